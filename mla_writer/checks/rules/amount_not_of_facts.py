"""CONS-002 A sum asked for differs from the sum of the linked transfers.

A sum of which the form says how it was worked out (the sum of an order and what remains of it, a damage) may differ, as long as
it is no more than that.

Pass: the balance is to be frozen up to USD 1,250,000, the sum of the one transfer linked.
Fail: USD 1,520,000 is to be frozen, while the linked transfers add up to USD 1,250,000.
Good: the sum that the linked transfers make, or facts linked for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.tied import Tie, ties
from mla_writer.conditions.values import Amount, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-002"
KIND: Final = "consistency"
READS: Final = everything(words=())

_DIFFERS = Saying(
    N_("{amount} is not the sum of the facts"),
    N_(
        "{amount} is asked for, but the linked facts that involve {target} add up to {sum}. Correct the sum, or link "
        "the facts that make up the difference."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each sum beside a tied item that is not the sum of the acts linked to it, in its currency."""
    amounts = _amounts(context)
    for tie in ties(context):
        for path, asked in amounts.get(tie.item_path, ()):
            total = _sum(context, tie, asked.currency)
            if total is not None and total != asked and not _is_worked_out(context, tie, asked):
                yield _finding(tie, path, asked, total)


def _amounts(context: Context) -> Mapping[str, list[tuple[str, Amount]]]:
    """Return the sums answered, by the record in which they stand."""
    found: dict[str, list[tuple[str, Amount]]] = {}
    for step, value in context.given_as(Amount):
        found.setdefault(step.path.rpartition(".")[0], []).append((step.path, value))
    return found


def _is_worked_out(context: Context, tie: Tie, asked: Amount) -> bool:
    """Whether the form says how the sum comes about, in the questions that its measure names for that, and it is within it."""
    measure = context.live.questionnaire.library.standards.measure(tie.assistance)
    homes = (tie.assistance, tie.item_path)
    stated = [context.value(f"{home}.{name}") for name in (measure.sums if measure else ()) for home in homes]
    every = [one for value in stated for one in (value if isinstance(value, tuple) else (value,))]
    return any(isinstance(one, Amount) and one.currency == asked.currency and asked.value <= one.value for one in every)


def _sum(context: Context, tie: Tie, currency: str) -> Amount | None:
    """Return the sum of the acts among the linked facts in `currency`; None where no act names a sum in it."""
    values = [
        one.value
        for fact in tie.facts
        if context.answers.text(f"facts.{fact.id}.kind") == "act"
        for one in _amounts_of(context, fact)
        if one.currency == currency
    ]
    return Amount(currency, sum(values[1:], values[0])) if values else None


def _amounts_of(context: Context, fact: Ref) -> tuple[Amount, ...]:
    value = context.answers.get(f"facts.{fact.id}.amounts")
    return tuple(one for one in value if isinstance(one, Amount)) if isinstance(value, tuple) else ()


def _finding(tie: Tie, path: str, asked: Amount, total: Amount) -> Finding:
    target = Shown(tie.targets[0]) if tie.targets else Shown(tie.facts)
    told = _DIFFERS.about(amount=Shown(asked), target=target, sum=Shown(total))
    rests_on = (path, tie.facts_path, *(f"facts.{one.id}.amounts" for one in tie.facts))
    return Finding(CODE, KIND, "warning", "not_met", path, **told, rests_on=rests_on)
