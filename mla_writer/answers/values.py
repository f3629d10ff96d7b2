"""Answers that are more than one plain value: texts with their languages, and the links of an offence's elements."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from mla_writer.conditions.values import UNKNOWN

State = Literal["original", "machine", "draft", "reviewed", "certified"]
"""How far a translation has come; the text that the drafter wrote is `original`."""
UNREVIEWED: frozenset[State] = frozenset({"machine", "draft"})
"""The states of a translation that nobody has reviewed: made by a machine, or by somebody."""

DRAFTED = ""
"""The language key of a text written in the drafting language of the request."""


@dataclass(frozen=True, slots=True)
class Version:
    """The text in one language, its state and, where known, who made it and `of` which words: their mark."""

    text: str
    state: State = "original"
    by: str = ""
    of: str = ""


@lru_cache(maxsize=16384)
def mark_of(words: str) -> str:
    """Return the mark by which words are known again; how they are spaced does not matter."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


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
    def has_words(self) -> bool:
        """Whether the text has letters: figures alone, such as hours, read alike in every language."""
        return any(sign.isalpha() for sign in self.plain)

    @property
    def original(self) -> tuple[str, Version]:
        """The language key and version that the drafter wrote: the first original one."""
        return next(
            ((language, one) for language, one in self.versions.items() if one.state == "original"),
            next(iter(self.versions.items()), (DRAFTED, Version(""))),
        )

    def key_of(self, language: str, written_in: str) -> str:
        """Return the key of the version in `language` for somebody who drafts in `written_in`."""
        return language if language in self.versions or language != written_in else DRAFTED

    def is_behind(self, language: str) -> bool:
        """Whether the translation into `language` was made of other words than the original has now."""
        one = self.versions.get(language)
        return one is not None and one.of != "" and one.state != "original" and one.of != mark_of(self.plain)

    def marked(self) -> Text:
        """Return the text whose translations all tell of which words they are: those that did not, of the present ones."""
        mark = mark_of(self.plain)
        return Text({
            language: one if one.state == "original" or one.of else replace(one, of=mark)
            for language, one in self.versions.items()
        })  # fmt: skip

    def reworded(self, words: str) -> Text:
        """Return the text with an original that reads `words`; translations stay, and tell of which words they are."""
        language, version = self.original
        if mark_of(words) == mark_of(version.text):
            return Text({**self.versions, language: replace(version, text=words)})
        return Text({**self.marked().versions, language: replace(version, text=words)})

    def keyed(self, keys: Mapping[str, str]) -> Text:
        """Return the text with each version whose language stands in `keys` under the key given there."""
        return Text({keys.get(language, language): one for language, one in self.versions.items()})

    def with_more(self, more: Text, language: str) -> Text:
        """Return the text with the versions of `more` laid over its own; translations stay those of their words.

        What is drafted in `language` is one version, however either names it: two would both count as the original.
        """
        key = self.key_of(language, language)
        own, laid = (one.keyed({DRAFTED: key, language: key}) for one in (self, more))
        is_other = any(one.state == "original" for one in laid.versions.values()) and mark_of(laid.plain) != mark_of(
            own.plain
        )
        drafted = {key: laid.versions[key]} if key in laid.versions else {}
        return Text({**drafted, **(own.marked() if is_other else own).versions, **laid.versions})

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class Link:
    """A fact said to bear on an element, for one accused (id, or empty for all): directly or as an indication."""

    fact: str
    person: str = ""
    link: Literal["direct", "indirect"] = "direct"


def has_content(value: object) -> bool:
    """Whether `value` says anything: empty texts, lists and records without content do not."""
    if isinstance(value, dict):
        return any(has_content(one) for one in value.values())
    if isinstance(value, Text):
        return bool(value.plain)
    return value is not UNKNOWN and value not in ("", ())
