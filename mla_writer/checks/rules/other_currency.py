"""CONS-007 A sum is asked for in a currency in which no linked fact names one.

Pass: USD 1,250,000 is to be frozen, and the linked transfer is in USD.
Fail: EUR 1,250,000 is to be frozen, while the linked transfers are in USD and UGX.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.tied import Tie, ties
from mla_writer.conditions.values import Amount
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-007"
KIND: Final = "consistency"
READS: Final = everything(words=())

_OTHER = Saying(
    N_("No linked fact speaks of {currency}"),
    N_(
        "{amount} is asked for, but the linked facts name sums in {currencies} only. Mend the currency, or say in a fact how the "
        "sum was converted, and on which day."
    ),
)


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


def _currencies(context: Context, tie: Tie) -> list[str]:
    """Return the currencies in which the linked facts name sums, and that of the value entered with the thing."""
    found: dict[str, None] = {}
    for fact in tie.facts:
        held = context.answers.get(f"facts.{fact.id}.amounts")
        found |= {one.currency: None for one in held if isinstance(one, Amount)} if isinstance(held, tuple) else {}
    values = [context.answers.get(f"things.{one.id}.value") for one in tie.targets if found]
    return list(found | {one.currency: None for one in values if isinstance(one, Amount)})
