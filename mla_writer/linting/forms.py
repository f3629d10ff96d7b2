"""Linting forms: ids, options, references between questions, sources, and that every answer reaches the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from mla_writer.conditions import types as t
from mla_writer.conditions.syntax import ConditionFault
from mla_writer.conditions.types import Type
from mla_writer.content import Content
from mla_writer.documents.drawn import ENCLOSURE_FIELDS
from mla_writer.errors import Place, Problem
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Block, Collection, Form, Question, Requirement, Source
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import COLLECTIONS, Shape, collection_of
from mla_writer.linting.conditions import ConditionLinter
from mla_writer.linting.omissions import lint_omissions
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.sentences import slots_of
from mla_writer.yamlio import closest

_ID = re.compile(r"[a-z][a-z0-9_]*")
_CHOSEN = ("choice", "choices")


def lint_forms(content: Content) -> tuple[Problem, ...]:
    """Return every fault of the forms in `content`, file by file."""
    library = content.forms
    questionnaire = Questionnaire(library, content.treaties.extras())
    return tuple(_faults(library, questionnaire, ConditionLinter(questionnaire)))


def _faults(library: FormLibrary, questionnaire: Questionnaire, linter: ConditionLinter) -> Iterator[Problem]:
    for name, file in _files(library):
        shape = questionnaire.root[name]
        questions = tuple(_questions_of(library, name))
        places = FilePlaces(file, frozenset(id(one) for one in questions))
        yield from _ids(_named(library, name, questions), places)
        yield from chain.from_iterable(_question(one, library, places) for one in questions)
        yield from linter.shapes(shape, (), places)
        for rule in questionnaire.rules:
            if rule.file == str(file):
                yield from linter.requirement(rule, places)
                yield from _sources(rule.requirement, library, places)
        form = library.assistance.get(name)
        if form is not None:
            yield from linter.blocks(form.letter, (shape,), {}, places)
    yield from lint_omissions(library, questionnaire, linter)
    yield from _outline(library, linter)
    yield from _unshown(library, questionnaire)


def _outline(library: FormLibrary, linter: ConditionLinter) -> Iterator[Problem]:
    outline, places = library.outline, FilePlaces(library.folder / "request" / "letter.yaml", frozenset())
    for key in ("titles", "parts", "annexes"):
        for number, one in enumerate(getattr(outline, key)):
            if one.when:
                yield from linter.condition(one.when, (), places.at(key, number, "when"))
    for part in (*outline.parts, *outline.annexes):
        yield from linter.blocks(part.blocks, (), {}, places)


def _files(library: FormLibrary) -> Iterator[tuple[str, Path]]:
    yield library.frame.form, library.file_of(library.frame.form)
    for name in (*COLLECTIONS, *library.assistance):
        yield name, library.file_of(name)


def _questions_of(library: FormLibrary, name: str) -> Iterator[Question]:
    holder: Form | Collection = library.collections.get(name) or library.assistance.get(name) or library.frame
    own = (
        chain.from_iterable(one.questions for one in holder.sections) if isinstance(holder, Form) else holder.questions
    )
    asked = (one.ask for one in holder.requirements if one.ask is not None)
    for question in chain(own, asked):
        yield from _with_inner(question)


def _with_inner(question: Question) -> Iterator[Question]:
    yield question
    for inner in question.questions:
        yield from _with_inner(inner)


def _named(library: FormLibrary, name: str, questions: Iterable[Question]) -> Iterator[str]:
    """Yield the ids that a form gives: of its sections, questions and requirements."""
    holder: Form | Collection = library.collections.get(name) or library.assistance.get(name) or library.frame
    if isinstance(holder, Form):
        yield from (one.id for one in holder.sections)
    yield from (one.id for one in questions)
    yield from (one.id for one in holder.requirements)


def _ids(ids: Iterable[str], places: FilePlaces) -> Iterator[Problem]:
    for one in ids:
        if not _ID.fullmatch(one):
            yield Problem("FORM-002", places.id(one), {"id": one})


def _question(question: Question, library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    if question.kind in _CHOSEN and not question.options:
        yield Problem("FORM-003", places.of(question, "kind"), {"id": question.id})
    if question.options and question.kind not in _CHOSEN:
        yield Problem("FORM-004", places.of(question, "options"), {"id": question.id, "kind": question.kind})
    for option in question.in_letter:
        if option not in question.options:
            yield _unknown("FORM-005", places.of(question, "in_letter", option), option, question.options)
    if question.format and question.kind != "verbatim":
        yield Problem("FORM-006", places.of(question, "format"), {"id": question.id, "kind": question.kind})
    for key in question.source:
        if key.partition(":")[0] not in library.sources:
            yield _unknown("FORM-007", places.of(question, "source"), key.partition(":")[0], library.sources)


def _sources(requirement: Requirement, library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    if not requirement.source:
        yield Problem("FORM-008", places.of(requirement, "id"), {"id": requirement.id})
    for one in requirement.source:
        if not isinstance(one, Source) and one.partition(":")[0] not in library.sources:
            yield _unknown("FORM-007", places.of(requirement, "source"), one.partition(":")[0], library.sources)


def _unknown(code: str, place: Place, name: str, known: Iterable[str]) -> Problem:
    return Problem(code, place, {"name": name, "suggestion": closest(name, known) or ""})


# ---- every answer reaches the letter -------------------------------------------------------------------------------------


def _unshown(library: FormLibrary, questionnaire: Questionnaire) -> Iterator[Problem]:
    shown = shown_places(library, questionnaire)
    for name, file in _files(library):
        questions = tuple(_questions_of(library, name))
        places = FilePlaces(file, frozenset(id(one) for one in questions))
        for shape in questionnaire.root[name].walk():
            if shape.question is None or shape.question.internal or not places.knows(shape.question):
                continue
            if shape.question.kind == "group" or _is_shown(shape.pattern, shown):
                continue
            yield Problem("FORM-009", places.of(shape.question, "id"), {"path": shape.pattern})


def _is_shown(pattern: str, shown: frozenset[str]) -> bool:
    """Whether the place, or a record that holds it and is shown as a whole, is shown by a block.

    An item entered once is never shown as a whole: a letter names it, by one of its designations.
    """
    keys = pattern.split(".")
    return any(".".join(keys[:length]) in shown for length in range(3 if keys[1] == "*" else 2, len(keys) + 1))


def shown_places(library: FormLibrary, questionnaire: Questionnaire) -> frozenset[str]:
    """Return the patterns of all places that blocks of the letter, or conditions of blocks, read."""
    finder = _ShownFinder(questionnaire)
    for part in (*library.outline.parts, *library.outline.annexes):
        finder.blocks(part.blocks, (), {})
        finder.condition(part.when, (), {})
    for name, form in library.assistance.items():
        finder.blocks(form.letter, (questionnaire.root[name],), {})
    for name, collection in library.collections.items():
        item = questionnaire.root[name].item
        assert item is not None
        for designation in collection.designations:
            for text in (designation.text, *designation.parts):
                finder.sentence(text, (item,), {})
    return frozenset(finder.found) | _drawn(questionnaire)


def _drawn(questionnaire: Questionnaire) -> frozenset[str]:
    """What the program draws: links of elements, the drafter's own elements, and the list of enclosures."""
    drawn = {
        "offences.*.elements",
        "offences.*.own_elements",
        "offences.*.category",
        *(f"documents.*.{one}" for fields in ENCLOSURE_FIELDS for one in fields),
    }
    drawn |= {one.pattern for extra in questionnaire.extras for one in questionnaire.root[extra.name].walk()}
    drawn |= {"request.treaties", "request.assistance", "request.reference", "request.case_name", "request.seal"}
    return frozenset(drawn)


