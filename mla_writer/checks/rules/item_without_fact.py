"""EVID-001 Something is asked for, but no fact is linked to it.

A request for an account, a search or a hearing that no fact connects with the offence is read as a fishing expedition.

Pass: the payment of 3 July is linked to the account.
Fail: the account stands in the request without any fact.
Good: the fact that leads from the offence to this account, place or person, with its date and source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying, Told
from mla_writer.checks.tied import involves, ties
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-001"
KIND: Final = "evidence"
READS: Final = everything(words=())

_UNTIED = Saying(
    N_("Asked for without a fact"),
    N_("No fact is linked to {target}. Link the facts that connect it with the offence."),
)
_NOT_CHOSEN = Saying(
    N_("The linking fact is not chosen"),
    N_(
        "No fact is linked to {target} here, although it is named in {facts}. Choose those that connect it with the offence."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each answered thing or person of a measure to which no existing fact is linked."""
    facts = context.answers.records("facts")
    for tie in ties(context):
        if tie.targets and not any(one.id in facts for one in tie.facts) and not context.live.is_hidden(tie.facts_path):
            told = _told(context, tie.targets[0])
            rests_on = (tie.facts_path, tie.step.path)
            yield Finding(CODE, KIND, "blocker", "not_met", tie.facts_path, **told, rests_on=rests_on)


def _told(context: Context, target: Ref) -> Told:
    """Say which facts name the target, where some do: they only wait to be chosen."""
    every = (Ref("facts", key) for key in context.answers.records("facts"))
    naming = tuple(one for one in every if involves(context, one, target))
    if naming:
        return _NOT_CHOSEN.about(target=Shown(target), facts=Shown(naming))
    return _UNTIED.about(target=Shown(target))
