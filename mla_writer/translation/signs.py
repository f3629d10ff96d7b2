"""The signs between a name and what it says, and between the parts of a list, as each language writes them."""

from __future__ import annotations

import re

from mla_writer.translation.locales import direction_of

_JOINED = re.compile(r"(?<![\w\u2066\u2068.,/-])\d+(?:-\d+)+(?:/\d+(?:-\d+)+)?(?![\w/-])")
_COLONS = {"fr": "\u00a0: ", "zh": "："}
_COMMAS = {"ar": "، ", "zh": "，"}
_SEMICOLONS = {"ar": "؛ ", "fr": "\u00a0; ", "zh": "；"}


def colon(language: str) -> str:
    """Return the colon between a name and what it says, with its spaces."""
    return _COLONS.get(language.partition("_")[0], ": ")


def comma(language: str) -> str:
    """Return the comma between items set one after the other, with its space."""
    return _COMMAS.get(language.partition("_")[0], ", ")


def semicolon(language: str) -> str:
    """Return the semicolon between items that may hold commas, with its spaces."""
    return _SEMICOLONS.get(language.partition("_")[0], "; ")


def in_order(text: str, language: str) -> str:
    """Return a text for a screen, in which figures joined by hyphens stay in their order: dates (2023-03-05), articles (713-1).

    Behind words that run from right to left they are turned round, figure by figure, unless they stand by themselves.
    """
    if "-" not in text or direction_of(language) != "rtl":
        return text
    return _JOINED.sub(lambda found: f"\u2066{found[0]}\u2069", text)
