"""Numbers shown to people: facts, offences, enclosures. They renumber themselves; ids never change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from mla_writer.answers.answers import Answers
from mla_writer.conditions.values import Ref


@dataclass(frozen=True)
class Numbering:
    """The numbers of one state of the answers, counted from 1."""

    answers: Answers
    withheld: frozenset[Ref] = frozenset()
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict, compare=False)
    _places: dict[str, dict[str, int]] = field(default_factory=dict, compare=False)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts in the order in which they stand: that of time, unless the drafter moved one by hand."""
        return tuple(key for key in self.answers.records("facts") if Ref("facts", key) not in self.withheld)

    @cached_property
    def enclosures(self) -> tuple[str, ...]:
        """The ids of the documents that travel with the request, in order of entry."""
        records = self.answers.records("documents")
        return tuple(
            key
            for key, one in records.items()
            if one.get("enclosed") is not False and Ref("documents", key) not in self.withheld
        )

    def of(self, ref: Ref) -> int:
        """Return the number of `ref` in its list, 0 where it has none."""
        if ref.collection not in self._numbers:
            self._numbers[ref.collection] = {key: number for number, key in enumerate(self._order(ref.collection), 1)}
        return self._numbers[ref.collection].get(ref.id, 0)

    def place(self, ref: Ref) -> int:
        """Return at which place `ref` stands among all items of its collection, counted from 1; 0 where it is not there."""
        if self._places.get(ref.collection) is None:
            records = self.answers.records(ref.collection)
            self._places[ref.collection] = {key: number for number, key in enumerate(records, 1)}
        return self._places[ref.collection].get(ref.id, 0)

    def _order(self, collection: str) -> Iterable[str]:
        if collection == "facts":
            return self.facts
        return self.enclosures if collection == "documents" else self.answers.records(collection)


def ref_of(value: object) -> Ref | None:
    """Return the reference that an item is, or that its record carries."""
    if isinstance(value, Ref):
        return value
    ref = value.get("$ref") if isinstance(value, dict) else None
    return ref if isinstance(ref, Ref) else None
