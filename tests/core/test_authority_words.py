"""Names that many authorities bear are said in the reader's language on sheets and questionnaires, and in no letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.answers.values import DRAFTED, Text
from mla_writer.case import Case
from mla_writer.conditions.values import Day
from mla_writer.countries.authority_words import AuthorityName, name_in_words
from mla_writer.countries.directory import entries_of, find, read_directory
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


def addressee(language: str) -> Text:
    """The name of Luxembourg's authority as a request drafted in a language takes it over."""
    case = Case.new(CONTENT, "UG", "LU", ("bank_records",), Day(2026, 11, 27))
    case = case.with_answers(case.answers.set("request.written_in", language))
    case.take_addressee("request.requested_authority")
    found = case.answers.get("request.requested_authority.name")
    assert isinstance(found, Text)
    return found


def test_addressee__is_called_as_its_state_calls_it__where_the_letter_is_in_that_language():
    french = addressee("fr")
    assert french.plain == "Procureur général d'État"
    english = addressee("en")
    assert english.plain == "State Prosecutor General"
    assert english.versions["fr"].text == "Procureur général d'État"
    assert not english.is_behind("fr")
    assert english.reworded("Somebody else").is_behind("fr"), "another addressee has another name"
    assert list(addressee("ar").versions) == [DRAFTED, "fr"]


def test_names__stand_on_the_sheet_and_the_card__and_are_found_in_the_directory():
    germany = CONTENT.pack("DE")
    assert germany is not None
    runs = list(runs_in(compose_sheet(CONTENT.sheet_of(germany, Day(2026, 11, 27)), CONTENT.catalogues, "en")))
    assert ("Bundesamt für Justiz", "de") in [(one.text, one.language) for one in runs]
    assert "Name in German" in [one.text for one in runs]
    card = vcards(entries_of(germany), lambda code: code, lambda one: CONTENT.catalogues.say(one, "en"), "en")
    assert "ORG:Federal Office of Justice;" in card
    assert "Also called: Bundesamt für Justiz" in card.replace("\r\n ", "")
    found = find(read_directory(CONTENT.packs).entries, "bundesamt", lambda _: ())
    assert [one.country for one in found] == ["DE"]
    own = replace(germany.authority, names={"ar": "مكتب"})
    assert own.called.said("ar", lambda one: one.text) == "مكتب"
