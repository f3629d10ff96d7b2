"""`Element`: one constituent of an offence, from the catalogue or written by the drafter."""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message


@dataclass(frozen=True, slots=True)
class Element:
    """One constituent of an offence; `shown` is the drafter's own text, where he wrote the element himself.

    `letter_text` is how a letter words it where `text` speaks to the drafter. An optional one is part of some cases only:
    without a linked fact it is no gap, and the letter leaves it out. One `is_of_office` speaks of an office that somebody holds.
    """

    id: str
    kind: str
    text: Message
    shown: Shown | None = None
    letter_text: Message | None = None
    is_optional: bool = False
    is_of_office: bool = False

    @property
    def in_letter(self) -> Message:
        """How a letter words it."""
        return self.letter_text or self.text

    @property
    def is_mental(self) -> bool:
        """Whether the element is a state of mind."""
        return self.kind == "mental"
