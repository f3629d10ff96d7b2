"""Letters side by side: nothing of either language is lost, each block stands beside its counterpart, in its own direction."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from mla_writer.documents import tree
from mla_writer.documents.html import write_html
from mla_writer.documents.plain import text_of, write_plain
from mla_writer.documents.side_by_side import side_by_side
from mla_writer.documents.tree import Document, runs_in
from mla_writer.documents.word import write_word
from mla_writer.letters import Wanted, compose_letter, compose_letters, written_as
from tests.sample import completed, gapped

PAIRS = [("en", "fr"), ("fr", "ar"), ("en", "ar"), ("ar", "en")]


@cache
def letter(language: str) -> Document:
    return compose_letter(completed(), language, final=True)


def pair(first: str, second: str) -> Document:
    return compose_letters(completed(), Wanted((first,), final=True, bilingual=second), first)[0]


def said(document: Document) -> Counter[tuple[str, str]]:
    return Counter((run.source, run.text) for run in runs_in(document) if run.source)


def rows_of(document: Document) -> Iterator[tuple[tree.Block | None, tree.Block | None]]:
    """Yield the rows of both columns, wherever they stand."""
    for blocks in (document.front, *(part.blocks for part in (*document.parts, *document.annexes))):
        yield from (row for block in blocks if isinstance(block, tree.Beside) for row in block.rows)


def xml_of(document: Document, part: str = "document") -> str:
    with zipfile.ZipFile(io.BytesIO(write_word(document))) as package:
        return package.read(f"word/{part}.xml").decode()


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_pair__says_every_answer_of_both_letters(first: str, second: str) -> None:
    both = said(pair(first, second))
    for one in (letter(first), letter(second)):
        missing = [text for text in said(one) if text not in both]
        assert missing == []


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_pair__has_each_block_beside_its_counterpart(first: str, second: str) -> None:
    for one, other in rows_of(pair(first, second)):
        assert one is not None
        assert other is not None
        assert (type(one), one.id) == (type(other), other.id)


@pytest.mark.parametrize("seed", range(12))
def test_blocks_that_one_side_lacks__leave_the_rest_where_it_belongs(seed: int) -> None:
    chance = random.Random(seed)
    whole = letter("en")

    def thinned(document: Document) -> Document:
        parts = tuple(
            replace(one, blocks=tuple(b for b in one.blocks if chance.random() > 0.2)) for one in document.parts
        )
        return replace(document, parts=parts)

    first, second = thinned(whole), thinned(letter("fr"))
    both = side_by_side(first, second)
    for one in (first, second):
        assert not said(one) - said(both)
    for here, there in rows_of(both):
        assert (here is None) or (there is None) or here.id == there.id


def test_table_with_a_row_less__keeps_the_rows_beside_each_other() -> None:
    first, second = letter("en"), letter("fr")

    def shortened(part: tree.Part) -> tree.Part:
        blocks = (replace(b, rows=b.rows[1:]) if isinstance(b, tree.Table) else b for b in part.blocks)
        return replace(part, blocks=tuple(blocks)) if part.id == "persons" else part

    second = replace(second, parts=tuple(shortened(one) for one in second.parts))
    both = side_by_side(first, second)
    table = next(b for one in both.parts if one.id == "persons" for b in one.blocks if isinstance(b, tree.TableInBoth))
    assert len(table.first.rows) == len(table.second.rows)
    assert text_of(table.first.rows[1][0]) == text_of(table.second.rows[1][0]) == "Lakeshore Supplies Ltd"
    assert text_of(table.second.rows[0][0]) == ""


def test_headings__stand_beside_each_other_with_the_same_number() -> None:
    for first, second, words in (("en", "fr", ("The request", "La demande")), ("fr", "ar", ("La demande", "الطلب"))):
        xml = xml_of(pair(first, second))
        row = next(one for one in re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL) if '"Heading1"' in one)
        said = "".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", row)).replace("\u200f", "")
        assert said == f"{words[0]}1.{words[1]}"
    arabic = pair("fr", "ar").parts[0]
    assert (text_of(arabic.heading), text_of(arabic.beside)) == ("La demande", "الطلب")
    assert "1. La demande\nالطلب\n" in write_plain(pair("fr", "ar"))


def test_signature__is_one_with_its_captions_in_both_languages() -> None:
    block = next(b for part in pair("en", "fr").parts for b in part.blocks if isinstance(b, tree.SignatureBlock))
    assert [text_of(name) for name, _ in block.lines][-1] == "Signature"
    assert text_of(block.seal) == "Seal / Sceau"


def test_word__gives_each_column_its_direction_its_language_and_its_marks() -> None:
    xml = xml_of(pair("fr", "ar"))
    cells = re.findall(r"<w:tc>.*?</w:tc>", xml, re.DOTALL)
    at = next(number for number, one in enumerate(cells) if "Nature de la demande" in one)
    assert "<w:bidi/>" not in cells[at]
    assert '<w:lang w:val="fr-FR"/>' in cells[at]
    assert "<w:bidi/>" in cells[at + 1]
    assert '<w:lang w:bidi="ar-SA"/>' in cells[at + 1]
    assert "(أ)" in re.sub("<[^>]*>", "", xml)
    assert ">a)<" in xml


def test_word__with_arabic_first__begins_at_the_right() -> None:
    assert '<w:tblStyle w:val="Beside"/><w:bidiVisual/>' in xml_of(pair("ar", "en"))
    assert '<w:tblStyle w:val="Beside"/><w:tblW' in xml_of(pair("en", "ar"))


def test_word__has_marks_pages_and_heads_of_columns_in_both_languages() -> None:
    draft = side_by_side(compose_letter(gapped(), "en"), compose_letter(gapped(), "fr"))
    footer, header, body = (xml_of(draft, one) for one in ("footer1", "header1", "document"))
    assert footer.count("NUMPAGES") == 2
    assert "PROJET" in header
    assert "DRAFT" in header
    assert "Français" in header  # once at the head of every page
    assert "Français" not in body


def test_word__tears_no_short_row_over_two_pages() -> None:
    xml = xml_of(pair("en", "fr"))
    rows = re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL)
    assert [one for one in rows if len(re.sub("<[^>]*>", "", one)) < 1000 and "<w:cantSplit/>" not in one] == []


@pytest.mark.parametrize("wanted", [True, None, False])
def test_word__has_a_table_of_contents_in_both_languages_where_the_letter_has_one(wanted: bool | None) -> None:
    both = compose_letters(completed(), Wanted(("en",), bilingual="fr", contents=wanted), "en")[0]
    xml = xml_of(both)
    assert ("Contents / Table des matières" in xml) == (wanted is not False)
    entries = re.findall(r"<w:hyperlink .*?</w:hyperlink>", xml, re.DOTALL) if wanted is not False else []
    named = [re.findall(r"<w:t [^>]*>([^<]*)</w:t>", one) for one in entries]
    assert (named[0] == ["1.", "The request", " / ", "La demande"]) if named else wanted is False


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_word__is_valid_and_the_same_each_time(first: str, second: str, tmp_path: Path) -> None:
    word = write_word(pair(first, second))
    assert write_word(pair(first, second)) == word
    file = tmp_path / "letter.docx"
    file.write_bytes(word)
    errors = OpenXmlValidator().validate(str(file)).errors
    assert errors == []


def test_page__gives_each_column_its_language_and_direction() -> None:
    page = write_html(pair("fr", "ar"))
    assert '<th scope="col" lang="ar" dir="rtl">العربية</th>' in page
    assert '<td lang="ar" dir="rtl"><p data-id="opening">' in page
    assert '<td lang="fr" dir="ltr"><p data-id="opening">' in page


def test_text__says_each_block_in_one_language_and_then_in_the_other() -> None:
    lines = write_plain(pair("en", "fr")).splitlines()
    at = next(number for number, one in enumerate(lines) if one.startswith("[en] (2) This request is made"))
    assert lines[at + 1].startswith("[fr] (2) La présente demande est fondée")


def test_consultation__side_by_side_names_nobody() -> None:
    case = completed()
    both = side_by_side(*(compose_letter(case, one, reader="consultation") for one in ("en", "fr")))
    for format_ in ("html", "txt"):
        told = written_as(both, format_).decode()
        assert "Kato" not in told
        assert "data-id" not in told
