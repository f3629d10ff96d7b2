"""The walks over lists: closures that put item after item into its place and conclude from the results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mla_writer.conditions.values import UNKNOWN

Frame = list[Any]
"""What one evaluation knows: the names, `follow`, the date of the request, then a place for each loop variable."""

Closure = Callable[[Frame], object]


def walk_all(items: Closure, body: Closure, place: int) -> Closure:
    """Return whether all items fulfil `body`: one no decides."""
    return _until(items, body, place, decisive=False)


def walk_exists(items: Closure, body: Closure, place: int) -> Closure:
    """Return whether an item fulfils `body`: one yes decides."""
    return _until(items, body, place, decisive=True)


def walk_exists_one(items: Closure, body: Closure, place: int) -> Closure:
    """Return whether exactly one item fulfils `body`: two that do decide, whatever the others."""

    def walk(results: list[object], _: Iterable[object]) -> object:
        number = results.count(True)
        return UNKNOWN if number < 2 and UNKNOWN in results else number == 1

    return _after_all(items, body, place, walk)


def walk_filter(items: Closure, body: Closure, place: int) -> Closure:
    """Return the items that fulfil `body`; UNKNOWN while that is open for one of them."""

    def walk(results: list[object], walked: Iterable[object]) -> object:
        if UNKNOWN in results:
            return UNKNOWN
        return tuple(item for item, kept in zip(walked, results, strict=True) if kept)

    return _after_all(items, body, place, walk)


def walk_map(items: Closure, body: Closure, place: int) -> Closure:
    """Return what `body` gives for each item; what is open for an item is UNKNOWN in the list."""
    return _after_all(items, body, place, lambda results, _: tuple(results))


WALKS: Mapping[str, Callable[[Closure, Closure, int], Closure]] = {
    "all": walk_all,
    "exists": walk_exists,
    "exists_one": walk_exists_one,
    "filter": walk_filter,
    "map": walk_map,
}


def _until(items: Closure, body: Closure, place: int, *, decisive: bool) -> Closure:
    def walk(frame: Frame) -> object:
        walked: Any = items(frame)
        if walked is UNKNOWN:
            return UNKNOWN
        result: object = not decisive
        for item in walked:
            frame[place] = item
            value = body(frame)
            if value is decisive:
                return decisive
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return walk


def _after_all(
    items: Closure, body: Closure, place: int, conclude: Callable[[list[object], Iterable[object]], object]
) -> Closure:
    def walk(frame: Frame) -> object:
        walked: Any = items(frame)
        if walked is UNKNOWN:
            return UNKNOWN
        results = []
        for item in walked:
            frame[place] = item
            results.append(body(frame))
        return conclude(results, walked)

    return walk
