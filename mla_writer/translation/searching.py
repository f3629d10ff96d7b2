"""Words looked for in texts, whatever the capitals and accents."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import filterfalse
from unicodedata import combining, normalize


def plain(text: str) -> str:
    """Return a text as it is searched: small letters, without accents and vowel signs."""
    folded = text.casefold()
    return folded if folded.isascii() else "".join(filterfalse(combining, normalize("NFKD", folded)))


def occur(words: Iterable[str], text: str) -> bool:
    """Whether every one of `words`, or a part of each, occurs in `text`."""
    searched = plain(text)
    return all(plain(one) in searched for one in words)
