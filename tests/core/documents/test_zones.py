"""Time zones in letters: in the language of each, with the distance from UTC; drafts that name them in English still read."""

from __future__ import annotations

import pytest

from mla_writer.documents.plain import write_plain
from mla_writer.documents.zones import zone_words
from mla_writer.letters import compose_letter
from mla_writer.translation.locales import locale_of
from tests.sample import answered, completed, with_answers

NAMES = {
    "en": "East Africa Time (UTC+03:00)",
    "fr": "heure normale d’Afrique de l’Est (UTC+03:00)",
    "ar": "توقيت شرق أفريقيا (UTC+03:00)",
}


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("entered", ["Africa/Kampala", "East Africa Time (UTC+03:00)"])
def test_zone__is_named_in_the_language_of_the_letter(entered, language):
    case = completed()
    case = with_answers(case, answered(case, "request.contact_zone", entered))
    letter = write_plain(compose_letter(case, language)).casefold()
    assert NAMES[language].casefold() in letter


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ("Europe/Zurich", "Central European Time (UTC+01:00/+02:00)"),
        ("America/New_York", "Eastern Time (UTC-05:00/-04:00)"),
        ("Asia/Kathmandu", "Nepal Time (UTC+05:45)"),
        ("UTC", "UTC"),
        ("Office time of Kampala (UTC+3)", "Office time of Kampala (UTC+3)"),
        ("", ""),
        (")(", ")("),
    ],
)
def test_zone__tells_both_distances_and_leaves_what_it_does_not_know(entered, told):
    assert zone_words(entered, locale_of("en"), 2026) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Morocco Time (UTC+01:00)"), ("fr", "Maroc (UTC+01:00)"), ("ar", "توقيت المغرب (UTC+01:00)")],
)
def test_zone_of_one_country__is_called_by_it(language, told):
    assert zone_words("Africa/Casablanca", locale_of(language), 2026) == told
