"""CONS-007 A sum is asked for in a currency in which no linked fact names one, or facts give one figure in two currencies.

The same figure in two currencies, in two facts of one offence, is nearly always one sum of which the currency is wrong once. A
fact that speaks of a conversion is left alone.

Pass: USD 1,250,000 is to be frozen, and the linked transfer is in USD.
Fail: EUR 1,250,000 is to be frozen, while the linked transfers are in USD and UGX; one fact tells of a transfer of USD 1,250,000,
another of the same offence of EUR 1,250,000.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import written
from mla_writer.checks.tied import Tie, ties
from mla_writer.checks.wording import wording
from mla_writer.conditions.values import Amount, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-007"
KIND: Final = "consistency"
READS: Final = everything(words=("facts",))

_OTHER = Saying(
    N_("No linked fact mentions {currency}"),
    N_(
        "{amount} is asked for, but the linked facts name sums in {currencies} only. Correct the currency, or say in "
        "a fact how the sum was converted, and on which day."
    ),
)

_TWO = Saying(
    N_("One figure, two currencies"),
    N_(
        "{one} says {sum}, {other} says {second}: one figure in two currencies, in facts of one offence ({offence}). "
        "Correct the currency that is wrong, or say in the fact how the sum was converted."
    ),
)
_LEAST: Final = 100
"""A figure below it may well stand in two currencies."""


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each sum beside a tied item whose currency none of the sums in its facts has."""
    sums = {step.path: value for step, value in context.given_as(Amount)}
    by_item: dict[str, list[str]] = {}
    for path in sums:
        by_item.setdefault(path.rpartition(".")[0], []).append(path)
    for tie in ties(context):
        currencies = _currencies(context, tie)
        for path in by_item.get(tie.item_path, ()):
            if currencies and sums[path].currency not in currencies:
                told = _OTHER.about(
                    amount=Shown(sums[path]), currency=sums[path].currency, currencies=", ".join(currencies)
                )
                rests_on = (path, tie.facts_path, *(f"facts.{one.id}.amounts" for one in tie.facts))
                yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=rests_on)
    yield from _in_two(context)


def _in_two(context: Context) -> Iterator[Finding]:
    """Yield a finding for each fact that gives a figure of another fact of the same offence in another currency."""
    seen = set[str]()
    for charge in context.charges:
        linked = {link.fact for links in charge.links.values() for link in links}
        first: dict[Decimal, tuple[str, Amount]] = {}
        for fact in (one for one in context.answers.records("facts") if one in linked):
            for amount in _amounts(context, fact):
                before, told = first.setdefault(amount.value, (fact, amount))
                is_other = before != fact and told.currency != amount.currency and amount.value >= _LEAST
                if is_other and fact not in seen and not any(_converts(context, one) for one in (before, fact)):
                    seen.add(fact)
                    said = _TWO.about(
                        one=context.item(Ref("facts", before)),
                        sum=Shown(told),
                        other=context.item(Ref("facts", fact)),
                        second=Shown(amount),
                        offence=context.item(Ref("offences", charge.offence)),
                    )
                    where = f"facts.{fact}.amounts"
                    rests_on = (where, f"facts.{before}.amounts", f"facts.{fact}.what", f"facts.{before}.what")
                    yield Finding(CODE, KIND, "advice", "not_met", where, **said, rests_on=rests_on)


def _amounts(context: Context, fact: str) -> list[Amount]:
    held = context.answers.get(f"facts.{fact}.amounts")
    return [one for one in held if isinstance(one, Amount)] if isinstance(held, tuple) else []


def _converts(context: Context, fact: str) -> bool:
    return wording(context, "conversion").is_in(written(context.answers.get(f"facts.{fact}.what")))


def _currencies(context: Context, tie: Tie) -> list[str]:
    """Return the currencies in which the linked facts name sums, and that of the value entered with the thing."""
    found: dict[str, None] = {}
    for fact in tie.facts:
        held = context.answers.get(f"facts.{fact.id}.amounts")
        found |= {one.currency: None for one in held if isinstance(one, Amount)} if isinstance(held, tuple) else {}
    values = [context.answers.get(f"things.{one.id}.value") for one in tie.targets if found]
    return list(found | {one.currency: None for one in values if isinstance(one, Amount)})
