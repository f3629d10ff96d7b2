"""Letters can be heard and moved through: headings without a jump, heads and names of tables, languages, a title."""

from __future__ import annotations

import re

import pytest

from mla_writer.documents.tree import Document, Heading, Paragraph, Part, Run, Table
from mla_writer.documents.word import write_word
from mla_writer.letters import compose_letter, written_as
from tests.accessible import barriers
from tests.sample import completed, gapped
from tests.word_file import W, body_of, part_of, valid

LANGUAGES = ["en", "fr", "ar"]


def said(*blocks: object, title: str = "Title") -> Document:
    """Return a letter of one part."""
    return Document("en", title, ((Run("ref", "en"),),), "{page}", (), (Part("a", (Run("A", "en"),), blocks, "1"),))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters__stand_in_nobodys_way(language):
    for letter in (
        compose_letter(completed(), language, final=True, footnotes=True),
        compose_letter(gapped(), language, contents=False),
        compose_letter(completed(), language, reader="consultation"),
    ):
        assert barriers(valid(written_as(letter, "docx"))) == []


DRAWN = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
PLANTED = [
    ("<w:tblHeader/>", "", "a table without a head"),
    ('<w:tblCaption w:val="B"/>', "", "a table without a name"),
    ("<w:cantSplit/>", "", "a row that breaks over two pages"),
    ('w:firstRow="1"', 'w:firstRow="0"', "a table whose look says otherwise than its first row"),
    ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Title"/>', "a heading of level 2 follows one of level 0"),
    ('<w:lang w:val="en-GB"/>', "", "text without a language: A"),
    ("<w:sectPr>", "<w:p/><w:sectPr>", "an empty paragraph"),
    (
        "<w:sectPr>",
        f'<w:p><w:r><w:drawing><wp:inline {DRAWN}><wp:docPr id="1" name="Arms"/></wp:inline></w:drawing></w:r></w:p><w:sectPr>',
        "a picture without words: Arms",
    ),
]


@pytest.mark.parametrize(("good", "bad", "told"), PLANTED)
def test_check__finds_what_is_planted(good, bad, told, monkeypatch):
    from mla_writer.documents import word
    from mla_writer.documents.word_zip import packed

    table = Table(((Run("H", "en"),),), (((Run("c", "en"),),),), (1,))
    document = said(Heading((Run("B", "en"),), 2), table, Paragraph((Run("x", "en"),)))
    monkeypatch.setattr(word, "packed", lambda parts: parts)
    parts: dict[str, str] = write_word(document)  # type: ignore[assignment]
    monkeypatch.undo()
    assert barriers(packed(parts)) == []
    assert good in parts["word/document.xml"]
    planted = {**parts, "word/document.xml": parts["word/document.xml"].replace(good, bad)}
    assert told in barriers(packed(planted))


def test_tables__are_called_by_their_heading_and_tell_their_columns():
    body = body_of(written_as(compose_letter(completed(), "en", final=True), "docx"))
    told = {
        str(table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")): table.find(f"{W}tblPr/{W}tblDescription")  # type: ignore[union-attr]
        for table in body.iter(f"{W}tbl")
    }
    assert told["Persons concerned"] is not None
    assert told["Persons concerned"].get(f"{W}val") == "Name · Date of birth or registration number · Role in the case"
    assert "Causing financial loss" in told


def test_hostile_words__in_headings_do_not_break_the_names_of_tables():
    table = Table(((Run('H"<\x07>&\n', "en"),),), (((Run("c", "en"),),),), (1,))
    word = valid(write_word(said(Heading((Run('B"\x01' + "x" * 600, "en"),), 2), table, Paragraph((Run("x", "en"),)))))
    (name,) = (str(one.get(f"{W}val")) for one in body_of(word).iter(f"{W}tblCaption"))
    assert re.fullmatch('B"\u2401x{252}', name)


def test_marks__of_secrecy_and_urgency_stand_on_every_page():
    head = part_of(written_as(compose_letter(completed(), "fr", final=True), "docx"), "word/header1.xml")
    text = "".join(one.text or "" for one in head.iter(f"{W}t"))
    assert text.startswith("CONFIDENTIEL – URGENT – ")
