"""Identifiers in free text are offered: as things, sums and dates of the fact in which they stand."""

from __future__ import annotations

import pytest

from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.conditions.values import Amount, Day, Period, Ref
from tests.sample import CONTENT, completed

TEXT = "On 3 July 2023 USD 5 went from 9030001122334 to CH93 0076 2011 6238 5295 7; he wrote to a@b.example."


def fresh() -> Case:
    case = Case.new(CONTENT, "UG", "CH", ["freezing"], Day(2026, 11, 23))
    case.answer("facts.f1.what", Text.written(TEXT))
    return case


def test_offers__are_what_the_text_holds_in_its_order():
    found = [(one.found.sort, one.target) for one in fresh().offers("facts.f1.what")]
    assert found == [
        ("date", "facts.f1.when"),
        ("amount", "facts.f1.amounts"),
        ("account", "facts.f1.things"),
        ("iban", "facts.f1.things"),
        ("email", "facts.f1.things"),
    ]


def test_take__enters_and_links_each_and_nothing_is_left_to_offer():
    case = fresh()
    while offers := case.offers("facts.f1.what"):
        case.take(offers[0])
    assert case.answers.get("facts.f1.when") == Period(Day(2023, 7, 3), Day(2023, 7, 3))
    assert case.answers.get("facts.f1.amounts") == (Amount.parse("USD 5"),)
    assert case.answers.get("facts.f1.things") == (Ref("things", "t1"), Ref("things", "t2"), Ref("things", "t3"))
    assert case.answers.text("things.t2.iban") == "CH93 0076 2011 6238 5295 7"
    assert case.answers.text("things.t2.kind") == "account"


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "On 12/06/2026 he paid.", ["2026-06-12", "2026-12-06"]),
        ("fr", "Il a payé le 12/06/2026.", ["2026-06-12"]),
        ("en", "Kato, born on 4 March 1994, paid on 5 May 2020.", ["2020-05-05"]),
    ],
)
def test_offers__of_a_date__are_the_days_on_which_it_may_have_been(language, text, days):
    case = fresh()
    case.answer("request.written_in", language)
    case.answer("facts.f1.what", Text.written(text))
    assert [one.found.value for one in case.offers("facts.f1.what")] == days


def test_take__can_be_undone_by_its_name():
    case = fresh()
    before = case.answers
    case.take(case.offers("facts.f1.what")[3])
    name = case.undo()
    assert name is not None
    assert name.parameters == {"value": "CH93 0076 2011 6238 5295 7"}
    assert case.answers == before


def test_thing_that_is_entered_already__is_offered_to_be_linked_only():
    case = fresh()
    case.answer("things.t7.kind", "account")
    case.answer("things.t7.iban", "CH9300762011623852957")
    offer = next(one for one in case.offers("facts.f1.what") if one.found.sort == "iban")
    assert offer.thing == Ref("things", "t7")
    case.take(offer)
    assert list(case.answers.records("things")) == ["t7"]
    assert case.answers.get("facts.f1.things") == (Ref("things", "t7"),)


def test_offers__in_a_text_outside_the_facts__only_enter_things():
    case = fresh()
    case.answer("request.relevance", Text.written("On 3 July 2023 the account 9030001122334 was used for USD 5."))
    assert [(one.found.sort, one.target) for one in case.offers("request.relevance")] == [("account", "")]


def test_offers__of_the_completed_sample__link_nothing_twice():
    case = completed()
    texts = [path for path, value in case.answers.leaves() if isinstance(value, Text)]
    offers = [one for path in texts for one in case.offers(path) if one.is_thing and one.thing]
    assert offers == []


def test_take__of_an_address_with_its_port__enters_both():
    case = fresh()
    case.answer("facts.f1.what", Text.written("He logged in from 203.0.113.24:51044."))
    case.take(case.offers("facts.f1.what")[0])
    assert case.answers.text("things.t1.ip") == "203.0.113.24"
    assert case.answers.text("things.t1.port") == "51044"
