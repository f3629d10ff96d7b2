"""The versions for a bank or provider and for an addressee are extracts, without a single mark of the drafter."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pytest

from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.conditions.values import Day, Ref
from mla_writer.documents.plain import write_plain
from mla_writer.errors import UsageError
from mla_writer.forms.model import Reader
from mla_writer.letters import (
    Format,
    Wanted,
    asks_nothing,
    compose_letter,
    compose_letters,
    file_names,
    names_of,
    recipients,
    wording_for,
    write_letters,
    written_as,
)
from mla_writer.parcel import enclosed_files
from tests.sample import CONTENT, completed
from tests.scenario import competent

LANGUAGES = ("en", "fr", "ar")
_EXTRACTS: tuple[Reader, ...] = ("provider", "addressee")
_TOLD_TO_THE_AUTHORITY = (
    "request.confidential_reasons", "request.urgency_reasons", "request.purpose", "request.stage", "request.relevance",
    "request.proportionality", "request.punishable_there", "request.contacts_made.c1.channel",
    "request.contacts_made.c1.result", "bank_records.value", "bank_records.items.i1.period_reason",
    "freezing.against", "orders.or1.number", "persons.p1.identity_documents.i1.number", "persons.p2.registration",
    "persons.p1.occupation", "persons.p3.occupation", "persons.p3.family", "persons.p3.spellings",
    *(f"facts.f{number}.{key}" for number in range(1, 10) for key in ("what", "source.what")),
    *(f"documents.d{number}.title" for number in range(1, 10)),
    *(f"offences.o{number}.provisions.pr1.text" for number in (1, 2, 3)),
    "offences.o1.own_elements.act.text", "things.acc2.number",
)  # fmt: skip
"""What the sample tells the authority: no bank and no witness is to read any of it."""


def _secrets(case: Case) -> set[str]:
    told: set[str] = set()
    for path in _TOLD_TO_THE_AUTHORITY:
        value = case.answers.get(path)
        told |= {one.text for one in value.versions.values()} if isinstance(value, Text) else {str(value)}
    for key in ("p1", "p3"):
        born = case.answers.get(f"persons.{key}.born")
        assert isinstance(born, Day)
        told |= {str(born), *(wording_for(case, one).formatter.day(born) for one in LANGUAGES)}
    return told


@cache
def _everything(reader: Reader, language: str, format_: Format) -> str:
    """Return all that stands in a file of the untouched sample: every part of the package, properties and tags too."""
    content = written_as(compose_letter(completed(), language, reader=reader, footnotes=True), format_)
    if format_ != "docx":
        return content.decode("utf-8").replace("\u00a0", " ")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(one).decode("utf-8") for one in package.namelist()]
    return "\n".join((*parts, *(re.sub(r"<[^>]+>", "", one) for one in parts))).replace("\u00a0", " ")


@pytest.mark.parametrize("format_", ["docx", "html", "txt"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", _EXTRACTS)
def test_extract__of_the_sample_as_it_is__says_nothing_that_is_for_the_authority_alone(reader, language, format_):
    secrets = _secrets(completed())
    full = _everything("full", language, format_)
    assert sum(one in full for one in secrets) > 30, "the full letter does not say it either: nothing is shown"
    file = _everything(reader, language, format_)
    assert sorted(one for one in secrets if one.replace("\u00a0", " ") in file) == []


def test_extract_for_the_bank__says_what_it_needs():
    text = _everything("provider", "en", "txt")
    for said in (
        "Office of the Director of Public Prosecutions",
        "To: Banque Exemple du Léman SA",
        "Through the competent authorities of the Swiss Confederation",
        "extract for the bank or provider",
        "This is the version for the bank or provider.",
        "under article 46, paragraph 1, of the United Nations Convention against Corruption",
        "account CH93 0076 2011 6238 5295 7 at Banque Exemple du Léman SA are requested for the period from 1 January 2023",
        "(c) account statements",
        "USD 1,250,000",
        "the bank be asked not to inform its customer",
        "in the form of certified copies",
        "a certificate of the custodian of the records is requested",
        "Daniel Okello Mugisha",
        "Grace Nansubuga Odeke",
    ):
        assert said in text, said
    for said in ("Federal Office of Justice", "Elements", "fact 9", "Fact 9", "CH93 0076 2011 6238 5295 7, Uganda"):
        assert said not in text, said
    assert [line for line in text.splitlines() if line.startswith("Annex")] == [
        "Annex 1 – Accounts, places, numbers and objects"
    ]


@pytest.mark.parametrize(
    ("scenario", "unsaid"),
    [
        ("freezing-of-a-car", ("taken into store", "sold early", "The holder of the property")),
        ("bank_account_search-competent", ("the lake account",)),
        ("interception-competent", ("Earlier end",)),
    ],
)
def test_extract_for_a_provider__says_nothing_of_other_property_of_clues_or_of_what_the_suspect_may_learn(
    scenario, unsaid
):
    case = competent(scenario)
    full = write_plain(compose_letter(case, "en"))
    extract = write_plain(compose_letter(case, "en", reader="provider"))
    for said in unsaid:
        assert said in full
        assert said not in extract


def test_extract_for_the_addressee__says_what_is_wanted_of_him_where_and_when_and_his_rights():
    case = competent("four-measures")
    text = write_plain(compose_letter(case, "en", reader="addressee")).replace("\u00a0", " ")
    for said in (
        "To: Luc Berger",
        "Subject matter: Corruption in the award",
        "to be heard by video link as a witness",
        "15 March 2027, 10:00",
        "The person heard may refuse to testify",
        "Summary of the document:",
        "Daniel Okello Mugisha",
    ):
        assert said in text, said
    for said in ("Subscriber data", "Search", "Federal Office of Justice", "can give evidence on", "List of questions"):
        assert said not in text, said


@pytest.mark.parametrize("reader", _EXTRACTS)
def test_extract__mentions_no_measure_that_is_not_for_its_reader(reader):
    for name, form in CONTENT.forms.assistance.items():
        assert set(form.not_for) & set(_EXTRACTS), f"{name} is for neither or one of them"
    text = write_plain(compose_letter(competent("four-measures"), "en", reader=reader))
    assert ("Search and seizure" in text, "Service of documents" in text) == (False, reader == "addressee")


def test_extract__where_nothing_is_asked_of_its_reader__is_told():
    assert asks_nothing(completed(), "addressee")
    assert not asks_nothing(completed(), "provider")
    assert not asks_nothing(completed(), "full")


def test_facts__stand_in_an_extract_where_they_were_chosen_for_it_without_their_source():
    case = completed()
    case.answer("request.provider_facts", (Ref("facts", "f4"), Ref("facts", "f7")))
    text = write_plain(compose_letter(case, "en", reader="provider", footnotes=True)).replace("\u00a0", " ")
    assert "  1  3 July 2023: Lakeshore Supplies Ltd pays USD 1,250,000" in text
    assert "  2  20 April 2025: Nakabugo, interviewed" in text
    assert "Interview record" not in text
    assert "Everything stated about any person is an allegation." in text
    case.answer("facts.f7.not_for", ("provider",))
    assert "interviewed" not in write_plain(compose_letter(case, "en", reader="provider"))


def test_sentence__that_rests_on_an_answer_not_for_the_reader__is_not_said():
    full, extract = (write_plain(compose_letter(completed(), "en", reader=one)) for one in ("full", "provider"))
    for said in (
        "No charges have been filed",
        "could be ordered in the requesting State",
        "Prior consultation",
        "guilty",
    ):
        assert said not in extract
    assert "could be ordered in the requesting State" in full


def test_parcel__for_the_bank_holds_none_of_the_evidence():
    assert enclosed_files(completed(), Wanted(("en",), "provider")) == ()


# ---- one version for each recipient ---------------------------------------------------------------------------------------


def test_witnesses__each_get_a_version_that_tells_nothing_of_the_others(tmp_path):
    case = competent("statements-competent")
    every = recipients(case, "addressee")
    names = names_of(case, every, "en")
    assert names == ("Luc Berger", "Anna Keller", "Jean Dubois")
    with pytest.raises(UsageError) as refused:
        write_letters(case, Wanted(("en",), "addressee"), tmp_path)
    assert "3 Jean Dubois" in str(refused.value.problems[0].parameters["known"])
    wanted = Wanted(("en",), "addressee", "txt", recipient=3)
    assert file_names(wanted) == ("request.addressee-3.en.txt",)
    (file,) = write_letters(case, wanted, tmp_path)
    text = file.read_text(encoding="utf-8")
    assert "To: Jean Dubois" in text
    assert "the right to remain silent" in text
    for other in ("Berger", "Keller", "Achen", "Notice of the rights of a victim", "image and sound"):
        assert other not in text
    with pytest.raises(UsageError):
        write_letters(case, Wanted(("en",), "addressee", recipient=5), tmp_path)


def test_banks__each_get_a_version_that_tells_nothing_of_accounts_elsewhere():
    case = completed()
    case.answer("things.acc2.believed_in", "CH")
    case.answer("bank_records.items.i2", {"account": Ref("things", "acc2"), "records": ("statements",)})
    assert names_of(case, recipients(case, "provider"), "en") == (
        "Banque Exemple du Léman SA",
        "Example Bank Uganda Ltd",
    )
    first, second = (
        write_plain(compose_letters(case, Wanted(("en",), "provider", recipient=number), "en")[0]) for number in (1, 2)
    )
    assert "9030001122334" not in first
    assert "Example Bank Uganda" not in first
    assert "CH93" not in second
    assert "9030001122334" in second
    assert "Freezing" in first


@pytest.mark.parametrize("language", LANGUAGES)
def test_banks__each_read_nothing_of_the_others_in_texts(language):
    case = completed()
    answers = case.answers.set(
        "things.acc3", {"kind": "account", "number": "55512345678901", "bank": "Banque Autre Rive SA"}
    )
    item = answers.get("bank_records.items.i1")
    assert isinstance(item, dict)
    answers = answers.set("bank_records.items.i2", {**item, "account": Ref("things", "acc3")})
    own, other = "CH93 0076 2011 6238 5295 7", "5551 2345 678901"
    text = f"From {own} at Banque Exemple du Léman to {other} at BANQUE AUTRE RIVE; Autre Rive confirms."
    answers = answers.set("facts.f4.what", Text.written(text)).set("request.provider_facts", (Ref("facts", "f4"),))
    case = case.with_answers(answers)
    first, second = (
        write_plain(compose_letters(case, Wanted((language,), "provider", recipient=number), language)[0]).replace(
            "\u00a0", " "
        )
        for number in (1, 2)
    )
    assert f"From {own} at Banque Exemple du Léman to […] at […]; […] confirms." in first
    assert f"From […] at […] to {other} at BANQUE AUTRE RIVE; Autre Rive confirms." in second


def test_providers__named_without_a_thing__read_nothing_of_each_other():
    case = competent("traffic_data-competent")
    items = case.answers.records("traffic_data.items")
    key, item = next(iter(items.items()))
    answers = case.answers.set(f"traffic_data.items.{key}", {**item, "provider": "Chatterbird Ltd"})
    answers = answers.set("traffic_data.items.other", {**item, "provider": "Messagerie Exemple SA"})
    fact = next(iter(answers.records("facts")))
    answers = answers.set(f"facts.{fact}.what", Text.written("Chatterbird and Messagerie Exemple have the accounts."))
    case = case.with_answers(answers.set("request.provider_facts", (Ref("facts", fact),)))
    names = names_of(case, recipients(case, "provider"), "en")
    for number, name in enumerate(names, 1):
        letter = write_plain(compose_letters(case, Wanted(("en",), "provider", recipient=number), "en")[0])
        assert ("Chatterbird" in letter, "Messagerie" in letter) == ("Chatterbird" in name, "Messagerie" in name)
        assert "To: […]" not in letter


def test_recipients__of_other_versions_are_not_told_apart():
    assert recipients(completed(), "full") == ()
    assert recipients(completed(), "consultation") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_bank__hears_of_no_house_that_is_to_be_frozen_too(language):
    case = completed()
    answers = case.answers.set("things.house", {"kind": "property"})
    answers = answers.set("things.house.land_register", "Genève-Cité, feuillet 4711")
    account = answers.get("freezing.items.i1")
    assert isinstance(account, dict)
    answers = answers.set("freezing.items.house", {**account, "property": Ref("things", "house")})
    case = case.with_answers(answers)
    told = {reader: write_plain(compose_letter(case, language, reader=reader)) for reader in ("full", "provider")}
    assert "feuillet 4711" in told["full"].replace("\u00a0", " ")
    assert "4711" not in told["provider"]
