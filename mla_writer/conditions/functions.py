"""The fixed list of functions that conditions may call: what each takes, what it gives, and how it is computed.

A function is called only when all its arguments are known. It gives UNKNOWN where they leave the result open.
"""

from __future__ import annotations

import decimal
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mla_writer.conditions import types as t
from mla_writer.conditions.dates import days_after, days_between, earliest, latest, years_before
from mla_writer.conditions.reading import settled
from mla_writer.conditions.types import Type
from mla_writer.conditions.values import UNKNOWN, Amount, Day
from mla_writer.conditions.wordings import Wording

EXACT = decimal.Context(prec=50, traps=[])
"""How numbers are calculated: overflow and division by zero give no number instead of raising."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One argument: the word for it, which types it may have, and as which it is read where its type is ANY."""

    word: str
    accepts: Callable[[Type], bool]
    type: Type = t.ANY


@dataclass(frozen=True, slots=True)
class Function:
    """One function. `gives` tells the type of the result from the types of the arguments.

    `opens` says that references among the arguments are opened first, because the function looks into their records.
    """

    takes: tuple[Taken, ...]
    gives: Callable[[Sequence[Type]], Type]
    compute: Callable[..., object]
    opens: bool = False


def number(value: Decimal) -> object:
    """Return the result of a calculation, UNKNOWN where it is no finite number."""
    return value if value.is_finite() else UNKNOWN


def total(items: object) -> object:
    """Return the sum of amounts or numbers, also in nested lists; UNKNOWN for none, for gaps and mixed currencies."""
    values = list(_flat(items))
    if not values or any(one.__class__ is not values[0].__class__ for one in values):
        return UNKNOWN
    first = values[0]
    if isinstance(first, Decimal):
        return _added(values)
    if not isinstance(first, Amount) or any(one.currency != first.currency for one in values):
        return UNKNOWN
    value = _added(one.value for one in values)
    return Amount(first.currency, value) if isinstance(value, Decimal) else UNKNOWN


def _added(values: Iterable[Any]) -> object:
    result = Decimal(0)
    for one in values:
        result = EXACT.add(result, one)
    return number(result)


def _flat(items: object) -> Iterator[Any]:
    if isinstance(items, tuple | list):
        for one in items:
            yield from _flat(one)
    else:
        yield settled(items)


def _contains(text: str, word: str) -> object:
    return _folded(word) in _folded(text)


def _says(text: str, words: Wording) -> object:
    return words.is_in(text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _same_currency(one: Amount, other: Amount) -> object:
    return one.currency == other.currency


def _size(value: object) -> object:
    return Decimal(len(value)) if isinstance(value, str | Sequence | Mapping) else UNKNOWN


def _always(type_: Type) -> Callable[[Sequence[Type]], Type]:
    return lambda _: type_


def _exactly(type_: Type) -> Taken:
    return Taken(type_.name, lambda found: found == type_, type_)


def _is_sized(found: Type) -> bool:
    return t.is_text(found) or isinstance(found, t.ListOf | t.MapOf)


def _is_dated(found: Type) -> bool:
    item = found.item if isinstance(found, t.ListOf) else found
    when = item.fields.get("when") if isinstance(item, t.Record) else item
    return when in (t.DAY, t.PERIOD, t.ANY)


def _is_summed(found: Type) -> bool:
    return isinstance(found, t.ListOf) and _summand(found) in (t.AMOUNT, t.NUMBER, t.ANY)


def _summand(found: Type) -> Type:
    while isinstance(found, t.ListOf):
        found = found.item
    return found


_TEXT = Taken("text", t.is_text, t.TEXT)
_DAY = _exactly(t.DAY)
_WHOLE = _exactly(t.NUMBER)
_AMOUNT = _exactly(t.AMOUNT)
_DATED = Taken("date, period or date and time", lambda found: found in (t.DAY, t.PERIOD, t.MOMENT))
_DATES = Taken("list of dates, periods or facts", _is_dated)

FUNCTIONS: Mapping[str, Function] = {
    "size": Function((Taken("list or text", _is_sized),), _always(t.NUMBER), _size),
    "date": Function((_TEXT,), _always(t.DAY), Day.parse),
    "days_between": Function((_DATED, _DATED), _always(t.NUMBER), days_between),
    "years_before": Function((_DAY, _WHOLE), _always(t.DAY), years_before),
    "days_after": Function((_DAY, _WHOLE), _always(t.DAY), days_after),
    "earliest": Function((_DATES,), _always(t.PERIOD), earliest, opens=True),
    "latest": Function((_DATES,), _always(t.PERIOD), latest, opens=True),
    "sum": Function((Taken("list of amounts or numbers", _is_summed),), lambda found: _summand(found[0]), total),
    "same_currency": Function((_AMOUNT, _AMOUNT), _always(t.BOOL), _same_currency),
    "contains": Function((_TEXT, _TEXT), _always(t.BOOL), _contains),
    "says": Function((_TEXT, _TEXT), _always(t.BOOL), _says),
}
"""The functions by name. `answered`, `known` and `request_date` look past values and are compiled on their own."""

SPECIAL = ("answered", "known", "request_date")
