"""Evaluating: a checked tree is written out as one Python expression and compiled into one function.

Why this is safe: no word of the author enters the source. Names, keys and literals are passed as constants (`k0`, `k1`
…), which are defaults of the function's last parameters. The source consists of texts of this module and of numbers
counted here; it may name only what `SHARED` holds, and that has no builtins.

So conditions of one shape have one source, which is compiled once: hundreds of them stay small enough for the caches of
a processor. Parameters are `n` (names), `f` (follow), `d` (date of the request) and the loop variables `v0`, `v1` …;
`a0` … hold operands, `r0` … records already opened, `t` what is just being looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import CodeType, FunctionType
from typing import ClassVar, TypeVar

from mla_writer.conditions import types as t
from mla_writer.conditions.check import Types
from mla_writer.conditions.functions import FUNCTIONS
from mla_writer.conditions.runtime import SHARED
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
from mla_writer.conditions.values import Day

Function = Callable[..., object]
_Some = TypeVar("_Some")

_MOST_LEVELS = 16  # how deep a tree is written as one expression: Python reads up to 200 brackets inside each other
_MOST_SOURCES = 4096

_KNOWN: Mapping[t.Type, str] = {
    t.BOOL: "(({a} := {x}) is True or {a} is False)",
    t.NUMBER: "(T({a} := {x}) is Decimal or T({a}) is int)",
    t.DAY: "T({a} := {x}) is Day",
    t.PERIOD: "T({a} := {x}) is Period",
    t.AMOUNT: "T({a} := {x}) is Amount",
    t.MOMENT: "T({a} := {x}) is Moment",
    t.DEADLINE: "T({a} := {x}) is Deadline",
    t.ANY: "({a} := settled({x})) is not U",
}
"""The test that names a value, and tells whether it is known and of a type."""
_KNOWN_TEXT = "(T({a} := {x}) is str or ({a} := text_of({a})) is not U)"
_KNOWN_LIST = "(T({a} := {x}) is tuple or T({a}) is list)"
_KNOWN_MAP = "(T({a} := {x}) is dict or ({a} := mapping_of({a})) is not U)"
_KNOWN_RECORD = "(T({a} := {x}) is dict or T({a}) is Ref or ({a} := mapping_of({a})) is not U)"

_CALCULATIONS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}
_COMPARISONS = {
    "==": "equal",
    "!=": "different",
    "<": "less",
    ">": "greater",
    "<=": "not_greater",
    ">=": "not_less",
    "in": "contained",
}
_OF_DAYS = {
    "<": "days_before({0}, {1})",
    ">": "days_before({1}, {0})",
    "<=": "negated(days_before({1}, {0}))",
    ">=": "negated(days_before({0}, {1}))",
}
_OF_YES_OR_NO = {"==": "{0} is {1}", "!=": "{0} is not {1}"}
_OF_PLAIN_VALUES = {
    "==": "{0} == {1}",
    "!=": "{0} != {1}",
    "<": "{0} < {1}",
    ">": "{0} > {1}",
    "<=": "{0} <= {1}",
    ">=": "{0} >= {1}",
}
_WALKS = {
    "all": "walk_until({0}, {1}, False)",
    "exists": "walk_until({0}, {1}, True)",
    "exists_one": "walk_exists_one({0}, {1})",
    "filter": "walk_filter({0}, {1})",
    "map": "walk_map({0}, {1})",
}


def function_of(node: Node, types: Types, around: Sequence[str] = (), *, entered: bool = False) -> Function:
    """Return the function that evaluates `node` for names, `follow`, the date, and the loop variables `around` it.

    With `entered`, it gives what stands at the path `node` before that is read as its type.
    """
    writer = _Writer(types, around)
    body = writer.entered(node) if entered else writer.write(node)
    parameters = ["n", "f", "d", *_variables(around), *(f"k{number}" for number in range(len(writer.constants)))]
    code = _compiled(f"lambda {', '.join(parameters)}: {body}")
    return FunctionType(code, SHARED, "condition", tuple(writer.constants))


@lru_cache(_MOST_SOURCES)
def _compiled(source: str) -> CodeType:
    """Return the code of the function that `source` writes out."""
    written = compile(source, "<condition>", "eval", dont_inherit=True)
    return next(one for one in written.co_consts if isinstance(one, CodeType))


class _Writer:
    """Writes the source of one function; `constants` are what its parameters `k0`, `k1` … stand for.

    `_opened` holds the records that have surely been opened before the place that is being written.
    """

    def __init__(self, types: Types, around: Sequence[str]) -> None:
        self.constants: list[object] = []
        self._types = types
        self._around = tuple(around)
        self._opened: dict[str, str] = {}
        self._records = 0
        self._operands = 0
        self._level = 0

    def write(self, node: Node) -> str:
        """Return the expression whose value is that of `node`."""
        return self._within(node, self._rules[type(node)])

    def entered(self, node: Node) -> str:
        """Return the expression for what stands at a path before it is read as its type; for other nodes the value."""
        match node:
            case Name(name=name):
                return self._variable(name) or f"n.get({self._constant(name)}, U)"
            case Index(base=base, key=key):
                return f"indexed({self.write(base)}, {self.write(key)})"
            case Field(base=base, name=name) if isinstance(self._types[base], t.Record):
                return f"{self._record(base)}.get({self._constant(name)}, U)"
            case Field(base=base, name=name):
                return f"part_of({self.write(base)}, {self._constant(name)}, f)"
        return self.write(node)

    def _constant(self, value: object) -> str:
        self.constants.append(value)
        return f"k{len(self.constants) - 1}"

    def _within(self, node: Node, rule: Callable[..., str]) -> str:
        """Return what `rule` writes for `node`; or, where that lies too deep, the call of a function of its own."""
        self._level += 1
        if self._level <= _MOST_LEVELS:
            text = rule(self, node)
        else:
            function = self._constant(function_of(node, self._types, self._around))
            text = f"{function}({', '.join(['n', 'f', 'd', *_variables(self._around)])})"
        self._level -= 1
        return text

    def _in_turn(self, several: Sequence[_Some]) -> Iterator[_Some]:
        """Yield what is looked at in turn and named, if need be; only the first is sure to be looked at."""
        operands, sure = self._operands, self._opened
        for number, one in enumerate(several):
            yield one
            if number == 0:
                sure = dict(self._opened)
        self._operands, self._opened = operands, sure

    def _operand(self) -> str:
        self._operands += 1
        return f"a{self._operands - 1}"

    def _variable(self, name: str) -> str:
        """Return the parameter for a loop variable, of two with one name the inner; empty for every other name."""
        places = [place for place, one in enumerate(self._around) if one == name]
        return f"v{places[-1]}" if places else ""

    # records

    def _record(self, node: Node) -> str:
        """Return the expression for the record at `node`; what has been opened before is not opened again."""
        path = self._path(node)
        if path in self._opened:
            return self._opened[path]
        opening = f"t if T(t := {self._within(node, _Writer.entered)}) is dict else opened(t, f)"
        if not path:
            return f"({opening})"
        self._opened[path] = name = f"r{self._records}"
        self._records += 1
        return f"({name} := {opening})"

    def _path(self, node: Node) -> str:
        """Return a key for the path `node` of names and fields; empty where there is more to it."""
        if isinstance(node, Name):
            return self._variable(node.name) or f".{node.name}"
        base = self._path(node.base) if isinstance(node, Field) else ""
        return f"{base}.{node.name}" if base and isinstance(node, Field) else ""

    # operands

    def _known(self, node: Node, wanted: t.Type) -> tuple[str, str]:
        """Return the test whether the value of `node` is known, empty where it always is; and how to name the value."""
        if isinstance(node, Literal) or (isinstance(node, Call) and node.function == "date"):
            return "", self.write(node)
        value, name = self.entered(node), self._operand()
        return self._test(node, wanted).format(a=name, x=value), name

    def _test(self, node: Node, wanted: t.Type) -> str:
        type_ = self._types[node]
        return _known_as(wanted if type_ is t.ANY else type_) if _strays(node, type_) else "({a} := {x}) is not U"

    def _if_known(self, nodes: Sequence[Node], wanted: Sequence[t.Type], result: str) -> str:
        """Return `result`, with the values of `nodes` put in, if all are known; else UNKNOWN."""
        found = [self._known(*one) for one in self._in_turn(list(zip(nodes, wanted, strict=True)))]
        value, tests = result.format(*[name for _, name in found]), [test for test, _ in found if test]
        return f"({value} if {' and '.join(tests)} else U)" if tests else f"({value})"

    def _as(self, node: Node, wanted: t.Type) -> str:
        """Return the expression for the value of an operand that has to be `wanted`, where its own type may be ANY."""
        if not _strays(node, self._types[node]):
            return self.write(node)
        return f"(t if {self._test(node, wanted).format(a='t', x=self.entered(node))} else U)"

    # the kinds of nodes

    def _literal(self, node: Literal) -> str:
        return str(node.value) if isinstance(node.value, bool) else self._constant(node.value)

    def _listing(self, node: Listing) -> str:
        literals = [one.value for one in node.items if isinstance(one, Literal)]
        if len(literals) == len(node.items):
            return self._constant(tuple(literals))
        return f"({', '.join([self.write(one) for one in node.items])},)"

    def _place(self, node: Name | Field | Index) -> str:
        return self._as(node, self._types[node])

    def _unary(self, node: Unary) -> str:
        if node.operator == "-":
            return self._if_known([node.operand], [t.NUMBER], "minus({0})")
        if _is_sure(node.operand):
            return f"(not {self.write(node.operand)})"
        return self._if_known([node.operand], [t.BOOL], "not {0}")

    def _logic(self, node: Logic) -> str:
        decisive = node.operator == "||"
        tests, still_open = [], []
        for part in self._in_turn(node.parts):
            value = self._as(part, t.BOOL)
            if _is_sure(part):
                tests.append(value if decisive else f"not {value}")
                continue
            name = self._operand()
            tests.append(f"({name} := {value}) is {decisive}")
            still_open.append(f"{name} is U")
        unknown = f"U if {' or '.join(still_open)} else " if still_open else ""
        return f"({decisive} if {' or '.join(tests)} else {unknown}{not decisive})"

    def _binary(self, node: Binary) -> str:
        sign, sides = node.operator, (node.left, node.right)
        types = [self._types[one] for one in sides]
        if sign in _CALCULATIONS:
            return self._if_known(sides, (t.NUMBER, t.NUMBER), f"number({_CALCULATIONS[sign]}({{0}}, {{1}}))")
        if sign == "in" and t.is_text(types[0]):
            return self._text_in(node)
        if types == [t.BOOL, t.BOOL]:
            return self._if_known(sides, types, _OF_YES_OR_NO[sign])
        if types == [t.NUMBER, t.NUMBER] or all(map(t.is_text, types)):
            return self._if_known(sides, types, _OF_PLAIN_VALUES[sign])
        if types == [t.DAY, t.DAY] and sign in _OF_DAYS:
            return self._if_known(sides, types, _OF_DAYS[sign])
        return f"{_COMPARISONS[sign]}({self.write(node.left)}, {self.write(node.right)})"

    def _text_in(self, node: Binary) -> str:
        sides = (node.left, node.right)
        if isinstance(node.right, Listing) and all(isinstance(one, Literal) for one in node.right.items):
            texts = frozenset(one.value for one in node.right.items if isinstance(one, Literal))
            return self._if_known(sides[:1], [t.TEXT], f"{{0}} in {self._constant(texts)}")
        if self._types[node.right] is t.ANY:
            return f"contained({self.write(node.left)}, {self.write(node.right)})"
        return self._if_known(sides, [self._types[one] for one in sides], "holds_text({0}, {1})")

    def _conditional(self, node: Conditional) -> str:
        condition = self._as(node.condition, t.BOOL)
        name, sure = self._operand(), dict(self._opened)
        then = self.write(node.then)
        self._opened = dict(sure)
        otherwise = self.write(node.otherwise)
        self._operands -= 1
        self._opened = sure
        # not an `if`, because an open condition needs both ends, and each end is to be written once
        return f"chosen({name} := {condition}, {name} is not False and {then}, {name} is not True and {otherwise})"

    def _call(self, node: Call) -> str:
        match node.function:
            case "request_date":
                return "d"
            case "answered":
                return self._answered(node.arguments[0])
            case "known":
                return f"is_known({self.entered(node.arguments[0])})"
            case "date":
                written = node.arguments[0]
                assert isinstance(written, Literal)
                return self._constant(Day.parse(str(written.value)))
        function = FUNCTIONS[node.function]
        slots = [f"followed({{{n}}}, f)" if function.opens else f"{{{n}}}" for n in range(len(node.arguments))]
        wanted = [one.type for one in function.takes]
        return self._if_known(node.arguments, wanted, f"call_{node.function}({', '.join(slots)})")

    def _answered(self, place: Node) -> str:
        entered = self.entered(place)
        if t.is_text(self._types[place]):
            return f"(t != '' if T(t := {entered}) is str else is_answered(t))"
        return f"is_answered({entered})"

    def _macro(self, node: Macro) -> str:
        base = self._as(node.base, t.ANY)
        if self._types[node.base] is t.ANY:
            base = f"walked({base})"
        outside, sure, operands = self._around, self._opened, self._operands
        self._around, self._opened, self._operands = (*outside, node.variable), dict(sure), 0
        body = self.write(node.body) if node.macro == "map" else self._as(node.body, t.BOOL)
        self._around, self._opened, self._operands = outside, sure, operands
        return _WALKS[node.macro].format(base, f"lambda v{len(outside)}: {body}")

    _rules: ClassVar[Mapping[type[Node], Callable[..., str]]] = {
        Literal: _literal,
        Listing: _listing,
        Name: _place,
        Field: _place,
        Index: _place,
        Unary: _unary,
        Logic: _logic,
        Binary: _binary,
        Conditional: _conditional,
        Call: _call,
        Macro: _macro,
    }


def _variables(around: Sequence[str]) -> list[str]:
    return [f"v{place}" for place in range(len(around))]


def _known_as(type_: t.Type) -> str:
    if t.is_text(type_):
        return _KNOWN_TEXT
    if isinstance(type_, t.ListOf):
        return _KNOWN_LIST
    if isinstance(type_, t.MapOf):
        return _KNOWN_MAP
    return _KNOWN_RECORD if isinstance(type_, t.Record) else _KNOWN[type_]


def _strays(node: Node, type_: t.Type) -> bool:
    """Whether the value of `node` may turn out to be of another type: what is entered, and what is made of it unseen."""
    is_unseen = isinstance(node, Conditional) or (isinstance(node, Call) and node.function == "sum")
    return type_ is t.ANY or is_unseen or isinstance(node, Name | Field | Index)


def _is_sure(node: Node) -> bool:
    """Whether `node` is always a yes or no, never UNKNOWN."""
    match node:
        case Literal(value=value):
            return isinstance(value, bool)
        case Call(function=function):
            return function in {"answered", "known"}
        case Unary(operator="!", operand=operand):
            return _is_sure(operand)
        case Logic(parts=parts):
            return all(map(_is_sure, parts))
    return False
