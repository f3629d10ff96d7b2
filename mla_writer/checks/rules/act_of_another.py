"""DUAL-008 The act linked to an accused was done by somebody else.

Conduct is what this accused did. Where in the linked fact others act, and the accused is only involved or not named at all, the
reader cannot see his own act: he may have acted through others, have aided them, or have nothing to do with it.

Pass: the accused signs the award, and the fact names him as acting.
Fail: the company pays; the director, who is accused too, is not said to have ordered it.
Good: a fact of its own for each accused: what he did himself, ordered, signed, arranged or let happen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import level_of_doubt
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-008"
KIND: Final = "dual_criminality"
READS: Final = everything(words=())

_OTHERS = Saying(
    N_("{offence}: {person} does not act"),
    N_(
        "{offence}: in the facts linked to “{element}” for {person} ({fact}), others act. Say what {person} did, name "
        "the person as acting, or choose the form of participation."
    ),
)
_BY_OTHERS = frozenset({"aiding", "instigation", "conspiracy"})
"""Forms of participation in which somebody else commits the act."""


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each accused who acts in none of the facts linked directly to a conduct."""
    for charge in context.charges:
        if charge.participation not in _BY_OTHERS:
            for element in charge.of_kind("conduct"):
                for person in charge.accused:
                    yield from _of(context, charge, element, person)


def _of(context: Context, charge: Charge, element: Element, person: str) -> Iterator[Finding]:
    facts = [one.fact for one in charge.bearing(element, person) if one.link == "direct"]
    if not facts or not all(_others_act(context, one, person) for one in facts):
        return
    told = _OTHERS.about(
        offence=context.item(Ref("offences", charge.offence)),
        element=element.shown or element.text,
        person=context.item(Ref("persons", person)),
        fact=context.item(Ref("facts", facts[0])),
    )
    where = f"offences.{charge.offence}.elements.{element.id}.{person}"
    rests_on = (f"offences.{charge.offence}.elements", *(f"facts.{one}.actors" for one in facts))
    yield Finding(CODE, KIND, level_of_doubt(context), "not_met", where, **told, rests_on=rests_on)


def _others_act(context: Context, fact: str, person: str) -> bool:
    """Whether somebody acts in a fact, and it is neither the person nor a company for which the person acts."""
    actors = context.answers.listed(f"facts.{fact}.actors")
    behind = {context.answers.text(f"persons.{one}.representative") for one in actors}
    return bool(actors) and person not in actors and person not in behind
