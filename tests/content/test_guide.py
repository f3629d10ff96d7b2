"""The manual of the window: what it names on the screen is called so there, in every language."""

from __future__ import annotations

from collections import Counter

import pytest

from mla_writer.guide import DOMAIN, chapters, guide_texts, pieces, unmarked
from mla_writer.linting.catalogues import all_texts
from tests.sample import CONTENT

LANGUAGES = ("fr", "ar")
LABELS = {one.text: one for one in all_texts(CONTENT) if one.domain in {"ui", "forms"}}
STATUSES = {"Open"}
"""Words that are a button elsewhere and a status here."""


def named(text: str) -> list[str]:
    """Return the names on the screen that a text tells, without what leads to them."""
    return [one.split(" → ")[-1] for mark, one in pieces(text) if mark == "strong"]


def translated(text: str, language: str, domain: str = DOMAIN, context: str = "") -> str:
    return CONTENT.catalogues.find(domain, context, text, language) or ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation__marks_as_many_words_as_the_english(language):
    for text in guide_texts():
        marks = [Counter(mark for mark, _ in pieces(one) if mark) for one in (text, translated(text, language))]
        assert marks[0] == marks[1], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_name_on_the_screen__is_called_as_the_screen_calls_it(language):
    wrong = []
    for text in guide_texts():
        shown = unmarked(translated(text, language))
        for mark, name in pieces(text):
            label = LABELS.get(name)
            if mark in {"strong", "word"} and label is not None and name not in STATUSES:
                there = translated(name, language, label.domain, label.context)
                wrong += [(name, there, shown)] if there.casefold() not in shown.casefold() else []
    assert wrong == []


def test_strong_words__of_a_step_are_names_of_groups_pages_or_buttons():
    steps = next(one for one in chapters() if one.key == "steps")
    names = [name for text in steps.texts() for name in named(text.text)]
    assert len(names) == 7
    assert [one for one in names if one not in LABELS] == []


def test_chapters__have_keys_and_texts():
    assert all(one.key and one.blocks for one in chapters())
