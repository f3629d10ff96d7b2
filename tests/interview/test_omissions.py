"""What a kind of letter leaves out is neither asked nor found nor said, and is back when the kind changes again."""

from __future__ import annotations

import pytest

from mla_writer.case import Case
from mla_writer.conditions.values import Day
from mla_writer.documents.plain import write_plain
from mla_writer.errors import UsageError
from mla_writer.letters import compose_letter
from tests.sample import CONTENT, completed

BRIEF = ("reminder", "extension", "amendment", "withdrawal")
FACTS_AND_LAW = ("persons.", "facts.", "offences.", "bank_records.", "freezing.", "pack_ch.", "treaty_")


@pytest.mark.parametrize("kind", BRIEF)
def test_letter_about_an_earlier_request__asks_nothing_of_facts_and_law(kind):
    case = completed()
    before = {step.path for step in case.live.steps}
    case.answer("request.kind", kind)
    asked = {step.path for step in case.live.steps}
    assert any(one.startswith(FACTS_AND_LAW) for one in before)
    assert [one for one in asked if one.startswith(FACTS_AND_LAW)] == []
    assert asked.isdisjoint({"request.purpose", "request.treaties", "request.assistance", "request.relevance"})
    assert {"request.kind", "request.earlier", "request.contact", "request.signatory"} <= asked


@pytest.mark.parametrize("kind", [*BRIEF, "advance"])
def test_kind__changed_and_changed_back__everything_is_asked_and_said_again(kind):
    case = completed()
    letter, findings = write_plain(compose_letter(case, "en")), case.findings
    case.answer("request.kind", kind)
    assert case.findings != findings
    case.answer("request.kind", "new")
    assert case.findings == findings
    assert write_plain(compose_letter(case, "en")) == letter
    assert case.live.hidden_answers == completed().live.hidden_answers


@pytest.mark.parametrize("kind", [*BRIEF, "advance"])
def test_kind__changed_step_by_step__is_as_if_opened_anew(kind):
    case = completed()
    _ = case.findings
    case.answer("request.kind", kind)
    anew = Case(CONTENT, case.draft, case.path)
    assert [(one.key, one.level) for one in case.findings] == [(one.key, one.level) for one in anew.findings]
    assert [one.path for one in case.live.steps] == [one.path for one in anew.live.steps]
    assert case.live.hidden == anew.live.hidden


def test_kind__not_answered__leaves_nothing_out():
    case = completed()
    case.remove("request.kind")
    assert case.live.left_out.places == {
        "request.signatories",
        "request.undertakings",
    }  # the office has them, no request
    assert case.live.said is case.answers
    assert "bank_records" in case.live.forms


def test_kind_of_letter__hides_what_it_leaves_out__and_keeps_the_rest():
    gone = completed().if_answered("request.kind", "withdrawal").live.hidden_answers
    assert "request.purpose" in gone
    assert any(one.startswith("facts.") for one in gone)
    assert "request.contact.name" not in gone


@pytest.mark.parametrize("kind", BRIEF)
def test_letter_about_an_earlier_request__without_that_request__is_not_complete(kind):
    case = Case.new(CONTENT, "UG", "CH", ["freezing"], Day(2026, 11, 23), kind)
    assert case.answers.listed("request.measures") == ("freezing",)
    assert "COMP-001 request.earlier" in {f"{one.code} {one.where}" for one in case.findings if one.level == "blocker"}
    assert not any(one.code.startswith(("DUAL", "EVID", "LEGAL", "CH.")) for one in case.findings)


def test_new__of_a_whole_kind__asks_for_the_assistance():
    case = Case.new(CONTENT, "UG", "CH", ["freezing"], kind="supplement")
    assert case.answers.listed("request.assistance") == ("freezing",)
    assert "freezing" in case.live.forms


def test_new__of_a_kind_that_does_not_exist__is_told():
    with pytest.raises(UsageError) as raised:
        Case.new(CONTENT, "UG", "CH", ["freezing"], kind="remainder")
    assert raised.value.problems[0].code == "USE-007"
    assert "reminder" in str(raised.value.problems[0].parameters["known"])
