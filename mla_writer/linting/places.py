"""Where things of a model stand in their file: model and file are walked side by side, when the first fault must be placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path

from mla_writer import yamlio
from mla_writer.errors import Place
from mla_writer.forms.hints import keys_of


class FilePlaces:
    """The places in one file, of which `model` was read; the file is read again only when a place is asked for.

    `source` is the file where it was read already.
    """

    def __init__(self, path: Path, model: object, source: yamlio.Source | None = None) -> None:
        self.path = path
        self._model = model
        self._owned: frozenset[int] | None = None
        self._source = source
        self._is_indexed = False
        self._found: dict[int, yamlio.Position] = {}
        self._named: dict[str, yamlio.Position] = {}

    def knows(self, thing: object) -> bool:
        """Whether the thing (a question) stands in this file."""
        if self._owned is None:
            self._owned = frozenset(_things(self._model))
        return id(thing) in self._owned

    def of(self, thing: object, *keys: str | int) -> Place:
        """Return the place of the value under `keys` of a question, requirement or block; of the thing if it has none."""
        source = self._read()
        at = self._found.get(id(thing))
        return Place(str(self.path)) if at is None else source.place((*at, *keys))

    def has(self, thing: object, key: str) -> bool:
        """Whether a thing has a value under `key` in its file."""
        data: object = self._read().data
        for step in self._found.get(id(thing), ()):
            data = data[step]  # type: ignore[index] # the way on which the thing was found
        return isinstance(data, Mapping) and key in data

    def key_of(self, thing: object, *keys: str) -> Place:
        """Return the place of the last of `keys` itself, below the thing."""
        source = self._read()
        at = self._found.get(id(thing))
        return Place(str(self.path)) if at is None else source.key_place((*at, *keys))

    def at(self, *keys: str | int) -> Place:
        """Return the place of the value under `keys` from the top of the file."""
        return self._read().place(keys)

    def id(self, name: str) -> Place:
        """Return the place of anything with the id `name`."""
        source = self._read()
        return source.place(self._named.get(name, ()))

    def texts(self) -> Iterator[tuple[yamlio.Position, str]]:
        """Yield every text in the file with its position, names of keys apart."""
        yield from _texts(self._read().data, ())

    def _read(self) -> yamlio.Source:
        if self._source is None:
            self._source = yamlio.read(self.path)
        if not self._is_indexed:
            self._is_indexed = True
            self._index(self._model, self._source.data, ())
        return self._source

    def _index(self, model: object, data: object, at: yamlio.Position) -> None:
        if isinstance(model, tuple) and isinstance(data, list):
            for number, (one, below) in enumerate(zip(model, data, strict=False)):
                self._index(one, below, (*at, number))
        elif isinstance(model, Mapping) and isinstance(data, Mapping):
            for name in model.keys() & data.keys():
                self._index(model[name], data[name], (*at, name))
        elif is_dataclass(model) and not isinstance(model, type) and isinstance(data, Mapping):
            self._found[id(model)] = at
            if isinstance(data.get("id"), str):
                self._named.setdefault(data["id"], at)
            for name, key in keys_of(model.__class__).items():
                if name in data:
                    self._index(getattr(model, key.field), data[name], (*at, name))


def _texts(data: object, at: yamlio.Position) -> Iterator[tuple[yamlio.Position, str]]:
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, Mapping):
        for key, one in data.items():
            yield from _texts(one, (*at, key))
    elif isinstance(data, list):
        for number, one in enumerate(data):
            yield from _texts(one, (*at, number))


def _things(model: object) -> list[int]:
    """Return the identities of all things of a model."""
    if isinstance(model, tuple):
        return [found for one in model for found in _things(one)]
    if not is_dataclass(model) or isinstance(model, type):
        return []
    return [
        id(model),
        *(found for key in keys_of(model.__class__).values() for found in _things(getattr(model, key.field))),
    ]
