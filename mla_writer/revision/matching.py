"""Which lines of an edited letter are which lines of the letter that the draft gives: the same, changed, new, left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from mla_writer.documents.alignment import Pair, aligned, shared
from mla_writer.documents.word_controls import number_of
from mla_writer.documents.word_lines import Line, Piece, settled

_ALIKE = 0.35
"""How many of the words of two lines have to be the same for one to be the other, changed."""
_Told: TypeAlias = "tuple[Counter[int], Counter[str], bool]"


def number_in(piece: Piece) -> int:
    """Return the number by which the answer of a piece is known, 0 for fixed text."""
    return 0 if not piece.place else piece.number or number_of(piece.tag)


def match(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Pair]:
    """Yield the pairs of lines in order; lines that say the same are pairs as well."""
    before, after = ([settled(one.text) for one in some] for some in (old, new))

    @lru_cache(maxsize=4096)
    def told(place: int, *, is_new: bool) -> _Told:
        return _told((new if is_new else old)[place])

    return aligned(before, after, lambda i, j: _likeness(told(i, is_new=False), told(j, is_new=True)))


def _told(line: Line) -> _Told:
    """The answers in a line, its words, and whether it stands in a table."""
    answers = Counter(number_in(one) for one in line.pieces if one.place)
    return answers, Counter(settled(line.text).casefold().split()), bool(line.row)


def _likeness(one: _Told, other: _Told) -> float:
    """Return how far two lines are alike: 1 where they show the same answers, 0 where one cannot be the other."""
    if one[2] != other[2]:
        return 0.0
    answers = (one[0] & other[0]).total()
    if answers and answers == one[0].total():
        return 1.0
    likeness = max(shared(one[1], other[1]), answers / max(1, (one[0] | other[0]).total()))
    return likeness if likeness >= _ALIKE else 0.0
