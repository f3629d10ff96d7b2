"""The fixed list of functions that conditions may call: what each takes, what it gives, and how it is computed.

All of them give UNKNOWN where what they are given leaves the result open, so that completing an answer never turns a decided
result around.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mla_writer.conditions import types as t
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Moment, Period, Unknown

_DATED = (t.DAY, t.PERIOD)


@dataclass(frozen=True, slots=True)
class Function:
    """One function: the types it takes (each a tuple of alternatives), the type it gives, and its computation."""

    takes: tuple[tuple[t.Type, ...], ...]
    gives: t.Type
    compute: Callable[..., object]


def days_between(start: object, end: object) -> object:
    """Return the days from `start` to `end`, negative where `end` is earlier; UNKNOWN unless both are exact."""
    one, other = day_of(start), day_of(end)
    if one is None or other is None or not (one.is_exact and other.is_exact):
        return UNKNOWN
    return Decimal((other.first - one.first).days)


def years_before(day: object, years: object) -> object:
    """Return the date `years` years before `day`; 29 February becomes the 28th; UNKNOWN unless exact."""
    one = day_of(day)
    if one is None or not one.is_exact or not isinstance(years, Decimal):
        return UNKNOWN
    year = one.first.year - int(years)
    try:
        return _day(one.first.replace(year=year))
    except ValueError:
        return _day(one.first.replace(year=max(year, 1), day=28))


def days_after(day: object, days: object) -> object:
    """Return the date `days` days after `day`; UNKNOWN unless exact or where the calendar ends."""
    one = day_of(day)
    if one is None or not one.is_exact or not isinstance(days, Decimal):
        return UNKNOWN
    try:
        return _day(one.first + dt.timedelta(days=int(days)))
    except OverflowError:
        return UNKNOWN


def earliest(items: object) -> object:
    """Return the dated item that begins first, as a period; UNKNOWN while an item is undated or may begin earlier."""
    periods = _periods(items)
    if not periods:
        return UNKNOWN
    first = min(periods, key=lambda one: (one.start.last, one.start.first))
    return first if all(first.start.last <= one.start.first or first.start == one.start for one in periods) else UNKNOWN


def latest(items: object) -> object:
    """Return the dated item that ends last, as a period; UNKNOWN while an item is undated, open, or may end later."""
    periods = _periods(items)
    if not periods or not all(isinstance(one.end, Day) for one in periods):
        return UNKNOWN
    last = max(periods, key=lambda one: (_end(one).first, _end(one).last))
    return last if all(_end(last).first >= _end(one).last or last.end == one.end for one in periods) else UNKNOWN


def total(items: object) -> object:
    """Return the sum of amounts or numbers, lists of them flattened; UNKNOWN for none, for gaps and for mixed currencies."""
    values = list(_flat(items))
    if not values or not all(isinstance(one, Amount | Decimal) for one in values):
        return UNKNOWN
    amounts = [one for one in values if isinstance(one, Amount)]
    if not amounts:
        return sum((one for one in values if isinstance(one, Decimal)), Decimal(0))
    if len(amounts) != len(values) or len({one.currency for one in amounts}) > 1:
        return UNKNOWN
    return Amount(amounts[0].currency, sum((one.value for one in amounts), Decimal(0)))


def day_of(value: object) -> Day | None:
    """Return the day that a date, a moment or the start of a period stands for; None for anything else."""
    if isinstance(value, Day):
        return value
    if isinstance(value, Moment):
        return Day(value.local.year, value.local.month, value.local.day)
    return value.start if isinstance(value, Period) else None


def plain(value: object) -> object:
    """Return the text of a value that is text in several languages; other values as they are."""
    return getattr(value, "plain", value)


def _contains(text: object, word: object) -> object:
    return str(plain(word)).casefold() in str(plain(text)).casefold()


def _same_currency(one: object, other: object) -> object:
    return isinstance(one, Amount) and isinstance(other, Amount) and one.currency == other.currency


def _size(value: object) -> object:
    return Decimal(len(value if isinstance(value, Sequence | Mapping) else str(plain(value))))


def _date(text: object) -> object:
    try:
        return Day.parse(str(text))
    except ValueError:
        return UNKNOWN


def _periods(items: object) -> list[Period]:
    """Return the periods of dates, periods or facts (their `when`); an empty list where one of them is missing."""
    found: list[Period] = []
    for one in items if isinstance(items, Sequence) and not isinstance(items, str) else [items]:
        value = one.get("when", UNKNOWN) if isinstance(one, Mapping) else one
        if isinstance(value, Day):
            value = Period(value, value)
        if not isinstance(value, Period):
            return []
        found.append(value)
    return found


def _end(period: Period) -> Day:
    assert isinstance(period.end, Day)
    return period.end


def _flat(items: object) -> Iterable[object | Unknown]:
    if isinstance(items, Sequence) and not isinstance(items, str):
        for one in items:
            yield from _flat(one)
    else:
        yield items


def _day(date: dt.date) -> Day:
    return Day(date.year, date.month, date.day)


FUNCTIONS: Mapping[str, Function] = {
    "size": Function(((t.TEXT, t.list_of(t.ANY), t.map_of(t.ANY)),), t.NUMBER, _size),
    "date": Function(((t.TEXT,),), t.DAY, _date),
    "days_between": Function(((*_DATED, t.MOMENT), (*_DATED, t.MOMENT)), t.NUMBER, days_between),
    "years_before": Function(((t.DAY,), (t.NUMBER,)), t.DAY, years_before),
    "days_after": Function(((t.DAY,), (t.NUMBER,)), t.DAY, days_after),
    "earliest": Function(((t.list_of(t.ANY), *_DATED),), t.PERIOD, earliest),
    "latest": Function(((t.list_of(t.ANY), *_DATED),), t.PERIOD, latest),
    "sum": Function(((t.list_of(t.ANY),),), t.ANY, total),
    "same_currency": Function(((t.AMOUNT,), (t.AMOUNT,)), t.BOOL, _same_currency),
    "contains": Function(((t.TEXT,), (t.TEXT,)), t.BOOL, _contains),
}
"""The functions by name. `answered`, `known` and `request_date` look past values and are compiled on their own."""

SPECIAL = ("answered", "known", "request_date")
