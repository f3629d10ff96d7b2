"""Digits of Arabic letters: as the office or the pack wants them, never mixed within a number; identifiers keep 0–9."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import pytest

from mla_writer.answers.answers import Answers
from mla_writer.countries.model import CountryPack, Languages
from mla_writer.countries.points import ArabicDigits, HijriDate
from mla_writer.countries.sheet import section_part
from mla_writer.documents.figures import digits_wanted
from mla_writer.documents.html import write_html
from mla_writer.documents.plain import write_plain
from mla_writer.documents.tree import Document, runs_in
from mla_writer.documents.word import write_word
from mla_writer.documents.word_contents import lines_of
from mla_writer.letters import compose_letter
from tests.sample import CONTENT, answered, completed, with_answers

MIXED = re.compile(r"[0-9][٠-٩]|[٠-٩][0-9]|[٠-٩],[٠-٩]|[0-9][٬٫][0-9]")


@cache
def letter(digits: str, language: str = "ar") -> Document:
    case = completed()
    return compose_letter(with_answers(case, answered(case, "request.digits", digits)), language, final=True)


def told(document: Document, kind: str) -> list[str]:
    return sorted(run.text for run in runs_in(document) if run.kind == kind)


def test_letter_in_arabic_digits__keeps_identifiers_and_articles_as_they_are() -> None:
    assert told(letter("arab"), "identifier") == told(letter("latn"), "identifier")
    text = write_plain(letter("arab"))
    assert "CH93 0076 2011 6238 5295 7" in text
    assert "الفقرة 1 من المادة 46" in text
    assert MIXED.findall(text) == []


def test_letter_in_arabic_digits__counts_with_them() -> None:
    text = write_plain(letter("arab"))
    assert "\n١. الطلب\n" in text
    assert "المرفق\u00a0٦" in text
    assert "الجرائم\u00a0١ و٢ و٣" in text
    assert "٢٣ تشرين الثاني/نوفمبر ٢٠٢٦" in text.replace("\u00a0", " ")
    page = write_html(letter("arab"))
    assert "<h2>١. " in page
    with zipfile.ZipFile(io.BytesIO(write_word(letter("arab")))) as package:
        assert '<w:numFmt w:val="hindiNumbers"/>' in package.read("word/numbering.xml").decode()


def test_contents__count_headings_of_both_levels_in_the_digits_chosen() -> None:
    for digits, figures in (("arab", "[٠-٩]"), ("latn", "[0-9]")):
        numbers = [one.number for one in lines_of(letter(digits)) if one.number]
        assert any("." in one[:-1] for one in numbers)
        assert [one for one in numbers if not re.fullmatch(rf"{figures}+\.(?:{figures}+)?", one)] == []


def test_letters_in_other_languages__are_not_touched_by_the_choice() -> None:
    assert write_plain(letter("arab", "fr")) == write_plain(letter("latn", "fr"))


def pack_of(digits: str = "") -> CountryPack:
    pack = CONTENT.packs.get("SA")
    assert pack is not None
    languages = (
        Languages(digits=ArabicDigits(value="arab"), hijri_date=HijriDate(value="yes")) if digits else Languages()
    )
    return replace(pack, languages=languages)


@pytest.mark.parametrize(
    ("chosen", "pack", "wanted"),
    [("", "", "latn"), ("", "arab", "arab"), ("latn", "arab", "latn"), ("arab", "", "arab")],
)
def test_digits__are_those_chosen_or_else_those_of_the_pack(chosen: str, pack: str, wanted: str) -> None:
    answers = Answers({"request": {"digits": chosen}}) if chosen else Answers()
    assert digits_wanted(answers, pack_of(pack)) == wanted
    assert digits_wanted(Answers(), None) == "latn"


def test_sheet_of_a_state__tells_how_letters_in_arabic_are_written() -> None:
    lines = section_part(pack_of("arab"), CONTENT.forms, "language").lines
    said = [one.told.text for one in lines if one.told is not None and one.topic.text == "Letters in Arabic"]
    assert said == [
        "Numbers are written with the digits ٠–٩.",
        "The letter is also dated in the Hijri calendar.",
    ]
