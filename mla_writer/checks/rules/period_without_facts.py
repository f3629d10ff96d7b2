"""EVID-003 The period asked for holds none of the linked facts.

Pass: records from January to July 2023 for a payment of 3 July 2023.
Fail: records from August 2023 on for a payment of 3 July 2023.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.tied import Tie, ties
from mla_writer.conditions.values import Day, Period, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-003"
KIND: Final = "evidence"
READS: Final = everything(words=())

_BEFORE = Saying(
    N_("The period ends before the facts"),
    N_(
        "The period asked for ({period}) ends before the first linked fact ({fact}, {when}). Extend it, or link the facts "
        "that explain it."
    ),
)
_AFTER = Saying(
    N_("The period begins after the facts"),
    N_(
        "The period asked for ({period}) begins after the last linked fact ({fact}, {when}). Let it begin earlier, or link "
        "the facts that explain it."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each item whose period lies wholly before or wholly after its dated linked facts."""
    seen: set[str] = set()
    periods = _periods(context)
    for tie in ties(context):
        for path in periods.get(tie.item_path, ()):
            if path not in seen:
                seen.add(path)
                yield from _finding(context, tie, path)


def _periods(context: Context) -> Mapping[str, list[str]]:
    """Return the paths of the periods answered, by the record in which they stand."""
    found: dict[str, list[str]] = {}
    for step, _ in context.live.given:
        if step.question.kind == "period":
            found.setdefault(step.path.rpartition(".")[0], []).append(step.path)
    return found


def _finding(context: Context, tie: Tie, path: str) -> Iterator[Finding]:
    period = context.value(path)
    dated = sorted(_dated(context, tie.facts), key=lambda pair: pair[1].start.first)
    if not isinstance(period, Period) or not dated:
        return
    first, last = dated[0], max(dated, key=lambda pair: _end(pair[1]).last)
    if isinstance(period.end, Day) and period.end.last < first[1].start.first:
        saying, fact = _BEFORE, first
    elif period.start.first > _end(last[1]).last:
        saying, fact = _AFTER, last
    else:
        return
    told = saying.about(period=Shown(period), fact=context.item(fact[0]), when=Shown(fact[1]))
    rests_on = (path, tie.facts_path, *(f"facts.{one.id}.when" for one in tie.facts))
    yield Finding(CODE, KIND, "warning", "not_met", path, **told, rests_on=rests_on)


def _dated(context: Context, facts: tuple[Ref, ...]) -> Iterator[tuple[Ref, Period]]:
    for fact in facts:
        when = context.answers.get(f"facts.{fact.id}.when")
        if isinstance(when, Period):
            yield fact, when


def _end(period: Period) -> Day:
    return period.end if isinstance(period.end, Day) else period.start
