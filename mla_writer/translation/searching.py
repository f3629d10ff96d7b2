"""Words looked for in texts, whatever the capitals and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def plain(text: str) -> str:
    """Return a text as it is searched: small letters, without accents and vowel signs."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def occur(words: Iterable[str], text: str) -> bool:
    """Whether every one of `words`, or a part of each, occurs in `text`."""
    searched = plain(text)
    return all(plain(one) in searched for one in words)
