"""Languages of people: every one that can be chosen is an answer, and has a name in every language of the letters."""

from __future__ import annotations

import pytest

from mla_writer.answers.kinds import Vocabulary, read_value
from mla_writer.documents.formats import Formatter
from mla_writer.forms.model import Question
from mla_writer.translation.locales import languages_of_people
from mla_writer.translation.message import Message


def same(message: Message) -> str:
    return message.text


@pytest.mark.parametrize("language", ["en", "fr", "ar", "es", "pt", "ru", "zh"])
def test_language__that_can_be_chosen__is_read_and_named(language: str) -> None:
    question = Question(id="q", kind="languages", label="Q?")
    offered = languages_of_people(language)
    codes = [code for code, _ in offered]
    assert read_value(question, codes, Vocabulary()) == tuple(codes)
    writer = Formatter(language, same)
    assert all(writer.language_name(code) == name for code, name in offered)
    assert {"wo", "ff", "ln", "aeb"} <= set(codes)


@pytest.mark.parametrize(("language", "name"), [("en", "Wolof"), ("fr", "wolof"), ("ar", "الولوفية")])
def test_wolof__is_named(language: str, name: str) -> None:
    assert Formatter(language, same).language_name("wo") == name


def test_language__without_a_name_in_arabic__is_called_as_in_english() -> None:
    assert Formatter("ar", same).language_name("aeb") == "Tunisian Arabic"
