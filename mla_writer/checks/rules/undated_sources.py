"""EVID-014 The requested State wants to know when and how each fact became known.

Where its standard is reasonable grounds to believe or more, a judge there weighs sworn facts: how each is known, and since
when. A source without a date leaves half of that open.

Pass: each fact linked to the mailbox names its evidence with the date.
Fail: probable cause is asked for, and the log that links the mailbox to the suspect has no date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.standards import wanted_of
from mla_writer.checks.tied import ties
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-014"
KIND: Final = "evidence"
READS: Final = everything(words=())

_UNDATED = Saying(
    N_("{fact}: known since when?"),
    N_(
        "{measure} requires {standard} there, and a judge will ask how and when each fact became known. Enter the "
        "date of the evidence for {fact}, which is linked to {target}."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each linked fact without a dated source, where the pack names a standard for which that counts."""
    seen: set[Ref] = set()
    asked = {name: wanted_of(context, name) for name in context.assistance}
    for tie in ties(context):
        wanted = asked.get(tie.assistance)
        if wanted is None or not wanted.is_its_own or wanted.standard is None or not wanted.standard.dated_sources:
            continue
        level, note = capped("advice", wanted.sources, context, stale=context.pack_is_stale)
        for fact in tie.facts:
            where = f"facts.{fact.id}.source.date"
            if level and tie.targets and fact not in seen and context.answers.get(where) is UNKNOWN:
                seen.add(fact)
                told = _UNDATED.about(
                    measure=wanted.measure, standard=wanted.name, fact=Shown(fact), target=Shown(tie.targets[0])
                )
                rests_on, sources = (where, tie.facts_path), wanted.sources
                yield Finding(
                    CODE, KIND, level, "not_met", where, **told, sources=sources, note=note, rests_on=rests_on
                )
