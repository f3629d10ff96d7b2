"""PROC-007 A hearing there, or the day by which help is wanted, falls on a day on which the other State rests.

In most States courts and offices are closed on Saturday and Sunday, in others on Friday and Saturday, or on one day only. What is
wanted by such a day is done on the next one. Which days these are is general knowledge, so that this only asks; holidays are
not known here.

Pass: a hearing in Switzerland on a Monday; one in Egypt on a Sunday.
Fail: a hearing in Switzerland on a Saturday; help wanted from Egypt by a Friday.
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
_NAMES: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_OTHERWISE: Final = {
    "BD": frozenset({4, 5}), "BN": frozenset({4, 6}), "DJ": frozenset({4, 5}), "MV": frozenset({4, 5}), "PS": frozenset({4, 5}),
}  # fmt: skip
"""Days of rest, Monday being 0, of States for which the locale data have the days of the world at large."""
_ELSEWHERE: Final = frozenset({5, 6})

_REST = Saying(
    N_("Do they work on that day?"),
    N_(
        "{day} is a {weekday}, on which courts and offices in {state} rest as a rule. Choose another day, unless they agreed "
        "to it."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each day of a hearing or deadline on which the requested State is likely to rest."""
    rest = _days_of_rest(context.states[1])
    for path, day in _days(context):
        if day.is_exact and day.first.weekday() in rest:
            weekday, state = Message(_NAMES[day.first.weekday()]), context.shown("request.requested")
            told, sources = (
                _REST.about(day=Shown(day), weekday=weekday, state=state),
                resolve_sources(_GENERAL, context.sources),
            )
            rests_on = (path, "request.requested")
            yield Finding(CODE, KIND, "advice", "cannot_tell", path, **told, sources=sources, rests_on=rests_on)


def _days(context: Context) -> Iterator[tuple[str, Day]]:
    """Yield the days told for what is to be done there, with where they are answered; a time from receipt tells none."""
    for step, moment in context.given_as(Moment):
        if step.path.rpartition(".")[2] in _THERE:
            yield step.path, moment.day
    for step, deadline in context.given_as(Deadline):
        if step.path.rpartition(".")[2] in WANTED and deadline.day is not None:
            yield step.path, deadline.day


@cache
def _days_of_rest(state: str) -> frozenset[int]:
    """Return the days of the week, Monday being 0, on which a State rests; none where it is not chosen."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    if not state or state in _OTHERWISE:
        return _OTHERWISE.get(state, frozenset())
    for language in get_global("territory_languages").get(state, ()):
        try:
            locale = Locale.parse(f"{language}_{state}")
        except (UnknownLocaleError, ValueError):
            continue
        first, last = locale.weekend_start, locale.weekend_end
        return frozenset((first + one) % 7 for one in range((last - first) % 7 + 1))
    return _ELSEWHERE
