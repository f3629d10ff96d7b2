"""EVID-002 None of the facts linked to an item involves it.

Facts are linked to the account, the premises or the person, but none of them names it: either the wrong fact was picked, or
the thing was not entered in the fact.

Pass: the fact linked to the account lists the account among the things involved.
Fail: the linked fact involves another account.
Good: the fact in which the account, place or person itself appears, with that thing picked in the fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.tied import Tie, involves, ties
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-002"
KIND: Final = "evidence"
READS: Final = everything(words=())

_ELSEWHERE = Saying(
    N_("The linked facts do not mention it"),
    N_(
        "None of the facts linked to {target} involves it: {facts}. Link the right fact, or enter in the fact what it involves."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each item whose linked facts, all of them, leave it out."""
    for tie in ties(context):
        for target in tie.targets:
            if tie.facts and not any(involves(context, fact, target) for fact in tie.facts):
                yield _finding(tie, target)


def _finding(tie: Tie, target: Ref) -> Finding:
    told = _ELSEWHERE.about(target=Shown(target), facts=Shown(tie.facts))
    rests_on = (tie.facts_path, tie.step.path, *(f"facts.{one.id}.things" for one in tie.facts))
    return Finding(CODE, KIND, "warning", "not_met", tie.facts_path, **told, rests_on=rests_on)
