"""Linting the types of assistance that a treaty names: a misspelt one would be taken for a type that the treaty lacks."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.content import Content
from mla_writer.errors import Place, Problem
from mla_writer.linting.places import FilePlaces
from mla_writer.treaties.model import Provision, Reservation, Treaty
from mla_writer.yamlio import closest


def lint_treaty_types(content: Content) -> Iterator[Problem]:
    """Yield each unknown type of assistance in the treaties of the content itself, those of the office apart."""
    for treaty in content.treaties:
        if not content.treaties.is_of_office(treaty.treaty):
            yield from types_of(content, treaty)


def types_of(content: Content, treaty: Treaty) -> Iterator[Problem]:
    """Yield each word of a treaty that stands for a type of assistance and is none."""
    places = FilePlaces(content.treaties.file_of(treaty.treaty), treaty)
    yield from _unknown(content, ((one, places.at("assistance", one)) for one in treaty.assistance))
    yield from _unknown(content, ((one, places.at("assistance_unclear", one)) for one in treaty.assistance_unclear))
    owners: tuple[Provision | Reservation, ...] = (*treaty.provisions, *treaty.reservations)
    for owner in owners:
        yield from _unknown(content, ((one, places.of(owner, "assistance")) for one in owner.assistance))


def _unknown(content: Content, named: Iterator[tuple[str, Place]]) -> Iterator[Problem]:
    known = content.forms.assistance
    for name, place in named:
        if name not in known:
            yield Problem("TREATY-010", place, {"id": name, "suggestion": closest(name, known) or ""})
