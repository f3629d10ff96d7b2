"""What is told and asked fits what stands there: contacts, treaties in no list, persons alone to be transferred."""

from __future__ import annotations

import pytest

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import Day
from mla_writer.letters import wording_for
from tests.sample import CONTENT, completed

LONG = "Treaty on Mutual Legal Assistance in Criminal Matters between the Republic of the Philippines and the Kingdom of Spain"


def test_telephone_of_the_own_contact__that_cannot_be_right__is_not_a_matter_of_evidence() -> None:
    case = completed()
    case.answer("request.contact.phone", "+256 1")
    (found,) = [one for one in case.findings if one.code == "CONS-006"]
    told = wording_for(case, "en").told(found.message)
    assert "evidence" not in told
    assert "reaches nobody" in told


def test_treaty_in_no_list__is_named_in_the_message_and_not_in_the_title() -> None:
    case = completed()
    case.draft = case.draft.with_answers(case.answers.set("request.other_treaty", Text({DRAFTED: Version(LONG)})))
    found = next(one for one in case.findings if one.where == "request.other_treaty" and one.code == "LEGAL-010")
    wording = wording_for(case, "en")
    assert found.title is not None
    assert LONG not in wording.told(found.title)
    assert LONG in wording.told(found.message)


@pytest.mark.parametrize(
    ("types", "is_asked"),
    [(["transfer_detained"], False), (["transfer_detained", "bank_records"], True), (["information_items"], True)],
)
def test_return_of_objects__is_asked_where_more_than_persons_is_to_come(types: list[str], is_asked: bool) -> None:
    case = Case.new(CONTENT, "PH", "ES", types, Day(2026, 11, 23))
    assert ("request.return_material" in {one.path for one in case.live.steps}) is is_asked
