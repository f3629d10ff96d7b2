"""Answers in Word letters: each in a control with its path, none where ids are withheld; read back, also out of LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from openxml_audit import OpenXmlValidator

from mla_writer.documents.tree import runs_in
from mla_writer.documents.word import write_word
from mla_writer.documents.word_controls import number_of, read_fields
from mla_writer.documents.word_lines import Line, lines_of, settled
from mla_writer.documents.word_origin import print_of, read_origin
from mla_writer.documents.word_package import WORDS, PackageError
from mla_writer.letters import compose_letter, origin_of, written_as
from tests.sample import completed, gapped


def part(content: bytes, name: str = "word/document.xml") -> bytes:
    """Return a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def lines(inner: str) -> list[str]:
    """Return the lines of a body with the XML `inner`, those in a table with the number of the row."""
    read = lines_of(f'<w:body xmlns:w="{WORDS}">{inner}</w:body>'.encode())
    return [f"{line.row}: {line.text}" if line.row else line.text for line in read]


def answers_in(read: list[Line]) -> list[tuple[int, str]]:
    """Return the answers in lines: the number of the tag, and the text."""
    pieces = [one for line in read for one in line.pieces if one.place]
    return [(one.number or number_of(one.tag), settled(one.text)) for one in pieces]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_controls__hold_each_answer_once_for_every_time_that_it_is_shown(language, tmp_path):
    document = compose_letter(gapped(), language)
    content = write_word(document)
    found = {(one.tag, settled(one.text)) for line in lines_of(part(content)) for one in line.pieces if one.place}
    shown = {one.source for one in runs_in(document) if one.source in document.labels}
    assert {tag for tag, _ in found} == shown
    assert ("request.case_name", "Uganda v. Kato and Lakeshore Supplies Ltd") in found
    assert "request.translation" in shown, "a gap is marked too"
    file = tmp_path / "letter.docx"
    file.write_bytes(content)
    assert not OpenXmlValidator().validate(str(file)).errors
    bookmarks = re.findall(rb'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"', part(content))
    assert len(bookmarks) == len({number for number, _ in bookmarks}) == len({name for _, name in bookmarks})
    assert sum(name.startswith(b"answer") for _, name in bookmarks) == part(content).count(b"<w:tag ")


def test_controls__say_the_same_words_as_a_letter_without_them():
    document = compose_letter(completed(), "ar")
    bare = write_word(replace(document, labels={}, origin=None))
    assert b"<w:tag " not in part(bare)
    assert [line.text for line in lines_of(part(write_word(document)))] == [line.text for line in lines_of(part(bare))]


def test_controls__of_an_answer_that_is_not_given__say_what_belongs_there():
    body = part(write_word(compose_letter(gapped(), "en"))).decode()
    empty = re.findall(r'<w:tag w:val="([^"]+)"/><w:id w:val="\d+"/><w:showingPlcHdr/>', body)
    assert empty
    assert "request.translation" in empty


