"""DUAL-010 The form of participation and the linked facts do not fit.

Who aids, instigates or agrees does something else than who commits the offence: the reader looks for the other person, and for
what the accused did for him. An attempt is one because the result did not follow. Many laws punish these forms apart, or only
for some offences.

Pass: "aided it": the fact says that the accused lent his account, and who paid into it.
Fail: "aided it", while the accused alone acts in every linked fact; or "attempted it", with a fact linked to the result.
Good: a fact for what the accused himself contributed, one for what the other person did, or the form that fits the facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import level_of_doubt
from mla_writer.checks.finding import Finding, Saying, Told
from mla_writer.checks.rules.fact_of_another_person import persons_in
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-010"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("offences",))

_NO_OTHER = Saying(
    N_("{offence}: nobody but {person} acts"),
    N_(
        "{offence}: {person} is said to have taken part in what another did, but appears alone in every linked act. Add who "
        "committed it, or choose “Committed it”."
    ),
)
_NO_OWN_ACT = Saying(
    N_("{offence}: what did {person} contribute?"),
    N_(
        "{offence}: {person} is said to have taken part in what another did, but acts in none of the linked facts. Add what "
        "this person did for it."
    ),
)
_RESULT = Saying(
    N_("{offence}: an attempt with its result"),
    N_(
        "{offence} is charged as an attempt, but {fact} is linked to its result “{element}”. Choose “Committed it”, or take the "
        "link away."
    ),
)
_WITH_OTHERS = frozenset({"aiding", "instigation", "conspiracy"})


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each charge whose facts tell another form of participation than the one chosen."""
    for charge in context.charges:
        if charge.participation == "attempt":
            yield from _result_of_attempt(context, charge)
        elif charge.participation in _WITH_OTHERS:
            for person in charge.accused:
                yield from _part_of(context, charge, person)


def _result_of_attempt(context: Context, charge: Charge) -> Iterator[Finding]:
    for element in charge.of_kind("result"):
        fact = next((one.fact for one in charge.links.get(element.id, ()) if one.link == "direct"), None)
        if fact is not None:
            told = _RESULT.about(
                offence=context.item(Ref("offences", charge.offence)),
                fact=context.item(Ref("facts", fact)),
                element=element.shown or element.text,
            )
            yield _finding(context, charge, told)


def _part_of(context: Context, charge: Charge, person: str) -> Iterator[Finding]:
    links = (one for element in charge.of_kind("conduct") for one in charge.bearing(element, person))
    facts = tuple(dict.fromkeys(one.fact for one in links))
    told = {"offence": context.item(Ref("offences", charge.offence)), "person": context.item(Ref("persons", person))}
    if not facts:
        return
    if not any(person in _acting(context, one) for one in facts):
        yield _finding(context, charge, _NO_OWN_ACT.about(**told))
    elif not any(persons_in(context, one) - {person, ""} for one in facts):
        yield _finding(context, charge, _NO_OTHER.about(**told))


def _acting(context: Context, fact: str) -> frozenset[str]:
    actors = context.answers.listed(f"facts.{fact}.actors")
    return frozenset(actors) | {context.answers.text(f"persons.{one}.representative") for one in actors}


def _finding(context: Context, charge: Charge, told: Told) -> Finding:
    where = f"offences.{charge.offence}.participation"
    rests_on = (
        where,
        f"offences.{charge.offence}.elements",
        *(f"facts.{one}.actors" for one in charge.facts("conduct")),
    )
    return Finding(CODE, KIND, level_of_doubt(context), "not_met", where, **told, rests_on=rests_on)
