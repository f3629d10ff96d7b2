"""Items tied to the offence by facts: the thing or person a measure is about, and the facts said to connect it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.checks.context import Context
from mla_writer.conditions.values import Ref
from mla_writer.interview.interview import Step


@dataclass(frozen=True, slots=True)
class Tie:
    """`target` is what the measure is about (at `step`), `facts` the facts linked to it by the answer at `facts_path`."""

    step: Step
    targets: tuple[Ref, ...]
    facts: tuple[Ref, ...]
    facts_path: str

    @property
    def item_path(self) -> str:
        """The path of the record (the account, the premises) in which the question stands."""
        return self.step.path.rpartition(".")[0]

    @property
    def assistance(self) -> str:
        """The type of assistance that asks for it."""
        return self.step.path.partition(".")[0]


def ties(context: Context) -> tuple[Tie, ...]:
    """Return every live question that a form declares `tied_by` facts, with its answer and those facts."""
    return context.once(_ties)


def _ties(context: Context) -> tuple[Tie, ...]:
    return tuple(_every(context))


def _every(context: Context) -> Iterator[Tie]:
    for step in context.live.tied:
        facts_path = f"{step.path.rpartition('.')[0]}.{step.question.tied_by}"
        yield Tie(step, _refs(context.value(step.path)), _refs(context.value(facts_path)), facts_path)


def orders_named(context: Context) -> Mapping[str, list[tuple[str, Ref]]]:
    """Return the orders on which measures rest, by type of assistance, with the question that names each."""
    found: dict[str, list[tuple[str, Ref]]] = {}
    for step, value in context.given_as(Ref):
        if value.collection == "orders":
            found.setdefault(step.path.partition(".")[0], []).append((step.path, value))
    return found


def involves(context: Context, fact: Ref, target: Ref) -> bool:
    """Whether a fact names the thing or person, or the thing's holder where the target is a person."""
    record = context.answers.records("facts").get(fact.id, {})
    named = {one for key in ("things", "persons", "actors") for one in _refs(record.get(key))}
    return target in named


def _refs(value: object) -> tuple[Ref, ...]:
    if isinstance(value, Ref):
        return (value,)
    return tuple(one for one in value if isinstance(one, Ref)) if isinstance(value, tuple) else ()
