"""How a fact is known, as a footnote: from which evidence, of what date, and which document is enclosed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mla_writer.conditions.values import Ref
from mla_writer.documents.numbering import ref_of
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Runs
from mla_writer.interview.shown import Shown

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

_KEYS = ("what", "date", "document", "consent")
"""What is said of the source of a fact, in this order."""


def with_source(runs: Runs, place: str, composer: Composer) -> Runs:
    """Return what is said of the fact at `place`, with its source as a footnote where there is one this reader may know."""
    collection, _, key = place.partition(".")
    note = _source(Ref(collection, key), composer) if collection == "facts" and runs else ()
    return (*runs[:-1], replace(runs[-1], note=note)) if note else runs


def _source(fact: Ref, composer: Composer) -> Runs:
    """From which evidence and of what date, the enclosure in which it travels, and the consent to its use."""
    wording, (what, date, document, consent) = composer.wording, (_said(fact, one, composer) for one in _KEYS)
    if date:
        date = wording.say(phrase("source_of", date=date))
        what = wording.say(phrase("parenthesis", text=what, more=date)) if what else date
    if consent:
        consent = wording.say(phrase("named_value", what=wording.say(phrase("consent_cited")), value=consent))
    known = [runs for runs in (what, document, consent) if runs]
    return wording.say(phrase("source_note", source=composer.opened(wording.separated(known)))) if known else ()


def _said(fact: Ref, key: str, composer: Composer) -> Runs:
    """An answer about the source; of a document its enclosure, nothing where it is withheld from this reader."""
    bound = {"fact": Shown(composer.live.names.follow(fact), None, f"facts.{fact.id}")}
    shown = composer.live.walker.look_up(f"fact.source.{key}", bound)
    if not shown.is_answered or not composer.may_show(shown):
        return ()
    document = ref_of(shown.value)
    if document is None:
        return composer.wording.runs(shown)
    if document in composer.wording.numbering.withheld:
        return ()
    return composer.wording.item(document, "annex") or composer.wording.item(document)
