"""Comparing values whose dates are known in part: the whole table, and what has no order."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import product

import pytest

from mla_writer.conditions.comparisons import both, contained, equal, instant, less, negated
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, NotKnown, Period, Ref

DAYS = [Day.parse(one) for one in ("2023", "2023-02", "2023-02-28", "2023-03", "2023-03-01", "2023-03-31", "2024")]
EXACT = [dt.date(2022, 12, 31) + dt.timedelta(days=number) for number in range(0, 800, 7)]


def possible(day: Day) -> list[dt.date]:
    """The days that a date may mean, of those that matter here."""
    return sorted(
        {one for one in [*EXACT, day.first, day.last, *(d.first for d in DAYS)] if day.first <= one <= day.last}
    )


@pytest.mark.parametrize(("one", "other"), list(product(DAYS, DAYS)))
def test_comparison__of_dates_known_in_part__is_decided_only_where_all_possible_days_agree(one, other):
    pairs = list(product(possible(one), possible(other)))
    for verdict, results in (
        (less(one, other), {first < second for first, second in pairs}),
        (equal(one, other), {first == second for first, second in pairs}),
    ):
        assert verdict is (results.pop() if len(results) == 1 else UNKNOWN)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a", "a", True),
        ("1", Decimal(1), False),
        (True, Decimal(1), False),
        (1, Decimal("1.0"), True),
        (NotKnown(), NotKnown(), UNKNOWN),
        (Amount("USD", Decimal(1)), Amount("EUR", Decimal(1)), False),
        (Period.parse("2023-01-01/execution"), Period.parse("2023-01-01/execution"), UNKNOWN),
        (Period.parse("2023-01-01/execution"), Period.parse("2023-01-02/execution"), False),
        (("a", UNKNOWN), ("b", "c"), False),
        (["a", UNKNOWN], ("a", "c"), UNKNOWN),
        (("a",), ["a"], True),
        (Ref("facts", "f1"), {"$ref": Ref("facts", "f1")}, True),
        (Ref("facts", "f1"), Ref("things", "f1"), False),
        ({"$path": "items.i1"}, {"$path": "items.i1"}, True),
        ({"$path": "items.i1"}, {"$path": "items.i2"}, False),
        ({"id": "i1"}, {"id": "i1"}, UNKNOWN),
        ({"$path": "facts.f1"}, Ref("facts", "f1"), UNKNOWN),
        (object(), object(), UNKNOWN),
    ],
)
def test_equal__of_two_values__compares_like_with_like(one, other, same):
    assert equal(one, other) is same
    assert equal(other, one) is same


def test_equal__of_a_record_with_itself__needs_no_identity():
    record = {"id": "i1"}
    assert equal(record, record) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [("a", "b"), (Decimal(1), "a"), (Deadline.parse("at_once"), Deadline.parse("P1D")), (UNKNOWN, Day(2023))],
)
def test_less__of_what_has_no_common_order__is_unknown(one, other):
    assert less(one, other) is UNKNOWN


def test_less__of_moments__counts_their_zones():
    noon = dt.datetime(2026, 12, 1, 12)  # noqa: DTZ001 - a local time; the zone stands beside it
    kampala, utc, nowhere = (Moment(noon, zone) for zone in ("Africa/Kampala", "UTC", "Nowhere/Here"))
    assert less(kampala, utc) is True
    assert less(utc, kampala) is False
    assert less(utc, utc) is False
    assert less(utc, nowhere) is UNKNOWN
    assert equal(nowhere, nowhere) is UNKNOWN
    assert equal(utc, nowhere) is UNKNOWN
    assert equal(nowhere, utc) is UNKNOWN


def test_less__of_equal_amounts__is_no():
    assert less(Amount("USD", Decimal(1)), Amount("USD", Decimal("1.0"))) is False


@pytest.mark.parametrize(
    ("zone", "clock"), [("+03:00", "09:00"), ("-05:30", "17:30"), ("+05:45", "06:15"), ("UTC", "12:00")]
)
def test_instant__of_a_moment_with_offset__is_told_in_universal_time(zone, clock):
    found = instant(Moment(dt.datetime(2026, 12, 1, 12), zone))  # noqa: DTZ001 - as above
    assert isinstance(found, dt.datetime)
    assert f"{found.astimezone(dt.UTC):%H:%M}" == clock


@pytest.mark.parametrize("zone", ["+99:00", "../etc/passwd", "", "x\0"])
def test_instant__in_what_is_no_zone__is_unknown(zone):
    assert instant(Moment(dt.datetime(2026, 12, 1, 12), zone)) is UNKNOWN  # noqa: DTZ001 - as above


def test_contained__in_lists_and_mappings__follows_kleene():
    assert contained("a", ("a", UNKNOWN)) is True
    assert contained("b", ("a", UNKNOWN)) is UNKNOWN
    assert contained("b", ("a",)) is False
    assert contained("a", {"a": 1}) is True
    assert contained(UNKNOWN, ("a",)) is UNKNOWN
    assert contained("a", UNKNOWN) is UNKNOWN


def test_both_and_negated__of_three_values__follow_kleene():
    assert both((True, UNKNOWN, False)) is False
    assert both((True, UNKNOWN)) is UNKNOWN
    assert both((True, True)) is True
    assert [negated(one) for one in (True, False, UNKNOWN)] == [False, True, UNKNOWN]
