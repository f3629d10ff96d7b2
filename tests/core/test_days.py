"""Days that rules reckon: deadlines from receipt, and until when a text says that something is kept."""

from __future__ import annotations

import datetime as dt
import time
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from mla_writer.case import Case
from mla_writer.checks.days import earliest_of, last_day, later
from mla_writer.conditions.values import Day, Deadline
from mla_writer.pack_draft import look_at, new_pack
from tests.sample import CONTENT, completed


@pytest.mark.parametrize(
    ("count", "unit", "then"),
    [
        (90, "D", date(2027, 1, 29)),
        (2, "W", date(2026, 11, 14)),
        (4, "M", date(2027, 2, 28)),
        (2, "M", date(2026, 12, 31)),
        (1, "Y", date(2027, 10, 31)),
        (7973 * 12 + 1, "M", date(9999, 11, 30)),
    ],
)
def test_later__counts_months_to_their_last_day(count, unit, then):
    assert later(date(2026, 10, 31), count, unit) == then


def test_earliest_of__a_deadline_from_receipt__counts_from_the_request():
    request = Day(2026, 11, 23)
    assert earliest_of(Deadline.parse("P3M"), request) == Day(2027, 2, 23)
    assert earliest_of(Deadline.parse("2027-01-15"), request) == Day(2027, 1, 15)
    assert earliest_of(Deadline.parse("P3M"), Day(2026, 11)) is None
    assert earliest_of(Deadline.parse("at_once"), request) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("ticket 4471-26, until 21 February 2027", "2027-02-21"),
        ("asked for on 3 May 2026, expires on the 1 August 2026", "2026-08-01"),
        ("kept for 90 days, until 1 December 2026", "2026-12-01"),
        ("until 1 June 2026, extended until 1 December 2026", "2026-12-01"),
        ("preserved on 1 July 2026 for 90 days", "2026-09-29"),
        ("for 90 days from 1 July 2026", "2026-09-29"),
        ("preserved on 1 July 2026 for 90 days, extended on 28 September 2026 for 90 days", "2026-12-27"),
        ("preserved on 30 November 2026 for a 3-month term", "2027-02-28"),
        ("preserved on 30 November 2026 for 3 months", "2027-02-28"),
        ("conservé le 15 septembre 2026 pour 3 mois", "2026-12-15"),
        ("conservé jusqu’au 15 septembre 2026", "2026-09-15"),
        ("حفظت في 2026-09-15 لمدة 90 يوما", "2026-12-14"),
        ("preserved on 20 November 2026 for six months", ""),
        ("preserved on 20 November 2026", "2026-11-20"),
        ("preserved on 1 October 9500 for 999 years", "9999-12-31"),
        ("preserved on 1 October 9999 for 999 weeks", "9999-12-31"),
        ("for 90 days", ""),
        ("ticket 4471-26", ""),
    ],
)
def test_last_day__is_the_one_behind_until__or_counted_from_the_day_before(text, end):
    assert last_day(completed().context, text) == (Day.parse(end) if end else None)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Kampala", "UTC"])
def test_today__is_the_day_on_the_clock_of_whoever_works(zone, monkeypatch):
    """In Kampala a request begun before three in the morning bore the date of the day before."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        there = dt.datetime.now(ZoneInfo(zone)).date()
        assert Day.today().first == there
        assert Case.new(CONTENT, "UG", "CH", ["bank_records"]).answers.get("request.date") == Day.today()
        pack = new_pack("VA", "Vatican City", str(Day.today()))
        assert [one.problem.code for one in look_at(CONTENT, pack).problems] == []
    finally:
        monkeypatch.undo()
        time.tzset()
