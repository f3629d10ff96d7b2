"""Sentences of a request as a draft for consultation may say them: of what will be asked and promised, not of what is.

The note of such a draft says that it is no request and binds nobody; a body that requests, undertakes or encloses would belie it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_RULES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"\b([Tt])his request is made\b", r"\1he request will be made"),
        (r"\b(?:is|are) (not |also |hereby |therefore )?(requested|undertaken|certified|declared|enclosed|attached)\b", r"will \1be \2"),
        (r"\b(?:is|are) (not )?given\b", r"will \1be given"),
        (r"\b(undertake|assure|ask|certifie|declare)s\b", r"will \1"),
        (r"\bwill certifie\b", "will certify"),
        (r"\b([Tt])his request\b", r"\1he request"),
    ),
}
_COMPILED = {
    language: tuple((re.compile(pattern), said) for pattern, said in rules) for language, rules in _RULES.items()
}


def tentative(text: str, language: str) -> str:
    """Return a sentence of a letter in `language` with what it requests, undertakes or encloses put off to the formal request."""
    for pattern, said in _COMPILED.get(language, ()):
        text = pattern.sub(said, text)
    return text
