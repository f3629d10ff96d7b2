"""The base files of letters: both twins hold the same styles, the body sets nothing but styles, all of which exist."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from mla_writer.documents.word import write_word
from mla_writer.documents.word_styles import numbering_xml, styles_xml
from mla_writer.letters import compose_letter
from tests.core.documents.test_paper import paper
from tests.sample import CONTENT, completed, gapped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOOKS = {"b", "bCs", "i", "u", "color", "shd", "sz", "szCs", "rFonts", "spacing", "jc", "pBdr", "tcBorders", "ind"}


def styles_of(language: str) -> dict[str, tuple[str, str, str]]:
    """The styles by id: type, name, base."""
    root = etree.fromstring(styles_xml(language).encode())
    return {
        one.get(f"{W}styleId", ""): (one.get(f"{W}type", ""), told(one, "name"), told(one, "basedOn"))
        for one in root.findall(f"{W}style")
    }


def told(style: etree._Element, name: str) -> str:
    found = style.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def body_of(word: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def documents(language: str) -> list[etree._Element]:
    letters = (compose_letter(completed(), language, final=True), compose_letter(gapped(), language))
    return [body_of(write_word(one)) for one in (*letters, paper("bank_records", language))]


def test_twins__hold_the_same_styles_on_the_same_bases():
    assert styles_of("en") == styles_of("ar")
    assert styles_of("en")["Heading1"] == ("paragraph", "heading 1", "Normal")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_body__sets_styles_only_and_every_one_exists(language):
    known = styles_of(language)
    for body in documents(language):
        assert {etree.QName(one).localname for one in body.iter()} & LOOKS == set()
        used = {one.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for one in body.iter(f"{W}{kind}")}
        assert used <= known.keys()
        assert used


@pytest.mark.parametrize("language", [*CONTENT.catalogues.languages, "es", "ru", "zh", "pt"])
def test_base_files__in_a_language__hold_no_slot_and_no_remark(language):
    for text in (styles_xml(language), numbering_xml(language, 3)):
        assert not re.search(r"\{[a-z]+\}|<!--|>\s+<", text.partition("?>\n")[2])
        etree.fromstring(text.encode())
    assert numbering_xml(language, 3).count("<w:startOverride") == 3
