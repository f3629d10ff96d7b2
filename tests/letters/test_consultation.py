"""A consultation draft: a covering note with the points, and nothing anywhere in the file by which anybody is known."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import Day, Ref
from mla_writer.documents import tree
from mla_writer.documents.name_finder import NameFinder
from mla_writer.documents.plain import write_plain
from mla_writer.documents.tentative import tentative
from mla_writer.forms.model import Reader
from mla_writer.letters import Format, compose_letter, written_as
from mla_writer.storage.drafts import save_draft
from tests.sample import CONTENT, completed
from tests.scenario import SCENARIOS, competent, competent_names, opened, told

_SECRET = frozenset({
    "family", "given", "name", "name_original", "aliases", "spellings", "born", "parents", "registration", "number",
    "address", "bank", "bic", "iban", "imei", "imsi", "mac", "serial", "number_phone", "email", "ip", "user_name",
    "registration_mark", "vin", "imo", "address_wallet", "land_register",
})  # fmt: skip
"""What names somebody or something: the keys of these answers below persons and things, told here anew."""
_POINTS = {
    "about": "measure",
    "measures": ("freezing",),
    "question": Text({DRAFTED: Version("Can Kato be heard before CH93 0076 2011 6238 5295 7 is frozen?")}),
}


def _secrets(case: Case) -> Iterator[str]:
    for path, value in case.answers.leaves():
        head, *_, key = path.split(".")
        if head not in {"persons", "things"} or key not in _SECRET:
            continue
        if isinstance(value, Day):
            yield from (str(value), *(_in_words(case, value)))
            continue
        text = str(value)
        yield text
        yield re.sub(r"\s", "", text)
        if key in {"family", "given", "aliases", "spellings"}:
            yield from (one for one in re.findall(r"\w+", text) if len(one) > 2)
        if key == "name":
            yield text.rpartition(" ")[0] if text.split()[-1] in {"Ltd", "SA"} else text


def _in_words(case: Case, day: Day) -> Iterator[str]:
    from mla_writer.letters import wording_for

    for language in ("en", "fr", "ar"):
        yield wording_for(case, language).formatter.day(day)


def _all_of(content: bytes, format_: Format) -> str:
    """Return everything that stands in a file, hidden or not, and the text of a Word file without its marks."""
    if format_ != "docx":
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(one).decode("utf-8") for one in package.namelist()]
        return "\n".join((*package.namelist(), *parts, *(re.sub(r"<[^>]+>", "", one) for one in parts)))


def _case(name: str, folder: Path) -> Case:
    return completed() if name == "sample" else opened(told(SCENARIOS / f"{name}.yaml"), folder)


def _letter(case: Case, language: str, reader: Reader = "consultation") -> str:
    return write_plain(compose_letter(case, language, reader=reader)).replace("\u00a0", " ")


@pytest.mark.parametrize("format_", ["docx", "html", "txt"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("name", ["sample", "four-measures", "interception-competent", "observation-competent"])
def test_consultation__says_no_name_number_or_address_anywhere_in_the_file(name, language, format_, tmp_path):
    case = _case(name, tmp_path)
    secrets = {one for one in _secrets(case) if len(one) > 2}
    assert len(secrets) > 20
    file = _all_of(written_as(compose_letter(case, language, reader="consultation"), format_), format_)
    full = _all_of(written_as(compose_letter(case, language), format_), format_)
    assert sum(one in full for one in secrets) > 12, "the full letter does not say them either: nothing is shown"
    office = str(case.answers.get("request.office"))
    assert sorted(one for one in secrets if _stands_in(one, file) and one not in office) == []


def _stands_in(secret: str, text: str) -> bool:
    return re.search(rf"(?<![A-Za-z\u00c0-\u024f]){re.escape(secret)}(?![A-Za-z\u00c0-\u024f])", text) is not None


def test_consultation__calls_everybody_by_one_number_throughout():
    letter = _letter(completed(), "en")
    assert "Person 1 chairs the contracts committee" in letter
    assert "person 3, interviewed, says that person 1 told her" in letter.replace("Person 3", "person 3")
    assert "person 2 pays USD 1,250,000 to account A" in letter.replace("Person 2", "person 2")
    assert "Uganda v. person 1 and person 2" in letter
    assert "sister-in-law of person 1" in letter
    assert "Element | Person 1 | Person 2" in letter
    assert "  Person 3 |  | Witness" in letter


def test_consultation__intends_to_request_and_requests_nothing():
    letter = _letter(completed(), "en")
    assert "intends to request the assistance of the competent authorities" in letter
    assert "has the honour to request" not in letter
    assert "The formal request will ask for the assistance described below." in letter
    assert "intends to" not in _letter(completed(), "en", "full")


def test_consultation__in_other_scripts__knows_the_spellings_that_were_entered():
    letter = _letter(completed(), "ar")
    assert "يرأس الشخص 1 لجنة العقود" in letter
    assert "كاتو" in _letter(completed(), "ar", "full")


def test_consultation__a_translation_in_which_somebody_is_not_recognised__stands_in_the_original():
    case = completed()
    case.remove("persons.p1.spellings")
    letter = _letter(case, "ar")
    assert "كاتو" not in letter
    assert "Person 1 chairs the contracts committee" in letter.replace("الشخص 1 chairs", "Person 1 chairs")


def test_consultation__has_a_covering_note_that_no_other_letter_has():
    case = completed()
    case.answer("request.consultation_points.p1", _POINTS)
    letter, full = _letter(case, "en"), _letter(case, "en", "full")
    assert "Can person 1 be heard before A is frozen?" in letter
    assert "Freezing of property" in letter
    assert letter.index("Covering note") < letter.index("1. The request")
    assert "not a request" in letter.splitlines()[0]
    assert "informal consultation" not in full
    assert "Can Kato be heard" not in full
    assert "Grace Nansubuga Odeke" not in letter, "nobody signs a draft"


def test_consultation__numbers_its_parts_as_the_request_does():
    def headings(reader: Reader) -> list[str]:
        return re.findall(r"^\d+\. .*$", _letter(completed(), "en", reader), re.MULTILINE)[:18]

    assert headings("consultation") == headings("full")


def test_consultation__tells_no_ids_that_the_drafter_chose(tmp_path):
    file = tmp_path / "named.yaml"
    save_draft(completed().draft, file)
    text = re.sub(r"\bp1\b", "moseskato", file.read_text(encoding="utf-8"))
    text = re.sub(r"\bo1\b", "katosbribe", text)
    file.write_text(text, encoding="utf-8")
    case = Case.open(CONTENT, file)
    for format_ in ("docx", "html", "txt"):
        written = _all_of(written_as(compose_letter(case, "en", reader="consultation"), format_), format_)
        assert "kato" not in written.lower()
    assert "moseskato" in written_as(compose_letter(case, "en"), "html").decode()


def test_consultation__leaves_the_case_as_it_was():
    case = completed()
    answers = case.answers
    before = _letter(case, "en", "full")
    _letter(case, "fr")
    assert case.answers is answers
    assert _letter(case, "en", "full") == before


# ---- finding names in texts ----------------------------------------------------------------------------------------------

P1, P2, A = Ref("persons", "p1"), Ref("persons", "p2"), Ref("things", "t1")


def _finder() -> NameFinder:
    finder = NameFinder()
    for name in ("Moses Kato", "Kato Moses"):
        finder.add_name(name, "person 1", P1)
    for name in ("Moses", "Kato"):
        finder.add_name(name, "person 1", P1, parts=True)
    finder.add_name("Lakeshore Supplies Ltd", "person 2", P2)
    finder.add_name("كاتو", "الشخص 1", P1)
    finder.add_identifier("CH93 0076 2011 6238 5295 7", "A", A)
    finder.add_identifier("B0412233", "[…]")
    finder.add_date("1971-08-14")
    return finder


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("On that day Kato, Moses signed.", "On that day person 1 signed."),
        ("MOSES KATO’s diary", "Person 1’s diary"),
        ("Katonga river", "Katonga river"),
        ("the moses basket", "the person 1 basket"),
        ("paid by Lakeshore Supplies to CH9300762011623852957", "paid by person 2 to A"),
        ("paid by lakeshore  supplies ltd.", "paid by person 2."),
        ("passport B0412233, born on 14 August 1971", "passport […], born on […]"),
        ("born on 14 August 1972", "born on 14 August 1972"),
        ("an unknown account DE89 3704 0044 0532 0130 00", "an unknown account […]"),
        ("call +256 417 000 100 or x@mail.example from 203.0.113.7", "call […] or […] from […]"),
        ("UGX 11,040,000,000 between 2023 and 2024, contract 187", "UGX 11,040,000,000 between 2023 and 2024, contract 187"),
        ("قال كاتو ذلك", "قال الشخص 1 ذلك"),
        ("دفع لكاتو", "دفع للشخص 1"),
        ("", ""),
    ],
)  # fmt: skip
def test_name_finder__masks_names_and_identifiers_however_they_are_written(text, masked):
    assert _finder().masked(text)[0] == masked


def test_name_finder__a_name_of_two_persons__stands_for_both():
    finder = _finder()
    finder.add_name("Kato", "person 3", Ref("persons", "p3"), parts=True)
    text, refs = finder.masked("They met Kato.")
    assert text == "They met person 1/person 3."
    assert refs == {P1, Ref("persons", "p3")}


def test_name_finder__somebody_called_by_what_is_known_of_him__does_not_take_common_words():
    finder = NameFinder()
    finder.add_name("unknown person called Doc", "person 1", P1, parts=True)
    assert finder.masked("a person met Doc")[0] == "a person met person 1"


def test_name_finder__takes_no_time_with_many_names():
    finder = NameFinder()
    for number in range(3000):
        finder.add_name(f"Name{number} Family{number}", f"person {number}", Ref("persons", f"p{number}"))
    text = "Name17 Family17 paid Name2999 Family2999. " * 50
    assert finder.masked(text)[0].startswith("Person 17 paid person 2999.")


# ---- a draft that is no request speaks as none -----------------------------------------------------------------------------

_SPEAKS_AS_A_REQUEST = {
    "en": r"\b(?:is|are) (?:requested|undertaken|certified|declared|enclosed|attached)\b|\bundertakes\b|\bthis request\b",
    "fr": r"\b(?:est|sont) (?:demand|pri[ée]|certifi|déclar|joint)|s’engage\b|\bprésente demande\b",
    "ar": r"(?<![سن] )(?<!\w)(?:يُرجى|تتعهد السلطة|يُتعهد|هذا الطلب)(?!\w)",
}
_TRANSFER = next(one for one in competent_names() if "transfer_detained" in one)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("name", [_TRANSFER, *competent_names()[::9]])
def test_consultation__requests_undertakes_and_encloses_nothing_outside_its_note(name, language):
    case = competent(name)
    letter = compose_letter(case, language, reader="consultation")
    parts = [one for one in letter.parts if one.id not in {"consultation", "persons", "facts"}]
    said = [
        block.runs for part in (*parts, *letter.annexes) for block in part.blocks if isinstance(block, tree.Paragraph)
    ]
    fixed = ["".join(run.text for run in runs if not run.source).replace("\u00a0", " ") for runs in said]
    assert [one for one in fixed if re.search(_SPEAKS_AS_A_REQUEST[language], one)] == []


@pytest.mark.parametrize(
    ("language", "request_", "draft"),
    [
        ("en", "It is requested that no consent is given.", "It would be requested that no consent is given."),
        ("en", "This request is made under article 18.", "The request would be made under article 18."),
        ("en", "A request was sent. It asks for: data.", "A request was sent. It asks for: data."),
        ("fr", "Il n’est pas demandé que la pièce soit jointe.", "Il ne serait pas demandé que la pièce soit jointe."),
        ("fr", "L’autorité requérante s’engage à payer.", "L’autorité requérante s’engagerait à payer."),
        ("ar", "لا يُطلب شيء.", "لن يُطلب شيء."),
        ("ar", "يُرجى أن يُطلب من الشخص", "سيُرجى أن يُطلب من الشخص"),
        ("ar", "خطة العمليات مرفقة: 1", "خطة العمليات سترفق: 1"),
    ],
)
def test_tentative__puts_off_what_is_asked_and_leaves_the_rest(language, request_, draft):
    assert tentative(request_, language) == draft


def test_consultation__file_numbers_prison_and_end_of_custody_are_left_out__and_masked_in_texts():
    case = competent(_TRANSFER)
    item, record = next(iter(case.answers.records("transfer_detained.items").items()))
    person = record["person"]
    assert isinstance(person, Ref)
    case.answer(f"transfer_detained.items.{item}.held_at.name", Text({DRAFTED: Version("Regional Prison of Lenzmark")}))
    case.answer(f"persons.{person.id}.in_custody", True)
    case.answer(f"persons.{person.id}.custody_until", Day.parse("2031-06-30"))
    case.answer("request.case_numbers.n1.authority_name", Text({DRAFTED: Version("Regional Court")}))
    case.answer("request.case_numbers.n1.number", "R-MKT-25-01234-CR")
    case.answer(
        "request.relevance", Text({DRAFTED: Version("See R-MKT-25-01234-CR; held in the Regional Prison of Lenzmark.")})
    )
    full = write_plain(compose_letter(case, "en")).replace("\u00a0", " ")
    draft = write_plain(compose_letter(case, "en", reader="consultation")).replace("\u00a0", " ")
    for secret in ("R-MKT-25-01234-CR", "Lenzmark", "30 June 2031"):
        assert secret in full
        assert secret not in draft
    assert not re.search(r"Family name|Given names", draft)
