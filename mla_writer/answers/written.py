"""Sums and dates as people write them in English, French and Arabic: found in a text, and read.

Digits of the Arabic script are read as 0–9; positions are those of the text itself, sign by sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from mla_writer.conditions.values import Day, is_sayable
from mla_writer.translation.locales import currency_codes, currency_names

Found = tuple[str, int, int]
"""What was read, in the form of a draft file, and where it starts and ends."""

_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫", "01234567890123456789,.")
_MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December",
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec",
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
    "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
)
"""In the languages of drafting; Arabic as in Egypt and the Gulf, in Morocco, in Algeria and Tunisia, and in the Levant."""
_ALIF = str.maketrans("أإآ", "ااا")
"""Many write these letters without their signs."""
_MONTH_NUMBERS: Mapping[str, int] = {
    name.lower().translate(_ALIF): number for names in _MONTH_NAMES for number, name in enumerate(names.split("|"), 1)
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})\.?(?:/[^\W\d]+)?"
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_GAP = "[ \u00a0]"
_START = r"(?:(?<!\w)|(?<=(?<!\w)[وفبلك]))"
"""Where a figure may begin: Arabic writes one-letter words (و, ب, ل) together with it."""
_UNTIL = rf"{_GAP}(?:to|until|and|–|-|au|et|الى|حتى){_GAP}"
_UP_TO_TWELVE, _OVER_TWELVE = "0?[1-9]|1[0-2]", r"1[3-9]|2\d|3[01]"


def _figures(first: str, second: str) -> str:
    """Return the pattern of a date in figures that ends with its year: 15/09/2026."""
    return rf"(?<![\w/.-])(?P<day>{first})(?P<sign>[/.-])(?P<number>{second})(?P=sign)(?P<year>\d{{4}})(?![\w/-]|\.\d)"


_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_START}{_DAY}{_GAP}(?:of{_GAP})?{_MONTH},?{_GAP}(?P<year>\d{{4}})\b",
        rf"\b{_MONTH}{_GAP}{_DAY},?{_GAP}(?P<year>\d{{4}})\b",
        rf"{_START}{_DAY}{_GAP}{_MONTH}(?={_UNTIL}\d{{1,2}}(?:er)?{_GAP}[^\W\d]+(?:/[^\W\d]+)?{_GAP}(?P<year>\d{{4}})\b)",
        r"(?<![\w-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?![\w-])",
        _figures(_OVER_TWELVE, _UP_TO_TWELVE),
        r"(?<![\w/.-])(?P<year>\d{4})/(?P<number>\d\d)/(?P<day>\d\d)(?![\w/-]|\.\d)",
        rf"\b(?<!\d[ \u00a0]){_MONTH}{_GAP}(?P<year>\d{{4}})\b",
    )
)
"""A day, also "July 3, 2023" and the first day of "from 27 February to 30 June 2023"; last, a month of a year.

