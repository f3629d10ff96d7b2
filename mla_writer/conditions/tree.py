"""The tree of a condition. Nodes are compared by identity: two places that say the same are still two places."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A piece of a condition; `column` is where it, or the sign that joins its parts, stands, counted from 1."""

    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Literal(Node):
    """A text, number, yes or no."""

    value: str | Decimal | bool


@dataclass(frozen=True, slots=True, eq=False)
class Listing(Node):
    """A list written out."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Name(Node):
    """A name of the scope, or a loop variable."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Field(Node):
    """A field of what stands before the point."""

    base: Node
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Index(Node):
    """What stands under a key or at a position."""

    base: Node
    key: Node


@dataclass(frozen=True, slots=True, eq=False)
class Unary(Node):
    """`!` or `-`."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True, eq=False)
class Binary(Node):
    """Two operands that are compared or calculated with."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Logic(Node):
    """Clauses joined by `&&` or by `||`; a chain of one operator is one node."""

    operator: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Conditional(Node):
    """`condition ? then : otherwise`."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True, eq=False)
class Call(Node):
    """A function of the fixed list."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Macro(Node):
    """A walk over a list: all, exists, exists_one, filter, map."""

    macro: str
    base: Node
    variable: str
    body: Node


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below `node`, in the order in which they are written."""
    match node:
        case Listing(items=inner) | Logic(parts=inner) | Call(arguments=inner):
            return inner
        case Field(base=base):
            return (base,)
        case Index(base=base, key=key):
            return (base, key)
        case Unary(operand=operand):
            return (operand,)
        case Binary(left=left, right=right):
            return (left, right)
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Macro(base=base, body=body):
            return (base, body)
    return ()
