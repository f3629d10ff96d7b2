"""Explaining a decision: the clauses that settled it, or, where it is open, the answers that it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.conditions.check import Checker
from mla_writer.conditions.condition import Condition, Follow
from mla_writer.conditions.evaluate import DATE, FOLLOW, Environment, build
from mla_writer.conditions.syntax import Binary, Call, Field, Index, Literal, Macro, Name, Node, Unary
from mla_writer.conditions.values import UNKNOWN, Day


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause that counted: the place it reads, how it looks at it, and what came out.

    `operator` is one of == != < <= > >= in, `answered`, a macro, or `holds` for a plain yes or no; `against` is the literal
    on the other side, if there is one.
    """

    reference: str
    operator: str
    against: str | None
    result: object


def explain(condition: Condition, names: Mapping[str, object], follow: Follow, request_date: Day) -> tuple[Clause, ...]:
    """Return the clauses that decided `condition` for the answers in `names`, in the order in which they are written."""
    env: Environment = {**names, FOLLOW: follow, DATE: request_date}
    return tuple(dict.fromkeys(_clauses(condition.tree, env)))


def _clauses(node: Node, env: Environment) -> Iterator[Clause]:
    result = build(node)(env)
    if isinstance(node, Binary) and node.operator in {"&&", "||"}:
        yield from _decisive(node, result, env)
    elif isinstance(node, Unary) and node.operator == "!":
        yield from _clauses(node.operand, env)
    else:
        yield from _leaf(node, result)


def _decisive(node: Binary, result: object, env: Environment) -> Iterator[Clause]:
    for side in (node.left, node.right):
        value = build(side)(env)
        if result is UNKNOWN and value is not UNKNOWN:
            continue
        if value is result:
            yield from _clauses(side, env)
            if (node.operator == "&&") is (result is False) and result is not UNKNOWN:
                return


def _leaf(node: Node, result: object) -> Iterator[Clause]:
    if isinstance(node, Binary):
        reference = _path(node.left) or _path(node.right)
        literal = node.right if isinstance(node.right, Literal) else node.left
        against = str(literal.value) if isinstance(literal, Literal) else None
        yield Clause(reference, node.operator, against, result)
    elif isinstance(node, Call):
        reference = next((path for one in node.arguments if (path := _path(one))), "")
        yield Clause(reference, node.function, None, result)
    elif isinstance(node, Macro):
        yield Clause(_path(node.base), node.macro, None, result)
    else:
        yield Clause(_path(node), "holds", None, result)


def _path(node: Node) -> str:
    if isinstance(node, Macro):
        return _path(node.base)
    if isinstance(node, Call):
        return next((path for one in node.arguments if (path := _path(one))), "")
    return Checker({}).path_of(node) if isinstance(node, Name | Field | Index) else ""