In figures only where the day cannot be the month: 15/09/2026 is read, 02/03/2026 is not.
"""
_DAY_FIRST, _MONTH_FIRST = (
    re.compile(_figures(*order)) for order in ((_OVER_TWELVE, _UP_TO_TWELVE), (_UP_TO_TWELVE, _OVER_TWELVE))
)
_HALF_DATES = (
    re.compile(rf"{_START}(?<![.,:/\d-]){_DAY}{_GAP}(?:of{_GAP})?{_MONTH}(?!\w)"),
    re.compile(rf"\b{_MONTH}{_GAP}{_DAY}(?!\w|[.,:/]\d)"),
    re.compile(_figures(_UP_TO_TWELVE, _UP_TO_TWELVE)),
)
_ALSO_VERBS = ("may", "march")
"""Months only with a capital letter: "the 12 may appeal"."""
_FIGURE = (
    r"(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
    r"(?!\d)"
)
SCALES: Mapping[str, int] = {
    "thousand": 3, "mille": 3, "ألف": 3, "million": 6, "millions": 6, "m": 6, "مليون": 6, "ملايين": 6,
    "billion": 9, "billions": 9, "bn": 9, "milliard": 9, "milliards": 9, "مليار": 9, "مليارات": 9,
}  # fmt: skip
_SCALE = rf"(?:{_GAP}(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})\b)?"
SIGNS: Mapping[str, str] = {"US$": "USD", "€": "EUR", "£": "GBP"}
"""A bare dollar sign is not read: it stands for twenty currencies."""
_CODE_FIRST = re.compile(rf"(?:\b(?P<code>[A-Z]{{3}}){_GAP}?|(?P<sign>US\$|[€£]){_GAP}?)(?P<figure>{_FIGURE}){_SCALE}")
_FIGURE_FIRST = re.compile(
    rf"(?<![.,]){_START}(?P<figure>{_FIGURE}){_SCALE}{_GAP}(?:(?:de|d’){_GAP}?)?(?=(?P<rest>\S.{{0,60}}))"
)
_ALSO_CALLED: Mapping[str, str] = {
    "dollar américain": "USD", "dollars américains": "USD", "american dollars": "USD", "أورو": "EUR",
}  # fmt: skip
_BEGINNINGS = (
    "doll euro fran shil poun livr peso real reai rand nair cedi kwac pula meti birr dirh dina riya ryal rial rupe roup rupi "
    "ring baht dong won yen yuan renm roub rubl hryv zlot koru cour kron krón fori leu lei lev lari teng som mana lira lire "
    "taka kyat sol sole guar bolí boli balb quet lemp cord córd gour aria dala leon loti lila kwan nakf shek afgh tugr "
    "دولا يورو أورو فرنك شلن جنيه دينا درهم ريال ليرة روبل روبي ين يوان راند نيرة بيزو"
)
_STEMS = frozenset(_BEGINNINGS.split())
"""How the words for currencies begin: only where one of them follows a figure are the full names looked up."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_ARABIC = re.compile("[\u0620-\u064a]")
_MOST_WORDS = 5


def latin_digits(text: str) -> str:
    """Return `text` with the digits and number signs of the Arabic script as 0–9, comma and point; nothing moves."""
    return text.translate(_LATIN_DIGITS)


def dates_in(text: str) -> Iterator[Found]:
    """Yield the dates in `text` (with Latin digits), days before months of a year."""
    if _YEAR.search(text) is None:
        return
    lowered = _lowered(text)
    for pattern in _DATES:
        for match in pattern.finditer(lowered):
            written = _day(match)
            if written is not None:
                yield written, match.start(), match.end()


