"""Names of persons as they are entered, and how else each is written: what a translation may call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.answers.answers import Answers, Tree
from mla_writer.answers.values import Text
from mla_writer.translation.scripts import script_of

_NAMES = ("family", "given", "name")
_OTHERS = ("name_original", "aliases", "spellings")
_BETWEEN = re.compile(r"[,;،؛]")
_FEWEST = 3
"""Letters of a name that is looked for: shorter ones are parts of other words."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is entered, and the other spellings of the one who bears it."""

    entered: str
    others: tuple[str, ...] = ()

    def is_in(self, text: str) -> bool:
        """Whether a text calls somebody by the name as it is entered."""
        return _stands_in(self.entered, text)

    def is_said_in(self, text: str) -> bool:
        """Whether a text calls somebody so, in any spelling; joined Arabic letters before it do not matter."""
        return _stands_in(self.entered, text) or any(one.casefold() in text.casefold() for one in self.others)

    def can_be_written_in(self, script: str) -> bool:
        """Whether a spelling is entered of which it is known how it is written in a script."""
        return any(script_of(one) == script for one in (self.entered, *self.others))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all persons of a request."""

    every: tuple[Name, ...] = ()

    @classmethod
    def of(cls, answers: Answers) -> Names:
        """Return the names that the answers hold."""
        return cls(tuple(one for person in answers.records("persons").values() for one in _of_person(person)))

    def within(self, text: str) -> tuple[Name, ...]:
        """Return the names that stand in a text."""
        return tuple(one for one in self.every if one.is_in(text))


def _of_person(person: Tree) -> Iterator[Name]:
    others = tuple(
        part.strip() for key in _OTHERS for part in _BETWEEN.split(_told(person.get(key))) if len(part.strip()) >= 2
    )
    for key in _NAMES:
        entered = _told(person.get(key)).strip()
        if len(entered) >= _FEWEST:
            yield Name(entered, others)


def _told(value: object) -> str:
    return value.plain if isinstance(value, Text) else value if isinstance(value, str) else ""


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None
