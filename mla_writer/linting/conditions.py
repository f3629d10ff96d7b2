"""Linting conditions: every `when`, `required`, `applies`, `for_each`, `expect`, slot and block condition is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mla_writer.conditions import types as t
from mla_writer.conditions.possible import contradictions
from mla_writer.conditions.syntax import ConditionFault
from mla_writer.conditions.types import Type
from mla_writer.errors import Place, Problem
from mla_writer.forms.model import Block, Designation, Form, Part
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import Shape
from mla_writer.linting.fed import reads_an_answer
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.sentences import Slot, split_sentence

_WORDS = frozenset({"", "true", "false"})
_ONE_OF = ("heading", "paragraph", "list", "particulars", "table", "entry", "points", "blocks", "special")
"""What a letter block can be; it is exactly one of these, or a bare text."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a text stands: what it can name, and the thing and file it was read from."""

    shapes: tuple[Shape, ...]
    places: FilePlaces
    owner: object
    variables: Mapping[str, Type] = field(default_factory=dict)

    def binding(self, variables: Mapping[str, Type]) -> _Spot:
        """Return the spot with further names bound."""
        return replace(self, variables={**self.variables, **variables})


@dataclass(slots=True)
class ConditionLinter:
    """Compiles conditions in their place and turns each fault into a problem at file, line and column."""

    questionnaire: Questionnaire
    compiler: Compiler = field(init=False)
    _annexes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.compiler = Compiler(self.questionnaire)
        self._annexes = frozenset(f"annex.{one.id}" for one in self.questionnaire.library.outline.annexes)

    def shapes(self, shape: Shape, around: tuple[Shape, ...], places: FilePlaces) -> Iterator[Problem]:
        """Yield the faults in the conditions of all questions below `shape`."""
        inside = (*around, shape) if shape.sort == "record" else around
        question = shape.question
        if question is not None and places.knows(question):
            spot = _Spot(around, places, question)
            yield from self._compile(question.when, spot, "when", wanted=t.BOOL)
            yield from self._compile(question.required, spot, "required", wanted=t.BOOL)
            yield from self._compile(question.theirs, spot, "theirs", wanted=t.BOOL)
        for child in (*shape.fields.values(), *([shape.item] if shape.item else [])):
            yield from self.shapes(child, inside, places)

    def form(self, form: Form, shape: Shape, places: FilePlaces) -> Iterator[Problem]:
        """Yield the faults in the conditions of a form itself and of its sections."""
        yield from self._compile(form.coercive, _Spot((shape,), places, form), "coercive", wanted=t.BOOL)
        for section in form.sections:
            yield from self._compile(section.when, _Spot((shape,), places, section), "when", wanted=t.BOOL)

    def designations(self, designations: Iterable[Designation], item: Shape, places: FilePlaces) -> Iterator[Problem]:
        """Yield the faults in how items are called: conditions and slots."""
        for one in designations:
            spot = _Spot((item,), places, one)
            yield from self._compile(one.when, spot, "when", wanted=t.BOOL)
            yield from self._slots(one.text, spot, "text")
            for part in one.parts:
                yield from self._slots(part, spot, "parts")

    def part(self, part: Part, places: FilePlaces) -> Iterator[Problem]:
        """Yield the faults of a part of the outline."""
        yield from self._compile(part.when, _Spot((), places, part), "when", wanted=t.BOOL)
        yield from self.blocks(part.blocks, (), {}, places)

    def condition(self, text: str, shapes: tuple[Shape, ...], place: Place) -> Iterator[Problem]:
        """Yield the fault of a condition that stands at `place`, by itself, inside `shapes`."""
        if text not in _WORDS:
            yield from self._compile_at(text, shapes, {}, place, t.BOOL)

    def requirement(self, rule: RuleText, places: FilePlaces) -> Iterator[Problem]:
        """Yield the faults of a requirement: its conditions, the slots of its message, and the place that it names."""
        requirement, home = rule.requirement, self.questionnaire.root.get(rule.home)
        spot = _Spot((home,) if home is not None else (), places, requirement)
        path, _, variable = (word.strip() for word in requirement.for_each.partition(" as "))
        if requirement.for_each:
            if not path or not variable:
                yield Problem("FORM-010", places.of(requirement, "for_each"), {"text": requirement.for_each})
                return
            yield from self._compile(path, spot, "for_each")
            spot = spot.binding({variable: self._item(path, spot)})
        for name, text in (("applies", requirement.applies), ("expect", requirement.expect)):
            yield from self._compile(text, spot, name, wanted=t.BOOL)
        for name, text in requirement.with_.items():
            yield from self._compile(text, spot, "with", name)
        yield from self._compile(requirement.at, spot, "at")
        for name, text in (("title", requirement.title), ("message", requirement.message)):
            yield from self._slots(text, spot, name, frozenset(requirement.with_))

    def blocks(
        self, blocks: Iterable[Block], shapes: tuple[Shape, ...], variables: Mapping[str, Type], places: FilePlaces
    ) -> Iterator[Problem]:
        """Yield the faults of letter blocks: conditions, lists walked, slots, and whether each block is exactly one thing."""
        for block in blocks:
            yield from self._block(block, _Spot(shapes, places, block, variables))

    def _block(self, block: Block, spot: _Spot) -> Iterator[Problem]:
        said = sum(1 for name in _ONE_OF if getattr(block, name))
        if said != 1 and not (block.text and said == 0):
            yield Problem("FORM-011", spot.places.of(block, "id"), {"id": block.id, "found": said})
        yield from self._compile(block.when, spot, "when", wanted=t.BOOL)
        if block.each:
            path, _, variable = (word.strip() for word in block.each.partition(" as "))
            faults = list(self._compile(path, spot, "each"))
            yield from faults
            if faults or not variable:
                return
            spot = spot.binding({variable: self._item(path, spot)})
        for name in ("heading", "paragraph", "text", "entry"):
            yield from self._slots(getattr(block, name), spot, name)
        for column in block.table:
            yield from self._slots(column.cell, spot, "table")
            yield from self._slots(column.instead, spot, "table")
        for name in ("list", "of"):
            yield from self._compile(getattr(block, name), spot, name) if getattr(block, name) else ()
        for path in block.particulars:
            yield from self._compile(path, spot, "particulars")
        yield from self.blocks((*block.points, *block.blocks), spot.shapes, spot.variables, spot.places)

    def _slots(self, text: str, spot: _Spot, name: str, given: frozenset[str] = frozenset()) -> Iterator[Problem]:
        for piece in split_sentence(text):
            if isinstance(piece, Slot) and piece.expression not in given and piece.expression not in self._annexes:
                yield from self._compile(piece.expression, spot, name)

    def _compile(self, text: str, spot: _Spot, *keys: str, wanted: Type | None = None) -> Iterator[Problem]:
        if text not in _WORDS:
            place = spot.places.of(spot.owner, *keys)
            yield from self._compile_at(text, spot.shapes, spot.variables, place, wanted)
        elif text and keys == ("when",):
            yield Problem("FORM-046", spot.places.of(spot.owner, *keys), {"condition": text})

    def _compile_at(
        self, text: str, shapes: tuple[Shape, ...], variables: Mapping[str, Type], place: Place, wanted: Type | None
    ) -> Iterator[Problem]:
        try:
            condition = self.compiler.condition(text, shapes, variables)
        except ConditionFault as fault:
            yield Problem(fault.code, _moved(place, fault.column), {"condition": text, **fault.parameters})
            return
        if wanted is not None and condition.type not in (wanted, t.ANY):
            yield Problem("COND-022", place, {"condition": text, "wanted": str(wanted), "found": str(condition.type)})
        elif wanted is not None and not reads_an_answer(condition.tree):
            yield Problem("FORM-046", place, {"condition": text})
        for column in contradictions(condition):
            yield Problem("FORM-021", _moved(place, column), {"condition": text})

    def _item(self, path: str, spot: _Spot) -> Type:
        try:
            return self.compiler.item_type(path, spot.shapes, spot.variables)
        except ConditionFault:
            return t.ANY


def _moved(place: Place, column: int) -> Place:
    return Place(place.file, place.line, place.column + column) if place.line else place
