"""Words looked for in texts, whatever the capitals and accents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import filterfalse
from unicodedata import combining, normalize

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that leave no space between words."""


def plain(text: str) -> str:
    """Return a text as it is searched: small letters, without accents and vowel signs."""
    folded = text.casefold()
    return folded if folded.isascii() else "".join(filterfalse(combining, normalize("NFKD", folded)))


def places(text: str, fold: Callable[[str], str] = plain) -> Sequence[int]:
    """Return where each letter of the folded text stands in `text`, and last where that ends.

    `fold` treats each letter by itself, and leaves those of ASCII where they are.
    """
    if text.isascii():
        return range(len(text) + 1)
    lengths = {one: len(fold(one)) for one in set(text)}
    return (*(at for at, one in enumerate(text) for _ in range(lengths[one])), len(text))


def occur(words: Iterable[str], text: str) -> bool:
    """Whether every one of `words`, or a part of each, occurs in `text`."""
    searched = plain(text)
    return all(plain(one) in searched for one in words)
