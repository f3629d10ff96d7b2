"""How values read in each language: dates to the precision known, sums, lists, names of States."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mla_writer.answers.kinds import parse_moment
from mla_writer.conditions.values import Amount, Day, Deadline, Period
from mla_writer.documents.formats import Formatter
from tests.sample import CONTENT


def formatter(language: str) -> Formatter:
    return Formatter(language, lambda message: CONTENT.catalogues.translate(message, language))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


DAYS = [
    ("2023-07-03", "3 July 2023", "3 juillet 2023", "3 تموز/يوليو 2023"),
    ("2023-07-01", "1 July 2023", "1er juillet 2023", "1 تموز/يوليو 2023"),
    ("2023-07", "July 2023", "juillet 2023", "تموز/يوليو 2023"),
    ("2023", "2023", "2023", "2023"),
]


@pytest.mark.parametrize(("day", "english", "french", "arabic"), DAYS)
def test_day__to_the_precision_that_is_known(day, english, french, arabic):
    for language, wanted in (("en", english), ("fr", french), ("ar", arabic)):
        assert plain(formatter(language).day(Day.parse(day))) == wanted


SUMS = [
    ("USD 1250000", "USD 1,250,000", "1 250 000 USD", "1,250,000 دولار أمريكي"),
    ("CHF 12.50", "CHF 12.50", "12,50 CHF", "12.50 فرنك سويسري"),
]


@pytest.mark.parametrize(("amount", "english", "french", "arabic"), SUMS)
def test_amount__with_its_currency(amount, english, french, arabic):
    for language, wanted in (("en", english), ("fr", french), ("ar", arabic)):
        assert plain(formatter(language).amount(Amount.parse(amount))) == wanted


def test_period__open_to_the_execution():
    period = Period.parse("2023-01-01/execution")
    assert plain(formatter("en").period(period)) == "from 1 January 2023 to the date of execution of this request"
    assert "2023" in formatter("ar").period(period)


@pytest.mark.parametrize(
    ("period", "french"),
    [
        ("2023-02-27/2023-06-30", "du 27 février 2023 au 30 juin 2023"),
        ("2019-07/2025-03", "de juillet 2019 à mars 2025"),
        ("2019-04/2023-06-01", "d’avril 2019 au 1er juin 2023"),
        ("2019/2023", "de 2019 à 2023"),
    ],
)
def test_period__in_french__takes_the_article_that_its_ends_want(period, french):
    assert plain(formatter("fr").period(Period.parse(period))) == french


def test_period__of_one_day__is_that_day():
    assert plain(formatter("en").period(Period.parse("2023-07-03"))) == "3 July 2023"


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ("at_once", "at once"),
        ("P3M", "within 3 months of receipt of this request"),
        ("P1M", "within one month of receipt of this request"),
        ("2026-12-01", "by 1 December 2026"),
    ],
)
def test_deadline__as_it_is_meant(deadline, said):
    assert plain(formatter("en").deadline(Deadline.parse(deadline))) == said


@pytest.mark.parametrize(("deadline", "french"), [("P1M", "d’un mois"), ("P1W", "d’une semaine"), ("P3M", "de 3 mois")])
def test_deadline__in_french__is_joined_as_the_word_behind_wants(deadline, french):
    said = plain(formatter("fr").deadline(Deadline.parse(deadline)))
    assert said == f"dans un délai {french} à compter de la réception de la présente demande"


@pytest.mark.parametrize(
    ("deadline", "said"), [("at_once", "at once"), ("P14D", "within 14 days"), ("2026-12-01", "by 1 December 2026")]
)
def test_deadline__whose_sentence_says_from_when_it_is_counted__names_no_receipt(deadline, said):
    assert plain(formatter("en").deadline(Deadline.parse(deadline), "within")) == said


def test_moment__with_its_offset_in_winter_and_summer():
    winter, summer = parse_moment("2027-01-15T08:00 Europe/Zurich"), parse_moment("2027-07-15T08:00 Europe/Zurich")
    assert plain(formatter("en").moment(winter)) == "15 January 2027, 08:00 (UTC+01:00, Central European Time)"
    assert "(UTC+02:00, Central European Time)" in formatter("en").moment(summer)


@pytest.mark.parametrize(("time", "said"), [("11:30", "11 h 30"), ("08:00", "8 h"), ("08:00:05", "08:00:05")])
def test_moment__in_french__has_its_hours_as_french_writes_them(time, said):
    moment = parse_moment(f"2027-03-08T{time} Europe/Zurich")
    assert f"{said} (UTC+01:00" in plain(formatter("fr").moment(moment))


def test_lists__with_the_words_of_the_language():
    assert formatter("en").joined(["a", "b", "c"]) == "a, b and c"
    assert formatter("fr").joined(["a", "b", "c"]) == "a, b et c"
    assert formatter("ar").joined(["أ", "ب"]) == "أ وب"


def test_states__in_the_forms_that_a_letter_needs():
    assert formatter("en").country("CH", "the") == "the Swiss Confederation"
    assert formatter("fr").country("CH", "formal_de") == "de la Confédération suisse"
    assert formatter("ar").country("CH", "formal") == "الاتحاد السويسري"


def test_numbers__keep_latin_digits_everywhere():
    assert formatter("ar").number(Decimal("1234567.5")) == "1,234,567.50"
