"""Whether conditions can hold at all, together: decided by trying the answers of the choices and yes-or-no questions they read.

Texts and numbers are tried as what they are compared with, and as what lies beside and between that. What is no such comparison
(a date, a walk over a list) counts as a yes or no of its own, the same wherever it is written the same. Every case tried is
decided by the functions that decide conditions of a request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from itertools import pairwise, product
from math import prod

from mla_writer.conditions import types as t
from mla_writer.conditions.check import Types
from mla_writer.conditions.condition import Condition
from mla_writer.conditions.evaluate import Function, function_of
from mla_writer.conditions.tree import (
    Binary,
    Call,
    Conditional,
    Field,
    Listing,
    Literal,
    Logic,
    Macro,
    Name,
    Node,
    Unary,
    parts_of,
)
from mla_writer.conditions.types import Type
from mla_writer.conditions.values import UNKNOWN, Day, NotKnown, Ref

KeyOf = Callable[[str], str]
"""The question that a dotted path of a condition means, as a key: the same for all paths that mean the same answer."""
Stated = tuple[Condition, KeyOf]
AskedUnder = Callable[[str], Sequence[Stated]]
"""The conditions under which the question of a key is asked; an answer that is not asked for is unknown."""

_MOST_CASES = 30_000
_OTHERS = 2
"""Of options that no condition names, so many are tried: one is like the other."""
_NO_DAY = Day(1, 1, 1)
_ANOTHER = "\0"
"""Stands for every text that no condition names."""
_TURNED = ("==", "!=", "<", "<=", ">", ">=")
"""Comparisons of a text or number with one that is written out; `in` takes several of them."""


def nothing_known(_: str) -> Sequence[Stated]:
    """Return no conditions: for paths whose questions are not looked at."""
    return ()


def can_hold(stated: Iterable[Stated], asked_under: AskedUnder = nothing_known) -> bool:
    """Return whether some answers make every condition a yes; where there are too many cases to try, that is assumed."""
    every = tuple(stated)
    for asked in dict.fromkeys((asked_under, nothing_known)):
        trial = _Trial(asked)
        for condition, key_of in every:
            trial.expect(condition.tree, condition.types, key_of)
        if not trial.is_too_long:
            return trial.can_hold()
    return True


def contradictions(condition: Condition) -> tuple[int, ...]:
    """Return the columns of the smallest parts of `condition` that can never be a yes: `a == 'x' && a == 'y'`."""
    return tuple(_contradictions(condition.tree, condition.types))


def _contradictions(node: Node, types: Types) -> Iterator[int]:
    inner = [column for one in parts_of(node) for column in _contradictions(one, types)]
    yield from inner
    if not inner and isinstance(node, Logic) and node.operator == "&&":
        trial = _Trial(nothing_known)
        trial.expect(node, types, str)
        if not trial.is_too_long and not trial.can_hold():
            yield node.column


@dataclass(slots=True)
class _Unknown:
    """One thing that is tried: its name in the rewritten conditions, its type, the conditions without which it is unknown.

    Of what has the type ANY, only whether there is an answer counts; `compared` is what a text or number is held against.
    """

    name: str
    type: Type
    asked: list[Function] = field(default_factory=list)
    compared: set[str | Decimal] = field(default_factory=set)


class _Trial:
    """Conditions rewritten so that each answer they depend on is one name, and all cases of these names."""

    def __init__(self, asked_under: AskedUnder) -> None:
        self._asked_under = asked_under
        self._unknowns: dict[str, _Unknown] = {}
        self._expected: list[Function] = []
        self._texts: set[str] = set()
        self._may_be_not_known = False

    def expect(self, tree: Node, types: Types, key_of: KeyOf) -> None:
        """Add a condition that has to hold."""
        self._expected.append(self._rewritten(tree, types, key_of))

    @property
    def is_too_long(self) -> bool:
        """Whether there are too many cases to try."""
        return prod(len(self._values(one)) for one in self._unknowns.values()) > _MOST_CASES

    def can_hold(self) -> bool:
        """Return whether some case makes every condition a yes."""
        names = [one.name for one in self._unknowns.values()]
        cases = product(*(self._values(one) for one in self._unknowns.values()))
        return any(self._holds(dict(zip(names, case, strict=True))) for case in cases)

    def _holds(self, case: Mapping[str, object]) -> bool:
        if not all(_decide(one, case) is True for one in self._expected):
            return False
        return all(
            case[one.name] is UNKNOWN or all(_decide(asked, case) is True for asked in one.asked)
            for one in self._unknowns.values()
        )

    def _values(self, unknown: _Unknown) -> tuple[object, ...]:
        nothing = (UNKNOWN, NotKnown()) if self._may_be_not_known else (UNKNOWN,)
        if unknown.type is t.TEXT:
            return (*sorted(one for one in unknown.compared if isinstance(one, str)), _ANOTHER, *nothing)
        if unknown.type is t.NUMBER:
            return (*_beside(one for one in unknown.compared if isinstance(one, Decimal)), *nothing)
        if isinstance(unknown.type, t.Choice):
            named = sorted(unknown.type.options & self._texts)
            others = sorted(unknown.type.options - self._texts)[:_OTHERS]
            return (*named, *others, *nothing)
        return ("said", *nothing) if unknown.type is t.ANY else (True, False, *nothing)

    def _rewritten(self, tree: Node, types: Types, key_of: KeyOf) -> Function:
        rewriter = _Rewriter(types, key_of, self._unknown)
        node = rewriter.condition(tree)
        self._texts |= rewriter.texts
        named = {one.name: one for one in self._unknowns.values()}
        for name, written in rewriter.compared:
            named[name].compared.add(written)
        self._may_be_not_known |= rewriter.asks_what_is_answered
        return function_of(node, rewriter.types)

    def _unknown(self, key: str, type_: Type, place: str) -> str:
        """Return the name for what is tried under `key`; `place` is the key of the question that it hangs on, if it is one."""
        found = self._unknowns.get(key)
        if found is None:
            found = self._unknowns[key] = _Unknown(f"x{len(self._unknowns)}", type_)
            asked = self._asked_under(place) if place else ()
            found.asked = [self._rewritten(one.tree, one.types, key_of) for one, key_of in asked]
        elif found.type is t.ANY:
            found.type = type_  # before, only whether there is an answer was asked
        return found.name


class _Rewriter:
    """Rewrites one condition: comparisons of choices stay, with a name for each question; all else becomes a name itself."""

    def __init__(self, types: Types, key_of: KeyOf, unknown: Callable[[str, Type, str], str]) -> None:
        self.types: dict[Node, Type] = {}
        self.texts: set[str] = set()
        self.compared: set[tuple[str, str | Decimal]] = set()
        self.asks_what_is_answered = False
        self._given = types
        self._key_of = key_of
        self._unknown = unknown

    def condition(self, node: Node) -> Node:
        """Return the rewritten node for one whose value is a yes or no."""
        match node:
            case Literal():
                return self._typed(node, t.BOOL)
            case Unary(operator="!", operand=operand):
                return self._typed(Unary(node.column, "!", self.condition(operand)), t.BOOL)
            case Logic(operator=operator, parts=parts):
                return self._typed(Logic(node.column, operator, tuple(map(self.condition, parts))), t.BOOL)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                ends = (self.condition(condition), self.condition(then), self.condition(otherwise))
                return self._typed(Conditional(node.column, *ends), t.BOOL)
        return self._measured(node) or self._comparison(node) or self._whole(node)

    def _measured(self, node: Node) -> Node | None:
        """A text or number that is held against what is written out: the same one wherever it is written the same."""
        if not isinstance(node, Binary) or node.operator not in {*_TURNED, "in"}:
            return None
        for one, other in ((node.left, node.right), (node.right, node.left)):
            written = _written_out(other)
            if written and self._is_measured(one) and (node.operator in _TURNED or one is node.left):
                key = _written(one, self._key_of)
                name = self._unknown(key, self._given[one], self._place_of(one))
                self.compared |= {(name, value) for value in written}
                named = self._typed(Name(one.column, name), self._given[one])
                sides = (named, self._side(other)) if one is node.left else (self._side(other), named)
                return self._typed(Binary(node.column, node.operator, *sides), t.BOOL)
        return None

    def _is_measured(self, node: Node) -> bool:
        """Whether a node stands for a text of one question, or for any number."""
        type_ = self._given[node]
        return not isinstance(node, Literal) and (type_ is t.NUMBER or (type_ is t.TEXT and bool(_dotted(node))))

    def _place_of(self, node: Node) -> str:
        """Return the key of the only question that a node reads, or an empty text."""
        places = list(dict.fromkeys(_places_in(node)))
        return self._key_of(places[0]) if len(places) == 1 and not _walks(node) else ""

    def _comparison(self, node: Node) -> Node | None:
        match node:
            case Binary(operator="==" | "!=" | "in" as sign, left=left, right=right):
                if not (self._is_simple(left) and self._is_simple(right)):
                    return None
                sides = (self._side(left), self._side(right))
                return self._typed(Binary(node.column, sign, *sides), t.BOOL)
            case Call(function="answered" | "known" as function, arguments=(place,)) if _dotted(place):
                self.asks_what_is_answered = True
                key = self._key_of(_dotted(place))
                name = self._typed(Name(place.column, self._unknown(key, t.ANY, key)), t.TEXT)
                return self._typed(Call(node.column, function, (name,)), t.BOOL)
        return None

    def _is_simple(self, node: Node) -> bool:
        if isinstance(node, Listing):
            return all(isinstance(one, Literal) for one in node.items)
        return isinstance(node, Literal) or self._is_question(node)

    def _is_question(self, node: Node) -> bool:
        return bool(_dotted(node)) and (self._given[node] is t.BOOL or isinstance(self._given[node], t.Choice))

    def _side(self, node: Node) -> Node:
        place = self._place(node)
        if place is not None:
            return place
        for one in (node, *parts_of(node)):
            self.types[one] = self._given[one]
            if isinstance(one, Literal) and isinstance(one.value, str):
                self.texts.add(one.value)
        return node

    def _place(self, node: Node) -> Node | None:
        if not self._is_question(node):
            return None
        key = self._key_of(_dotted(node))
        return self._named(node, key, key)

    def _whole(self, node: Node) -> Node:
        """Something else that is a yes or no: where it reads one question that is not asked, it is no yes."""
        return self._named(node, _written(node, self._key_of), self._place_of(node))

    def _named(self, node: Node, key: str, place: str) -> Node:
        return self._typed(Name(node.column, self._unknown(key, self._given[node], place)), self._given[node])

    def _typed(self, node: Node, type_: Type) -> Node:
        self.types[node] = type_
        return node


def _written_out(node: Node) -> tuple[str | Decimal, ...]:
    """Return the texts and numbers that a node writes out; nothing for any other node."""
    every = node.items if isinstance(node, Listing) else (node,)
    values = [one.value for one in every if isinstance(one, Literal) and not isinstance(one.value, bool)]
    return tuple(values) if len(values) == len(every) else ()


def _beside(compared: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return numbers that are told apart by comparisons with those given: each of them, and one in every gap."""
    every = sorted(compared) or [Decimal(0)]
    between = [(one + other) / 2 for one, other in pairwise(every)]
    return tuple(sorted({*every, *between, every[0] - 1, every[-1] + 1}))


def _decide(function: Function, case: Mapping[str, object]) -> object:
    return function(case, _no_record, _NO_DAY)


def _no_record(_: Ref) -> object:
    return UNKNOWN


def _dotted(node: Node) -> str:
    """Return the path that names and fields spell, or an empty text for anything else."""
    if isinstance(node, Name):
        return node.name
    base = _dotted(node.base) if isinstance(node, Field) else ""
    return f"{base}.{node.name}" if base and isinstance(node, Field) else ""


def _places_in(node: Node) -> Iterator[str]:
    path = _dotted(node)
    if path:
        yield path
        return
    for one in parts_of(node):
        yield from _places_in(one)


def _walks(node: Node) -> bool:
    return isinstance(node, Macro) or any(map(_walks, parts_of(node)))


def _written(node: Node, key_of: KeyOf) -> str:
    """Return a text that is the same for nodes that say the same."""
    path = _dotted(node)
    if path:
        return key_of(path)
    own = [getattr(node, one.name) for one in fields(node) if one.name != "column"]
    plain = [str(one) for one in own if not isinstance(one, Node | tuple)]
    return f"{type(node).__name__}{plain}({', '.join(_written(one, key_of) for one in parts_of(node))})"
