"""The interview: which questions are live for the answers given so far, in order, and what an answer would make vanish.

A question is asked once its condition is decided to be yes; until then, and where it is no, it is hidden. Hidden answers are
kept in the answers but are unknown to conditions, checks and letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from mla_writer.answers.answers import Answers
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.forms.library import FRAME
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.interview.element import Element
from mla_writer.interview.names import Names, Record, build_names, rebuilt
from mla_writer.interview.omissions import NOTHING, LeftOut, left_out
from mla_writer.interview.reads import differing
from mla_writer.interview.rules import STEERING, Locals, RuleBook, Watched
from mla_writer.interview.shown import Walker
from mla_writer.interview.step import Given, Settled, Step

__all__ = ["Live", "Step", "conduct"]

T = TypeVar("T")
Kept = Mapping[str, Mapping[str, Settled]]
"""What holds from the state before, by collection and id."""
_MOST_ROUNDS = 6
_ASSISTANCE = "request.assistance"


@dataclass(frozen=True, repr=False)  # it holds all forms
class Live:
    """The state of the interview for one state of the answers."""

    questionnaire: Questionnaire
    answers: Answers
    names: Names
    hidden: frozenset[str]
    rulebook: RuleBook
    request_date: Day
    catalogue: Mapping[str, tuple[Element, ...]] = field(default_factory=dict)
    settled: Kept = field(default_factory=dict)
    left_out: LeftOut = NOTHING
    lasting: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out and rests on nothing that texts say: states that differ in words only share it."""

    @cached_property
    def said(self) -> Answers:
        """The answers without what this kind of letter leaves out; those that a condition hides are among them."""
        return self.left_out.taken_from(self.answers)

    @cached_property
    def walker(self) -> Walker:
        """Finds values among the visible answers."""
        return Walker(self.questionnaire, self.names)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every live question in the order in which it is asked."""
        return self.once(Live._steps)

    def once(self, work: Callable[[Live], T]) -> T:
        """Return what `work` gives for this state, and for those that differ from it in words only: it must read none."""
        if work not in self.lasting:
            self.lasting[work] = work(self)
        return self.lasting[work]  # type: ignore[return-value] # kept under the work that gave it

    @cached_property
    def given(self) -> tuple[Given, ...]:
        """Every live question that has an answer, with it."""
        return tuple(self._given())

    @property
    def tied(self) -> tuple[Step, ...]:
        """The live questions whose answers a form wants tied to the offence by facts."""
        return self.once(Live._tied)

    def _tied(self) -> tuple[Step, ...]:
        asking = (name for name in self.forms if self.rulebook.ties(self.questionnaire.root[name]))
        return tuple(step for name in asking for step in self.steps_of(name) if step.question.tied_by)

    def step_at(self, path: str) -> Step | None:
        """Return the live question at `path`, or None where none is asked."""
        name, _, rest = path.partition(".")
        known = self.settled.get(name)
        if known is None:
            return self.once(Live._other_steps).get(path)
        item = known.get(rest.partition(".")[0])
        steps = self.steps_in(item, name) if item is not None else ()
        return next((step for step in steps if step.path == path), None)

    def _other_steps(self) -> Mapping[str, Step]:
        """The live questions outside the items that are settled, by their paths."""
        return {step.path: step for name in self.forms if name not in self.settled for step in self.steps_of(name)}

    @property
    def required(self) -> frozenset[str]:
        """The paths of the live questions that need an answer."""
        return self.once(Live._required_paths)

    def _required_paths(self) -> frozenset[str]:
        return frozenset(step.path for step in self.steps if step.required is True)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The frame, the collections, the chosen types of assistance and the extras, in the order of asking."""
        return active_forms(self.questionnaire, self.answers, self.left_out)

    @property
    def rules(self) -> tuple[RuleText, ...]:
        """The requirements of forms, packs and treaties that have a say."""
        return self.once(Live._rules)

    def _rules(self) -> tuple[RuleText, ...]:
        return tuple(one for one in self.questionnaire.rules if not one.home or one.home in self.in_use)

    @property
    def in_use(self) -> frozenset[str]:
        """The names of the forms in use."""
        return self.once(Live._in_use)

    def _in_use(self) -> frozenset[str]:
        return frozenset(self.forms)

    @cached_property
    def hidden_answers(self) -> tuple[str, ...]:
        """Answered paths that are hidden at present, in order of entry."""
        return tuple(path for path, _, is_hidden in self._leaves(self.answers) if is_hidden)

    @cached_property
    def visible(self) -> Mapping[str, object]:
        """Every single answer that is not hidden, by its path, in the order of entry."""
        return {path: value for path, value, is_hidden in self._leaves(self.said) if not is_hidden}

    def _leaves(self, answers: Answers) -> Iterator[tuple[str, object, bool]]:
        """Yield every answer and whether it is hidden; what stands together is looked up once."""
        records: dict[str, bool] = {}
        for path, value in answers.leaves():
            record = path.rpartition(".")[0]
            if record not in records:
                records[record] = self.is_hidden(record or path)
            yield path, value, records[record] or path in self.hidden

    def is_hidden(self, path: str) -> bool:
        """Whether the place at `path`, or one above it, is hidden, or its form is not in use."""
        if path.partition(".")[0] not in self.in_use:
            return True
        while path:
            if path in self.hidden:
                return True
            path = path.rpartition(".")[0]
        return False

    def steps_in(self, settled: Settled, name: str) -> tuple[Step, ...]:
        """Return the live questions of an item of the collection `name` that depends on nothing but itself."""
        if settled.steps is None:
            item = self.questionnaire.root[name].item
            assert item is not None
            settled.steps = tuple(self._record_steps(item, settled.record, Locals()))
        return settled.steps

    def steps_of(self, name: str) -> tuple[Step, ...]:
        """Return the live questions of the form or collection `name`."""
        known = self.once(Live._by_form)
        if name not in known:
            known[name] = tuple(self._steps_of(name))
        return known[name]

    def _by_form(self) -> dict[str, tuple[Step, ...]]:
        """What `steps_of` has found."""
        return {}

    def _steps_of(self, name: str) -> Iterator[Step]:
        shape, value, known = self.questionnaire.root[name], self.names.top[name], self.settled.get(name)
        if known is not None:
            for one in known.values():
                yield from self.steps_in(one, name)
        elif shape.sort == "items":
            assert shape.item is not None
            for record in value if isinstance(value, tuple) else ():
                yield from self._record_steps(shape.item, record, Locals())
        elif isinstance(value, dict):
            yield from self._record_steps(shape, value, Locals())

    def _steps(self) -> tuple[Step, ...]:
        return tuple(step for name in self.forms for step in self.steps_of(name))

    def _given(self) -> Iterator[Given]:
        for name in self.forms:
            known = self.settled.get(name)
            if known is None:
                yield from self._answered(self.steps_of(name))
                continue
            for one in known.values():
                if one.given is None:
                    one.given = tuple(self._answered(self.steps_in(one, name)))
                yield from one.given

    def _answered(self, steps: Iterable[Step]) -> Iterator[Given]:
        for step in steps:
            value = self.answers.get(step.path)
            if value is not UNKNOWN:
                yield step, value

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

    def is_theirs(self, step: Step) -> bool:
        """Whether the answer at a step belongs to the requested State; what cannot be told yet counts as theirs."""
        assert step.shape.question is not None
        return self.rulebook.decide(step.shape.question.theirs, step.locals, self.names, self.request_date) is not False

    def _required(self, shape: Shape, inside: Locals) -> object:
        """Whether an answer is needed: True, False, or UNKNOWN where it cannot be told yet."""
        assert shape.question is not None
        return self.rulebook.decide(shape.question.required, inside, self.names, self.request_date)


