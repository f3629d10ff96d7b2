"""Wordings: lists of words that say one thing in several languages, for conditions about what a drafter wrote.

A condition names the list, `says(text, 'everything')`, and is right in whichever language the draft is written: the words of
all languages are looked for. A word counts where it stands whole; `*` stands for any ending. Capitals, accents and Arabic
vowel signs make no difference, nor do the article and the short words that Arabic writes together with the next one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cached_property, lru_cache

from mla_writer.conditions.tree import Call, Literal, Node
from mla_writer.translation.searching import plain

_SAME = str.maketrans({"’": "'", "\u02bc": "'", "\u0640": None})
"""Apostrophes that are one, and the stroke that only stretches Arabic words."""
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_ARTICLE = "ال"
_ARABIC_BEFORE = "[وف]?(?:لل|[بكل]?(?:ال)?)"
_LEAST_AFTER_ARTICLE = 3
"""Letters that a word has behind its article; what is shorter begins with these letters by itself."""
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that leave no space between words."""


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
        return re.compile("|".join(map(_pattern_of, self.words)) or r"(?!)")

    def is_in(self, text: str) -> bool:
        """Return whether one of the words stands in `text`."""
        return self._pattern.search(_folded(text)) is not None


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


def _pattern_of(words: str) -> str:
    folded = _folded(words)
    joined = r"\s+".join(_pattern_of_word(one) for one in folded.split())
    return joined if _UNSPACED.search(folded) else rf"(?<!\w){joined}(?!\w)"


def _pattern_of_word(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w*")
    if not _ARABIC.search(word):
        return escaped
    has_article = word.startswith(_ARABIC_ARTICLE) and len(word) >= len(_ARABIC_ARTICLE) + _LEAST_AFTER_ARTICLE
    return _ARABIC_BEFORE + (escaped.removeprefix(_ARABIC_ARTICLE) if has_article else escaped)
