"""EVID-006 The period asked for reaches far beyond the facts that support it.

Each month of records needs a reason. Where the last linked fact lies long before the end of the period, or the first long
after its beginning, whoever decides there cuts the period or sends the request back. How long is too long differs with the
measure; the figures are rules of thumb.

Pass: records from January to December 2023 for payments from March to July 2023.
Fail: records up to the day of execution, while the last fact linked to the account is of March 2023.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import end_of, newest, oldest, periods_beside
from mla_writer.checks.tied import Tie, ties
from mla_writer.conditions.values import UNKNOWN, Day, Period
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-006"
KIND: Final = "evidence"
READS: Final = everything(words=())

_TODAY = Saying(
    N_("No fact supports records up to today"),
    N_(
        "{target}: no fact later than {when} ({fact}) supports records up to the day of execution. Link a later fact, or "
        "end the period earlier."
    ),
)
_LATER = Saying(
    N_("No fact supports the end of the period"),
    N_(
        "{target}: no fact later than {when} ({fact}) supports a period up to {end}. Link a later fact, or end the period "
        "earlier."
    ),
)
_EARLIER = Saying(
    N_("No fact supports the beginning of the period"),
    N_(
        "{target}: no fact earlier than {when} ({fact}) supports a period from {start}. Link an earlier fact, or "
        "begin the period later."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each period that reaches further beyond its linked facts than its measure usually allows."""
    periods, seen = periods_beside(context), set[str]()
    for tie in ties(context):
        for path in periods.get(tie.item_path, ()):
            if path not in seen and tie.targets:
                seen.add(path)
                yield from _of(context, tie, path)


def _of(context: Context, tie: Tie, path: str) -> Iterator[Finding]:
    measure = context.live.questionnaire.library.standards.measure(tie.assistance)
    period, last, first = context.value(path), newest(context, tie.facts), oldest(context, tie.facts)
    if measure is None or not isinstance(period, Period) or last is None or first is None:
        return
    if any(context.answers.get(f"{tie.item_path}.{one}") is not UNKNOWN for one in measure.explained_by):
        return
    end, today = period.end if isinstance(period.end, Day) else None, context.request_date
    until = min(end.first, today.first) if end is not None else today.first
    rests_on = (path, tie.facts_path, *(f"facts.{one.id}.when" for one in tie.facts))
    common = {"target": Shown(tie.targets[0])}
    if measure.outruns and (until - end_of(last[1]).last).days > measure.outruns:
        common |= {"when": Shown(end_of(last[1])), "fact": Shown(last[0])}
        told = _TODAY.about(**common) if end is None else _LATER.about(end=Shown(end), **common)
        yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=rests_on)
    elif measure.precedes and (first[1].start.first - period.start.last).days > measure.precedes:
        common |= {"when": Shown(first[1].start), "fact": Shown(first[0])}
        told = _EARLIER.about(start=Shown(period.start), **common)
        yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=rests_on)
