"""DUAL-002 A fact is linked to an element for a person who does not appear in that fact.

The link says that this person did this, or had this in mind; the fact names others. Either the link or the persons of the fact
are wrong, or the letter will puzzle its reader. Circumstances, results and the object of the offence may be facts of others.

Pass: the payment that the company made is linked to the company; that the recipient was an official is linked to the giver by
the appointment of the recipient.
Fail: the payment is linked to the commissioner, who is named neither as acting nor as involved.
Good: a fact in which this person acts, or is said to have been told, paid or present.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.answers.values import Link
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-002"
KIND: Final = "dual_criminality"
_PERSONAL: Final = frozenset({"conduct", "mental"})
READS: Final = everything(words=("offences",))

_STRANGER = Saying(
    N_("{fact} does not name {person}"),
    N_(
        "{fact} is linked to an element of {offence} for {person}, but does not name that person. Add the person to the "
        "fact, mark the link as indirect, or link another fact."
    ),
)
_TO_ELEMENT = Saying(
    N_("{fact} does not name {person}"),
    N_(
        "{fact} is linked to the element “{element}” of {offence} for {person}, but does not name that person. Add the person "
        "to the fact, mark the link as indirect, or link another fact."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each direct link whose person neither acts nor is involved in its fact."""
    for offence, record in context.answers.records("offences").items():
        held = record.get("elements")
        for element, links in (held if isinstance(held, Mapping) else {}).items():
            for link in links:
                is_told = link.link == "direct" and link.person and link.person not in persons_in(context, link.fact)
                if is_told and _is_personal(context, offence, element):
                    yield _finding(context, offence, element, link)


def _is_personal(context: Context, offence: str, element: str) -> bool:
    """Whether an element is something that the accused did or thought; one that nobody knows any more counts as such."""
    named = _element(context, offence, element)
    return named is None or named.kind in _PERSONAL


def _element(context: Context, offence: str, element: str) -> Element | None:
    known = (one for charge in context.charges if charge.offence == offence for one in charge.elements)
    return next((one for one in known if one.id == element), None)


def persons_in(context: Context, fact: str) -> frozenset[str]:
    """Return the ids of the persons who act or are involved in a fact, and of those who act for them."""
    named = {*context.answers.listed(f"facts.{fact}.actors"), *context.answers.listed(f"facts.{fact}.persons")}
    behind = {context.answers.text(f"persons.{one}.representative") for one in named}
    return frozenset(named | behind)


def _finding(context: Context, offence: str, element: str, link: Link) -> Finding:
    where = f"offences.{offence}.elements.{element}.{link.person}"
    parameters: dict[str, object] = {
        "fact": context.item(Ref("facts", link.fact)),
        "offence": context.item(Ref("offences", offence)),
        "person": context.item(Ref("persons", link.person)),
    }
    named = _element(context, offence, element)
    saying, more = (_STRANGER, {}) if named is None else (_TO_ELEMENT, {"element": named.shown or named.text})
    told = saying.about(**parameters, **more)
    rests_on = (f"offences.{offence}.elements", f"facts.{link.fact}.actors", f"facts.{link.fact}.persons")
    return Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=rests_on)
