"""Coverage: every row of the element list is taken by a question or a letter part, or left out with a written reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mla_writer.content import Content
from mla_writer.errors import Place, Problem
from mla_writer.forms.model import Block, Collection, ElementList, Form, ListedElement, Question
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.reading import read_cached
from mla_writer.linting.places import FilePlaces
from mla_writer.linting.questions import questions_of
from mla_writer.yamlio import closest


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the element list for one type of assistance, what takes it, or why it is left out."""

    row: str
    assistance: str
    taken_by: tuple[str, ...]
    left_out: str


def elements_file(content: Content) -> Path:
    """Return the element list of a content folder; an office's own may have none."""
    return content.folder / "forms" / "elements.yaml"


def lint_coverage(content: Content) -> Iterator[Problem]:
    """Yield the faults of coverage where there is an element list to hold the forms against."""
    if elements_file(content).exists():
        yield from coverage(content)[1]


def coverage(content: Content, wanted: Iterable[str] | None = None) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the rows for the types `wanted` (default: all that have a form), and the problems of rows and of `covers`.

    These are rows that nothing takes, and rows that are named and stand in no list.
    """
    file = elements_file(content)
    list_ = read_cached(ElementList, file)
    listed = list_.elements
    types = tuple(wanted or content.forms.assistance)
    taken = _taken(content)
    rows = tuple(_rows(listed, types, taken, _left_out(content)))
    places = FilePlaces(file, list_)
    problems = [
        Problem("FORM-013", places.id(one.row), {"row": f"{one.row} ({one.assistance})"})
        for one in rows
        if not one.taken_by and not one.left_out
    ]
    problems += _unknown_rows(content, frozenset(one.id for one in listed))
    return rows, tuple(problems)


def _rows(
    listed: Iterable[ListedElement],
    types: tuple[str, ...],
    taken: Mapping[str, tuple[str, ...]],
    left_out: Mapping[str, Mapping[str, str]],
) -> Iterator[Row]:
    for element in listed:
        row = element.id
        for name in types:
            if (name in element.assistance or "all" in element.assistance) and name not in element.not_for:
                places = tuple(one for one in taken.get(row, ()) if _belongs(one, name))
                yield Row(row, name, places, left_out.get(name, {}).get(row, left_out.get("request", {}).get(row, "")))


def _belongs(place: str, assistance: str) -> bool:
    """Whether what takes a row is asked for this type: its own form, the frame, a collection, or the outline."""
    head = place.partition(".")[0].removeprefix("letter:")
    return head in {
        assistance,
        "request",
        "persons",
        "things",
        "facts",
        "offences",
        "orders",
        "documents",
        "earlier_requests",
    }


def _taken(content: Content) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    questionnaire = Questionnaire(content.forms)
    for shape in questionnaire.root.values():
        for one in shape.walk():
            for row in one.question.covers if isinstance(one.question, Question) else ():
                if one.pattern not in found.setdefault(row, []):
                    found[row].append(one.pattern)
    for name, blocks in _letters(content):
        for block in _all_blocks(blocks):
            for row in block.covers:
                found.setdefault(row, []).append(f"letter:{name}.{block.id}")
    return {row: tuple(places) for row, places in found.items()}


def _unknown_rows(content: Content, known: frozenset[str]) -> Iterator[Problem]:
    """Yield each row that a question, a block or a reason to leave it out names, and that is not in the list."""
    library = content.forms
    every: tuple[Form | Collection, ...] = (*library.forms, *library.collections.values())
    for holder in every:
        name = holder.form if isinstance(holder, Form) else holder.collection
        places = FilePlaces(library.file_of(name), holder)
        blocks = _all_blocks(holder.letter) if isinstance(holder, Form) else ()
        yield from _unknown((*questions_of(holder), *blocks), known, places)
        for row in holder.left_out:
            if row not in known:
                yield _no_row(row, known, places.key_of(holder, "left_out", row))
    for kind in library.kinds.values():
        yield from _unknown(questions_of(kind), known, FilePlaces(library.file_of("kinds"), kind))
    for outline, name in zip(library.outlines, ("letter", "cover"), strict=True):
        said = (block for part in (*outline.parts, *outline.annexes) for block in _all_blocks(part.blocks))
        yield from _unknown(said, known, FilePlaces(library.file_of(name), outline))


def _unknown(things: Iterable[Question | Block], known: frozenset[str], places: FilePlaces) -> Iterator[Problem]:
    for one in things:
        for number, row in enumerate(one.covers):
            if row not in known:
                yield _no_row(row, known, places.of(one, "covers", number))


def _no_row(row: str, known: frozenset[str], place: Place) -> Problem:
    return Problem("FORM-014", place, {"row": row, "suggestion": closest(row, sorted(known)) or ""})


def _letters(content: Content) -> Iterator[tuple[str, tuple[Block, ...]]]:
    outline = content.forms.outline
    for part in (*outline.parts, *outline.annexes):
        yield "request", part.blocks
    for name, form in content.forms.assistance.items():
        yield name, form.letter


def _all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all_blocks((*block.points, *block.blocks))


def _left_out(content: Content) -> dict[str, Mapping[str, str]]:
    return {form.form: form.left_out for form in content.forms.forms}
