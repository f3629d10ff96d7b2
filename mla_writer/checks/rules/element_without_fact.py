"""DUAL-001 An element of an offence has no linked fact for one of the accused.

The requested State reads each element of the offence against the facts. An element on which no fact bears, for each person
accused, cannot be found there. Where the State tests only the objective elements, a state of mind without facts is no gap
there; an attempt has no result. The finding blocks where this State makes dual criminality a condition of a measure asked for.

Pass: the element "act in breach of law" is linked to fact 1, in which the accused signs the award.
Fail: no fact says what the accused himself did.
Good: one fact for each element that says who did what, when, to whom and with which thing or sum, linked for each accused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import counts, level_of_gap
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-001"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("offences",))

_FOR_ONE = Saying(
    N_("{offence}: an element without a fact"),
    N_(
        "{offence}: no fact is linked to the element “{element}” for {person}. Link a fact that bears on it, or add the "
        "fact that is missing."
    ),
)
_FOR_ALL = Saying(
    N_("{offence}: an element without a fact"),
    N_(
        "{offence}: no fact is linked to the element “{element}”. Link a fact that bears on it, or add the fact that is "
        "missing."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each element of each offence and each accused without a linked fact that exists."""
    for charge in context.charges:
        for element in charge.elements:
            if counts(context, charge, element):
                yield from _gaps(context, charge, element)


def _gaps(context: Context, charge: Charge, element: Element) -> Iterator[Finding]:
    where = f"offences.{charge.offence}.elements.{element.id}"
    if not charge.accused and not charge.bearing(element, ""):
        yield _finding(context, charge.offence, element, where, None)
    for person in charge.accused:
        if not charge.bearing(element, person):
            yield _finding(context, charge.offence, element, f"{where}.{person}", person)


def _finding(context: Context, offence: str, element: Element, where: str, person: str | None) -> Finding:
    level, sources, note = level_of_gap(context)
    parameters: dict[str, object] = {
        "offence": context.item(Ref("offences", offence)),
        "element": element.shown or element.text,
    }
    if person:
        parameters["person"] = context.item(Ref("persons", person))
    saying = _FOR_ONE if person else _FOR_ALL
    return Finding(
        CODE,
        KIND,
        level,
        "not_met",
        where,
        **saying.about(**parameters),
        sources=sources,
        rests_on=(f"offences.{offence}.elements", f"offences.{offence}.participation"),
        note=note,
    )
