"""The table of contents: an entry for each heading, with its number and text, leading to it; for long letters, or when asked."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pytest
from lxml import etree

from mla_writer.documents.html import write_html
from mla_writer.documents.plain import text_of
from mla_writer.documents.tree import Document, Heading
from mla_writer.documents.word import write_word
from mla_writer.documents.word_contents import Contents
from mla_writer.letters import compose_letter, written_as
from tests.sample import completed
from tests.word_file import W, body_of, valid

STYLES = {"TOC1", "TOC2", "TableofFigures"}
OF_HEADING = {"TOC1": "Heading1", "TOC2": "Heading2", "TableofFigures": "AnnexHeading"}


def letter(language: str = "en", *, contents: bool | None = None) -> Document:
    """Return the final letter of the completed sample."""
    return compose_letter(completed(), language, final=True, contents=contents)


def style_of(paragraph: etree._Element) -> str:
    return next((str(one.get(f"{W}val")) for one in paragraph.iter(f"{W}pStyle")), "")


def said(element: etree._Element) -> str:
    """Return the text of an element with its tabs, without direction marks."""
    pieces = (
        one.text or "\t" for one in element.iter(f"{W}t", f"{W}tab") if one.tag == f"{W}t" or one.get(f"{W}val") is None
    )
    return re.sub("[\u200e\u200f]", "", "".join(pieces))


def entries(body: etree._Element) -> list[tuple[str, str, str]]:
    """Return style, text and target of each entry."""
    found = (one for one in body.iter(f"{W}p") if style_of(one) in STYLES)
    return [
        (style_of(one), said(one).rstrip("\t"), str(next(one.iter(f"{W}hyperlink")).get(f"{W}anchor"))) for one in found
    ]


def headings(document: Document) -> list[str]:
    """Return what the table of contents has to say, from the letter as it stands."""
    lines = []
    for part in (one for one in document.parts if one.heading):
        lines.append(f"{part.number}.\t{text_of(part.heading)}")
        below = [one for one in part.blocks if isinstance(one, Heading)]
        lines += [f"{part.number}.{number}\t{text_of(one.runs)}" for number, one in enumerate(below, 1)]
    return lines + [f"{one.number} – {text_of(one.heading)}" for one in document.annexes]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_entries__are_the_headings_in_their_order_with_their_numbers(language):
    document = letter(language)
    body = body_of(valid(written_as(document, "docx")))
    assert [text for _, text, _ in entries(body)] == headings(document)
    assert len(headings(document)) > 25


def test_entries__lead_to_their_headings():
    body = body_of(written_as(letter(), "docx"))
    places = {}
    for start in body.iter(f"{W}bookmarkStart"):
        paragraph = next(one for one in start.iterancestors() if one.tag == f"{W}p")
        places[str(start.get(f"{W}name"))] = (style_of(paragraph), said(paragraph))
    for style, text, target in entries(body):
        where, heading = places[target]
        assert (str(where).removesuffix("Below"), heading) == (OF_HEADING[style], text.rpartition("\t")[2])


def test_fields__are_whole_and_ask_nothing_when_the_file_is_opened():
    word = written_as(letter(), "docx")
    body = body_of(word)
    kinds = [str(one.get(f"{W}fldCharType")) for one in body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(headings(letter())) + 2
    told = [(one.text or "").split()[0] for one in body.iter(f"{W}instrText")]
    assert (told.count("TOC"), told.count("PAGEREF")) == (2, len(headings(letter())))
    assert not [one for one in body.iter() if one.get(f"{W}dirty")]
    assert b"updateFields" not in word


@pytest.mark.parametrize(("contents", "is_there"), [(None, True), (True, True), (False, False)])
def test_contents__are_there_when_the_letter_is_long_or_when_asked(contents, is_there):
    document = letter(contents=contents)
    assert bool(entries(body_of(written_as(document, "docx")))) is is_there
    assert ("<nav" in write_html(document)) is is_there


def test_a_short_letter__has_none_unless_asked():
    case = completed()
    case.answer("request.kind", "reminder")
    short = compose_letter(case, "en")
    assert not short.contents
    assert entries(body_of(written_as(compose_letter(case, "en", contents=True), "docx")))


def test_html__entries_lead_to_their_parts():
    page = write_html(letter())
    nav = re.search("<nav.*?</nav>", page, re.DOTALL)
    assert nav is not None
    targets = re.findall('href="#([^"]+)"', nav[0])
    assert len(targets) == len(letter().parts) + len(letter().annexes)
    assert set(targets) <= set(re.findall(' id="([^"]+)"', page))


def test_pdf__says_on_which_page_each_part_begins(tmp_path):
    (tmp_path / "letter.pdf").write_bytes(written_as(letter(), "pdf"))
    read = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "letter.pdf"), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode("utf-8")
    pages = read.split("\f")
    entries = dict(re.findall(r"^ *(Annex \d+ – .*?|\d+\. +\S.*?) {3,}(\d+)$", "\n".join(pages[:2]), re.MULTILINE))
    assert len(entries) == len(letter().parts) + len(letter().annexes)
    for text, page in entries.items():
        words = re.compile(r"^ *" + r"\s+".join(re.escape(one) for one in text.split()), re.MULTILINE)
        assert words.search(pages[int(page) - 1]), (text, page)


@pytest.mark.parametrize(("language", "begins"), [("en", False), ("fr", True), ("ar", True)])
def test_contents__that_would_not_fit_below_the_title__begin_a_page_in_word(language, begins):
    document = compose_letter(completed(), language, final=True, contents=True)
    for for_print in (False, True):
        body = body_of(valid(write_word(document, for_print=for_print)))
        (head,) = (
            one for one in body.iter(f"{W}p") if any(s.get(f"{W}val") == "TOCHeading" for s in one.iter(f"{W}pStyle"))
        )
        assert (head.find(f".//{W}pageBreakBefore") is not None) == (begins and not for_print)
    short = replace(document, parts=document.parts[:2], annexes=())
    assert "pageBreakBefore" not in Contents(short, (9070, 13662)).xml(lambda *given: given[2])
