"""Sums as people type them: what the window shows is read back, what has two readings is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from mla_writer.answers.kinds import ValueFault
from mla_writer.answers.sums import read_number, read_sum
from mla_writer.conditions.values import Amount
from mla_writer.documents.formats import Formatter
from mla_writer.translation.locales import currency_codes
from mla_writer.translation.message import Message

LANGUAGES = ("en", "fr", "ar")


def same(message: Message) -> str:
    return message.text


@given(
    st.sampled_from(sorted(currency_codes())),
    st.integers(0, 10**13),
    st.integers(0, 8),
    st.sampled_from(LANGUAGES),
    st.sampled_from(("latn", "arab")),
)
def test_sum__shown_in_any_language__is_read_back(
    code: str, figure: int, places: int, language: str, digits: str
) -> None:
    amount = Amount(code, Decimal(figure).scaleb(-places))
    writer = Formatter(language, same, digits)  # type: ignore[arg-type]
    assert read_sum(writer.amount(amount), language) == amount
    assert read_sum(writer.figure(amount), language, currency=code) == amount


@given(st.integers(-(10**9), 10**9), st.sampled_from(LANGUAGES))
def test_number__shown_in_any_language__is_read_back(number: int, language: str) -> None:
    assert read_number(Formatter(language, same).number(Decimal(number)), language) == number


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("42 500 000 FCFA", "XOF 42500000"),
        ("42\u202f500\u202f000\u00a0F\u202fCFA", "XOF 42500000"),
        ("42 500 000 XOF", "XOF 42500000"),
        ("42.500.000 XOF", "XOF 42500000"),
        ("42.500 XOF", "XOF 42500"),
        ("FCFA 42500000", "XOF 42500000"),
        ("42 500 000 de francs CFA", "XOF 42500000"),
        ("1,250,000 USD", "USD 1250000"),
        ("1'250'000.50 CHF", "CHF 1250000.50"),
        ("1.250.000,50 EUR", "EUR 1250000.50"),
        ("€ 5 000", "EUR 5000"),
        ("5000 EUR", "EUR 5000"),
        ("5000 euros", "EUR 5000"),
        ("£5,000.50", "GBP 5000.50"),
        ("US$ 100", "USD 100"),
        ("1,25 EUR", "EUR 1.25"),
        ("2,5 millions de FCFA", "XOF 2500000"),
        ("٥٠٠٠ يورو", "EUR 5000"),
    ],
)
def test_sum__as_people_write_it__is_read(typed: str, read: str, language: str) -> None:
    assert str(read_sum(typed, language, "SN")) == read


@pytest.mark.parametrize(
    ("typed", "language", "code"),
    [
        ("1.250 EUR", "en", "ANSWER-018"),
        ("1,250 EUR", "fr", "ANSWER-018"),
        ("42 500,000 EUR", "fr", "ANSWER-018"),
        ("1 25 EUR", "en", "ANSWER-017"),
        ("$5000", "en", "ANSWER-019"),
        ("5 000 dollars", "fr", "ANSWER-019"),
        ("5 000 FCFA", "fr", "ANSWER-024"),
        ("5000 beans", "en", "ANSWER-015"),
        ("5000", "en", "ANSWER-011"),
        ("-5 USD", "en", "ANSWER-011"),
        ("USD", "en", "ANSWER-011"),
        ("5 USD and 6 USD", "en", "ANSWER-015"),
    ],
)
def test_sum__that_is_unclear__is_refused(typed: str, language: str, code: str) -> None:
    with pytest.raises(ValueFault) as refused:
        read_sum(typed, language)
    assert refused.value.code == code


@pytest.mark.parametrize(("state", "code"), [("SN", "XOF"), ("GW", "XOF"), ("CM", "XAF"), ("GA", "XAF")])
def test_franc_cfa__is_that_of_the_union_of_the_requesting_state(state: str, code: str) -> None:
    assert read_sum("5 000 FCFA", "fr", state) == Amount(code, Decimal(5000))


@pytest.mark.parametrize(("typed", "language"), [("1.250 EUR", "fr"), ("1,250 EUR", "en"), ("1,250 EUR", "ar")])
def test_sum__with_the_sign_for_thousands_alone__is_read_as_thousands(typed: str, language: str) -> None:
    assert read_sum(typed, language) == Amount("EUR", Decimal(1250))


@pytest.mark.parametrize(
    "figure", ["9" * 19, "9" * 6000, "1." + "1" * 11, "9" * 6000 + " million", "9" * 17 + " million"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sum__of_more_figures_than_a_letter_holds__is_refused(figure: str, language: str) -> None:
    with pytest.raises(ValueFault) as caught:
        read_sum(f"USD {figure}", language)
    assert caught.value.code == "ANSWER-028"


def test_largest_number__is_written_out_whole_in_every_language() -> None:
    most = Decimal("9" * 18 + "." + "9" * 10)
    for language in LANGUAGES:
        shown = Formatter(language, same).figure(Amount("USD", most))
        assert shown.count("9") == 28
        assert read_number(shown, language) == most


@pytest.mark.parametrize(
    ("typed", "language", "state", "read"),
    [
        ("180 000 درهم", "ar", "MA", "MAD 180000"),
        ("180 000 درهم", "ar", "AE", "AED 180000"),
        ("5 000 dirhams", "fr", "MA", "MAD 5000"),
        ("300 shillings", "en", "UG", "UGX 300"),
        ("40 دينار", "ar", "TN", "TND 40"),
        ("5 أورو", "ar", "MA", "EUR 5"),
    ],
)
def test_currency__by_its_common_name__is_that_of_the_requesting_state(
    typed: str, language: str, state: str, read: str
) -> None:
    assert str(read_sum(typed, language, state)) == read


@pytest.mark.parametrize(("typed", "state"), [("5 درهم", "CH"), ("5 dollars", "US"), ("5 درهم", "")])
def test_currency__by_a_name_that_is_not_that_of_the_state__is_refused(typed: str, state: str) -> None:
    with pytest.raises(ValueFault):
        read_sum(typed, "ar", state)
