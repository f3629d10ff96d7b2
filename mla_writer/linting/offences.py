"""Linting the catalogue of offences: ids, elements, and where each offence comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mla_writer.errors import Problem
from mla_writer.linting.places import FilePlaces
from mla_writer.linting.questions import is_id
from mla_writer.offences.library import OffenceLibrary
from mla_writer.offences.model import CatalogueOffence


def lint_offences(library: OffenceLibrary, treaties: Collection[str]) -> Iterator[Problem]:
    """Yield the faults of all families: an offence is stored under its id alone, so that no two may share one.

    `treaties` are the ids of the treaties that have a file.
    """
    seen: dict[str, str] = {}
    for family in library.families:
        places = FilePlaces(library.file_of(family.family), family)
        for offence in family.offences:
            if not is_id(offence.id):
                yield Problem("FORM-002", places.of(offence, "id"), {"id": offence.id})
            if offence.id in seen:
                yield Problem("FORM-037", places.of(offence, "id"), {"id": offence.id, "family": seen[offence.id]})
            seen.setdefault(offence.id, family.family)
            if not offence.source:
                yield Problem("FORM-038", places.of(offence, "id"), {"id": offence.id})
            yield from _elements(offence, places)
            for article in offence.criminalised_by:
                if not article.title and article.treaty not in treaties:
                    yield Problem("FORM-040", places.of(article, "treaty"), {"id": article.treaty})


def _elements(offence: CatalogueOffence, places: FilePlaces) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for one in offence.elements:
        place = places.of(one, "id")
        if not is_id(one.id):
            yield Problem("FORM-002", place, {"id": one.id})
        if one.id in seen:
            yield Problem("FORM-019", place, {"id": one.id, "line": seen[one.id]})
        seen.setdefault(one.id, place.line)
        if not one.text.strip():
            yield Problem("FORM-015", places.of(one, "text"), {"id": one.id})
        if "(" in (one.in_letter or one.text):
            key = "in_letter" if one.in_letter else "text"
            yield Problem("FORM-041", places.of(one, key), {"text": one.in_letter or one.text})
