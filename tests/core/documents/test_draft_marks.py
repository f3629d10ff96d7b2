"""What marks a draft, in every format, language and for every reader; a final letter bears none of it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from mla_writer.case import Case
from mla_writer.documents.word import write_word
from mla_writer.documents.word_watermark import watermark_xml
from mla_writer.forms.model import Reader
from mla_writer.letters import Format, compose_letter, written_as
from tests.sample import CONTENT, completed, gapped

LANGUAGES = CONTENT.catalogues.languages
FORMATS: tuple[Format, ...] = ("docx", "html", "txt")
V = {"v": "urn:schemas-microsoft-com:vml", "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def written(case: Case, format_: Format, *, final: bool, language: str = "en", reader: Reader = "full") -> str:
    """Return all that is in the file of a letter."""
    content = written_as(compose_letter(case, language, reader=reader, final=final), format_)
    if format_ != "docx":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode() for name in package.namelist())


def marks_in(word: bytes) -> list[etree._Element]:
    """Return the watermarks in the header of a Word file."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        header = etree.fromstring(package.read("word/header1.xml"))
    return list(header.iterfind(".//v:shape", V))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("reader", "name"), [("full", "watermark"), ("provider", "watermark"), ("consultation", "")])
def test_draft_in_word__bears_one_watermark_behind_the_text_with_its_word_for_those_who_do_not_see_it(
    reader, name, language
):
    document = compose_letter(completed(), language, reader=reader, final=False)
    word = write_word(document)
    (shape,) = marks_in(word)
    (path,) = shape.iterfind("v:textpath", V)
    assert document.watermark
    assert shape.get("alt") == path.get("string") == document.watermark
    assert "z-index:-" in str(shape.get("style"))
    assert (document.watermark == compose_letter(completed(), language, final=False).watermark) is bool(name)


@pytest.mark.parametrize(("reader", "language"), [("full", "ar"), ("consultation", "en")])
def test_draft_in_word__is_valid(reader, language, tmp_path: Path):
    file = tmp_path / "letter.docx"
    file.write_bytes(write_word(compose_letter(completed(), language, reader=reader, final=False)))
    found = OpenXmlValidator().validate(file)
    assert found.is_valid, list(found.errors)[:5]


def test_watermark__that_is_long__fits_between_the_margins_as_a_short_one_does():
    for word in ("A", "DRAFT", "CONSULTATION", "A LONG WORD FOR A DRAFT"):
        size = re.search(r"width:(\d+)pt;height:(\d+)pt", watermark_xml(word, "Times New Roman"))
        assert size is not None
        assert 0 < int(size[1]) + int(size[2]) <= 590


def test_word_in_the_watermark__cannot_break_the_markup():
    xml = watermark_xml('<"DRAFT" & more>', "Times New Roman")
    root = etree.fromstring(f'<x xmlns:w="{V["w"]}">{xml}</x>')
    (shape,) = root.iterfind(".//v:shape", V)
    assert shape.get("alt") == '<"DRAFT" & more>'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", FORMATS)
def test_final_letter__bears_no_mark_of_a_draft(format_, language):
    draft = compose_letter(completed(), language, final=False)
    text = written(completed(), format_, final=True, language=language)
    assert draft.draft not in text
    assert "v:shape" not in text
    assert "<body data-watermark" not in text
    assert not re.search(r'class="(gap|unreviewed)"|w:rStyle w:val="(Gap|Unreviewed)"', text)


@pytest.mark.parametrize("format_", FORMATS)
def test_draft__says_in_every_format_that_it_is_one_and_marks_its_gaps(format_):
    text = written(gapped(), format_, final=False)
    assert "DRAFT – not for transmission" in text
    assert "[to be completed: " in text
    marked = {"docx": '<w:rStyle w:val="Gap"/>', "html": 'class="gap"', "txt": "[to be completed: "}[format_]
    assert text.count(marked) == text.count("[to be completed: ") > 0
    assert format_ != "html" or '<body data-watermark="DRAFT">' in text
