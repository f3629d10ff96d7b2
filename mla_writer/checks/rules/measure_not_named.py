"""LEGAL-006 No treaty that the request relies on names the measure asked for, nor leaves room for it.

A treaty obliges States to give the kinds of help that it names; most add "any other assistance" that their law allows. Where a
treaty does neither, the other State need not give the measure, and its court may have no power to order it. The request then
needs another treaty, or the law of that State, beside it.

Pass: bank records under a convention that names them.
Fail: the enforcement of a confiscation order under a treaty on the taking of evidence only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.basis_relations import names_other_treaty
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_
from mla_writer.treaties.library import TreatyLibrary
from mla_writer.treaties.model import NEEDS_NO_ARTICLE, OTHER

CODE: Final = "LEGAL-006"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_NOT_NAMED = Saying(
    N_("Named by no treaty: {measure}"),
    N_(
        "{measure}: none of the treaties relied on names this measure or any other help ({treaties}). Name a treaty that "
        "does, or the law of the requested State that allows it."
    ),
)
_UNCLEAR = Saying(
    N_("Perhaps named by no treaty: {measure}"),
    N_(
        "{measure}: it could not be checked whether the treaties relied on ({treaties}) name this measure. Look it up "
        "in them, or name the law of the requested State that allows it."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each measure that no treaty relied on names, while no law of the other State is named either."""
    library, named = context.library, context.answers.listed("request.treaties")
    known = [one for one in named if library.get(one) is not None]
    if not known or has_content(context.value("request.domestic_law")) or context.value("request.reciprocity") is True:
        return
    articles = set().union(*(_names(library, one) for one in known))
    if OTHER in articles or names_other_treaty(context):
        return  # what is in no list may name it
    shape = context.live.questionnaire.shape("request.assistance")
    treaties = Shown(tuple(known), context.live.questionnaire.shape("request.treaties"))
    sources = tuple(source for one in known for source in library[one].source)
    unclear = set().union(*(library[one].assistance_unclear for one in known))
    for measure in context.assistance:
        level, note = capped("advice" if measure in unclear else "warning", sources, context)
        if measure not in articles and measure not in NEEDS_NO_ARTICLE and level is not None:
            told = (_UNCLEAR if measure in unclear else _NOT_NAMED).about(
                measure=Shown((measure,), shape), treaties=treaties
            )
            rests_on = ("request.assistance", "request.treaties", "request.other_treaty", "request.reciprocity")
            yield Finding(
                CODE,
                KIND,
                level,
                "not_met",
                "request.treaties",
                **told,
                sources=sources,
                rests_on=rests_on,
                note=note,
            )
            return


def _names(library: TreatyLibrary, treaty: str) -> set[str]:
    """What a treaty names; a protocol goes on from the treaty that it supplements."""
    above = library.get(library[treaty].protocol_to)
    return {*library[treaty].assistance, *(above.assistance if above is not None else ())}
