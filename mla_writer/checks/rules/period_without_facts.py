"""EVID-003 The period asked for holds none of the linked facts.

Where an item has a list with periods of its own (the papers looked for in a search), the acts of the offence count as well.

Pass: records from January to July 2023 for a payment of 3 July 2023.
Fail: records from August 2023 on for a payment of 3 July 2023.
Good: from the first day that matters to the last, each explained by a linked fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import dated, end_of, facts_of_offence, periods_beside, periods_within
from mla_writer.checks.tied import Tie, ties
from mla_writer.conditions.values import Day, Period, Ref
from mla_writer.forms.model import Level
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
    periods, within = periods_beside(context), periods_within(context)
    for tie in ties(context):
        for path in periods.get(tie.item_path, ()):
            if path not in seen:
                seen.add(path)
                yield from _finding(context, tie, path, tie.facts, "warning")
        for path in within.get(tie.item_path, ()) if tie.facts else ():
            if path not in seen:
                seen.add(path)
                yield from _finding(context, tie, path, (*tie.facts, *_of_offence(context)), "advice")


def _of_offence(context: Context) -> tuple[Ref, ...]:
    return tuple(Ref("facts", one) for one in sorted(facts_of_offence(context)))


def _finding(context: Context, tie: Tie, path: str, linked: tuple[Ref, ...], level: Level) -> Iterator[Finding]:
    period = context.value(path)
    facts = sorted(dated(context, linked), key=lambda pair: pair[1].start.first)
    if not isinstance(period, Period) or not facts:
        return
    first, last = facts[0], max(facts, key=lambda pair: end_of(pair[1]).last)
    if isinstance(period.end, Day) and period.end.last < first[1].start.first:
        saying, fact = _BEFORE, first
    elif period.start.first > end_of(last[1]).last:
        saying, fact = _AFTER, last
    else:
        return
    told = saying.about(period=Shown(period), fact=context.item(fact[0]), when=Shown(fact[1]))
    rests_on = (path, tie.facts_path, *(f"facts.{one.id}.when" for one in linked))
    yield Finding(CODE, KIND, level, "not_met", path, **told, rests_on=rests_on)