def test_consultation__has_no_controls_and_no_origin():
    content = written_as(compose_letter(completed(), "en", reader="consultation"), "docx")
    assert b"<w:tag " not in part(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [one for one in package.namelist() if "custom" in one.lower()]


@pytest.mark.parametrize("reader", ["provider", "addressee"])
def test_letters_that_leave_something_out__have_no_controls(reader):
    content = written_as(compose_letter(completed(), "en", reader=reader), "docx")
    assert b"<w:tag " not in part(content)


def test_origin__tells_the_letter_and_the_sum_of_each_paragraph():
    case = completed()
    content = write_word(compose_letter(case, "fr", final=True))
    origin = read_origin(part(content, "customXml/item1.xml"))
    assert origin is not None
    assert (origin.language, origin.reader, origin.final, origin.origin) == ("fr", "full", True, origin_of(case))
    assert {print_of(line.text) for line in lines_of(part(content))} <= origin.prints
    assert read_origin(b'<letter xmlns="urn:other" format="1"><prints></prints></letter>') is None


def test_libreoffice__keeps_every_answer_and_the_origin(tmp_path):
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing; packaging/prepare.sh test installs it"
    content = write_word(compose_letter(completed(), "ar"))
    (tmp_path / "letter.docx").write_bytes(content)
    saved = tmp_path / "saved"
    call = [office, f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "docx"]
    subprocess.run(
        [*call, "--outdir", str(saved), str(tmp_path / "letter.docx")], check=True, capture_output=True, timeout=110
    )
    again = (saved / "letter.docx").read_bytes()
    assert answers_in(lines_of(part(again))) == answers_in(lines_of(part(content)))
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        custom = [read_origin(package.read(one)) for one in package.namelist() if one.startswith("customXml/item")]
    assert read_origin(part(content, "customXml/item1.xml")) in custom


RUN = "<w:r><w:t>{}</w:t></w:r>"
ENDS_DELETED = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
TABLE = f"<w:tbl><w:tr><w:tc><w:p>{RUN.format('b')}</w:p></w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("inner", "read"),
    [
        (f"<w:p><w:ins>{RUN.format('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>", ["new"]),
        (f"<w:p><w:moveFrom>{RUN.format('a')}</w:moveFrom><w:moveTo>{RUN.format('b')}</w:moveTo></w:p>", ["b"]),
        (f"<w:p>{ENDS_DELETED}{RUN.format('a')}</w:p><w:p>{RUN.format('b')}</w:p>", ["ab"]),
        (f"<w:p>{RUN.format('a')}</w:p><w:p>{ENDS_DELETED}{RUN.format('b')}</w:p><w:sectPr/>", ["a", "b"]),
        (f"<w:p>{RUN.format('a')}</w:p><w:p>{ENDS_DELETED}</w:p><w:sectPr/>", ["a"]),
        (f"<w:p>{ENDS_DELETED}{RUN.format('a')}</w:p>{TABLE}", ["a", "1: b"]),
        (TABLE.replace("<w:p>", f"<w:p>{ENDS_DELETED}") + f"<w:p>{RUN.format('c')}</w:p>", ["1: b", "c"]),
        (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{RUN.format('a')}</w:p></w:tc></w:tr></w:tbl>", []),
        (('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/>'
         '<w:t>7</w:t><w:fldChar w:fldCharType="end"/><w:t>x</w:t></w:r></w:p>'), ["x"]),
        (f"<w:p><w:fldSimple>{RUN.format('7')}</w:fldSimple><w:r><w:tab/><w:br/></w:r></w:p>", ["\t\n"]),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:p>", [""]),
    ],
)  # fmt: skip
def test_lines__are_read_as_if_every_tracked_change_were_accepted(inner, read):
    assert lines(inner) == read


@pytest.mark.parametrize(
    ("inner", "value"),
    [
        (f"<w:moveFrom>{RUN.format('a')}</w:moveFrom>{RUN.format('b')}<w:moveTo>{RUN.format('a')}</w:moveTo>", "ba"),
        (f"{RUN.format('a')}<w:del><w:r><w:br/><w:delText>b</w:delText></w:r></w:del>", "a"),
        (f"{RUN.format('a')}<mc:Fallback>{RUN.format('a')}</mc:Fallback>", "a"),
        (f"{RUN.format('a')}<w:r><w:tab/><w:noBreakHyphen/><w:cr/></w:r>{RUN.format('b')}", "a -\nb"),
    ],
)  # fmt: skip
def test_fields__are_read_as_if_every_tracked_change_were_accepted(inner, value):
    names = f'xmlns:w="{WORDS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    field = f'<w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", f"<w:document {names}><w:body><w:p>{field}</w:p></w:body></w:document>")
    assert [(one.tag, one.value) for one in read_fields(buffer.getvalue(), 100)] == [("t", value)]


def test_lines__with_a_document_type__are_refused():
    with pytest.raises(PackageError, match="unsafe"):
        lines_of(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
