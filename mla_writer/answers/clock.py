"""Hours as people write them: 9h, 9 h 30, 9.30, 09:30, 9:30 pm, in the form of a draft file."""

from __future__ import annotations

import re

from mla_writer.answers.written import latin_digits

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}) ?(?:(?:[:.h]|hrs?|hours?|heures?) ?(?:(?P<minute>\d\d) ?(?:min)?(?: ?[:.]? ?(?P<second>\d\d) ?s?)?)?)?"
    r"(?: ?(?P<half>a\.?m\.?|p\.?m\.?|صباحا|صباحًا|مساء|مساءً|ص|م))?"
)
_AFTER_NOON = ("p", "م")


def read_clock(text: str) -> str:
    """Return the hour in `text` as 09:30, or 09:30:15; raise ValueError. A bare 9 is no hour: it may be a slip of the key."""
    match = _CLOCK.fullmatch(" ".join(latin_digits(text).casefold().split()))
    if match is None or text.strip().isdigit():
        raise ValueError(text)
    hour, minute, second, half = int(match["hour"]), int(match["minute"] or 0), match["second"], match["half"]
    if half is not None:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if half.startswith(_AFTER_NOON) else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        raise ValueError(text)
    return f"{hour:02d}:{minute:02d}" + (f":{second}" if second is not None else "")
