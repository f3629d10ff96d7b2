"""The date of a letter in the Hijri calendar, beside the Gregorian one: by the Umm al-Qura calendar, which Saudi Arabia keeps.

It is computed for the days of 2000 to 2028 only, in which every table that we compared agrees (docs/decisions/0015); for other
days the letter has the Gregorian date alone. Dates of facts and documents are never computed: their papers may differ by a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mla_writer.conditions.values import Day

if TYPE_CHECKING:
    from mla_writer.answers.answers import Answers
    from mla_writer.countries.model import CountryPack

_YEARS = range(2000, 2029)
_LATIN = (
    "Muharram", "Safar", "Rabiʻ I", "Rabiʻ II", "Jumada I", "Jumada II", "Rajab", "Shaʻban", "Ramadan", "Shawwal", "Dhuʻl-Qiʻdah",
    "Dhuʻl-Hijjah",
)  # fmt: skip
_MONTHS: Mapping[str, tuple[str, ...]] = {
    "ar": (
        "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة",
        "ذو الحجة",
    ),
    "fr": (
        "mouharram", "safar", "rabia al awal", "rabia ath-thani", "joumada al oula", "joumada ath-thania", "rajab", "chaabane",
        "ramadan", "chawwal", "dhou al qi’da", "dhou al-hijja",
    ),
    "es": (
        "muharram", "safar", "rabiʻ I", "rabiʻ II", "jumada I", "jumada II", "rajab", "shaʻban", "ramadán", "shawwal",
        "dhuʻl-qiʻdah", "dhuʻl-hijjah",
    ),
    "ru": (
        "мухаррам", "сафар", "раби-уль-авваль", "раби-уль-ахир", "джумад-уль-авваль", "джумад-уль-ахир", "раджаб", "шаабан",
        "рамадан", "шавваль", "зуль-каада", "зуль-хиджжа",
    ),
}  # fmt: skip
"""The months as CLDR names them."""
_WRITTEN: Mapping[str, str] = {
    "en": "{day} ({d}\u00a0{month} {y}\u00a0AH)",
    "fr": "{day} ({d}\u00a0{month} {y} de l’hégire)",
    "es": "{day} ({d}\u00a0de {month} de {y} de la hégira)",
    "ru": "{day} ({d}\u00a0{month} {y}\u00a0г. хиджры)",
    "ar": "{d}\u00a0{month} {y}\u00a0هـ الموافق {day}\u00a0م",
    "zh": "{day}（伊斯兰历{y}年{m}月{d}日）",
    "pt": "{day} ({d}\u00a0de {month} de {y} da Hégira)",
}
"""How both dates stand together; in Arabic the Hijri date goes first."""


def hijri_wanted(answers: Answers, pack: CountryPack | None) -> bool:
    """Return whether the letter has the Hijri date too: as answered, else as the pack of the requested State says."""
    chosen = answers.get("request.hijri")
    if isinstance(chosen, bool):
        return chosen
    told = pack.languages.hijri_date if pack is not None else None
    return told is not None and told.value == "yes"


def hijri_of(day: Day) -> tuple[int, int, int] | None:
    """Return year, month and day in the Umm al-Qura calendar; None for what is no whole day, or not in the years of agreement."""
    if day.month is None or day.day is None or day.year not in _YEARS:
        return None
    from hijridate import Gregorian

    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return found.year, found.month, found.day


def with_hijri(day: Day, written: str, language: str) -> str:
    """Return the date `written` in `language` together with the Hijri date, or alone where that is not computed."""
    found = hijri_of(day)
    if found is None:
        return written
    year, month, number = found
    base = language.partition("_")[0]
    name = _MONTHS.get(base, _LATIN)[month - 1]
    return _WRITTEN.get(base, _WRITTEN["en"]).format(day=written, d=number, m=month, month=name, y=year)
