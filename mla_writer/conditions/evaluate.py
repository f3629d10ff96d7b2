"""Evaluating: a checked tree becomes nested closures, each from a frame to a value or UNKNOWN (Kleene's three values).

The types are known, so each closure does only what its type needs. What turns out not to be of its type is UNKNOWN.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from mla_writer.conditions import types as t
from mla_writer.conditions.check import Types
from mla_writer.conditions.comparisons import contained, equal, less, negated
from mla_writer.conditions.functions import EXACT, FUNCTIONS, Function, number
from mla_writer.conditions.reading import Follow, classes_of, is_answered, is_known, opened, part_of
from mla_writer.conditions.tree import (
    Binary,
    Call,
    Conditional,
    Field,
    Index,
    Listing,
    Literal,
    Logic,
    Macro,
    Name,
    Node,
    Unary,
)
from mla_writer.conditions.values import UNKNOWN, Day, Ref, Unknown
from mla_writer.conditions.walks import WALKS, Closure, Frame

NAMES, FOLLOW, DATE, FIRST_VARIABLE = range(4)
"""The places of a frame."""

Variables = Mapping[str, int]
"""The loop variables around a node, with their places in the frame."""

_CALCULATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
    "/": EXACT.divide,
}
_ORDERINGS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Builder:
    """Builds the closures of one condition.

    `built` holds the closure of every node, `entered` of every path what stands there before it is read as its type,
    `places` of every walk where its loop variable stands in the frame.
    """

    def __init__(self, types: Types) -> None:
        self.built: dict[Node, Closure] = {}
        self.entered: dict[Node, Closure] = {}
        self.places: dict[Macro, int] = {}
        self._types = types
        self._most = FIRST_VARIABLE

    @property
    def variables(self) -> tuple[Unknown, ...]:
        """What stands in a frame for the loop variables until a walk fills them."""
        return (UNKNOWN,) * (self._most - FIRST_VARIABLE)

    def build(self, node: Node, around: Variables) -> Closure:
        """Return the closure that evaluates `node` within the loop variables `around`."""
        self.built[node] = closure = self._rules[type(node)](self, node, around)
        return closure

    def _of_type(self, node: Node, wanted: t.Type, around: Variables) -> Closure:
        """Return the closure of an operand that has to be `wanted`, where its own type may be ANY."""
        closure = self.build(node, around)
        return _read_as(closure, wanted) if self._types[node] is t.ANY else closure

    def _literal(self, node: Literal, _: Variables) -> Closure:
        value = node.value
        return lambda _: value

    def _listing(self, node: Listing, around: Variables) -> Closure:
        items = [self.build(one, around) for one in node.items]
        if all(isinstance(one, Literal) for one in node.items):
            constant = tuple(one.value for one in node.items if isinstance(one, Literal))
            return lambda _: constant
        return lambda frame: tuple([one(frame) for one in items])

    def _path(self, node: Name | Field | Index, around: Variables) -> Closure:
        self.entered[node] = entered = self._entered(node, around)
        if isinstance(node, Field) and isinstance(self._types[node.base], t.Record):
            return self._field_as(node, self._types[node])
        return _read_as(entered, self._types[node])

    def _entered(self, node: Name | Field | Index, around: Variables) -> Closure:
        """Return the closure that gives what is entered at a path, before it is read as its type."""
        if isinstance(node, Name):
            return _named(node.name, around)
        if isinstance(node, Index):
            return _indexed(self.build(node.base, around), self.build(node.key, around))
        base, name = self.build(node.base, around), node.name
        if isinstance(self._types[node.base], t.Record):
            return _field(self.entered.get(node.base, base), name)
        return lambda frame: part_of(base(frame), name, frame[FOLLOW])

    def _field_as(self, node: Field, type_: t.Type) -> Closure:
        """Return the closure of a record's field, in one step: most of what conditions do is to read fields."""
        base, name = self.entered.get(node.base, self.built[node.base]), node.name
        fitting, read_other = classes_of(type_)

        def read(frame: Frame) -> object:
            record: Any = base(frame)
            if record.__class__ is not dict:
                record = opened(record, frame[FOLLOW])
            value = record.get(name, UNKNOWN)
            return value if value.__class__ in fitting else read_other(value)

        return read

    def _unary(self, node: Unary, around: Variables) -> Closure:
        if node.operator == "-":
            return _negated_number(self._of_type(node.operand, t.NUMBER, around))
        operand = self._of_type(node.operand, t.BOOL, around)
        return lambda frame: UNKNOWN if (value := operand(frame)) is UNKNOWN else not value

    def _logic(self, node: Logic, around: Variables) -> Closure:
        parts = [self._of_type(one, t.BOOL, around) for one in node.parts]
        decisive = node.operator == "||"

        def decide(frame: Frame) -> object:
            result: object = not decisive
            for part in parts:
                value = part(frame)
                if value is decisive:
                    return decisive
                if value is UNKNOWN:
                    result = UNKNOWN
            return result

        return decide

    def _binary(self, node: Binary, around: Variables) -> Closure:
        left, right = self.build(node.left, around), self.build(node.right, around)
        if node.operator in _CALCULATIONS:
            left, right = _read_as(left, t.NUMBER), _read_as(right, t.NUMBER)
            return _calculated(_CALCULATIONS[node.operator], left, right)
        types = self._types[node.left], self._types[node.right]
        if node.operator in {"==", "!="} and _is_plainly_compared(*types):
            if isinstance(node.right, Literal):
                return _equal_to(left, node.right.value, wanted=node.operator == "==")
            return _plainly_equal(left, right, wanted=node.operator == "==")
        if node.operator == "in" and t.is_text(types[0]) and (texts := _texts_of(node.right)):
            return lambda frame: UNKNOWN if (value := left(frame)) is UNKNOWN else value in texts
        if node.operator != "in" and types == (t.NUMBER, t.NUMBER):
            return _plainly_ordered(node.operator, left, right)
        compare = _COMPARISONS[node.operator]
        return lambda frame: compare(left(frame), right(frame))

    def _conditional(self, node: Conditional, around: Variables) -> Closure:
        condition = self._of_type(node.condition, t.BOOL, around)
        then, otherwise = self.build(node.then, around), self.build(node.otherwise, around)

        def choose(frame: Frame) -> object:
            decided = condition(frame)
            if decided is UNKNOWN:
                one = then(frame)
                return one if equal(one, otherwise(frame)) is True else UNKNOWN
            return then(frame) if decided else otherwise(frame)

        return choose

    def _call(self, node: Call, around: Variables) -> Closure:
        if node.function == "request_date":
            return lambda frame: frame[DATE]
        if node.function in {"answered", "known"}:
            return self._given(node, around)
        if node.function == "date":
            return self._date(node.arguments[0])
        function = FUNCTIONS[node.function]
        taken = zip(node.arguments, function.takes, strict=True)
        return _called(function, [self._of_type(one, wanted.type, around) for one, wanted in taken])

    def _date(self, written: Node) -> Closure:
        assert isinstance(written, Literal)
        day = Day.parse(str(written.value))
        return lambda _: day

    def _given(self, node: Call, around: Variables) -> Closure:
        place = node.arguments[0]
        assert isinstance(place, Name | Field | Index)
        self.build(place, around)
        entered = self.entered[place]
        test = is_answered if node.function == "answered" else is_known
        return lambda frame: test(entered(frame))

    def _macro(self, node: Macro, around: Variables) -> Closure:
        place = max(around.values(), default=FIRST_VARIABLE - 1) + 1
        self.places[node] = place
        self._most = max(self._most, place + 1)
        items = _walked(self.build(node.base, around), self._types[node.base])
        inner = {**around, node.variable: place}
        body = self.build(node.body, inner) if node.macro == "map" else self._of_type(node.body, t.BOOL, inner)
        return WALKS[node.macro](items, body, place)

    _rules: ClassVar[Mapping[type[Node], Callable[..., Closure]]] = {
        Literal: _literal,
        Listing: _listing,
        Name: _path,
        Field: _path,
        Index: _path,
        Unary: _unary,
        Logic: _logic,
        Binary: _binary,
        Conditional: _conditional,
        Call: _call,
        Macro: _macro,
    }


