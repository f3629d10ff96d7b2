"""LANG-001 No letter will be in a language that the requested State accepts.

Pass: the letter to Switzerland is written in French.
Fail: letters in English and Arabic only.
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

CODE: Final = "LANG-001"
KIND: Final = "language"
READS: Final = everything(words=())

_NOT_ACCEPTED = Saying(
    N_("No letter in an accepted language"),
    N_(
        "{state} accepts requests in: {accepted}. None of the letters is in one of these languages: add one, or say that "
        "it is translated elsewhere."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding where no chosen letter, nor one translated elsewhere, is in an accepted language."""
    accepted = context.pack.languages.accepted if context.pack is not None else ()
    letters = {*context.answers.listed("request.letters"), *context.answers.listed("request.translated_elsewhere")}
    if context.pack is None or not accepted or not letters or letters & set(accepted):
        return
    sources = context.pack.languages.sources
    level, note = capped("blocker", sources, context, stale=context.pack_is_stale)
    if level is not None:
        shape = context.live.questionnaire.shape("request.letters")
        told = _NOT_ACCEPTED.about(state=context.shown("request.requested"), accepted=Shown(tuple(accepted), shape))
        where = "request.letters"
        rests_on = (where, "request.translated_elsewhere", "request.requested")
        yield Finding(
            CODE,
            KIND,
            level,
            "not_met",
            where,
            **told,
            origin=f"country:{context.pack.country}",
            sources=sources,
            rests_on=rests_on,
            note=note,
        )
