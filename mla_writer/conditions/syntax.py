"""From text to tree: the grammar of CEL, without loops, imports and host access; length and depth are limited.

Columns count from 1 within the condition. The first fault of the grammar ends the reading. The limit of depth holds for
the tree, not only for brackets, so that nothing that walks a tree can run out of stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeVar

from mla_writer.conditions.faults import ConditionFault
from mla_writer.conditions.tokens import KEYWORDS, MOST_LENGTH, Token, tokenise, unquoted
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
    parts_of,
)

__all__ = ["MACROS", "MOST_DEPTH", "MOST_LENGTH", "MOST_WALKS", "ConditionFault", "parse"]

MOST_DEPTH: Final = 40
MOST_WALKS: Final = 3
"""Walks inside walks: three over a thousand items each are already more than a drafter waits for."""
MACROS: Final = ("all", "exists", "exists_one", "filter", "map")

_BINDING = {
    "||": 2, "&&": 3, "==": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "in": 4, "+": 5, "-": 5, "*": 6, "/": 6,
}  # fmt: skip
_ABOVE_CONDITIONAL = 1  # CEL: the middle of `a ? b : c` is no bare conditional
_MOST_TREES = 20_000
"""Trees that are kept: those of all forms, and of the packs and treaties that a session looks at."""
_Some = TypeVar("_Some", bound=Node)


@lru_cache(_MOST_TREES)
def parse(text: str) -> Node:
    """Return the tree of the condition `text`; raise ConditionFault with the column of the first fault.

    Trees never change: the questionnaires of all States share those of the forms.
    """
    return _Parser(tokenise(text)).whole()


class _Parser:
    """A Pratt parser over the tokens of one condition."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._position = 0
        self._depth = 0
        self._walks = 0
        self._heights: dict[Node, int] = {}

    def whole(self) -> Node:
        node = self._expression(0)
        if self._next.kind != "end":
            raise ConditionFault("COND-003", self._next.column, found=self._next.text)
        return node

    @property
    def _next(self) -> Token:
        return self._tokens[self._position]

    def _take(self, sign: str = "") -> Token:
        token = self._next
        if sign and not token.is_sign(sign):
            raise ConditionFault("COND-004", token.column, expected=sign, found=token.told)
        self._position += token.kind != "end"
        return token

    def _take_name(self) -> Token:
        token = self._take()
        if token.kind != "name" or token.text in KEYWORDS:
            raise ConditionFault("COND-004", token.column, expected="a name", found=token.told)
        return token

    def _made(self, node: _Some) -> _Some:
        """Note the height of a new node, and refuse a tree that grows too high."""
        height = 1 + max((self._heights[one] for one in parts_of(node)), default=0)
        if height > MOST_DEPTH:
            raise ConditionFault("COND-005", node.column, limit=MOST_DEPTH)
        self._heights[node] = height
        return node

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ConditionFault("COND-005", self._next.column, limit=MOST_DEPTH)

    def _expression(self, binding: int) -> Node:
        self._deeper()
        left = self._unary()
        while self._next.kind in {"sign", "name"} and _BINDING.get(self._next.text, 0) > binding:
            token = self._take()
            left = self._joined(token, left, self._expression(_BINDING[token.text]))
        if binding == 0 and self._next.is_sign("?"):
            left = self._conditional(left)
        self._depth -= 1
        return left

    def _joined(self, token: Token, left: Node, right: Node) -> Node:
        if token.text not in {"&&", "||"}:
            return self._made(Binary(token.column, token.text, left, right))
        before = left.parts if isinstance(left, Logic) and left.operator == token.text else (left,)
        return self._made(Logic(token.column, token.text, (*before, right)))

    def _conditional(self, condition: Node) -> Node:
        column = self._take("?").column
        then = self._expression(_ABOVE_CONDITIONAL)
        self._take(":")
        return self._made(Conditional(column, condition, then, self._expression(0)))

    def _unary(self) -> Node:
        if not self._next.is_sign("!", "-"):
            return self._postfix(self._primary())
        token = self._take()
        self._deeper()
        operand = self._unary()
        self._depth -= 1
        return self._made(Unary(token.column, token.text, operand))

    def _postfix(self, node: Node) -> Node:
        while self._next.is_sign(".", "["):
            token = self._take()
            if token.text == "[":
                key = self._expression(0)
                self._take("]")
                node = self._made(Index(token.column, node, key))
                continue
            name = self._take()
            if name.kind != "name" or name.text in KEYWORDS:
                raise ConditionFault("COND-004", name.column, expected="a name", found=name.told)
            node = (
                self._macro(node, name) if self._next.is_sign("(") else self._made(Field(name.column, node, name.text))
            )
        return node

    def _macro(self, base: Node, name: Token) -> Node:
        if name.text not in MACROS:
            raise ConditionFault("COND-006", name.column, name=name.text, known=", ".join(MACROS))
        self._walks += 1
        if self._walks > MOST_WALKS:
            raise ConditionFault("COND-005", name.column, limit=MOST_WALKS)
        self._take("(")
        variable = self._take_name()
        self._take(",")
        body = self._expression(0)
        self._take(")")
        self._walks -= 1
        return self._made(Macro(name.column, name.text, base, variable.text, body))

    def _primary(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return self._made(Literal(token.column, Decimal(token.text)))
        if token.kind == "text":
            return self._made(Literal(token.column, unquoted(token.text)))
        if token.kind == "name":
            return self._named(token)
        if token.is_sign("("):
            inner = self._expression(0)
            self._take(")")
            return inner
        if token.is_sign("["):
            return self._made(Listing(token.column, tuple(self._several("]"))))
        raise ConditionFault("COND-004", token.column, expected="a value", found=token.told)

    def _named(self, token: Token) -> Node:
        if token.text in {"true", "false"}:
            return self._made(Literal(token.column, token.text == "true"))
        if token.text in KEYWORDS:
            raise ConditionFault("COND-004", token.column, expected="a value", found=token.text)
        if self._next.is_sign("("):
            self._take()
            return self._made(Call(token.column, token.text, tuple(self._several(")"))))
        return self._made(Name(token.column, token.text))

    def _several(self, closing: str) -> Iterator[Node]:
        while not self._next.is_sign(closing):
            yield self._expression(0)
            if self._next.is_sign(closing):
                break
            self._take(",")
        self._take(closing)
