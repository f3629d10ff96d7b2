"""Sentences with slots: `{expression}` or `{expression|form}`; doubled braces stand for themselves.

Here a slot may hold any condition, and whatever is no slot is a fault; the columns of faults count within the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mla_writer.conditions.condition import Condition, compile_condition
from mla_writer.conditions.faults import ConditionFault, raise_any
from mla_writer.conditions.types import Scope

MOST_LENGTH: Final = 10_000

_BRACE = re.compile(r"\{\{|\}\}|[{}]")
_INSIDE = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\|\||[|{}'"]""")
_FORM = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that a value fills: its condition, the wanted form of the value, and the column of its expression."""

    condition: Condition
    form: str
    column: int


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence compiled: fixed text and slots, in order."""

    text: str
    pieces: tuple[str | Slot, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots in the order of the sentence."""
        return tuple(one for one in self.pieces if isinstance(one, Slot))

    @property
    def references(self) -> frozenset[str]:
        """The dotted places that the slots read."""
        return frozenset(path for slot in self.slots for path in slot.condition.references)


def compile_template(text: str, scope: Scope) -> Template:
    """Return the sentence `text`; raise ConditionFault with the faults of all slots."""
    if len(text) > MOST_LENGTH:
        raise ConditionFault("COND-001", 1, limit=MOST_LENGTH)
    faults: list[ConditionFault] = []
    pieces: list[str | Slot] = []
    for piece in _pieces(text):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        try:
            pieces.append(piece.compiled(scope))
        except ConditionFault as fault:
            faults += [one.moved(piece.column - 1) for one in fault.every]
    raise_any(faults)
    return Template(text, _without_seams(pieces))


@dataclass(frozen=True, slots=True)
class _Written:
    """A slot as it is written."""

    expression: str
    form: str
    column: int

    def compiled(self, scope: Scope) -> Slot:
        return Slot(compile_condition(self.expression, scope), self.form, self.column)


def _pieces(text: str) -> Iterator[str | _Written]:
    position = 0
    while match := _BRACE.search(text, position):
        yield text[position : match.start()]
        position = match.end()
        if len(match[0]) == 2:
            yield match[0][0]
        elif match[0] == "}":
            raise ConditionFault("COND-004", match.start() + 1, expected="}}", found="}")
        else:
            slot, position = _slot(text, position)
            yield slot
    yield text[position:]


def _slot(text: str, start: int) -> tuple[_Written, int]:
    """Return the slot whose inside begins at `start`, and where the text goes on behind its brace."""
    bar = None
    for match in _INSIDE.finditer(text, start):
        if match[0] == "}":
            return _written(text, start, bar, match.start()), match.end()
        if match[0] == "|" and bar is None:
            bar = match.start()
        elif match[0] in {"{", "|", "'", '"'}:
            raise ConditionFault("COND-004", match.start() + 1, expected="}", found=match[0])
    raise ConditionFault("COND-004", len(text) + 1, expected="}", found="the end")


def _written(text: str, start: int, bar: int | None, end: int) -> _Written:
    form = "" if bar is None else text[bar + 1 : end].strip()
    if bar is not None and not _FORM.fullmatch(form):
        raise ConditionFault("COND-004", bar + 2, expected="a form", found=form or "}")
    return _Written(text[start : end if bar is None else bar], form, start + 1)


def _without_seams(pieces: list[str | Slot]) -> tuple[str | Slot, ...]:
    """Return the pieces with neighbouring texts as one and without empty ones."""
    result: list[str | Slot] = []
    for piece in pieces:
        if isinstance(piece, str) and result and isinstance(result[-1], str):
            result[-1] += piece
        elif piece != "":
            result.append(piece)
    return tuple(result)
