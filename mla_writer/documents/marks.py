"""The marks of lettered lists and the colon after a caption, as each language writes them; the same in every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


@dataclass(frozen=True, slots=True)
class Marks:
    """How list items are marked: the letters, what stands around them (`{}`), and Word's name for the letters."""

    letters: str
    pattern: str
    word: str


_ROUND = Marks(_LATIN, "({})", "lowerLetter")
_HALF = Marks(_LATIN, "{})", "lowerLetter")
_MARKS: Mapping[str, Marks] = {"ar": Marks(_ABJAD, "({})", "arabicAbjad"), "fr": _HALF, "es": _HALF, "pt": _HALF}


def marks_of(language: str) -> Marks:
    """Return how lists are marked in letters of `language`."""
    return _MARKS.get(language, _ROUND)


def list_mark(number: int, language: str) -> str:
    """Return the mark of the item `number`, counted from 0; behind the last letter they are doubled."""
    marks = marks_of(language)
    rounds, place = divmod(number, len(marks.letters))
    return marks.pattern.format(marks.letters[place] * (rounds + 1))


def colon(language: str) -> str:
    """Return the colon that stands between a caption and its value, with its spaces."""
    return "\u00a0: " if language == "fr" else ": "
