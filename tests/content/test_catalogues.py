"""The catalogues: English, French and Arabic complete, with the same slots, and with nothing that no longer exists."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from mla_writer.linting.catalogues import all_texts, progress
from mla_writer.translation.catalogue import DOMAINS
from mla_writer.translation.sentences import slots_of
from tests.sample import CONTENT

COMPLETE = ("fr", "ar")
TEXTS = all_texts(CONTENT)


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("domain", DOMAINS)
def test_catalogue__of_a_complete_language__misses_nothing(language, domain):
    told = next(one for one in progress(CONTENT, [language]) if one.domain == domain)
    missing = [
        (one.context, one.text)
        for one in TEXTS
        if one.domain == domain and not CONTENT.catalogues.find(domain, one.context, one.text, language)
    ]
    assert missing == []
    assert told.translated == told.texts
    assert told.wrong_slots == ()


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("domain", DOMAINS)
def test_catalogue__holds_nothing_that_no_longer_exists(language, domain):
    path = CONTENT.folder / "translations" / language / "LC_MESSAGES" / f"{domain}.po"
    catalogue = read_po(io.BytesIO(path.read_bytes()))
    known = {(one.context, one.text) for one in TEXTS if one.domain == domain}
    assert [one.id for one in catalogue if one.id and ((one.context or ""), one.id) not in known] == []
    assert [one.id for one in catalogue if one.id and one.fuzzy] == []
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", COMPLETE)
def test_translation__ends_as_the_english_does_and_holds_no_other_slots(language):
    wrong = []
    for one in TEXTS:
        found = CONTENT.catalogues.find(one.domain, one.context, one.text, language) or ""
        if slots_of(found) != slots_of(one.text) or found.strip() == "" or "{" in re.sub(r"\{[^{}]*\}", "", found):
            wrong.append(one.text)
    assert wrong == []


def test_arabic__uses_its_own_commas_and_latin_digits():
    po = CONTENT.folder / "translations" / "ar" / "LC_MESSAGES"
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(po.glob("*.po")))
    named = text.replace("\u0660\u2013\u0669", "")  # the digits that a letter may have, told of in the window
    assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", named)
    assert not re.search("[\u0621-\u064a], ", text)


def test_french__keeps_its_signs_on_the_line():
    po = CONTENT.folder / "translations" / "fr" / "LC_MESSAGES"
    entries = [one for file in sorted(po.glob("*.po")) for one in read_po(io.BytesIO(file.read_bytes()))]
    loose = [str(one.string) for one in entries if one.id and re.search(r" [;:?!»]|« (?=\S)", str(one.string))]
    assert loose == []


def test_every_shipped_language__has_a_folder_with_every_catalogue():
    for language in COMPLETE:
        folder: Path = CONTENT.folder / "translations" / language / "LC_MESSAGES"
        assert {file.stem for file in folder.glob("*.po")} == set(DOMAINS)


def test_rules_of_the_state_that_asks__are_in_the_catalogues_too():
    told = {(one.context, one.text) for one in TEXTS if one.domain == "countries"}
    owns = [extra for pack in CONTENT.packs if (extra := pack.asking_extra()) is not None]
    wanted = {
        (f"{extra.context}:requirements.{one.id}.title", one.title) for extra in owns for one in extra.requirements
    }
    assert wanted
    assert wanted <= told
