"""Calculating with dates that may be known to the year or the month only.

A result is given as exactly as the dates allow: as the smallest day, month or year that holds every day it may be, and
as UNKNOWN where no single one does. So a result only becomes more exact when the dates do.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from mla_writer.conditions.values import UNKNOWN, Day, Moment, Open, Period, Unknown

_MOST_DAYS: Final = 4_000_000  # more than the calendar of ten thousand years has


def spanning(first: dt.date, last: dt.date) -> Day | Unknown:
    """Return the smallest day, month or year that holds all days from `first` to `last`; UNKNOWN across two years."""
    if first == last:
        return Day(first.year, first.month, first.day)
    if first.year != last.year:
        return UNKNOWN
    return Day(first.year, first.month) if first.month == last.month else Day(first.year)


def days_between(start: object, end: object) -> object:
    """Return the days from `start` to `end`, negative where `end` is earlier; UNKNOWN unless both are exact."""
    one, other = day_of(start), day_of(end)
    if one is None or other is None or not (one.is_exact and other.is_exact):
        return UNKNOWN
    return Decimal((other.first - one.first).days)


def years_before(day: Day, years: Decimal) -> object:
    """Return the date `years` years before `day`, as exact as `day`; 29 February becomes the 28th where it has to.

    UNKNOWN for parts of years and outside the years 1 to 9999.
    """
    whole = _whole(years)
    if whole is None or not dt.MINYEAR <= (year := day.year - whole) <= dt.MAXYEAR:
        return UNKNOWN
    if (day.month, day.day) == (2, 29) and not calendar.isleap(year):
        return Day(year, 2, 28)
    return Day(year, day.month, day.day)


def days_after(day: Day, days: Decimal) -> object:
    """Return the date `days` days after `day`; UNKNOWN for parts of days and where the calendar ends."""
    whole = _whole(days)
    if whole is None:
        return UNKNOWN
    try:
        return spanning(day.first + dt.timedelta(days=whole), day.last + dt.timedelta(days=whole))
    except OverflowError:
        return UNKNOWN


def earliest(items: object) -> object:
    """Return the period from the earliest beginning to the earliest end of `items`; see `_outermost`."""
    return _outermost(items, min)


def latest(items: object) -> object:
    """Return the period from the latest beginning to the latest end of `items`; see `_outermost`."""
    return _outermost(items, max)


def day_of(value: object) -> Day | None:
    """Return the day that a date, a moment or the start of a period stands for; None for anything else."""
    if isinstance(value, Moment):
        return value.day
    found = value.start if isinstance(value, Period) else value
    return found if isinstance(found, Day) else None


def _outermost(items: object, pick: Callable[[Iterable[dt.date]], dt.date]) -> object:
    """Return start and end picked each for itself, so that neither depends on which of several items is meant.

    `items` are dates, periods, or records dated by their `when`. UNKNOWN for no items and while one is undated. The end
    is `execution`, and so no date, where one of the items ends with it.
    """
    periods = _periods(items)
    if not periods:
        return UNKNOWN
    start = _picked([one.start for one in periods], pick)
    ends = [one.end for one in periods if isinstance(one.end, Day)]
    return Period(start, _picked(ends, pick) if len(ends) == len(periods) else Open.EXECUTION)


def _picked(days: Sequence[Day], pick: Callable[[Iterable[dt.date]], dt.date]) -> Day:
    """Return the earliest or latest of `days`. It lies within one of them, so it never spans two years."""
    found = spanning(pick(one.first for one in days), pick(one.last for one in days))
    assert isinstance(found, Day)
    return found


def _periods(items: object) -> list[Period]:
    """Return the periods of dates, periods or dated records; an empty list where one of them is missing."""
    found: list[Period] = []
    for one in items if isinstance(items, tuple | list) else (items,):
        value = one.get("when") if isinstance(one, Mapping) else one
        if isinstance(value, Day):
            value = Period(value, value)
        if not isinstance(value, Period):
            return []
        found.append(value)
    return found


def _whole(number: Decimal) -> int | None:
    """Return a whole number that a calendar can hold, or None."""
    return int(number) if abs(number) < _MOST_DAYS and number == int(number) else None
