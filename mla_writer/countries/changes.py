"""What a new version of a pack changes, entry by entry: entries are known again by their ids, however they were moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.yamlio import Data, Position


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what stands at `at` now and stood there before; None where it is new, or gone.

    `at` is the place in the new pack, for what is gone in the old one. `name` tells the entry by its ids and keys.
    """

    at: Position
    name: tuple[str, ...]
    before: Data | None
    after: Data | None

    @property
    def is_gone(self) -> bool:
        """Whether the entry was taken away."""
        return self.after is None


def changes(before: Data, after: Data) -> tuple[Change, ...]:
    """Return every difference between two packs, in the order of the new one; what is gone comes after the rest."""
    found = tuple(_differing(before, after, (), ()))
    return tuple(sorted(found, key=lambda one: one.is_gone))


def _differing(before: Data, after: Data, at: Position, name: tuple[str, ...]) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_entries({(key,): one for key, one in before.items()}, after, at, name)
    elif _has_ids(before) and _has_ids(after):
        assert isinstance(before, list)
        assert isinstance(after, list)
        yield from _of_lists(before, after, at, name)
    else:
        yield Change(at, name, before, after)


def _of_entries(
    before: Mapping[tuple[str], Data], after: Mapping[str, Data], at: Position, name: tuple[str, ...]
) -> Iterator[Change]:
    for key, one in after.items():
        place, called = (*at, key), (*name, key)
        if (key,) in before:
            yield from _differing(before[key,], one, place, called)
        else:
            yield Change(place, called, None, one)
    for (key,), one in before.items():
        if key not in after:
            yield Change((*at, key), (*name, key), one, None)


def _of_lists(before: list[Data], after: list[Data], at: Position, name: tuple[str, ...]) -> Iterator[Change]:
    known = {_id(one): one for one in before}
    for number, one in enumerate(after):
        key = _id(one)
        if key in known:
            yield from _differing(known[key], one, (*at, number), (*name, key))
        else:
            yield Change((*at, number), (*name, key), None, one)
    kept = {_id(one) for one in after}
    for number, one in enumerate(before):
        if _id(one) not in kept:
            yield Change((*at, number), (*name, _id(one)), one, None)


def _has_ids(data: Data) -> bool:
    return isinstance(data, list) and bool(data) and all(_id(one) for one in data)


def _id(data: Data) -> str:
    return str(data.get("id", "")) if isinstance(data, dict) else ""
