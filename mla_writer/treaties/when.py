"""A day as it stands in a sentence: on a day, in a month or in a year, each with the word that its language wants."""

from __future__ import annotations

from mla_writer.conditions.values import Day
from mla_writer.translation.message import Message, N_

_ON_DAY, _IN_MONTH, _IN_YEAR = N_("on {day}"), N_("in {month}"), N_("in {year}")


def when(day: Day) -> Message:
    """Return when something was so: "on 5 June 2014", "in June 2014", "in 2014"."""
    if day.is_exact:
        return Message(_ON_DAY, {"day": day})
    return Message(_IN_MONTH, {"month": day}) if day.month else Message(_IN_YEAR, {"year": day})
