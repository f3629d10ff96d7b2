"""Days that several rules reckon: by when a deadline wants something, and until when a text says that something is kept."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from mla_writer.answers.recognise import Recognised, recognise
from mla_writer.checks.context import Context
from mla_writer.checks.wording import wording
from mla_writer.conditions.values import Day, Deadline

WANTED: Final = frozenset({"answer_by", "by", "deadline", "needed_by", "serve_by"})
"""Questions by when help is wanted; the others with a deadline tell of our own steps, or of what comes afterwards."""
_UNITS: Final = {"days": "D", "weeks": "W", "months": "M", "years": "Y"}
"""The lists of words for a length of time, with the unit that they mean."""
_BEFORE_A_DATE: Final = 12
"""Letters that may stand between “until” and its date: until the end of 3 May."""
_NUMBER: Final = re.compile(r"(?<![\d.,])\d{1,3}(?=[ \u00a0-])")


def later(day: date, count: int, unit: str) -> date:
    """Return the day `count` days, weeks, months or years after another; `unit` is D, W, M or Y. The calendar ends with 9999."""
    if unit in {"D", "W"}:
        days = count * (7 if unit == "W" else 1)
        return day + timedelta(days=min(days, (date.max - day).days))
    year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1), 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def earliest_of(deadline: Deadline, request: Day) -> Day | None:
    """Return the earliest day that a deadline can mean; one from receipt counts from the request. None where none is told."""
    if not deadline.unit or not request.is_exact:
        return deadline.day
    return _day(later(request.first, deadline.count, deadline.unit))


def wanted(context: Context) -> Iterator[tuple[str, Day]]:
    """Yield the days by which help is wanted, the earliest that each deadline can mean, with where they are answered."""
    for step, deadline in context.given_as(Deadline):
        if step.path.rpartition(".")[2] in WANTED and (day := earliest_of(deadline, context.request_date)) is not None:
            yield step.path, day


def last_day(context: Context, text: str) -> Day | None:
    """Return the day until which a text says that something is kept, or None where it does not tell.

    It is the last of the days that stand behind a word such as “until”; else a length of time counts from the day before it
    (preserved on 1 October 2026 for 90 days); else it is the last of all days.
    """
    dates = [one for one in recognise(text) if one.sort == "date"]
    until = [end for _, end in wording(context, "until").spans(text)]
    ends = [one for one in dates if any(0 <= one.start - end <= _BEFORE_A_DATE for end in until)]
    days = [Day.parse(one.value) for one in ends or dates]
    if not ends and any(wording(context, unit).is_in(text) for unit in _UNITS):
        days = list(_reckoned(context, text, dates))
    return max(days, key=lambda one: one.last, default=None)


def _reckoned(context: Context, text: str, dates: list[Recognised]) -> Iterator[Day]:
    """Yield the ends of the lengths of time that a text tells in figures, each from the day before it, else from the first."""
    for number in _NUMBER.finditer(text) if dates else ():
        if any(one.start <= number.start() < one.end for one in dates):
            continue
        begin = next((one for one in reversed(dates) if one.end <= number.start()), dates[0])
        for unit, letter in _UNITS.items():
            if any(start == number.end() + 1 for start, _ in wording(context, unit).spans(text)):
                yield _day(later(Day.parse(begin.value).last, int(number[0]), letter))


def _day(day: date) -> Day:
    return Day(day.year, day.month, day.day)