def active_forms(questionnaire: Questionnaire, answers: Answers, without: LeftOut) -> tuple[str, ...]:
    """Return the names of the forms in use: frame, collections, chosen types of assistance, the pack, the treaties named.

    Where a letter asks for no assistance, what packs and treaties demand of requests is not in use either.
    """
    collections = [one for one in COLLECTIONS if one not in without.places]
    if _ASSISTANCE in without.places:
        return (FRAME, *collections)
    chosen = [one for one in answers.listed(_ASSISTANCE) if one in questionnaire.library.assistance]
    named = {f"treaty:{one}" for one in answers.listed("request.treaties")}
    extras = [one.name for one in questionnaire.extras if one.origin in named or not one.origin.startswith("treaty:")]
    return (FRAME, *collections, *chosen, *extras)


def conduct(
    questionnaire: Questionnaire,
    rulebook: RuleBook,
    answers: Answers,
    request_date: Day,
    catalogue: Mapping[str, tuple[Element, ...]] | None = None,
    before: Live | None = None,
) -> Live:
    """Return the state of the interview: conditions are decided anew until what is hidden no longer changes.

    What the kind of letter leaves out is hidden from the start.

    `catalogue` holds the elements of the offences of the catalogue by their ids. Items that have not changed since `before`,
    and depend on nothing but themselves, are not looked at again.
    """
    without = left_out(questionnaire, rulebook, answers, request_date)
    hidden = without.places
    active = frozenset(active_forms(questionnaire, answers, without))
    holds = before is not None and before.request_date == request_date and before.left_out == without
    if before is not None and holds and before.questionnaire is questionnaire:
        onward = _onward(before, answers, active)
        if onward is not None:
            return onward
    kept = {name: one for name, one in _kept(questionnaire, answers, before).items() if holds and name in active}
    for _ in range(_MOST_ROUNDS):
        names = build_names(
            questionnaire.root, answers, active, kept, before.names if kept and before is not None else None
        )
        hider = _Hider(questionnaire, rulebook, names, request_date, hidden, kept)
        found = hider.hide(active) | without.places
        if found == hidden:
            break
        hidden = found
    settled = _settled(questionnaire, rulebook, answers, names, hider.by_item, kept)
    settled = {name: one for name, one in settled.items() if name in active}
    every = hidden.union(*(one.hidden for some in settled.values() for one in some.values()))
    return Live(questionnaire, answers, names, every, rulebook, request_date, catalogue or {}, settled, without)


