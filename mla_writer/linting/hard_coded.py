"""Linting words that belong to a request and not to a form: States by name or adjective, treaties, signs of currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mla_writer.errors import Place, Problem
from mla_writer.forms.model import (
    Block,
    Collection,
    CompositeKind,
    Designation,
    Form,
    Outline,
    Question,
    Requirement,
    Section,
)
from mla_writer.linting.nationalities import ADJECTIVES
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.locales import currency_codes
from mla_writer.translation.states import state_codes, state_name

_SIGN = re.compile(r"[$€£¥₹₽]|\b([A-Z]{3})[ \u00a0]?\d|\d[ \u00a0]?([A-Z]{3})\b")
_NO_STATES = frozenset({"EU", "UN"})
_FORMS_OF_STATES = ("short", "formal")

Placed = Iterable[tuple[str, Place]]


class HardCoded:
    """Finds such words; `treaties` are the names of the treaties that are known here."""

    def __init__(self, treaties: Iterable[str]) -> None:
        self._treaties = _one_of(treaties)

    def texts(self, placed: Placed) -> Iterator[Problem]:
        """Yield each text that names a State, a treaty or a currency, at its place."""
        for text, place in placed:
            state, treaty, sign = _states().search(text), self._treaties.search(text), _currency(text)
            if state is not None:
                yield Problem("FORM-031", place, {"word": state[0]})
            adjective = ADJECTIVES.search(text) if treaty is None else None
            if adjective is not None:
                yield Problem("FORM-058", place, {"word": adjective[0]})
            if treaty is not None:
                yield Problem("FORM-032", place, {"word": treaty[0]})
            if sign:
                yield Problem("FORM-033", place, {"word": sign})


def question_texts(question: Question, places: FilePlaces) -> Placed:
    """Return what a question says on screen and in the letter; help, reason and example may name what they like."""
    yield question.label, places.of(question, "label")
    yield question.caption, places.of(question, "caption")
    for option, label in question.options.items():
        yield label, places.of(question, "options", option)
    for option, label in question.in_letter.items():
        yield label, places.of(question, "in_letter", option)


def own_texts(holder: Form | Collection | CompositeKind, places: FilePlaces) -> Placed:
    """Return what a form, collection or composite kind is called; what is good and bad in it may name what it likes."""
    yield holder.title, places.of(holder, "title")
    if not isinstance(holder, CompositeKind):
        yield holder.summary, places.of(holder, "summary")
    if isinstance(holder, Form):
        yield holder.heading, places.of(holder, "heading")
        yield holder.letter_title, places.of(holder, "letter_title")


def outline_texts(outline: Outline, places: FilePlaces) -> Placed:
    """Return the titles of a letter and the headings of its parts and annexes."""
    yield outline.title, places.at("title")
    yield from ((one.text, places.of(one, "text")) for one in outline.titles)
    yield from ((one.heading, places.of(one, "heading")) for one in (*outline.parts, *outline.annexes))


def section_texts(sections: Iterable[Section], places: FilePlaces) -> Placed:
    """Return the titles of sections."""
    return ((one.title, places.of(one, "title")) for one in sections)


def rule_texts(requirements: Iterable[Requirement], places: FilePlaces) -> Placed:
    """Return what requirements of forms say; those of packs and treaties speak of their State and treaty."""
    for one in requirements:
        yield one.title, places.of(one, "title")
        yield one.message, places.of(one, "message")


def block_texts(blocks: Iterable[Block], places: FilePlaces) -> Placed:
    """Return the sentences of letter blocks."""
    for block in blocks:
        for key in ("heading", "paragraph", "text", "entry"):
            yield getattr(block, key), places.of(block, key)
        for column in block.table:
            yield column.heading, places.of(column, "heading")
            yield column.cell, places.of(column, "cell")
            yield column.instead, places.of(column, "instead")
        yield from block_texts((*block.points, *block.blocks), places)


def designation_texts(designations: Iterable[Designation], places: FilePlaces) -> Placed:
    """Return how items are called in a sentence."""
    for one in designations:
        yield one.text, places.of(one, "text")
        yield from ((part, places.of(one, "parts")) for part in one.parts)


def _currency(text: str) -> str:
    for match in _SIGN.finditer(text):
        code = match[1] or match[2]
        if code is None or code in currency_codes():
            return match[0].strip()
    return ""


@lru_cache(maxsize=1)
def _states() -> re.Pattern[str]:
    return _one_of(
        state_name(code, "en", form) for code in state_codes() if code not in _NO_STATES for form in _FORMS_OF_STATES
    )


def _one_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({one for one in names if one}, key=len, reverse=True)
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        if longest_first
        else re.compile("(?!)")
    )
