"""DUAL-007 No linked fact lets a state of mind be seen in the accused.

Knowledge and intent are seldom written down; they are inferred from what a person did, wrote, was told or received. A fact in
which the accused does not appear, and that does not say how something is known, lets nothing be inferred about him. Nor does a
sentence that only asserts it, also where it names an account or a sum. Where the requested State does not test states of mind,
nothing is said.

Pass: the diary of the accused bears the account number and the word "arrived".
Fail: "He knew that the money in account 4711 was stolen", or a payment between two others.
Good: messages, earlier dealings, warnings, false papers, the pattern of his own acts, each as a fact with its source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import is_condition, is_tested, level_of_doubt
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.rules.fact_of_another_person import persons_in
from mla_writer.checks.weight import asserts_mind
from mla_writer.conditions.values import Ref
from mla_writer.forms.model import Level
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-007"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("facts", "offences"))

_ABSENT = Saying(
    N_("{offence}: whose state of mind?"),
    N_(
        "{offence}: {person} appears in none of the facts linked to “{element}”. Link what this person did, wrote, was told "
        "or received, or add the person to the fact."
    ),
)
_ASSERTED = Saying(
    N_("{fact} asserts a state of mind"),
    N_(
        "{fact} says “{word}”, but not what this is inferred from. Write what {person} did, wrote, was told or "
        "received, and let the reader draw the conclusion."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each accused whose state of mind rests on facts that cannot carry it."""
    for charge in context.charges:
        for element in charge.of_kind("mental"):
            if is_tested(context, element):
                for person in charge.accused:
                    yield from _of(context, charge, element, person)


def _of(context: Context, charge: Charge, element: Element, person: str) -> Iterator[Finding]:
    facts = tuple(dict.fromkeys(one.fact for one in charge.bearing(element, person)))
    parameters = {
        "person": context.item(Ref("persons", person)),
        "element": element.shown or element.text,
        "offence": context.item(Ref("offences", charge.offence)),
    }
    where = f"offences.{charge.offence}.elements.{element.id}.{person}"
    if facts and not any(_can_carry(context, one, person) for one in facts):
        told = _ABSENT.about(**parameters)
        rests_on = (f"offences.{charge.offence}.elements", *(f"facts.{one}" for one in facts))
        yield Finding(CODE, KIND, _level(context), "not_met", where, **told, rests_on=rests_on)
    for one in facts:
        word = asserts_mind(context, one)
        if word:
            told = _ASSERTED.about(fact=context.item(Ref("facts", one)), word=word, person=parameters["person"])
            at = f"facts.{one}.what"
            yield Finding(CODE, KIND, level_of_doubt(context), "not_met", at, **told, rests_on=(at,))


def _can_carry(context: Context, fact: str, person: str) -> bool:
    return person in persons_in(context, fact) or context.answers.text(f"facts.{fact}.kind") == "knowledge"


def _level(context: Context) -> Level:
    """Return a warning only where the State is known to test every element of a condition."""
    pack = context.pack
    tests_all = pack is not None and pack.dual_criminality.tested == "all_elements"
    return "warning" if tests_all and is_condition(context) is True else "advice"
