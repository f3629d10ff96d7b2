"""`Case`: edits have names and can be taken back, overrides lapse, and a request is always what its answers say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from mla_writer.answers.draft import Event, Exported
from mla_writer.answers.values import Text, Version
from mla_writer.case import Case
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.letters import StoppedError, Wanted, compose_letter, file_names, write_into
from mla_writer.translation.message import Message
from tests.sample import CONTENT, SAMPLES, completed, gapped

PATHS = ["request.case_name", "request.urgent", "facts.f1.what", "persons.p1.family", "bank_records.items.i1.period"]
EDITS = st.lists(st.tuples(st.sampled_from(["answer", "remove", "undo", "redo"]), st.sampled_from(PATHS)), max_size=12)


@settings(max_examples=25)
@given(EDITS)
def test_edits__undone_to_the_first__give_the_request_as_it_was(edits):
    case = completed()
    before = case.draft
    for number, (what, path) in enumerate(edits):
        if what == "answer":
            case.answer(path, Text.written(f"new {number}") if path == "facts.f1.what" else f"new {number}")
        elif what == "remove":
            case.remove(path)
        elif what == "undo":
            case.undo()
        else:
            case.redo()
    after = case.draft
    count = 0
    while case.undo() is not None:
        count += 1
    assert case.draft == before
    for _ in range(count):
        case.redo()
    assert case.draft == after


def test_undo__names_what_it_takes_back_and_redo_what_it_does_again():
    case = completed()
    case.answer("request.case_name", "R v A")
    undone, redone = case.undo(), case.redo()
    assert undone is not None
    assert undone == redone
    question = undone.parameters["question"]
    assert isinstance(question, Message)
    assert question.text == "Case"
    assert case.answers.text("request.case_name") == "R v A"


def test_redo__after_a_new_edit__has_nothing_left():
    case = completed()
    case.answer("request.case_name", "R v A")
    case.undo()
    case.answer("request.case_name", "R v B")
    assert case.redo() is None


def test_undo__of_nothing__is_nothing():
    assert completed().undo() is None


def test_remove__a_fact__goes_with_its_links_and_comes_back_whole():
    case = completed()
    before = case.answers
    case.remove("facts.f1")
    links = [str(value) for path, value in case.answers.leaves() if path.endswith(".elements")]
    assert case.answers.get("facts.f1") is UNKNOWN
    assert not [one for one in links if "'f1'" in one]
    case.undo()
    assert case.answers == before


def test_override__holds_until_what_it_rests_on_changes():
    case = completed()
    finding = case.findings[0]
    case.override(finding, "Agreed by telephone", "an officer")
    assert case.findings[0].overridden is not None
    assert case.draft.history[-1].what == "override"

    case.answer("request.case_name", "R v A")
    assert next(one for one in case.findings if one.key == finding.key).overridden is not None

    case.answer(finding.where, Text.written("Another office"))
    again = [one for one in case.findings if one.key == finding.key]
    assert all(one.overridden is None for one in again)


def test_override__of_one_of_two_numbers_in_a_text__leaves_the_other_open():
    case = completed()
    what = "Paid from account 9030001122335 (Kampala) to CH93 0076 2011 6238 5295 8 in Geneva."
    case.answer("facts.f4.what", Text({"en": Version(what)}))

    def near() -> list[Finding]:
        return [one for one in case.findings if (one.code, one.where) == ("CONS-001", "facts.f4.what")]

    first, second = near()
    assert first.message != second.message
    assert first.key == "CONS-001@facts.f4.what"
    case.override(first, "Another account indeed", "an officer")
    assert [one.overridden is None for one in near()] == [False, True]
    case.override(second, "This one too", "an officer")
    assert [one.overridden is None for one in near()] == [False, False]
    case.withdraw_override(first)
    assert [one.overridden is None for one in near()] == [True, False]


def test_override__of_a_blocker__lets_the_request_be_complete():
    case = completed()
    case.remove("request.purpose")
    states = [case.is_complete]
    for finding in [one for one in case.findings if one.is_open_blocker]:
        case.override(finding, "Told orally", "an officer")
    states.append(case.is_complete)
    case.undo()
    states.append(case.is_complete)
    assert states == [False, True, False]


def test_new__asks_for_what_every_request_says():
    case = Case.new(CONTENT, "UG", "CH", ["freezing"], Day(2026, 11, 23))
    assert case.request_date == Day(2026, 11, 23)
    assert not case.is_complete
    assert {one.where for one in case.findings} >= {"request.purpose", "request.office"}


def test_state_without_a_pack__is_said_and_blocks_nothing():
    case = completed()
    case.answer("request.requested", "VA")
    found = [one for one in case.findings if one.code == "PROC-003" or "pack" in one.message.text]
    assert found
    assert all(one.level != "blocker" for one in found)


def test_state_of_which_nothing_sourced_is_known__is_said_and_blocks_nothing():
    case = completed()
    case.answer("request.requested", "BF")
    found = [one for one in case.findings if one.code == "PROC-003"]
    assert [one.level for one in found] == ["advice"]


def test_override__taken_back__leaves_the_finding_open__and_can_be_undone():
    case = gapped()
    finding = next(one for one in case.findings if one.code == "COMP-001")
    case.override(finding, "It follows.", "A. Namutebi")
    case.withdraw_override(next(one for one in case.findings if one.key == finding.key))
    assert next(one for one in case.findings if one.key == finding.key).overridden is None
    assert [one.what for one in case.draft.history] == ["override", "override_withdrawn"]
    case.undo()
    (kept,) = case.draft.overrides.values()
    assert kept.by == "A. Namutebi"


def test_export__in_the_history__outlives_undo__and_tells_whether_the_answers_changed_since(tmp_path):
    case = completed()
    case.answer("request.reference", "X/1")
    case.record_export(("en", "fr"), ("request.en.docx", "request.fr.docx"), final=True)
    (export,) = case.draft.exports
    assert export.answers == case.fingerprint
    assert (export.languages, export.reader, export.final) == (("en", "fr"), "full", True)
    case.undo()
    assert case.draft.exports == (export,)
    assert export.answers != case.fingerprint
    case.redo()
    assert export.answers == case.fingerprint
    again = Case.open(CONTENT, case.save(tmp_path / "draft.mla"))
    assert again.draft.exports == (export,)
    assert again.fingerprint == export.answers


@given(st.lists(st.text(min_size=1), min_size=1))
def test_export__is_known_again_whatever_its_files_are_called(names):
    export = Exported("2026-11-02", True, "full", ("en", "fr"), tuple(names), "ab12")
    assert Exported.of(export.as_event()) == export


def test_export__told_of_by_earlier_drafts__is_known_though_its_file_has_blanks_in_its_name():
    event = Event("2026-11-02", "export", "draft full en,fr Kato case 100%.zip ab12")
    assert Exported.of(event) == Exported("2026-11-02", False, "full", ("en", "fr"), ("Kato case 100%.zip",), "ab12")


def test_letters__that_are_stopped__are_not_written(tmp_path):
    seen: list[int] = []

    def go_on(composed: int) -> bool:
        seen.append(composed)
        return composed < 2

    with pytest.raises(StoppedError):
        write_into(completed(), Wanted(("en", "fr")), tmp_path, go_on)
    assert seen == [0, 1, 2]
    assert list(tmp_path.iterdir()) == []


def test_letters__for_another_reader__do_not_replace_the_full_ones():
    assert file_names(Wanted(("en",))) == ("request.en.docx",)
    assert file_names(Wanted(("en",), "provider", "txt")) == ("request.provider.en.txt",)


def test_undo__goes_back_five_hundred_steps_and_holds_no_more() -> None:
    case = Case.open(CONTENT, SAMPLES / "uganda-switzerland.gaps.yaml")
    for number in range(600):
        case.answer("request.reference", f"R/{number}")
    steps = 0
    while case.undo() is not None:
        steps += 1
    assert steps == 500
    assert case.answers.text("request.reference") == "R/99"


def test_pack__of_the_state_of_a_provider__has_no_say_in_a_letter_to_the_provider_alone() -> None:
    case = Case.new(CONTENT, "UG", "CH", ["direct_provider_request"], Day(2026, 11, 23))
    assert not case.pack
    assert not any(one.code.startswith("CH.") for one in case.findings)
    assert case.live.is_hidden("request.requested")

    case.answer("request.assistance", ("direct_provider_request", "traffic_data"))
    assert case.pack
    assert any(one.code == "direct_provider_request.stands_alone" for one in case.findings)

    case.answer("request.assistance", ("traffic_data",))
    assert not case.live.is_hidden("request.requested")
    assert case.requested == "CH"


def test_requested_state__is_asked_for_while_no_assistance_is_chosen() -> None:
    case = Case.new(CONTENT, "UG", "CH", ["traffic_data"], Day(2026, 11, 23))
    case.remove("request.assistance")
    assert not case.live.is_hidden("request.requested")
    assert not case.live.is_hidden("request.channel")


@pytest.mark.parametrize(
    ("assistance", "title"),
    [
        (("direct_provider_request",), "Request for the disclosure of subscriber data"),
        (("traffic_data",), "Request for mutual legal assistance in criminal matters"),
        (("direct_provider_request", "traffic_data"), "Request for mutual legal assistance in criminal matters"),
    ],
)
def test_letter__has_the_title_of_a_type_that_stands_alone(assistance, title) -> None:
    case = Case.new(CONTENT, "UG", "CH", assistance, Day(2026, 11, 23))
    assert compose_letter(case, "en", final=False).title == title


def test_types_asked_for__are_told_by_what_their_forms_say_of_them():
    context = completed().context
    asked = {trait: context.asked_with(trait) for trait in ("stored", "personal_data", "electronic", "treaty_only")}
    assert asked["stored"] == tuple(one for one in ("bank_records", "subscriber_data") if one in context.assistance)
    assert "freezing" in context.assistance
    assert not any("freezing" in some for some in asked.values())
