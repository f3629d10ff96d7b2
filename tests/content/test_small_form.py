"""The linter on a small form of two pages: without fault as it stands; each fault that is put in is told where it stands.

`small.yaml` is the form, `small_faults.yaml` the faults, in it and in the files around it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from mla_writer.cli.main import run
from mla_writer.cli.showing import say
from mla_writer.content import Content
from mla_writer.errors import Problem
from mla_writer.linting.forms import lint_forms
from mla_writer.translation.problems import problem_message
from tests.sample import CONTENT

SMALL = "assistance/small.yaml"
HERE = Path(__file__).parent
FAULTS = yaml.load((HERE / "small_faults.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder whose only type of assistance is the small form."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(CONTENT.folder / "forms", folder / "forms", ignore=lambda *_: {"assistance"})
    (folder / "forms" / "assistance").mkdir()
    shutil.copy(HERE / "small.yaml", folder / "forms" / SMALL)
    (folder / "forms" / "ids.yaml").unlink()
    assert run(["forms", "ids", str(folder)]) == 0
    return folder


def told(folder: Path, file: str, old: str = "", new: str = "") -> Iterator[tuple[Problem, str]]:
    """Yield each problem of a file in which `old` was replaced, with the text from the place where it is told."""
    path = folder / "forms" / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        for one in lint_forms(Content(folder)):
            if one.place.file == str(path):
                yield one, lines[one.place.line - 1][one.place.column - 1 :]
    finally:
        path.write_text(text, encoding="utf-8")


def test_small_form__has_no_fault(folder):
    assert list(told(folder, SMALL)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one['code']} {one['new'][:40]}")
def test_fault__is_told_at_its_place_with_what_to_do(folder, fault):
    found = [
        one
        for one in told(folder, fault.get("file", SMALL), fault["old"], fault["new"])
        if one[0].code == fault["code"]
    ]
    assert found
    problem, at = found[0]
    sentence = say(problem_message(problem), "en")
    assert at.startswith(fault["at"])
    assert fault["said"] in sentence
    assert "…" not in sentence.replace("table …", "")


def test_every_kind_of_fault_of_a_form__is_among_them():
    """All but those of single files: the name of the form, what kinds of letters leave out, packs, grounds, lists of words."""
    from mla_writer.translation.problems import FORM_TEXTS

    elsewhere = {"FORM-001", "FORM-039", "FORM-042", "FORM-050", "FORM-057"}
    of_forms = {one for one in FORM_TEXTS if one.startswith("FORM")}
    assert {one["code"] for one in FAULTS if one["code"].startswith("FORM")} == of_forms - elsewhere


def test_faults_in_two_files__are_both_told(folder):
    other = folder / "forms" / "request" / "facts.yaml"
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace("label: When?", 'label: ""', 1), encoding="utf-8")
    try:
        here = [one.code for one, _ in told(folder, SMALL, "label: Only lent?", 'label: ""')]
        there = [one.code for one in lint_forms(Content(folder)) if one.place.file == str(other)]
    finally:
        other.write_text(text, encoding="utf-8")
    assert here == ["FORM-015"]
    assert there == ["FORM-015"]
