"""Reasons in words: why a question is asked, and what a finding that cannot be told waits for."""

from __future__ import annotations

import pytest

from mla_writer.case import Case
from mla_writer.cli.showing import tell
from mla_writer.conditions.values import Day
from mla_writer.letters import wording_for
from tests.sample import CONTENT, answered, completed, with_answers

REASONS = [
    (
        {"request.kind": "follow_up"},
        "request.earlier",
        "Asked because the answer to “Is this a new request?” is “Follow-up to a preservation or police request”.",
    ),
    (
        {"persons.p1.kind": "legal"},
        "persons.p1.name",
        "Asked because the answer to “Is this a human being or a company?” is “A company, association or authority”.",
    ),
    (
        {"persons.p1.kind": "natural"},
        "persons.p1.family",
        "Asked because the answer to “Is this a human being or a company?” is “A human being”.",
    ),
    (
        {"search_seizure.lend": "yes"},
        "search_seizure.keeper",
        "Asked because the answer to “Are originals to be lent to you?” is “Yes”.",
    ),
    ({}, "request.case_name", None),
]


def case_with(answers: dict[str, str]) -> Case:
    case = Case.new(CONTENT, "UG", "CH", ["search_seizure"], Day(2026, 11, 23))
    for path, value in answers.items():
        case.draft = case.draft.with_answers(answered(case, path, value))
    return case


def told(case: Case, path: str, language: str = "en") -> list[str]:
    wording = wording_for(case, language)
    return [tell(wording, one) for one in case.why_asked(path)]


@pytest.mark.parametrize(("answers", "path", "reason"), REASONS)
def test_why_asked__says_the_answer_that_decided(answers, path, reason):
    assert told(case_with(answers), path) == ([reason] if reason else [])


def test_why_asked__of_a_question_that_a_state_brings__names_it():
    assert told(completed(), "pack_ch.lawful_at_home") == ["Asked because Switzerland requires it."]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_why_asked__of_every_question_of_the_sample__can_be_said(language):
    case = completed()
    wording = wording_for(case, language)
    said = [tell(wording, one) for step in case.live.steps for one in case.why_asked(step.path)]
    assert said
    assert not [one for one in said if "{" in one or "…" in one]


def test_missing_answer__tells_why_it_is_wanted():
    case = case_with({"search_seizure.lend": "yes"})
    finding = next(one for one in case.findings if one.where == "search_seizure.keeper")
    assert finding.note is not None
    assert tell(wording_for(case, "en"), finding.note) == REASONS[3][2]


def test_why_asked__of_several_answers__says_each_as_it_stands_on_the_screen():
    case = with_answers(completed(), answered(completed(), "request.urgent", "yes"))
    said = "Asked because the answer to “Is it urgent?” is “Yes” and “By when is help needed?” has been answered."
    assert told(case, "request.urgency_reasons") == [said]


def test_why_asked__of_an_answer_of_several_choices__names_those_that_decided():
    asked = "Asked because the answer to “What is asked for?” includes "
    two = "“Bank and financial records” and “Freezing of property”"
    assert told(completed(), "request.relevance") == [f"{asked}{two}."]
    measures = ["bank_records", "freezing", "search_seizure", "statements"]
    case = with_answers(completed(), answered(completed(), "request.assistance", measures))
    few = told(case, "request.relevance")[0]
    assert few == f"{asked}“Bank and financial records”, “Freezing of property” and 2 more."
    assert "يتضمن" in told(case, "request.relevance", "ar")[0]


WAITS = [
    (
        "documents.d1.translation",
        "CH.enclosures_translated",
        "This stays open for as long as “Translation” has not been answered.",
    ),
    (
        "persons.p3.capacity",
        "persons.part_said",
        "This stays open for as long as “Role in the offences” has not been answered and “Capacity” has not been answered.",
    ),
]


@pytest.mark.parametrize(("removed", "code", "said"), WAITS)
def test_finding_that_cannot_be_told__says_what_it_waits_for(removed, code, said):
    case = completed()
    case.remove(removed)
    finding = next(one for one in case.findings if one.code == code and one.result == "cannot_tell")
    assert finding.note is not None
    assert tell(wording_for(case, "en"), finding.note) == said


def test_finding_at_a_question_that_is_not_asked_yet__leaves_the_word_to_the_answer_that_it_waits_for():
    case = completed()
    case.remove("things.acc1.kind")
    assert case.live.is_hidden("things.acc1.bank")
    assert {one.code for one in case.findings if one.where.startswith("things.acc1")} == {"COMP-001"}


def test_question_that_is_only_left_out_elsewhere__is_asked_without_a_reason():
    case = completed()
    assert case.why_asked("request.requested") == ()
    assert case.why_asked("request.urgency_reasons") != ()
