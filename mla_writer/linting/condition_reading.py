"""Reading a condition while it is written: what is wrong and where, or what it says in words; and what may be named in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mla_writer.conditions import types as t
from mla_writer.conditions.condition import Condition
from mla_writer.conditions.explain import stated
from mla_writer.conditions.syntax import ConditionFault
from mla_writer.conditions.types import Type
from mla_writer.conditions.words import CaptionOf, Describe, in_words
from mla_writer.content import Content
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, Problem
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import Shape
from mla_writer.interview.because import caption_of
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

_QUOTED = N_("“{caption}”")
_MOST_BELOW = 3
"""How deep names are offered below a list or a reference."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A condition as it was read: a `problem` with the column (from 1) at which it begins, or what it says (`told`).

    Values in `told` are `Shown`. `names` are the answers that it reads, a loop variable as it is written.
    """

    problem: Problem | None = None
    column: int = 0
    told: Message | None = None
    names: frozenset[str] = frozenset()


@dataclass
class ConditionReader:
    """Reads conditions of one pack, with the questions that its rules bring along."""

    content: Content
    pack: CountryPack | None = None
    questionnaire: Questionnaire = field(init=False)
    _compiler: Compiler = field(init=False)

    def __post_init__(self) -> None:
        sides = []
        if self.pack is not None:
            asking = self.pack.asking_extra()
            sides = [self.pack.extra(), *((asking,) if asking is not None else ())]
        self.questionnaire = Questionnaire(self.content.forms, (*self.content.treaties.extras(), *sides))
        self._compiler = Compiler(self.questionnaire)

    def read(self, text: str, for_each: str = "", *, is_value: bool = False) -> Reading:
        """Return what a condition says, standing in a rule for each of a list (`documents as d`, or nothing).

        With `is_value` it may give anything, as the values of a message do; then it says nothing.
        """
        try:
            condition, start = self._compiled(text, for_each)
        except ConditionFault as fault:
            problem = Problem(fault.code, Place(""), {"condition": text, **fault.parameters})
            return Reading(problem, fault.column)
        if is_value:
            return Reading(names=frozenset(condition.references))
        if condition.type not in (t.BOOL, t.ANY):
            parameters = {"condition": text, "wanted": str(t.BOOL), "found": str(condition.type)}
            return Reading(Problem("COND-022", Place(""), parameters), 1)
        told = in_words(stated(condition), self._caption(start), self._describe(start))
        return Reading(told=told, names=frozenset(condition.references))

    def names(self, for_each: str = "") -> tuple[str, ...]:
        """Return every name that a condition may use, dotted; those of the loop variable first."""
        found = dict.fromkeys(self._listed(for_each))
        for name, shape in self.questionnaire.root.items():
            found |= dict.fromkeys(self._below(name, shape))
        return tuple(found)

    def lists(self) -> tuple[str, ...]:
        """Return every list that a rule may be asked for each entry of."""
        every = (shape for root in self.questionnaire.root.values() for shape in root.walk())
        return tuple(dict.fromkeys(one.pattern for one in every if one.sort == "items" and "*" not in one.pattern))

    def shape(self, path: str) -> Shape | None:
        """Return the question at a path of answers."""
        return self.questionnaire.shape(path)

    def caption(self, path: str) -> Message | None:
        """Return the noun phrase that names the question at a path, or None where there is none."""
        shape = self.questionnaire.shape(path)
        return caption_of(shape) if shape is not None and shape.question is not None else None

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _compiled(self, text: str, for_each: str) -> tuple[Condition, Mapping[str, Shape]]:
        path, _, variable = (word.strip() for word in for_each.partition(" as "))
        variables: dict[str, Type] = {}
        start: dict[str, Shape] = {}
        if path and variable:
            variables[variable] = self._compiler.item_type(path)
            record = self.questionnaire.record_at(self.questionnaire.reached(path, {}))
            start |= {variable: record} if record is not None else {}
        return self._compiler.condition(text, (), variables), start

    def _listed(self, for_each: str) -> Iterator[str]:
        path, _, variable = (word.strip() for word in for_each.partition(" as "))
        record = self.questionnaire.record_at(self.questionnaire.reached(path, {})) if path and variable else None
        if record is not None:
            yield from self._below(variable, record)

    def _below(self, name: str, shape: Shape, depth: int = 0) -> Iterator[str]:
        yield name
        if shape.sort == "record" and depth < _MOST_BELOW:
            for key, one in shape.fields.items():
                yield from self._below(f"{name}.{key}", one, depth + 1)

    def _caption(self, start: Mapping[str, Shape]) -> CaptionOf:
        def caption(path: str) -> Message:
            shape = self.questionnaire.reached(path, start)
            return Message(_QUOTED, {"caption": caption_of(shape) if shape is not None else Message(path)})

        return caption

    def _describe(self, start: Mapping[str, Shape]) -> Describe:
        def describe(path: str, value: object) -> object:
            return Shown(value, self.questionnaire.reached(path, start), path)

        return describe
