"""The rulebook: every condition compiled once, and every rule decided for the answers at hand.

A rule is decided for each item of its `for_each`: met, not met, or cannot be told yet (`True`, `False`, `UNKNOWN`). Where
its `applies` is no, it says nothing; where `applies` cannot be told, nor can a blocker, and lesser rules keep quiet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mla_writer.conditions.condition import Condition, Follow
from mla_writer.conditions.types import Type
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.scope import CompiledRule, Compiler
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.interview.names import Names, Record
from mla_writer.interview.reads import Reads, reads_to_show
from mla_writer.translation.sentences import slots_of

STEERING = frozenset({"request.assistance"})
"""Answers of the frame on which questions about items may depend: where one changes, all items are looked at anew."""

_PLAIN = frozenset({"true", "false", ""})
"""Conditions that need not be read."""


@dataclass(frozen=True, slots=True)
class Locals:
    """The records around a place, outermost first, and their shapes: the names that may be used without prefix."""

    shapes: tuple[Shape, ...] = ()
    records: tuple[Record, ...] = ()

    def inside(self, shape: Shape, record: Record) -> Locals:
        """Return the locals within `record`."""
        return Locals((*self.shapes, shape), (*self.records, record))

    def value(self, name: str, top: Record) -> object:
        """Return what `name` stands for: the innermost record that may hold it goes first, then the top-level names."""
        for shape, record in zip(reversed(self.shapes), reversed(self.records), strict=True):
            if name in shape.fields:
                return record.get(name, UNKNOWN)
        return top.get(name, UNKNOWN)

    def bound(self) -> dict[str, object]:
        """Return the local names with their values; what is not answered is UNKNOWN and hides outer names."""
        names: dict[str, object] = {}
        for shape, record in zip(self.shapes, self.records, strict=True):
            names |= {key: record.get(key, UNKNOWN) for key in shape.fields}
        return names


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule decided: for `item` (None where the rule has no `for_each`), with the names that its message may use."""

    rule: RuleText
    result: object
    bound: Mapping[str, object]
    item: object = None
    variable: str = ""

    def concerns(self, record: Record) -> bool:
        """Whether the outcome is about `record`, or about the whole request."""
        return (
            self.item is None
            or not isinstance(self.item, dict)
            or self.item is record
            or record["$path"] in self._paths()
        )

    def _paths(self) -> tuple[str, ...]:
        """The records above which the item does not stand: flat questions of packs and treaties concern every item."""
        return (self.rule.home,)


@dataclass(frozen=True, slots=True)
class Watched:
    """A field of a record that may be hidden, or holds fields that may be: the conditions and the rule it depends on."""

    key: str
    shape: Shape
    conditions: tuple[str, ...]
    rule: RuleText | None


