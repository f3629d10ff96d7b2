"""Sources: found by key, and how loudly a rule may speak on their strength (design: what a rule may do depends on its source)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from mla_writer.conditions.values import Day
from mla_writer.forms.model import Level, Source

Capped = Level | Literal["verify"] | None

_DATE = re.compile(r"(?<![\w/-])(?:1[89]|20|21)\d\d(?:-\d{2}(?:-\d{2})?)?(?![\w/]|-\d)")
"""A year or a day that stands by itself: `2019`, `2019-05-17`, not the number of a law (`149/2017`, `A1709`)."""
_STRENGTH = ("official", "copy", "secondary", "general_knowledge", "unknown")


def resolve_sources(given: Iterable[str | Source], known: Mapping[str, Source]) -> tuple[Source, ...]:
    """Return whole sources: keys, perhaps with a reference (`uncac:46(15)`), are looked up in `known`; others are left out."""
    found = []
    for one in given:
        if isinstance(one, Source):
            found.append(one)
            continue
        key, _, ref = one.partition(":")
        if key in known:
            found.append(replace(known[key], ref=ref) if ref else known[key])
    return tuple(found)


def capped_level(level: Level, sources: Iterable[Source], on: Day) -> Capped:
    """Return the level that a rule may have on the day `on`, judged by the strongest of its sources.

    A blocker needs an official text or a copy of one, dated and not past its own review date; secondary, undated or old
    sources give a warning at most; general knowledge gives a question to verify; unknown says nothing.
    """
    ranked = sorted(sources, key=lambda one: (_STRENGTH.index(one.confidence), not is_current(one, on)))
    if not ranked or ranked[0].confidence == "unknown":
        return None
    if ranked[0].confidence == "general_knowledge":
        return "verify"
    strong = any(one.confidence in {"official", "copy"} and is_current(one, on) for one in ranked)
    return level if strong or level != "blocker" else "warning"


def is_current(source: Source, on: Day) -> bool:
    """Whether a source speaks for a stated date and is not past its review date on the day `on`."""
    if day_of(source) is None:
        return False
    return not source.review_by or Day.parse(source.review_by).last >= on.first


def day_of(source: Source) -> Day | None:
    """Return the day for which a source speaks, as far as it says one.

    `dated` says it where `as_of` is told in words that name other years too: a day, or `no`.
    """
    found = None if source.dated == "no" else _DATE.search(source.dated or source.as_of)
    try:
        return Day.parse(found[0]) if found else None
    except ValueError:
        return None
