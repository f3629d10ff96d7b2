"""In which script a text is written, and which one a language wants: a text in the wrong language often shows by that."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from mla_writer.translation.locales import locale_of

_WANTED: Mapping[str, str] = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ug", "ckb"), "ARABIC"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn"), "CYRILLIC"),
    "zh": "CJK", "ja": "CJK", "ko": "HANGUL", "el": "GREEK", "he": "HEBREW", "yi": "HEBREW", "th": "THAI", "lo": "LAO",
    "km": "KHMER", "my": "MYANMAR", "hi": "DEVANAGARI", "ne": "DEVANAGARI", "mr": "DEVANAGARI", "bn": "BENGALI",
    "ta": "TAMIL", "te": "TELUGU", "si": "SINHALA", "am": "ETHIOPIC", "ti": "ETHIOPIC", "ka": "GEORGIAN", "hy": "ARMENIAN",
    "dv": "THAANA",
}  # fmt: skip
_LATIN = "LATIN"
_NAMED: Mapping[str, str] = {
    "Latn": _LATIN, "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Hans": "CJK", "Hant": "CJK", "Deva": "DEVANAGARI",
    "Mong": "MONGOLIAN", "Guru": "GURMUKHI", "Tfng": "TIFINAGH", "Grek": "GREEK", "Hebr": "HEBREW",
}  # fmt: skip
"""Scripts by the code that a tag of a language may bear (`sr-Latn`)."""
_IN_SEVERAL = frozenset({"sr", "uz", "az", "kk", "ky", "bs", "ku", "mn", "pa", "tg", "tk", "ms", "ber", "zgh", "cnr"})
"""Languages that are written in more than one script; their code alone wants none."""
_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?")


def script_for(language: str) -> str:
    """Return the script in which a language is written, by its name in Unicode."""
    return _WANTED.get(language.partition("_")[0], _LATIN)


def scripts_of_tag(tag: str) -> frozenset[str] | None:
    """Return the scripts in which names under a tag (`de`, `sr-Latn`) may be written; any, where that is an empty set.

    None where the tag is that of no language.
    """
    found = _TAG.fullmatch(tag)
    if found is None or found[1] not in locale_of("en").languages or (found[2] and found[2] not in _NAMED):
        return None
    if found[2]:
        return frozenset({_NAMED[found[2]]})
    return frozenset() if found[1] in _IN_SEVERAL else frozenset({script_for(found[1])})


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
