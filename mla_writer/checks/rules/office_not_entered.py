"""DUAL-015 An element speaks of office, but nobody in the linked facts is entered with one.

Whether somebody was an official, in which post and at that time, is asked first in offences of office. The post and its period
are entered with the person; the letter then names them, and the dates of the facts are compared with them.

Pass: the commissioner is entered with his post and its period, and acts in the linked fact.
Fail: the fact calls him "the commissioner", but his post is not entered.
Good: the post as its law calls it, from when to when, and the fact or document that appoints the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-015"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("persons",))

_NO_OFFICE = Saying(
    N_("{offence}: no public office entered"),
    N_(
        "{offence}: “{element}” refers to a public office, but nobody in {fact} is entered as holding one. Enter the "
        "post and its period in the list of persons, or link the fact that names the official."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield advice for each element on office whose facts name nobody who is entered with an office."""
    for charge in context.charges:
        for element in charge.of_kind("circumstance"):
            facts = tuple(one.fact for one in charge.links.get(element.id, ()))
            if facts and element.is_of_office and not any(_names_official(context, one) for one in facts):
                yield _finding(context, charge, element, facts[0])


def _names_official(context: Context, fact: str) -> bool:
    named = (*context.answers.listed(f"facts.{fact}.actors"), *context.answers.listed(f"facts.{fact}.persons"))
    return any(context.answers.records(f"persons.{one}.offices") for one in named)


def _finding(context: Context, charge: Charge, element: Element, fact: str) -> Finding:
    told = _NO_OFFICE.about(
        offence=context.item(Ref("offences", charge.offence)),
        element=element.shown or element.text,
        fact=context.item(Ref("facts", fact)),
    )
    named = (*context.answers.listed(f"facts.{fact}.actors"), *context.answers.listed(f"facts.{fact}.persons"))
    where = f"persons.{named[0]}.offices" if named else f"offences.{charge.offence}.elements.{element.id}"
    rests_on = (f"offences.{charge.offence}.elements", *(f"persons.{one}.offices" for one in named))
    return Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=rests_on)
