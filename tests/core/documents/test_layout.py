"""What a careful secretary sees to: leads stay with their tables, numbers are not cut, no column stands empty."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import etree

from mla_writer.documents import tree
from mla_writer.documents.column_widths import column_widths
from mla_writer.documents.references import text_of
from mla_writer.documents.tree import Run, Table
from mla_writer.documents.word_body import TEXT_WIDTH
from mla_writer.letters import Wanted, compose_letter, compose_letters, written_as
from tests.sample import completed, with_answers
from tests.scenario import competent
from tests.word_file import W, body_of, part_of

LANGUAGES = ["en", "fr", "ar"]


def style_of(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def is_kept(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_before_a_table_or_list__stays_on_its_page(language):
    body = body_of(written_as(compose_letter(completed(), language, final=True), "docx"))
    leads = [
        one
        for one, following in pairwise(body)
        if one.tag == f"{W}p"
        and style_of(one).startswith(("BodyText", "NumberedParagraph"))
        and (following.tag == f"{W}tbl" or style_of(following) in {"ListItem", "NumberedEntry"})
    ]
    assert len(leads) > 5
    assert all(is_kept(one) for one in leads)


@pytest.mark.parametrize("language", LANGUAGES)
def test_signature__stays_with_its_heading_and_all_between(language):
    body = list(body_of(written_as(compose_letter(completed(), language, final=True), "docx")))
    styles = [style_of(one) for one in body]
    signed = styles.index("SignatureTitle")
    heading = max(n for n in range(signed) if styles[n] == "Heading1")
    assert signed - heading == 3, "the certificate and the thanks stand between"
    assert all(is_kept(one) for one in body[heading + 1 : signed])


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_of_contents__stays_together_and_leaves_the_title_where_it_is(language):
    word = written_as(compose_letter(completed(), language, final=True), "docx")
    styles = {one.get(f"{W}styleId"): one for one in part_of(word, "word/styles.xml").iter(f"{W}style")}
    assert all(is_kept(styles[one]) for one in ("TOCHeading", "TOC1", "TOC2", "TableofFigures"))
    loose = [one for one in body_of(word).iter(f"{W}p") if one.find(f"{W}pPr/{W}keepNext[@{W}val='0']") is not None]
    assert [style_of(one) for one in loose] == ["Title", "TableofFigures"]


def test_columns__hold_the_longest_number_in_one_line():
    def cell(text: str, kind: tree.RunKind = "text") -> tree.Runs:
        return (Run(text, "en", kind),)

    number = "DPP/ACD/MLA/9/2026"
    rows = ((cell("Request for mutual legal assistance"), cell("4 May 2026"), cell(number, "identifier")),)
    table = Table((cell("Earlier step"), cell("Date"), cell("Our reference")), rows, (6, 6, 1))
    widths = column_widths(table, TEXT_WIDTH)
    assert sum(widths) <= TEXT_WIDTH
    assert widths[2] > 2000  # what LibreOffice and Word need for this number
    assert column_widths(Table(table.headings, rows, (1, 1, 1)), 9000) == (3000, 3000, 3000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reminder__holds_our_reference_in_one_line(language):
    letter = compose_letter(competent("reminder-competent"), language, final=True)
    table = next(one for part in letter.parts for one in part.blocks if one.id == "earlier_table")
    assert isinstance(table, Table)
    at = next(n for n, one in enumerate(table.rows[0]) if text_of(one) == "DPP/ACD/MLA/9/2026")
    assert column_widths(table, TEXT_WIDTH, 1.1)[at] > 2100


def test_index_of_enclosures__has_no_column_in_which_nothing_stands():
    def heads(case):
        sheets = compose_letters(case, Wanted(("en",), beside=("sheets",)), "en")[1]
        table = next(one for one in sheets.parts[0].blocks if isinstance(one, Table))
        return [text_of(one) for one in table.headings]

    case = completed()
    assert heads(case) == ["No.", "Document", "Pages"]
    answers = case.answers
    for key in answers.records("documents"):
        answers = answers.remove(f"documents.{key}.pages")
    assert heads(with_answers(case, answers)) == ["No.", "Document"]


def test_single_answer_that_a_pack_asks_for__is_a_sentence_and_no_table_of_one_row():
    part = next(one for one in compose_letter(completed(), "en").parts if one.id == "formalities")
    last = part.blocks[-1]
    assert isinstance(last, tree.Paragraph)
    confirmed = "it is confirmed that the production of the records would be lawful there"
    assert text_of(last.runs) == f"Lawfulness of the production in the requesting State: {confirmed}"


def test_arabic__has_a_font_that_every_word_knows_and_takes_signs_from_one_that_holds_them():
    word = written_as(compose_letter(completed(), "ar", final=True), "docx")
    fonts = {one.get(f"{W}name"): one for one in part_of(word, "word/fontTable.xml")}
    named = fonts["Noto Naskh Arabic"].find(f"{W}altName")
    assert named is not None
    assert named.get(f"{W}val") == "Times New Roman"
    signs = [
        one
        for one in body_of(word).iter(f"{W}r")
        if (found := one.find(f"{W}rPr/{W}rStyle")) is not None and found.get(f"{W}val") == "Signs"
    ]
    assert signs
    assert all(re.fullmatch(r"[^\w\s]+", "".join(t.text or "" for t in one.iter(f"{W}t"))) for one in signs)
