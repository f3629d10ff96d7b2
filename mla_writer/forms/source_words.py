"""What a source is called and how old it is, in the reader's language.

Titles of treaties and of the sources of forms stand in the catalogues; those of the laws in packs are told as they are printed.
Authors tell the age as a day, or in their own words ("undated copy"), which stand in the catalogue of packs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from mla_writer.forms.model import Source
from mla_writer.translation.message import Message, N_

AGES = "sources:as_of"
"""The context of the words in which packs say how old a source is."""
TITLES = "sources:title"
"""The context of the titles of treaties, and of the sources of forms/sources.yaml."""
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
_NOT_KNOWN = "unknown"
_TITLES = frozenset({N_("General knowledge, not looked up")})
"""Titles that name no text; packs use them too."""


class SourceWords(NamedTuple):
    """A source in words: its title, the place in it, and how old it is; what is not said is empty."""

    title: str
    ref: str
    age: str


def age_in_words(source: Source) -> str:
    """Return the English words in which the age of a source is told, or an empty text: it is a day, or not told."""
    text = source.as_of
    return "" if _PLAIN.fullmatch(text) or "{" in text or text == _NOT_KNOWN else text


def age_of(source: Source) -> Message | None:
    """Return how old a source is, as its author tells it, or None where nothing is told."""
    if not source.as_of or source.as_of == _NOT_KNOWN:
        return None
    words = age_in_words(source)
    return Message(words, context=AGES, domain="countries") if words else Message("{day}", {"day": source.as_of})


def names_no_text(source: Source) -> bool:
    """Whether a source stands for what is generally known, and for no law or book."""
    return source.title in _TITLES and source.confidence in {"general_knowledge", "unknown"}


def source_words(source: Source, say: Callable[[Message], str]) -> SourceWords:
    """Return a source as `say` says it."""
    age = age_of(source)
    return SourceWords(say(_title_of(source)), source.ref, say(age) if age is not None else "")


def _title_of(source: Source) -> Message:
    if source.title in _TITLES:
        return Message(source.title)
    if "{" in source.title:  # a slot would be looked for
        return Message("{title}", {"title": source.title})
    return Message(source.title, context=TITLES, domain="forms")


def cited_in_words(source: Source, say: Callable[[Message], str]) -> str:
    """Return where something is written and how old that is, in a line: title, place, and the age in brackets."""
    title, ref, age = source_words(source, say)
    return " ".join(part for part in (title, ref, age and f"({age})") if part)
