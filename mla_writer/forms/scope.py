"""The scope of conditions: which names a condition may use and of which type they are, derived from the questions.

`Compiler` compiles every condition once for the place where it stands: the top-level names, then the fields of the records
around it, the innermost last, then loop variables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mla_writer.conditions import types as t
from mla_writer.conditions.condition import Condition, compile_condition
from mla_writer.conditions.faults import ConditionFault
from mla_writer.conditions.types import Type
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.shapes import Shape, collection_of, is_many

_LEAVES: Mapping[str, Type] = {
    "yes_no": t.BOOL,
    "number": t.NUMBER,
    "date": t.DAY,
    "period": t.PERIOD,
    "deadline": t.DEADLINE,
    "datetime": t.MOMENT,
    "amount": t.AMOUNT,
    "amounts": t.AMOUNT,
}

Variables = Mapping[str, Type]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A requirement compiled: `each` gives its items, bound to `variable`; both are empty for a rule without `for_each`."""

    applies: Condition | None
    each: Condition | None
    variable: str
    expect: Condition
    named: Mapping[str, Condition]

    @property
    def references(self) -> frozenset[str]:
        """The places that the rule reads, with its loop variable as written."""
        return self.expect.references | (self.applies.references if self.applies else frozenset())


@dataclass(slots=True)
class Compiler:
    """Compiles and keeps the conditions of one questionnaire.

    `base` compiles those of the forms alone: what stands in a form, and names nothing of a pack or treaty, is the same for all
    States and is compiled once.
    """

    questionnaire: Questionnaire
    base: Compiler | None = None
    _shapes: set[int] = field(default_factory=set)
    _known: set[int] = field(default_factory=set)
    _top: dict[str, Type] = field(default_factory=dict)
    _types: dict[int, Type] = field(default_factory=dict)
    _fields: dict[int, Mapping[str, Type]] = field(default_factory=dict)
    _compiled: dict[tuple[object, ...], Condition] = field(default_factory=dict)
    _rules: dict[int, CompiledRule] = field(default_factory=dict)

    def condition(self, text: str, shapes: Iterable[Shape] = (), variables: Variables | None = None) -> Condition:
        """Return the condition `text` standing inside `shapes`; raise ConditionFault where it misuses its names."""
        shapes, variables = tuple(shapes), variables or {}
        key = (text, tuple(id(one) for one in shapes), tuple((name, id(type_)) for name, type_ in variables.items()))
        if key not in self._compiled:
            shared = self.base.shared(text, shapes, variables) if self.base is not None else None
            self._compiled[key] = shared or compile_condition(
                text, self.scope(shapes, variables), self.questionnaire.library.wordings
            )
        return self._compiled[key]

    def shared(self, text: str, shapes: tuple[Shape, ...], variables: Variables) -> Condition | None:
        """Return a condition of another questionnaire where it speaks of these forms alone; else None."""
        if not self._shapes:
            self._shapes.update(id(one) for shape in self.questionnaire.root.values() for one in shape.walk())
        if not all(id(one) in self._shapes for one in shapes):
            return None
        if not all(id(one) in self._known for one in variables.values()):
            return None
        try:
            return self.condition(text, shapes, variables)
        except ConditionFault:
            return None  # it names what a pack or a treaty asks

    def rule(self, rule: RuleText, shapes: Iterable[Shape]) -> CompiledRule:
        """Return the requirement compiled; raise ConditionFault at its first fault."""
        found = self._rules.get(id(rule.requirement))
        if found is None:
            found = self._rules[id(rule.requirement)] = self._compile_rule(rule, tuple(shapes))
        return found

    def scope(self, shapes: Iterable[Shape] = (), variables: Variables | None = None) -> dict[str, Type]:
        """Return the names that may be used inside `shapes`, with their types."""
        scope = dict(self.top)
        for shape in shapes:
            scope |= self._fields_of(shape)
        return scope | dict(variables or {})

    def _fields_of(self, shape: Shape) -> Mapping[str, Type]:
        """Return the types of the fields of a record; worked out once, for every condition in it asks."""
        found = self._fields.get(id(shape))
        if found is None:
            found = self._fields[id(shape)] = {name: self.type_of(child) for name, child in shape.fields.items()}
        return found

    @property
    def top(self) -> Mapping[str, Type]:
        """The top-level names: forms, collections, packs and treaties."""
        if not self._top:
            self._top.update({name: self.type_of(shape) for name, shape in self.questionnaire.root.items()})
        return self._top

    def item_type(self, path: str, shapes: Iterable[Shape] = (), variables: Variables | None = None) -> Type:
        """Return the type of the items of the list that `path` leads to."""
        found = self.condition(path, shapes, variables).type
        return found.item if isinstance(found, t.ListOf) else t.ANY

    def type_of(self, shape: Shape) -> Type:
        """Return the type of the answers at `shape`."""
        if id(shape) not in self._types:
            self._types[id(shape)] = self._type(shape)
            self._known.add(id(self._types[id(shape)]))
        return self._types[id(shape)]

    def _type(self, shape: Shape) -> Type:
        if shape.sort == "record":
            return self._record(shape)
        if shape.item is not None:
            item = self.type_of(shape.item)
            return t.list_of(item) if shape.sort == "items" else t.map_of(item)
        assert shape.question is not None
        item = self._leaf(shape)
        return t.list_of(item) if is_many(shape.question.kind) else item

    def _record(self, shape: Shape) -> Type:
        def supply() -> Mapping[str, Type]:
            return {"id": t.TEXT} | {name: self.type_of(child) for name, child in shape.fields.items()}

        return t.Record(shape.pattern, supply)

    def _leaf(self, shape: Shape) -> Type:
        assert shape.question is not None
        kind = shape.question.kind
        if collection_of(kind):
            inner = self.questionnaire.root[collection_of(kind)].item
            assert inner is not None
            return self.type_of(inner)
        if kind == "element_links":
            return self._links()
        if kind in {"choice", "choices"}:
            return t.choice(frozenset(shape.question.options))
        return self._closed(kind) or _LEAVES.get(kind, t.TEXT)

    def _closed(self, kind: str) -> Type | None:
        if kind == "assistance":
            return t.choice(frozenset(self.questionnaire.library.assistance))
        return None

    def _links(self) -> Type:
        def supply() -> Mapping[str, Type]:
            items = {name: self.questionnaire.root[name].item for name in ("facts", "persons")}
            fact, person = (self.type_of(one) if one is not None else t.ANY for one in items.values())
            return {"fact": fact, "person": person, "link": t.choice(frozenset({"direct", "indirect"}))}

        return t.map_of(t.list_of(t.Record("link", supply)))

    def _compile_rule(self, rule: RuleText, shapes: tuple[Shape, ...]) -> CompiledRule:
        requirement = rule.requirement
        path, _, variable = (word.strip() for word in requirement.for_each.partition(" as "))
        each = self.condition(path, shapes) if path else None
        variables = {variable: self.item_type(path, shapes)} if path else {}
        return CompiledRule(
            self.condition(requirement.applies, shapes, variables) if requirement.applies else None,
            each,
            variable,
            self.condition(requirement.expect, shapes, variables),
            {name: self.condition(text, shapes, variables) for name, text in requirement.with_.items()},
        )
