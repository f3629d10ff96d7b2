"""A request that has just begun: what is missing is told once, at questions that are asked."""

from __future__ import annotations

import pytest

from mla_writer.answers.answers import Answers
from mla_writer.answers.draft import Draft
from mla_writer.case import Case
from tests.sample import CONTENT


@pytest.mark.parametrize("requested", ["CH", "KE", "US", "DE", "CN", "NA", "FR"])
def test_findings_of_a_new_request__lead_to_questions_that_are_asked(requested: str) -> None:
    for name in CONTENT.forms.assistance:
        answers = Answers().set("request.assistance", (name,)).set("request.kind", "new")
        case = Case(CONTENT, Draft(answers.set("request.requesting", "UG").set("request.requested", requested)))
        assert case.findings
        assert [one.code for one in case.findings if case.live.is_hidden(one.where)] == [], name


def test_demand_of_the_state_on_a_measure__waits_without_a_word_of_its_own_for_the_manner_that_is_asked_first() -> None:
    answers = Answers().set("request.assistance", ("bank_records",)).set("request.kind", "new")
    answers = answers.set("request.requesting", "UG").set("request.requested", "CH")
    case = Case(CONTENT, Draft(answers))
    assert [one.code for one in case.findings if one.where == "bank_records.manner"] == ["COMP-001"]
    assert not [one for one in case.findings if one.code == "CH.lawful_at_home_bank"]
    by_order = Case(CONTENT, Draft(answers.set("bank_records.manner", "compulsory")))
    assert [one.where for one in by_order.findings if one.code == "CH.lawful_at_home_bank"] == [
        "pack_ch.lawful_at_home"
    ]
