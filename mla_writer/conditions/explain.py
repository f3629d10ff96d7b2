"""Explaining a decision: the clauses that settled it, or, where it is open, the answers that it waits for.

An explanation is a small tree of statements that are true as they stand: where `urgent == true` came out as no, it says
that `urgent` is not yes. `words` turns it into a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mla_writer.conditions import types as t
from mla_writer.conditions.condition import Condition
from mla_writer.conditions.reading import Follow, is_answered
from mla_writer.conditions.tree import (
    Binary,
    Call,
    Conditional,
    Field,
    Listing,
    Literal,
    Logic,
    Macro,
    Node,
    Unary,
    parts_of,
)
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.conditions.wordings import Wording

_RELATIONS: Mapping[str, tuple[str, str]] = {
    "==": ("is", "is_not"),
    "!=": ("is_not", "is"),
    "<": ("less", "at_least"),
    ">=": ("at_least", "less"),
    ">": ("more", "at_most"),
    "<=": ("at_most", "more"),
    "in": ("one_of", "none_of"),
}
"""What each sign says where it came out as yes and as no."""

_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_IN_TIME = {"less": "before", "at_least": "not_before", "more": "after", "at_most": "not_after"}
_HOLDS: Mapping[tuple[str, str], bool] = {(">", "0"): True, (">=", "1"): True, ("!=", "0"): True, ("==", "0"): False}
"""Whether the size of a list, compared so, says that it holds something or that it holds nothing."""
_SEVERAL = {"is": "one_of", "includes": "includes"}
"""What is said of several values of which one will do."""
_DATED = (t.DAY, t.MOMENT, t.DEADLINE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement: what is the case (`operator`), of which place (`path`), against which `value` or `other` place.

    `and` and `or` join `parts`; `every` and `some` say their one part of the items at `path`, `some` of item `value`.
    `follows` is calculated from its parts, `open` waits for them. `result` is what the clause came out as.
    """

    operator: str
    result: object
    path: str = ""
    value: object = None
    other: str = ""
    parts: tuple[Explanation, ...] = ()


def explain(condition: Condition, names: Mapping[str, object], follow: Follow, request_date: Day) -> Explanation:
    """Return why `condition`, which is a yes or no, comes out as it does for the answers in `names`."""
    return _Explainer(condition, names, follow, request_date).why(condition.tree)


def stated(condition: Condition) -> Explanation:
    """Return what `condition` asks for, without any answers: to be said of a question before anybody has answered."""
    return _Explainer(condition, {}, _nowhere, _NO_DATE).said(condition.tree, True)


def _nowhere(_: object) -> object:
    return UNKNOWN


_NO_DATE = Day(1, 1, 1)
"""Never shown: without answers no clause is calculated."""


