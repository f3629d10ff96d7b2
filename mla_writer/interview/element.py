"""`Element`: one constituent of an offence, from the catalogue or written by the drafter."""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message


@dataclass(frozen=True, slots=True)
class Element:
    """One constituent of an offence; `shown` is the drafter's own text, where he wrote the element himself."""

    id: str
    kind: str
    text: Message
    shown: Shown | None = None

    @property
    def is_mental(self) -> bool:
        """Whether the element is a state of mind."""
        return self.kind == "mental"
