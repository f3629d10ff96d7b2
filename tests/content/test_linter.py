"""The linter: each fault that an author can make is told with its code, at its place, with the word that was meant."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mla_writer.cli.main import run
from mla_writer.content import Content
from mla_writer.errors import ProgramError
from mla_writer.linting.coverage import coverage
from mla_writer.linting.forms import lint_forms
from mla_writer.linting.packs import lint_packs, lint_treaties
from tests.sample import CONTENT

FREEZING, PACK, TREATY = "forms/assistance/freezing.yaml", "forms/countries/ch.yaml", "forms/treaties/uncac.yaml"
STANDARDS = "forms/standards/evidence.yaml"
LETTER, FRAME = "forms/request/letter.yaml", "forms/request/request.yaml"
GROUNDS = "forms/request/refusal_grounds.yaml"
WORDINGS = "forms/wordings.yaml"

FORM_FAULTS = [
    (FREEZING, "when: \"extent != 'item'\"", "when: \"extnt != 'item'\"", "COND-010", "extent"),
    (FREEZING, "when: \"extent != 'item'\"", "when: \"extent != 'itm'\"", "COND-023", "item"),
    (FREEZING, "when: \"extent != 'item'\"", 'when: "extent !"', "COND-", ""),
    (FREEZING, "when: \"extent != 'item'\"", 'when: "extent"', "COND-022", ""),
    (
        FREEZING,
        "source: [eu_freezing_certificate]",
        "source: [eu_freezing_certifcate]",
        "FORM-007",
        "eu_freezing_certificate",
    ),
    (FREEZING, "!says(action, 'all_property')", "!says(action, 'all_properti')", "COND-025", "all_property"),
    (FREEZING, "kind: thing", "kind: thng", "READ-003", "thing"),
    (FREEZING, "  - id: items", "  - id: Items", "FORM-002", ""),
    (FREEZING, "form: freezing", "form: freezin", "FORM-001", ""),
    (LETTER, "{request.case_name}", "{request.case_nam}", "COND-", "case_name"),
    (
        LETTER,
        "when: \"request.kind == 'reminder'\", text",
        "when: \"request.kind == 'remindr'\", text",
        "COND-023",
        "reminder",
    ),
    (
        LETTER,
        'heading: What changes\n    when: "request.kind',
        'heading: What changes\n    when: "request.knd',
        "COND-",
        "kind",
    ),
    (FRAME, "collections: [persons, facts, offences]", "collections: [persons, fcts, offences]", "FORM-039", "facts"),
    (WORDINGS, "\n  hearsay:", "\n  hearsays:", "FORM-057", "hearsays"),
    (GROUNDS, "touch: fiscal", "touch: fisca", "FORM-050", "fiscal"),
    (GROUNDS, "assurances: [retrial]", "assurances: [retrail]", "FORM-050", "retrial"),
    (GROUNDS, "offences.*.final_decision", "offences.*.final_decison", "FORM-050", "final_decision"),
    (GROUNDS, "offences.no_final_decision", "offences.no_final_decisions", "FORM-050", "no_final_decision"),
    (GROUNDS, "o.final_decision == false", "o.final_decisio == false", "COND-", "final_decision"),
    (GROUNDS, "  - id: military", "  - id: political", "FORM-019", ""),
    (FRAME, "annexes: [things, orders", "annexes: [thngs, orders", "FORM-039", "things"),
    (
        FRAME,
        "findings: [request.file_numbers_given",
        "findings: [request.file_number_given",
        "FORM-039",
        "file_numbers_given",
    ),
    (
        FRAME,
        "shelf: [signatory]",
        "shelf: [signatry]",
        "FORM-029",
        "signatory",
    ),
    (
        FRAME,
        "when: \"kind == 'amendment'\"\n    collections",
        "when: \"kynd == 'amendment'\"\n    collections",
        "COND-010",
        "kind",
    ),
    (STANDARDS, "located_by: [bank_facts]", "located_by: [bank_fcts]", "FORM-029", "bank_facts"),
    (
        STANDARDS,
        "assistance: bank_account_search",
        "assistance: bank_acount_search",
        "STANDARD-004",
        "bank_account_search",
    ),
    (
        STANDARDS,
        "{assistance: government_records, standard: relevance",
        "{assistance: government_records, standard: relevanc",
        "STANDARD-003",
        "relevance",
    ),
    (STANDARDS, "  - id: relevance", "  - id: prima_facie", "STANDARD-001", ""),
    (STANDARDS, "source: [harare_scheme]", "source: []", "STANDARD-002", ""),
    (STANDARDS, "source: [harare_scheme]", "source: [harare_sceme]", "FORM-007", "harare_scheme"),
]
PACK_FAULTS = [
    (PACK, "standard: reasonable_suspicion", "standard: reasonable_suspition", "STANDARD-003", ""),
    (PACK, "country: CH", "country: NA", "PACK-001", ""),
    (TREATY, "46(3)(f)", "46/3/f", "TREATY-", ""),
    (TREATY, "\n  freezing: ", "\n  freezng: ", "TREATY-010", "freezing"),
    (
        TREATY,
        "assistance: [confiscation, asset_return",
        "assistance: [confiscation, asset_retrun",
        "TREATY-010",
        "asset_return",
    ),
    # the questions that a pack brings are held to what holds for those of a form
    (PACK, "      caption: Lawfulness of the production in the requesting State\n", "", "FORM-042", ""),
    (PACK, "after: manner", "after: maner", "FORM-029", ""),
    (PACK, "        confirmed: it is confirmed", "        confirmd: it is confirmed", "FORM-005", ""),
    (
        PACK,
        "An order of our own court is enclosed",
        "The production of the records would be lawful at home",
        "FORM-018",
        "",
    ),
    (PACK, "- id: lawful_at_home_search", "- id: place_time_manner", "FORM-019", ""),
    (
        PACK,
        "      id: lawful_at_home\n",
        "      id: lawful_at_home\n      when: \"request.kind == 'new' && request.kind == 'supplement'\"\n",
        "",
        "",
    ),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder of its own, to be spoilt."""
    folder = tmp_path_factory.mktemp("content")
    for name in ("forms", "translations", "resources"):
        shutil.copytree(CONTENT.folder / name, folder / name)
    return folder


