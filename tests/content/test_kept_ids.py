"""The list of ids that drafts may hold: whole as it is shipped, only added to, and asked for where it is there at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mla_writer.cli.main import run
from mla_writer.content import Content
from mla_writer.forms.model import KnownIds
from mla_writer.forms.reading import read_cached
from mla_writer.linting.forms import lint_forms
from mla_writer.linting.kept_ids import ids_file, ids_text
from tests.sample import CONTENT

FREEZING, DETAINED = "assistance/freezing.yaml", "assistance/transfer_detained.yaml"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT.folder / "forms", tmp_path / "forms")
    return tmp_path / "forms"


def changed(forms: Path, file: str, old: str, new: str) -> None:
    path = forms / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(forms: Path) -> list[tuple[str, str]]:
    problems = lint_forms(Content(forms.parent))
    return [(one.code, str(one.parameters.get("path", ""))) for one in problems if "FORM-051" <= one.code <= "FORM-055"]


def test_shipped_list__holds_every_id():
    library = CONTENT.forms
    assert ids_file(library.folder).read_text(encoding="utf-8") == ids_text(library)


def test_question_of_a_list_that_is_renamed__is_told_with_its_place_in_the_form(forms):
    changed(forms, FREEZING, "{id: property,", "{id: thing_frozen,")
    told = [one for one in lint_forms(Content(forms.parent)) if one.code == "FORM-052"]
    assert [(one.parameters["path"], one.parameters["new"]) for one in told] == [
        ("items.property", "items.thing_frozen")
    ]
    assert told[0].place.file == str(forms / FREEZING)


def test_list_that_is_renamed__is_told_once(forms):
    changed(forms, FREEZING, "- id: items", "- id: objects")
    assert found(forms) == [("FORM-052", "items")]


def test_question_that_was_asked_once_and_hands_its_answers_down__is_not_missed(forms):
    changed(forms, "ids.yaml", "  transfer_detained:\n", "  transfer_detained:\n    handover_at: []\n")
    assert found(forms) == []
    changed(forms, DETAINED, "formerly: handover_at, ", "")
    assert found(forms) == [("FORM-051", "handover_at")]


def test_question_that_takes_any_words__misses_no_option(forms):
    changed(forms, "ids.yaml", "    case_name: []\n", "    case_name: [long, short]\n")
    assert found(forms) == []


def test_forms_of_an_office_without_a_list__are_not_faulted(forms):
    (forms / "ids.yaml").unlink()
    changed(forms, FREEZING, "{id: property,", "{id: thing_frozen,")
    assert found(forms) == []


def test_forms_ids__adds_and_takes_nothing_out(forms, capsys):
    before = read_cached(KnownIds, forms / "ids.yaml")
    changed(forms, "request/kinds.yaml", "{id: city,", "{id: town,")
    assert run(["forms", "ids", str(forms)]) == 0
    assert capsys.readouterr().out.strip() == str(forms / "ids.yaml")
    after = read_cached(KnownIds, forms / "ids.yaml")
    assert set(after.kinds["place"]) == {*before.kinds["place"], "town"}
    assert after.forms == before.forms
    assert set(found(forms)) == {("FORM-051", "city")}
