"""LANG-001 No letter will be in a language that the requested State accepts.

Some States take other languages for some measures, under some treaties, or in one of several authorities; then these count.

Pass: the letter to Switzerland is written in French.
Fail: letters in English and Arabic only.
Good: a letter in a language of the list, or a translation made elsewhere and named here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.languages import ADDRESSEE, Taken, taken
from mla_writer.checks.levels import capped
from mla_writer.countries.model import CountryPack
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

CODE: Final = "LANG-001"
KIND: Final = "language"
READS: Final = everything(words=(ADDRESSEE,))

_NOT_ACCEPTED = Saying(
    N_("No letter in an accepted language"),
    N_(
        "{state} accepts requests in: {accepted}. None of the letters is in one of these languages: add one, or say that "
        "it is translated elsewhere."
    ),
)
_NOT_FOR_THESE = Saying(
    N_("No letter in a language accepted for this"),
    N_(
        "For {measures}, {state} accepts requests in: {accepted}. None of the letters is in one of these languages: add one, or "
        "say that it is translated elsewhere."
    ),
)

_ASK = N_("Would the request be accepted in: {languages}?")


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding where no chosen letter, nor one translated elsewhere, is in an accepted language."""
    pack = context.pack
    letters = {*context.answers.listed("request.letters"), *context.answers.listed("request.translated_elsewhere")}
    if pack is None or not letters:
        return
    for told in taken(context):
        if told.accepted and not letters & set(told.accepted):
            yield from _finding(context, pack, told)
            return  # one at a time: a letter added may do for the others too


def _finding(context: Context, pack: CountryPack, told: Taken) -> Iterator[Finding]:
    level, note = capped("blocker", told.sources, context, stale=context.pack_is_stale)
    if level is not None:
        shape = context.live.questionnaire.shape("request.letters")
        shown = {"state": context.shown("request.requested"), "accepted": Shown(told.accepted, shape)}
        measures = () if told.is_general else told.measures
        asked = Shown(measures, context.live.questionnaire.shape("request.assistance"))
        said = _NOT_FOR_THESE.about(measures=asked, **shown) if measures else _NOT_ACCEPTED.about(**shown)
        where = "request.letters"
        also = () if told.is_general else ("request.assistance", "request.treaties", ADDRESSEE)
        yield Finding(
            CODE,
            KIND,
            level,
            "not_met",
            where,
            **said,
            origin=f"country:{pack.country}",
            sources=told.sources,
            rests_on=(where, "request.translated_elsewhere", "request.requested", *also),
            note=note,
            ask=Message(_ASK, {"languages": context.shown(where)}),
        )
