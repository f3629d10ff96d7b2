"""CONS-022 A time falls into the hour that the change of clocks skips, or shows twice.

Where clocks are put forward in spring, an hour of that night is on no clock, and whoever noted it looked at another one. Where
they are put back in autumn, an hour is there twice, and an address may have gone to the next customer meanwhile.

Pass: the address was seen on 28 March 2027 at 03:10 by the clock of Zurich, or at 01:10 in UTC.
Fail: it was seen at 02:10 by the clock of Zurich; or on 31 October 2027 at 02:10, which that clock shows twice.
Good: the time as the log has it, in UTC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.comparisons import instant
from mla_writer.conditions.values import Moment
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-022"
KIND: Final = "consistency"
READS: Final = everything(words=())

_SKIPPED = Saying(
    N_("An hour that does not exist"),
    N_(
        "{moment}: the clocks of this zone are put forward then and skip this hour. Check it against the record, or "
        "give the time in UTC."
    ),
)
_TWICE = Saying(
    N_("An hour that occurs twice"),
    N_(
        "{moment}: the clocks of this zone are put back then and show this time twice. Ask which of the two is meant, "
        "and give the time in UTC."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each moment that its own clock does not show, or shows twice."""
    for step, moment in context.given_as(Moment):
        saying = _of(moment)
        if saying is not None:
            told = saying.about(moment=Shown(moment))
            yield Finding(CODE, KIND, "advice", "not_met", step.path, **told, rests_on=(step.path,))


def _of(moment: Moment) -> Saying | None:
    """Return what to say of a moment; nothing where its zone is not known here."""
    then = instant(moment)
    if not isinstance(then, dt.datetime):
        return None
    if then.astimezone(dt.UTC).astimezone(then.tzinfo).replace(tzinfo=None) != moment.local:
        return _SKIPPED
    return _TWICE if then.utcoffset() != then.replace(fold=1).utcoffset() else None
