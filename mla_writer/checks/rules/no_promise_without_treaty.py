"""LEGAL-009 The request is based on no treaty, and reciprocity is not promised.

Without a treaty nothing is owed: the other State acts under its own law and, in many States, only against the promise of the
same assistance in a like case. The promise stands in the letter, over the signature of an authority that may give it. What
the law of the requesting State does not allow must not be promised; then the request needs a treaty.

Pass: no treaty is named, the law of the requested State is, and the letter promises the same assistance in return.
Fail: no treaty is named, and nothing is promised.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.basis_relations import rests_on_no_treaty
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Result, Saying
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "LEGAL-009"
KIND: Final = "legal_basis"
READS: Final = everything(words=("request",))

_NO_PROMISE = Saying(
    N_("No treaty, and no reciprocity"),
    N_(
        "No treaty is named that may bind both States, and the same assistance is not promised in return. Many States "
        "require that promise: give it if the law of {state} allows, or verify that {other} does not require it."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding where nothing but the law of the requested State carries the request."""
    place = "request.reciprocity"
    if context.live.is_hidden("request.treaties") or context.live.is_hidden(place) or context.value(place) is True:
        return
    if not rests_on_no_treaty(context):
        return
    if not has_content(context.value("request.domestic_law")) and not context.answers.listed("request.treaties"):
        return  # nothing at all is named: that is said already
    told = _NO_PROMISE.about(state=context.shown("request.requesting"), other=context.shown("request.requested"))
    rests_on = ("request.treaties", "request.other_treaty", place, "request.domestic_law")
    result: Result = "not_met" if context.value(place) is False else "cannot_tell"
    sources = resolve_sources(("singapore_agc", "general_practice"), context.sources)
    yield Finding(CODE, KIND, "advice", result, place, **told, sources=sources, rests_on=rests_on)
