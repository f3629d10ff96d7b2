"""The annex of terms of law: those that occur in the words of law of this letter, in its language and in another one.

Which terms occur can be told once everything else is composed, so the annex, the last one, is drawn empty and filled at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mla_writer.conditions.values import UNKNOWN
from mla_writer.documents import tree
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Part, Run, runs_of

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

GLOSSARY = "glossary"
"""The annex, and the table in it."""
_FREE = frozenset({"text", "long_text"})
_OFFENCES = "offences."
_WANTED, _ENCLOSED = "request.glossary_wanted", "request.glossary"


def empty_glossary(composer: Composer) -> Iterator[tree.Block]:
    """Yield what stands in the annex, its table without rows; nothing where this letter has no list of terms."""
    wording, other = composer.wording, _counterpart(composer)
    if not other:
        return
    name = wording.formatter.language_name
    heads = tuple(capitalised((wording.text(name(one)),)) for one in (wording.language, other))
    lead = wording.say(phrase("glossary_lead", language=name(other)))
    yield tree.Paragraph(lead, "glossary_lead")
    yield tree.Table(heads, (), (1, 1), id=GLOSSARY, languages=(wording.language, other))


def with_terms(annexes: Sequence[Part], parts: Sequence[Part], composer: Composer) -> tuple[Part, ...] | None:
    """Return the annexes with the terms that occur in the letter; None where the list of terms would stay empty."""
    wording, language, other = composer.wording, composer.wording.language, _counterpart(composer)
    if not annexes or annexes[-1].id != GLOSSARY or not other:
        return tuple(annexes)
    runs = (run for part in (*parts, *annexes) for run in (*part.heading, *runs_of(part.blocks)))
    legal = (run.text for run in runs if run.language == language and not _is_drafters(run, composer))
    terms = wording.catalogues.terms_in(legal, language, other)
    rows = tuple(
        ((Run(one.term, language),), (Run(one.translation, other),))
        for one in sorted(terms, key=lambda one: one.term.casefold())
        if not one.is_plain
    )
    if not rows:
        return None
    last = annexes[-1]
    blocks = tuple(
        replace(one, rows=rows) if isinstance(one, tree.Table) and one.id == GLOSSARY else one for one in last.blocks
    )
    return (*annexes[:-1], replace(last, blocks=blocks))


def _is_drafters(run: Run, composer: Composer) -> bool:
    """Whether a run is of the drafter's own words, in which a term may be an everyday word; offences are in words of law."""
    shape = composer.live.questionnaire.shape(run.source) if run.source else None
    is_free = shape is not None and shape.question is not None and shape.question.kind in _FREE
    return is_free and not run.source.startswith(_OFFENCES)


def _counterpart(composer: Composer) -> str:
    """Return the language beside that of the letter, empty where there is to be no list of terms.

    A letter in translation has one unless the drafter says no or encloses one of his own; a letter in the drafter's language
    only where he wants it.
    """
    live, wording = composer.live, composer.wording
    wanted, written_in = live.said.get(_WANTED), wording.written_in
    if wanted is False:
        return ""
    if wording.language != written_in:
        is_enclosed = live.said.get(_ENCLOSED) is not UNKNOWN
        return "" if is_enclosed and wanted is not True else written_in
    others = (*live.said.listed("request.letters"), *live.said.listed("request.translated_elsewhere"))
    return next((one for one in others if one != written_in), "") if wanted is True else ""
