"""Recognising identifiers in free text: accounts, addresses, telephone numbers, sums and dates, offered as things.

Patterns find candidates; python-stdnum, phonenumbers and ipaddress judge them. A wrong check digit does not hide an IBAN:
it is recognised as such, and a check will say that a digit is wrong.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mla_writer.answers.written import dates_in, latin_digits, sums_in
from mla_writer.conditions.values import Amount

Sort = Literal["iban", "account", "ip", "email", "phone", "imei", "amount", "date"]

_MASKED = "*•●█…"
"""Signs that hide a part of an address: what stands beside them is not all of it, and may be the address of somebody else."""
_PATTERNS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "email",
        re.compile(rf"(?<![\w.+{_MASKED}-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}(?![\w{_MASKED}])"),
    ),
    ("iban", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")),
)
"""What is found before sums and dates, because it may hold figures that look like them."""
_NUMBERS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "ip",
        re.compile(
            r"(?<![\w.:])(?:(?P<v4>\d{1,3}(?:\.\d{1,3}){3})(?::(?P<colon>\d{1,5}))?"
            r"|\[(?P<bracketed>[0-9a-fA-F:.]{2,45})\]:(?P<after>\d{1,5})|(?P<v6>(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}))"
            r"(?![\w:])(?:[,،]?[ \u00a0](?:source )?(?:port|منفذ|المنفذ)[ \u00a0](?P<named>\d{1,5})\b)?",
            re.IGNORECASE,
        ),
    ),
    ("phone", re.compile(r"(?<!\w)\+\d[\d ().-]{6,20}\d")),
    ("imei", re.compile(r"(?<!\d)\d{15}(?!\d)")),
    ("account", re.compile(rf"(?<![\w/.{_MASKED}-])\d[\d -]{{6,22}}\d(?![\w/]|[.-]\d)")),
)

_TOWARDS = re.compile(
    r"(?:\b(?:to|towards|into|vers|à)|(?<!\w)إلى)\s+(?:(?:the|l['’]|server|serveur|IP|address|adresse|عنوان)\s*){0,4}$",
    re.IGNORECASE,
)
_LEAD = 32
"""Signs before an IP address among which stands that data went to it."""
_FIRST_OF_USERS = 1024
"""Ports below belong to services (443 to web pages); whoever uses one comes from a higher one."""
_YEARS = re.compile(r"(?:19|20)\d\d ?- ?(?:19|20)\d\d")
"""From one year to another: eight figures, but no account."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """An identifier found in a text: what it is, its normal form, and where it stands (start and end offset).

    `port` is the port that stands beside an IP address from which somebody came; that of a service, to which data went, is none.
    """

    sort: Sort
    value: str
    start: int
    end: int
    port: str = ""

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
    found: list[Recognised] = []
    taken = bytearray(len(text))
    for one in _candidates(latin_digits(text)):
        if taken.find(1, one.start, one.end) < 0:
            found.append(one)
            taken[one.start : one.end] = bytes([1]) * (one.end - one.start)
    return tuple(sorted(found, key=lambda one: one.start))


def date_in_words(text: str) -> str:
    """Return a whole text that is a date, exact or without its day, in figures; other texts as they are."""
    text = text.strip()
    whole = (one for one in recognise(text) if one.sort == "date" and one.end - one.start == len(text))
    return next((one.value for one in whole), text)


def _candidates(text: str) -> Iterator[Recognised]:
    """Yield every reading, the most specific first."""
    yield from _matched(_PATTERNS, text)
    yield from (Recognised("amount", *one) for one in sums_in(text))
    yield from (Recognised("date", *one) for one in dates_in(text))
    yield from _matched(_NUMBERS, text)


def _matched(patterns: Iterable[tuple[Sort, re.Pattern[str]]], text: str) -> Iterator[Recognised]:
    for sort, pattern in patterns:
        for match in pattern.finditer(text):
            value = _READERS[sort](match)
            if value is not None:
                yield Recognised(sort, value, match.start(), match.end(), _port(match) if sort == "ip" else "")


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


def _email(match: re.Match[str]) -> str | None:
    return None if ".." in match[0] else match[0]  # dots in a row hide a part of it


def _iban(match: re.Match[str]) -> str | None:
    return match[0].strip() if 15 <= len(compact(match[0])) <= 34 else None


def _ip(match: re.Match[str]) -> str | None:
    try:
        address = ipaddress.ip_address(match["v4"] or match["bracketed"] or match["v6"])
    except ValueError:
        return None
    return None if address.is_unspecified else str(address)


def _port(match: re.Match[str]) -> str:
    port = match["colon"] or match["after"] or match["named"] or ""
    if not port or _TOWARDS.search(match.string, max(0, match.start() - _LEAD), match.start()):
        return ""
    return port if _FIRST_OF_USERS <= int(port) < 65536 else ""


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
    if _YEARS.fullmatch(match[0]):
        return None
    return match[0].strip() if 8 <= len(re.sub(r"\D", "", match[0])) <= 20 else None


_READERS: Mapping[Sort, Callable[[re.Match[str]], str | None]] = {
    "email": _email,
    "iban": _iban,
    "ip": _ip,
    "phone": _phone,
    "imei": _imei,
    "account": _account,
}
