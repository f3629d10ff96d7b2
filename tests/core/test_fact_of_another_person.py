"""A fact linked to elements for a person whom it does not name: each finding says to which element."""

from __future__ import annotations

from mla_writer.checks.rules import fact_of_another_person
from tests.rule import found_by
from tests.sample import answered, completed


def test_fact_linked_to_two_elements_for_a_stranger__is_told_for_each_of_them():
    case = completed()
    links = {
        "official": [{"fact": "f9", "person": "p1"}],
        "violation": [{"fact": "f3", "person": "p1"}],
        "aim": [{"fact": "f3", "person": "p1"}],
        "intent": ["f9"],
    }
    case.draft = case.draft.with_answers(answered(case, "offences.o2.elements", links))
    found = [one for one in found_by(fact_of_another_person, case.context) if one.where.startswith("offences.o2.")]
    assert len(found) == 2
    assert len({str(one.message.parameters["element"]) for one in found}) == 2
