"""PROC-002 The requested State does not give this kind of assistance, or only in part.

Pass: bank records from a State whose law provides for them.
Fail: a covert measure from a State whose law excludes it.
Good: a measure that the State grants and that brings the same evidence; or its central authority asked beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

CODE: Final = "PROC-002"
KIND: Final = "procedure"
READS: Final = everything(words=())

_IMPOSSIBLE = Saying(
    N_("Not granted by this State: {measure}"),
    N_(
        "As far as is known, {state} does not grant this assistance: {measure}. Ask its central authority before "
        "sending, or ask for another measure."
    ),
)
_PARTLY = Saying(
    N_("Granted only in part: {measure}"),
    N_("{state} grants this assistance only in part: {measure}. Read the country sheet before you ask."),
)

_ASK = N_("Can this assistance be given, and under which conditions: {measure}?")


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each measure that the pack says is not possible, or possible only in part."""
    if context.pack is None:
        return
    shape = context.live.questionnaire.shape("request.assistance")
    for assistance in context.assistance:
        entry = context.pack.assistance.get(assistance)
        if entry is None or entry.possible not in {"no", "partly"}:
            continue
        level, note = capped(
            "blocker" if entry.possible == "no" else "advice", entry.sources, context, stale=context.pack_is_stale
        )
        if level is not None:
            saying = _IMPOSSIBLE if entry.possible == "no" else _PARTLY
            told = saying.about(state=context.shown("request.requested"), measure=Shown((assistance,), shape))
            origin = f"country:{context.pack.country}"
            yield Finding(
                CODE,
                KIND,
                level,
                "not_met",
                "request.assistance",
                **told,
                origin=origin,
                sources=entry.sources,
                rests_on=("request.assistance",),
                note=note,
                ask=Message(_ASK, told["title"].parameters),
            )