def _onward(before: Live, answers: Answers, active: frozenset[str]) -> Live | None:
    """Return the state after an edit on which no question depends: all that was asked is asked. None for other edits."""
    root, rulebook = before.questionnaire.root, before.rulebook
    changed = differing(root, before.answers.root, answers.root)
    heads = {one.partition(".")[0] for one in (*changed.places, *changed.words)}
    if changed.reshaped or active != before.in_use or not heads <= active:
        return None
    if any(rulebook.reads_to_show(root[one], before.names).meets(changed) for one in active):
        return None
    names = rebuilt(root, before.names, before.answers.root, answers.root)
    settled = {name: _taken_on(known, answers.root.get(name), names) for name, known in before.settled.items()}
    others = heads - settled.keys()
    _take_out(names, (path for path in before.hidden if path.partition(".")[0] in others) if others else ())
    lasting = {} if changed.places else before.lasting
    return replace(before, answers=answers, names=names, settled=settled, lasting=lasting)


def _taken_on(known: Mapping[str, Settled], tree: object, names: Names) -> Mapping[str, Settled]:
    """Return the items of a collection after an edit that shows and hides nothing."""
    items = tree if isinstance(tree, Mapping) else {}
    more = {}
    for key, one in known.items():
        if items[key] is not one.tree:
            _take_out(names, one.hidden)
            record = names.record_at(str(one.record["$path"]))
            assert record is not None
            more[key] = Settled(items[key], record, one.hidden)
    return {**known, **more} if more else known


def _take_out(names: Names, hidden: Iterable[str]) -> None:
    """Take what is hidden out of the names."""
    for path in hidden:
        parent, _, key = path.rpartition(".")
        record = names.record_at(parent)
        if record is not None:
            record.pop(key, None)


def _kept(questionnaire: Questionnaire, answers: Answers, before: Live | None) -> Kept:
    """Return what holds from the state before: items whose answers are the same object."""
    if before is None or before.questionnaire is not questionnaire:
        return {}
    if any(before.answers.get(one) != answers.get(one) for one in STEERING):
        return {}
    kept: dict[str, Mapping[str, Settled]] = {}
    for name, known in before.settled.items():
        tree = answers.root.get(name)
        if tree is before.answers.root.get(name):
            kept[name] = known
        elif isinstance(tree, Mapping):
            kept[name] = {key: known[key] for key, one in tree.items() if key in known and known[key].tree is one}
    return kept


