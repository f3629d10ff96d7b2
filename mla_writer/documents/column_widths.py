"""How wide the columns of a table are: as its outline says, but wide enough for a file number or a sum, which no line cuts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from mla_writer.documents.numbers_whole import is_number
from mla_writer.documents.tree import Run, Runs, Table

_ROOM = 190
"""What a cell keeps free beside its text, in twentieths of a point."""
_LONGEST = 40
"""Signs of the longest number that a column makes room for; a longer one breaks anyway."""
_SUM = re.compile(r"\b[A-Z]{3}[ \u00a0\u202f]\d[\d,.\u00a0\u202f]*|\d[\d,.\u00a0\u202f]*[ \u00a0\u202f][A-Z]{3}\b")
"""A sum with its currency in front or behind, the figure with spaces that do not break."""
_OPENING = ("(", "（")
_CAPITAL, _DIGIT, _SMALL, _SIGN = 142, 102, 94, 66
"""How broad signs are in the text of tables, in twentieths of a point, rounded up."""


def column_widths(table: Table, width: int, larger: float = 1) -> tuple[int, ...]:
    """Return the widths of the columns, together no more than `width`; `larger` tells how much larger than usual the text is.

    What a column with a number lacks is taken from the others, as far as their longest words leave room.
    """
    whole = sum(table.widths)
    given = [width * one // whole for one in table.widths]
    numbers = [_broadest(table, column, _numbers, larger) for column in range(len(given))]
    lacking = [max(0, needed - own) for needed, own in zip(numbers, given, strict=True)]
    if not any(lacking):
        return tuple(given)
    words = [_broadest(table, column, _words, larger) for column in range(len(given))]
    spare = [max(0, own - needed) if not lack else 0 for own, needed, lack in zip(given, words, lacking, strict=True)]
    moved = min(sum(lacking), sum(spare))
    return tuple(
        own + moved * lack // sum(lacking) - (moved * free // sum(spare) if free else 0)
        for own, lack, free in zip(given, lacking, spare, strict=True)
    )


def _broadest(table: Table, column: int, of: Callable[[Runs], Iterable[str]], larger: float) -> int:
    cells = (table.headings[column], *(row[column] for row in table.rows))
    broad = max((_breadth(one) for cell in cells for one in of(cell)), default=0)
    return round(broad * larger) + _ROOM if broad else 0


def _numbers(cell: Sequence[Run]) -> Iterator[str]:
    """Yield the numbers that no line cuts, with the brackets around them."""
    texts = [run.text for run in cell]
    for at, run in enumerate(cell):
        if run.kind == "identifier":
            each = (run.text,) if is_number(run.text) else run.text.split()
            is_enclosed = len(each) == 1 and at > 0 and texts[at - 1].endswith(_OPENING)
            said = (f"({each[0]})",) if is_enclosed else each
            yield from (one for one in said if len(one) <= _LONGEST and any(map(str.isdigit, one)))
    yield from _SUM.findall("".join(texts))


def _words(cell: Sequence[Run]) -> Iterable[str]:
    return "".join(run.text for run in cell).split(" ")


def _breadth(word: str) -> int:
    return sum(
        _CAPITAL if one.isupper() else _DIGIT if one.isdigit() else _SMALL if one.isalpha() else _SIGN for one in word
    )
