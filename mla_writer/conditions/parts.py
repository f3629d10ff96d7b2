"""The values of single nodes of a condition, for explanations: each written and compiled when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mla_writer.conditions.check import Types
from mla_writer.conditions.evaluate import Function, function_of
from mla_writer.conditions.reading import Follow
from mla_writer.conditions.tree import Macro, Node, parts_of
from mla_writer.conditions.values import UNKNOWN, Day

Frame = list[Any]
"""What one explanation knows: the names, `follow`, the date, then an item for each walk inside a walk, UNKNOWN at first."""

_FIRST_ITEM = 3


class Parts:
    """The functions of the nodes of one condition."""

    def __init__(self, tree: Node, types: Types) -> None:
        self._types = types
        self._around: dict[Node, tuple[str, ...]] = {}
        self._functions: dict[tuple[Node, bool], Function] = {}
        self._note(tree, ())

    def value(self, node: Node, frame: Frame, *, entered: bool = False) -> object:
        """Return the value of `node` in `frame`; with `entered`, of a path before it is read as its type."""
        around = self._around[node]
        function = self._functions.get((node, entered))
        if function is None:
            function = self._functions[node, entered] = function_of(node, self._types, around, entered=entered)
        return function(*frame[: _FIRST_ITEM + len(around)])

    def frame(self, names: Mapping[str, object], follow: Follow, date: Day) -> Frame:
        """Return the frame outside all walks."""
        return [names, follow, date, *[UNKNOWN] * max(map(len, self._around.values()))]

    def enter(self, walk: Macro, item: object, frame: Frame) -> None:
        """Put `item` into `frame`, for the body of `walk`."""
        frame[_FIRST_ITEM + len(self._around[walk])] = item

    def _note(self, node: Node, around: tuple[str, ...]) -> None:
        self._around[node] = around
        inner = {node.body: (*around, node.variable)} if isinstance(node, Macro) else {}
        for one in parts_of(node):
            self._note(one, inner.get(one, around))
