"""PROC-007 A hearing there, or the day by which assistance is wanted, falls on a day on which the other State rests.

In most States courts and offices are closed on Saturday and Sunday, in others on Friday and Saturday, or on one day only.
What is wanted by such a day is done on the next one. The pack of a State may say which days these are (days_of_rest);
otherwise the locale data tell, so that this only asks. Holidays are not known here.

Pass: a hearing in Switzerland on a Monday; one in Egypt on a Sunday.
Fail: a hearing in Switzerland on a Saturday; assistance wanted from Egypt by a Friday.
Good: a day on which they work, or the word of the authority there that it is kept nevertheless.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.days import WANTED
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Day, Deadline, Moment
from mla_writer.countries.point_words import WEEKDAYS
from mla_writer.forms.model import Source
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

CODE: Final = "PROC-007"
KIND: Final = "procedure"
READS: Final = everything(words=())
_THERE: Final = frozenset({"examined_at", "hearing_there"})
"""Moments at which somebody in the requested State has to be at work."""
_GENERAL: Final = ("general_practice",)
_NAMES: Final = tuple(WEEKDAYS.values())
_ELSEWHERE: Final = frozenset({5, 6})

_REST = Saying(
    N_("Are offices there open that day?"),
    N_(
        "{day} is a {weekday}, when courts and offices in {state} are usually closed. Choose another day, unless they "
        "have agreed to it."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each day of a hearing or deadline on which the requested State is likely to rest."""
    rest, sources = _rest(context)
    for path, day in _days(context):
        if day.is_exact and day.first.weekday() in rest:
            weekday, state = Message(_NAMES[day.first.weekday()]), context.shown("request.requested")
            told = _REST.about(day=Shown(day), weekday=weekday, state=state)
            rests_on = (path, "request.requested")
            yield Finding(CODE, KIND, "advice", "cannot_tell", path, **told, sources=sources, rests_on=rests_on)


def _rest(context: Context) -> tuple[frozenset[int], tuple[Source, ...]]:
    """Return the days of the week, Monday being 0, on which the requested State rests, and what tells them."""
    told = context.pack.days_of_rest if context.pack is not None else None
    if told is not None:
        return frozenset(map(list(WEEKDAYS).index, told.days)), told.sources
    state = context.states[1]
    return _by_locale(state) if state else frozenset(), resolve_sources(_GENERAL, context.sources)


def _days(context: Context) -> Iterator[tuple[str, Day]]:
    """Yield the days told for what is to be done there, with where they are answered; a time from receipt tells none."""
    for step, moment in context.given_as(Moment):
        if step.path.rpartition(".")[2] in _THERE:
            yield step.path, moment.day
    for step, deadline in context.given_as(Deadline):
        if step.path.rpartition(".")[2] in WANTED and deadline.day is not None:
            yield step.path, deadline.day


@cache
def _by_locale(state: str) -> frozenset[int]:
    """Return the days of rest that the locale data name for a State."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(f"und_{state}")  # whatever language they speak there
    except UnknownLocaleError:
        return _ELSEWHERE
    first, last = locale.weekend_start, locale.weekend_end
    return frozenset((first + one) % 7 for one in range((last - first) % 7 + 1))
