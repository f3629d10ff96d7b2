"""Who is to be heard: the persons named in the measures by which somebody is heard, with the role in which they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.conditions.values import Day, Ref

_MEASURES: Final = ("statements", "video_hearing", "voluntary_appearance", "transfer_detained")
CHARGED: Final = frozenset({"suspect", "accused"})
"""Roles of persons who are presumed innocent."""
FULL_AGE: Final = 18


@dataclass(frozen=True, slots=True)
class Hearing:
    """One person to be heard: `place` is the path of the item, `role` that in which the person is heard (empty: open)."""

    place: str
    person: Ref
    role: str
    is_protected: bool


def hearings(context: Context) -> Iterator[Hearing]:
    """Yield everybody who is to be heard or brought to be heard, measure by measure."""
    for measure in _MEASURES:
        if measure not in context.assistance:
            continue
        for key in context.answers.records(f"{measure}.items"):
            place = f"{measure}.items.{key}"
            person, role = context.value(f"{place}.person"), context.value(f"{place}.role")
            if isinstance(person, Ref):
                protection = context.value(f"{place}.protection")
                is_protected = isinstance(protection, tuple) and bool(protection)
                yield Hearing(place, person, role if isinstance(role, str) else "", is_protected)


def charged_with(context: Context, person: str) -> tuple[str, ...]:
    """Return the ids of the offences of which a person is suspected or accused."""
    roles = context.answers.get(f"persons.{person}.roles")
    held = roles.items() if isinstance(roles, Mapping) else ()
    known = context.answers.records("offences")
    return tuple(offence for offence, role in held if role in CHARGED and offence in known)


def is_under_age(context: Context, person: str, on: Day) -> bool | None:
    """Whether a person is a child on the day `on`; None where the date of birth does not tell."""
    born = context.value(f"persons.{person}.born")
    if not isinstance(born, Day):
        return None
    if _birthday(born.first) > on.last:
        return True
    return False if _birthday(born.last) <= on.first else None


def _birthday(born: dt.date) -> dt.date:
    """Return the day on which somebody comes of age; the calendar ends with 9999."""
    is_leap_day = (born.month, born.day) == (2, 29)
    return dt.date(
        min(born.year + FULL_AGE, dt.MAXYEAR), 3 if is_leap_day else born.month, 1 if is_leap_day else born.day
    )
