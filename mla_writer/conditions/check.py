"""Checking a condition when its file is read: names, fields, options and types; a misuse is a fault at its column.

All faults of a condition are collected. What is faulty counts as ANY, so that one mistake is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from mla_writer.conditions import types as t
from mla_writer.conditions.faults import ConditionFault, raise_any
from mla_writer.conditions.functions import FUNCTIONS, SPECIAL, Taken
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
from mla_writer.conditions.types import Scope, Type
from mla_writer.conditions.values import Day
from mla_writer.conditions.wordings import Wording, Wordings
from mla_writer.yamlio.words import closest

Types = Mapping[Node, Type]
_MOST_KNOWN = 20  # how many known names a message lists


def check(tree: Node, scope: Scope, wordings: Wordings | None = None) -> Types:
    """Return the type of every node of `tree` in `scope`; raise ConditionFault with all faults.

    `wordings` are the lists of words that there are; their names are bound in `tree` already.
    """
    checker = _Checker(scope, wordings or {})
    checker.type_of(tree)
    raise_any(checker.faults)
    return checker.types


@dataclass(slots=True)
class _Checker:
    scope: Scope
    wordings: Wordings
    types: dict[Node, Type] = field(default_factory=dict)
    faults: list[ConditionFault] = field(default_factory=list)
    variables: dict[str, Type] = field(default_factory=dict)

    def type_of(self, node: Node) -> Type:
        self.types[node] = found = self._rules[type(node)](self, node)
        return found

    def _fault(self, code: str, column: int, **parameters: object) -> Type:
        self.faults.append(ConditionFault(code, column, **parameters))
        return t.ANY

    def _unknown(self, code: str, column: int, name: str, known: Iterable[str], **more: object) -> Type:
        names = sorted(known)
        suggestion = closest(name, names) or ""
        return self._fault(code, column, name=name, suggestion=suggestion, known=", ".join(names[:_MOST_KNOWN]), **more)

    def _expect(self, node: Node, wanted: Type) -> Type:
        found = self.type_of(node)
        if found not in (wanted, t.ANY):
            self._fault("COND-022", node.column, wanted=str(wanted), found=str(found))
        return wanted

    def _literal(self, node: Literal) -> Type:
        if isinstance(node.value, bool):
            return t.BOOL
        return t.TEXT if isinstance(node.value, str) else t.NUMBER

    def _listing(self, node: Listing) -> Type:
        item: Type = t.ANY
        for one in node.items:
            found = self.type_of(one)
            joined = t.joined(item, found)
            if joined is None:
                self._fault("COND-014", one.column, left=str(item), right=str(found))
            item = joined or item
        return t.list_of(item)

    def _name(self, node: Name) -> Type:
        found = self.variables.get(node.name) or self.scope.get(node.name)
        return found or self._unknown("COND-010", node.column, node.name, {*self.scope, *self.variables})

    def _field(self, node: Field) -> Type:
        base = self.type_of(node.base)
        if base is t.ANY:
            return t.ANY
        if isinstance(base, t.MapOf):
            return base.item
        fields = base.fields if isinstance(base, t.Record) else t.PARTS.get(base)
        if fields is None:
            return self._fault("COND-011", node.column, name=node.name, type=str(base))
        found = fields.get(node.name)
        return found or self._unknown("COND-012", node.column, node.name, fields, type=str(base))

    def _index(self, node: Index) -> Type:
        base, key = self.type_of(node.base), self.type_of(node.key)
        if base is t.ANY:
            return t.ANY
        if isinstance(base, t.MapOf) and (t.is_text(key) or key is t.ANY):
            return base.item
        if isinstance(base, t.ListOf) and key in (t.NUMBER, t.ANY):
            return base.item
        return self._fault("COND-013", node.column, type=str(base))

    def _unary(self, node: Unary) -> Type:
        return self._expect(node.operand, t.BOOL if node.operator == "!" else t.NUMBER)

    def _logic(self, node: Logic) -> Type:
        for part in node.parts:
            self._expect(part, t.BOOL)
        return t.BOOL

    def _binary(self, node: Binary) -> Type:
        if node.operator in {"+", "-", "*", "/"}:
            self._expect(node.left, t.NUMBER)
            return self._expect(node.right, t.NUMBER)
        if node.operator == "in":
            self._contained(node, self.type_of(node.left), self.type_of(node.right))
        else:
            self._compared(node, self.type_of(node.left), self.type_of(node.right))
        return t.BOOL

    def _contained(self, node: Binary, left: Type, right: Type) -> None:
        held = t.TEXT if isinstance(right, t.MapOf) else right.item if isinstance(right, t.ListOf) else None
        if right is t.ANY:
            return
        if held is None or not t.fits(left, held):
            self._fault("COND-014", node.column, left=str(left), right=str(right))
            return
        self._options(node.left, held)
        self._options(node.right, left)

    def _compared(self, node: Binary, left: Type, right: Type) -> None:
        joined = t.joined(left, right)
        if joined is None:
            self._fault("COND-014", node.column, left=str(left), right=str(right))
        elif isinstance(joined, t.MapOf) or (node.operator not in {"==", "!="} and joined not in (*t.ORDERED, t.ANY)):
            self._fault("COND-015", node.column, type=str(joined))
        else:
            self._options(node.left, right)
            self._options(node.right, left)

    def _options(self, node: Node, against: Type) -> None:
        """Refuse texts written out in `node` that are none of the options they are compared with."""
        choice = against.item if isinstance(against, t.ListOf) else against
        if isinstance(choice, t.Choice):
            for literal in _texts(node):
                if literal.value not in choice.options:
                    self._unknown("COND-023", literal.column, str(literal.value), choice.options)

    def _conditional(self, node: Conditional) -> Type:
        self._expect(node.condition, t.BOOL)
        then, otherwise = self.type_of(node.then), self.type_of(node.otherwise)
        joined = t.joined(then, otherwise)
        return joined or self._fault("COND-014", node.column, left=str(then), right=str(otherwise))

    def _call(self, node: Call) -> Type:
        types = [self.type_of(one) for one in node.arguments]
        if node.function in SPECIAL:
            return self._special(node)
        function = FUNCTIONS.get(node.function)
        if function is None:
            return self._unknown("COND-016", node.column, node.function, (*FUNCTIONS, *SPECIAL))
        if len(types) != len(function.takes):
            self._fault("COND-017", node.column, name=node.function, wanted=len(function.takes), found=len(types))
            return t.ANY
        before = len(self.faults)
        for argument, found, taken in zip(node.arguments, types, function.takes, strict=True):
            self._argument(node, argument, found, taken)
        return function.gives(types) if len(self.faults) == before else t.ANY

    def _argument(self, node: Call, argument: Node, found: Type, taken: Taken) -> None:
        if found is not t.ANY and not taken.accepts(found):
            self._fault("COND-018", argument.column, name=node.function, wanted=taken.word, found=str(found))
        elif node.function == "date":
            self._date(argument)
        elif node.function == "says" and argument is node.arguments[-1]:
            self._wording(argument)

    def _wording(self, argument: Node) -> None:
        """Refuse the name of a list of words that there is not; what is no name would never be found in a text."""
        value = argument.value if isinstance(argument, Literal) else ""
        if not isinstance(value, Wording):
            self._unknown("COND-025", argument.column, str(value), self.wordings)

    def _date(self, argument: Node) -> None:
        """Only a whole date written out is a date literal: one without day would leave every comparison open."""
        value = argument.value if isinstance(argument, Literal) else ""
        try:
            exact = Day.parse(str(value)).is_exact
        except ValueError:
            exact = False
        if not exact:
            self._fault("COND-024", argument.column, value=str(value))

    def _special(self, node: Call) -> Type:
        wanted = 0 if node.function == "request_date" else 1
        if len(node.arguments) != wanted:
            self._fault("COND-017", node.column, name=node.function, wanted=wanted, found=len(node.arguments))
        elif wanted and not isinstance(node.arguments[0], Name | Field | Index):
            self._fault("COND-019", node.arguments[0].column, name=node.function)
        return t.BOOL if wanted else t.DAY

    def _macro(self, node: Macro) -> Type:
        base = self.type_of(node.base)
        if base is not t.ANY and not isinstance(base, t.ListOf | t.MapOf):
            base = self._fault("COND-020", node.column, name=node.macro, type=str(base))
        if node.variable in self.scope:
            self._fault("COND-021", node.column, name=node.variable)
        item = base.item if isinstance(base, t.ListOf) else t.TEXT if isinstance(base, t.MapOf) else t.ANY
        outer = self.variables
        self.variables = {**outer, node.variable: item}
        body = self.type_of(node.body) if node.macro == "map" else self._expect(node.body, t.BOOL)
        self.variables = outer
        if node.macro == "map":
            return t.list_of(body)
        return t.list_of(item) if node.macro == "filter" else t.BOOL

    _rules: ClassVar[Mapping[type[Node], Callable[..., Type]]] = {
        Literal: _literal,
        Listing: _listing,
        Name: _name,
        Field: _field,
        Index: _index,
        Unary: _unary,
        Logic: _logic,
        Binary: _binary,
        Conditional: _conditional,
        Call: _call,
        Macro: _macro,
    }


def _texts(node: Node) -> Iterator[Literal]:
    """Yield the texts written out in `node`: itself, the items of a list, the ends of a conditional."""
    if isinstance(node, Literal) and isinstance(node.value, str):
        yield node
    elif isinstance(node, Listing):
        for one in node.items:
            yield from _texts(one)
    elif isinstance(node, Conditional):
        yield from _texts(node.then)
        yield from _texts(node.otherwise)
