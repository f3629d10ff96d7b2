"""Every problem has its sentence, and every sentence its parameters."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import mla_writer
from mla_writer.errors import Place, Problem
from mla_writer.translation.message import Message
from mla_writer.translation.problems import TEXTS, problem_message

CODE = re.compile(r"[A-Z]{3,}-\d{3}")
OF_FINDINGS = {"COMP", "CONF", "CONS", "DUAL", "EVID", "LANG", "LEGAL", "PROC", "REFU", "RIGHT"}


def codes_in_program() -> Iterator[str]:
    for file in Path(mla_writer.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
                yield str(node.value)


def test_problem_codes__used_anywhere__have_a_sentence():
    used = {code for code in codes_in_program() if code.partition("-")[0] not in OF_FINDINGS}
    assert len(used) > 50
    assert used - set(TEXTS) - {"SHA-256"} == set()  # the name of a sum reads like a code


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_sentence__of_each_code__begins_small_and_says_something(code):
    text = TEXTS[code]
    assert len(text) > 20
    assert text[0].islower() or text[0] in "“{.&"


def test_problem_message__with_a_suggestion__offers_it():
    parameters = {"key": "titel", "known": "title", "suggestion": "title"}
    message = problem_message(Problem("READ-001", Place("f", 1, 1), parameters))
    told, meant = message.parameters["problem"], message.parameters["meant"]
    assert isinstance(told, Message)
    assert isinstance(meant, Message)
    assert told.text == TEXTS["READ-001"]
    assert "{suggestion}" in meant.text
    assert meant.parameters["suggestion"] == "title"


def test_problem_message__without_a_suggestion__is_the_sentence_itself():
    problem = Problem("YAML-014", Place("f", 1, 1), {"key": "a", "line": 3})
    message = problem_message(problem)
    assert (message.text, message.parameters) == (TEXTS["YAML-014"], {"key": "a", "line": 3})
