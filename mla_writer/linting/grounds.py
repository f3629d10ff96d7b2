"""Linting the grounds of refusal: ids, conditions, and that the questions, options and findings they name are there."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import filter as matching

from mla_writer.checks.refusal_test import ASSURANCES, TOUCHES
from mla_writer.checks.rules import RULES
from mla_writer.content import Content
from mla_writer.errors import Problem
from mla_writer.forms.grounds import Ground
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.linting.conditions import ConditionLinter
from mla_writer.linting.places import FilePlaces
from mla_writer.linting.questions import is_id
from mla_writer.yamlio import closest

_CONDITIONS = ("applies", "clear", "assured", "answered")
_LIST = "list"
"""The key under which the grounds stand in their file."""


def lint_grounds(content: Content, questionnaire: Questionnaire, linter: ConditionLinter) -> Iterator[Problem]:
    """Yield the faults of forms/request/refusal_grounds.yaml."""
    grounds = content.forms.grounds
    places = FilePlaces(content.forms.folder / "request" / "refusal_grounds.yaml", grounds)
    codes = frozenset(RULES) | _codes(content, questionnaire)
    seen: dict[str, int] = {}
    for number, one in enumerate(grounds.list):
        place = places.at(_LIST, number, "id")
        if not is_id(one.id):
            yield Problem("FORM-002", place, {"id": one.id})
        if one.id in seen:
            yield Problem("FORM-019", place, {"id": one.id, "line": seen[one.id]})
        seen.setdefault(one.id, place.line)
        for key in _CONDITIONS:
            text = str(getattr(one, key))
            if text and text != "true":
                yield from linter.condition(text, (), places.at(_LIST, number, key))
        for key, name, known in _names(one, questionnaire, codes):
            suggestion = closest(name, known) or ""
            yield Problem("FORM-050", places.at(_LIST, number, key), {"name": name, "suggestion": suggestion})


def _names(
    ground: Ground, questionnaire: Questionnaire, codes: frozenset[str]
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield what a ground names and is not there: the key, the name, and what there is."""
    touches, offered = (_options(questionnaire, path) for path in (TOUCHES, ASSURANCES))
    if ground.touch and (ground.touch not in touches or not questionnaire.shape(f"request.{ground.touch}_answer")):
        yield "touch", ground.touch, touches
    yield from (("assurances", one, offered) for one in ground.assurances if one not in offered)
    known = frozenset(one.pattern for root in questionnaire.root.values() for one in root.walk())
    for path in ground.questions:
        if questionnaire.shape(path) is None:
            yield "questions", path, known
    for code in ground.told_by:
        if not matching(codes, code):
            yield "told_by", code, codes


def _options(questionnaire: Questionnaire, path: str) -> frozenset[str]:
    shape = questionnaire.shape(path)
    return frozenset(shape.question.options) if shape is not None and shape.question is not None else frozenset()


def _codes(content: Content, questionnaire: Questionnaire) -> frozenset[str]:
    """Return the codes of all rules: of forms, collections and treaties, and of every pack."""
    packs = (f"{pack.country}.{one.id}" for pack in content.packs for one in pack.requirements)
    return frozenset((*(one.code for one in questionnaire.rules), *packs))
