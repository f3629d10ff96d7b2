"""CONS-019 A time is given in summer time on a winter day, or in winter time on a summer day.

Between CET and CEST lies an hour, and within an hour an internet address goes to the next customer. Which of the two a log
means has to be asked of whoever printed it.

Pass: the log-in of 5 July at 14:05 CEST, in Geneva.
Fail: the log-in of 5 January at 14:05 CEST; that of 5 July at 14:05 CET, in Geneva.
Good: the time as the log has it, in UTC.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Day, Period, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-019"
KIND: Final = "consistency"
READS: Final = everything(words=("facts",))

_SEASON = Saying(
    N_("{fact}: {zone} at that time of year?"),
    N_(
        "{fact} gives a time in {zone}, but on {day} the clocks there showed {other}. Ask whoever supplied the record "
        "which of the two is meant, and give the time in UTC."
    ),
)
_TIME: Final = re.compile(r"\d{1,2}[:h.]\d{2}(?:[:.]\d{2})?[ \u00a0]*(?P<zone>[A-Z]{3,4})\b")
_SUMMER: Final = {
    "CEST": "Europe/Paris", "EEST": "Europe/Athens", "WEST": "Europe/Lisbon", "BST": "Europe/London",
    "EDT": "America/New_York", "CDT": "America/Chicago", "MDT": "America/Denver", "PDT": "America/Los_Angeles",
}  # fmt: skip
"""Summer times, with a zone whose clocks show them."""
_WINTER: Final = {
    "CET": "Europe/Paris", "EET": "Europe/Athens", "WET": "Europe/Lisbon", "GMT": "Europe/London",
    "EST": "America/New_York", "CST": "America/Chicago", "MST": "America/Denver", "PST": "America/Los_Angeles",
}  # fmt: skip
"""The times of winter, which other States keep all year round."""
_ALL_YEAR_TOO: Final = frozenset({"GMT"})
"""What is also used for universal time."""


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each fact of one day that tells a time by a clock of the other season."""
    for key, record in context.answers.records("facts").items():
        what, when = record.get("what"), record.get("when")
        if not isinstance(what, Text) or not isinstance(when, Period) or when.start != when.end:
            continue
        other = _other(what.plain, when.start, context.answers.text(f"facts.{key}.where.country"))
        if other is not None:
            where, fact = f"facts.{key}.what", context.item(Ref("facts", key))
            told = _SEASON.about(fact=fact, zone=other[0], day=Shown(when.start), other=other[1])
            rests_on = (where, f"facts.{key}.when", f"facts.{key}.where")
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=rests_on)


def _other(text: str, day: Day, country: str) -> tuple[str, str] | None:
    """Return the name of the clock in a text and that of the clock of this day, where they are of two seasons."""
    for one in _TIME.finditer(text) if day.is_exact else ():
        zone = one["zone"]
        shown = _name(_SUMMER.get(zone) or _WINTER.get(zone, ""), day)
        is_local = zone in _SUMMER or (zone not in _ALL_YEAR_TOO and _changes(country, zone))
        if shown and shown != zone and is_local:
            return zone, shown
    return None


def _name(zone: str, day: Day) -> str:
    """Return what the clocks of a zone are called on a day."""
    from zoneinfo import ZoneInfo

    return (dt.datetime.combine(day.first, dt.time(12), ZoneInfo(zone)).tzname() or "") if zone else ""


def _changes(country: str, clock: str) -> bool:
    """Whether a State has a zone whose clocks show this time in winter, and another in summer."""
    from babel.core import get_global

    halves = (Day(2026, 1, 15), Day(2026, 7, 15))
    zones = get_global("territory_zones").get(country, ())
    return any({_name(one, half) for half in halves} > {clock} for one in zones)
