"""Where things of a model stand in their file: found again by their ids, when a fault must be placed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mla_writer import yamlio
from mla_writer.errors import Place
from mla_writer.forms.model import Block, Question, Requirement


class FilePlaces:
    """The places in one file, by kind of thing and id; the file is read again only when a place is asked for."""

    def __init__(self, path: Path, owned: frozenset[int]) -> None:
        self.path = path
        self._owned = owned
        self._source: yamlio.Source | None = None
        self._found: dict[tuple[str, str], yamlio.Position] = {}

    def knows(self, thing: object) -> bool:
        """Whether the thing (a question) stands in this file."""
        return id(thing) in self._owned

    def of(self, thing: object, *keys: str) -> Place:
        """Return the place of the value under `keys` of a question, requirement or block; of the thing if it has none."""
        source = self._read()
        at = self._position(thing)
        if at is None:
            return Place(str(self.path))
        return source.place((*at, *keys))

    def at(self, *keys: str | int) -> Place:
        """Return the place of the value under `keys` from the top of the file."""
        return self._read().place(keys)

    def id(self, name: str) -> Place:
        """Return the place of anything with the id `name`."""
        source = self._read()
        at = next((at for (_, key), at in self._found.items() if key == name), ())
        return source.place(at)

    def _read(self) -> yamlio.Source:
        if self._source is None:
            self._source = yamlio.read(self.path)
            self._index(self._source.data, ())
        return self._source

    def _index(self, data: object, at: yamlio.Position) -> None:
        if isinstance(data, Mapping):
            if isinstance(data.get("id"), str):
                self._found.setdefault((_sort(data), str(data["id"])), at)
            for key, one in data.items():
                self._index(one, (*at, key))
        elif isinstance(data, list):
            for number, one in enumerate(data):
                self._index(one, (*at, number))

    def _position(self, thing: object) -> yamlio.Position | None:
        if isinstance(thing, Question):
            return self._found.get(("question", thing.id))
        if isinstance(thing, Requirement):
            return self._found.get(("requirement", thing.id))
        return self._found.get(("block", thing.id)) if isinstance(thing, Block) else None


def _sort(data: Mapping[str, object]) -> str:
    if "kind" in data and "label" in data:
        return "question"
    return "requirement" if "expect" in data else "block"
