"""Every version of a letter holds what its reader may know and no more, anywhere in its file; the internal one holds all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from mla_writer.answers.values import Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from mla_writer.documents import tree
from mla_writer.documents.plain import text_of, write_plain
from mla_writer.forms.model import Reader
from mla_writer.letters import compose_letter, questions_left_out, written_as
from tests.letters.word_files import everything
from tests.sample import CONTENT, SAMPLES, completed, gapped, with_answers
from tests.scenario import competent

LANGUAGES = ("en", "fr", "ar")
_OTHERS: tuple[Reader, ...] = ("provider", "addressee", "consultation")
_WITHHELD = ("persons.p3", "facts.f7", "documents.d6")
"""Irene Nakabugo, what she said, and the record of it."""
_SAID_OF_HER = (
    "Nakabugo",
    "Irene",
    "sister-in-law",
    "told her where to send",
    "Record of the interview",
    "ناكابوغو",
    "1980",
)


def _withheld(case: Case, reader: Reader) -> Case:
    answers = case.answers
    for path in _WITHHELD:
        answers = answers.set(f"{path}.not_for", (reader,))
    return with_answers(case, answers)


@cache
def _sample(name: str) -> Case:
    return {"complete": completed, "gaps": gapped}[name]()


@pytest.mark.parametrize("format_", ["docx", "html", "txt"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", _OTHERS)
@pytest.mark.parametrize("name", ["complete", "gaps"])
def test_letter__what_is_withheld_from_a_reader_stands_nowhere_in_the_file(name, reader, language, format_):
    case = _sample(name)
    full = everything(compose_letter(case, language), format_)
    assert sum(one in full for one in _SAID_OF_HER) >= 3, "the full letter does not say it either: nothing is shown"
    file = everything(compose_letter(_withheld(case, reader), language, reader=reader), format_)
    assert [one for one in _SAID_OF_HER if one in file] == []


def _question_secrets(case: Case, reader: Reader) -> set[str]:
    """The texts and numbers of the answers that are not for this reader, and that no answer for him says as well."""
    left_out = tuple(one.path for one in questions_left_out(case, reader))
    secret: set[str] = set()
    known: list[str] = []
    for path, value in case.answers.leaves():
        is_secret = any(path == one or path.startswith(f"{one}.") for one in left_out)
        for text in _texts_of(case, path, value):
            secret.add(text) if is_secret else known.append(text)
    every = "\n".join(known)
    return {one for one in secret if len(one) > 3 and one not in every}


def _texts_of(case: Case, path: str, value: object) -> Iterator[str]:
    shape = case.live.questionnaire.shape(path)
    assert shape is not None
    assert shape.question is not None
    if isinstance(value, Text):
        yield from (one.text for one in value.versions.values())
    elif isinstance(value, str) and shape.question.kind == "verbatim":
        yield value


@pytest.mark.parametrize(
    "name",
    ["covert_investigation-competent", "interception-competent", "realtime_traffic-competent", "statements-competent",
     "transaction_monitoring-competent", "transfer_detained-competent", "video_hearing-by-telephone",
     "voluntary_appearance-competent"],
)  # fmt: skip
def test_letter__answers_that_are_not_for_a_reader_stand_nowhere_in_the_file(name):
    case = competent(name)
    secrets = {one: _question_secrets(case, one) for one in _OTHERS}
    assert secrets["provider"], "there is nothing to be left out"
    full = everything(compose_letter(case, "en"), "docx")
    for reader, every in secrets.items():
        file = everything(compose_letter(case, "en", reader=reader), "docx")
        assert [one for one in every if one in file] == []
        assert not every or any(one in full for one in every)


def test_letter__a_secret_said_for_the_authority_alone_is_in_the_full_and_the_internal_version_only():
    case = completed()
    case.answer("request.separate_sheet", Text({"": Version("Zebra 4711 waits at the gate")}))
    found = {
        one: "Zebra 4711" in write_plain(compose_letter(case, "en", reader=one))
        for one in ("full", "internal", *_OTHERS)
    }
    assert found == {"full": True, "internal": True, "provider": False, "addressee": False, "consultation": True}


def test_letter__a_withheld_person_is_masked_in_the_texts_of_others_and_the_holder_of_nothing():
    case = completed()
    case.answer("request.provider_facts", (Ref("facts", "f9"), Ref("facts", "f5"), Ref("facts", "f1")))
    case.answer("facts.f5.what", Text({"": Version("Irene Nakabugo is Kato's sister-in-law.")}))
    case.answer("things.acc1.holder", Ref("persons", "p3"))
    letter = write_plain(compose_letter(_withheld(case, "provider"), "en", reader="provider"))
    assert "Held by: Irene" not in letter
    assert "Kato chairs the contracts committee" in letter, "others stay"
    assert "[…] is Kato's sister-in-law." in letter
    case.answer("facts.f1.what", Text({"": Version("Irene NAKABUGO, born on 2 February 1980, signs for Kato.")}))
    assert "[…], born on […], signs for Kato." in write_plain(
        compose_letter(_withheld(case, "provider"), "en", reader="provider")
    )


@pytest.mark.parametrize("reader", _OTHERS)
def test_letter__splitting_a_withheld_fact_tells_its_reader_nothing_more(reader):
    case = completed()
    case.answer("facts.f3.not_for", (reader,))
    before, full = (write_plain(compose_letter(case, "en", reader=one)) for one in (reader, "full"))
    new = case.split_fact(Ref("facts", "f3"), 60)
    text = case.answers.get(f"facts.{new.id}.what")
    assert isinstance(text, Text)
    assert "at a bank in Kampala" in full
    assert text.plain.endswith("at a bank in Kampala.")
    assert write_plain(compose_letter(case, "en", reader=reader)) == before


@pytest.mark.parametrize("reader", _OTHERS)
@pytest.mark.parametrize(
    ("language", "text", "secrets"),
    [
        ("en", "Mr Traore told LAKESHORE; Lakeshore paid MOUSSA TRAORE.", ("Traore", "TRAORE", "Lakeshore", "LAKESHORE")),
        ("fr", "M. Traore\u0301 a pay\u00e9 Lakeshore.", ("Traore", "Traoré", "Lakeshore")),
        ("ar", "دفع Lakeshore المبلغ للخطيب ولموسى.", ("خطيب", "موسى", "Lakeshore")),
    ],
)  # fmt: skip
def test_letter__a_withheld_name_written_otherwise_stands_in_no_text(reader, language, text, secrets):
    case = completed()
    answers = case.answers.set("request.written_in", language).set("facts.f5.what", Text.written(text))
    for key, name in (("family", "Traoré"), ("given", "Moussa"), ("name_original", "الخطيب"), ("spellings", "موسى")):
        answers = answers.set(f"persons.p1.{key}", name)
    answers = answers.set("request.provider_facts", (Ref("facts", "f5"),))
    case = with_answers(case, answers.set("request.addressee_facts", (Ref("facts", "f5"),)))
    hidden = case.answers
    for key in ("p1", "p2"):
        hidden = hidden.set(f"persons.{key}.not_for", (reader,))
    before = everything(compose_letter(case, language, reader="full"), "txt")
    after = everything(compose_letter(with_answers(case, hidden), language, reader=reader), "txt")
    assert any(one in before for one in secrets)
    assert [one for one in secrets if one in after] == []


_PLANTED = {
    "account": {"iban": "DE89 3704 0044 0532 0130 00", "number": "55512345678901", "bic": "AUTRCHGG",
                "bank": "Banque Autre Rive SA"},
    "premises": {"place.address": "Villa Rosa, Chemin des Fleurs", "place.city": "Carouge"},
    "property": {"land_register": "Genève-Cité, feuillet 4711"},
    "device": {"imei": "490154203237518", "imsi": "641101234567890", "mac": "00:1A:2B:3C:4D:5E", "serial": "R58M42ABCDE"},
    "phone": {"number_phone": "+256 772 123456"},
    "email": {"email": "zebra@mail.example"},
    "ip": {"ip": "203.0.113.24"},
    "online_account": {"user_name": "zebracrossing", "service": "Chatterbird Ltd"},
    "vehicle": {"registration_mark": "UBC 123X", "vin": "WVWZZZ1JZXW000001"},
    "vessel": {"imo": "9074729"},
    "wallet": {"address_wallet": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"},
    "item": {"serial": "SN-448-221"},
}  # fmt: skip
_ALSO_WRITTEN = (
    "DE89370400440532013000",
    "5551 2345 678901",
    "BANQUE AUTRE RIVE",
    "Chatterbird",
    "Autre Rive",
    "ubc 123x",
)
"""The same, as a drafter may write it in a text."""


def _with_planted(case: Case, reader: Reader) -> tuple[Case, tuple[str, ...]]:
    """Return the case with things of every kind and a document that a reader may not see, all told in one fact he gets."""
    answers = case.answers
    for kind, said in _PLANTED.items():
        answers = answers.set(f"things.{kind}", {"kind": kind, "not_for": (reader,)})
        for key, value in said.items():
            answers = answers.set(f"things.{kind}.{key}", value)
    answers = answers.set("documents.d6.number", "IV/2025/0088").set("documents.d6.not_for", (reader,))
    secrets = (*(one for said in _PLANTED.values() for one in said.values() if one != "Carouge"), *_ALSO_WRITTEN)
    text = Text.written(f"Seen in Carouge: {'; '.join((*secrets, 'IV/2025/0088'))}.")
    answers = answers.set("facts.f5.what", text)
    for one in ("provider", "addressee"):
        answers = answers.set(f"request.{one}_facts", (Ref("facts", "f5"),))
    return with_answers(case, answers), (*secrets, "IV/2025/0088")


@pytest.mark.parametrize("format_", ["docx", "html", "txt"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", _OTHERS)
def test_letter__identifiers_of_what_is_withheld_stand_in_no_text(reader, language, format_):
    case, secrets = _with_planted(completed(), reader)
    full = everything(compose_letter(case, language), "txt").replace("\u00a0", " ")
    assert [one for one in secrets if one not in full] == [], "the full letter does not say it either"
    file = everything(compose_letter(case, language, reader=reader), format_).replace("\u00a0", " ")
    assert "Carouge" in file
    assert [one for one in secrets if one.lower() in file.lower()] == []


def test_letter__a_withheld_account_at_the_bank_that_reads_it__does_not_mask_the_bank():
    case = completed()
    bank = "Banque Exemple du Léman SA"
    case.answer("things.acc9", {"kind": "account", "number": "55512345678901", "bank": bank, "not_for": ("provider",)})
    case.answer("facts.f5.what", Text.written(f"{bank} opens 55512345678901."))
    case.answer("request.provider_facts", (Ref("facts", "f5"),))
    letter = write_plain(compose_letter(case, "en", reader="provider"))
    assert f"To: {bank}" in letter.replace("\u00a0", " ")
    assert f"{bank} opens […]." in letter.replace("\u00a0", " ")


def test_letter__a_withheld_branch_of_the_same_house__leaves_the_name_of_the_one_that_reads_it():
    case = completed()
    case.answer("things.acc1.bank", "Nilebank Kenya Ltd")
    other = {"kind": "account", "number": "55512345678901", "bank": "Nilebank Uganda Ltd", "not_for": ("provider",)}
    case.answer("things.acc9", other)
    case.answer("facts.f5.what", Text.written("Nilebank Kenya Ltd writes to Nilebank Uganda Ltd."))
    case.answer("request.provider_facts", (Ref("facts", "f5"),))
    letter = write_plain(compose_letter(case, "en", reader="provider")).replace("\u00a0", " ")
    assert "To: Nilebank Kenya Ltd" in letter
    assert "Nilebank Kenya Ltd writes to […]." in letter


def test_letter__a_number_of_the_case__stays_where_a_withheld_document_bears_it_too():
    case = completed()
    reference = case.answers.text("request.reference")
    case.answer("documents.d6.number", reference)
    case.answer("documents.d6.not_for", ("provider",))
    assert reference in write_plain(compose_letter(case, "en", reader="provider"))


def test_letter__a_withheld_accused_has_no_column_in_the_matrix_and_no_statement():
    case = completed()
    case.answer("persons.p2.not_for", ("provider", "consultation"))
    draft, full = (write_plain(compose_letter(case, "en", reader=one)) for one in ("consultation", "full"))
    assert "Element | Moses Ssebadduka Kato | Lakeshore Supplies Ltd" in full
    assert "Element | Person 1\n" in draft
    assert ", as regards :" not in draft


def test_letter__for_others_has_no_ids_of_the_draft():
    for reader in _OTHERS:
        html = written_as(compose_letter(completed(), "en", reader=reader), "html").decode()
        assert "data-source" not in html
    assert "data-source" in written_as(compose_letter(completed(), "en", reader="internal"), "html").decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_internal__holds_the_letter_and_sheets_for_the_file(language):
    case = gapped()
    finding = case.findings[0]
    case.override(finding, "The minister agreed by telephone.", "G. N. Odeke")
    case = _withheld(case, "provider")
    full, internal = (compose_letter(case, language, reader=one) for one in ("full", "internal"))
    assert internal.annexes[: len(full.annexes)] == full.annexes
    assert [one.id for one in internal.annexes[len(full.annexes) :]] == [
        "internal_findings", "internal_left_out", "internal_restricted", "internal_unshown",
    ]  # fmt: skip
    text = write_plain(internal)
    for said in ("The minister agreed by telephone.", "G. N. Odeke", finding.code):
        assert said in text
        assert said not in write_plain(full)
    assert internal.draft
    assert compose_letter(case, language, reader="internal", final=True).draft == internal.draft, (
        "never without its mark"
    )
    assert "signature" not in {one.id for one in internal.parts}, "nobody signs it"


def test_internal__every_finding_of_the_checks_stands_on_its_sheet_with_what_became_of_it():
    case = gapped()
    case.override(case.findings[0], "Settled.", "N. N.")
    text = write_plain(compose_letter(case, "en", reader="internal"))
    rows = text[text.index("Internal sheet 1") : text.index("Internal sheet 2")]
    assert sum(rows.count(f"[{code}]") for code in {one.code for one in case.findings}) == len(case.findings)
    assert rows.count("Overridden by N. N.") == 1
    assert rows.count("| Open\n") == sum(one.result == "not_met" for one in case.findings if one.overridden is None)


def test_internal__tells_what_others_do_not_get_by_reader_and_section():
    internal = compose_letter(_withheld(completed(), "provider"), "en", reader="internal")
    (sheet,) = (one for one in internal.annexes if one.id == "internal_left_out")
    told = {
        text_of(one.caption): {text_of(row[0]): text_of(row[1]) for row in one.rows}
        for one in sheet.blocks
        if isinstance(one, tree.Table)
    }
    both = told["Not in the version for: a bank or provider, an addressee or witness"]
    assert both["Confidentiality"] == "Reasons for confidentiality, If confidentiality cannot be kept"
    assert (
        told["Not in the version for: an addressee or witness"]["Measure"]
        == "Bank and financial records, Freezing of property"
    )
    assert all(said and len(said) < 500 for rows in told.values() for said in rows.values())


def test_samples__are_all_looked_at():
    assert {one.name.split(".")[1] for one in SAMPLES.glob("*.yaml")} == {"complete", "gaps", "completion"}
    assert CONTENT.forms.outline.letter == "request"
