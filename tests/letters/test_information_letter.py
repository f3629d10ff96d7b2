"""A letter that only passes on information has a title of its own, and holds what belongs to the chosen facts, nothing else."""

from __future__ import annotations

import pytest

from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter, not_passed_on
from tests.sample import answered, completed

TITLE = "Transmission of information without a prior request"


def informing(*assistance: str, facts: tuple[str, ...] = ("f4",)) -> Case:
    """Return the sample as a letter for `assistance` that passes on `facts`."""
    case = completed()
    case.draft = case.draft.with_answers(answered(case, "request.assistance", list(assistance)))
    case.draft = case.draft.with_answers(answered(case, "spontaneous_information.information", list(facts)))
    return case


def test_information__holds_the_chosen_fact_with_what_it_names() -> None:
    case = informing("spontaneous_information")

    away = not_passed_on(case)

    assert {Ref("facts", "f4"), Ref("things", "acc1"), Ref("persons", "p4"), Ref("documents", "d3")} & away == set()
    assert {Ref("facts", "f9"), Ref("persons", "p5"), Ref("documents", "d8"), Ref("orders", "or1")} <= away


def test_information__says_nothing_of_other_facts_and_calls_itself_no_request() -> None:
    letter = write_plain(compose_letter(informing("spontaneous_information"), "en"))

    assert TITLE in letter
    assert "USD 1,250,000" in letter
    assert "Ministry of Works and Supplies" not in letter
    assert "HCT-00-AC-MA-0031-2025" not in letter
    assert "This request" not in letter
    assert "Assistance requested" not in letter


def test_information__a_fact_named_beside_the_chosen_ones_stays_away() -> None:
    case = informing("spontaneous_information")
    case.draft = case.draft.with_answers(answered(case, "spontaneous_information.their_link", ["f5"]))

    assert Ref("facts", "f5") in not_passed_on(case)


@pytest.mark.parametrize("assistance", [("bank_records",), ("bank_records", "spontaneous_information")])
def test_request__is_not_confined(assistance: tuple[str, ...]) -> None:
    case = informing(*assistance)

    assert not_passed_on(case) == frozenset()
    assert TITLE not in write_plain(compose_letter(case, "en"))


def test_information__without_chosen_facts_hides_nothing() -> None:
    assert not_passed_on(informing("spontaneous_information", facts=())) == frozenset()