class _Explainer:
    def __init__(self, condition: Condition, names: Mapping[str, object], follow: Follow, date: Day) -> None:
        self._parts = condition.parts
        self._types = condition.types
        self._frame = condition.parts.frame(names, follow, date)
        self._of = condition.places.of

    def why(self, node: Node) -> Explanation:
        """Return why `node` has its present value."""
        value = self._value(node)
        if value is UNKNOWN:
            return Explanation("open", UNKNOWN, parts=tuple(dict.fromkeys(self._waits_for(node))))
        return self._because(node, value)

    def _value(self, node: Node) -> object:
        return self._parts.value(node, self._frame)

    def _path(self, node: Node) -> str:
        paths = self._of.get(node, ())
        return paths[0] if len(paths) == 1 else ""

    # why something is decided

    def _because(self, node: Node, truth: object) -> Explanation:
        match node:
            case Unary(operand=operand):
                return self._because(operand, not truth)
            case Logic():
                return _all_of(truth, [self._because(one, truth) for one in self._decisive(node, truth)])
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                decided = self._value(condition)
                if decided is UNKNOWN:
                    return _all_of(truth, [self._because(then, truth), self._because(otherwise, truth)])
                chosen = then if decided else otherwise
                return _all_of(truth, [self._because(condition, decided), self._because(chosen, truth)])
            case Macro(macro="all" | "exists"):
                return self._walked(node, truth)
        return self._clause(node, truth, live=True)

    def _decisive(self, node: Logic, truth: object) -> tuple[Node, ...]:
        """Return the clauses that decided: the first no of an `&&`, every yes of an `||`, or all of them."""
        if (node.operator == "||") is not truth:
            return node.parts
        deciding = tuple(one for one in node.parts if self._value(one) is truth)
        return deciding if truth else deciding[:1]

    def _walked(self, node: Macro, truth: object) -> Explanation:
        path = self._path(node.base)
        items: Any = self._value(node.base)
        if (node.macro == "exists") is truth:
            item = next(item for item in items if self._value_for(node, item) is truth)
            return Explanation("some", truth, path, item, parts=(self._because(node.body, truth),))
        if not items:
            return Explanation("empty", truth, path)
        return Explanation("every", truth, path, parts=(self.said(node.body, truth),))

    def _value_for(self, node: Macro, item: object) -> object:
        self._parts.enter(node, item, self._frame)
        return self._value(node.body)

    # what a clause says of every item

    def said(self, node: Node, truth: object) -> Explanation:
        """Return what `node` says where it comes out as `truth`, for whatever is answered."""
        match node:
            case Unary(operand=operand):
                return self.said(operand, not truth)
            case Logic(operator=operator, parts=parts):
                told = tuple(self.said(one, truth) for one in parts)
                return Explanation("and", truth, parts=told) if (operator == "&&") is truth else _any_of(told, truth)
            case Macro(macro="all" | "exists" as macro, base=base, body=body):
                word = "every" if (macro == "all") is truth else "some"
                return Explanation(word, truth, self._path(base), parts=(self.said(body, truth),))
        return self._clause(node, truth, live=False)

    # single clauses

    def _clause(self, node: Node, truth: object, *, live: bool) -> Explanation:
        match node:
            case Call(function="answered" | "known" as function, arguments=(place,)):
                return Explanation(function if truth else f"not_{function}", truth, self._path(place))
            case Call(function="contains", arguments=(place, Literal(value=word))) if self._path(place):
                return Explanation("contains" if truth else "contains_not", truth, self._path(place), word)
            case Call(function="says", arguments=(place, Literal(value=Wording() as words))) if self._path(place):
                return Explanation("says" if truth else "says_not", truth, self._path(place), words.told)
            case Binary(operator=sign, left=Call(function="size", arguments=(place,)), right=Literal(value=least)) if (
                self._path(place) and (sign, str(least)) in _HOLDS
            ):
                holds = _HOLDS[sign, str(least)] is truth
                return Explanation("answered" if holds else "empty", truth, self._path(place))
            case Binary(operator=">", left=Call(function="size", arguments=(place,)), right=Literal(value=least)) if (
                self._path(place) and isinstance(self._types[place], t.ListOf)
            ):
                return Explanation("holds_more" if truth else "holds_at_most", truth, self._path(place), least)
            case Binary():
                return self._relation(node, truth, live=live) or self._follows(node, truth)
        if self._path(node):
            return Explanation("is", truth, self._path(node), truth)
        return self._follows(node, truth)

    def _relation(self, node: Binary, truth: object, *, live: bool) -> Explanation | None:
        """Return the statement about the path on one side, or None where neither side is one."""
        left, right, sign = node.left, node.right, node.operator
        if sign == "in" and self._path(right) and isinstance(left, Literal):
            return Explanation("includes" if truth else "includes_not", truth, self._path(right), left.value)
        if not self._path(left) and sign != "in":
            left, right, sign = right, left, _MIRRORED.get(sign, sign)
        if not self._path(left):
            return None
        word = _RELATIONS[sign][0 if truth else 1]
        word = _IN_TIME.get(word, word) if self._types[left] in _DATED else word
        if self._path(right):
            return Explanation(word, truth, self._path(left), other=self._path(right))
        value = self._value(right) if live or _is_written_out(right) else UNKNOWN
        if isinstance(value, bool):
            return Explanation("is", truth, self._path(left), value is (word == "is"))
        return None if value is UNKNOWN else Explanation(word, truth, self._path(left), value)

    def _follows(self, node: Node, truth: object) -> Explanation:
        paths = dict.fromkeys(self._read_below(node))
        if not paths:
            return Explanation("always" if truth else "never", truth)
        return Explanation("follows", truth, parts=tuple(Explanation("read", truth, path) for path in paths))

    def _read_below(self, node: Node) -> Iterator[str]:
        if node in self._of:
            yield from self._of[self._question(node)]
            return
        for one in parts_of(node):
            yield from self._read_below(one)

    # what an open clause waits for

    def _waits_for(self, node: Node) -> Iterator[Explanation]:
        """Yield the places that leave `node` unknown: not answered, or answered with something that does not decide."""
        if node in self._of:
            yield from self._unanswered(node)
            return
        below = list(self._unknown_below(node))
        yield from below
        if not below:
            yield from (Explanation("undecided", UNKNOWN, path) for path in self._read_below(node))

    def _unknown_below(self, node: Node) -> Iterator[Explanation]:
        if isinstance(node, Macro) and self._value(node.base) is not UNKNOWN:
            items: Any = self._value(node.base)
            for item in items:
                if self._value_for(node, item) is UNKNOWN:
                    yield from self._waits_for(node.body)
            return
        for one in parts_of(node)[: 1 if isinstance(node, Macro) else None]:
            if self._value(one) is UNKNOWN:
                yield from self._waits_for(one)

    def _unanswered(self, node: Node) -> Iterator[Explanation]:
        """Yield the first place on the way to a path at which nothing stands: that is the question to answer."""
        base = next((one for one in parts_of(node) if one in self._of and self._value(one) is UNKNOWN), None)
        if base is not None:
            yield from self._unanswered(base)
            return
        asked = self._question(node)
        word = "undecided" if is_answered(self._parts.value(asked, self._frame, entered=True)) else "unanswered"
        yield from (Explanation(word, UNKNOWN, path) for path in self._of[asked])

    def _question(self, node: Node) -> Node:
        """Return the path of the question: for a part of its answer, such as the end of a period, without that part."""
        is_part = isinstance(node, Field) and self._types[node.base] in t.PARTS and node.base in self._of
        return node.base if isinstance(node, Field) and is_part else node


def _any_of(parts: tuple[Explanation, ...], truth: object) -> Explanation:
    """Return statements of which one holds; those that say the same of one place as a single one: `a == 'x' || a == 'y'`."""
    first = parts[0]
    alike = all(
        (one.operator, one.path, one.other) == (first.operator, first.path, "") and isinstance(one.value, str)
        for one in parts
    )
    if alike and first.operator in _SEVERAL:
        return Explanation(_SEVERAL[first.operator], truth, first.path, tuple(one.value for one in parts))
    return Explanation("or", truth, parts=parts)


def _all_of(truth: object, parts: list[Explanation]) -> Explanation:
    """Return statements that all hold as one, those of joined parts side by side."""
    flat: list[Explanation] = []
    for part in parts:
        flat += [one for one in (part.parts if part.operator == "and" else (part,)) if one not in flat]
    return flat[0] if len(flat) == 1 else Explanation("and", truth, parts=tuple(flat))


def _is_written_out(node: Node) -> bool:
    return isinstance(node, Literal | Listing) and all(_is_written_out(one) for one in parts_of(node))
