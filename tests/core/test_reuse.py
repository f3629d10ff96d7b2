"""Persons and offences of earlier drafts are found and taken over; nothing that was answered is blanked or replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.errors import ProgramError, UsageError
from mla_writer.reuse import PROVISIONS, Kept, find, kept_in, name_of, search, take_over
from tests.sample import CONTENT, SAMPLES, answered, writable

COMPLETE = SAMPLES / "uganda-switzerland.complete.yaml"


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))


def _new(language: str = "en") -> Case:
    case = Case.new(CONTENT, "UG", "US", ["bank_records"])
    case.answer("request.written_in", language)
    return case


def _kept(item: str) -> Kept:
    return find(CONTENT, f"{COMPLETE}#{item}")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("kato",), {"persons.p1", "persons.p3"}),
        (("KATO", "moses"), {"persons.p1"}),
        (("B0412233",), {"persons.p1"}),
        (("كاتو",), {"persons.p1", "persons.p3"}),
        (("leman",), set()),
        (("societe a responsabilite",), {"persons.p2"}),
        (("blanchiment",), {"offences.o3"}),
        (("laundering", "2013"), {"offences.o3"}),
        (("nobody",), set()),
    ],
)
def test_search__finds_by_all_words_in_any_language_and_case(words, found):
    kept = search(kept_in(CONTENT, [COMPLETE])[0], words)
    assert {
        f"{one.ref.collection}.{one.ref.id}"
        for one in kept
        if one.ref.collection not in {PROVISIONS, "earlier_requests"}
    } == found


def test_request_of_an_earlier_draft__is_chosen_as_the_earlier_request_of_a_reminder():
    case = Case.new(CONTENT, "UG", "CH", ["bank_records"], kind="reminder")
    kept = _kept("earlier_requests.draft")
    assert name_of(kept, "en") == (
        "Uganda v. Kato and Lakeshore Supplies Ltd – Switzerland – DPP/ACD/MLA/17/2026 – 23\u00a0November 2026"
    )
    assert take_over(case, kept) == "earlier_requests.e1"
    first = kept.case.answers
    assert case.answers.records("earlier_requests")["e1"] == {
        "kind": "request",
        "date": first.get("request.date"),
        "state": "CH",
        "authority": first.get("request.requested_authority.name"),
        "our_reference": "DPP/ACD/MLA/17/2026",
    }
    assert case.answers.get("request.earlier") == (Ref("earlier_requests", "e1"),)
    assert take_over(case, kept) == "earlier_requests.e1"
    case.undo()
    assert case.answers.get("request.earlier") is UNKNOWN


def test_request_of_an_earlier_draft__is_found_by_case_number_and_state():
    kept = [one for one in kept_in(CONTENT, [COMPLETE])[0] if one.ref.id == "draft"]
    for words in (["Kato"], ["17/2026"], ["switzerland"]):
        assert search(kept, words) == tuple(kept)


def test_new_request__takes_an_earlier_one_over_without_relating_to_it():
    case = _new()
    take_over(case, _kept("earlier_requests.draft"))
    assert case.answers.get("request.earlier") is UNKNOWN


def test_search__the_same_person_in_several_drafts__is_found_once(tmp_path):
    writable(tmp_path)
    (tmp_path / "again.yaml").write_bytes((tmp_path / "draft.yaml").read_bytes())
    kept, faults = kept_in(CONTENT, [tmp_path])
    assert faults == ()
    assert [one.ref.id for one in search(kept, ["B0412233"])] == ["p1"]


def test_library_of_the_office__is_always_searched(tmp_path):
    paths.library_file().parent.mkdir(parents=True)
    paths.library_file().write_bytes(COMPLETE.read_bytes())
    (tmp_path / "empty").mkdir()
    assert search(kept_in(CONTENT, [tmp_path / "empty"])[0], ["Nakabugo"])


def test_folder_with_a_broken_draft__tells_it_and_searches_the_others(tmp_path):
    writable(tmp_path)
    (tmp_path / "broken.yaml").write_text("draft: 1\nrequest: [", encoding="utf-8")
    kept, faults = kept_in(CONTENT, [tmp_path])
    assert len(faults) == 1
    assert search(kept, ["Nakabugo"])
    with pytest.raises(ProgramError):
        kept_in(CONTENT, [tmp_path / "broken.yaml"])


def test_take_over__a_person__brings_what_identifies_him_and_nothing_of_the_earlier_case():
    case = _new()
    path = take_over(case, _kept("persons.p1"))
    assert path == "persons.p1"
    assert case.answers.text("persons.p1.family") == "Kato"
    assert case.answers.text("persons.p1.identity_documents.i1.number") == "B0412233"
    occupation = case.answers.get("persons.p1.occupation")
    assert isinstance(occupation, Text)
    assert {"fr", "ar"} <= set(occupation.versions)
    assert case.answers.get("persons.p1.roles") is UNKNOWN
    assert case.undo() is not None
    assert case.answers.records("persons") == {}


def test_take_over__references_to_other_items__stay_behind():
    case = _new()
    take_over(case, _kept("persons.p2"))
    assert case.answers.get("persons.p1.representative") is UNKNOWN
    assert case.answers.text("persons.p1.registration") == "80020001234567"


def test_take_over__an_offence__brings_provisions_penalty_and_translations():
    case = _new()
    take_over(case, _kept("offences.o1"))
    provision = next(iter(case.answers.records("offences.o1.provisions").values()))
    text = provision["text"]
    assert isinstance(text, Text)
    assert {"fr", "ar"} <= set(text.versions)
    assert str(case.answers.get("offences.o1.penalty.max_years")) == "14"
    for key in ("elements", "limitation", "participation", "requested_law"):
        assert case.answers.get(f"offences.o1.{key}") is UNKNOWN


def _with(mine: dict[str, object]) -> Case:
    case = _new()
    case.draft = case.draft.with_answers(answered(case, "persons", {"me": mine}))
    return case


def test_take_over__into_an_item__fills_gaps_and_replaces_nothing():
    case = _with(
        {
            "kind": "natural",
            "family": "KATO",
            "given": "Moses",
            "occupation": {"en": "commissioner at a ministry", "fr": {"text": "Commissaire", "state": "reviewed"}},
            "identity_documents": {"x": {"type": "passport", "number": "A1"}},
            "address": {"country": "UG"},
        }
    )
    before = dict(case.answers.leaves())
    assert take_over(case, _kept("persons.p1"), "me") == "persons.me"
    after = dict(case.answers.leaves())
    assert {path: after[path] for path in before if not isinstance(before[path], Text)} == {
        path: value for path, value in before.items() if not isinstance(value, Text)
    }
    occupation = after["persons.me.occupation"]
    assert isinstance(occupation, Text)
    assert occupation.versions["en"].text == "commissioner at a ministry"
    assert occupation.versions["fr"] == Version("Commissaire", "reviewed")
    assert "ar" in occupation.versions
    assert after["persons.me.address.city"] == "Kampala"
    assert list(case.answers.records("persons.me.identity_documents")) == ["x"]


def test_take_over__into_an_item__mixes_neither_places_nor_translations_of_other_words():
    case = _with({"kind": "natural", "family": "Kato", "occupation": "Minister", "address": {"city": "Entebbe"}})
    take_over(case, _kept("persons.p1"), "me")
    occupation = case.answers.get("persons.me.occupation")
    assert isinstance(occupation, Text)
    assert [one.text for one in occupation.versions.values()] == ["Minister"]
    assert case.answers.get("persons.me.address.country") is UNKNOWN


@pytest.mark.parametrize(
    "mine",
    [
        {"kind": "natural", "family": "Mukasa"},
        {"kind": "natural", "family": "Kato", "given": "Sarah"},
        {"kind": "natural", "family": "Kato", "born": "1950"},
        {"kind": "legal", "name": "Kato Ltd"},
    ],
)
def test_take_over__into_somebody_else__is_refused_and_changes_nothing(mine):
    case = _with(mine)
    before = dict(case.answers.leaves())
    with pytest.raises(UsageError) as raised:
        take_over(case, _kept("persons.p1"), "me")
    assert [one.code for one in raised.value.problems] == ["USE-010"]
    assert dict(case.answers.leaves()) == before


def test_take_over__twice__enters_nobody_a_second_time():
    case = _new()
    assert take_over(case, _kept("persons.p1")) == take_over(case, _kept("persons.p1")) == "persons.p1"
    assert list(case.answers.records("persons")) == ["p1"]
    case.draft = case.draft.with_answers(case.answers.set("persons.p1.roles", {"o1": "suspect"}))
    assert take_over(case, _kept("persons.p1")) == "persons.p1"
    case.draft = case.draft.with_answers(case.answers.set("persons.p1.family", "Mukasa"))
    assert take_over(case, _kept("persons.p1")) == "persons.p2"


def test_take_over__from_a_draft_in_another_language__keeps_the_texts_apart(tmp_path):
    first = _new("fr")
    given = answered(first, "persons", {"p1": {"kind": "natural", "family": "Kato", "occupation": "Ministre"}})
    first.draft = first.draft.with_answers(given)
    saved = first.save(tmp_path / "fr.yaml")
    case = _new("en")
    take_over(case, find(CONTENT, f"{saved}#persons.p1"))
    occupation = case.answers.get("persons.p1.occupation")
    assert isinstance(occupation, Text)
    assert DRAFTED not in occupation.versions
    assert occupation.versions["fr"].text == "Ministre"


def test_take_over__does_not_touch_the_earlier_draft():
    before = COMPLETE.read_bytes()
    take_over(_new(), _kept("persons.p1"))
    assert COMPLETE.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["persons.p1", f"{COMPLETE}#persons.p99", f"{COMPLETE}#facts.f1", f"{COMPLETE}#", "#persons.p1"]
)
def test_find__nothing_of_that_name__is_told(name):
    with pytest.raises(UsageError) as raised:
        find(CONTENT, name)
    assert raised.value.problems[0].code == "USE-009"


def test_take_over__into_an_item_that_does_not_exist__is_told():
    with pytest.raises(UsageError):
        take_over(_new(), _kept("persons.p1"), "p7")


# ---- provisions of law --------------------------------------------------------------------------------------------------------


def _provisions(*words: str) -> list[Kept]:
    return [one for one in search(kept_in(CONTENT, [COMPLETE])[0], words) if one.ref.collection == PROVISIONS]


@pytest.mark.parametrize("words", [("laundering", "2013"), ("blanchiment",), ("section", "903")])
def test_provision__is_found_by_words_of_statute_article_and_text(words):
    (found,) = _provisions(*words)
    assert found.ref.id.startswith("offences.o3.provisions.")
    assert "Anti-Money Laundering Act 2013" in name_of(found, "en")
    assert "903" in name_of(found, "en")


def test_provision__taken_over__brings_its_text_and_translations_and_blanks_nothing():
    (found,) = _provisions("laundering", "2013")
    case = Case.new(CONTENT, "UG", "US", ["direct_provider_request"])
    case.answer("request.written_in", "en")
    case.answer("direct_provider_request.home_law.article", "Section 903 (fictitious number)")
    assert (
        take_over(case, find(CONTENT, found.name), "direct_provider_request.home_law")
        == "direct_provider_request.home_law"
    )
    text = case.answers.get("direct_provider_request.home_law.text")
    assert isinstance(text, Text)
    assert {"fr", "ar"} <= set(text.versions)
    assert case.answers.get("direct_provider_request.home_law.article") == "Section 903 (fictitious number)"


def test_provision__into_another_article__is_refused():
    (found,) = _provisions("laundering", "2013")
    case = Case.new(CONTENT, "UG", "US", ["direct_provider_request"])
    case.answer("direct_provider_request.home_law.article", "section 90")
    with pytest.raises(UsageError) as raised:
        take_over(case, found, "direct_provider_request.home_law")
    assert raised.value.problems[0].code == "USE-010"
    assert case.answers.get("direct_provider_request.home_law.text") is UNKNOWN


@pytest.mark.parametrize("into", ["", "request.purpose", "request.nowhere", "offences.o1.provisions"])
def test_provision__into_what_is_no_provision__is_told(into):
    with pytest.raises(UsageError):
        take_over(_new(), _provisions("laundering", "2013")[0], into)


def test_folder_that_may_not_be_read__is_told__and_left_aside_where_others_are_searched(tmp_path, monkeypatch):
    real = Path.iterdir

    def listed(self):
        if self.name == "closed":
            raise PermissionError(13, "not yours")
        return real(self)

    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(Path, "iterdir", listed)
    with pytest.raises(ProgramError):
        kept_in(CONTENT, [tmp_path / "closed", COMPLETE])
    kept, faults = kept_in(CONTENT, [tmp_path / "closed", COMPLETE], lenient=True)
    assert kept
    assert [one.problems[0].code for one in faults] == ["YAML-004"]
