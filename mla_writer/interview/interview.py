"""The interview: which questions are live for the answers given so far, in order, and what an answer would make vanish.

A question is asked once its condition is decided to be yes; until then, and where it is no, it is hidden. Hidden answers are
kept in the answers but are unknown to conditions, checks and letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mla_writer.answers.answers import Answers
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.forms.library import FRAME
from mla_writer.forms.model import Question
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.interview.element import Element
from mla_writer.interview.names import Names, Record, build_names
from mla_writer.interview.rules import Locals, RuleBook
from mla_writer.interview.shown import Walker

_MOST_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One live question at a concrete path. `required` is True, False or UNKNOWN; `locals` are the names around it."""

    path: str
    shape: Shape
    required: object
    locals: Locals

    @property
    def question(self) -> Question:
        """The question asked."""
        assert self.shape.question is not None
        return self.shape.question


@dataclass(frozen=True)
class Live:
    """The state of the interview for one state of the answers."""

    questionnaire: Questionnaire
    answers: Answers
    names: Names
    hidden: frozenset[str]
    rulebook: RuleBook
    request_date: Day
    catalogue: Mapping[str, tuple[Element, ...]] = field(default_factory=dict)

    @cached_property
    def walker(self) -> Walker:
        """Finds values among the visible answers."""
        return Walker(self.questionnaire, self.names)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every live question in the order in which it is asked."""
        return tuple(self._steps())

    @cached_property
    def required(self) -> frozenset[str]:
        """The paths of the live questions that need an answer."""
        return frozenset(step.path for step in self.steps if step.required is True)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The frame, the collections, the chosen types of assistance and the extras, in the order of asking."""
        return active_forms(self.questionnaire, self.answers)

    @cached_property
    def hidden_answers(self) -> tuple[str, ...]:
        """Answered paths that are hidden at present, in order of entry."""
        return tuple(path for path, _ in self.answers.leaves() if self.is_hidden(path))

    def is_hidden(self, path: str) -> bool:
        """Whether the place at `path`, or one above it, is hidden, or its form is not in use."""
        keys = path.split(".")
        if keys[0] not in self.forms:
            return True
        return any(".".join(keys[:length]) in self.hidden for length in range(1, len(keys) + 1))

    def _steps(self) -> Iterator[Step]:
        for name in self.forms:
            shape = self.questionnaire.root[name]
            value = self.names.top[name]
            if shape.sort == "items":
                assert shape.item is not None
                for record in value if isinstance(value, tuple) else ():
                    yield from self._record_steps(shape.item, record, Locals())
            elif isinstance(value, dict):
                yield from self._record_steps(shape, value, Locals())

    def _record_steps(self, shape: Shape, record: Record, around: Locals) -> Iterator[Step]:
        inside = around.inside(shape, record)
        for key, child in shape.fields.items():
            path = f"{record['$path']}.{key}"
            if path not in self.hidden:
                yield from self._field_steps(child, record.get(key, UNKNOWN), path, inside)

    def _field_steps(self, shape: Shape, value: object, path: str, inside: Locals) -> Iterator[Step]:
        if shape.question is not None:
            yield Step(path, shape, self._required(shape, inside), inside)
        if shape.sort == "items" and isinstance(value, tuple):
            assert shape.item is not None
            for item in value:
                yield from self._record_steps(shape.item, item, inside)
        elif shape.sort == "record":
            record = value if isinstance(value, dict) else {"$path": path}
            yield from self._record_steps(shape, record, inside)

    def _required(self, shape: Shape, inside: Locals) -> object:
        """Whether an answer is needed: True, False, or UNKNOWN where it cannot be told yet."""
        assert shape.question is not None
        return self.rulebook.decide(shape.question.required, inside, self.names, self.request_date)


def active_forms(questionnaire: Questionnaire, answers: Answers) -> tuple[str, ...]:
    """Return the names of the forms in use: frame, collections, chosen types of assistance, extras."""
    chosen = [one for one in answers.listed("request.assistance") if one in questionnaire.library.assistance]
    extras = [extra.name for extra in questionnaire.extras]
    return (FRAME, *COLLECTIONS, *chosen, *extras)


