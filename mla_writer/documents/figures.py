"""Figures: the digits of a letter, and numbers with the separators of a language.

Arabic letters are written with 0–9, or with ٠–٩ where the requested State or the office wants them; both sets are never mixed
within one number. Identifiers and the numbers of articles never come here: they keep 0–9 in every letter.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mla_writer.answers.answers import Answers
    from mla_writer.countries.model import CountryPack

Digits = Literal["latn", "arab"]

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NO_BREAK = "\u00a0"
_UNBROKEN = frozenset({"es", "pt", "pt_br"})
"""Languages that set no separator into numbers of four digits."""


def digits_wanted(answers: Answers, pack: CountryPack | None) -> Digits:
    """Return the digits that the office has chosen for letters in Arabic, else those of the requested State's pack, else 0–9."""
    chosen = answers.text("request.digits")
    if chosen in {"latn", "arab"}:
        return "arab" if chosen == "arab" else "latn"
    told = pack.languages.digits if pack is not None else None
    return told.value if told is not None else "latn"


def digits_of(language: str, wanted: Digits = "latn") -> Digits:
    """Return the digits in which a letter of `language` is written: those wanted in Arabic, 0–9 in every other language."""
    return wanted if language == "ar" else "latn"


def in_digits(text: str, digits: str) -> str:
    """Return `text` with its figures in `digits`."""
    return text.translate(_ARABIC_INDIC) if digits == "arab" else text


@lru_cache(maxsize=8192)
def number_text(number: Decimal | int, language: str, locale: str, digits: Digits, least: int = 2) -> str:
    """Return a number with the separators of the language; fractions keep at least `least` places where there are any."""
    from babel.numbers import format_decimal

    whole = number == int(number)
    pattern = "#,##0" if whole else f"#,##0.{'0' * least}{'#' * (10 - least)}"
    if language in _UNBROKEN and abs(Decimal(number)) < 10_000:
        pattern = pattern.replace("#,##0", "0")
    text = str(format_decimal(number, pattern, locale=locale, numbering_system=digits))
    text = text.replace(".", _NO_BREAK) if language == "es" else text
    return in_digits(text, digits)  # Babel sets the signs between the figures only
