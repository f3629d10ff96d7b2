"""The marks of lettered lists, as each language writes them; the same in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_CHINESE = "一二三四五六七八九"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that Word counts with in Russian lists: not ё, й, ъ, ы and ь."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


@dataclass(frozen=True, slots=True)
class Marks:
    """How list items are marked: the letters or numerals, what stands around them (`{}`), and Word's name for them.

    `width` is how much room they take before the text, in twentieths of a point.
    """

    letters: Sequence[str]
    pattern: str
    word: str
    width: int = 425


def _numerals() -> Iterator[str]:
    """Yield Chinese numerals from one to ninety-nine."""
    for number in range(1, 100):
        tens, ones = divmod(number, 10)
        ten = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens - 1]}十"
        yield ten + (_CHINESE[ones - 1] if ones else "")


_ROUND = Marks(_LATIN, "({})", "lowerLetter")
_HALF = Marks(_LATIN, "{})", "lowerLetter")
_MARKS: Mapping[str, Marks] = {"ar": Marks(_ABJAD, "({})", "arabicAbjad"), "fr": _HALF, "es": _HALF, "pt": _HALF,
    "ru": Marks(_RUSSIAN, "{})", "russianLower"),
    "zh": Marks(tuple(_numerals()), "（{}）", "chineseCountingThousand", 900),
}  # fmt: skip


def marks_of(language: str) -> Marks:
    """Return how lists are marked in letters of `language`."""
    return _MARKS.get(language.partition("_")[0], _ROUND)


def list_mark(number: int, language: str) -> str:
    """Return the mark of the item `number`, counted from 0; behind the last letter they are doubled."""
    marks = marks_of(language)
    rounds, place = divmod(number, len(marks.letters))
    return marks.pattern.format(marks.letters[place] * (rounds + 1))
