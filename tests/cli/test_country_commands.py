"""Sheets in Word, comparisons, cards of authorities, and the account of the facts, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from mla_writer.cli.main import run
from mla_writer.countries.compare import compare
from mla_writer.countries.sheet import folded, sheet_parts
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
    told = capsys.readouterr().out.partition("When this State asks")[2]
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


def test_folded__tells_every_measure_of_which_nothing_is_known_in_one_part() -> None:
    pack = CONTENT.pack("BF")
    assert pack is not None
    parts = sheet_parts(pack, CONTENT.forms)
    assert len(folded(parts)[0].lines) == len(CONTENT.forms.assistance)
    assert sum(len(one.lines) for one in folded(parts)) == sum(len(one.lines) for one in parts)
