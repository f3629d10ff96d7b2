"""Signs that no file may hold become visible ones, directions end where their text ends, and all other text stays as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from mla_writer.documents.signs import shown

XML_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ENDS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
ANY = st.text(st.characters() | st.sampled_from("\x00\x1b\x7f\x85\u202e\u202a\u202c\u2066\u2069\ud800\uffff"))


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("Kato", "Kato"),
        ("a\tb\nc", "a\tb\nc"),
        ("محمد\u200f 12", "محمد\u200f 12"),
        ("a\x00b\x1bc\x7f", "a␀b␛c␡"),
        ("a\r\nb\rc\x0bd\x0ce\u2028f", "a\nb\nc\nd\ne\nf"),
        ("CH93\u202e6700\u202c", "CH93\ufffd6700\ufffd"),
        ("\ud83d x \uffff", "\ufffd x \ufffd"),
        ("\u202babc", "\u202babc\u202c"),
        ("\u2067a\u2066b", "\u2067a\u2066b\u2069\u2069"),
        ("a\u2069b", "a\ufffdb"),
        ("\u2067closed\u2069", "\u2067closed\u2069"),
    ],
)
def test_text__is_shown_with_what_is_strange_in_it(text, is_shown):
    assert shown(text) == is_shown


@given(ANY)
def test_text_of_any_signs__holds_nothing_illegal_keeps_all_else_and_ends_what_it_opens(text):
    made = shown(text)
    assert not XML_ILLEGAL.search(made)
    made.encode("utf-8")
    is_open: list[str] = []
    for sign in made:
        if sign in ENDS:
            is_open.append(ENDS[sign])
        elif sign in ENDS.values():
            assert is_open
            assert is_open.pop() == sign
    assert not is_open
    assert shown(made) == made
    plain = [sign for sign in text if sign.isalnum()]
    assert [sign for sign in made if sign.isalnum()] == plain
    strange = sum(not sign.isspace() and bool(XML_ILLEGAL.match(sign)) for sign in text)
    assert sum(made.count(chr(0x2400 + code)) for code in (*range(32), 0x21)) + made.count("\ufffd") >= strange


def test_directions_within_directions_without_end__are_looked_at_once():
    made = shown("\u202b" * 100_000)
    assert made.count("\u202b") == made.count("\u202c") == 100
