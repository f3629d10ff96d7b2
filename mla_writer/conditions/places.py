"""Which places a condition reads: dotted paths, with loop variables resolved to what they walk over.

`items.all(i, answered(i.period.start))` reads `items` and `items.period.start`. A path is as long as it is written;
what is only walked through (`item` in `item.account.iban`) is not read. Keys in brackets leave no trace in a path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mla_writer.conditions import types as t
from mla_writer.conditions.check import Types
from mla_writer.conditions.functions import FUNCTIONS
from mla_writer.conditions.tree import Call, Conditional, Field, Index, Listing, Macro, Name, Node, parts_of

Paths = tuple[str, ...]
Ranges = Mapping[str, Paths]
"""The loop variables with the places that they walk over."""


@dataclass(slots=True)
class Places:
    """The places of one condition: `read` as a whole, and `of` each node that names some."""

    types: Types
    read: dict[str, None] = field(default_factory=dict)
    of: dict[Node, Paths] = field(default_factory=dict)

    @classmethod
    def in_tree(cls, tree: Node, types: Types) -> Places:
        """Return the places that the checked condition `tree` reads."""
        places = cls(types)
        places.visit(tree, {})
        return places

    def visit(self, node: Node, ranges: Ranges) -> Paths:
        """Note what is read below `node`, and return where its value comes from."""
        paths = self._origins(node, ranges)
        if isinstance(node, Name | Field | Index):
            self.read.update(dict.fromkeys(paths))
        return paths

    def _origins(self, node: Node, ranges: Ranges) -> Paths:
        match node:
            case Name(name=name):
                paths = ranges.get(name, (name,))
            case Field(base=base, name=name):
                paths = tuple(f"{one}.{name}" for one in self._origins(base, ranges))
            case Index(base=base, key=key):
                self.visit(key, ranges)
                paths = self._origins(base, ranges)
            case _:
                return self._below(node, ranges)
        self.of[node] = paths
        return paths

    def _below(self, node: Node, ranges: Ranges) -> Paths:
        match node:
            case Macro():
                return self._walk(node, ranges)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                self.visit(condition, ranges)
                return self.visit(then, ranges) + self.visit(otherwise, ranges)
            case Listing(items=items):
                return tuple(path for one in items for path in self.visit(one, ranges))
            case Call(function=function, arguments=arguments):
                return self._call(function, arguments, ranges)
        for one in parts_of(node):
            self.visit(one, ranges)
        return ()

    def _walk(self, node: Macro, ranges: Ranges) -> Paths:
        base = self.visit(node.base, ranges)
        keys_only = isinstance(self.types[node.base], t.MapOf)
        body = self.visit(node.body, {**ranges, node.variable: () if keys_only else base})
        return {"filter": base, "map": body}.get(node.macro, ())

    def _call(self, function: str, arguments: tuple[Node, ...], ranges: Ranges) -> Paths:
        for one in arguments:
            paths = self.visit(one, ranges)
            if function in FUNCTIONS and FUNCTIONS[function].opens and _holds_records(self.types[one]):
                self.read.update(dict.fromkeys(f"{path}.when" for path in paths))
        return ()


def _holds_records(type_: t.Type) -> bool:
    return isinstance(type_.item if isinstance(type_, t.ListOf) else type_, t.Record)
