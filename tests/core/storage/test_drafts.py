"""Draft files: what is saved is opened again equal, byte for byte when nothing changed, and every old format stays readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.answers.draft import FORMAT
from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.conditions.values import Day
from mla_writer.errors import StorageError
from mla_writer.storage.drafts import draft_text
from tests.sample import CONTENT, SAMPLES, completed

KEPT = Path(__file__).parent / "kept"


def test_draft__saved_and_opened__is_the_same(tmp_path):
    case = completed()
    case.record("note", "x")
    file = case.save(tmp_path / "draft.yaml")
    again = Case.open(CONTENT, file)
    assert again.draft == case.draft
    assert draft_text(again.draft) == file.read_text(encoding="utf-8")


def test_draft__saved_with_an_override__keeps_it(tmp_path):
    case = completed()
    finding = case.findings[0]
    case.override(finding, "Agreed with Bern by telephone", "an officer")
    again = Case.open(CONTENT, case.save(tmp_path / "draft.yaml"))
    assert [one.overridden.reason for one in again.findings if one.overridden] == ["Agreed with Bern by telephone"]


@pytest.mark.parametrize("version", range(1, FORMAT + 1))
def test_draft__of_every_format_ever_shipped__still_opens(version):
    case = Case.open(CONTENT, KEPT / f"draft-{version}.yaml", Day(2026, 11, 23))
    assert case.answers.text("request.reference") == "DPP/ACD/MLA/17/2026"
    assert case.live.hidden_answers == ()


def test_completed_sample__as_shipped__is_the_sample_with_its_gaps_filled():
    shipped = Case.open(CONTENT, SAMPLES / "uganda-switzerland.complete.yaml")
    assert list(shipped.answers.leaves()) == list(completed().answers.leaves())


def test_draft__answered_once_what_is_now_asked_of_each_item__has_it_in_each_without_an_answer_of_its_own(tmp_path):
    path = tmp_path / "old.yaml"
    path.write_text(
        """draft: "3"
request: {requesting: UG, requested: CH}
transfer_detained:
  items: {t1: {prisoner_number: A 1}, t2: {handover_when: 2027-03-08T11:30 Europe/Zurich}}
  handover_at: {city: Geneva}
  handover_when: 2027-01-11T07:15 Europe/Zurich
""",
        encoding="utf-8",
    )
    case = Case.open(CONTENT, path, Day.parse("2026-11-23"))
    case.save(path)
    again = Case.open(CONTENT, path, Day.parse("2026-11-23"))

    for one in (case, again):
        when = [str(one.answers.get(f"transfer_detained.items.{item}.handover_when")) for item in ("t1", "t2")]
        assert ["2027-01-11" in when[0], "2027-03-08" in when[1]] == [True, True]
        assert one.answers.get("transfer_detained.items.t2.handover_at.city") == "Geneva"
    assert list(again.answers.records("transfer_detained.items")) == ["t1", "t2"]


LIMITS = [("request.case_name", "x" * 1_000_001, "FILE-008"), ("facts.f1.what", "é\n" * 400_000 + "é", "")]


@pytest.mark.parametrize(("path", "text", "code"), LIMITS)
def test_draft__that_could_not_be_opened_again__is_not_written(tmp_path, path, text, code):
    case = completed()
    file = case.save(tmp_path / "draft.yaml")
    before = file.read_bytes()
    case.answer(path, Text.written(text))
    if code:
        with pytest.raises(StorageError) as caught:
            case.save()
        assert [one.code for one in caught.value.problems] == [code]
        assert file.read_bytes() == before
    else:
        assert Case.open(CONTENT, case.save()).answers.get(path) == Text.written(text)


def test_draft__of_more_bytes_than_are_read__is_not_written(tmp_path):
    case = completed()
    file = case.save(tmp_path / "draft.yaml")
    for number in range(12):
        case.answer(f"facts.x{number}.what", Text.written("é" * 500_000))
    with pytest.raises(StorageError) as caught:
        case.save()
    assert [one.code for one in caught.value.problems] == ["FILE-007"]
    assert Case.open(CONTENT, file).answers == completed().answers
