"""Numbers shown to people: facts in order of time, offences, enclosures. They renumber themselves; ids never change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from mla_writer.answers.answers import Answers
from mla_writer.conditions.values import Period, Ref


@dataclass(frozen=True)
class Numbering:
    """The numbers of one state of the answers, counted from 1."""

    answers: Answers
    withheld: frozenset[Ref] = frozenset()
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict, compare=False)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts in order of time; facts without a date keep their order and stand last."""
        records = self.answers.records("facts")
        shown = [key for key in records if Ref("facts", key) not in self.withheld]
        return tuple(sorted(shown, key=lambda key: self._time(records[key].get("when"))))

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

    def _order(self, collection: str) -> Iterable[str]:
        if collection == "facts":
            return self.facts
        return self.enclosures if collection == "documents" else self.answers.records(collection)

    @staticmethod
    def _time(when: object) -> tuple[int, str, str]:
        if not isinstance(when, Period):
            return (1, "", "")
        end = "" if not hasattr(when.end, "last") else when.end.last.isoformat()
        return (0, when.start.first.isoformat(), end)
