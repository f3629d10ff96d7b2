"""`Source`: the plain data of one file, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.errors import Place

MOST_BYTES = 10_000_000
"""The largest file that is read; the draft of a large case has about 200 kB."""

MOST_SCALAR = 1_000_000
"""Characters of one text, at most."""

MOST_VALUES = 500_000
"""Texts, lists and mappings in one file, at most."""

MOST_PROBLEMS = 100
"""How many problems of one file are told at once; who mends so many has learnt the pattern."""

Data = str | list["Data"] | dict[str, "Data"]
"""What a file holds: texts, lists and mappings, nothing else."""

Position = tuple[str | int, ...]
"""The way to a value: keys of mappings, numbers (from 0) of list items. `()` is the whole file."""


class Marks(Mapping[Position, Place]):
    """Places by position; kept as bare line and column numbers, because most of them are never asked for."""

    __slots__ = ("_file", "_spots")

    def __init__(self, file: str, spots: Mapping[Position, tuple[int, int]]) -> None:
        self._file = file
        self._spots = spots

    def __getitem__(self, position: Position) -> Place:
        line, column = self._spots[position]
        return Place(self._file, line + 1, column + 1)

    def __contains__(self, position: object) -> bool:
        return position in self._spots

    def __iter__(self) -> Iterator[Position]:
        return iter(self._spots)

    def __len__(self) -> int:
        return len(self._spots)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its plain data, the place of each value (`marks`) and of each key (`keys`)."""

    name: str
    data: Data
    marks: Mapping[Position, Place]
    keys: Mapping[Position, Place]

    def place(self, position: Position) -> Place:
        """Return the place of the value at `position`, or of the nearest value around it that stands in the file."""
        while position and position not in self.marks:
            position = position[:-1]
        return self.marks.get(position, Place(self.name))

    def key_place(self, position: Position) -> Place:
        """Return the place of the key at the end of `position`, or of the value around it where no such key stands."""
        return self.keys[position] if position in self.keys else self.place(position)
