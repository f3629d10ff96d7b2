"""`Step`: one live question at its place; and what is known of an item that depends on nothing but itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from mla_writer.forms.model import Question
from mla_writer.forms.shapes import Shape
from mla_writer.interview.names import Record
from mla_writer.interview.rules import Locals


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


Given = tuple[Step, object]
"""A live question with its answer."""


@dataclass(slots=True)
class Settled:
    """An item whose questions depend on nothing but itself: its answers, its record, and the paths hidden in it.

    As long as its answers are the same object, all of it holds for every later state of the draft. Steps and given answers
    are worked out when they are first asked for; `judged` is where checks keep what a rule finds in the item alone.
    """

    tree: object
    record: Record
    hidden: tuple[str, ...]
    steps: tuple[Step, ...] | None = None
    given: tuple[Given, ...] | None = None
    judged: dict[str, tuple[object, ...]] = field(default_factory=dict)
