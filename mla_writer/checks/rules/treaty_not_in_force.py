"""LEGAL-003 A treaty that the request relies on is not yet in force on the date of the request.

A treaty that was adopted or signed binds nobody before it enters into force, and a State that joined it only from the day on
which it enters into force for that State. Until then the request needs another basis; that both States signed may be said
beside it.

Pass: the request is dated after the entry into force for both States.
Fail: the request names a convention that has been signed but has not entered into force.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "LEGAL-003"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_LATE = Saying(
    N_("Not in force yet: {treaty}"),
    N_("On the date of the request, {date}, {treaty} cannot be its basis: {why} Base the request on something else."),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each treaty relied on that is not in force, generally or for one of the two, on the date."""
    shape = context.live.questionnaire.shape("request.treaties")
    for treaty in context.answers.listed("request.treaties"):
        between = context.treaties.get(treaty)
        if between is None or not between.is_late:
            continue
        level, note = capped("blocker", between.sources, context)
        told = _LATE.about(treaty=Shown((treaty,), shape), why=between.why, date=context.request_date)
        yield Finding(
            CODE,
            KIND,
            level or "advice",
            "not_met",
            "request.treaties",
            **told,
            origin=f"treaty:{treaty}",
            sources=between.sources,
            rests_on=("request.treaties", "request.requesting", "request.requested", "request.date"),
            note=note,
        )
