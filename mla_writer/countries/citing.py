"""Citing: a pack names each source once, in the table at its head, and cites it by key wherever it speaks (`imac:art. 63`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mla_writer.countries.model import PACK_FORMAT
from mla_writer.errors import Problem, ProblemsError, fail
from mla_writer.yamlio import Position, Source, closest

_LISTS = {"sources", "source"}
_APART = {"answers"}  # examples hold answers of a request, and nothing of the pack's own


def cited(data: object, source: Source | None = None) -> object:
    """Return the data of a pack with whole sources where keys of its table stand.

    With the file as `source`, keys that stand for nothing raise ProblemsError with all of them. A requirement may cite the
    sources of all forms too: what is not in the pack's table is left there for the reader of forms.
    """
    if not isinstance(data, dict):
        return data
    if source is not None:
        _expect_format(data, source)
    table = data.get("sources")
    table = table if isinstance(table, dict) else {}
    if source is not None:
        wrong = [_problem(source, at, key, table) for at, key in _unknown(data, table, ())]
        if wrong:
            raise ProblemsError(wrong)
    return {key: one if key == "sources" else _in(one, key, table) for key, one in data.items()}


def _expect_format(data: Mapping[str, Any], source: Source) -> None:
    """Raise ProblemsError where a pack is of another format: what else is wrong with it then says nothing."""
    found = str(data.get("format", PACK_FORMAT))
    if found != str(PACK_FORMAT):
        shown = ascii(found)[1:-1][:20]
        raise fail("PACK-053", source.place(("format",)), format=shown, known=PACK_FORMAT)


def _in(data: Any, key: str, table: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any part of a pack
    if isinstance(data, dict):
        return {one: below if one in _APART else _in(below, one, table) for one, below in data.items()}
    if isinstance(data, list):
        if key in _LISTS:
            return [_whole(one, table) for one in data]
        return [_in(one, "", table) for one in data]
    return data


def _whole(one: Any, table: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a key or a whole source
    if not isinstance(one, str):
        return one
    key, _, place = one.partition(":")
    found = table.get(key)
    if not isinstance(found, dict):
        return one
    return {**found, "ref": place.strip()} if place else found


def _unknown(data: Any, table: Mapping[str, Any], at: Position) -> Iterator[tuple[Position, str]]:  # noqa: ANN401
    """Yield each key under `sources` that the table does not hold, and where it stands."""
    for key, one in data.items() if isinstance(data, dict) else enumerate(data):
        if key in _APART:
            continue
        if key == "sources" and isinstance(one, list):
            for number, cite in enumerate(one):
                if isinstance(cite, str) and cite.partition(":")[0] not in table:
                    yield (*at, key, number), cite.partition(":")[0]
        elif isinstance(one, dict | list) and not (key == "sources" and not at):
            yield from _unknown(one, table, (*at, key))


def _problem(source: Source, at: Position, key: str, table: Mapping[str, Any]) -> Problem:
    near = closest(key, table) or ""
    return Problem("PACK-007", source.place(at), {"key": key, "suggestion": near})
