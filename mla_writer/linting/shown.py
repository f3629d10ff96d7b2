"""Whether every answer reaches the letter: which places the blocks of all letters, and the conditions of blocks, read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.conditions import types as t
from mla_writer.conditions.syntax import ConditionFault
from mla_writer.conditions.types import Type
from mla_writer.documents.additions import ADDITIONS
from mla_writer.documents.drawn import ENCLOSURE_FIELDS
from mla_writer.errors import Problem
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Block
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import Shape, collection_of
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.sentences import slots_of


def unshown(name: str, questionnaire: Questionnaire, shown: frozenset[str], places: FilePlaces) -> Iterator[Problem]:
    """Yield the questions of a form or collection whose answers are not among the places `shown`.

    What is inside an answer that never enters the letter does not enter it either.
    """
    internal: set[str] = set()
    for shape in questionnaire.root[name].walk():
        above = shape.pattern.rpartition(".")[0]
        if above in internal or (shape.question is not None and shape.question.internal):
            internal.add(shape.pattern)
            continue
        if shape.question is None or not places.knows(shape.question):
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
        "documents.*.file",
        *(f"documents.*.{one}" for fields in ENCLOSURE_FIELDS for one in fields),
    }
    drawn |= {one.pattern for extra in questionnaire.extras for one in questionnaire.root[extra.name].walk()}
    drawn |= {
        "request.treaties",
        "request.assistance",
        "request.reference",
        "request.case_name",
        "request.seal",
        ADDITIONS,
    }
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
            for text in (block.heading, block.paragraph, block.text, block.entry, *_in_cells(block)):
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


def _in_cells(block: Block) -> Iterator[str]:
    for one in block.table:
        yield from (one.cell, one.instead)
