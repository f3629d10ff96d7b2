"""Numbers of accounts, files and telephones: on one line, in their own order, and read back as they were."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from mla_writer.documents.html import write_html
from mla_writer.documents.numbers_whole import unbroken, with_numbers_unbroken
from mla_writer.documents.tree import Document, Paragraph, Part, Run
from mla_writer.documents.word import write_word
from mla_writer.documents.word_lines import lines_of
from mla_writer.documents.word_text import runs_xml
from tests.word_file import valid


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("CH93 0076 2011 6238 5295 7", "CH93\u00a00076\u00a02011\u00a06238\u00a05295\u00a07"),
        ("MOW/SUPLS/22-23/00187", "MOW/SUPLS/22\u201123/00187"),
        ("T-2024/00-11_b", "T\u20112024/00\u201111_b"),
        ("No 12-34/2025", "No 12\u201134/2025"),
        ("(2025) UGHC 112", "(2025)\u00a0UGHC\u00a0112"),
        ("Jean-Pierre Example", "Jean-Pierre Example"),
        ("Plot 12 Example Road", "Plot 12 Example Road"),
    ],
)
def test_number__does_not_break_and_a_name_may(given, kept):
    assert unbroken(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("to account CH93 0076 2011 6238 5295 7 in", "to account CH93_0076_2011_6238_5295_7 in"),
        ("contract MOW/SUPLS/22-23/00187, worth", "contract MOW/SUPLS/22\u201123/00187, worth"),
        ("from 2021-2023 a well-known COVID-19 loan", "from 2021-2023 a well-known COVID-19 loan"),
    ],
)
def test_numbers_in_running_text__do_not_break_and_words_may(given, kept):
    assert with_numbers_unbroken(given, "_") == kept


def letter(*runs: Run, language: str = "ar") -> Document:
    """Return a letter of one paragraph."""
    part = Part("facts", (Run("1", language),), (Paragraph(runs),), "1")
    return Document(language, "T", (), "{page} {pages}", (), (part,))


def body(word: bytes) -> str:
    """Return the XML of the body of a letter."""
    with zipfile.ZipFile(BytesIO(word)) as package:
        return package.read("word/document.xml").decode()


def test_identifier_among_arabic_words__is_one_stretch_from_left_to_right_brackets_too():
    word = valid(write_word(letter(Run("القضية ", "ar"), Run("(2025) UGHC 112", "ar", "identifier"), Run(" في", "ar"))))
    run = re.search(r"<w:r>(?:(?!<w:r>).)*UGHC.*?</w:r>", body(word))
    assert run is not None
    assert "(2025)" in run[0]
    assert "<w:rtl/>" not in run[0]


def test_latin_words_in_brackets_among_arabic_ones__are_one_stretch_with_their_brackets():
    xml = body(write_word(letter(Run("رقم الحساب المصرفي الدولي (IBAN) أو (رقم IBAN)", "ar"))))
    assert re.findall(r">(\u200e[^<]*)<", xml) == ["\u200e(IBAN)\u200e", "\u200eIBAN)\u200e"]


def test_telephone_in_arabic_text__keeps_the_order_of_its_groups():
    xml = body(write_word(letter(Run("هاتف +256 417 000 100 أو", "ar"))))
    assert "\u200e+256\u2007417\u2007000\u2007100\u200e" in xml


def test_hyphen_that_does_not_break__is_words_own_and_is_read_back_as_a_hyphen():
    word = valid(write_word(letter(Run("CHE-123.456.789", "en", "identifier"), language="en")))
    assert "<w:noBreakHyphen/>" in body(word)
    assert [one.text for one in lines_of(body(word).encode()) if "CHE" in one.text] == ["CHE-123.456.789"]


def test_page__keeps_numbers_on_one_line_by_its_style_and_leaves_their_signs():
    html = write_html(letter(Run("CHE-123.456.789", "en", "identifier"), Run("A B", "en", "identifier"), language="en"))
    assert '<bdi class="whole">CHE-123.456.789</bdi>' in html
    assert "<bdi>A B</bdi>" in html


def test_number_with_arabic_letters__in_a_french_letter__keeps_its_parts_in_their_order():
    xml = runs_xml((Run("2026/ج.م/417", "ar"),), "fr")
    assert xml.count("<w:r>") == xml.count("<w:rtl/>")
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)) == "\u200f2026/ج.م/417\u200f"


def test_number_of_an_article__behind_an_arabic_word__is_not_turned_round_in_a_french_letter():
    xml = runs_xml((Run("الفصل 607-3", "ar"),), "fr")
    assert "\u200e607" in xml
    assert "3\u200e" in xml
