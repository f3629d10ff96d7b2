"""Linting the standards of evidence: ids, sources, and the questions and standards that measures and packs name."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.countries.model import CountryPack
from mla_writer.errors import Problem
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Form, Source
from mla_writer.forms.standards import FREE, Measure, Standard
from mla_writer.linting.places import FilePlaces
from mla_writer.linting.questions import is_id, questions_of
from mla_writer.yamlio import closest


def lint_standards(library: FormLibrary) -> Iterator[Problem]:
    """Yield the faults of every file of forms/standards/."""
    seen: set[str] = set()
    for file in library.standards.files:
        places = FilePlaces(library.standards.file_of(file.standards), file)
        for entry in file.entries:
            if not is_id(entry.id):
                yield Problem("FORM-002", places.of(entry, "id"), {"id": entry.id})
            yield from _once(entry.id, seen, places, entry, "id")
            yield from _sources(entry, library, places)
        for measure in file.measures:
            yield from _once(f"measure.{measure.assistance}", seen, places, measure, "assistance")
            yield from _measure(measure, library, places)


def lint_pack_standards(pack: CountryPack, library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    """Yield each standard that a pack names and nobody describes."""
    for name, entry in pack.assistance.items():
        if entry.standard not in FREE and library.standards.get(entry.standard) is None:
            near = _near(entry.standard, library)
            yield Problem(
                "STANDARD-003", places.of(entry, "standard"), {"id": entry.standard, "suggestion": near, "of": name}
            )


def _once(name: str, seen: set[str], places: FilePlaces, thing: Standard | Measure, key: str) -> Iterator[Problem]:
    if name in seen:
        yield Problem("STANDARD-001", places.of(thing, key), {"id": name.removeprefix("measure.")})
    seen.add(name)


def _sources(one: Standard | Measure, library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    key = "id" if isinstance(one, Standard) else "assistance"
    if not one.source:
        yield Problem("STANDARD-002", places.of(one, key), {"id": getattr(one, key)})
    for source in one.source:
        if not isinstance(source, Source) and source.partition(":")[0] not in library.sources:
            name = source.partition(":")[0]
            near = closest(name, library.sources) or ""
            yield Problem("FORM-007", places.of(one, "source"), {"name": name, "suggestion": near})


def _measure(measure: Measure, library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    yield from _sources(measure, library, places)
    if measure.standard and library.standards.get(measure.standard) is None:
        parameters = {"id": measure.standard, "suggestion": _near(measure.standard, library), "of": measure.assistance}
        yield Problem("STANDARD-003", places.of(measure, "standard"), parameters)
    form = library.assistance.get(measure.assistance)
    if form is None:
        near = closest(measure.assistance, library.assistance) or ""
        yield Problem("STANDARD-004", places.of(measure, "assistance"), {"id": measure.assistance, "suggestion": near})
        return
    asked = _questions(form)
    for key in ("located_by", "milder", "privilege", "sums", "explained_by", "kept_by"):
        for name in getattr(measure, key):
            if name not in asked:
                near = closest(name, asked) or ""
                yield Problem("FORM-029", places.of(measure, key), {"key": key, "name": name, "suggestion": near})


def _questions(form: Form) -> frozenset[str]:
    brought = {one.ask.id for one in form.requirements if one.ask is not None}
    return frozenset({one.id for one in questions_of(form)} | brought)


def _near(name: str, library: FormLibrary) -> str:
    return closest(name, (one.id for one in library.standards)) or ""
