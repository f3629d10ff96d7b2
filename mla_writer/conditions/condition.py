"""`Condition`: a condition read, checked and ready to be evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mla_writer.conditions.check import Types, check
from mla_writer.conditions.evaluate import Builder
from mla_writer.conditions.places import Places
from mla_writer.conditions.reading import Follow
from mla_writer.conditions.syntax import parse
from mla_writer.conditions.tree import Node
from mla_writer.conditions.types import Scope, Type
from mla_writer.conditions.values import Day, Unknown
from mla_writer.conditions.walks import Closure

__all__ = ["Condition", "Follow", "compile_condition"]


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """One condition, compiled.

    `references` are the dotted places that it reads, loop variables resolved to what they walk over. `variables` stand
    in a frame for the loop variables until a walk fills them.
    """

    text: str
    type: Type
    references: frozenset[str]
    tree: Node
    types: Types
    builder: Builder
    closure: Closure
    variables: tuple[Unknown, ...]

    def evaluate(self, names: Mapping[str, object], follow: Follow, request_date: Day) -> object:
        """Return the value for the answers in `names`, or UNKNOWN; `follow` finds the record of a reference."""
        return self.closure([names, follow, request_date, *self.variables])


def compile_condition(text: str, scope: Scope) -> Condition:
    """Return the condition in `text`; raise ConditionFault where it is ill-formed or misuses the names of `scope`."""
    tree = parse(text)
    types = check(tree, scope)
    builder = Builder(types)
    closure = builder.build(tree, {})
    read = frozenset(Places.in_tree(tree, types).read)
    return Condition(text, types[tree], read, tree, types, builder, closure, builder.variables)
