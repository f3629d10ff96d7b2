"""The age of a pack: past its review date it says so wherever it speaks, and its rules lose a level."""

from __future__ import annotations

from mla_writer.conditions.values import Day
from mla_writer.countries.directory import Entry
from mla_writer.countries.glimpse import Glimpse
from mla_writer.countries.model import CountryPack


def is_stale(pack: CountryPack | Glimpse | Entry, on: Day) -> bool:
    """Whether the review date of `pack` has passed on the day `on`; one that cannot be read counts as passed."""
    try:
        return Day.parse(pack.review_by).last < on.first
    except ValueError:
        return True
