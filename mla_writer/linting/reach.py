"""Linting what can be reached: questions that are never asked, and parts of the letter that are never said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mla_writer.conditions.possible import KeyOf, Stated, can_hold
from mla_writer.conditions.syntax import ConditionFault
from mla_writer.conditions.types import Type
from mla_writer.errors import Problem
from mla_writer.forms.model import Block, Designation, Part
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import Shape
from mla_writer.interview.rules import conditions_of
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.sentences import slots_of

_WORDS = frozenset({"", "true", "false"})


@dataclass(frozen=True, slots=True)
class _Held:
    """A condition that holds wherever something is asked or said, with its text."""

    text: str
    stated: Stated


@dataclass(frozen=True, slots=True)
class _Around:
    """What a block may name: the records around it, loop variables with the item and type they stand for; what holds there."""

    shapes: tuple[Shape, ...]
    places: FilePlaces
    items: Mapping[str, Shape] = field(default_factory=dict)
    types: Mapping[str, Type] = field(default_factory=dict)
    held: tuple[_Held, ...] = ()

    @property
    def start(self) -> Mapping[str, Shape]:
        """The names that lead to a shape of their own."""
        return {name: one for shape in self.shapes for name, one in shape.fields.items()} | dict(self.items)


class Reach:
    """Knows under which conditions every question is asked, and tries whether they can hold."""

    def __init__(self, questionnaire: Questionnaire, compiler: Compiler) -> None:
        self._questionnaire = questionnaire
        self._compiler = compiler
        self._asked: dict[str, tuple[_Held, ...]] = {}
        self._reads: dict[str, frozenset[str]] = {}
        for shape in questionnaire.root.values():
            self._walk(shape, (), (), None)

    # ---- questions -------------------------------------------------------------------------------------------------

    def questions(self, shape: Shape, around: tuple[Shape, ...], places: FilePlaces) -> Iterator[Problem]:
        """Yield the questions below `shape` that are never asked, and those whose answer is never needed."""
        inside = (*around, shape) if shape.sort == "record" else around
        question = shape.question
        if question is not None and places.knows(question):
            asked = self._asked.get(shape.pattern, ())
            waiting = self._waits_for_itself(shape.pattern) if question.when else ()
            if waiting:
                told = ", ".join(one.rpartition(".")[2] for one in waiting)
                yield Problem("FORM-061", places.of(question, "when"), {"id": question.id, "others": told})
            elif question.when and not self._can_hold(asked):
                other = self._against(question.when, asked)
                if other:
                    parameters = {"id": question.id, "condition": question.when, "other": other}
                    yield Problem("FORM-022", places.of(question, "when"), parameters)
            elif question.required not in _WORDS:
                needed = self._held(question.required, around, {}, self._key_in(_names_of(around)))
                if not self._can_hold((*asked, *needed)):
                    yield Problem("FORM-023", places.of(question, "required"), {"id": question.id})
        for child in (*shape.fields.values(), *([shape.item] if shape.item else [])):
            yield from self.questions(child, inside, places)

    def _waits_for_itself(self, key: str) -> tuple[str, ...]:
        """Return the questions for whose answers one waits and that wait for its own; empty where some can be asked without.

        Of those that wait for each other, each is asked whose conditions hold without the others; what then still waits never is.
        """
        around = {one for one in self._before(key) if key in self._before(one)}
        while around and key in around:
            begun = {one for one in around if self._can_hold_without(one, around)}
            if not begun:
                return tuple(sorted(around))
            around -= begun
        return ()

    def _before(self, key: str) -> frozenset[str]:
        """Return the questions that the conditions of one read, and those that theirs read."""
        if key not in self._reads:
            found: set[str] = set()
            waiting = [key]
            while waiting:
                for one in self._asked.get(waiting.pop(), ()):
                    condition, key_of = one.stated
                    new = {key_of(path) for path in condition.references} & self._asked.keys() - found
                    found |= new
                    waiting += new
            self._reads[key] = frozenset(found)
        return self._reads[key]

    def _can_hold_without(self, key: str, others: Iterable[str]) -> bool:
        """Return whether a question can be asked while nothing in `others` is answered."""
        never = (self._compiler.condition("false", (), {}), str)
        unanswered = frozenset(others)
        stated = [one.stated for one in self._asked[key]]
        return can_hold(stated, lambda one: (never,) if one in unanswered else self._asked_under(one))

    def _walk(self, shape: Shape, around: tuple[Shape, ...], before: tuple[_Held, ...], above: Shape | None) -> None:
        own: tuple[_Held, ...] = ()
        is_item = above is not None and above.question is not None and above.question is shape.question
        if not is_item:
            known = {one.text for one in before}
            key_of = self._key_in(_names_of(around))
            for text in conditions_of(shape):
                own += self._held(text, around, {}, key_of) if text not in known else ()
        asked = self._asked[shape.pattern] = (*before, *own)
        inside = (*around, shape) if shape.sort == "record" else around
        for child in (*shape.fields.values(), *([shape.item] if shape.item else [])):
            self._walk(child, inside, asked, shape)

    def all_hold(self, stated: Iterable[Stated]) -> bool:
        """Return whether some request makes every condition a yes, where an answer counts only if it is asked for."""
        return can_hold(stated, self._asked_under)

    def _can_hold(self, held: Iterable[_Held]) -> bool:
        return self.all_hold(one.stated for one in held)

    def _asked_under(self, key: str) -> tuple[Stated, ...]:
        return tuple(one.stated for one in self._asked.get(key, ()))

    def _against(self, text: str, held: tuple[_Held, ...]) -> str:
        """Return the condition that excludes the one in `text`: of what stands around it, or of a question that it reads.

        Empty where `text` excludes itself, which is told already.
        """
        own = next((one for one in held if one.text == text), None)
        if own is None or not can_hold([own.stated]):
            return ""
        condition, key_of = own.stated
        read = [one for path in sorted(condition.references) for one in self._asked.get(key_of(path), ())]
        others = [one for one in (*held, *read) if one.text != text]
        found = next((one for one in others if not can_hold([own.stated, one.stated])), None)
        return found.text if found is not None else " && ".join(dict.fromkeys(one.text for one in others))

    # ---- letters ---------------------------------------------------------------------------------------------------

    def part(self, part: Part, places: FilePlaces) -> Iterator[Problem]:
        """Yield what is never said in a part of the outline."""
        around = _Around((), places)
        held = self._held(part.when, (), {}, self._key_in({})) if part.when else ()
        yield from self.blocks(part.blocks, replace(around, held=held))

    def letter(self, blocks: Iterable[Block], form: Shape, places: FilePlaces) -> Iterator[Problem]:
        """Yield what is never said in the letter part of a form."""
        yield from self.blocks(blocks, _Around((form,), places))

    def blocks(self, blocks: Iterable[Block], around: _Around) -> Iterator[Problem]:
        """Yield the blocks that never stand in a letter, and the sentences that need answers nobody can give together."""
        for block in blocks:
            yield from self._block(block, around)

    def _block(self, block: Block, around: _Around) -> Iterator[Problem]:
        inner = self._entered(block, around)
        if inner is None:
            return
        if block.when not in _WORDS and not self._can_hold(inner.held):
            other = self._against(block.when, inner.held)
            if other:
                parameters = {"id": block.id, "condition": block.when, "other": other}
                yield Problem("FORM-024", around.places.of(block, "when"), parameters)
            return
        for key, paths in _said(block):
            yield from self._never_said(block, key, paths, inner)
        yield from self.blocks((*block.points, *block.blocks), inner)

    def _entered(self, block: Block, around: _Around) -> _Around | None:
        """Return what holds inside a block; None where its list is not known, which is told already."""
        if block.each:
            path, _, variable = (word.strip() for word in block.each.partition(" as "))
            listed = self._questionnaire.reached(path, around.start)
            try:
                type_ = self._compiler.item_type(path, around.shapes, around.types)
            except ConditionFault:
                return None
            record = self._questionnaire.record_at(listed)
            items = {**around.items, **({variable: record} if record is not None else {})}
            around = replace(around, items=items, types={**around.types, variable: type_})
        if block.when in _WORDS:
            return around
        return replace(
            around,
            held=(*around.held, *self._held(block.when, around.shapes, around.types, self._key_in(around.start))),
        )

    def _never_said(self, block: Block, key: str, paths: Iterable[str], around: _Around) -> Iterator[Problem]:
        """A sentence is said where all its answers are there; so they have to be asked under conditions that fit."""
        key_of = self._key_in(around.start)
        needed = [one for path in paths for one in self._asked.get(key_of(path), ())]
        if needed and not self._can_hold((*around.held, *needed)):
            told = " && ".join(dict.fromkeys(one.text for one in needed))
            yield Problem("FORM-025", around.places.of(block, key), {"id": block.id, "other": told})

    def designations(self, designations: Iterable[Designation], item: Shape, places: FilePlaces) -> Iterator[Problem]:
        """Yield the designations whose answers are never asked where they are used."""
        for one in designations:
            around = _Around((item,), places)
            if one.when:
                around = replace(around, held=self._held(one.when, (item,), {}, self._key_in(around.start)))
            block = Block(id=one.id, text=one.text)
            for problem in self._never_said(block, "text", slots_of(one.text), around):
                yield replace(problem, place=places.of(one, "text"))

    # ---- names -----------------------------------------------------------------------------------------------------

    def _held(
        self, text: str, shapes: tuple[Shape, ...], types: Mapping[str, Type], key_of: KeyOf
    ) -> tuple[_Held, ...]:
        """Return a condition ready to be tried; nothing for one that is faulty, which is told elsewhere."""
        if text in _WORDS:
            return ()
        try:
            return (_Held(text, (self._compiler.condition(text, shapes, types), key_of)),)
        except ConditionFault:
            return ()

    def _key_in(self, start: Mapping[str, Shape]) -> KeyOf:
        return key_in(self._questionnaire, start)


def key_in(questionnaire: Questionnaire, start: Mapping[str, Shape]) -> KeyOf:
    """Return what tells apart the answers that paths mean, for names that begin at `start` or at the top.

    A path that stays in one record means the place of its question. One that goes through a reference or a list may mean
    any item, so it is taken for what it says.
    """

    def key_of(path: str) -> str:
        head, *rest = path.split(".")
        shape = start.get(head) or questionnaire.root.get(head)
        for key in rest:
            shape = shape.fields.get(key) if shape is not None and shape.sort == "record" else None
        return shape.pattern if shape is not None else f"?{path}"

    return key_of


def _names_of(around: Iterable[Shape]) -> dict[str, Shape]:
    return {name: one for shape in around for name, one in shape.fields.items()}


def _said(block: Block) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield, for each sentence or row of a block, its key and the paths of which all have to be answered."""
    for key in ("heading", "paragraph", "text", "entry"):
        yield key, slots_of(getattr(block, key))
    for path in block.particulars:
        yield "particulars", (path,)
    if block.list:
        yield "list", (block.list,)
