"""CONS-013 Something ends before the help arrives: custody, limitation, or the step for which it is needed.

The other State hurries where it is told what is at stake. A day that stands in the list of persons or offences only does not
reach whoever sorts the incoming requests.

Pass: custody ends in February, and the request is marked urgent and wants the answer in January.
Fail: custody ends in February, the help is wanted in April, and the request is not urgent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import UNKNOWN, Day, Deadline, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-013"
KIND: Final = "deadline"
READS: Final = everything(words=())
_CUSTODY, _LIMITATION = 180, 365
"""Days before an end from which on a request that is not urgent comes too late, as a rule of thumb."""
_URGENT, _DEADLINE, _STEP = "request.urgent", "request.deadline", "request.next_step_date"

_NOT_URGENT = Saying(
    N_("{what}: an end is near, nothing is urgent"),
    N_("{what}: {end} is near, but the request is not marked urgent. Mark it, and name that day as the reason."),
)
_TOO_LATE = Saying(
    N_("The help is wanted too late"),
    N_(
        "{what}: {end} comes before the day by which the help is wanted ({deadline}). Ask for it earlier, or mend the date."
    ),
)
_STEP_FIRST = Saying(
    N_("The help is wanted after the next step"),
    N_(
        "The help is wanted by {deadline}, but the next step, for which it is needed, is due on {step}. Mend one of the two."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each end that is near or comes before the day by which help is wanted."""
    if context.live.step_at(_URGENT) is None:
        return  # this kind of letter asks nothing about urgency
    deadline = context.value(_DEADLINE)
    wanted = deadline.day if isinstance(deadline, Deadline) else None
    for where, ref, end, days in _ends(context):
        shown = {"what": context.item(ref), "end": Shown(end)}
        left = (end.last - context.request_date.first).days
        if wanted is not None and left >= 0 and end.last < wanted.first:
            told = _TOO_LATE.about(deadline=Shown(wanted), **shown)
            yield Finding(CODE, KIND, "advice", "not_met", _DEADLINE, **told, rests_on=(_DEADLINE, where))
        elif 0 <= left <= days and context.value(_URGENT) in (False, UNKNOWN):
            told = _NOT_URGENT.about(**shown)
            yield Finding(CODE, KIND, "advice", "not_met", _URGENT, **told, rests_on=(_URGENT, where, "request.date"))
    step = context.value(_STEP)
    if wanted is not None and isinstance(step, Day) and step.last < wanted.first:
        told = _STEP_FIRST.about(deadline=Shown(wanted), step=Shown(step))
        yield Finding(CODE, KIND, "advice", "not_met", _DEADLINE, **told, rests_on=(_DEADLINE, _STEP))


def _ends(context: Context) -> Iterator[tuple[str, Ref, Day, int]]:
    """Yield the ends of custody and of limitation: where each is answered, of whom or what, when, and how near is near."""
    for collection, question, days in (
        ("persons", "custody_until", _CUSTODY),
        ("offences", "limitation_ends", _LIMITATION),
    ):
        for key in context.answers.records(collection):
            where = f"{collection}.{key}.{question}"
            end = context.value(where)
            if isinstance(end, Day):
                yield where, Ref(collection, key), end, days
