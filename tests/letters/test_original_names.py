"""Names in their original script: beside the transliteration at the first mention; first where the letter is in it."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pytest

from mla_writer.documents.html import write_html
from mla_writer.documents.original_names import script_of, with_original_names
from mla_writer.documents.plain import text_of, write_plain
from mla_writer.documents.reading import word_text
from mla_writer.documents.tree import Document, Paragraph, Run, runs_in
from mla_writer.documents.word import write_word
from mla_writer.forms.model import Reader
from mla_writer.letters import compose_letter
from tests.sample import answered, completed, with_answers

ARABIC, CYRILLIC, CHINESE = "موسى كاتو", "Мозес Като", "加藤摩西"
LATIN = "Moses Ssebadduka Kato"


@cache
def letter(original: str, language: str, reader: Reader = "full") -> Document:
    case = completed()
    return compose_letter(
        with_answers(case, answered(case, "persons.p1.name_original", original)), language, reader=reader
    )


def said(document: Document) -> str:
    return re.sub("[\u2068\u2069]", "", write_plain(document)).replace("\u00a0", " ")


@pytest.mark.parametrize("original", [ARABIC, CYRILLIC, CHINESE])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_latin_letter__names_the_original_in_brackets_once(original: str, language: str) -> None:
    text = said(letter(original, language))
    body, _, annexes = text.partition(f"({original})")
    assert body.endswith(f"{LATIN} ")
    assert LATIN not in body.removesuffix(f"{LATIN} ").partition("1. ")[2]
    assert f"({original})" not in annexes
    assert annexes.count(original) == 1  # the row of the annex
    assert text.count(LATIN) == said(letter("", language)).count(LATIN)


def test_arabic_letter__names_the_arabic_form_first_and_then_alone() -> None:
    text = said(letter(ARABIC, "ar"))
    assert text.count(f"{ARABIC} ({LATIN})") == 1
    assert text.count(LATIN) == 1
    assert text.count(ARABIC) > 3


@pytest.mark.parametrize("original", [CYRILLIC, CHINESE])
def test_arabic_letter__keeps_the_latin_form_where_the_original_is_in_another_script(original: str) -> None:
    text = said(letter(original, "ar"))
    assert text.count(f"{LATIN} ({original})") == 1


@pytest.mark.parametrize(
    ("language", "original", "wanted"),
    [
        ("ru", CYRILLIC, f"{CYRILLIC} ({LATIN}), {CYRILLIC}"),
        ("zh", CHINESE, f"{CHINESE}（{LATIN}）, {CHINESE}"),
        ("zh", CYRILLIC, f"{LATIN}（{CYRILLIC}）, {LATIN}"),
        ("es", CHINESE, f"{LATIN} ({CHINESE}), {LATIN}"),
    ],
)
def test_name__in_letters_of_other_scripts(language: str, original: str, wanted: str) -> None:
    name = (
        Run("Moses Ssebadduka", language, "identifier", source="persons.p1.given"),
        Run(" ", language),
        Run("Kato", language, "identifier", source="persons.p1.family"),
    )
    paragraph = Paragraph((*name, Run(", ", language), *name))
    bare = Document(language, "", (), "", (paragraph,), ())
    named = with_original_names(bare, {"p1": {"name_original": original}}).front[0]
    assert isinstance(named, Paragraph)
    assert re.sub("[\u2068\u2069]", "", text_of(named.runs)) == wanted


def test_original__is_a_run_of_its_own_language_isolated_from_what_is_around_it() -> None:
    document = letter(ARABIC, "en")
    run = next(one for one in runs_in(document) if one.text == ARABIC)
    assert (run.language, run.kind) == ("ar", "identifier")
    assert f"\u2068{ARABIC}\u2069" in write_plain(document)
    assert re.search(f"<bdi[^>]*>{ARABIC}</bdi>", write_html(document))
    assert f"{LATIN} ({ARABIC})" in word_text(write_word(document))


@pytest.mark.parametrize(("original", "tag"), [(CYRILLIC, 'w:val="ru-RU"'), (CHINESE, 'w:eastAsia="zh-CN"')])
def test_original_in_another_script__runs_from_the_left_in_an_arabic_word_file(original: str, tag: str) -> None:
    with zipfile.ZipFile(io.BytesIO(write_word(letter(original, "ar")))) as package:
        xml = package.read("word/document.xml").decode()
    run = next(one for one in re.findall(r"<w:r>.*?</w:r>", xml) if original in one)
    assert "<w:rtl/>" not in run
    assert tag in run


@pytest.mark.parametrize("original", ["", "Môses Kato"])
def test_name_without_another_script__stands_as_it_did(original: str) -> None:
    assert f"{LATIN} (" not in said(letter(original, "en"))
    assert said(letter(original, "ar")).count(LATIN) == said(letter("", "ar")).count(LATIN)


def test_consultation__says_no_original_name() -> None:
    assert ARABIC not in said(letter(ARABIC, "en", "consultation"))


def test_script__is_that_of_the_first_letter() -> None:
    assert [script_of(one) for one in (ARABIC, CYRILLIC, CHINESE, "Kâto", "12")] == [
        "ARABIC", "CYRILLIC", "CJK", "LATIN", "",
    ]  # fmt: skip


def test_page_in_arabic__keeps_given_and_family_name_in_their_order() -> None:
    page = write_html(letter("", "ar"))
    names = re.findall(
        r"<(a|bdo)([^>]*)>(?:<a id[^>]*>)?<bdi[^>]*>Moses Ssebadduka</bdi>(?:</a>)?.{0,60}<bdi[^>]*>Kato</bdi>", page
    )
    assert len(names) > 5
    assert all('dir="ltr"' in attributes for _, attributes in names)
    assert {tag for tag, _ in names} == {"a", "bdo"}
