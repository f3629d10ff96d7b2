"""EVID-012 Nothing leads from the facts linked to an item to the offence.

Facts are linked, but none of them is part of the offence, none is linked to an element, and none shares a person or a thing
with a fact that is. The reader cannot see why the item matters.

Pass: the log-in linked to the mailbox is the suspect’s, who sent the false invoice.
Fail: the only fact linked to the telephone is a step of the investigation that names nobody and nothing else of the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import facts_of_offence, named_in
from mla_writer.checks.tied import ties
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-012"
KIND: Final = "evidence"
READS: Final = everything(words=())

_NO_CHAIN = Saying(
    N_("Linked facts do not lead to the offence"),
    N_(
        "None of the facts linked to {target} ({facts}) is part of the offence or names anyone or anything that a "
        "fact of the offence names. Link the fact of the offence that shows its part, or enter who and what the facts "
        "involve."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each item whose linked facts lead to no fact of the offence; silent where there is none at all."""
    offence = facts_of_offence(context)
    if not offence:
        return
    named = context.once(_named_in_offence)
    for tie in ties(context):
        is_thing = any(one.collection == "things" for one in tie.targets)  # what a witness knows may name nobody else
        if not is_thing or not tie.facts or any(one.id in offence for one in tie.facts):
            continue
        involved = {name for one in tie.facts for name in named_in(context, one)} - set(tie.targets)
        if not involved & named and not set(tie.targets) & named:
            told = _NO_CHAIN.about(target=Shown(tie.targets[0]), facts=Shown(tie.facts))
            rests_on = (tie.facts_path, *(f"facts.{one.id}" for one in tie.facts))
            yield Finding(CODE, KIND, "advice", "not_met", tie.facts_path, **told, rests_on=rests_on)


def _named_in_offence(context: Context) -> frozenset[Ref]:
    return frozenset(name for one in facts_of_offence(context) for name in named_in(context, Ref("facts", one)))