def spoilt(folder: Path, file: str, old: str, new: str) -> tuple[Path, str]:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path, text


def problems(folder: Path, lint: object) -> list[tuple[str, str, int, str]]:
    try:
        found = tuple(lint(Content(folder)))  # type: ignore[operator]
    except ProgramError as error:
        found = error.problems
    return [(one.code, one.place.file, one.place.line, str(one.parameters.get("suggestion", ""))) for one in found]


@pytest.mark.parametrize(("file", "old", "new", "code", "meant"), FORM_FAULTS)
def test_fault_in_a_form__is_told_at_its_place(copied, file, old, new, code, meant):
    path, text = spoilt(copied, file, old, new)
    try:
        found = problems(copied, lint_forms)
    finally:
        path.write_text(text, encoding="utf-8")
    told = [one for one in found if one[0].startswith(code) and one[1] == str(path)]
    assert told, found
    assert told[0][2] > 0
    if meant:
        assert meant in told[0][3]


@pytest.mark.parametrize(("file", "old", "new", "code", "meant"), PACK_FAULTS)
def test_fault_in_a_pack_or_treaty__is_told_at_its_place(copied, file, old, new, code, meant):
    path, text = spoilt(copied, file, old, new)
    try:
        found = problems(copied, lint_packs if "countries" in file else lint_treaties)
    finally:
        path.write_text(text, encoding="utf-8")
    told = [one for one in found if one[0].startswith(code) and one[1] == str(path)]
    assert told, found
    if meant:
        assert told[0][2] > 0
        assert told[0][3] == meant


def test_misspelt_type_in_a_treaty__is_told_by_the_check_of_the_forms_too(copied):
    path, text = spoilt(copied, TREATY, "\n  freezing: ", "\n  freezng: ")
    line = path.read_text(encoding="utf-8").splitlines().index('  freezng: "54(2), 46(3)(j)"') + 1
    try:
        found = problems(copied, lint_forms)
    finally:
        path.write_text(text, encoding="utf-8")
    assert found == [("TREATY-010", str(path), line, "freezing")]


def test_shipped_content__has_no_fault():
    assert tuple(lint_forms(CONTENT)) == ()
    assert tuple(lint_packs(CONTENT, levels=True)) == ()
    assert tuple(lint_treaties(CONTENT, levels=True)) == ()


def test_coverage__of_the_shipped_forms__takes_every_row_or_says_why_not():
    rows, found = coverage(CONTENT)
    assert found == ()
    assert {one.assistance for one in rows} == set(CONTENT.forms.assistance)
    assert all(len(one.left_out) > 20 for one in rows if not one.taken_by)


def test_coverage__where_nothing_takes_a_row__names_it_at_its_line(copied):
    path = copied / FREEZING
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"M9\.06(, )?", "", text), encoding="utf-8")
    try:
        _, found = coverage(Content(copied))
    finally:
        path.write_text(text, encoding="utf-8")
    assert [one.parameters["row"] for one in found] == ["M9.06 (freezing)"]
    assert found[0].place.line > 0


def test_row_that_lost_its_only_question__is_a_fault_of_the_forms_and_of_their_coverage(copied, capsys):
    path = copied / FREEZING
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"M9\.06(, )?", "", text), encoding="utf-8")
    try:
        statuses = [run(["forms", "check", str(copied)]), run(["forms", "coverage", str(copied)])]
        told = capsys.readouterr().err.splitlines()
        (copied / "forms" / "elements.yaml").rename(copied / "elements.yaml")
        without = problems(copied, lint_forms)
    finally:
        path.write_text(text, encoding="utf-8")
        (copied / "elements.yaml").rename(copied / "forms" / "elements.yaml")
    assert statuses == [2, 2]
    assert [one for one in told if "elements.yaml:" in one and "“M9.06 (freezing)”" in one] == told
    assert len(told) == 2
    assert without == []


def test_forms_check__of_the_shipped_forms(capsys):
    assert run(["forms", "check"]) == 0
    assert capsys.readouterr().err == ""
