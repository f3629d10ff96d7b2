"""CONS-012 The preservation of data ends before the request can be carried out.

Preserved data are kept for some months and then deleted. A request that travels longer than that comes back empty.

Pass: preserved until May 2027, request of November 2026.
Fail: preserved until 30 September 2026, request of November 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.days import last_day
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Day
from mla_writer.interview.reads import Reads
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-012"
KIND: Final = "deadline"
READS_BESIDE: Final = Reads()
_SOON: Final = 90
"""Days for which a request travels at least, as a rule of thumb."""
_QUESTION: Final = ".preservation"

_OVER = Saying(
    N_("The preservation has ended"),
    N_(
        "The data were preserved only until {until}, before the date of the request ({request}). Ask for a new "
        "preservation today."
    ),
)
_ENDS = Saying(
    N_("The preservation ends soon"),
    N_("The data are preserved only until {until}. Ask for an extension now, and enter the new date."),
)


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding for a preservation whose day, read from its particulars, is past or near."""
    until = last_day(context, value.plain) if path.endswith(_QUESTION) else None
    if until is not None:
        yield from _of(context, path, until)


def _of(context: Context, path: str, until: Day) -> Iterator[Finding]:
    days = (until.last - context.request_date.first).days
    if days < 0:
        told = _OVER.about(until=Shown(until), request=Shown(context.request_date))
        yield Finding(CODE, KIND, "warning", "not_met", path, **told, rests_on=(path, "request.date"))
    elif days < _SOON:
        told = _ENDS.about(until=Shown(until))
        yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=(path, "request.date"))
