"""How fixed words join what fills the slot behind them: French "d’Irene" for "de Irene", "en mars 2027" for "le mars 2027"."""

from __future__ import annotations

import re

_VOWEL = re.compile(r"[aeiouâàéèêëîïôöûüœ]\w", re.IGNORECASE)
_ELIDED = re.compile(r"\b(d|qu|lorsqu|puisqu)e $", re.IGNORECASE)
_MONTH_OR_YEAR = re.compile(
    r"(?:(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\s)?\d{4}"
)
_BEFORE_DATES = (
    (re.compile(r"\b(d’ici |jusqu’)au $", re.IGNORECASE), {"d’ici ": "d’ici à ", "jusqu’": "jusqu’en "}),
    (re.compile(r"\b(l)e $", re.IGNORECASE), {"l": "en "}),
    (re.compile(r"\b(d)u $", re.IGNORECASE), {"d": "de "}),
)
"""What stands before a full date, and before a month or year alone."""


def before_value(left: str, right: str, language: str) -> str:
    """Return the fixed words `left` as they stand before the value `right`."""
    if language != "fr" or not left.endswith(" ") or not right:
        return left
    if _MONTH_OR_YEAR.fullmatch(right):
        for pattern, words in _BEFORE_DATES:
            found = pattern.search(left)
            if found:
                left = left[: found.start()] + words[found[1].lower()]
                break
    return _ELIDED.sub(lambda found: f"{found[1]}’", left) if _VOWEL.match(right) else left
