"""PROC-006 There is hardly any time to serve a summons, or it is to be served when the hearing is over.

The request travels, is translated and looked at before anybody knocks at a door. A time for service that runs from receipt is
counted from the date of the request, for it cannot be earlier; thirty days are a rule of thumb, not law.

Pass: the request of November asks for service by the end of January, the hearing is in March.
Fail: service is asked for within sixty days of receipt, the hearing is in five weeks; the summons is to be served in nine days.
Good: a hearing that leaves the other State a month to serve and the addressee a month to come; else the mark of urgency.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.days import earliest_of
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Deadline, Moment
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "PROC-006"
KIND: Final = "deadline"
READS: Final = everything(words=("service_of_documents",))
_SERVICE: Final = "service_of_documents"
_REASONS: Final = ("late_sending", "short_notice")
"""Questions whose answer says why the time is short."""
_LEAST: Final = 30
"""Days for which a request travels and is looked at, as a rule of thumb."""

_AFTER = Saying(
    N_("The time for service ends too late"),
    N_(
        "Counted from the date of the request, the time for service ends on {by}, not before the hearing ({hearing}). Ask for "
        "service by a day that leaves the addressee time to come, or move the hearing."
    ),
)
_LITTLE = Saying(
    N_("Little time to serve the summons"),
    N_(
        "The request is dated {request}, and the summons has to be served by {by}, for a hearing on {hearing}. The "
        "request must first be sent and examined: allow more time, or mark it urgent and give the hearing as the "
        "reason."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each summons that can hardly be served before its hearing."""
    for key in context.answers.records(f"{_SERVICE}.items"):
        item = f"{_SERVICE}.items.{key}"
        hearing, wanted = context.value(f"{item}.hearing"), context.value(f"{item}.serve_by")
        if isinstance(hearing, Moment) and isinstance(wanted, Deadline):
            yield from _judged(context, item, hearing, wanted)


def _judged(context: Context, item: str, hearing: Moment, wanted: Deadline) -> Iterator[Finding]:
    by, where = earliest_of(wanted, context.request_date), f"{item}.serve_by"
    shown = {"by": Shown(by or hearing.day), "hearing": Shown(hearing)}
    rests_on = (where, f"{item}.hearing", "request.date")
    if wanted.unit and by is not None and by.first >= hearing.day.last:
        yield Finding(CODE, KIND, "warning", "not_met", where, **_AFTER.about(**shown), rests_on=rests_on)
    elif 0 <= ((by or hearing.day).last - context.request_date.first).days < _LEAST and not _is_known(context, item):
        told = _LITTLE.about(request=Shown(context.request_date), **shown)
        yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=(*rests_on, "request.urgent"))


def _is_known(context: Context, item: str) -> bool:
    """Whether the request is urgent, or says why the time is short."""
    reasons = (context.value(f"{item}.{one}") for one in _REASONS)
    return context.value("request.urgent") is True or any(isinstance(one, Text) for one in reasons)
