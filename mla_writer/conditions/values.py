"""Values that conditions calculate with, and `UNKNOWN`, the value of whatever has not been answered.

Dates follow EDTF level 0 (ISO 8601-2:2019): `2023`, `2023-03` and `2023-03-05` are all dates; a partial date is the
interval of days that it may mean. Comparing intervals that overlap gives `UNKNOWN`, so that completing a partial date
never turns a decided comparison around.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final


class Unknown(Enum):
    """The one value of everything not answered, hidden, or said to be not known."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        raise TypeError("UNKNOWN is neither yes nor no; compare with `is`")


UNKNOWN: Final = Unknown.UNKNOWN

MOST_FIGURES: Final = 18
MOST_DECIMALS: Final = 10
"""Figures of a number before and behind its decimal sign that a letter can write out; it would round away what is more."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Day:
    """A date known to the year, the month or the day (EDTF level 0)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raise ValueError for anything else and for days that do not exist."""
        match = _DAY.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        result = cls(year, month, day)
        _ = result.first, result.last
        return result

    @classmethod
    def today(cls) -> Day:
        """Return the day on the clock of whoever works at this machine: by that of Greenwich it may be yesterday or tomorrow."""
        now = dt.datetime.now().astimezone().date()
        return cls(now.year, now.month, now.day)

    @property
    def first(self) -> dt.date:
        """The earliest day that may be meant."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day that may be meant."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text


def is_sayable(number: Decimal) -> bool:
    """Whether a letter can write a number out: finite, and with no more than `MOST_FIGURES` and `MOST_DECIMALS`.

    `1E+999999` takes nine signs of a file, and a million when it is written out.
    """
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DECIMALS and number.adjusted() < MOST_FIGURES


def day_in(text: str) -> Day | None:
    """Return the day, month or year that a text names as a draft file writes it, or None."""
    try:
        return Day.parse(text)
    except ValueError:
        return None


def is_exact_day(text: str) -> bool:
    """Whether a text names one day, with month and year."""
    day = day_in(text)
    return day is not None and day.is_exact


class Open(Enum):
    """The end of a period that is not a date: the day on which the request is executed."""

    EXECUTION = "execution"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time from `start` to `end`; `Open.EXECUTION` ends it on the day of execution."""

    start: Day
    end: Day | Open

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `START/END` (END may be `execution`) or one date, which stands for itself; else raise ValueError."""
        start, slash, end = text.strip().partition("/")
        first = Day.parse(start)
        if not slash:
            return cls(first, first)
        last = Open.EXECUTION if end.strip() == Open.EXECUTION.value else Day.parse(end)
        if isinstance(last, Day) and last.last < first.first:
            raise ValueError(text)
        return cls(first, last)

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"


_SUM = re.compile(
    r"(?P<currency>[A-Z]{3}) +(?P<figure>(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,6})?)"
)
"""Commas stand between thousands only: half of the world would mean 1250,50 by what reads as 125050."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: ISO 4217 currency code and decimal value."""

    currency: str
    value: Decimal

    @classmethod
    def parse(cls, text: str) -> Amount:
        """Read `USD 1250000` or `USD 1,250,000.50`; raise ValueError for anything else."""
        match = _SUM.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        return cls(match["currency"], Decimal(match["figure"].replace(",", "")))

    def __str__(self) -> str:
        return f"{self.currency} {self.value:f}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time with the zone in which people will look at the clock: `2026-12-01T09:30 Africa/Kampala`."""

    local: dt.datetime
    zone: str

    @property
    def day(self) -> Day:
        """The date on the calendar of that zone."""
        return Day(self.local.year, self.local.month, self.local.day)

    def __str__(self) -> str:
        shown = self.local.isoformat(timespec="seconds").removesuffix(":00")  # strftime writes the year 900 as 900
        return f"{shown} {self.zone}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is wanted: `at_once`, a date, or so many days, weeks or months (`P3M`) after receipt."""

    day: Day | None = None
    count: int = 0
    unit: str = ""

    @classmethod
    def parse(cls, text: str) -> Deadline:
        """Read `at_once`, `P10D`, `P2W`, `P3M` (ISO 8601 durations of one unit) or a date; else raise ValueError."""
        text = text.strip()
        if text == "at_once":
            return cls()
        match = re.fullmatch(r"P([1-9]\d{0,3})([DWM])", text)
        if match:
            return cls(count=int(match[1]), unit=match[2])
        return cls(day=Day.parse(text))

    @property
    def is_at_once(self) -> bool:
        """Whether help is wanted at once."""
        return self.day is None and not self.unit

    def __str__(self) -> str:
        if self.day is not None:
            return str(self.day)
        return f"P{self.count}{self.unit}" if self.unit else "at_once"


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to something entered once: the collection (`things`) and the stable id (`acc1`)."""

    collection: str
    id: str

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The drafter said that the answer is not known, and perhaps why. Answered, but unknown to conditions."""

    reason: str = ""