@dataclass(frozen=True, slots=True)
class HalfDate:
    """A date that a text does not tell in full: without its year ("12 June"), or either of two days (12/06/2026)."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def in_year(self, year: int) -> Day | None:
        """Return the day in a year; None where there is none, as for 29 February."""
        return _existing(year, self.month, self.day)

    def readings(self, *, day_first: bool | None) -> tuple[Day, ...]:
        """Return the days that figures may mean; one where it is known whether the day comes first."""
        if self.year is None:
            return ()
        either = (_existing(self.year, self.month, self.day), _existing(self.year, self.day, self.month))
        wanted = either if day_first is None else either[:1] if day_first else either[1:]
        return tuple(dict.fromkeys(one for one in wanted if one is not None))


def half_dates_in(text: str) -> Iterator[HalfDate]:
    """Yield the dates in `text` (with Latin digits) that it does not tell in full, with parts of those that it does."""
    lowered = _lowered(text)
    for pattern in _HALF_DATES:
        for match in pattern.finditer(lowered):
            parts = match.groupdict()
            name = parts.get("month")
            if name in _ALSO_VERBS and text[match.start("month")].islower():
                continue
            month = _MONTH_NUMBERS[name] if name else int(parts["number"])
            year = int(parts["year"]) if parts.get("year") else None
            yield HalfDate(int(parts["day"]), month, year, match.start(), match.end())


def comes_day_first(text: str) -> bool | None:
    """Whether the dates in figures in `text` begin with the day; None where none of them shows it, or some do and some do not."""
    shown = [pattern.search(text) is not None for pattern in (_DAY_FIRST, _MONTH_FIRST)]
    return shown[0] if shown[0] != shown[1] else None


def day_comes_first_in(language: str) -> bool | None:
    """Whether dates in figures begin with the day in a language; None for English, in which they begin with either."""
    return True if language in {"fr", "ar"} else None


def sums_in(text: str) -> Iterator[Found]:
    """Yield the sums in `text` (with Latin digits): with a code, a sign that is clear, or the name of the currency."""
    for match in _CODE_FIRST.finditer(text):
        code = match["code"] or SIGNS[match["sign"]]
        value = _value(match)
        if value and code in currency_codes():
            yield f"{code} {value}", match.start(), match.end()
    for match in _FIGURE_FIRST.finditer(text):
        found = _currency(match["rest"])
        value = _value(match) if found is not None else ""
        if found is not None and value:
            code, length = found
            yield f"{code} {value}", match.start(), match.end() + length


def _lowered(text: str) -> str:
    """Return `text` in small letters, each in its place: İ is the one letter that becomes two."""
    return text.replace("İ", "i").lower().translate(_ALIF)


def _existing(year: int, month: int, day: int) -> Day | None:
    try:
        return Day.parse(f"{year:04d}-{month:02d}-{day:02d}")
    except ValueError:
        return None


def _day(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTH_NUMBERS[parts["month"]]
    written = f"{parts['year']}-{month:02d}" + (f"-{int(parts['day']):02d}" if parts.get("day") else "")
    try:
        return str(Day.parse(written))
    except ValueError:
        return None


def _value(match: re.Match[str]) -> str:
    """Return the figure as a plain number, multiplied where "million" or the like follows; empty where it is beyond reason."""
    figure = re.sub("[ \u00a0\u202f]", "", match["figure"])
    whole, mark, fraction = figure.rpartition("," if re.search(r",\d{1,2}$", figure) else ".")
    if not mark or (len(fraction) == 3):
        whole, fraction = figure, ""
    number = re.sub("[.,]", "", whole) + (f".{fraction}" if fraction else "")
    scale = match["scale"]
    if not is_sayable(Decimal(number)):
        return ""
    if scale is None:
        return number
    value = Decimal(number).scaleb(SCALES[scale])
    if not is_sayable(value):
        return ""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def _currency(rest: str) -> tuple[str, int] | None:
    """Return the code of the currency that `rest` begins with, by code, sign or name, and how many signs it takes."""
    code = re.match(r"[A-Z]{3}\b", rest)
    if code is not None and code[0] in currency_codes():
        return code[0], 3
    sign = next((one for one in SIGNS if rest.startswith(one)), None)
    if sign is not None:
        return SIGNS[sign], len(sign)
    words = list(islice(_WORD.finditer(rest), _MOST_WORDS))
    if not any(part[:4] in _STEMS for word in words for part in re.split("['’.-]", word[0].casefold())):
        return None
    for last in reversed(words):
        found = _code_of(" ".join(rest[: last.end()].casefold().split()))
        if found is not None:
            return found, last.end()
    return None


def _code_of(name: str) -> str | None:
    """Return the code of the currency called `name`; only the languages that may call it so are looked up."""
    languages = ("ar",) if _ARABIC.search(name) else ("en", "fr")
    codes = (_names(language).get(name) for language in languages)
    return next((one for one in codes if one is not None), _ALSO_CALLED.get(name))


@lru_cache(maxsize=8)
def _names(language: str) -> Mapping[str, str]:
    """The names of currencies in a language, for one and for several."""
    return {name.casefold(): code for name, code in currency_names(language)}
