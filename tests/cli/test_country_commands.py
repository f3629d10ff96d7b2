"""Sheets in Word, comparisons, cards of authorities, and the account of the facts, from the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from mla_writer.cli.main import run
from mla_writer.conditions.values import Day
from mla_writer.countries.compare import compare
from mla_writer.countries.sheet_short import shortened
from mla_writer.translation.message import Message
from tests.sample import CONTENT


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_sheet__is_written_in_word(tmp_path: Path, language: str) -> None:
    assert run(["countries", "show", "CH", "--format", "docx", "--language", language, "-o", str(tmp_path)]) == 0
    with ZipFile(tmp_path / f"country.ch.{language}.docx") as word:
        body = word.read("word/document.xml").decode()
    assert "Bundesrain 20" in body
    assert "SR 351.1" in body


def test_show__tells_what_the_state_asks_of_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "show", "HU"]) == 0
    told = capsys.readouterr().out.partition("When this State makes requests")[2]
    assert "In Hungary the prosecution office asks until the indictment" in told
    assert "Hungary encloses the decision that orders the coercive measure" in told


def test_sheet__without_a_folder__is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "show", "CH", "--format", "docx", "-o", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_compare__puts_what_differs_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "compare", "CH", "US", "NA", "--assistance", "freezing", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    marks = [one["differs"] for one in found]
    assert marks == sorted(marks, reverse=True)
    assert all(set(one["told"]) == {"CH", "US", "NA"} for one in found)


def test_compare__a_state_with_itself__differs_in_nothing() -> None:
    pack = CONTENT.pack("CH")
    assert pack is not None
    assert not any(one.differs for one in compare((pack, pack), CONTENT.forms, "freezing"))


@pytest.mark.parametrize("arguments", [("XX", "CH"), ("CH", "US", "--assistance", "holiday")])
def test_compare__what_does_not_exist__is_told(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert run(["countries", "compare", *arguments]) == 2
    assert arguments[-1 if "--assistance" in arguments else 0] in capsys.readouterr().err


def test_vcard__holds_the_authority_in_lines_that_are_not_too_long(tmp_path: Path) -> None:
    assert run(["countries", "vcard", "DE", "-o", str(tmp_path)]) == 0
    card = (tmp_path / "authorities.de.vcf").read_bytes()
    assert all(len(line) <= 75 for line in card.split(b"\r\n"))
    whole = card.replace(b"\r\n ", b"").decode()
    assert "TEL;TYPE=voice,work:+49 228 99410-40\r\n" in whole
    assert "ADR;TYPE=work:;;Adenauerallee 99-103\\, D-53113 Bonn;;;;Germany\r\n" in whole


def test_coverage__tells_what_is_left_out_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "coverage", "MA", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {one["left_out"] for one in rows} == {"treaty"}
    assert run(["countries", "coverage", "MA"]) == 0
    assert "0 of 18" in capsys.readouterr().out


def test_sheet__tells_what_nothing_is_known_of_in_a_line_and_the_treaties_of_every_state() -> None:
    pack = CONTENT.pack("BF")
    assert pack is not None
    parts = shortened(CONTENT.sheet_of(pack, Day(2026, 11, 26)).parts)
    assert [part.title.text for part in parts] == ["Treaties", "Nothing found yet"]
    assert len(parts[-1].lines) == 2
    said = [CONTENT.catalogues.say(line.topic, "en") for line in parts[0].lines]
    assert {"UNCAC", "UNTOC"} <= set(said)


def test_sheet__tells_a_text_once_and_points_to_it_from_elsewhere() -> None:
    pack = CONTENT.pack("KE")
    assert pack is not None
    parts = shortened(CONTENT.sheet_of(pack, Day(2026, 11, 26)).parts)
    assert parts[0].title.text in {"Every request", "Treaties"}
    told = [line.told.text for part in parts for line in part.lines if line.told is not None]
    assert [one for one in told if len(one) > 60 and told.count(one) > 1] == []
    again = [line.told for part in parts for line in part.lines if line.topic.text == "See elsewhere"]
    assert "See under “Return of assets”: Restraint orders." in [
        CONTENT.catalogues.say(one, "en") for one in again if one is not None
    ]


def test_show__says_what_rests_on_general_knowledge(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "show", "AF"]) == 0
    told = capsys.readouterr().out
    assert "Not checked against a source" in told
    assert told.count("(to verify)") >= 2
    assert "channel.ordinary" not in told


def test_compare__holds_for_a_measure_what_holds_for_every_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "compare", "KE", "UG", "--assistance", "freezing"]) == 0
    told = capsys.readouterr().out
    assert "KE  As for every request: In writing to the Central Authority" in told
    assert told.count("Dual criminality") == 1
    assert ".;" not in told


def test_compare__a_note_does_not_part_what_is_granted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "compare", "US", "KE", "--assistance", "search_seizure", "--format", "json"]) == 0
    rows = {one["topic"]: one["told"] for one in json.loads(capsys.readouterr().out)}
    assert rows["Is it granted?"]["KE"] == [
        "Granted; what must be shown: reasonable grounds to believe. This is the rule for computer systems."
    ]
    assert "Granted" not in rows


def test_sheet__tells_which_treaties_bind_and_what_was_notified_under_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "show", "AT"]) == 0
    told = capsys.readouterr().out.partition("\nTreaties\n")[2]
    assert "Budapest Convention: It is listed as a party on 20\xa0June 2024." in told
    assert "Budapest Convention: Authority notified: Federal Ministry of Justice, Department IV 4, Vienna" in told
    assert "Terrorist Bombings 1997: It is listed as a party in June 2014." in told


def test_coverage__names_the_instrument_that_holds_a_fact(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "coverage", "EU", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [one["instrument"] for one in rows].count("eu_2018_1805") == 7
    assert all(one["instrument"] for one in rows if one["left_out"] == "instrument")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_show__says_first_that_a_pack_is_past_its_review(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    assert run(["countries", "show", "NA", "--language", language]) == 0
    fresh = capsys.readouterr().out.splitlines()[0]
    monkeypatch.setattr(Day, "today", lambda: Day(2030, 1, 1))
    assert run(["countries", "show", "NA", "--language", language]) == 0
    old = capsys.readouterr().out.splitlines()[0]
    assert fresh.endswith("(NA)")
    said = CONTENT.catalogues.say(Message("This pack is past its review date."), language)
    assert old == f"{fresh} – {said}"


@pytest.mark.parametrize(
    ("code", "given", "language"), [("SN", (), "fr"), ("DE", (), "en"), ("MA", ("--language", "en"), "en")]
)
def test_questionnaire__is_in_a_language_of_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, given: tuple[str, ...], language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["countries", "questionnaire", code, *given]) == 0
    assert [one.name for one in tmp_path.iterdir()] == [f"questionnaire.{code.lower()}.{language}.docx"]


def test_authorities__say_in_words_how_sure_a_source_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "authorities", "--language", "fr"]) == 0
    told = capsys.readouterr().out
    assert "texte officiel" in told
    assert run(["countries", "authorities", "--language", "fr", "--format", "vcard", "-o", str(tmp_path)]) == 0
    cards = (tmp_path / "authorities.vcf").read_text(encoding="utf-8").replace("\n ", "")
    assert "texte officiel" in cards
    assert not re.search(r", (official|copy|secondary|general_knowledge)[])]", told)
    assert not re.search(r"\\, (official|copy|secondary|general.knowledge)(\\n|\n)", cards)


def test_show__in_french__sets_its_signs_apart__and_tells_once_that_nothing_was_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["countries", "show", "KE", "--language", "fr"]) == 0
    told = capsys.readouterr().out
    assert "  Autorité\u00a0: Bureau du procureur général (Office of the Attorney-General)\n" in told
    assert "      [connaissance générale, aucune source consultée] (à vérifier)\n" in told
    assert not re.search(r"\w: \w", "\n".join(line for line in told.splitlines() if not line.startswith("      [")))


def test_check__of_a_folder__looks_at_each_pack_in_it__and_names_a_second_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = CONTENT.packs.file_of("KE").read_text(encoding="utf-8")
    (tmp_path / "ke.yaml").write_text(text, encoding="utf-8")
    assert run(["countries", "check", str(tmp_path)]) == 0
    assert "No fault found." in capsys.readouterr().out
    (tmp_path / "gh.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "KE.yaml").write_text(text, encoding="utf-8")
    assert run(["countries", "check", str(tmp_path)]) == 2
    found = capsys.readouterr()
    assert "this is a second pack for KE beside ke.yaml" in found.out + found.err
    assert "the pack is for “KE” inside" in found.out + found.err
