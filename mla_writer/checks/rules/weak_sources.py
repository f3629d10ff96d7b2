"""EVID-010 Everything that links an item to the offence comes from sources of unknown reliability.

An informant, an anonymous letter, hearsay and intelligence may start a case; a judge who is to compel somebody asks why they
can be believed. One record, statement or log beside them changes that. What a text tells as heard from others counts alike,
also where nothing else shows the conduct.

Pass: an informant names the account, and a bank statement shows the payment to it.
Fail: the only fact linked to the account rests on an anonymous letter; all that shows what the accused did is that a neighbour
heard from a friend about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import written
from mla_writer.checks.tied import ties
from mla_writer.checks.wording import wording
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-010"
KIND: Final = "evidence"
READS: Final = everything(words=("facts", "offences"))

_WEAK = Saying(
    N_("Linked only by sources of unknown reliability"),
    N_(
        "Everything that links {target} to the offence comes from sources such as an informant, hearsay or an "
        "anonymous letter: {facts}. Link a fact based on a record or a statement, or say in the fact why the source "
        "can be believed."
    ),
)
_WEAK_CONDUCT = Saying(
    N_("Conduct known from hearsay only"),
    N_(
        "Everything linked to “{element}” of {offence} for {person} comes from hearsay, an informant or the like: "
        "{facts}. Hear whoever saw it, link a record or another statement, or say in the fact why the source can be "
        "believed."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each item of which every linked fact rests on a source whose worth nobody knows."""
    weak = context.once(_weak)
    for tie in ties(context) if weak else ():
        if tie.targets and tie.facts and all(one.id in weak for one in tie.facts):
            told = _WEAK.about(target=Shown(tie.targets[0]), facts=Shown(tie.facts))
            rests_on = (tie.facts_path, *(f"facts.{one.id}.source.what" for one in tie.facts))
            yield Finding(CODE, KIND, "advice", "not_met", tie.facts_path, **told, rests_on=rests_on)
    for charge in context.charges if weak else ():
        for element in charge.of_kind("conduct"):
            yield from _conduct(context, charge, element, weak)


def _conduct(context: Context, charge: Charge, element: Element, weak: frozenset[str]) -> Iterator[Finding]:
    """Yield a finding for each accused whose conduct only facts of unknown worth show."""
    for person in charge.accused:
        facts = tuple(dict.fromkeys(one.fact for one in charge.bearing(element, person)))
        if facts and all(one in weak for one in facts):
            told = _WEAK_CONDUCT.about(
                element=element.shown or element.text,
                offence=context.item(Ref("offences", charge.offence)),
                person=context.item(Ref("persons", person)),
                facts=Shown(tuple(Ref("facts", one) for one in facts)),
            )
            where = f"offences.{charge.offence}.elements.{element.id}.{person}"
            rests_on = (f"offences.{charge.offence}.elements", *(f"facts.{one}" for one in facts))
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=rests_on)


def _weak(context: Context) -> frozenset[str]:
    """Return the facts whose source is of unknown worth, and that do not say why it can be believed."""
    return frozenset(one for one in context.answers.records("facts") if _is_weak(context, one))


def _is_weak(context: Context, fact: str) -> bool:
    source, what = (written(context.answers.get(f"facts.{fact}.{one}")) for one in ("source.what", "what"))
    if not wording(context, "weak_source").is_in(source) and not wording(context, "hearsay").is_in(what):
        return False
    believed = wording(context, "source_believed")
    return not believed.is_in(source) and not believed.is_in(what)
