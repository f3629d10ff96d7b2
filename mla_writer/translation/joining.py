"""How fixed words join what fills the slot behind them: French "d’Irene" for "de Irene", "en mars 2027" for "le mars 2027"."""

from __future__ import annotations

import re

_VOWEL = r"(?i)[aeiouâàéèêëîïôöûüœ]\w"
_ELIDED = r"(?i)\b(d|qu|lorsqu|puisqu)e $"
_MONTH_OR_YEAR = r"(?:(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\s)?\d{4}"
_BEFORE_DATES = (
    (r"(?i)\b(d’ici |jusqu’)au $", {"d’ici ": "d’ici à ", "jusqu’": "jusqu’en "}),
    (r"(?i)\b(l)e $", {"l": "en "}),
    (r"(?i)\b(d)u $", {"d": "de "}),
)
"""What stands before a full date, and before a month or year alone. No pattern here is compiled before a French text needs it."""


def before_value(left: str, right: str, language: str) -> str:
    """Return the fixed words `left` as they stand before the value `right`."""
    if language != "fr" or not left.endswith(" ") or not right:
        return left
    if re.fullmatch(_MONTH_OR_YEAR, right):
        for pattern, words in _BEFORE_DATES:
            found = re.search(pattern, left)
            if found:
                left = left[: found.start()] + words[found[1].lower()]
                break
    return re.sub(_ELIDED, lambda found: f"{found[1]}’", left) if re.match(_VOWEL, right) else left
