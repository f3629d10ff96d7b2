"""`Shown`: a value together with the question that it answers, so that a face can word it in any language.

`look_up` walks a plain path (`item.account.iban`) from bound names: through records, repeated groups and references.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.shapes import Shape
from mla_writer.interview.names import Names, Record

PATH = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value (UNKNOWN where nothing is answered), the shape of the question it answers, and the path where it stands."""

    value: object
    shape: Shape | None = None
    path: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether there is something to show."""
        return self.value is not UNKNOWN and self.value not in ((), "")


@dataclass(frozen=True, slots=True)
class Walker:
    """Finds values by plain paths in one state of the answers."""

    questionnaire: Questionnaire
    names: Names

    def look_up(self, expression: str, bound: Mapping[str, object]) -> Shown:
        """Return what the plain path `expression` leads to; `bound` holds loop variables and local names before the top."""
        head, *rest = expression.split(".")
        shown = self._start(head, bound)
        for key in rest:
            shown = self._step(shown, key)
        return shown

    def show(self, value: object, shape: Shape | None = None, path: str = "") -> Shown:
        """Return `value` with the shape of its place where it is a record that knows its place."""
        if isinstance(value, dict) and "$path" in value:
            path = str(value["$path"])
            return Shown(value, self.questionnaire.shape(path), path)
        return Shown(value, shape, path)

    def items(self, expression: str, bound: Mapping[str, object]) -> list[Shown]:
        """Return the items of the list at `expression`: records, references or plain values; empty if not answered."""
        shown = self.look_up(expression, bound)
        if not isinstance(shown.value, tuple):
            return []
        return [self.show(one, shown.shape, shown.path) for one in shown.value]

    def _start(self, head: str, bound: Mapping[str, object]) -> Shown:
        if head in bound:
            value = bound[head]
            return value if isinstance(value, Shown) else self.show(value)
        if head in self.names.top:
            return Shown(self.names.top[head], self.questionnaire.root.get(head), head)
        return Shown(UNKNOWN)

    def _step(self, shown: Shown, key: str) -> Shown:
        record = self.record_of(shown.value)
        if record is not None:
            path = f"{record.get('$path', shown.path)}.{key}"
            return Shown(record.get(key, UNKNOWN), self.questionnaire.shape(path), path)
        if isinstance(shown.value, Mapping):
            shape = shown.shape.child(key) if shown.shape else None
            return Shown(shown.value.get(key, UNKNOWN), shape, f"{shown.path}.{key}")
        if shown.value is not UNKNOWN and hasattr(shown.value, key):
            return Shown(getattr(shown.value, key), None, shown.path)
        inner = shown.shape.child(key) if shown.shape is not None and shown.shape.sort != "leaf" else None
        return Shown(UNKNOWN, inner, f"{shown.path}.{key}" if shown.path else "")

    def record_of(self, value: object) -> Record | None:
        """Return the record that `value` is or refers to."""
        if isinstance(value, Ref):
            found = self.names.follow(value)
            return found if isinstance(found, dict) else None
        return value if isinstance(value, dict) and "$path" in value else None
