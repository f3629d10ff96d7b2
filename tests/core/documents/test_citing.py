"""Where a rule is written, as short as a line on the screen wants it, in the words of the language."""

from __future__ import annotations

import pytest

from mla_writer.documents.citing import cited, law_of, place_in
from mla_writer.documents.formats import Formatter
from mla_writer.forms.model import Source
from mla_writer.translation.message import Message
from tests.sample import CONTENT


def plain(text: str) -> str:
    return text.translate(dict.fromkeys((0x2066, 0x2068, 0x2069))).replace("\u00a0", " ")


def said(ref: str, language: str) -> str:
    return plain(place_in(ref, lambda one: CONTENT.catalogues.say(one, language)))


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("Federal Act on International Mutual Assistance in Criminal Matters (IMAC), SR 351.1", "IMAC"),
        ("IMAC/IRSG, SR 351.1 (Fedlex text on mirror)", "IMAC"),
        ("IMAC Ordinance/IRSV, SR 351.11 (Fedlex text on mirror)", "IRSV"),
        ("Code of Criminal Procedure/StPO, SR 312.0", "StPO"),
        ("Mutual Assistance in Criminal Matters Act 1992", "Mutual Assistance in Criminal Matters Act 1992"),
        ("Mutual Assistance (Criminal Matters) Act", "Mutual Assistance (Criminal Matters) Act"),
        ("Anti-Money Laundering Act, 2013 (Part VI)", "Anti-Money Laundering Act, 2013"),
        ("EJN Fiches Belges: Netherlands", ""),
        ("GOV.UK: Mutual legal assistance (MLA) requests", ""),
    ],
)
def test_law_of__has_the_short_name_of_a_law(title: str, law: str) -> None:
    assert law_of(Source(title=title)) == law


@pytest.mark.parametrize(
    ("ref", "english", "french", "arabic"),
    [
        ("art 28(5)", "art. 28(5)", "art. 28(5)", "المادة 28(5)"),
        ("arts 263, 265", "arts 263, 265", "art. 263, 265", "المواد 263, 265"),
        ("s 7(3)", "s. 7(3)", "sect. 7(3)", "المادة 7(3)"),
        ("ch 4 s 8", "ch. 4, s. 8", "chap. 4, sect. 8", "الفصل 4، المادة 8"),
        ("art 20 bis", "art. 20 bis", "art. 20 bis", "المادة 20 bis"),
        ("page 4 of the notice", "page 4 of the notice", "page 4 of the notice", "page 4 of the notice"),
        ("", "", "", ""),
    ],
)
def test_place_in__has_the_words_of_the_language(ref: str, english: str, french: str, arabic: str) -> None:
    assert (said(ref, "en"), said(ref, "fr"), said(ref, "ar")) == (english, french, arabic)


@pytest.mark.parametrize(("language", "day"), [("en", "1 January 2024"), ("fr", "1er janvier 2024")])
def test_cited__writes_the_day_in_full(language: str, day: str) -> None:
    def say(message: Message) -> str:
        return CONTENT.catalogues.say(message, language)

    source = Source(title="IMAC", ref="art 28", as_of="2024-01-01 (consolidation date on the mirror)")
    assert plain(cited((source,), Formatter(language, say), say)) == f"IMAC art. 28 ({day})"
