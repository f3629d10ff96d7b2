"""`Condition`: a condition read, checked and ready to be evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mla_writer.conditions.check import Checker
from mla_writer.conditions.evaluate import DATE, FOLLOW, Closure, build
from mla_writer.conditions.syntax import Node, parse
from mla_writer.conditions.types import Scope, Type
from mla_writer.conditions.values import Day, Ref

Follow = Callable[[Ref], object]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. `references` are the dotted places that it reads; loop variables stand for what they range over."""

    text: str
    type: Type
    references: frozenset[str]
    tree: Node
    closure: Closure

    def evaluate(self, names: Mapping[str, object], follow: Follow, request_date: Day) -> object:
        """Return the value for the answers in `names`, or UNKNOWN; `follow` finds the record of a reference."""
        return self.closure({**names, FOLLOW: follow, DATE: request_date})


def compile_condition(text: str, scope: Scope) -> Condition:
    """Return the condition in `text`; raise ConditionFault where it is not well-formed or misuses the names of `scope`."""
    tree = parse(text)
    checker = Checker(scope)
    type_ = checker.type_of(tree)
    return Condition(text, type_, frozenset(checker.references), tree, build(tree))
