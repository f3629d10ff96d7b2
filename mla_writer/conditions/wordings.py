"""Wordings: lists of words that say one thing in several languages, for conditions about what a drafter wrote.

A condition names the list, `says(text, 'everything')`, and is right in whichever language the draft is written: the words of
all languages are looked for. A word counts where it stands whole; `*` stands for any letters. Capitals, accents and Arabic
vowel signs make no difference, nor do the article and the short words that Arabic writes together with the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cached_property, lru_cache

from mla_writer.conditions.tree import Call, Literal, Node
from mla_writer.translation.searching import UNSPACED, places, plain

_SAME = str.maketrans({"’": "'", "\u02bc": "'", "\u0640": None, "º": None, "ª": None})
"""Apostrophes that are one, the stroke that only stretches Arabic words, and the raised letters of numbers (nº is not "no")."""
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_ARTICLE = "ال"
_ARABIC_BEFORE = "[وف]?(?:لل|[بكل]?(?:ال)?)"
_LEAST_AFTER_ARTICLE = 3
"""Letters that a word has behind its article; what is shorter begins with these letters by itself."""
_TEXTS = 4096
"""Texts of which is remembered whether a list finds something in them: more than a draft of a thousand facts has."""


class Wording(str):
    """The name of a list of words, as it stands in a condition, with the words that it means."""

    words: tuple[str, ...]

    def __new__(cls, name: str, words: tuple[str, ...]) -> Wording:
        """Return the list called `name`; `words` are those of all languages, the first one tells what is meant."""
        made = super().__new__(cls, name)
        made.words = words
        return made

    @property
    def told(self) -> str:
        """The first of its words, to tell somebody what kind of words is meant."""
        return self.words[0].rstrip("*") if self.words else str(self)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern_of(self.words)

    def is_in(self, text: str) -> bool:
        """Return whether one of the words stands in `text`."""
        return self._found(text)

    @cached_property
    def _found(self) -> Callable[[str], bool]:
        """What `is_in` says of the texts asked about last: those that a key does not touch are not searched again."""
        pattern = self._pattern
        return lru_cache(_TEXTS)(lambda text: pattern.search(_folded(text)) is not None)

    def is_all_of(self, text: str) -> bool:
        """Return whether `text` is one of the words, and nothing else."""
        return self._pattern.fullmatch(_folded(text)) is not None

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the words stand in `text`, as it was written: where each begins and ends."""
        return _spans(self.words, text)

    def first_in(self, text: str) -> str:
        """Return the first of the words that stands in `text`, as it was written there, or an empty text."""
        return next((text[start:end] for start, end in self.spans(text)), "")


Wordings = Mapping[str, Wording]


def bound(node: Node, wordings: Wordings) -> Node:
    """Return the tree with the names of lists in `says(text, 'name')` replaced by the lists; unknown names stay as they are."""
    if isinstance(node, Call) and node.function == "says":
        return replace(node, arguments=tuple(_list_or(one, wordings) for one in node.arguments))
    changed: dict[str, Node | tuple[Node, ...]] = {}
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Node):
            changed[field.name] = bound(value, wordings)
        elif isinstance(value, tuple):
            changed[field.name] = tuple(bound(one, wordings) for one in value)
    return replace(node, **changed) if changed else node  # type: ignore[arg-type] # each field gets what it held


def _list_or(node: Node, wordings: Wordings) -> Node:
    if isinstance(node, Literal) and isinstance(node.value, str) and node.value in wordings:
        return replace(node, value=wordings[node.value])
    return bound(node, wordings)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return plain(text.translate(_SAME))


@lru_cache(maxsize=8192)
def _spans(words: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    found = [one.span() for one in _pattern_of(words).finditer(_folded(text))]
    if not found:
        return ()
    at = places(text, _folded)
    return tuple((at[start], at[end - 1] + 1) for start, end in found)


@lru_cache(maxsize=512)
def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds the words in a folded text, the longest of those that begin at one place."""
    folded = sorted({_folded(one) for one in words}, key=len, reverse=True)
    unspaced = [_joined(one) for one in folded if UNSPACED.search(one)]
    whole = "|".join(_joined(one) for one in folded if not UNSPACED.search(one))
    return re.compile("|".join([*unspaced, rf"(?<!\w)(?:{whole})(?!\w)"] if whole else unspaced) or r"(?!)")


def _joined(folded: str) -> str:
    return r"\s+".join(_pattern_of_word(one) for one in folded.split())


def _pattern_of_word(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w*")
    if not _ARABIC.search(word):
        return escaped
    has_article = word.startswith(_ARABIC_ARTICLE) and len(word) >= len(_ARABIC_ARTICLE) + _LEAST_AFTER_ARTICLE
    return _ARABIC_BEFORE + (escaped.removeprefix(_ARABIC_ARTICLE) if has_article else escaped)
