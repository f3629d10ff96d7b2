"""Recognising identifiers in free text: accounts, addresses, telephone numbers, sums and dates, offered as things.

Patterns find candidates; python-stdnum, phonenumbers and ipaddress judge them. A wrong check digit does not hide an IBAN:
it is recognised as such, and a check will say that a digit is wrong.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mla_writer.conditions.values import Amount, Day
from mla_writer.translation.locales import currency_codes

Sort = Literal["iban", "account", "ip", "email", "phone", "imei", "amount", "date"]

_MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December",
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
)
"""In the languages of drafting; Arabic in its two sets of names."""
_MONTH_NUMBERS = {name: number for names in _MONTH_NAMES for number, name in enumerate(names.split("|"), 1)}
_MONTHS = "|".join(_MONTH_NUMBERS)
_FIGURE = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_IN_WORDS = re.compile(rf"(?:(\d{{1,2}})(?:er)?[ \u00a0])?({_MONTHS})(?:/[^\W\d]+)?[ \u00a0](\d{{4}})")
_PATTERNS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    ("iban", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")),
    ("amount", re.compile(rf"\b([A-Z]{{3}})[ \u00a0]?({_FIGURE})(?!\d)")),
    ("amount", re.compile(rf"(?<![\w.,])({_FIGURE})[ \u00a0]([A-Z]{{3}})\b")),
    ("ip", re.compile(r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4})(?![\w:])")),
    ("date", re.compile(rf"\b(\d{{1,2}})(?:er)?[ \u00a0]({_MONTHS})(?:/[^\W\d]+)?[ \u00a0](\d{{4}})\b")),
    ("date", re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")),
    ("phone", re.compile(r"(?<!\w)\+\d[\d ().-]{6,20}\d")),
    ("imei", re.compile(r"(?<!\d)\d{15}(?!\d)")),
    ("account", re.compile(r"(?<![\w/.-])\d[\d -]{6,22}\d(?![\w/])")),
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """An identifier found in a text: what it is, its normal form, and where it stands (start and end offset)."""

    sort: Sort
    value: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """The identifier without spaces and signs, to be compared with others."""
        return compact(self.value)


def compact(identifier: str) -> str:
    """Return an identifier in capitals without spaces, hyphens, dots and brackets."""
    return re.sub(r"[\s.()\-\u00a0\u202f]", "", identifier).upper()


@lru_cache(maxsize=4096)
def recognise(text: str) -> tuple[Recognised, ...]:
    """Return the identifiers in `text`, in order; where two readings overlap, the more specific one stands."""
    taken: list[Recognised] = []
    for sort, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            free = all(match.end() <= one.start or match.start() >= one.end for one in taken)
            value = _READERS[sort](match) if free else None
            if value is not None:
                taken.append(Recognised(sort, value, match.start(), match.end()))
    return tuple(sorted(taken, key=lambda one: one.start))


def date_in_words(text: str) -> str:
    """Return a whole text that is a date in words, exact or without its day, in figures; other texts as they are."""
    found = _IN_WORDS.fullmatch(" ".join(text.split()))
    if found is None:
        return text.strip()
    day, month, year = found.groups()
    figures = f"{year}-{_MONTH_NUMBERS[month]:02d}"
    return f"{figures}-{int(day):02d}" if day else figures


def amounts_in(text: str) -> Iterator[Amount]:
    """Yield the sums named in `text`."""
    for one in recognise(text):
        if one.sort == "amount":
            yield Amount.parse(one.value)


def differs_by_one(left: str, right: str) -> bool:
    """Whether two identifiers differ by one changed, missing or added character, or by two neighbours swapped."""
    a, b = compact(left), compact(right)
    if a == b or abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 6:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) != len(b):
        return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]
    return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])


def _iban(match: re.Match[str]) -> str | None:
    return match[0].strip() if 15 <= len(compact(match[0])) <= 34 else None


def _amount(match: re.Match[str]) -> str | None:
    code, figure = (match[1], match[2]) if match[1].isalpha() else (match[2], match[1])
    return f"{code} {re.sub('[^0-9.]', '', figure)}" if code in currency_codes() else None


def _ip(match: re.Match[str]) -> str | None:
    try:
        return str(ipaddress.ip_address(match[0]))
    except ValueError:
        return None


def _date(match: re.Match[str]) -> str | None:
    day, month, year = (
        (match[1], _MONTH_NUMBERS[match[2]], match[3]) if match[2] in _MONTH_NUMBERS else match.group(3, 2, 1)
    )
    try:
        return str(Day.parse(f"{year}-{int(month):02d}-{int(day):02d}"))
    except ValueError:
        return None


def _phone(match: re.Match[str]) -> str | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(match[0], None)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL) if possible else None


def _imei(match: re.Match[str]) -> str | None:
    from stdnum import imei

    return match[0] if imei.is_valid(match[0]) else None


def _account(match: re.Match[str]) -> str | None:
    return match[0].strip() if 8 <= len(re.sub(r"\D", "", match[0])) <= 20 else None


_READERS: dict[Sort, Callable[[re.Match[str]], str | None]] = {
    "email": lambda match: match[0],
    "iban": _iban,
    "amount": _amount,
    "ip": _ip,
    "date": _date,
    "phone": _phone,
    "imei": _imei,
    "account": _account,
}
