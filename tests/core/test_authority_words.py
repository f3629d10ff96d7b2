"""Names that many authorities bear are said in the reader's language on sheets and questionnaires, and in no letter."""

from __future__ import annotations

import pytest

from mla_writer.conditions.values import Day
from mla_writer.countries.authority_words import AuthorityName, name_in_words
from mla_writer.countries.directory import entries_of
from mla_writer.countries.vcard import vcards
from mla_writer.documents.state_questionnaire import compose_questionnaire
from mla_writer.documents.state_sheet import compose_sheet
from mla_writer.documents.tree import runs_in
from mla_writer.translation.message import Message
from mla_writer.translation.states import state_name
from tests.sample import CONTENT

SWISS = AuthorityName("Federal Office of Justice", {"de": "Bundesamt für Justiz", "fr": "Office fédéral de la justice"})


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("Ministry of Justice", "fr", "Ministère de la Justice (Ministry of Justice)"),
        ("Ministry of Justice", "en", "Ministry of Justice"),
        ("Office of the Attorney-General", "ar", "مكتب النائب العام (Office of the Attorney-General)"),
        ("Public Ministry / Supreme Court", "fr", "Ministère public / Cour suprême (Public Ministry / Supreme Court)"),
        ("Ministry of Justice; Somebody", "fr", "Ministry of Justice; Somebody"),
        ("Fiscalía de la Nación", "fr", "Fiscalía de la Nación"),
        ("", "fr", ""),
    ],
)
def test_name__is_said_with_the_one_of_the_pack_behind(name, language, told):
    assert name_in_words(name, lambda one: CONTENT.catalogues.say(one, language)) == told


def test_sheet_and_questionnaire__name_the_authority_in_their_language():
    senegal, kenya = CONTENT.pack("SN"), CONTENT.pack("KE")
    assert senegal is not None
    assert kenya is not None
    asked = compose_questionnaire(senegal, CONTENT.forms, CONTENT.catalogues, "fr")
    assert "Ministère de la Justice (Ministry of Justice)" in [one.text for one in runs_in(asked)]
    sheet = compose_sheet(CONTENT.sheet_of(kenya, Day(2026, 11, 27)), CONTENT.catalogues, "ar")
    runs = [(one.text, one.language) for one in runs_in(sheet)]
    at = runs.index(("مكتب النائب العام", "ar"))
    assert runs[at + 1] == (" (Office of the Attorney-General)", "en"), "each name is marked with its language"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Federal Office of Justice (Bundesamt für Justiz)"),
        ("fr", "Office fédéral de la justice"),
        ("ar", "المكتب الاتحادي للعدل (Bundesamt für Justiz)"),
    ],
)
def test_name_of_the_state_itself__stands_alone_in_its_language__and_in_brackets_in_others(language, told):
    def say(one: Message) -> str:
        return CONTENT.catalogues.say(one, language)

    assert SWISS.said(language, say) == told
    assert say(Message("{authority}: {told}", {"authority": SWISS, "told": "x"})) == f"{told}: x"


def test_card__is_in_the_language_of_the_reader__and_keeps_the_other_names_in_its_note():
    kenya = CONTENT.pack("KE")
    assert kenya is not None
    written = vcards(
        entries_of(kenya), lambda code: state_name(code, "fr"), lambda one: CONTENT.catalogues.say(one, "fr"), "fr"
    )
    card = written.replace("\r\n ", "").split("\r\n")
    assert "FN:Bureau du procureur général (Kenya)" in card
    assert "ORG:Bureau du procureur général;Autorité centrale" in card
    (note,) = (line for line in card if line.startswith("NOTE:"))
    assert note.startswith("NOTE:Autre nom")
    assert "Office of the Attorney-General" in note