@dataclass(slots=True, repr=False)  # it holds all forms
class RuleBook:
    """Compiles on first use and keeps; see the module."""

    questionnaire: Questionnaire
    base: Compiler | None = None
    _compiler: Compiler = field(init=False)
    _asking: dict[int, RuleText] = field(init=False)
    _decided: dict[tuple[str, tuple[Shape, ...]], tuple[Condition, tuple[str, ...]]] = field(default_factory=dict)
    _watched: dict[Shape, tuple[Watched, ...]] = field(default_factory=dict)
    _own: dict[Shape, bool] = field(default_factory=dict)
    _items: dict[int, str] = field(default_factory=dict)
    _to_show: dict[Shape, Reads] = field(default_factory=dict)
    _ties: dict[Shape, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._compiler = Compiler(self.questionnaire, self.base)
        self._asking = {
            id(one.requirement.ask): one for one in self.questionnaire.rules if one.requirement.ask is not None
        }

    def asking(self, shape: Shape) -> RuleText | None:
        """Return the rule that brings the question at `shape`, or None where a form asks it."""
        return self._asking.get(id(shape.question)) if shape.question is not None else None

    def decide(self, text: str, inside: Locals, names: Names, date: Day) -> object:
        """Return whether the condition `text`, standing inside `inside`, holds: True, False or UNKNOWN."""
        if text in _PLAIN:
            return text == "true"
        known = self._decided.get((text, inside.shapes))
        if known is None:
            known = self._decided[text, inside.shapes] = self._read(text, inside.shapes)
        condition, heads = known
        return condition.evaluate({one: inside.value(one, names.top) for one in heads}, names.follow, date)

    def watched(self, shape: Shape) -> tuple[Watched, ...]:
        """Return the fields of a record that are not simply always asked."""
        found = self._watched.get(shape)
        if found is None:
            every = (
                Watched(key, one, tuple(conditions_of(one)), self._brings(one)) for key, one in shape.fields.items()
            )
            found = tuple(one for one in every if one.conditions or one.rule or one.shape.sort in {"items", "record"})
            self._watched[shape] = found
        return found

    def reads_to_show(self, shape: Shape, names: Names) -> Reads:
        """Return what decides which questions of a form or collection are asked; worked out once."""
        found = self._to_show.get(shape)
        if found is None:
            found = self._to_show[shape] = reads_to_show(self, names, shape)
        return found

    def ties(self, shape: Shape) -> bool:
        """Whether a form or collection asks anything whose answer is to be tied to the offence by facts."""
        if shape not in self._ties:
            asked = (one.question for one in shape.walk())
            self._ties[shape] = any(one is not None and bool(one.tied_by) for one in asked)
        return self._ties[shape]

    def places_in(self, text: str, shapes: tuple[Shape, ...]) -> frozenset[str]:
        """Return the dotted places that the condition `text` reads, standing inside records of `shapes`."""
        return frozenset() if text in _PLAIN else self._compiler.condition(text, shapes).references

    def is_own_affair(self, shape: Shape) -> bool:
        """Whether what is asked in a record depends on nothing but the record: no other item, no rule, no reference."""
        if shape not in self._own:
            self._own[shape] = self._is_own(shape, (shape,))
        return self._own[shape]

    def items_alone(self, rule: RuleText) -> str:
        """Return the collection each of whose items the rule looks at, where it reads nothing else; else an empty text."""
        found = self._items.get(id(rule))
        if found is None:
            found = self._items[id(rule)] = self._items_alone(rule)
        return found

    def compiled(self, text: str, inside: Locals) -> Condition:
        """Return the compiled condition, to explain it."""
        return self._compiler.condition(text, inside.shapes)

    def outcomes(self, rule: RuleText, names: Names, date: Day, only: str = "") -> Iterator[Outcome]:
        """Yield the outcome of `rule` for each of its items; nothing for items to which it does not apply.

        With `only`, the rule is decided for the item at that path alone.
        """
        home = self._home(rule, names)
        bound = {**names.top, **home.bound()}
        if (
            rule.applies
            and self._compiler.condition(rule.applies, home.shapes).evaluate(bound, names.follow, date) is not True
        ):
            return  # a treaty's rules hold only where the request names the treaty
        compiled = self._compiler.rule(rule, home.shapes)
        if compiled.each is None:
            yield from self._outcome(rule, compiled, bound, None, names, date)
            return
        items = compiled.each.evaluate(bound, names.follow, date)
        for item in items if isinstance(items, tuple | list) else ():
            if only and isinstance(item, dict) and item["$path"] != only:
                continue
            yield from self._outcome(rule, compiled, {**bound, compiled.variable: item}, item, names, date)

    def outcome_of(self, rule: RuleText, record: Record, names: Names, date: Day) -> Iterator[Outcome]:
        """Yield the outcome of a rule for one item that it looks at alone."""
        compiled = self._compiler.rule(rule, ())
        yield from self._outcome(rule, compiled, {**names.top, compiled.variable: record}, record, names, date)

    def _outcome(
        self, rule: RuleText, compiled: CompiledRule, bound: dict[str, object], item: object, names: Names, date: Day
    ) -> Iterator[Outcome]:
        applies = compiled.applies.evaluate(bound, names.follow, date) if compiled.applies else True
        if applies is False:
            return
        result = compiled.expect.evaluate(bound, names.follow, date)
        if applies is UNKNOWN:
            if rule.requirement.level != "blocker":
                return  # whether a lesser rule applies at all is open: that is no news to the drafter
            result = UNKNOWN if result is not True else True
        yield Outcome(rule, result, bound, item, compiled.variable)

    def decide_block(
        self,
        text: str,
        inside: Locals,
        bound: Mapping[str, object],
        variables: Mapping[str, str],
        follow: Follow,
        date: Day,
    ) -> object:
        """Return whether the condition `text` of a letter block holds; `variables` maps loop variables to their lists."""
        types: dict[str, Type] = {}
        for name, path in variables.items():
            types[name] = self._compiler.item_type(path, inside.shapes, types)
        return self._compiler.condition(text, inside.shapes, types).evaluate(bound, follow, date)

    def named_value(self, rule: RuleText, name: str, outcome: Outcome, names: Names, date: Day) -> object:
        """Return the value that a requirement names in its `with`, for its message."""
        compiled = self._compiler.rule(rule, self._home(rule, names).shapes)
        return compiled.named[name].evaluate(outcome.bound, names.follow, date)

    def open_condition(self, outcome: Outcome, names: Names, date: Day) -> Condition:
        """Return the condition that leaves a rule undecided: whether it applies, else what it expects."""
        compiled = self._compiler.rule(outcome.rule, self._home(outcome.rule, names).shapes)
        applies = compiled.applies
        if applies is not None and applies.evaluate(outcome.bound, names.follow, date) is UNKNOWN:
            return applies
        return compiled.expect

    def references(self, rule: RuleText, names: Names) -> frozenset[str]:
        """Return the places that a rule reads, with its loop variable as written."""
        return self._compiler.rule(rule, self._home(rule, names).shapes).references

    def expected(self, rule: RuleText, names: Names) -> frozenset[str]:
        """Return the places that a rule reads to tell whether what it expects is so, with its loop variable as written."""
        return self._compiler.rule(rule, self._home(rule, names).shapes).expect.references

    def all_references(self, rule: RuleText, names: Names) -> frozenset[str]:
        """Return the places that a rule reads, also for the values in its message and to tell whether it applies at all."""
        home = self._home(rule, names)
        compiled = self._compiler.rule(rule, home.shapes)
        conditions = [*compiled.named.values(), *((compiled.each,) if compiled.each is not None else ())]
        if rule.applies:
            conditions.append(self._compiler.condition(rule.applies, home.shapes))
        return compiled.references.union(*(one.references for one in conditions))

    def _brings(self, shape: Shape) -> RuleText | None:
        """Return the rule that alone decides whether the question at `shape` is asked."""
        is_conditional = shape.question is not None and bool(shape.question.when)
        return None if is_conditional else self.asking(shape)

    def _read(self, text: str, shapes: tuple[Shape, ...]) -> tuple[Condition, tuple[str, ...]]:
        condition = self._compiler.condition(text, shapes)
        return condition, tuple({one.partition(".")[0] for one in condition.references})

    def _is_own(self, record: Shape, around: tuple[Shape, ...]) -> bool:
        for shape in record.fields.values():
            required = (shape.question.required,) if shape.question is not None else ()
            texts = [one for one in (*conditions_of(shape), *required) if one not in _PLAIN]
            if self.asking(shape) is not None or not all(self._stays_inside(one, around) for one in texts):
                return False
            inner = shape.item if shape.sort == "items" else shape
            if inner is not None and inner.fields and not self._is_own(inner, (*around, inner)):
                return False
        return True

    def _stays_inside(self, text: str, around: tuple[Shape, ...]) -> bool:
        """Whether a condition reads nothing but fields of the records around it, and what steers the whole request."""
        for place in self._read(text, around)[0].references - STEERING:
            head, *rest = place.split(".")
            shape = next((one.fields[head] for one in reversed(around) if head in one.fields), None)
            for key in rest:
                shape = shape.child(key) if shape is not None else None
            if shape is None:
                return False
        return True

    def _items_alone(self, rule: RuleText) -> str:
        requirement = rule.requirement
        name, _, variable = (word.strip() for word in requirement.for_each.partition(" as "))
        item = self.questionnaire.root[name].item if name in COLLECTIONS else None
        if item is None or rule.applies or requirement.unless_treaty or not self.is_own_affair(item):
            return ""
        compiled = self._compiler.rule(rule, ())
        read = {one for condition in compiled.named.values() for one in condition.references} | compiled.references
        shown = {one for one in slots_of(requirement.message) if one not in requirement.with_}
        inside = all(_leads_inside(place, variable, item) for place in (*read, *shown, requirement.at))
        return name if inside else ""

    def _home(self, rule: RuleText, names: Names) -> Locals:
        record = names.top.get(rule.home)
        shape = self.questionnaire.root.get(rule.home)
        if shape is None or not isinstance(record, dict):
            return Locals()
        return Locals((shape,), (record,))


def _leads_inside(place: str, variable: str, item: Shape) -> bool:
    """Whether a place named by a rule is a part of the item that `variable` stands for."""
    head, *rest = place.split(".")
    shape: Shape | None = item
    for key in rest:
        shape = shape.child(key) if shape is not None else None
    return head == variable and shape is not None


def conditions_of(shape: Shape) -> Iterator[str]:
    """Yield the conditions under which the question at `shape` is asked: of its section, and its own."""
    if shape.section is not None and shape.section.when:
        yield shape.section.when
    if shape.question is not None and shape.question.when:
        yield shape.question.when
