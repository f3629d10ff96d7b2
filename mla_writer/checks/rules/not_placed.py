"""EVID-004 The facts said to place things in the requested State leave an item out.

The requested State acts where there is reason to look: a payment that arrived there, a register, a log-in. Facts that place
other things there say nothing about this one.

An address there and an IBAN of that State speak for themselves.

Pass: the fact that shows the log-in from that State names the mailbox that is asked for.
Fail: two mailboxes are asked for, and the facts said to place them in that State name only the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.recognise import compact
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import named_in, refs_of
from mla_writer.checks.tied import Tie, involves, ties
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-004"
KIND: Final = "evidence"
READS: Final = everything(words=())
FRAME: Final = "request.presence_grounds"

_NOT_PLACED = Saying(
    N_("What places it in that State?"),
    N_(
        "None of the facts said to show what is in {state} ({facts}) involves {target}. Link the fact that places it "
        "there, or enter in the fact what it involves."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each thing that none of the facts on location involves, nor its holder."""
    for tie in ties(context):
        path, facts = grounds(context, tie)
        for target in tie.targets:
            if target.collection != "things" or not facts or _lies_there(context, target):
                continue
            if not any(places(context, fact, target) for fact in facts):
                told = _NOT_PLACED.about(
                    state=context.shown("request.requested"), facts=Shown(facts), target=Shown(target)
                )
                yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=(path, tie.step.path))


def grounds(context: Context, tie: Tie) -> tuple[str, tuple[Ref, ...]]:
    """Return the question whose facts place an item in the requested State, and those facts: its own, or the frame's."""
    measure = context.live.questionnaire.library.standards.measure(tie.assistance)
    for name in measure.located_by if measure else ():
        path = f"{tie.item_path}.{name}"
        facts = refs_of(context.value(path))
        if facts:
            return path, facts
    return FRAME, refs_of(context.value(FRAME))


def _lies_there(context: Context, target: Ref) -> bool:
    """Whether its own entry places a thing in the State asked: an address there, or an IBAN of that State."""
    asked, thing = context.value("request.requested"), f"things.{target.id}"
    iban = compact(context.answers.text(f"{thing}.iban"))
    places = (context.answers.get(f"{thing}.{one}.country") for one in ("place", "branch"))
    return isinstance(asked, str) and (iban[:2] == asked or asked in places)


def places(context: Context, fact: Ref, target: Ref) -> bool:
    """Whether a fact involves the thing, or whoever holds it."""
    holders = refs_of(context.answers.get(f"things.{target.id}.holder"))
    return involves(context, fact, target) or not named_in(context, fact).isdisjoint(holders)
