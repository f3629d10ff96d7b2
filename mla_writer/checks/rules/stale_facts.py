"""EVID-007 The facts linked to an item, or said to show a danger or urgency, are old for what is asked.

A search, a freezing, a look into messages or a live measure rests on the present: old facts do not show that the thing is still
there or still in use. Facts that place an item in the other State count as well, and those of a danger that name it. What is to
be done at once needs a danger of today: a balance reported two years ago shows none. Where custody or limitation is about to
end, or a day is near, the urgency comes from that. How old is too old differs with the measure; the figures are rules of thumb.

Pass: the mailbox was used for a threat in May 2026, and its content is asked for in November 2026; the freezing is urgent
because a transfer order was reported a week ago.
Fail: the last fact that involves the mailbox is of 2022; the money is to be frozen at once, on a balance of eighteen months ago.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import dated, end_of, newest, refs_of
from mla_writer.checks.rules.clock_runs_out import is_near_an_end
from mla_writer.checks.rules.not_placed import places
from mla_writer.checks.tied import Tie, ties
from mla_writer.conditions.values import Day, Deadline, Period, Ref
from mla_writer.forms.standards import Measure
from mla_writer.interview.because import caption_of
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-007"
KIND: Final = "evidence"
READS: Final = everything(words=())
_DEADLINE, _URGENT, _URGENCY = "request.deadline", "request.urgent", "request.urgency_facts"
_URGENCY_STALE_AFTER: Final = 180
"""Days after which a fact no longer shows, as a rule of thumb, that something has to be done at once."""

_STALE = Saying(
    N_("The linked facts are old"),
    N_(
        "{target}: the last linked fact ({fact}) dates from {when}, long before the request ({request}). For this "
        "measure, link a fact that shows the present situation."
    ),
)
_DANGER = Saying(
    N_("The facts of the danger are old"),
    N_(
        "“{question}”: the last of these facts ({fact}) dates from {when}, long before the request ({request}). Link "
        "a fact showing that the danger still exists, or say in a fact what has been done since."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each item whose last linked fact is older than its measure bears, and for each old danger."""
    dangers = tuple(_dangers(context))
    yield from (one for one, _ in dangers)
    told = {fact for _, fact in dangers}
    yield from _urgency(context, told)
    measures, seen = context.live.questionnaire.library.standards, set[str]()
    for tie in ties(context):
        measure = measures.measure(tie.assistance)
        if measure is None or not measure.stale_after or not tie.targets or tie.item_path in seen:
            continue
        last = _last(context, _facts(context, tie, measure))
        if last is None or last[0] in told or _is_kept(context, tie, measure):
            continue
        if _days(context, last[1]) > measure.stale_after:
            seen.add(tie.item_path)
            said = _STALE.about(
                target=Shown(tie.targets[0]),
                fact=Shown(last[0]),
                when=Shown(end_of(last[1])),
                request=Shown(context.request_date),
            )
            rests_on = (tie.facts_path, "request.date", *(f"facts.{one.id}.when" for one in tie.facts))
            yield Finding(CODE, KIND, "advice", "not_met", tie.facts_path, **said, rests_on=rests_on)


def _is_kept(context: Context, tie: Tie, measure: Measure) -> bool:
    """Whether somebody is said to keep the data meanwhile."""
    return any(context.value(f"{tie.assistance}.{one}") is True for one in measure.kept_by)


def _facts(context: Context, tie: Tie, measure: Measure) -> tuple[Ref, ...]:
    """Return the facts that show how an item stands: those linked to it, those that place it, those of a danger to it."""
    if not tie.facts:
        return ()  # that nothing is linked is told by another rule
    beside = (f"{tie.item_path}.{one}" for one in measure.located_by)
    placing = tuple(one for path in beside for one in refs_of(context.value(path)))
    danger = tuple(one for name in measure.danger for one in refs_of(context.value(f"{tie.assistance}.{name}")))
    return (*tie.facts, *placing, *(one for one in danger if any(places(context, one, it) for it in tie.targets)))


def _dangers(context: Context) -> Iterator[tuple[Finding, Ref]]:
    """Yield a finding for each danger that a measure tells of by old facts only, with the newest of these."""
    for name in context.assistance:
        measure = context.live.questionnaire.library.standards.measure(name)
        for one in measure.danger if measure is not None else ():
            assert measure is not None
            yield from _old(context, f"{name}.{one}", measure.danger_stale_after)


def _urgency(context: Context, told: set[Ref]) -> Iterator[Finding]:
    """Yield a finding where something is wanted at once, nothing is about to end, and the facts of the urgency are old."""
    deadline = context.value(_DEADLINE)
    at_once = isinstance(deadline, Deadline) and deadline.is_at_once
    if context.value(_URGENT) is not True or not at_once or is_near_an_end(context):
        return
    for found, fact in _old(context, _URGENCY, _URGENCY_STALE_AFTER, _DEADLINE):
        if fact not in told:
            yield found


def _old(context: Context, path: str, days: int, *beside: str) -> Iterator[tuple[Finding, Ref]]:
    facts, shape = refs_of(context.value(path)), context.live.questionnaire.shape(path)
    last = _last(context, facts)
    if last is None or shape is None or _days(context, last[1]) <= days:
        return
    said = _DANGER.about(
        question=caption_of(shape),
        fact=Shown(last[0]),
        when=Shown(end_of(last[1])),
        request=Shown(context.request_date),
    )
    rests_on = (path, "request.date", *beside, *(f"facts.{one.id}.when" for one in facts))
    yield Finding(CODE, KIND, "advice", "not_met", path, **said, rests_on=rests_on), last[0]


def _last(context: Context, facts: tuple[Ref, ...]) -> tuple[Ref, Period] | None:
    """Return the dated fact that ends last; None where one goes on still, which is as new as can be."""
    if any(not isinstance(when.end, Day) for _, when in dated(context, facts)):
        return None
    return newest(context, facts)


def _days(context: Context, when: Period) -> int:
    """Return how many days lie between the end of what happened and the request."""
    return (context.request_date.first - end_of(when).last).days
