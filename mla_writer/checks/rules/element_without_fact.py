"""DUAL-001 An element of an offence has no linked fact for one of the accused.

The requested State reads each element of the offence against the facts. An element on which no fact bears, for each person
accused, cannot be found there. Where the State tests only the objective elements, a state of mind without facts is no gap
there. The finding blocks where this State makes dual criminality a condition of a measure asked for.

Pass: the element "act in breach of law" is linked to fact 1, in which the accused signs the award.
Fail: no fact says what the accused himself did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.answers.values import Link
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import is_tested, level_of_gap
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.elements import accused_of, elements_of
from mla_writer.interview.links import bearing
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
    facts = context.answers.records("facts")
    for offence, record in context.answers.records("offences").items():
        held = record.get("elements")
        links = held if isinstance(held, Mapping) else {}
        for element in elements_of(context.live, offence):
            if is_tested(context, element) and not element.is_optional:
                standing = [one for one in links.get(element.id, ()) if one.fact in facts]
                yield from _gaps(context, offence, element, standing)


def _gaps(context: Context, offence: str, element: Element, links: list[Link]) -> Iterator[Finding]:
    accused = accused_of(context.live, offence)
    where = f"offences.{offence}.elements.{element.id}"
    if not accused and not links:
        yield _finding(context, offence, element, where, None)
    for person in accused:
        if not bearing(links, person):
            yield _finding(context, offence, element, f"{where}.{person}", person)


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
        rests_on=(f"offences.{offence}.elements",),
        note=note,
    )
