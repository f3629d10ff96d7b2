"""Rights of persons: words of guilt, the age of children at its borders, and persons who are nobody's suspects."""

from __future__ import annotations

import pytest

from mla_writer.case import Case
from mla_writer.checks.hearings import is_under_age
from mla_writer.checks.rules import word_of_guilt
from mla_writer.conditions.values import Day
from tests.rule import found_by
from tests.sample import answered, completed


def with_answer(path: str, data: object, case: Case | None = None) -> Case:
    case = case or completed()
    case.draft = case.draft.with_answers(answered(case, path, data))
    return case


def levels(text: str, path: str = "facts.f4.what") -> list[str]:
    case = with_answer(path, text)
    return [one.level for one in found_by(word_of_guilt, case.context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fraudster moved the money.", ["advice"]),
        ("The fraudster Kato moved the money.", ["warning"]),
        ("Kato paid. The fraudsters then left. He came back.", ["advice"]),
        ("The organized criminal group and the criminal proceedings are described below.", []),
        ("Kato is suspected of having passed on the invoices.", []),
        ("The witness said that Kato was “a thief”.", []),
        ("Kato pleaded not guilty.", []),
        ("Kato is guilty.", ["warning"]),
        ("Whoever takes a bribe is guilty of an offence.", []),
        ("The thieves’ market is in Kampala.", ["advice"]),
        ("Kato is “a thief”, and that thief fled.", ["warning"]),
    ],
)
def test_word_of_guilt__is_told_where_the_drafter_says_it(text: str, expected: list[str]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "is_found"),
    [
        ("fr", "Les escrocs ont transféré l’argent.", True),
        ("fr", "Poursuivi pour association de malfaiteurs.", False),
        ("ar", "ثم نقل المحتال الأموال إلى جنيف.", True),
        ("ar", "معاهدة تسليم المجرمين لا تنطبق.", False),
        ("ar", "يُشتبه في أنه مرر الفواتير.", False),
    ],
)
def test_word_of_guilt__in_a_translation(language: str, text: str, is_found: bool) -> None:
    case = with_answer(
        "facts.f4.what", {"en": "Kato is said to have paid.", language: {"text": text, "state": "draft"}}
    )
    assert bool(found_by(word_of_guilt, case.context)) is is_found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kato stole public money and laundered it.", ["advice"]),
        ("The crimes committed by Kato.", ["advice"]),
        ("Kato took the bribe and embezzled the money.", ["advice"]),
        ("Lakeshore Supplies Ltd laundered the money.", ["advice"]),
        ("Kato is alleged to have laundered the money, and allegedly stole it.", []),
        ("Whether Kato stole the money has to be shown.", []),
        ("Nakabugo says that Kato stole the money.", []),
        ("Kato is “the man who stole the money”.", []),
        ("Money was stolen from the ministry.", []),
        ("Somebody stole the money. Kato is suspected.", []),
    ],
)
def test_offence_told_as_done__is_told_beside_a_suspect(text: str, expected: list[str]) -> None:
    assert levels(text, "request.purpose") == expected


@pytest.mark.parametrize(
    ("language", "text", "is_found"),
    [
        ("fr", "Kato a détourné l’argent public.", True),
        ("fr", "Kato aurait commis les infractions, dit-on.", False),
        ("ar", "سرق كاتو المال العام.", True),
        ("ar", "يُشتبه في أن كاتو اختلس المال العام.", False),
    ],
)
def test_offence_told_as_done__in_a_translation(language: str, text: str, is_found: bool) -> None:
    case = with_answer(
        "request.purpose", {"en": "The records are evidence.", language: {"text": text, "state": "draft"}}
    )
    assert bool(found_by(word_of_guilt, case.context)) is is_found


def test_offence_told_as_done__in_a_fact_is_alleged_anyway() -> None:
    assert levels("Kato stole public money and laundered it.") == []


def test_words_of_laws_and_titles__are_not_the_drafters() -> None:
    case = with_answer("offences.o1.name", "Harbouring criminals")
    assert found_by(word_of_guilt, case.context) == []


def test_everybody_convicted__nobody_is_presumed_innocent() -> None:
    case = with_answer("facts.f4.what", "The fraudster Kato paid.")
    for person, roles in (("p1", ("o1", "o2", "o3")), ("p2", ("o3",))):
        for offence in roles:
            case = with_answer(f"persons.{person}.roles.{offence}", "convicted", case)
    assert found_by(word_of_guilt, case.context) == []


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        ("2008-11-23", "2026-11-23", False),
        ("2008-11-24", "2026-11-23", True),
        ("2008", "2026-11-23", None),
        ("2008-12", "2026-11-23", True),
        ("2008-11", "2026-11-23", None),
        ("2007", "2026-11-23", False),
        ("2008-02-29", "2026-02-28", True),
        ("2008-02-29", "2026-03-01", False),
        ("2008-05-01", "2026", None),
        ("2009-01-01", "2026", True),
    ],
)
def test_age__told_only_where_the_dates_tell_it(born: str, on: str, expected: bool | None) -> None:
    case = with_answer("persons.p1.born", born)
    assert is_under_age(case.context, "p1", Day.parse(on)) is expected


def test_age__of_somebody_without_a_date_of_birth_is_not_known() -> None:
    assert is_under_age(completed().context, "p2", Day.parse("2026-11-23")) is None
