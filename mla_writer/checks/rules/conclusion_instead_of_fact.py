"""DUAL-006 A linked fact only draws a conclusion.

A statement without anybody who acts, without a time, a thing or a sum cannot be compared with another law, and nobody can tell
how it is known. It may be true; it is what the reader has to conclude himself from facts.

Pass: "Between March and June 2023 Lakeshore Supplies receives four payments of the ministry; no goods arrive at the store."
Fail: "The money came from crime."
Good: the facts from which you draw the conclusion yourself, each with person, day, thing or sum, and the evidence for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import is_tested, level_of_doubt
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.rules.label_instead_of_conduct import labels_of
from mla_writer.checks.weight import is_conclusion, label_in
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-006"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("facts", "offences"))

_CONCLUSION = Saying(
    N_("{fact} only draws a conclusion"),
    N_(
        "{fact} is linked to the element “{element}” of {offence}, but names nobody who acted, no date, no thing and "
        "no sum. Write the facts from which it follows."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each fact that is linked to an element that counts and tells nothing but a conclusion."""
    labels = tuple(one for charge in context.charges for one in labels_of(context, charge))
    for charge in context.charges:
        for element in charge.elements:
            if is_tested(context, element):
                for fact in dict.fromkeys(link.fact for link in charge.links.get(element.id, ())):
                    if is_conclusion(context, fact) and not label_in(context, fact, labels):
                        yield _finding(context, charge, element, fact)


def _finding(context: Context, charge: Charge, element: Element, fact: str) -> Finding:
    told = _CONCLUSION.about(
        fact=context.item(Ref("facts", fact)),
        element=element.shown or element.text,
        offence=context.item(Ref("offences", charge.offence)),
    )
    where = f"facts.{fact}.what"
    rests_on = (where, *(f"facts.{fact}.{one}" for one in ("when", "actors", "things", "amounts")))
    return Finding(CODE, KIND, level_of_doubt(context), "not_met", where, **told, rests_on=rests_on)
