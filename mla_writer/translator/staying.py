"""What a translation leaves as it is: account numbers, addresses, references, names; and the numbers, sums and dates in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mla_writer.answers.recognise import Recognised, recognise
from mla_writer.translator.names import Names

Sort = Literal["iban", "ip", "email", "phone", "imei", "reference", "amount", "date", "number"]
KEPT: frozenset[str] = frozenset({"iban", "ip", "email", "phone", "imei", "reference"})
"""What reads the same, letter for letter, in every language."""
_REFERENCE = re.compile(r"(?<![\w/-])(?=[A-Z/.-]*\d|[A-Z]{2,}/)[A-Z][A-Z0-9]*(?:[/-][A-Z0-9]+)+(?![\w/-])")
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.,'’]\d{3}(?!\d))*(?:[.,]\d+)?")

_JOINED = re.compile(r"(?<!\w)[وفبلك]{1,2}(?=[\dA-Za-z])|[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff0c]+")
"""Arabic words that are written as one with the number or name that follows them; Chinese and Japanese signs."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something in a text that stays: what it is, how it is compared, and where it stands."""

    sort: Sort
    key: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """Return it as it is written in the text."""
        return text[self.start : self.end]


def in_figures(text: str) -> str:
    """Return a text with the digits of every script as 0–9, and a bar for letters joined to a number or a name; sign for sign."""
    apart = _JOINED.sub(lambda match: "|" * len(match[0]), text)
    return "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() else {"٬": ",", "٫": "."}.get(one, one) for one in apart
    )


def stretches(text: str) -> tuple[Stretch, ...]:
    """Return everything in a text that a translation keeps, in order; nothing overlaps."""
    found: list[Stretch] = []
    taken = bytearray(len(text))
    for one in _candidates(in_figures(text)):
        if taken.find(1, one.start, one.end) < 0:
            found.append(one)
            taken[one.start : one.end] = bytes([1]) * (one.end - one.start)
    return tuple(sorted(found, key=lambda one: one.start))


def kept_in(text: str) -> tuple[Stretch, ...]:
    """Return what in a text reads the same in every language."""
    return tuple(one for one in stretches(text) if one.sort in KEPT)


def staying_in(text: str, names: Names) -> tuple[str, ...]:
    """Return, as written, what a translator has to keep: names first, then all but bare numbers."""
    told = [one.entered for one in names.within(text)]
    told += [one.of(text) for one in stretches(text) if one.sort != "number"]
    return tuple(dict.fromkeys(told))


def _candidates(text: str) -> Iterator[Stretch]:
    yield from (_stretch(one) for one in recognise(text) if one.sort in KEPT)
    yield from (Stretch("reference", match[0], *match.span()) for match in _REFERENCE.finditer(text))
    yield from (_stretch(one) for one in recognise(text) if one.sort in {"amount", "date"})
    for match in _NUMBER.finditer(text):
        yield Stretch("number", figures(match[0]), *match.span())


def numbers_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers in a text: their figures alone, and as they are written."""
    for match in _NUMBER.finditer(in_figures(text)):
        yield figures(match[0]), text[match.start() : match.end()]


def figures(number: str) -> str:
    """Return the figures of a number, which languages group and point in different ways; noughts before it do not count."""
    return re.sub(r"\D", "", number).lstrip("0") or "0"


def _stretch(one: Recognised) -> Stretch:
    is_plain = one.sort in {"amount", "date"}
    return Stretch(one.sort, one.value if is_plain else one.key, one.start, one.end)  # type: ignore[arg-type]
