"""CONS-013 Something ends or happens before assistance arrives: custody, limitation, a preservation, the next step, the hearing.

The other State hurries where it is told what is at stake. A day that stands in the list of persons or offences only does not
reach whoever sorts the incoming requests. The deadline of the request counts, and that of each measure; one from receipt is
counted from the date of the request, for it cannot be earlier.

Pass: custody ends in February, and the request is marked urgent and wants the answer in January.
Fail: custody ends in February, the assistance is wanted in April, and the request is not urgent; the hearing by video link is
in March, the assistance wanted in May; something is wanted at once, and nothing is urgent.
Good: the day until which the assistance is still useful, and the mark of urgency where that day is near.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.days import WANTED, last_day, wanted
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import UNKNOWN, Day, Deadline, Moment, Ref
from mla_writer.interview.because import caption_of
from mla_writer.interview.interview import Step
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-013"
KIND: Final = "deadline"
_PRESERVING: Final = ("content_data", "direct_provider_request", "subscriber_data", "traffic_data")
"""Measures that tell in words until when somebody keeps the data."""
READS: Final = everything(words=tuple(f"{one}.preservation" for one in _PRESERVING))
_CUSTODY, _LIMITATION, _SOON = 180, 365, 60
"""Days before an end from which on a request that is not urgent comes too late, as a rule of thumb."""
_RUNNING: Final = ("request.preserved_until", "request.runs_until")
"""Until when something runs there that this letter follows up or extends."""
_URGENT, _DEADLINE, _STEP = "request.urgent", "request.deadline", "request.next_step_date"
_STARTS: Final = frozenset({"begins", "starts_on", "stay_from"})
"""Questions on which day somebody is needed, or something begins for which all has to be ready."""
_NO_EVENT: Final = frozenset(
    {"action_at", "crossed_at", "examined_at", "expected_at", "needed_by", "notified_at", "test_at"}
)
"""Moments after which help may still come, such as the report on an examination, or that are over or of the other side."""

_NOT_URGENT = Saying(
    N_("{what}: near its end, but not urgent"),
    N_(
        "{what}: {end} is near, but the request is not marked urgent. Mark it urgent, and give that date as the reason."
    ),
)
_AT_ONCE = Saying(
    N_("Wanted at once, but not urgent"),
    N_("“{what}” says “at once”, but the request is not marked urgent. Mark it urgent, or set a date."),
)
_TOO_LATE = Saying(
    N_("The assistance is wanted too late"),
    N_(
        "{what}: {end} comes before the day by which the assistance is wanted ({deadline}). Ask for it earlier, or "
        "correct the date."
    ),
)
_STEP_FIRST = Saying(
    N_("The assistance is wanted after the next step"),
    N_(
        "The assistance is wanted by {deadline}, but the next step, for which it is needed, is due on {step}. Correct "
        "one of the two."
    ),
)
_EVENT_FIRST = Saying(
    N_("The assistance is wanted after the event"),
    N_(
        "The assistance is wanted by {deadline}, but “{what}”, which the request itself asks for, is on {day}. Ask "
        "for it earlier, or correct the date."
    ),
)


@dataclass(frozen=True, slots=True)
class _End:
    """The day on which something ends: where it is answered, of whom or what, and how many days before it is near."""

    where: str
    what: object
    day: Day
    near: int


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each end that is near or comes before a day by which help is wanted."""
    if context.live.step_at(_URGENT) is None:
        return  # this kind of letter asks nothing about urgency
    days = tuple(wanted(context))
    ends = tuple(_ends(context))
    for one in ends:
        late = [pair for pair in days if one.day.last < pair[1].first]
        left = (one.day.last - context.request_date.first).days
        shown = {"what": one.what, "end": Shown(one.day)}
        for where, day in late if left >= 0 else ():
            yield _advice(where, _TOO_LATE, one.where, deadline=Shown(day), **shown)
        is_late = any(where == _DEADLINE for where, _ in late)
        if not is_late and 0 <= left <= one.near and context.value(_URGENT) in (False, UNKNOWN):
            yield _advice(_URGENT, _NOT_URGENT, one.where, "request.date", **shown)
    step = context.value(_STEP)
    for where, day in days:
        if isinstance(step, Day) and step.last < day.first:
            yield _advice(where, _STEP_FIRST, _STEP, deadline=Shown(day), step=Shown(step))
    yield from _against_events(context, dict(days))
    yield from _at_once(context)


def _advice(where: str, saying: Saying, *rests_on: str, **parameters: object) -> Finding:
    return Finding(CODE, KIND, "advice", "not_met", where, **saying.about(**parameters), rests_on=(where, *rests_on))


def _ends(context: Context) -> Iterator[_End]:
    """Yield the ends of custody, of limitation, of preservations, and of what is to be extended."""
    for collection, question, days in (
        ("persons", "custody_until", _CUSTODY),
        ("offences", "limitation_ends", _LIMITATION),
    ):
        for key in context.answers.records(collection):
            where = f"{collection}.{key}.{question}"
            end = context.value(where)
            if isinstance(end, Day):
                yield _End(where, context.item(Ref(collection, key)), end, days)
    for where in _RUNNING:
        step, end = context.live.step_at(where), context.value(where)
        if step is not None and isinstance(end, Day):
            yield _End(where, caption_of(step.shape), end, _SOON)
    for where in (f"{one}.preservation" for one in _PRESERVING if one in context.assistance):
        told, shape = context.value(where), context.live.questionnaire.shape(where)
        end = last_day(context, told.plain) if isinstance(told, Text) else None
        if end is not None and shape is not None:
            yield _End(where, caption_of(shape), end, -1)  # how near it is CONS-012 tells


def is_near_an_end(context: Context) -> bool:
    """Whether somebody is in custody, or something ends or begins so soon that the hurry comes from that."""
    if any(context.value(f"persons.{key}.in_custody") is True for key in context.answers.records("persons")):
        return True
    days = [(one.day, one.near) for one in _ends(context)]
    days += [(day, _CUSTODY) for day, _ in _events(context)]
    return any(0 <= (day.last - context.request_date.first).days <= near for day, near in days)


def _events(context: Context) -> list[tuple[Day, Step]]:
    """Return the moments and days to come that the measures ask for."""
    moments = [
        (value.day, step)
        for step, value in context.given_as(Moment)
        if step.question.kind == "datetime" and step.path.rpartition(".")[2] not in _NO_EVENT
    ]
    days = [(value, step) for step, value in context.given_as(Day) if step.path.rpartition(".")[2] in _STARTS]
    return [one for one in (*moments, *days) if one[0].last >= context.request_date.first]


def _against_events(context: Context, days: dict[str, Day]) -> Iterator[Finding]:
    """Yield a finding where the first moment that a measure asks for comes before the deadline of the request."""
    deadline = days.get(_DEADLINE)
    first = min(_events(context), key=lambda one: one[0].last, default=None)
    if deadline is not None and first is not None and first[0].last < deadline.first:
        what = caption_of(first[1].shape)
        yield _advice(_DEADLINE, _EVENT_FIRST, first[1].path, deadline=Shown(deadline), what=what, day=Shown(first[0]))


def _at_once(context: Context) -> Iterator[Finding]:
    """Yield one finding where something is wanted at once in a request that is said not to be urgent."""
    if context.value(_URGENT) is not False:
        return
    for step, deadline in context.given_as(Deadline):
        if deadline.is_at_once and step.path.rpartition(".")[2] in WANTED:
            yield _advice(_URGENT, _AT_ONCE, step.path, what=caption_of(step.shape))
            return
