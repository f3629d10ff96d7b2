"""Linting conditions: every `when`, `required`, `applies`, `for_each`, `expect`, slot and block condition is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mla_writer.conditions import types as t
from mla_writer.conditions.syntax import ConditionFault
from mla_writer.conditions.types import Type
from mla_writer.errors import Place, Problem
from mla_writer.forms.model import Block, Question
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import Shape
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.sentences import Slot, split_sentence

_WORDS = frozenset({"", "true", "false"})


@dataclass(slots=True)
class ConditionLinter:
    """Compiles conditions in their place and turns each fault into a problem at file, line and column."""

    questionnaire: Questionnaire
    compiler: Compiler = field(init=False)

    def __post_init__(self) -> None:
        self.compiler = Compiler(self.questionnaire)

    def shapes(self, shape: Shape, around: tuple[Shape, ...], places: FilePlaces) -> Iterator[Problem]:
        """Yield the faults in the conditions of all questions below `shape`."""
        inside = (*around, shape) if shape.sort == "record" else around
        question = shape.question
        if question is not None and places.knows(question):
            yield from self._question(question, around, places)
        for child in (*shape.fields.values(), *([shape.item] if shape.item else [])):
            yield from self.shapes(child, inside, places)

    def requirement(self, rule: RuleText, places: FilePlaces) -> Iterator[Problem]:
        """Yield the faults of a requirement: its conditions, the slots of its message, and the place that it names."""
        requirement, home = rule.requirement, self.questionnaire.root.get(rule.home)
        shapes = (home,) if home is not None else ()
        path, _, variable = (word.strip() for word in requirement.for_each.partition(" as "))
        variables: dict[str, Type] = {}
        if requirement.for_each:
            if not path or not variable:
                yield Problem("FORM-010", places.of(requirement, "for_each"), {"text": requirement.for_each})
                return
            yield from self._compile(path, shapes, {}, places, requirement, "for_each")
            variables = {variable: self._item(path, shapes, {})}
        for name, text in (("applies", requirement.applies), ("expect", requirement.expect)):
            yield from self._compile(text, shapes, variables, places, requirement, name, wanted=t.BOOL)
        for name, text in requirement.with_.items():
            yield from self._compile(text, shapes, variables, places, requirement, "with", name)
        yield from self._compile(requirement.at, shapes, variables, places, requirement, "at")
        yield from self._slots(requirement.message, shapes, variables, places, requirement, "message", frozenset(requirement.with_))

    def blocks(
        self, blocks: Iterable[Block], shapes: tuple[Shape, ...], variables: Mapping[str, Type], places: FilePlaces
    ) -> Iterator[Problem]:
        """Yield the faults of letter blocks: conditions, lists walked, slots, and whether each block is exactly one thing."""
        for block in blocks:
            yield from self._block(block, shapes, variables, places)

    def _block(
        self, block: Block, shapes: tuple[Shape, ...], variables: Mapping[str, Type], places: FilePlaces
    ) -> Iterator[Problem]:
        said = [one for one in (block.heading, block.paragraph, block.list, block.particulars, block.table, block.entry, block.points, block.blocks, block.special) if one]
        if len(said) != 1 and not (block.text and len(said) == 0):
            yield Problem("FORM-011", places.of(block, "id"), {"id": block.id, "found": len(said)})
        yield from self._compile(block.when, shapes, variables, places, block, "when", wanted=t.BOOL)
        inner = dict(variables)
        if block.each:
            path, _, variable = (word.strip() for word in block.each.partition(" as "))
            faults = list(self._compile(path, shapes, variables, places, block, "each"))
            yield from faults
            if faults or not variable:
                return
            inner[variable] = self._item(path, shapes, variables)
        for name, text in (("heading", block.heading), ("paragraph", block.paragraph), ("text", block.text), ("entry", block.entry)):
            yield from self._slots(text, shapes, inner, places, block, name, frozenset())
        for column in block.table:
            yield from self._slots(column.cell, shapes, inner, places, block, "table", frozenset())
        for path in (*block.particulars, *([block.list] if block.list else [])):
            yield from self._compile(path, shapes, inner, places, block, "particulars" if block.particulars else "list")
        yield from self.blocks((*block.points, *block.blocks), shapes, inner, places)

    def _question(self, question: Question, around: tuple[Shape, ...], places: FilePlaces) -> Iterator[Problem]:
        yield from self._compile(question.when, around, {}, places, question, "when", wanted=t.BOOL)
        yield from self._compile(question.required, around, {}, places, question, "required", wanted=t.BOOL)

    def _slots(
        self, text: str, shapes: tuple[Shape, ...], variables: Mapping[str, Type], places: FilePlaces, owner: object, name: str, given: frozenset[str]
    ) -> Iterator[Problem]:  # fmt: skip
        for piece in split_sentence(text):
            if isinstance(piece, Slot) and piece.expression not in given:
                yield from self._compile(piece.expression, shapes, variables, places, owner, name)

    def _compile(
        self, text: str, shapes: tuple[Shape, ...], variables: Mapping[str, Type], places: FilePlaces, owner: object, *keys: str, wanted: Type | None = None
    ) -> Iterator[Problem]:  # fmt: skip
        if text in _WORDS:
            return
        place = places.of(owner, *keys)
        try:
            condition = self.compiler.condition(text, shapes, variables)
        except ConditionFault as fault:
            yield Problem(fault.code, _moved(place, fault.column), {"condition": text, **fault.parameters})
            return
        if wanted is not None and condition.type not in (wanted, t.ANY):
            yield Problem("COND-022", place, {"condition": text, "wanted": str(wanted), "found": str(condition.type)})

    def _item(self, path: str, shapes: tuple[Shape, ...], variables: Mapping[str, Type]) -> Type:
        try:
            return self.compiler.item_type(path, shapes, variables)
        except ConditionFault:
            return t.ANY


def _moved(place: Place, column: int) -> Place:
    return Place(place.file, place.line, place.column + column) if place.line else place


