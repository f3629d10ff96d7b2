"""Did you mean: the known word that a misspelt one is nearest to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 60  # no id is longer; comparing takes time that grows with the square of the length


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` was probably meant to be, or None where none is near."""
    return None if len(word) > _LONGEST else _nearest(word.lower(), tuple(candidates))


@lru_cache(maxsize=256)  # a file made by a program misspells the same word in every entry
def _nearest(word: str, candidates: tuple[str, ...]) -> str | None:
    import difflib  # only where a word is misspelt: it is loaded at every start otherwise

    by_lower = {candidate.lower(): candidate for candidate in candidates}
    found = difflib.get_close_matches(word, by_lower, n=1, cutoff=0.65)
    return by_lower[found[0]] if found else None
