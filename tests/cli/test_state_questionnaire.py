"""The questionnaire to a State: written in its language, filled in, read back, and written into its pack only after a look."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from mla_writer import paths
from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text
from mla_writer.cli.main import run
from mla_writer.content import Content
from mla_writer.countries.asked import CONFIRMED, asked_by_tag, chapters
from mla_writer.countries.library import read_pack
from mla_writer.countries.model import CountryPack
from mla_writer.countries.share import share_of
from mla_writer.documents.reading import word_text
from mla_writer.documents.state_questionnaire import asker_of, compose_questionnaire
from mla_writer.documents.word import write_word
from mla_writer.documents.word_controls import number_of
from mla_writer.linting.packs import lint_packs
from mla_writer.paths import HOME_VARIABLE
from tests.filled import BODY, filled, part, replaced, tags, without_tags
from tests.sample import CONTENT

OWN = Content(CONTENT.folder)  # the checks lay the pack they look at into their library
WHO = {"answered.by": "A. Director, Ministry of Justice", "answered.on": "2026-11-20"}
VALUES = {
    **WHO,
    "authority.address": "Private Bag X81\nPretoria 0001",
    "authority.email": "mla@example.org",
    "authority.interpol": "no",
    "authorities.further_1.name": "Prosecuting Authority",
    "authorities.further_1.competence": "Asset forfeiture.",
    "languages.accepted": "English, Afrikaans",
    "channel.email": "advance_copy",
    "channel.email.note": "To the desk officer.",
    "formalities.copies": "2",
    "reciprocity": "no",
    "dual_criminality.threshold": "One year.",
    "assistance.bank_records.possible": "yes",
    "assistance.bank_records.annexes": "the account number\nthe order",
    "assistance.freezing.need": "yes",
    "new.time_cost.costs": "Costs are borne by South Africa.",
    "verify.language_accepted": "right",
}
REACHED = {
    "email": "mla@example.org", "phone": "+27 12 000 0000", "fax": "+27 12 000 0001", "website": "www.example.org",
}  # fmt: skip
TICKS = ("ok:authority.name", "ok:assistance.confiscation.possible")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@cache
def asked(code: str = "ZA", language: str = "en") -> bytes:
    pack = CONTENT.pack(code)
    assert pack is not None
    return write_word(compose_questionnaire(pack, CONTENT.forms, CONTENT.catalogues, language))


def back(tmp_path: Path, content: bytes) -> str:
    file = tmp_path / "answers.docx"
    file.write_bytes(content)
    return str(file)


def office_pack(code: str = "za") -> CountryPack:
    return read_pack(paths.office_packs() / f"{code}.yaml")


@pytest.mark.parametrize(("code", "language"), [("ZA", "en"), ("CH", "fr"), ("MA", "ar"), ("BF", "fr")])
def test_questionnaire__is_a_valid_word_file__with_a_field_for_each_thing_asked(tmp_path, capsys, code, language):
    file = tmp_path / "q.docx"
    assert run(["countries", "questionnaire", code, "--language", language, "-o", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    content = file.read_bytes()
    assert [one.description for one in OpenXmlValidator().validate(str(file)).errors] == []
    pack = CONTENT.pack(code)
    assert pack is not None
    every = asked_by_tag(chapters(pack, CONTENT.forms))
    found = tags(content)
    assert len(found) == len(set(found)) == len({number_of(tag) for tag in found})
    assert set(every) <= set(found)
    assert {tag.removeprefix(CONFIRMED) for tag in found if tag.startswith(CONFIRMED)} == {
        tag for tag, one in every.items() if one.known and not tag.startswith(("verify.", "rule."))
    }
    assert all(len(tag) <= 64 for tag in found), "Word keeps so many characters of a tag"
    assert f"MLAQ-1/{code}/{pack.version}/{language}" in word_text(content)


def test_questionnaire__prints_what_is_known_with_source_and_day__and_what_is_to_be_verified():
    text = word_text(asked("GB"))
    for told in (
        "UK Central Authority",
        "Home Office",
        "2013-10-29",
        "This is right",
        "GOV.UK: Mutual legal assistance",
    ):
        assert told in text
    assert "Ask the central authority before you rely on it." in word_text(asked("ZA"))


def test_questionnaire__says_who_asks__how_sure_a_source_is__and_marks_its_example_date():
    pack = CONTENT.pack("GB")
    assert pack is not None
    profile = (
        Answers()
        .set("request.requesting", "KE")
        .set("request.office.name", Text.written("Office of the Director of Public Prosecutions"))
        .set("request.office.address", Text.written("Ragati Road"))
        .set("request.contact.name", Text.written("J. Mwangi"))
        .set("request.contact.email", "mwangi@odpp.go.ke")
    )
    document = compose_questionnaire(pack, CONTENT.forms, CONTENT.catalogues, "en", asker_of(profile))
    text = word_text(write_word(document))
    for told in (
        "Office of the Director of Public Prosecutions",
        "Kenya",
        "Ragati Road",
        "J. Mwangi",
        "mwangi@odpp.go.ke",
    ):
        assert told in text
    assert "for example 2026-12-31" in text
    assert "; official text; " in text
    assert "Who asks" not in word_text(asked("GB"))


@pytest.mark.parametrize("day", ["20 November 2026", "2026-11-20", "20/11/2026", "\u200e20 novembre 2026"])
def test_day_of_the_answers__is_read_as_everywhere(tmp_path, capsys, day):
    file = back(tmp_path, filled(asked(), VALUES, TICKS, day))
    assert run(["countries", "read-answers", file, "--accept"]) == 0
    assert office_pack().sources["central_authority_answers"].as_of == "2026-11-20"


def test_contact_in_words__is_kept_as_it_was_written(tmp_path, capsys):
    file = back(tmp_path, filled(asked(), VALUES | {"authority.email": "See the website."}, TICKS))
    assert run(["countries", "read-answers", file, "--accept"]) == 0
    assert office_pack().authority.email == "See the website."


@pytest.mark.parametrize("saved_by", [bytes, without_tags])
def test_answers__are_shown__and_nothing_is_written_before_they_are_accepted(tmp_path, capsys, saved_by):
    file = back(tmp_path, saved_by(filled(asked(), VALUES, TICKS)))
    assert run(["countries", "read-answers", file]) == 0
    told = capsys.readouterr().out
    for line in (
        "= authority.name (Name): Department of Justice and Constitutional Development",
        "+ authority.address (Address): Private Bag X81 / Pretoria 0001",
        "+ channel.email (Requests or advance copies by e-mail): An advance copy is accepted by e-mail.",
        "≠ languages.accepted (Languages accepted): en,af",
        "14 answered, 3 confirmed, 1 changed,",
        "+version: 2",
        "+  email: mla@example.org",
        "repeat this with --accept",
    ):
        assert line in told
    assert not paths.office_packs().exists()


@pytest.mark.parametrize("saved_by", [bytes, without_tags])
def test_accepted_answers__are_a_new_version_of_the_office__that_holds_against_every_check(tmp_path, capsys, saved_by):
    file = back(tmp_path, saved_by(filled(asked(), VALUES, TICKS)))
    before = CONTENT.pack("ZA")
    assert before is not None
    assert run(["countries", "read-answers", file, "--accept"]) == 0
    pack = office_pack()
    assert lint_packs(OWN, only=paths.office_packs() / "za.yaml") == ()
    assert (pack.version, pack.status, pack.checked_on) == (before.version + 1, "draft", before.checked_on)
    source = pack.sources["central_authority_answers"]
    assert (source.title, source.as_of, source.confidence) == (
        "Answers of the central authority: A. Director, Ministry of Justice",
        "2026-11-20",
        "official",
    )
    assert pack.authority.address == "Private Bag X81\nPretoria 0001"
    assert pack.authority.interpol == "no"
    assert source in pack.authority.sources
    assert pack.languages.accepted == ("en", "af")
    assert pack.languages.sources == (source,), "general knowledge gives way"
    assert pack.channel is not None
    assert pack.channel.email is not None
    assert (pack.channel.email.value, pack.channel.email.note) == ("advance_copy", "To the desk officer.")
    assert pack.formalities is not None
    assert pack.formalities.copies is not None
    assert pack.formalities.copies.value == 2
    assert pack.reciprocity is not None
    assert pack.reciprocity.value == "no"
    assert pack.dual_criminality.threshold is not None
    assert pack.dual_criminality.threshold.note == "One year."
    assert pack.assistance["bank_records"].annexes == ("the account number", "the order")
    needed = pack.assistance["freezing"].dual_criminality
    assert needed is not None
    assert needed.needed == "yes"
    assert source in pack.assistance["confiscation"].sources, "what was confirmed cites the answers"
    assert [one.name for one in pack.authorities] == ["Prosecuting Authority"]
    costs = next(one for one in pack.information if one.fact == "time_cost.costs")
    assert costs.text == "Costs are borne by South Africa."
    assert not pack.verify
    verified = next(one for one in pack.information if one.id == "language_accepted")
    assert verified.text.endswith("translated. The central authority confirms this.")
    assert verified.sources == (source,)


def test_second_round__keeps_the_first_answers_as_a_source_of_their_own(tmp_path):
    assert run(["countries", "read-answers", back(tmp_path, filled(asked(), VALUES, TICKS)), "--accept"]) == 0
    file = tmp_path / "second.docx"
    assert run(["countries", "questionnaire", "ZA", "-o", str(file)]) == 0
    later = {"answered.on": "2026-11-24", "authority.phone": "+27 12 000 0000", "channel.email": "yes"}
    assert run(["countries", "read-answers", back(tmp_path, filled(file.read_bytes(), later)), "--accept"]) == 0
    pack = office_pack()
    assert pack.version == 3
    assert pack.checked_on == "2026-11-24"
    assert pack.sources["central_authority_answers_2"].as_of == "2026-11-24"
    assert pack.channel is not None
    assert pack.channel.email is not None
    assert [one.as_of for one in pack.channel.email.sources] == ["2026-11-24"]
    assert pack.authority.address, "what was left open stays as it was"


def test_answers_to_an_older_version__are_told_as_such(tmp_path, capsys):
    file = back(tmp_path, filled(asked(), VALUES, TICKS))
    assert run(["countries", "read-answers", file, "--accept"]) == 0
    capsys.readouterr()
    assert run(["countries", "read-answers", file]) == 0
    assert "about version 1 of the pack, which is now at version 2" in capsys.readouterr().out


@pytest.mark.parametrize(("verdict", "text", "said"), [
    ("wrong", "", "The central authority says that this is not so."),
    ("partly", "Only in criminal tax cases.", "Only in criminal tax cases."),
    ("", "French is taken too.", "French is taken too."),
])  # fmt: skip
def test_verified__not_right__or_in_other_words(tmp_path, verdict, text, said):
    given = {"verify.language_accepted": verdict, "verify.language_accepted.text": text}
    values = WHO | {key: one for key, one in given.items() if one}
    assert run(["countries", "read-answers", back(tmp_path, filled(asked(), values)), "--accept"]) == 0
    found = next(one for one in office_pack().information if one.id == "language_accepted")
    assert found.text.endswith(said)


@pytest.mark.parametrize("code", ["CH", "GB", "UA", "BF", "BG", "NG"])
def test_every_field_answered__gives_a_pack_that_holds_against_every_check(tmp_path, code):
    pack = CONTENT.pack(code)
    assert pack is not None
    every = asked_by_tag(chapters(pack, CONTENT.forms))
    content = asked(code, "fr")
    values = dict(WHO)
    for number, (tag, one) in enumerate(every.items()):
        if one.known and number % 2 and not tag.startswith("verify."):
            continue  # confirmed, below
        kinds = {
            "choice": next(iter(one.options), ""),
            "number": "3",
            "languages": "anglais et français",
            "text": f"Réponse {tag}.",
        }
        values[tag] = kinds[one.kind]
        values[tag] = REACHED.get(tag.rpartition(".")[2], values[tag]) if one.kind == "text" else values[tag]
    ticks = [tag for tag in tags(content) if tag.startswith(CONFIRMED) and tag.removeprefix(CONFIRMED) not in values]
    target = tmp_path / f"{code.lower()}.yaml"
    file = back(tmp_path, filled(content, values, ticks))
    assert run(["countries", "read-answers", file, "--into", str(target), "--accept"]) == 0
    assert lint_packs(OWN, only=target) == ()
    made = read_pack(target)
    assert not made.verify
    assert made.languages.accepted == ("en", "fr") or pack.languages.accepted == made.languages.accepted
    assert share_of(made).completeness >= share_of(pack).completeness


def test_rules__that_are_right_cite_the_answers__others_stay_with_the_answer_beside_them(tmp_path, capsys):
    pack = CONTENT.pack("ZA")
    assert pack is not None
    first, second, third = (one.id for one in pack.requirements[:3])
    values = {f"rule.{first}": "right", f"rule.{second}": "wrong", f"rule.{third}.text": "Only above 100,000 rand."}
    file = back(tmp_path, filled(asked(), WHO | values))
    assert run(["countries", "read-answers", file, "--accept"]) == 0
    assert f"The rule “{second}” is unchanged" in capsys.readouterr().out
    made = {one.id: one for one in office_pack().requirements}
    titles = [getattr(one, "title", "") for one in made[first].source]
    assert titles[-1] == "Answers of the central authority: A. Director, Ministry of Justice"
    assert made[second] == pack.requirements[1]
    told = {one.id: one.text for one in office_pack().information}
    assert told[f"answer_rule_{second}"].endswith("The central authority says that this is not so.")
    assert told[f"answer_rule_{third}"] == "Only above 100,000 rand."
    assert lint_packs(OWN, only=paths.office_packs() / "za.yaml") == ()


def test_answers__go_only_where_they_belong(tmp_path, capsys):
    file = back(tmp_path, filled(asked(), VALUES))
    assert run(["countries", "read-answers", file, "--into", str(tmp_path / "ke.yaml"), "--accept"]) == 2
    assert "answers of ZA; write them into a file called za.yaml" in capsys.readouterr().err
    assert run(["countries", "read-answers", file, "--into", str(tmp_path / "none" / "za.yaml"), "--accept"]) == 0
    assert (tmp_path / "none" / "za.yaml").is_file()


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(BODY, b"<x>" + b" " * 300_000_000)
    return made.getvalue()


def many_parts() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for number in range(2_000):
            package.writestr(f"word/{number}.xml", b"")
    return made.getvalue()


def changed(old: bytes, new: bytes) -> bytes:
    body = part(asked(), BODY)
    assert old in body
    return replaced(asked(), body.replace(old, new))


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@cache
def hostile() -> dict[str, tuple[bytes, str]]:
    body = part(asked(), BODY)
    head, _, rest = body.partition(b"?>")
    return {
        "empty": (b"", "not a Word file"),
        "a text": (b"draft: 1\n", "not a Word file"),
        "cut off": (asked()[:9_000], "not a Word file"),
        "no XML": (replaced(asked(), b"<w:document"), "not a Word file"),
        "an empty part": (replaced(asked(), b""), "not a Word file"),
        "a bomb": (bomb(), "larger than a questionnaire"),
        "too many parts": (many_parts(), "larger than a questionnaire"),
        "6 MB": (asked() + b"\0" * 6_000_000, "larger than a questionnaire"),
        "entities": (replaced(asked(), head + b"?>" + ENTITIES + rest), "document type"),
        "a file from outside": (replaced(asked(), head + b"?>" + OUTSIDE + rest), "document type"),
        "a letter": (changed(b"MLAQ-1/ZA/1/en", b"Nothing of the kind"), "not a questionnaire of this program"),
        "another format": (changed(b"MLAQ-1/", b"MLAQ-7/"), "format 7, and this program reads format 1"),
        "no such State": (changed(b"/ZA/", b"/QX/"), "about “QX”, for which there is no pack here"),
        "no day": (filled(asked(), {"authority.email": "a@example.org"}), "day of the answers is missing"),
        "no date": (filled(asked(), VALUES, day="last week"), "“last week”"),
        "a day to come": (filled(asked(), VALUES | {"answered.on": "2126-11-20"}), "lies in the future"),
        "no number": (filled(asked(), VALUES | {"formalities.copies": "two"}), "“two” in the field formalities.copies"),
        "no language": (
            filled(asked(), VALUES | {"languages.accepted": "Elvish"}),
            "“Elvish” in the field languages.accepted",
        ),
        "no such choice": (filled(asked(), VALUES | {"channel.email": "maybe"}), "“maybe” in the field channel.email"),
        "hidden characters": (
            filled(asked(), VALUES | {"authority.name": "Mini\u202estry"}),
            r"hidden character \(U\+202E\)",
        ),
    }


@pytest.mark.parametrize("name", [
    "empty", "a text", "cut off", "no XML", "an empty part", "a bomb", "too many parts", "6 MB",
    "entities", "a file from outside", "a letter", "another format", "no such State", "no day",
    "no date", "a day to come", "no number", "no language", "no such choice", "hidden characters",
])  # fmt: skip
def test_bad_file__is_one_line_and_changes_nothing(tmp_path, capsys, name):
    content, said = hostile()[name]
    assert run(["countries", "read-answers", back(tmp_path, content), "--accept"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1, told
    assert re.search(said, told), told
    assert not paths.office_packs().exists()


def test_missing_file__and_unknown_language__are_told(tmp_path, capsys):
    assert run(["countries", "read-answers", str(tmp_path / "none.docx")]) == 2
    assert run(["countries", "questionnaire", "ZA", "--language", "xx", "-o", str(tmp_path / "q.docx")]) == 2
    assert run(["countries", "questionnaire", "QQ"]) == 2
    assert capsys.readouterr().err.count("\n") == 3


def test_unfilled__leaves_everything_open(tmp_path, capsys):
    for content in (asked(), without_tags(asked()), asked("CH", "fr"), without_tags(asked("MA", "ar"))):
        assert run(["countries", "read-answers", back(tmp_path, content), "--accept"]) == 0
        told = capsys.readouterr().out
        assert "0 answered, 0 confirmed, 0 changed" in told
        assert "Nothing was answered." in told
    assert not paths.office_packs().exists()


def test_libreoffice__keeps_what_was_filled_in(tmp_path, capsys):
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing; packaging/prepare.sh test installs it"
    file = back(tmp_path, filled(asked(), VALUES, TICKS))
    assert run(["countries", "read-answers", file]) == 0
    direct = capsys.readouterr().out
    folder = tmp_path / "saved"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    convert = [office, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), file]
    subprocess.run(convert, check=True, capture_output=True, timeout=110, env=os.environ)
    assert run(["countries", "read-answers", str(folder / "answers.docx")]) == 0
    assert capsys.readouterr().out == direct


@pytest.mark.parametrize(
    ("language", "name", "names"),
    [
        ("fr", "Ministère de la Justice", {"fr": "Ministère de la Justice"}),
        ("ar", "Ministère de la Justice", {}),
        ("en", "Ministry", {}),
    ],
)
def test_name_that_a_state_gives_in_its_language__is_its_own_name(tmp_path, language, name, names):
    answers = WHO | {"authority.name": name}
    file = back(tmp_path, filled(asked("SN", language), answers, ()))
    assert run(["countries", "read-answers", file, "--accept"]) == 0
    pack = Content.shipped().pack("SN")
    assert pack is not None
    assert (pack.authority.name, pack.authority.names) == (name, names)
    assert lint_packs(OWN, only=paths.office_packs() / "sn.yaml") == ()
