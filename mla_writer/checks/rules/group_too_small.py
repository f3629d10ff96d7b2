"""LEGAL-011 The facts linked to an organized criminal group name fewer than three persons.

The Convention against Transnational Organized Crime speaks of a group of three or more that exists for some time and acts
together. Facts with one or two persons in them leave the reader to guess at the others. Persons who are not identified count as
well: enter them as unknown, with what is known of their part.

Pass: the facts linked name four persons who acted together from March to October.
Fail: the only fact linked names one person.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "LEGAL-011"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_GROUP, _PLACE = 3, "treaty_untoc.group_facts"
_SMALL = Saying(
    N_("A group needs three persons"),
    N_(
        "The facts linked to the organized criminal group name {number} of the three or more persons that the "
        "Convention requires. Link a fact that names the others, or enter them among those who acted."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding where the facts linked to the group name too few persons."""
    linked = context.value(_PLACE)
    facts = [one for one in linked if isinstance(one, Ref)] if isinstance(linked, tuple) else []
    if not facts:
        return
    persons: set[Ref] = set()
    for ref in facts:
        record = context.record(ref) or {}
        actors = record.get("actors")
        persons |= {one for one in actors if isinstance(one, Ref)} if isinstance(actors, tuple) else set()
    if len(persons) >= _GROUP:
        return
    treaty = context.library.get("untoc")
    sources = treaty.source if treaty is not None else ()
    rests_on = (_PLACE, *(f"facts.{ref.id}.actors" for ref in facts))
    told = _SMALL.about(number=len(persons))
    yield Finding(
        CODE, KIND, "advice", "not_met", _PLACE, **told, origin="treaty:untoc", sources=sources, rests_on=rests_on
    )