def conduct(
    questionnaire: Questionnaire,
    rulebook: RuleBook,
    answers: Answers,
    request_date: Day,
    catalogue: Mapping[str, tuple[Element, ...]] | None = None,
) -> Live:
    """Return the state of the interview: conditions are decided anew until what is hidden no longer changes.

    `catalogue` holds the elements of the offences of the catalogue by their ids.
    """
    hidden: frozenset[str] = frozenset()
    active = frozenset(active_forms(questionnaire, answers))
    for _ in range(_MOST_ROUNDS):
        names = build_names(questionnaire.root, answers, active)
        found = _Hider(questionnaire, rulebook, names, request_date, hidden).hide(active)
        if found == hidden:
            break
        hidden = found
    return Live(questionnaire, answers, names, hidden, rulebook, request_date, catalogue or {})


def would_vanish(before: Live, after: Live) -> tuple[str, ...]:
    """Return the answered paths that are shown in `before` and hidden in `after`: what an edit takes out of the letter."""
    gone = set(after.hidden_answers) - set(before.hidden_answers)
    return tuple(path for path, _ in before.answers.leaves() if path in gone)


class _Hider:
    """Walks all places once, takes hidden answers out of the names, and returns the hidden paths."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        rulebook: RuleBook,
        names: Names,
        request_date: Day,
        before: frozenset[str],
    ) -> None:
        self._questionnaire = questionnaire
        self._rulebook = rulebook
        self._names = names
        self._date = request_date
        self._before = before
        self._hidden: set[str] = set()

    def hide(self, active: frozenset[str]) -> frozenset[str]:
        for name in sorted(active, key=list(self._questionnaire.root).index):
            self._take_out(name)
        for name, shape in self._questionnaire.root.items():
            value = self._names.top[name]
            if name not in active:
                continue
            if shape.sort == "items" and isinstance(value, tuple) and shape.item is not None:
                for record in value:
                    self._record(shape.item, record, Locals())
            elif isinstance(value, dict):
                self._record(shape, value, Locals())
        return frozenset(self._hidden)

    def _take_out(self, name: str) -> None:
        """Take out what the round before has hidden, so that forward references see the same state as backward ones."""
        for path in self._before:
            if path.partition(".")[0] == name:
                parent, _, key = path.rpartition(".")
                record = self._names.record_at(parent)
                if record is not None:
                    record.pop(key, None)

    def _record(self, shape: Shape, record: Record, around: Locals) -> None:
        inside = around.inside(shape, record)
        for key, child in shape.fields.items():
            path = f"{record['$path']}.{key}"
            if self._is_shown(child, record, key, inside):
                self._inner(child, record.get(key), inside)
            else:
                self._hidden.add(path)
                record.pop(key, None)

    def _inner(self, shape: Shape, value: object, inside: Locals) -> None:
        if shape.sort == "items" and isinstance(value, tuple) and shape.item is not None:
            for item in value:
                self._record(shape.item, item, inside)
        elif shape.sort == "record" and isinstance(value, dict):
            self._record(shape, value, inside)

    def _is_shown(self, shape: Shape, record: Record, key: str, inside: Locals) -> bool:
        for text in conditions_of(shape):
            if self._rulebook.decide(text, inside, self._names, self._date) is not True:
                return False
        rule = self._rulebook.asking(shape)
        if rule is None or (shape.question is not None and shape.question.when):
            return True
        return self._is_needed(rule, record, key)

    def _is_needed(self, rule: RuleText, record: Record, key: str) -> bool:
        """Whether the rule that brings the question is not met without its answer."""
        held = record.pop(key, UNKNOWN)
        try:
            outcomes = self._rulebook.outcomes(rule, self._names, self._date)
            return any(one.result is False and one.concerns(record) for one in outcomes)
        finally:
            if held is not UNKNOWN:
                record[key] = held


def conditions_of(shape: Shape) -> Iterator[str]:
    """Yield the conditions under which the question at `shape` is asked: of its section, and its own."""
    if shape.section is not None and shape.section.when:
        yield shape.section.when
    if shape.question is not None and shape.question.when:
        yield shape.question.when


def count_answered(live: Live) -> Mapping[str, tuple[int, int]]:
    """Return, for each form, how many live questions are answered and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for step in live.steps:
        done, all_of_them = counts.get(step.path.partition(".")[0], (0, 0))
        answered = live.answers.get(step.path) is not UNKNOWN
        counts[step.path.partition(".")[0]] = (done + answered, all_of_them + 1)
    return counts
