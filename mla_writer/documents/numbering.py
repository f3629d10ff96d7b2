"""Numbers shown to people: facts in order of time, offences, enclosures. They renumber themselves; ids never change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mla_writer.answers.answers import Answers
from mla_writer.conditions.values import Period, Ref


@dataclass(frozen=True)
class Numbering:
    """The numbers of one state of the answers, counted from 1."""

    answers: Answers
    withheld: frozenset[Ref] = frozenset()

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
        if ref.collection == "facts":
            keys = self.facts
        elif ref.collection == "documents":
            keys = self.enclosures
        else:
            keys = tuple(self.answers.records(ref.collection))
        return keys.index(ref.id) + 1 if ref.id in keys else 0

    @staticmethod
    def _time(when: object) -> tuple[int, str, str]:
        if not isinstance(when, Period):
            return (1, "", "")
        end = "" if not hasattr(when.end, "last") else when.end.last.isoformat()
        return (0, when.start.first.isoformat(), end)
