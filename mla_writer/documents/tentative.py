"""Sentences of a request as a draft for consultation may say them: of what will be asked and promised, not of what is.

The note of such a draft says that it is no request and binds nobody; a body that requests, undertakes or encloses would belie it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_RULES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"\b([Tt])his request is made\b", r"\1he request would be made"),
        (
            r"\b(?:is|are) (not |also )?(requested|undertaken|certified|declared|enclosed|attached|transmitted)\b",
            r"would \1be \2",
        ),
        (r"(?<!consent )\b(?:is|are) (not )?given\b", r"would \1be given"),
        (r"(?<!It )\b(undertake|assure|ask)s\b", r"would \1"),
        (r"\b([Tt])his request\b", r"\1he request"),
    ),
    "fr": (
        (r"\bsont(?= (?:pas |également )*(?:demandé|prié|certifié|déclaré|jointe?s|données))", "seraient"),
        (r"\best(?= (?:pas |également )*(?:demandé|prié|certifié|déclaré|jointe?\b|donnée?\b|pris\b|fondé))", "serait"),
        (r"\bEst(?= demandé)", "Serait"),
        (r"\bn[’'](?=ser(?:ait|aient)\b)", "ne "),
        (r"\bs[’']engage\b", "s’engagerait"),
        (r"(?:(?<=requérante )|(?<=requérant ))demande\b", "demanderait"),
        (r"\bassure(?= \{)", "assurerait"),
        (r"\b(l|L)a présente demande\b", r"\1a demande"),
    ),
    "ar": (
        (r"\bلا (?=(?:يُطلب|تُطلب|يصدر)\b)", "لن "),
        (
            (
                r"(?<!أن )(?<!لن )(?<![^\W\d_])([وف]?)(?=(?:يُرجى|يُطلب|تُطلب|يُتعهد|تتعهد|يُقر|يُشهَد|يُعلن|ترفق|يرفق|يصدر|تُعطى|تُرسل مع"
                r"|يستند هذا الطلب|تؤكد \{request|يقدم \{request|(?:تطلب|ترجو) (?:السلطة|الدولة) الطالبة)(?![^\W\d_]))"
            ),
            r"\1س",
        ),
        (r"^مرفق (?=\S*ة\b)", "سترفق "),
        (r"^مرفق ", "سيرفق "),
        (r"(?<= )مرفقة(?=:)", "سترفق"),
        (r"(?<= )مرفق(?=:)", "سيرفق"),
        (r"(?<= )مرفقة\.$", "سترفق."),
        (r"\bهذا الطلب\b", "الطلب"),
    ),
}
"""For each language: what is found, and what stands in its place."""
_COMPILED = {
    language: tuple((re.compile(pattern), said) for pattern, said in rules) for language, rules in _RULES.items()
}


def tentative(text: str, language: str) -> str:
    """Return a sentence of a letter in `language` with what it requests, undertakes or encloses put off to the formal request."""
    for pattern, said in _COMPILED.get(language, ()):
        text = pattern.sub(said, text)
    return text
