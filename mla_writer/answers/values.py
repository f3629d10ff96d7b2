"""Answers that are more than one plain value: texts with their languages, and the links of an offence's elements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mla_writer.conditions.values import UNKNOWN

State = Literal["original", "draft", "reviewed", "certified"]
"""How far a translation has come; the text that the drafter wrote is `original`."""

DRAFTED = ""
"""The language key of a text written in the drafting language of the request."""


@dataclass(frozen=True, slots=True)
class Version:
    """The text in one language, its state and, where known, who made it."""

    text: str
    state: State = "original"
    by: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Free text with its versions by language code; `DRAFTED` is the key of the drafting language."""

    versions: Mapping[str, Version] = field(default_factory=dict)

    @classmethod
    def written(cls, text: str) -> Text:
        """Return a text that exists in the drafting language only."""
        return cls({DRAFTED: Version(text)})

    @property
    def plain(self) -> str:
        """The original text; checks ask for it of every text, on each key."""
        for one in self.versions.values():
            if one.state == "original":
                return one.text
        return self.original[1].text

    @property
    def original(self) -> tuple[str, Version]:
        """The language key and version that the drafter wrote: the first original one."""
        return next(
            ((language, one) for language, one in self.versions.items() if one.state == "original"),
            next(iter(self.versions.items()), (DRAFTED, Version(""))),
        )

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class Link:
    """A fact said to bear on an element, for one accused (id, or empty for all): directly or as an indication."""

    fact: str
    person: str = ""
    link: Literal["direct", "indirect"] = "direct"


ElementLinks = Mapping[str, tuple[Link, ...]]
"""The links of one offence: element id -> links."""


def has_content(value: object) -> bool:
    """Whether `value` says anything: empty texts, lists and records without content do not."""
    if isinstance(value, dict):
        return any(has_content(one) for one in value.values())
    if isinstance(value, Text):
        return bool(value.plain)
    return value is not UNKNOWN and value not in ("", ())
