"""Sums and numbers as somebody types them into a field: either order, any usual sign between thousands, signs and names.

Draft files keep the strict form (`kinds.py`). Whatever the window shows is read back as what it shows; a figure that has two
readings is refused, and so is a sign that stands for several currencies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from mla_writer.answers.kinds import ValueFault, expect_sayable
from mla_writer.answers.written import SCALES, SIGNS, latin_digits
from mla_writer.conditions.values import Amount
from mla_writer.translation.locales import (
    currencies_of,
    currency_codes,
    currency_names,
    currency_places,
    signs_of_numbers,
)

_UNSEEN = re.compile("[\u2066-\u2069\u200e\u200f\u061c]")
_SPACES = re.compile(r"\s+")
_PIECES = re.compile(r"(?P<before>\D*?)(?P<figure>-?\d(?:[\d.,'’ ]*\d)?)(?P<after>(?:\D.*)?)")
_OF = re.compile(r"(?:de |d['’] ?|of )")
_THOUSANDS = re.compile(r"\d{1,3}(?:(?P<sign>[ .,'’])\d{3})(?:(?P=sign)\d{3})*")
_SIGNS: Mapping[str, str] = {
    **{sign.casefold(): code for sign, code in SIGNS.items()},
    "$us": "USD", "usd$": "USD", "euros": "EUR", "dollar us": "USD", "dollars us": "USD",
    "us dollar": "USD", "us dollars": "USD", "dollar américain": "USD", "dollars américains": "USD", "american dollars": "USD",
    "دولار أمريكي": "USD", "أورو": "EUR",
}  # fmt: skip
_DOLLARS = frozenset({"$", "dollar", "dollars", "دولار"})
_CFA = frozenset({"fcfa", "cfa", "francs cfa", "franc cfa", "cfa francs", "cfa franc", "fr cfa", "frs cfa", "f cfa"})
_FRANCS_CFA = ("XOF", "XAF")


def read_sum(text: str, language: str, state: str = "", currency: str = "") -> Amount:
    """Return the sum in `text`, typed in a window in `language` for a request of `state`; raise ValueFault.

    `currency` is that of a figure beside which none stands.
    """
    shown = _SPACES.sub(" ", _UNSEEN.sub("", latin_digits(text))).strip()
    match = _PIECES.fullmatch(shown)
    if match is None or (match["before"].strip() and match["after"].strip() and not _scale(match["after"])[0]):
        raise ValueFault("ANSWER-011", value=text)
    power, rest = _scale(match["after"])
    name = _OF.sub("", rest, count=1) if _OF.match(rest) else rest
    if re.match(r"\S*\d", name):  # a letter among the digits, such as O for 0
        raise ValueFault("ANSWER-017", value=text)
    code = _code(match["before"].strip() or name, state) or currency
    if not code or match["figure"].startswith("-") or (match["before"].strip() and name):
        raise ValueFault("ANSWER-011", value=text)
    value = expect_sayable(_figure(match["figure"], language, None if power else currency_places(code)), text)
    return Amount(code, expect_sayable(_plain(value.scaleb(power)), text) if power else value)


def read_number(text: str, language: str) -> Decimal:
    """Return the number in `text`, typed in a window in `language`; raise ValueFault."""
    shown = _SPACES.sub(" ", _UNSEEN.sub("", latin_digits(text))).strip()
    match = _PIECES.fullmatch(shown)
    if match is None or match["before"].strip() or match["after"].strip():
        raise ValueFault("ANSWER-005", value=text)
    return expect_sayable(_figure(match["figure"], language, None), text)


def _figure(text: str, language: str, places: int | None) -> Decimal:
    """Return a figure; `places` is how many decimals its currency has, None where that tells nothing."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    marks = re.findall(r"[ .,'’]", digits)
    if not marks:
        return Decimal(sign + digits)
    thousands = _THOUSANDS.fullmatch(digits)
    if thousands is not None:
        _refuse_two_readings(text, marks, language, places)
        if _is_decimal(digits, marks, language, places):
            return Decimal(sign + digits.replace(marks[0], "."))
        return Decimal(sign + re.sub(r"\D", "", digits))
    whole, fraction = re.split(r"[.,](?=\d+$)", digits, maxsplit=1) if marks[-1] in ".," else (digits, "")
    is_whole = not re.search(r"\D", whole) or _THOUSANDS.fullmatch(whole) is not None
    if not fraction or not is_whole or marks[-1] in whole:
        raise ValueFault("ANSWER-017", value=text)
    if len(fraction) == 3 and places not in {
        3,
        None,
    }:  # decimals that the currency does not have, or thousands of two signs
        raise ValueFault("ANSWER-018", value=text)
    return Decimal(f"{sign}{re.sub(r'[^0-9]', '', whole)}.{fraction}")


def _refuse_two_readings(text: str, marks: list[str], language: str, places: int | None) -> None:
    """Raise where one point or comma has three figures behind it and can be either sign."""
    decimal, grouping = signs_of_numbers(language)
    if (
        len(marks) > 1
        or marks[0] not in ".,"
        or text.lstrip("-").startswith("0")
        or marks[0] == grouping
        or places == 0
    ):
        return
    if (marks[0] == decimal and places == 3) or (marks[0] != decimal and places is not None and places < 3):
        return
    raise ValueFault("ANSWER-018", value=text)


def _is_decimal(digits: str, marks: list[str], language: str, places: int | None) -> bool:
    """Whether the one sign in a figure with three figures behind it is that of decimals."""
    if len(marks) > 1 or marks[0] not in ".,":
        return False
    decimal, _ = signs_of_numbers(language)
    return digits.startswith("0") or (marks[0] == decimal and places == 3)


def _scale(after: str) -> tuple[int, str]:
    """Return the power of ten of "million" and the like with which `after` begins, and what follows it."""
    word, _, rest = after.strip().partition(" ")
    power = SCALES.get(word.casefold(), 0) if len(word) > 1 else 0
    return (power, rest) if power else (0, after.strip())


def _plain(value: Decimal) -> Decimal:
    """Return a number without the zeros and the exponent that multiplying left."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _code(name: str, state: str) -> str:
    """Return the currency that is called `name`, by code, sign or words; empty for no name, ValueFault where it is unclear."""
    folded = name.casefold().strip()
    if not folded:
        return ""
    if folded.upper() in currency_codes():
        return folded.upper()
    close = folded.replace("$ ", "$").replace(" $", "$")
    if close in _DOLLARS:
        raise ValueFault("ANSWER-019", value=name)
    if folded in _CFA:
        for code in _FRANCS_CFA:
            if code in currencies_of(state):
                return code
        raise ValueFault("ANSWER-024", value=name)
    found = _SIGNS.get(close) or next((names[folded] for names in _names() if folded in names), "")
    if not found:  # the window shows what was read, so that dirhams of another State are seen
        found = next((code for code in currencies_of(state) if folded in _common_names(code)), "")
    if not found:
        raise ValueFault("ANSWER-015", value=name)
    return found


@lru_cache(maxsize=64)
def _common_names(code: str) -> frozenset[str]:
    """What a currency is called at home: its name without that of its State (dirham, درهم, shilling); not a dollar."""
    english, *others = _names()
    last = (name.split()[-1] for name, of in english.items() if of == code)
    first = (name.split()[0] for names in others for name, of in names.items() if of == code)
    return frozenset((*last, *first)) - _DOLLARS


@lru_cache(maxsize=1)
def _names() -> tuple[Mapping[str, str], ...]:
    """The names of currencies in the languages of the window, for one and for several, each with its code."""
    return tuple(
        {_SPACES.sub(" ", name.casefold()): code for name, code in currency_names(language)}
        for language in ("en", "fr", "ar")
    )
