"""Spans of time in words: "one month", "14 years", with the plural that the number wants in each language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

UNITS: Mapping[str, str] = {"years": "year", "months": "month", "weeks": "week", "days": "day", "hours": "hour"}
"""The forms in which a sentence may ask for a number (`{max_years|years}`), and the units that Babel knows for them."""

_ARABIC: Mapping[str, tuple[str, str, str, str, str]] = {
    "years": ("سنة", "سنتين", "سنوات", "سنة", "سنة"),
    "months": ("شهر", "شهرين", "أشهر", "شهرا", "شهر"),
    "weeks": ("أسبوع", "أسبوعين", "أسابيع", "أسبوعا", "أسبوع"),
    "days": ("يوم", "يومين", "أيام", "يوما", "يوم"),
    "hours": ("ساعة", "ساعتين", "ساعات", "ساعة", "ساعة"),
}
"""One and two, which are words of their own; three to ten; eleven to ninety-nine; whole hundreds. Babel lacks most of them.
Two stands in the oblique case, as after a preposition or a verb."""
_ONE: Mapping[str, Mapping[str, str]] = {
    "en": {form: f"one {unit}" for form, unit in UNITS.items()},
    "fr": {"years": "un an", "months": "un mois", "weeks": "une semaine", "days": "un jour", "hours": "une heure"},
}
"""One of each, in languages that write it as a word within a sentence."""
_PORTUGUESE: Mapping[str, tuple[str, str]] = {
    "years": ("ano", "anos"), "months": ("mês", "meses"), "weeks": ("semana", "semanas"), "days": ("dia", "dias"),
    "hours": ("hora", "horas"),
}  # fmt: skip
_CHINESE: Mapping[str, str] = {"years": "年", "months": "个月", "weeks": "周", "days": "天", "hours": "小时"}
"""Babel lacks both; in Chinese nothing stands between the number and its unit."""
_NO_BREAK = "\u00a0"


def span(number: Decimal | int, form: str, written: str, locale: Locale) -> str:
    """Return a number of `form` (years, months, weeks, days, hours); `written` is the number as the language writes it."""
    if locale.language == "ar":
        return _in_arabic(number, form, written)
    if number == 1 and locale.language in _ONE:
        return _ONE[locale.language][form]
    if locale.language == "zh":
        return f"{written}{_CHINESE[form]}"
    if locale.language == "pt":
        return f"{written}{_NO_BREAK}{_PORTUGUESE[form][number != 1]}"
    from babel.units import format_unit

    plain = str(format_unit(number, f"duration-{UNITS[form]}", length="long", format="#", locale=locale))
    return plain.replace(" ", _NO_BREAK, 1)


def _in_arabic(number: Decimal | int, form: str, written: str) -> str:
    one, two, few, many, hundreds = _ARABIC[form]
    if number in {1, 2}:
        return one if number == 1 else two
    rest = number % 100
    word = few if 3 <= rest <= 10 else many if 11 <= rest <= 99 else hundreds
    return f"{written}{_NO_BREAK}{word}"
