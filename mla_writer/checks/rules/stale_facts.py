"""EVID-007 The facts linked to an item are old for what is asked.

A search, a look into messages or a live measure rests on the present: old facts do not show that the thing is still there or
still in use. How old is too old differs with the measure; the figures are rules of thumb.

Pass: the mailbox was used for a threat in May 2026, and its content is asked for in November 2026.
Fail: the last fact that involves the mailbox is of 2022.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import end_of, newest
from mla_writer.checks.tied import ties
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-007"
KIND: Final = "evidence"
READS: Final = everything(words=())

_STALE = Saying(
    N_("The linked facts are old"),
    N_(
        "{target}: the last linked fact ({fact}) is of {when}, long before the request ({request}). For this measure, link a "
        "fact that shows how things stand now."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each item whose last linked fact is older than its measure usually bears."""
    measures, seen = context.live.questionnaire.library.standards, set[str]()
    for tie in ties(context):
        measure = measures.measure(tie.assistance)
        last = newest(context, tie.facts) if measure is not None and measure.stale_after and tie.targets else None
        if measure is None or last is None or tie.item_path in seen:
            continue
        if any(context.value(f"{tie.assistance}.{one}") is True for one in measure.kept_by):
            continue
        days = (context.request_date.first - end_of(last[1]).last).days
        if days > measure.stale_after:
            seen.add(tie.item_path)
            told = _STALE.about(
                target=Shown(tie.targets[0]),
                fact=Shown(last[0]),
                when=Shown(end_of(last[1])),
                request=Shown(context.request_date),
            )
            rests_on = (tie.facts_path, "request.date", *(f"facts.{one.id}.when" for one in tie.facts))
            yield Finding(CODE, KIND, "advice", "not_met", tie.facts_path, **told, rests_on=rests_on)