_COMPARISONS: Mapping[str, Callable[[object, object], object]] = {
    "==": equal,
    "!=": lambda one, other: negated(equal(one, other)),
    "<": less,
    ">": lambda one, other: less(other, one),
    "<=": lambda one, other: negated(less(other, one)),
    ">=": lambda one, other: negated(less(one, other)),
    "in": contained,
}


def _named(name: str, around: Variables) -> Closure:
    if name in around:
        place = around[name]
        return lambda frame: frame[place]
    return lambda frame: frame[NAMES].get(name, UNKNOWN)


def _field(base: Closure, name: str) -> Closure:
    def read(frame: Frame) -> object:
        record: Any = base(frame)
        if record.__class__ is not dict:
            record = opened(record, frame[FOLLOW])
        return record.get(name, UNKNOWN)

    return read


def _indexed(base: Closure, key: Closure) -> Closure:
    def read(frame: Frame) -> object:
        held, at = base(frame), key(frame)
        if isinstance(held, Mapping):
            return held.get(at, UNKNOWN)
        if isinstance(held, tuple | list) and isinstance(at, Decimal) and 0 <= at < len(held) and at == int(at):
            return held[int(at)]
        return UNKNOWN

    return read


def _read_as(closure: Closure, type_: t.Type) -> Closure:
    """Return the closure that lets through what is of `type_`, and reads everything else as UNKNOWN."""
    fitting, read_other = classes_of(type_)

    def read(frame: Frame) -> object:
        value = closure(frame)
        return value if value.__class__ in fitting else read_other(value)

    return read


