"""CONS-015 Stored records are asked for dates in the future.

What is stored can be handed over; what is still to be written has to be collected live, by another measure that is granted
under harder conditions. A period that runs past the date of the request is read as that measure in disguise, or sent back as
a slip.

Pass: messages up to the day of the request, or up to the day of execution.
Fail: the content of a mailbox from November 2026 to March 2027, in a request of November 2026.
Good: an end on the date of the request, or "up to execution"; for the time after it, monitoring, interception or live
collection.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Day, Period
from mla_writer.forms.model import Level
from mla_writer.interview.because import caption_of
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-015"
KIND: Final = "consistency"
READS: Final = everything(words=())

_AHEAD = Saying(
    N_("Records of dates in the future"),
    N_(
        "“{what}” ({period}) runs past the date of the request ({request}), but this measure yields stored records "
        "only. End the period there or at execution; for later data, ask for a measure that collects them live."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each period of stored records that ends after the date of the request."""
    today, asked = context.request_date.last, context.asked_with("stored")
    for step, period in context.given_as(Period):
        if step.path.partition(".")[0] not in asked or not _is_ahead(period, today.isoformat()):
            continue
        level: Level = "warning" if period.start.first > today else "advice"
        request = Shown(context.request_date)
        told = _AHEAD.about(what=caption_of(step.shape), period=Shown(period), request=request)
        yield Finding(CODE, KIND, level, "not_met", step.path, **told, rests_on=(step.path, "request.date"))


def _is_ahead(period: Period, today: str) -> bool:
    """Whether a period certainly runs past a day; one that names a month or year may end before it is over."""
    return isinstance(period.end, Day) and period.end.first.isoformat() > today
