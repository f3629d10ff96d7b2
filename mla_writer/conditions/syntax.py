"""From text to tree: the grammar of CEL, without loops, imports and host access; length and depth are limited.

Columns count from 1 within the condition. A fault stops the reading of that condition and carries its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

MOST_LENGTH = 2000
MOST_DEPTH = 40
MACROS = ("all", "exists", "exists_one", "filter", "map")

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
    r"""|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>&&|\|\||==|!=|<=|>=|[!<>+\-*/%?:.,()\[\]]))"""
)
_BINDING = {
    "||": 2, "&&": 3, "==": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "in": 4, "+": 5, "-": 5, "*": 6, "/": 6,
}  # fmt: skip
_ESCAPES = {"n": "\n", "t": "\t"}


class ConditionFault(Exception):  # noqa: N818 - a fault in a condition, placed in its file by the reader of the file
    """One fault in a condition: `code`, `column` from 1, and the parameters of its text."""

    def __init__(self, code: str, column: int, **parameters: object) -> None:
        self.code = code
        self.column = column
        self.parameters = parameters
        super().__init__(f"{code} at column {column}: {parameters}")


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a condition; `column` is where it begins."""

    column: int


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A text, number, yes or no."""

    value: str | Decimal | bool


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name of the scope, or a loop variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Field(Node):
    """A field of what stands before the point."""

    base: Node
    name: str


@dataclass(frozen=True, slots=True)
class Index(Node):
    """What stands under a key or at a position."""

    base: Node
    key: Node


@dataclass(frozen=True, slots=True)
class Unary(Node):
    """`!` or `-`."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """Two operands and what stands between them."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """`condition ? then : otherwise`."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of the fixed list."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Macro(Node):
    """A walk over a list: all, exists, exists_one, filter, map."""

    macro: str
    base: Node
    variable: str
    body: Node


@dataclass(frozen=True, slots=True)
class Listing(Node):
    """A list written out."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    column: int


def parse(text: str) -> Node:
    """Return the tree of the condition `text`; raise ConditionFault with the column of the first fault."""
    if len(text) > MOST_LENGTH:
        raise ConditionFault("COND-001", 1, limit=MOST_LENGTH)
    return _Parser(list(_tokens(text)), len(text)).whole()


def _tokens(text: str) -> Iterator[_Token]:
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            column = position + len(text[position:]) - len(text[position:].lstrip()) + 1
            raise ConditionFault("COND-002", column, sign=text[column - 1])
        yield _Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup) + 1)
        position = match.end()


class _Parser:
    """A Pratt parser over the tokens of one condition."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = tokens
        self._position = 0
        self._depth = 0
        self._end = _Token("end", "", length + 1)

    def whole(self) -> Node:
        node = self._expression(0)
        if self._next.kind != "end":
            raise ConditionFault("COND-003", self._next.column, found=self._next.text)
        return node

    @property
    def _next(self) -> _Token:
        return self._tokens[self._position] if self._position < len(self._tokens) else self._end

    def _take(self, text: str = "") -> _Token:
        token = self._next
        if text and token.text != text:
            raise ConditionFault("COND-004", token.column, expected=text, found=token.text or "the end")
        self._position += 1
        return token

    def _expression(self, binding: int) -> Node:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ConditionFault("COND-005", self._next.column, limit=MOST_DEPTH)
        left = self._unary()
        while self._next.kind in {"sign", "name"} and _BINDING.get(self._next.text, 0) > binding:
            token = self._take()
            left = Binary(token.column, token.text, left, self._expression(_BINDING[token.text]))
        if binding == 0 and self._next.text == "?":
            left = self._conditional(left)
        self._depth -= 1
        return left

    def _conditional(self, condition: Node) -> Node:
        column = self._take("?").column
        then = self._expression(0)
        self._take(":")
        return Conditional(column, condition, then, self._expression(0))

    def _unary(self) -> Node:
        token = self._next
        if token.kind == "sign" and token.text in {"!", "-"}:
            self._take()
            self._depth += 1
            if self._depth > MOST_DEPTH:
                raise ConditionFault("COND-005", token.column, limit=MOST_DEPTH)
            operand = self._unary()
            self._depth -= 1
            return Unary(token.column, token.text, operand)
        return self._postfix(self._primary())

    def _postfix(self, node: Node) -> Node:
        while self._next.text in {".", "["} and self._next.kind == "sign":
            token = self._take()
            if token.text == "[":
                node = Index(token.column, node, self._expression(0))
                self._take("]")
                continue
            name = self._take()
            if name.kind != "name":
                raise ConditionFault("COND-004", name.column, expected="a name", found=name.text or "the end")
            node = self._macro(node, name) if self._next.text == "(" else Field(name.column, node, name.text)
        return node

    def _macro(self, base: Node, name: _Token) -> Node:
        if name.text not in MACROS:
            raise ConditionFault("COND-006", name.column, name=name.text, known=", ".join(MACROS))
        self._take("(")
        variable = self._take()
        if variable.kind != "name":
            raise ConditionFault("COND-004", variable.column, expected="a name", found=variable.text or "the end")
        self._take(",")
        body = self._expression(0)
        self._take(")")
        return Macro(name.column, name.text, base, variable.text, body)

    def _primary(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return Literal(token.column, Decimal(token.text))
        if token.kind == "text":
            return Literal(token.column, _unquoted(token.text))
        if token.kind == "name":
            return self._named(token)
        if token.text == "(":
            inner = self._expression(0)
            self._take(")")
            return inner
        if token.text == "[":
            return Listing(token.column, tuple(self._arguments("]")))
        raise ConditionFault("COND-004", token.column, expected="a value", found=token.text or "the end")

    def _named(self, token: _Token) -> Node:
        if token.text in {"true", "false"}:
            return Literal(token.column, token.text == "true")
        if self._next.text == "(" and self._next.kind == "sign":
            self._take()
            return Call(token.column, token.text, tuple(self._arguments(")")))
        return Name(token.column, token.text)

    def _arguments(self, closing: str) -> Iterator[Node]:
        while self._next.text != closing or self._next.kind != "sign":
            yield self._expression(0)
            if self._next.text == closing:
                break
            self._take(",")
        self._take(closing)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text[1:-1])
