"""`Condition`: a condition read, checked and ready to be evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mla_writer.conditions.check import Types, check
from mla_writer.conditions.evaluate import function_of
from mla_writer.conditions.parts import Parts
from mla_writer.conditions.places import Places
from mla_writer.conditions.reading import Follow
from mla_writer.conditions.syntax import parse
from mla_writer.conditions.tree import Node
from mla_writer.conditions.types import Scope, Type
from mla_writer.conditions.values import Day
from mla_writer.conditions.wordings import Wordings, bound

__all__ = ["Condition", "Follow", "compile_condition"]

Evaluate = Callable[[Mapping[str, object], Follow, Day], object]


@dataclass(slots=True, eq=False)
class Condition:
    """One condition, checked; its function is written when it is first evaluated, its places are found when asked for.

    `evaluate(names, follow, request_date)` gives the value for the answers in `names`, or UNKNOWN; `follow` finds the
    record of a reference.
    """

    text: str
    tree: Node
    types: Types
    evaluate: Evaluate = field(init=False)
    _places: Places | None = field(default=None, init=False)
    _parts: Parts | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.evaluate = self._first

    @property
    def type(self) -> Type:
        """The type of its value."""
        return self.types[self.tree]

    @property
    def places(self) -> Places:
        """The places that it reads."""
        if self._places is None:
            self._places = Places.in_tree(self.tree, self.types)
        return self._places

    @property
    def parts(self) -> Parts:
        """The values of its nodes, to explain it."""
        if self._parts is None:
            self._parts = Parts(self.tree, self.types)
        return self._parts

    @property
    def references(self) -> frozenset[str]:
        """The dotted places that it reads, loop variables resolved to what they walk over."""
        return frozenset(self.places.read)

    def _first(self, names: Mapping[str, object], follow: Follow, request_date: Day) -> object:
        self.evaluate = function_of(self.tree, self.types)
        return self.evaluate(names, follow, request_date)


def compile_condition(text: str, scope: Scope, wordings: Wordings | None = None) -> Condition:
    """Return the condition in `text`; raise ConditionFault where it is ill-formed or misuses the names of `scope`.

    `wordings` are the lists of words that it may name, `says(text, 'everything')`.
    """
    tree, lists = parse(text), wordings or {}
    if "says" in text:  # few do, and the tree of the others is shared
        tree = bound(tree, lists)
    return Condition(text, tree, check(tree, scope, lists))
