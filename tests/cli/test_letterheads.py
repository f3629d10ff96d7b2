"""Letterheads on the command line: shown, kept for the office, used by export, and taken away."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from mla_writer.answers.answers import Answers
from mla_writer.cli.main import run
from mla_writer.paths import HOME_VARIABLE
from mla_writer.storage.office import save_office
from tests.letterheads import word_letterhead
from tests.sample import SAMPLES

DRAFT = str(SAMPLES / "uganda-switzerland.complete.yaml")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> str:
    made = tmp_path / "ministry.docx"
    made.write_bytes(word_letterhead())
    return str(made)


def header(folder: Path) -> str:
    with zipfile.ZipFile(io.BytesIO((folder / "request.en.docx").read_bytes())) as package:
        return package.read("word/header1.xml").decode()


def exported(folder: Path, *options: str) -> str:
    folder.mkdir(exist_ok=True)
    assert run(["export", DRAFT, "--language", "en", "-o", str(folder), *options]) == 0
    return header(folder)


def test_letterhead__named_at_the_export__is_used_and_its_gaps_are_told(file, tmp_path, capsys):
    assert "OFFICE OF THE DIRECTOR" in exported(tmp_path / "out", "--letterhead", file)
    told = capsys.readouterr()
    assert told.out == f"{tmp_path / 'out' / 'request.en.docx'}\n"
    assert f"{file}: It has no styles for: Body Text, Heading 2." in told.err


def test_letterhead__kept__is_used_until_it_is_taken_away(file, tmp_path, capsys):
    assert run(["letterhead", "keep", file]) == 0
    assert "OFFICE OF THE DIRECTOR" in exported(tmp_path / "out")
    assert "OFFICE OF THE DIRECTOR" not in exported(tmp_path / "out", "--no-letterhead")
    assert run(["letterhead", "remove"]) == 0
    assert "OFFICE OF THE DIRECTOR" not in exported(tmp_path / "out")
    capsys.readouterr()
    assert run(["letterhead", "show"]) == 0
    assert capsys.readouterr().out == "No letterhead is set for this office.\n"


def test_letterhead_of_an_office_of_another_state__is_not_used(file, tmp_path):
    assert run(["letterhead", "keep", file]) == 0
    save_office(Answers({"request": {"requesting": "KE"}}))
    assert "OFFICE OF THE DIRECTOR" not in exported(tmp_path / "out")
    save_office(Answers({"request": {"requesting": "UG"}}))
    assert "OFFICE OF THE DIRECTOR" in exported(tmp_path / "out")


def test_show__tells_what_was_found__as_text_and_json(file, capsys):
    assert run(["letterhead", "show", file]) == 0
    told = capsys.readouterr().out
    assert "Page: 216 × 279 mm" in told
    assert "Fonts: Gill Sans MT" in told
    assert run(["letterhead", "show", file, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["found"]["logo"] == "there"
    assert len(data["notes"]) == 3


def test_own_looks__written__are_a_letterhead__and_no_file_is_overwritten(tmp_path, capsys):
    own = tmp_path / "own.docx"
    assert run(["letterhead", "write", "-o", str(own)]) == 0
    assert run(["letterhead", "write", "-o", str(own)]) == 2
    assert run(["letterhead", "keep", str(own)]) == 0
