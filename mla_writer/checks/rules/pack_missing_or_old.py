"""PROC-003 Nothing, or nothing recent, is known of what the requested State demands.

Pass: the pack of the requested State holds sourced facts and was checked within its review period.
Fail: there is no pack for the State, nothing in it has a source, or its review date has passed.
Good: what the central authority there told you of languages, channel and conditions, asked before the request is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.countries.share import told_keys
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "PROC-003"
KIND: Final = "procedure"
READS: Final = everything(words=())

_NO_PACK = Saying(
    N_("No country pack for {state}"),
    N_("There is no country pack for {state}: ask its central authority what it requires before sending."),
)
_NOTHING = Saying(
    N_("Nothing sourced is known about {state}"),
    N_(
        "The country pack for {state} contains nothing with a source: ask its central authority what it requires "
        "before sending."
    ),
)
_OLD = Saying(
    N_("The country pack is past its review"),
    N_(
        "The country pack for {state} was due for review on {date}: verify its requirements with the central authority."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding where the requested State is chosen and its pack is missing, empty or past its review date."""
    state = context.shown("request.requested")
    if state.value is UNKNOWN:
        return
    if context.pack is None:
        yield _finding(_NO_PACK, state=state)
    elif not told_keys(context.pack) and not context.pack.requirements:
        yield _finding(_NOTHING, state=state)
    elif context.pack_is_stale:
        yield _finding(_OLD, state=state, date=Shown(Day.parse(context.pack.review_by)))


def _finding(saying: Saying, **parameters: object) -> Finding:
    where = "request.requested"
    return Finding(CODE, KIND, "advice", "not_met", where, **saying.about(**parameters), rests_on=(where,))