class _ShownFinder:
    """Walks blocks and collects the patterns that they read, with loop variables bound to the patterns of their lists."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._compiler = Compiler(questionnaire)
        self.found: set[str] = set()

    def blocks(self, blocks: Iterable[Block], home: tuple[Shape, ...], bound: dict[str, tuple[str, Type]]) -> None:
        for block in blocks:
            inner = dict(bound)
            if block.each:
                path, _, variable = (word.strip() for word in block.each.partition(" as "))
                pattern = self._pattern(path, home, bound)
                inner[variable] = (self._item_pattern(pattern), self._item_type(path, home, bound))
                self.found.add(pattern)
            self.condition(block.when, home, inner)
            for text in (block.heading, block.paragraph, block.text, block.entry, *(one.cell for one in block.table)):
                self.sentence(text, home, inner)
            for path in (*block.particulars, *([block.list] if block.list else []), *([block.of] if block.of else [])):
                self.found.add(self._pattern(path, home, inner))
            self.blocks((*block.points, *block.blocks), home, inner)

    def sentence(self, text: str, home: tuple[Shape, ...], bound: dict[str, tuple[str, Type]]) -> None:
        self.found |= {self._pattern(one, home, bound) for one in slots_of(text)}

    def condition(self, text: str, home: tuple[Shape, ...], bound: dict[str, tuple[str, Type]]) -> None:
        """A sentence under a condition shows the yes or no, or the choice, on which it depends."""
        if not text:
            return
        try:
            condition = self._compiler.condition(text, home, {name: type_ for name, (_, type_) in bound.items()})
        except ConditionFault:
            return  # the linter of conditions tells it
        self.found |= {self._pattern(one, home, bound) for one in condition.references}

    def _item_type(self, path: str, home: tuple[Shape, ...], bound: dict[str, tuple[str, Type]]) -> Type:
        try:
            return self._compiler.item_type(path, home, {name: type_ for name, (_, type_) in bound.items()})
        except ConditionFault:
            return t.ANY

    def _pattern(self, path: str, home: tuple[Shape, ...], bound: dict[str, tuple[str, Type]]) -> str:
        head, *rest = path.split(".")
        own = next((f"{one.pattern}.{head}" for one in home if head in one.fields), head)
        pattern = bound[head][0] if head in bound else own
        for key in rest:
            pattern = f"{self._through(pattern)}.{key}"
        return pattern

    def _through(self, pattern: str) -> str:
        """Follow a reference: what is read behind `item.account` stands among the things."""
        shape = self._questionnaire.shape(pattern)
        if shape is not None and shape.sort == "leaf" and shape.question is not None:
            collection = collection_of(shape.question.kind)
            return f"{collection}.*" if collection else pattern
        return f"{pattern}.*" if shape is not None and shape.sort in {"items", "map"} else pattern

    def _item_pattern(self, pattern: str) -> str:
        return self._through(pattern)
