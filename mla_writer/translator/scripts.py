"""In which script a text is written, and which one a language wants: a translation in the wrong language often shows by that."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping

_WANTED: Mapping[str, str] = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ug", "ckb"), "ARABIC"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn"), "CYRILLIC"),
    "zh": "CJK", "ja": "CJK", "ko": "HANGUL", "el": "GREEK", "he": "HEBREW", "yi": "HEBREW", "th": "THAI", "lo": "LAO",
    "km": "KHMER", "my": "MYANMAR", "hi": "DEVANAGARI", "ne": "DEVANAGARI", "mr": "DEVANAGARI", "bn": "BENGALI",
    "ta": "TAMIL", "te": "TELUGU", "si": "SINHALA", "am": "ETHIOPIC", "ti": "ETHIOPIC", "ka": "GEORGIAN", "hy": "ARMENIAN",
    "dv": "THAANA",
}  # fmt: skip
_LATIN = "LATIN"


def script_for(language: str) -> str:
    """Return the script in which a language is written, by its name in Unicode."""
    return _WANTED.get(language.partition("_")[0], _LATIN)


def script_of(text: str) -> str:
    """Return the script of most letters of a text; nothing where it has none."""
    counts = Counter(_script(sign) for sign in text if sign.isalpha())
    return counts.most_common(1)[0][0] if counts else ""


def is_written_in(text: str, script: str) -> bool:
    """Whether any letter of a text is of a script; Japanese kana go with Chinese signs."""
    return any(_script(sign) == script for sign in text if sign.isalpha())


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "").partition(" ")[0]
    return "CJK" if name in {"HIRAGANA", "KATAKANA"} else name
