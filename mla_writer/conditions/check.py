"""Checking a condition when its file is read: names, fields, options, types; and which places it refers to."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping

from mla_writer.conditions import types as t
from mla_writer.conditions.functions import FUNCTIONS, SPECIAL
from mla_writer.conditions.syntax import (
    Binary,
    Call,
    ConditionFault,
    Conditional,
    Field,
    Index,
    Listing,
    Literal,
    Macro,
    Name,
    Node,
    Unary,
)
from mla_writer.conditions.types import Scope, Type

_ORDERED = (t.NUMBER, t.DAY, t.AMOUNT, t.MOMENT, t.DEADLINE)


class Checker:
    """Types one condition against a scope; `references` fills with the places it reads, loop variables resolved."""

    def __init__(self, scope: Scope) -> None:
        self._scope = dict(scope)
        self._ranges: dict[str, str] = {}
        self.references: set[str] = set()

    def type_of(self, node: Node) -> Type:
        """Return the type of `node`; raise ConditionFault at its first fault."""
        return self._rules[type(node)](self, node)

    def path_of(self, node: Node) -> str:
        """Return the dotted place that `node` reads, or an empty text where it is no plain path."""
        if isinstance(node, Name):
            return self._ranges.get(node.name, node.name)
        if isinstance(node, Field):
            base = self.path_of(node.base)
            return f"{base}.{node.name}" if base else ""
        return self.path_of(node.base) if isinstance(node, Index) else ""

    def _literal(self, node: Literal) -> Type:
        if isinstance(node.value, bool):
            return t.BOOL
        return t.TEXT if isinstance(node.value, str) else t.NUMBER

    def _name(self, node: Name) -> Type:
        if node.name not in self._scope:
            raise _unknown("COND-010", node.column, node.name, self._scope)
        self.references.add(self.path_of(node))
        return self._scope[node.name]

    def _field(self, node: Field) -> Type:
        base = self.type_of(node.base)
        fields = base.fields if isinstance(base, t.Record) else t.PARTS.get(base)
        if base is t.ANY:
            return t.ANY
        if fields is None:
            raise ConditionFault("COND-011", node.column, name=node.name, type=str(base))
        if node.name not in fields:
            raise _unknown("COND-012", node.column, node.name, fields, type=str(base))
        path = self.path_of(node)
        if path:
            self.references.discard(self.path_of(node.base))
            self.references.add(path)
        return fields[node.name]

    def _index(self, node: Index) -> Type:
        base, key = self.type_of(node.base), self.type_of(node.key)
        if isinstance(base, t.MapOf) and t.is_text(key):
            return base.item
        if isinstance(base, t.ListOf) and key is t.NUMBER:
            return base.item
        if base is t.ANY:
            return t.ANY
        raise ConditionFault("COND-013", node.column, type=str(base))

    def _unary(self, node: Unary) -> Type:
        wanted = t.BOOL if node.operator == "!" else t.NUMBER
        self._expect(node.operand, wanted)
        return wanted

    def _binary(self, node: Binary) -> Type:
        if node.operator in {"&&", "||"}:
            self._expect(node.left, t.BOOL)
            self._expect(node.right, t.BOOL)
            return t.BOOL
        if node.operator in {"+", "-", "*", "/"}:
            self._expect(node.left, t.NUMBER)
            self._expect(node.right, t.NUMBER)
            return t.NUMBER
        return self._contained(node) if node.operator == "in" else self._compared(node)

    def _contained(self, node: Binary) -> Type:
        left, right = self.type_of(node.left), self.type_of(node.right)
        if isinstance(right, t.MapOf):
            right = t.list_of(t.TEXT)
        if right is not t.ANY and not (isinstance(right, t.ListOf) and t.fits(left, right.item)):
            raise ConditionFault("COND-014", node.column, left=str(left), right=str(right))
        if isinstance(right, t.ListOf):
            _check_option(node.left, right.item)
            for item in node.right.items if isinstance(node.right, Listing) else ():
                _check_option(item, left)
        return t.BOOL

    def _compared(self, node: Binary) -> Type:
        left, right = self.type_of(node.left), self.type_of(node.right)
        if not t.fits(left, right):
            raise ConditionFault("COND-014", node.column, left=str(left), right=str(right))
        if node.operator not in {"==", "!="} and t.ANY not in (left, right) and left not in _ORDERED:
            raise ConditionFault("COND-015", node.column, type=str(left))
        _check_option(node.left, right)
        _check_option(node.right, left)
        return t.BOOL

    def _conditional(self, node: Conditional) -> Type:
        self._expect(node.condition, t.BOOL)
        then, otherwise = self.type_of(node.then), self.type_of(node.otherwise)
        if not t.fits(then, otherwise):
            raise ConditionFault("COND-014", node.column, left=str(then), right=str(otherwise))
        return then

    def _call(self, node: Call) -> Type:
        types = [self.type_of(one) for one in node.arguments]
        if node.function in SPECIAL:
            return self._special(node)
        function = FUNCTIONS.get(node.function)
        if function is None:
            raise _unknown("COND-016", node.column, node.function, (*FUNCTIONS, *SPECIAL))
        if len(types) != len(function.takes):
            raise ConditionFault("COND-017", node.column, name=node.function, wanted=len(function.takes), found=len(types))
        for type_, allowed, argument in zip(types, function.takes, node.arguments, strict=True):
            if not any(_accepts(one, type_) for one in allowed):
                wanted = " or ".join(str(one) for one in allowed)
                raise ConditionFault("COND-018", argument.column, name=node.function, wanted=wanted, found=str(type_))
        if node.function == "date":
            _check_date(node)
        return function.gives

    def _special(self, node: Call) -> Type:
        wanted = 0 if node.function == "request_date" else 1
        if len(node.arguments) != wanted:
            raise ConditionFault("COND-017", node.column, name=node.function, wanted=wanted, found=len(node.arguments))
        if wanted and not isinstance(node.arguments[0], Name | Field | Index):
            raise ConditionFault("COND-019", node.arguments[0].column, name=node.function)
        return t.BOOL if wanted else t.DAY

    def _macro(self, node: Macro) -> Type:
        base = self.type_of(node.base)
        if base is not t.ANY and not isinstance(base, t.ListOf | t.MapOf):
            raise ConditionFault("COND-020", node.column, name=node.macro, type=str(base))
        if node.variable in self._scope and node.variable not in self._ranges:
            raise ConditionFault("COND-021", node.column, name=node.variable)
        item = base.item if isinstance(base, t.ListOf) else t.TEXT if isinstance(base, t.MapOf) else t.ANY
        body = self._with_variable(node, item)
        if node.macro != "map" and body not in (t.BOOL, t.ANY):
            raise ConditionFault("COND-022", node.body.column, wanted=str(t.BOOL), found=str(body))
        if node.macro == "map":
            return t.list_of(body)
        return base if node.macro == "filter" else t.BOOL

    def _with_variable(self, node: Macro, item: Type) -> Type:
        outer, outer_range = self._scope.get(node.variable), self._ranges.get(node.variable)
        self._scope[node.variable] = item
        self._ranges[node.variable] = self.path_of(node.base)
        try:
            return self.type_of(node.body)
        finally:
            del self._scope[node.variable], self._ranges[node.variable]
            if outer is not None and outer_range is not None:
                self._scope[node.variable], self._ranges[node.variable] = outer, outer_range

    def _listing(self, node: Listing) -> Type:
        types = [self.type_of(one) for one in node.items]
        for type_, item in zip(types[1:], node.items[1:], strict=True):
            if not t.fits(types[0], type_):
                raise ConditionFault("COND-014", item.column, left=str(types[0]), right=str(type_))
        return t.list_of(types[0] if types else t.ANY)

    def _expect(self, node: Node, wanted: Type) -> None:
        found = self.type_of(node)
        if found not in (wanted, t.ANY):
            raise ConditionFault("COND-022", node.column, wanted=str(wanted), found=str(found))

    _rules: Mapping[type[Node], Callable[..., Type]] = {
        Literal: _literal,
        Name: _name,
        Field: _field,
        Index: _index,
        Unary: _unary,
        Binary: _binary,
        Conditional: _conditional,
        Call: _call,
        Macro: _macro,
        Listing: _listing,
    }


def _accepts(wanted: Type, found: Type) -> bool:
    if isinstance(wanted, t.ListOf):
        return isinstance(found, t.ListOf) or found is t.ANY
    if isinstance(wanted, t.MapOf):
        return isinstance(found, t.MapOf)
    return t.fits(wanted, found)


def _check_option(node: Node, type_: Type) -> None:
    """Refuse a text that is none of the options it is compared with."""
    if isinstance(type_, t.Choice) and isinstance(node, Literal) and isinstance(node.value, str):
        if node.value not in type_.options:
            raise _unknown("COND-023", node.column, node.value, type_.options)


def _check_date(node: Call) -> None:
    from mla_writer.conditions.values import Day

    argument = node.arguments[0]
    if isinstance(argument, Literal):
        try:
            Day.parse(str(argument.value))
        except ValueError:
            raise ConditionFault("COND-024", argument.column, value=str(argument.value)) from None


def _unknown(code: str, column: int, name: str, known: Iterable[str], **more: object) -> ConditionFault:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    return ConditionFault(code, column, name=name, suggestion=near[0] if near else "", known=", ".join(names[:20]), **more)
