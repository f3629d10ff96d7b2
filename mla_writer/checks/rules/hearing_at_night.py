"""CONS-018 A hearing by link falls into the night of the other State, or is given in the time of another State.

Courts sit by day. What is an early hour here may be the middle of the night there, and an hour told in a zone of another
State is missed by whoever looks at the clock on the wall.

Pass: 10:00 in Kampala, 08:00 in Zurich.
Fail: 10:00 in Kampala, 02:00 in New York; the hour in Switzerland is told as 10:00 in Kampala.
Good: an hour at which both courts sit, each told by the clock on its own wall.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.comparisons import instant
from mla_writer.conditions.values import Moment
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-018"
KIND: Final = "procedure"
READS: Final = everything(words=())
_THERE: Final = ".hearing_there"
_MORNING, _EVENING = dt.time(7), dt.time(20)
"""Between these hours somebody may be found in a court, as a rule of thumb."""

_NIGHT = Saying(
    N_("The hearing is at night there"),
    N_("{moment} is outside court hours. Choose a time that is during the day in both States."),
)
_OTHER_CLOCK = Saying(
    N_("Time of another State"),
    N_("{moment} is not the local time anywhere in the requested State. Give the hour in that State's local time."),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each hour of a hearing in the requested State that is at night, or by a foreign clock."""
    for step, moment in context.given_as(Moment):
        if not step.path.endswith(_THERE):
            continue
        saying = None
        if not _is_kept(moment, context.states[1]):
            saying = _OTHER_CLOCK
        elif not _MORNING <= moment.local.time() < _EVENING:
            saying = _NIGHT
        if saying is not None:
            told, rests_on = saying.about(moment=Shown(moment)), (step.path, "request.requested")
            yield Finding(CODE, KIND, "advice", "not_met", step.path, **told, rests_on=rests_on)


def _is_kept(moment: Moment, state: str) -> bool:
    """Whether some clock of a State shows that hour then; so too where its clocks, or the zone, are not known here."""
    then = instant(moment)
    clocks = _clocks(state)
    if not isinstance(then, dt.datetime) or not clocks:
        return True
    return any(then.astimezone(one).utcoffset() == then.utcoffset() for one in clocks)


@cache
def _clocks(state: str) -> tuple[dt.tzinfo, ...]:
    """Return the time zones of a State."""
    from zoneinfo import ZoneInfo, available_timezones

    from babel.core import get_global

    known = available_timezones()
    return tuple(ZoneInfo(one) for one in get_global("territory_zones").get(state, ()) if one in known)
