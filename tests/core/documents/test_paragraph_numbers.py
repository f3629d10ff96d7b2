"""Paragraphs numbered straight through: the same in every language, by Word itself, and off where an office wants them off."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import count
from typing import get_args

import pytest

from mla_writer.documents import tree
from mla_writer.documents.html import write_html
from mla_writer.documents.letterhead.own import own_letterhead
from mla_writer.documents.letterhead.reading import read_letterhead
from mla_writer.documents.plain import write_plain
from mla_writer.documents.redline import redline
from mla_writer.documents.tree import Document
from mla_writer.documents.word import write_word
from mla_writer.documents.word_redline import write_redline
from mla_writer.forms.model import Reader
from mla_writer.letters import Wanted, compose_letter, compose_letters
from tests.letterheads import zipped
from tests.sample import answered, completed, with_answers
from tests.word_file import body_of, part_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READERS: tuple[Reader, ...] = get_args(Reader)


def numbers(letter: Document) -> list[tuple[str, str, str]]:
    """Return the numbered paragraphs of a letter: part, sentence, number."""
    return [
        (part.id, one.id, one.number)
        for part in letter.parts
        for one in part.blocks
        if isinstance(one, tree.Paragraph) and one.number
    ]


def styles_in(word: bytes) -> list[str]:
    """Return the styles of the paragraphs of a letter that Word counts through."""
    styles = [str(one.get(f"{W}val")) for one in body_of(word).iter(f"{W}pStyle")]
    return [one for one in styles if one.startswith("NumberedParagraph")]


@pytest.mark.parametrize("reader", READERS)
def test_numbers__are_the_same_in_every_language_for_every_reader(reader):
    english, *others = (
        numbers(compose_letter(completed(), one, reader=reader, final=True)) for one in ("en", "fr", "ar")
    )
    assert [number for _, _, number in english] == [str(one) for one in range(1, len(english) + 1)]
    assert english
    assert others == [english, english]


def test_paragraph_left_out_for_a_reader__leaves_no_hole_and_the_same_numbers_in_every_language():
    case = completed()
    case = with_answers(case, answered(case, "facts.f2.not_for", ["provider"]))
    english, french = (numbers(compose_letter(case, one, reader="provider", final=True)) for one in ("en", "fr"))
    assert english == french
    assert [number for _, _, number in english] == [str(one) for one in range(1, len(english) + 1)]


def test_what_a_language_has_alone__has_no_number():
    french = compose_letter(completed(), "fr", final=True)
    assert "glossary_where" in [one.id for part in french.parts for one in part.blocks]
    assert "glossary_where" not in [id_ for _, id_, _ in numbers(french)]


def test_word__counts_the_paragraphs_that_we_count():
    letter = compose_letter(completed(), "en", final=True)
    word = write_word(letter)
    assert len(styles_in(word)) == len(numbers(letter)) > 50
    style = next(
        one
        for one in part_of(word, "word/styles.xml").iter(f"{W}style")
        if one.get(f"{W}styleId") == "NumberedParagraph"
    )
    assert [one.get(f"{W}val") for one in style.iter(f"{W}numId")] == ["5"]


def test_plain_text_and_page__say_the_numbers():
    letter = compose_letter(completed(), "en", final=True)
    counted = count(1)
    said = re.findall(r"^\((\d+)\) ", write_plain(letter), re.MULTILINE)
    assert said == [str(next(counted)) for _ in numbers(letter)]
    assert write_html(letter).count('<span class="number">') == len(said)


def test_digits__are_those_of_the_letter():
    case = completed()
    case = with_answers(case, answered(case, "request.digits", "arab"))
    assert numbers(compose_letter(case, "ar", final=True))[1][2] == "٢"


def test_two_columns__have_the_number_on_both_sides():
    letter = compose_letters(completed(), Wanted(("en",), final=True, bilingual="fr"), "en")[0]
    body = body_of(write_word(letter))
    beside = [
        one for one in body.iter(f"{W}p") if any(s.get(f"{W}val") == "ParagraphBeside" for s in one.iter(f"{W}pStyle"))
    ]
    said = ["".join(t.text or "" for t in one.iter(f"{W}t")).partition(")")[0] for one in beside]
    assert said == [f"({one}" for one in range(1, len(said) + 1)]
    assert len(said) == len(styles_in(write_word(letter)))


def test_comparison__has_paragraphs_that_word_counts_anew_once_changes_are_taken_or_left():
    case = completed()
    old = compose_letter(case, "en", final=True)
    new = compose_letter(with_answers(case, case.answers.remove("request.purpose")), "en", final=True)
    word = write_redline(redline(old, new), "Compared")
    assert len(styles_in(word)) == len(numbers(old)) == len(numbers(new)) + 1
    assert "(6)" not in "".join(one.text or "" for one in body_of(word).iter(f"{W}t"))


def letter_on(change: tuple[str, str]) -> dict[str, str]:
    """Return the styles, by their ids, of a letter on our own looks as a letterhead, changed."""
    with zipfile.ZipFile(io.BytesIO(own_letterhead("en"))) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    styles = (
        bytes(parts["word/styles.xml"]).decode()
        if isinstance(parts["word/styles.xml"], bytes)
        else parts["word/styles.xml"]
    )
    parts["word/styles.xml"] = styles.replace(*change)
    word = write_word(compose_letter(completed(), "en", final=True), read_letterhead(zipped(parts), "head.docx"))
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        text = package.read("word/styles.xml").decode()
    return dict(re.findall(r'<w:style [^>]*w:styleId="(\w+)"[^>]*>(.*?)</w:style>', text))


def test_own_looks_as_a_letterhead__keep_the_numbers_of_facts_and_paragraphs():
    styles = letter_on(("", ""))
    assert 'w:numId w:val="3"' in styles["NumberedEntry"]
    assert 'w:numId w:val="5"' in styles["NumberedParagraph"]


def test_office_that_takes_the_number_from_the_style__has_none_before_its_paragraphs():
    styles = letter_on(('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>', ""))
    assert "w:numId" not in styles["NumberedParagraph"]
    assert 'w:numId w:val="3"' in styles["NumberedEntry"]
