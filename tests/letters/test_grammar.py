"""Letters as a reader of the language sees them: no article that a preposition should have swallowed, no stray space."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from mla_writer.case import Case
from mla_writer.documents.beside import BESIDE
from mla_writer.documents.references import text_of
from mla_writer.documents.tree import Document, stretches_of
from mla_writer.letters import Wanted, compose_letters
from tests.sample import completed, gapped
from tests.scenario import SCENARIOS, competent

NAMES = ("complete", "gaps", "four-measures", *sorted(one.stem for one in SCENARIOS.glob("*-competent.yaml")))
NOT_CONTRACTED = re.compile(
    r"\b(?:sur|de|à|par|dans|selon|en) articles?\b|\b(?:de|à) (?:le|les)\b(?! \w+(?:er|ir|re)\b)|"
    r"\b(?:d|l)['’] |\b(?:de|le|que|se) (?:il|elle|un|une)\b"
)
"""Before an infinitive "le" and "les" are no articles: de les reconnaître."""
STRAY = re.compile(r"  | [,،]| \.(?!\w)|\( | \)|\u00a0\u00a0|^ | $")
"""Two spaces, or one where none belongs."""


def case_of(name: str) -> Case:
    return {"complete": completed, "gaps": gapped}.get(name, lambda: competent(name))()


def said(document: Document) -> Iterator[str]:
    """Everything that a document says, paragraph by paragraph."""
    yield document.title
    for block in document.front:
        yield from (text_of(one) for one in stretches_of(block))
    for part in (*document.parts, *document.annexes):
        yield text_of(part.heading)
        for block in part.blocks:
            yield from (text_of(one) for one in stretches_of(block))


def documents(case: Case, language: str) -> tuple[Document, ...]:
    return compose_letters(case, Wanted((language,), beside=BESIDE, footnotes=True), language)


@pytest.mark.parametrize("name", NAMES)
def test_letters_in_french__contract_prepositions_and_articles__and_have_no_stray_spaces(name):
    every = [one for document in documents(case_of(name), "fr") for one in said(document)]
    assert [one for one in every if NOT_CONTRACTED.search(one) or STRAY.search(one)] == []


@pytest.mark.parametrize("name", NAMES)
def test_letters_in_arabic__have_no_stray_spaces(name):
    every = [one for document in documents(case_of(name), "ar") for one in said(document)]
    assert [one for one in every if STRAY.search(one)] == []
