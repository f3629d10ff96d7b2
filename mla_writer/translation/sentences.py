"""Sentences with slots: `{path}` or `{path|form}`; doubled braces stand for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_SLOT = re.compile(r"\{\{|\}\}|\{([a-z_][a-z0-9_.]*)(?:\|([a-z_]+))?\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sentence that a value fills: a plain path or the name of a parameter, and the wanted form of the value."""

    expression: str
    form: str = ""


Piece = str | Slot


@lru_cache(maxsize=4096)
def split_sentence(text: str) -> tuple[Piece, ...]:
    """Return the pieces of `text`: fixed text and slots, in order. Text that is no slot stays as it is."""
    return tuple(_merged(_pieces(text)))


def slots_of(text: str) -> frozenset[str]:
    """Return the expressions of all slots in `text`; a translation keeps them, though it may choose other forms."""
    return frozenset(piece.expression for piece in split_sentence(text) if isinstance(piece, Slot))


def _pieces(text: str) -> Iterator[Piece]:
    position = 0
    for match in _SLOT.finditer(text):
        yield text[position : match.start()]
        yield Slot(match[1], match[2] or "") if match[1] else match[0][0]
        position = match.end()
    yield text[position:]


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    held = ""
    for piece in pieces:
        if isinstance(piece, str):
            held += piece
            continue
        if held:
            yield held
        held = ""
        yield piece
    if held:
        yield held


def sentence_case(text: str) -> str:
    """Return a text that begins with a capital, where its script has capitals."""
    return text[:1].upper() + text[1:]
