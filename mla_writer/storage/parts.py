"""Parts that stand in a draft file more than once: with which forms and packs something was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeGuard

from mla_writer.countries.marks import PackMark
from mla_writer.yamlio import Position

Fault = Callable[[Position, str], None]
"""Notes that what stands at a position is not as it should be, by the code of the problem."""

_MARK = frozenset({"layer", "checked_on", "digest"})
_MOST_FIGURES = 9


def is_number(value: object) -> TypeGuard[str]:
    """Whether `value` is a text that `int` reads: figures (a ² is none), and no more of them than a number here ever has."""
    return isinstance(value, str) and value.isdecimal() and len(value) <= _MOST_FIGURES


def read_numbers(data: Mapping[str, object], at: Position, fault: Fault) -> dict[str, int]:
    """Return the version of each form."""
    found: dict[str, int] = {}
    for key, value in data.items():
        if is_number(value):
            found[key] = int(value)
        else:
            fault((*at, key), "DRAFT-005")
    return found


def read_marks(data: Mapping[str, object], at: Position, fault: Fault) -> dict[str, PackMark]:
    """Return the mark of each pack; drafts of the first format name the version alone."""
    found: dict[str, PackMark] = {}
    for key, value in data.items():
        fields = value if isinstance(value, Mapping) else {"version": value}
        version = fields.get("version")
        texts = {name: str(one) for name, one in fields.items() if name != "version"}
        if is_number(version) and set(texts) <= _MARK:
            found[key] = PackMark(int(version), **texts)
        else:
            fault((*at, key), "DRAFT-005")
    return found


def numbers_data(versions: Mapping[str, int]) -> dict[str, object]:
    """Return what `read_numbers` reads."""
    return {name: str(version) for name, version in versions.items()}


def marks_data(marks: Mapping[str, PackMark]) -> dict[str, object]:
    """Return what `read_marks` reads."""
    return {name: _mark_data(one) for name, one in marks.items()}


def _mark_data(mark: PackMark) -> dict[str, str]:
    known = {"layer": mark.layer, "checked_on": mark.checked_on, "digest": mark.digest}
    return {"version": str(mark.version), **{name: one for name, one in known.items() if one}}
