"""Names that many authorities bear are said in the reader's language on sheets and questionnaires, and in no letter."""

from __future__ import annotations

import pytest

from mla_writer.conditions.values import Day
from mla_writer.countries.authority_words import name_in_words
from mla_writer.documents.state_questionnaire import compose_questionnaire
from mla_writer.documents.state_sheet import compose_sheet
from mla_writer.documents.tree import runs_in
from tests.sample import CONTENT


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
    assert "مكتب النائب العام (Office of the Attorney-General)" in [one.text for one in runs_in(sheet)]
