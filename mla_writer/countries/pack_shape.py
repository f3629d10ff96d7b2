"""The shape of a pack's file for whoever writes in it: the order of keys, what stands in brackets, the class at each place."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.countries.model import (
    Assistance,
    CountryPack,
    Exempt,
    Group,
    Information,
    LanguageCase,
    MeasureDualCriminality,
    OtherAuthority,
    TimeLimit,
)
from mla_writer.countries.points import ArabicDigits, DaysOfRest, Fine, HijriDate, Point, Threshold
from mla_writer.forms.hints import Hint, item_hint, keys_of, members_of, record_in
from mla_writer.forms.model import Only, Question, Requirement
from mla_writer.yamlio import Position

_ORDER: Mapping[type, tuple[str, ...]] = {
    CountryPack: (
        "country", "format", "version", "status", "reviewed_by", "checked_on", "review_by", "note", "sources", "authority",
        "authorities", "languages", "channel", "formalities", "dual_criminality",
    ),
    OtherAuthority: ("id", "name", "names", "unit"),
    Requirement: (
        "id", "only", "applies", "for_each", "expect", "with", "ask", "unless_treaty", "level", "kind", "at", "title", "message",
        "met", "source", "passes", "fails",
    ),
    Information: ("id", "fact", "at", "also", "states", "text", "sources"),
    TimeLimit: ("id", "after", "hours", "days", "months", "text"),
    Question: ("id", "kind", "label", "caption"),
}  # fmt: skip
"""The order in which authors write the keys of a class, where it is not that of the class itself."""
_IN_BRACKETS = (
    *members_of(Point), ArabicDigits, HijriDate, DaysOfRest, Threshold, Assistance, MeasureDualCriminality, Only, Fine, Group,
    LanguageCase, Exempt,
)  # fmt: skip


def hint_at(at: Position) -> Hint | None:
    """Return the type of what stands at a place of a pack's file, or None where the model knows no such place."""
    hint: Hint = CountryPack
    for key in at:
        record = record_in(hint)
        if record is not None and isinstance(key, str):
            found = keys_of(record).get(key)
            hint = found.hint if found is not None else None
        else:
            hint = item_hint(hint)
        if hint is None:
            return None
    return hint


def keys_at(at: Position) -> tuple[str, ...]:
    """Return the keys that the mapping at a place may have, in the order in which authors write them; nothing for a free one."""
    record = record_in(hint_at(at))
    if record is None:
        return ()
    first = _ORDER.get(record, ())
    return (*first, *(key for key in keys_of(record) if key not in first))


def in_brackets_at(at: Position) -> bool:
    """Whether what stands at a place is written in brackets where it fits: points, thresholds, measures, limits, answers."""
    return record_in(hint_at(at)) in _IN_BRACKETS or "answers" in at
