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
from mla_writer.checks.levels import capped
from mla_writer.checks.limits import languages_for
from mla_writer.countries.model import CountryPack, LanguageCase, Languages
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "LANG-001"
KIND: Final = "language"
_ADDRESSEE = "request.requested_authority.name"
READS: Final = everything(words=(_ADDRESSEE,))

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


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding where no chosen letter, nor one translated elsewhere, is in an accepted language."""
    pack = context.pack
    letters = {*context.answers.listed("request.letters"), *context.answers.listed("request.translated_elsewhere")}
    if pack is None or not letters:
        return
    taken = {one: _taken(context, pack, one) for one in context.assistance or ("",)}
    for told in dict.fromkeys(taken.values()):
        if told.accepted and not letters & set(told.accepted):
            measures = tuple(one for one, found in taken.items() if found == told)
            yield from _finding(context, pack, told, () if told == pack.languages else measures)
            return  # one at a time: a letter added may do for the others too


def _taken(context: Context, pack: CountryPack, measure: str) -> Languages | LanguageCase:
    """Return the languages in which a measure is asked for: those of the authority that it is addressed to go first."""
    name = context.answers.get(_ADDRESSEE)
    addressee = str(getattr(name, "plain", name)).casefold()
    here = next((one for one in pack.authorities if one.languages and one.name.casefold() == addressee), None)
    if here is not None:
        return Languages(accepted=here.languages, sources=here.sources)
    return languages_for(context, pack, measure)


def _finding(
    context: Context, pack: CountryPack, taken: Languages | LanguageCase, measures: tuple[str, ...]
) -> Iterator[Finding]:
    sources = taken.sources or pack.languages.sources
    level, note = capped("blocker", sources, context, stale=context.pack_is_stale)
    if level is not None:
        shape = context.live.questionnaire.shape("request.letters")
        shown = {"state": context.shown("request.requested"), "accepted": Shown(taken.accepted, shape)}
        asked = Shown(measures, context.live.questionnaire.shape("request.assistance"))
        told = _NOT_FOR_THESE.about(measures=asked, **shown) if any(measures) else _NOT_ACCEPTED.about(**shown)
        where = "request.letters"
        also = ("request.assistance", "request.treaties", _ADDRESSEE) if taken != pack.languages else ()
        rests_on = (where, "request.translated_elsewhere", "request.requested", *also)
        yield Finding(
            CODE,
            KIND,
            level,
            "not_met",
            where,
            **told,
            origin=f"country:{pack.country}",
            sources=sources,
            rests_on=rests_on,
            note=note,
        )
