"""The signs between a name and what it says, and between the parts of a list, as each language writes them."""

from __future__ import annotations

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
