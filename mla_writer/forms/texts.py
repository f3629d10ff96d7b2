"""Every text of a form that is translated: its catalogue, its context (the path of ids) and the English text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mla_writer.forms.model import (
    Block,
    Collection,
    CompositeKind,
    Designation,
    Form,
    Outline,
    Part,
    Question,
    Requirement,
    Section,
)

_SCREEN = ("label", "help", "why", "example")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to translate: `domain` is the catalogue (forms, countries, documents), `context` its path of ids."""

    domain: str
    context: str
    text: str


def form_texts(form: Form) -> Iterator[Entry]:
    """Yield the texts of the frame or of a type of assistance."""
    home = form_context(form.form)
    yield from _named(
        "forms", home, {"title": form.title, "summary": form.summary, "good": form.good, "bad": form.bad}, ":"
    )
    yield from _named("documents", home, {"heading": form.heading, "letter_title": form.letter_title}, ":")
    for section in form.sections:
        yield from _section(section, f"{home}:{section.id}")
    yield from requirement_texts(form.requirements, home, "forms")
    yield from block_texts(form.letter, home)


def collection_texts(collection: Collection) -> Iterator[Entry]:
    """Yield the texts of a collection."""
    home = form_context(collection.collection)
    yield from _named(
        "forms", home, {"title": collection.title, "summary": collection.summary, "item": collection.item}, ":"
    )
    yield from question_texts(collection.questions, f"{home}:")
    yield from designation_texts(collection.designations, f"{home}:")
    yield from requirement_texts(collection.requirements, home, "forms")


def kind_texts(kind: CompositeKind) -> Iterator[Entry]:
    """Yield the texts of a composite kind."""
    home = f"request/kinds:{kind.kind}"
    yield from _named("forms", home, {"title": kind.title}, ".")
    yield from question_texts(kind.questions, f"{home}.")
    yield from designation_texts(kind.designations, f"{home}.")


def outline_texts(outline: Outline) -> Iterator[Entry]:
    """Yield the texts of an outline: that of every letter, or of the covering note."""
    home = outline_context(outline)
    yield Entry("documents", f"{home}:title", outline.title)
    for one in outline.titles:
        yield Entry("documents", f"{home}:titles.{one.id}", one.text)
    for part in (*outline.parts, *outline.annexes):
        yield from _part(part, home)


def outline_context(outline: Outline) -> str:
    """Return the head of the context of an outline, which is its file: request/letter, request/cover."""
    return "request/letter" if outline.letter == "request" else f"request/{outline.letter}"


def requirement_texts(requirements: Iterable[Requirement], home: str, domain: str) -> Iterator[Entry]:
    """Yield the messages of requirements and the texts of the questions that they bring."""
    for one in requirements:
        context = f"{home}:requirements.{one.id}"
        yield from _named(domain, context, {"title": one.title, "message": one.message, "met": one.met}, ".")
        if one.ask is not None:
            yield from question_texts([one.ask], f"{context}.")


def question_texts(questions: Iterable[Question], home: str) -> Iterator[Entry]:
    """Yield the texts of questions, options and inner questions; `home` ends with its separator."""
    for one in questions:
        context = f"{home}{one.id}"
        yield from _named("forms", context, {name: getattr(one, name) for name in _SCREEN}, ".")
        yield from _named("documents", context, {"caption": one.caption}, ".")
        for option, label in one.options.items():
            yield Entry("forms", f"{context}.options.{option}", label)
            yield Entry("documents", f"{context}.options.{option}", one.in_letter.get(option, label))
        if one.repeats is not None:
            yield Entry("forms", f"{context}.item", one.repeats.item)
        if one.there is not None:
            yield Entry("forms", f"{context}.there", one.there.label)
        yield from question_texts(one.questions, f"{context}.")


def designation_texts(designations: Iterable[Designation], home: str) -> Iterator[Entry]:
    """Yield how items are called in a sentence."""
    for one in designations:
        if one.text:
            yield Entry("documents", f"{home}designations.{one.id}", one.text)
        for number, part in enumerate(one.parts, 1):
            yield Entry("documents", f"{home}designations.{one.id}.{number}", part)


def block_texts(blocks: Iterable[Block], home: str) -> Iterator[Entry]:
    """Yield the sentences of letter blocks, which stand under `home:letter.<id>`."""
    for one in blocks:
        context = f"{home}:letter.{one.id}"
        own = one.heading or one.paragraph or one.text
        if own:
            yield Entry("documents", context, own)
        if one.entry and one.entry != own:
            yield Entry("documents", f"{context}.entry", one.entry)
        for number, column in enumerate(one.table, 1):
            yield Entry("documents", f"{context}.columns.{number}.heading", column.heading)
            if column.cell:
                yield Entry("documents", f"{context}.columns.{number}.cell", column.cell)
            if column.instead:
                yield Entry("documents", f"{context}.columns.{number}.instead", column.instead)
        yield from block_texts((*one.points, *one.blocks), home)


def form_context(form: str) -> str:
    """Return the head of the context of a form: the frame and collections stand in request/, the rest in assistance/."""
    from mla_writer.forms.shapes import COLLECTIONS

    folder = "request" if form == "request" or form in COLLECTIONS else "assistance"
    return f"{folder}/{form}"


def _section(section: Section, home: str) -> Iterator[Entry]:
    yield from _named("forms", home, {"title": section.title, "help": section.help}, ".")
    if section.repeats is not None:
        yield Entry("forms", f"{home}.item", section.repeats.item)
    yield from question_texts(section.questions, f"{home}.")


def _part(part: Part, home: str) -> Iterator[Entry]:
    if part.heading:
        yield Entry("documents", f"{home}:{part.id}.heading", part.heading)
    yield from block_texts(part.blocks, home)


def _named(domain: str, home: str, texts: Mapping[str, str], separator: str) -> Iterator[Entry]:
    for name, text in texts.items():
        if text:
            yield Entry(domain, f"{home}{separator}{name}", text)
