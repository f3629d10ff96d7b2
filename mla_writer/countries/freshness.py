"""The age of a pack: past its review date it says so wherever it speaks, and its rules lose a level."""

from __future__ import annotations

from mla_writer.conditions.values import Day
from mla_writer.countries.model import CountryPack


def is_stale(pack: CountryPack, on: Day) -> bool:
    """Whether the review date of `pack` has passed on the day `on`."""
    return Day.parse(pack.review_by).last < on.first
