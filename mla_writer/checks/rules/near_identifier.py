"""CONS-001 An identifier in a fact differs by one character from one entered as a thing.

An account number typed twice is sooner or later typed wrongly once. The requested bank then finds nothing, or the wrong
customer.

Pass: the fact and the account bear the same number.
Fail: the fact says CH93 0076 2011 6238 5295 7, the account CH93 0076 2011 6283 5295 7.
Good: the number copied from the evidence into both places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mla_writer.answers.recognise import compact, differs_by_one, recognise
from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import Reads
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-001"
KIND: Final = "consistency"
READS_BESIDE: Final = Reads(frozenset({"persons", "things"}))

_NEAR = Saying(
    N_("One character differs: {found}"),
    N_(
        "The text holds “{found}”, which differs by one character from {thing} ({entered}). Compare both with the "
        "evidence and correct the wrong one."
    ),
)
_LETTERS = 7
"""Shorter identifiers are too alike to compare: house numbers, ports, years."""


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding for each identifier in a text that nearly, but not quite, is one of the things."""
    entered = context.lasting(_entered)
    for version in value.versions.values():
        yield from _in_version(path, version.text, entered)


@dataclass(frozen=True, slots=True)
class _Entered:
    """The identifiers entered word for word: of which item, where, and as written; `near` finds them by their stumps."""

    every: tuple[tuple[Ref, str, str], ...]
    exact: frozenset[str]
    near: Mapping[str, list[int]]


def _entered(context: Context) -> _Entered:
    every = tuple(identifiers(context))
    near: dict[str, list[int]] = defaultdict(list)
    for number, (_, _, identifier) in enumerate(every):
        for stump in _stumps(compact(identifier)):
            near[stump].append(number)
    return _Entered(every, frozenset(compact(value) for _, _, value in every), near)


def identifiers(context: Context) -> Iterator[tuple[Ref, str, str]]:
    """Yield thing or person, path and text of every identifier entered word for word."""
    for path, value in context.visible.items():
        collection, _, rest = path.partition(".")
        if collection in {"things", "persons"} and isinstance(value, str) and is_long(value):
            yield Ref(collection, rest.partition(".")[0]), path, value


@lru_cache(maxsize=8192)
def _stumps(key: str) -> frozenset[str]:
    """Return an identifier and all it leaves when one character is taken away: what differs by one shares one of them."""
    return frozenset({key, *(key[:place] + key[place + 1 :] for place in range(len(key)))})


def is_long(value: str) -> bool:
    """Return whether an identifier has figures, and signs enough to be compared with another one."""
    return len(compact(value)) >= _LETTERS and any(sign.isdigit() for sign in value)


def _in_version(path: str, text: str, entered: _Entered) -> Iterator[Finding]:
    for found in recognise(text):
        if found.sort in {"amount", "date"} or found.key in entered.exact:
            continue
        for number in sorted({one for stump in _stumps(found.key) for one in entered.near.get(stump, ())}):
            ref, at, value = entered.every[number]
            if differs_by_one(found.value, value):
                told = _NEAR.about(found=found.value, thing=Shown(ref), entered=value)
                yield Finding(CODE, KIND, "warning", "not_met", path, **told, rests_on=(path, at))
                break