def _walked(items: Closure, type_: t.Type) -> Closure:
    """Return the closure of what a walk goes over; where the type is ANY, only lists and mappings are walked over."""
    if type_ is not t.ANY:
        return items
    return lambda frame: value if isinstance(value := items(frame), tuple | list | Mapping) else UNKNOWN


def _negated_number(operand: Closure) -> Closure:
    def negate(frame: Frame) -> object:
        value: Any = operand(frame)
        return UNKNOWN if value is UNKNOWN else EXACT.minus(value)

    return negate


def _calculated(calculate: Callable[[Decimal, Decimal], Decimal], left: Closure, right: Closure) -> Closure:
    def compute(frame: Frame) -> object:
        one: Any = left(frame)
        other: Any = right(frame)
        return UNKNOWN if one is UNKNOWN or other is UNKNOWN else number(calculate(one, other))

    return compute


def _is_plainly_compared(left: t.Type, right: t.Type) -> bool:
    """Whether Python's own equality is the equality of the two types."""
    return (t.is_text(left) and t.is_text(right)) or (left == right and left in (t.BOOL, t.NUMBER))


def _texts_of(node: Node) -> frozenset[object]:
    """Return the texts of a list in which nothing but texts is written out; none for any other node."""
    items = node.items if isinstance(node, Listing) else ()
    texts = frozenset(one.value for one in items if isinstance(one, Literal))
    return texts if all(isinstance(one, Literal) for one in items) else frozenset()


def _equal_to(left: Closure, constant: object, *, wanted: bool) -> Closure:
    def compare(frame: Frame) -> object:
        one = left(frame)
        return UNKNOWN if one is UNKNOWN else (one == constant) is wanted

    return compare


def _plainly_equal(left: Closure, right: Closure, *, wanted: bool) -> Closure:
    def compare(frame: Frame) -> object:
        one = left(frame)
        if one is UNKNOWN:
            return UNKNOWN
        other = right(frame)
        return UNKNOWN if other is UNKNOWN else (one == other) is wanted

    return compare


def _plainly_ordered(sign: str, left: Closure, right: Closure) -> Closure:
    ordered = _ORDERINGS[sign]

    def compare(frame: Frame) -> object:
        one, other = left(frame), right(frame)
        return UNKNOWN if one is UNKNOWN or other is UNKNOWN else ordered(one, other)

    return compare


def _called(function: Function, arguments: list[Closure]) -> Closure:
    compute = function.compute

    def call(frame: Frame) -> object:
        values = [one(frame) for one in arguments]
        if any(one is UNKNOWN for one in values):
            return UNKNOWN
        return compute(*([_opened(one, frame[FOLLOW]) for one in values] if function.opens else values))

    return call


def _opened(value: object, follow: Follow) -> object:
    """Return references, also in a list, as their records."""
    if isinstance(value, tuple | list):
        return tuple([_opened(one, follow) for one in value])
    return opened(value, follow) if isinstance(value, Ref) else value