def _settled(
    questionnaire: Questionnaire,
    rulebook: RuleBook,
    answers: Answers,
    names: Names,
    hidden: Mapping[str, tuple[str, ...]],
    kept: Kept,
) -> Kept:
    """Return the items that hold for later states too: those of collections in which each is its own affair."""
    settled: dict[str, Mapping[str, Settled]] = {}
    for name in COLLECTIONS:
        shape, tree, records = questionnaire.root[name], answers.root.get(name), names.top.get(name)
        if shape.item is None or not rulebook.is_own_affair(shape.item):
            continue
        if isinstance(tree, Mapping) and isinstance(records, tuple):
            known = kept.get(name, {})
            settled[name] = (
                known
                if len(known) == len(records)
                else {
                    key: known.get(key) or Settled(one, record, hidden.get(record["$path"], ()))
                    for (key, one), record in zip(tree.items(), records, strict=True)
                }
            )
    return settled


class _Hider:
    """Walks all places once, takes hidden answers out of the names, and returns the hidden paths."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        rulebook: RuleBook,
        names: Names,
        request_date: Day,
        before: frozenset[str],
        kept: Kept,
    ) -> None:
        self._questionnaire = questionnaire
        self._rulebook = rulebook
        self._names = names
        self._date = request_date
        self._before = before
        self._kept = kept
        self._hidden: list[str] = []
        self.by_item: dict[str, tuple[str, ...]] = {}

    def hide(self, active: frozenset[str]) -> frozenset[str]:
        """Return what is hidden outside the items that are kept; `by_item` tells it for each item looked at.

        What the round before has hidden is taken out first, so that forward references see the same state as backward ones.
        """
        _take_out(self._names, (path for path in self._before if path.partition(".")[0] in active))
        for name, shape in self._questionnaire.root.items():
            value = self._names.top[name]
            if name not in active:
                continue
            if shape.sort == "items" and isinstance(value, tuple) and shape.item is not None:
                self._items(shape.item, value, self._kept.get(name, {}))
            elif isinstance(value, dict):
                self._record(shape, value, Locals())
        return frozenset(self._hidden)

    def _items(self, shape: Shape, records: tuple[Record, ...], kept: Mapping[str, Settled]) -> None:
        if len(kept) == len(records):
            return
        for record in records:
            if record["id"] not in kept:
                begin = len(self._hidden)
                self._record(shape, record, Locals())
                self.by_item[str(record["$path"])] = tuple(self._hidden[begin:])

    def _record(self, shape: Shape, record: Record, around: Locals) -> None:
        inside = around.inside(shape, record)
        for one in self._rulebook.watched(shape):
            if self._is_shown(one, record, inside):
                self._inner(one.shape, record.get(one.key), f"{record['$path']}.{one.key}", inside)
            else:
                self._hidden.append(f"{record['$path']}.{one.key}")
                record.pop(one.key, None)

    def _inner(self, shape: Shape, value: object, path: str, inside: Locals) -> None:
        if shape.sort == "items" and isinstance(value, tuple) and shape.item is not None:
            for item in value:
                self._record(shape.item, item, inside)
        elif shape.sort == "record":  # a group in which nothing is answered yet hides what waits for its other answers
            self._record(shape, value if isinstance(value, dict) else {"$path": path}, inside)

    def _is_shown(self, one: Watched, record: Record, inside: Locals) -> bool:
        for text in one.conditions:
            if self._rulebook.decide(text, inside, self._names, self._date) is not True:
                return False
        return one.rule is None or self._is_needed(one.rule, record, one.key)

    def _is_needed(self, rule: RuleText, record: Record, key: str) -> bool:
        """Whether the rule that brings the question is not met without its answer."""
        held = record.pop(key, UNKNOWN)
        try:
            outcomes = self._rulebook.outcomes(rule, self._names, self._date)
            return any(one.result is False and one.concerns(record) for one in outcomes)
        finally:
            if held is not UNKNOWN:
                record[key] = held
