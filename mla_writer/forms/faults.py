"""Faults that pydantic finds, as problems of ours: at their place in the file, with the words that would be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mla_writer.errors import Problem
from mla_writer.forms.hints import Hint, item_hint, keys_of, members_of, origin_of, record_in, words_of
from mla_writer.yamlio import Position, Source, closest

_SHOWN = 60  # characters of a wrong value that are shown
_OF_KEYS = {"unexpected_keyword_argument": "READ-001", "missing": "READ-002"}


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where pydantic's location leads: the position in the file, the type wanted there, the data found there."""

    position: Position
    hint: Hint
    data: Any


def problems_of(cls: type, faults: Iterable[Mapping[str, Any]], source: Source, data: object) -> list[Problem]:
    """Return the problems for pydantic's `faults` in `data` (shaped for `cls` from `source`) in the file's order."""
    found = (_problem(cls, fault, source, data) for fault in faults)
    return sorted((problem for problem in found if problem is not None), key=lambda problem: problem.place)


def _problem(cls: type, fault: Mapping[str, Any], source: Source, data: object) -> Problem | None:
    steps = tuple(fault["loc"])
    code = _OF_KEYS.get(fault["type"])
    spot = _follow(_Spot((), cls, data), steps[:-1] if code else steps)
    if spot is None:
        return None
    if code:
        return _key_problem(code, spot, str(steps[-1]), source)
    return _value_problem(spot, source)


def _follow(spot: _Spot, steps: tuple[str | int, ...]) -> _Spot | None:
    """Return where `steps` lead; None for a fault of a union's member that was not meant (a text is no mapping)."""
    for step in steps:
        if _stands_in(step, spot.data):
            spot = _Spot((*spot.position, _yaml_step(spot, step)), _hint_below(spot, step), spot.data[step])
        elif (step == "str") != isinstance(spot.data, str):
            return None
    return spot


def _stands_in(step: str | int, data: object) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def _hint_below(spot: _Spot, step: str | int) -> Hint:
    record = record_in(spot.hint)
    if isinstance(spot.data, dict) and record is not None:
        return next((key.hint for key in keys_of(record).values() if key.field == step), None)
    return item_hint(spot.hint)


def _yaml_step(spot: _Spot, step: str | int) -> str | int:
    record = record_in(spot.hint)
    if isinstance(spot.data, dict) and record is not None:
        return next((name for name, key in keys_of(record).items() if key.field == step), step)
    return step


def _key_problem(code: str, spot: _Spot, name: str, source: Source) -> Problem:
    record = record_in(spot.hint)
    assert record is not None
    known = keys_of(record)
    if code == "READ-002":
        key = next(one for one in known if known[one].field == name)
        return Problem(code, source.place(spot.position), {"key": key})
    place = source.key_place((*spot.position, name))
    return Problem(code, place, {"key": name, "known": ", ".join(known), "suggestion": closest(name, known) or ""})


def _value_problem(spot: _Spot, source: Source) -> Problem:
    place = source.place(spot.position)
    words = words_of(spot.hint)
    if words and isinstance(spot.data, str):
        allowed = ", ".join(word for word in words if word)
        parameters = {"value": spot.data[:_SHOWN], "allowed": allowed, "suggestion": closest(spot.data, words) or ""}
        return Problem("READ-003", place, parameters)
    return Problem(_wanted(spot.hint), place, {"key": _last_key(spot.position)})


def _last_key(position: Position) -> str:
    return next((step for step in reversed(position) if isinstance(step, str)), "")


def _wanted(hint: Hint) -> str:
    """Return the code that says what should stand here."""
    members = members_of(hint)
    if record_in(hint) is not None:
        return "READ-009" if str in members else "READ-006"
    if item_hint(hint) is not None:
        return "READ-005" if any(origin_of(one) is tuple for one in members) else "READ-006"
    return {bool: "READ-007", int: "READ-008"}.get(members[0], "READ-004")
