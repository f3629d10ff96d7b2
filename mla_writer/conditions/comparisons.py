"""Comparing values: True, False, or UNKNOWN where what is known leaves it open.

Two dates are equal only where both are exact: `2023` and `2023` may turn out to be different days. They differ where
the days they may mean do not overlap. One comes before another where its last possible day does. Amounts in different
currencies differ, but neither is the lesser one. Records are compared by identity, never by what they hold.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from mla_writer.conditions.reading import settled
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, Period, Ref, Unknown

Verdict = bool | Unknown

_OFFSET = re.compile(r"([+-])([0-9]{2}):([0-9]{2})")


def negated(verdict: Verdict) -> Verdict:
    """Return no for yes, yes for no, and UNKNOWN for UNKNOWN."""
    return UNKNOWN if verdict is UNKNOWN else not verdict


def both(verdicts: Iterable[Verdict]) -> Verdict:
    """Return whether all `verdicts` are yes: one no decides, one UNKNOWN leaves it open."""
    result: Verdict = True
    for one in verdicts:
        if one is False:
            return False
        if one is UNKNOWN:
            result = UNKNOWN
    return result


def equal(one: object, other: object) -> Verdict:
    """Return whether two values are the same."""
    if not (one.__class__ in _KINDS and other.__class__ in _KINDS):
        one, other = settled(one), settled(other)
    kind, against = _kind(one), _kind(other)
    if not kind or not against:
        return UNKNOWN
    return _EQUAL[kind](one, other) if kind == against else False


def less(one: object, other: object) -> Verdict:
    """Return whether `one` comes before `other`; UNKNOWN for values that have no common order."""
    kind = _kind(one)
    if kind not in _LESS or kind != _kind(other):
        return UNKNOWN
    return _LESS[kind](one, other)


def contained(item: object, items: object) -> Verdict:
    """Return whether `item` is in a list or among the ids of a mapping."""
    if item is UNKNOWN or not isinstance(items, tuple | list | Mapping):  # a text is no list of its letters
        return UNKNOWN
    result: Verdict = False
    for one in items:
        same = equal(item, one)
        if same is True:
            return True
        if same is UNKNOWN:
            result = UNKNOWN
    return result


def holds_text(text: str, items: Sequence[object] | Mapping[str, object]) -> Verdict:
    """Return what `contained` does, for a text: at once where the items are plain texts, as most are."""
    if text in items:
        return True
    return False if all(one.__class__ is str for one in items) else contained(text, items)


def days_before(one: Day, other: Day) -> Verdict:
    """Return whether `one` comes before `other`, for dates."""
    if one.day is not None and other.day is not None:
        return (one.year, one.month, one.day) < (other.year, other.month, other.day)
    if one.last < other.first:
        return True
    return False if one.first >= other.last else UNKNOWN


def instant(moment: Moment) -> dt.datetime | Unknown:
    """Return the point in time that `moment` means; UNKNOWN where its zone is not known on this machine.

    UNKNOWN too in the first and the last year of the calendar, which another zone may leave.
    """
    from zoneinfo import ZoneInfo

    if moment.local.year in {dt.MINYEAR, dt.MAXYEAR}:
        return UNKNOWN
    offset = _OFFSET.fullmatch(moment.zone)
    try:
        zone = dt.timezone(_length(offset)) if offset else ZoneInfo(moment.zone)
    except (KeyError, ValueError, OSError):
        return UNKNOWN
    return moment.local.replace(tzinfo=zone)


def _length(offset: re.Match[str]) -> dt.timedelta:
    length = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return -length if offset[1] == "-" else length


def _kind(value: object) -> str:
    """Return the word for what `value` is compared as; empty for what cannot be compared."""
    return _KINDS.get(value.__class__) or ("record" if isinstance(value, Mapping) else "")


def _same(one: object, other: object) -> Verdict:
    return one == other


def _equal_days(one: Day, other: Day) -> Verdict:
    if one.is_exact and other.is_exact:
        return one == other
    return False if one.last < other.first or other.last < one.first else UNKNOWN


def _equal_periods(one: Period, other: Period) -> Verdict:
    return both((equal(one.start, other.start), equal(one.end, other.end)))


def _equal_deadlines(one: Deadline, other: Deadline) -> Verdict:
    if one.day is not None and other.day is not None:
        return _equal_days(one.day, other.day)
    return one == other


def _equal_moments(one: Moment, other: Moment) -> Verdict:
    first, second = instant(one), instant(other)
    return UNKNOWN if first is UNKNOWN or second is UNKNOWN else first == second


def _equal_lists(one: Sequence[object], other: Sequence[object]) -> Verdict:
    if len(one) != len(other):
        return False
    return both(equal(left, right) for left, right in zip(one, other, strict=True))


def _equal_records(one: object, other: object) -> Verdict:
    if one is other:
        return True
    first, second = _identity(one), _identity(other)
    return first == second if first.__class__ is second.__class__ and first is not None else UNKNOWN


def _identity(value: object) -> Ref | str | None:
    """Return the reference that points at a record, or else the place where it stands."""
    if isinstance(value, Ref):
        return value
    assert isinstance(value, Mapping)
    found = value.get("$ref", value.get("$path"))
    return found if isinstance(found, Ref | str) else None


def _less_amounts(one: Amount, other: Amount) -> Verdict:
    return one.value < other.value if one.currency == other.currency else UNKNOWN


def _less_moments(one: Moment, other: Moment) -> Verdict:
    first, second = instant(one), instant(other)
    return UNKNOWN if isinstance(first, Unknown) or isinstance(second, Unknown) else first < second


def _less_deadlines(one: Deadline, other: Deadline) -> Verdict:
    return UNKNOWN if one.day is None or other.day is None else days_before(one.day, other.day)


def _less_numbers(one: Decimal, other: Decimal) -> Verdict:
    return one < other


_KINDS: Mapping[type, str] = {
    str: "text",
    bool: "yes or no",
    int: "number",
    Decimal: "number",
    Day: "day",
    Period: "period",
    Amount: "amount",
    Moment: "moment",
    Deadline: "deadline",
    tuple: "list",
    list: "list",
    dict: "record",
    Ref: "record",
}
_EQUAL: Mapping[str, Callable[..., Verdict]] = {
    "text": _same,
    "yes or no": _same,
    "number": _same,
    "day": _equal_days,
    "period": _equal_periods,
    "amount": _same,
    "moment": _equal_moments,
    "deadline": _equal_deadlines,
    "list": _equal_lists,
    "record": _equal_records,
}
_LESS: Mapping[str, Callable[..., Verdict]] = {
    "number": _less_numbers,
    "day": days_before,
    "amount": _less_amounts,
    "moment": _less_moments,
    "deadline": _less_deadlines,
}
