"""Letters printed as PDF: found or not found, too slow, and what LibreOffice makes of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mla_writer import pdf
from mla_writer.errors import UsageError
from mla_writer.letters import Wanted, compose_letter, write_letters, written_as
from tests.sample import completed


def program(folder: Path, text: str) -> Path:
    made = folder / "soffice"
    made.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
    made.chmod(0o755)
    return made


def codes(error: UsageError) -> list[str]:
    return [one.code for one in error.problems]


def test_without_libreoffice__the_letters_are_refused_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "printer", lambda: None)
    with pytest.raises(UsageError) as caught:
        write_letters(completed(), Wanted(("en",), format="pdf"), tmp_path)
    assert codes(caught.value) == ["PDF-001"]
    assert list(tmp_path.iterdir()) == []


def test_libreoffice_on_the_path__is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_PLACES", {})
    assert pdf.printer() is None
    assert pdf.printer() is None
    made = program(tmp_path, "")
    assert pdf.printer() == made


def test_libreoffice_in_its_usual_place__is_found(tmp_path, monkeypatch):
    made = program(tmp_path, "")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf, "_PLACES", {sys.platform: (str(tmp_path / "none"), str(made))})
    assert pdf.printer() == made


@pytest.mark.parametrize(
    ("text", "code"), [("raise SystemExit(1)", "PDF-002"), ("import time; time.sleep(60)", "PDF-003")]
)
def test_libreoffice_that_does_not_print__is_told_and_ended(text, code, tmp_path, monkeypatch):
    made = program(tmp_path, text)
    monkeypatch.setattr(pdf, "printer", lambda: made)
    monkeypatch.setattr(pdf, "_SECONDS", 1)
    monkeypatch.setattr(pdf, "_SECONDS_EACH", 0.5)
    with pytest.raises(UsageError) as caught:
        pdf.print_words((b"x",))
    assert codes(caught.value) == [code]


def test_libreoffice__gets_its_own_profile_and_the_libraries_of_the_machine(tmp_path, monkeypatch):
    told = tmp_path / "told"
    made = program(
        tmp_path,
        f"import os, sys; open({str(told)!r}, 'w').write(os.environ.get('LD_LIBRARY_PATH', '-') + ' '.join(sys.argv))",
    )
    monkeypatch.setattr(pdf, "printer", lambda: made)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/packed")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/own")
    with pytest.raises(UsageError):
        pdf.print_words((b"x",))
    said = told.read_text(encoding="utf-8")
    assert said.startswith("/own")
    assert "-env:UserInstallation=file:///" in said
    assert '"UseTaggedPDF"' in said


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pdf__is_tagged_titled_in_its_language_and_the_same_twice(language, tmp_path):
    assert pdf.printer() is not None, "LibreOffice is missing; packaging/prepare.sh test installs it"
    document = compose_letter(completed(), language, final=True)
    printed = written_as(document, "pdf")
    file = tmp_path / "letter.pdf"
    file.write_bytes(printed)
    shown = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, timeout=60).stdout.decode()
    told = dict(line.split(":", 1) for line in shown.splitlines() if ":" in line)
    assert told["Title"].strip() == document.title
    assert told["Tagged"].strip() == "yes"
    assert "Author" not in told
    assert {"en": b"/Lang(en-GB)", "ar": b"/Lang(ar-SA)"}[language] in printed
    assert b"pdfuaid:part" in printed
    assert b"D:1980" in printed
    assert written_as(document, "pdf") == printed


def test_moment_of_making__gives_way_byte_by_byte():
    made = (
        b"<</CreationDate(D:20261126150412+01'00')>> <xmp:CreateDate>2026-11-26T15:04:12+01:00</xmp:CreateDate>"
        b" /ID [ <0123456789ABCDEF0123456789ABCDEF>\n<0123456789ABCDEF0123456789ABCDEF> ]"
        b" /DocChecksum /0123456789ABCDEF0123456789ABCDEF"
    )
    plain = pdf.undated(made)
    assert len(plain) == len(made)
    assert b"2026" not in plain
    assert b"9ABCDEF" not in plain
    assert b"(D:19800101000000+00'00')" in plain
    assert b">1980-01-01T00:00:00+00:00<" in plain
