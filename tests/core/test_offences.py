"""The catalogue of offences: how it is searched, what it says of itself, and whether its sentences fit a letter."""

from __future__ import annotations

import re

import pytest

from mla_writer.offences.model import Criminalisation
from mla_writer.offences.search import fitting, offered
from tests.sample import CONTENT
from tests.scenario import SCENARIOS, opened, told

LIBRARY = CONTENT.offences
ENTRIES = offered(LIBRARY, lambda message: message.text, "en")
LANGUAGES = ("en", "fr", "ar")


def ids(typed: str) -> list[str]:
    return [one.id for one in fitting(ENTRIES, typed)]


def test_search__of_nothing__has_all_by_family():
    assert len(ids("")) == len(LIBRARY.ids) == 76
    families = [one.family for one in ENTRIES]
    assert families == sorted(families)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("BRIBERY private", "corruption_private_bribery"),
        ("ponzi", "investment_fraud"),
        ("ransomware", "cyber_illegal_access"),
        ("passport", "smuggling_documents"),
        ("drugs sold", "drug_trafficking"),
        ("money laundering", "money_laundering_conversion"),
    ],
)
def test_search__by_name_label_or_element__has_the_best_fit_first(typed, first):
    assert ids(typed)[0] == first


def test_search__with_a_word_that_occurs_nowhere__finds_nothing():
    assert ids("bribery zzz") == []


def test_labels__are_those_of_offence_and_family_in_all_languages():
    labels = LIBRARY.labels("corruption_illicit_enrichment")
    assert {"unexplained wealth", "bribe"} <= set(labels["en"])
    assert "pot-de-vin" in labels["fr"]
    for one in LIBRARY:
        assert set(LIBRARY.labels(one.id)) == set(LANGUAGES), one.id
    assert LIBRARY.labels("none") == {}


def test_label__is_no_word_of_the_conduct():
    """What the conduct itself has to be called cannot be a mere label."""
    for one in LIBRARY:
        for element in (element for element in one.elements if element.kind == "conduct"):
            said = (element.in_letter or element.text).casefold()
            found = [word for word in LIBRARY.labels(one.id)["en"] if re.search(rf"\b{re.escape(word)}\b", said)]
            assert not found, (one.id, element.id, found)


def test_offence__has_conduct_or_a_result_and_sources_that_say_how_sure_they_are():
    for one in LIBRARY:
        kinds = {element.kind for element in one.elements}
        assert kinds & {"conduct", "result"}, one.id
        minded = any(re.search("intention|wilful", each.text) for each in one.elements)
        assert "mental" in kinds or minded or one.id == "enforced_disappearance", one.id
        assert all(source.confidence in {"copy", "general_knowledge"} for source in one.source)
        if not one.criminalised_by:
            assert {source.confidence for source in one.source} == {"general_knowledge"}, one.id


def test_article__names_one_treaty_and_says_what_was_not_read():
    for one in LIBRARY:
        for article in one.criminalised_by:
            assert bool(article.treaty) != bool(article.title), one.id
            assert article.treaty in {"", *CONTENT.treaties.ids}
            if is_cyber(article) and article.ref != "12":
                assert article.ref_confidence == "recalled", one.id


def is_cyber(article: Criminalisation) -> bool:
    return article.treaty == "un_cybercrime"


def test_sentence__of_the_letter__has_no_brackets_articles_or_full_stop():
    for one in LIBRARY:
        for element in one.elements:
            said = element.in_letter or element.text
            assert not re.search(r"[().]|\barts?\b|UNTOC|UNCAC|[Ww]here the law asks|^If ", said), (one.id, element.id)
            assert said[0].isupper()


def test_customs_fraud__asks_for_no_office(tmp_path):
    """A duty to declare, called `duty` in the catalogue, was taken for the duties of an official."""
    case = opened(told(SCENARIOS / "customs-papers-for-half-the-price.yaml"), tmp_path)
    assert any("duty" in charge.links for charge in case.context.charges)
    assert not [one for one in case.findings if one.code == "DUAL-015"]
