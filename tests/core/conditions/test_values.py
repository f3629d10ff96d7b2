"""The values that conditions calculate with: how they are written, and what is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from mla_writer.conditions.dates import days_between, earliest, latest, spanning, years_before
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, Open, Period, Ref


@pytest.mark.parametrize("text", ["2023", "2023-03", "2023-03-05", "2024-02-29", "0001", "9999-12-31"])
def test_day__written_as_edtf__comes_back_as_written(text):
    assert str(Day.parse(f" {text} ")) == text


@pytest.mark.parametrize("text", ["", "23", "2023-13", "2023-02-30", "2023-3", "2023-03-05T10", "0000", "2023/2024"])
def test_day__that_does_not_exist__is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Day.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "exact"),
    [
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31), False),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29), False),
        ("2023-03-05", dt.date(2023, 3, 5), dt.date(2023, 3, 5), True),
    ],
)
def test_day__known_in_part__spans_the_days_that_it_may_mean(text, first, last, exact):
    day = Day.parse(text)
    assert (day.first, day.last, day.is_exact) == (first, last, exact)


@pytest.mark.parametrize("text", ["2023-01-01/2023-06", "2023-01-01/execution", "2023-05", "2023/2023-01-01"])
def test_period__written_out__comes_back_as_written(text):
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize("text", ["", "2023/", "2023-06/2023-05", "/execution", "2023/2024/2025"])
def test_period__without_sense__is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("parse", "text"),
    [(Day.parse, "23"), (Period.parse, "2023-06/2023-05"), (Amount.parse, "USD five"), (Amount.parse, "USD -5")],
)
def test_value__that_is_refused__is_named_in_the_error(parse, text):
    with pytest.raises(ValueError, match=f"^{text}$"):
        parse(text)


def test_period__of_one_date__begins_and_ends_with_it():
    assert Period.parse("2023-05") == Period(Day(2023, 5), Day(2023, 5))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("USD 1,250,000.50", "USD 1250000.50"),
        ("UGX 5", "UGX 5"),
        ("UGX  5", "UGX 5"),
        ("EUR 0", "EUR 0"),
        ("EUR 0.50", "EUR 0.50"),
    ],
)
def test_amount__with_or_without_commas__is_read(text, shown):
    assert str(Amount.parse(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "USD",
        "usd 5",
        "USD -5",
        "USD NaN",
        "USD five",
        "5 USD",
        "EUR 1250,50",
        "USD 12,5",
        "USD 1,2500",
        "USD 1_000",
    ],
)
def test_amount__without_currency_or_figure__is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Amount.parse(text)


@pytest.mark.parametrize("text", ["at_once", "P10D", "P2W", "P3M", "2027-01-31", "2027-01"])
def test_deadline__in_each_form__comes_back_as_written(text):
    deadline = Deadline.parse(text)
    assert str(deadline) == text
    assert deadline.is_at_once == (text == "at_once")


@pytest.mark.parametrize("text", ["", "soon", "P0D", "P3Y", "3M"])
def test_deadline__in_no_form__is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Deadline.parse(text)


def test_moment__of_a_clock_and_a_zone__tells_both_and_its_day():
    moment = Moment(dt.datetime(2026, 12, 1, 9, 30), "Africa/Kampala")  # noqa: DTZ001 - the zone stands beside it
    assert str(moment) == "2026-12-01T09:30 Africa/Kampala"
    assert moment.day == Day(2026, 12, 1)
    assert days_between(Period.parse("2026-11-30/execution"), moment) == Decimal(1)


def test_unknown__taken_for_yes_or_no__is_refused():
    assert repr(UNKNOWN) == "UNKNOWN"
    with pytest.raises(TypeError, match=r"^UNKNOWN is neither yes nor no; compare with `is`$"):
        bool(UNKNOWN)


def test_reference_and_open_end__as_text__are_short():
    assert (str(Ref("things", "acc1")), str(Open.EXECUTION)) == ("acc1", "execution")


def test_spanning__of_days__is_the_smallest_date_that_holds_them():
    first = dt.date(2023, 3, 1)
    assert spanning(first, first) == Day(2023, 3, 1)
    assert spanning(first, dt.date(2023, 3, 2)) == Day(2023, 3)
    assert spanning(first, dt.date(2023, 4, 1)) == Day(2023)
    assert spanning(first, dt.date(2024, 3, 1)) is UNKNOWN


def test_earliest_and_latest__of_dates_known_in_part__lie_within_one_of_them():
    days = (Day(2023), Day(2023, 3, 5), Day(2022, 12))
    assert earliest(days) == Period(Day(2022, 12), Day(2022, 12))
    assert latest(days) == Period(Day(2023), Day(2023))
    assert earliest(()) is UNKNOWN
    assert latest(Period.parse("2023-01/execution")) == Period(Day(2023, 1), Open.EXECUTION)


def test_years_before__up_to_the_ends_of_the_calendar__is_a_date():
    assert years_before(Day(2), Decimal(1)) == Day(1)
    assert years_before(Day(2), Decimal(2)) is UNKNOWN
    assert years_before(Day(9998), Decimal(-1)) == Day(9999)
    assert years_before(Day(9998), Decimal(-2)) is UNKNOWN
