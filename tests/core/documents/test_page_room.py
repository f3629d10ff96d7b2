"""What is meant for one page says as much as it has room for: the summary of a State stands on the first page of its sheet."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from mla_writer.conditions.values import Day
from mla_writer.countries.sheet_short import weightiest
from mla_writer.documents import tree
from mla_writer.documents.letterhead.model import Page
from mla_writer.documents.page_room import needed, needed_with_contents
from mla_writer.documents.state_sheet import compose_sheet
from mla_writer.documents.tree import Document, Paragraph, Part, Particulars, Run, Table
from mla_writer.documents.word import write_word
from mla_writer.letters import compose_letter
from tests.sample import CONTENT, completed

LANGUAGES = ("en", "fr", "ar")
ON = Day(2026, 11, 27)
RICHEST = ("CA", "CH", "DE", "GB", "RO", "US")


def sheet(code: str, language: str) -> Document:
    pack = CONTENT.pack(code)
    assert pack is not None
    return compose_sheet(CONTENT.sheet_of(pack, ON), CONTENT.catalogues, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary__has_room_on_a_page_for_at_least_three_demands(language):
    crowded = []
    for code in CONTENT.packs.codes:
        pack = CONTENT.pack(code)
        assert pack is not None
        blocks = sheet(code, language).parts[0].blocks
        told = [len(one.rows) for one in blocks if isinstance(one, Table)]
        demands = len(weightiest(pack, CONTENT.forms, ON))
        if needed(blocks, language) > 1 or (demands and told[0] < min(3, demands)):
            crowded.append(code)
    assert not crowded


@pytest.mark.parametrize("language", LANGUAGES)
def test_printed_summary__is_one_page(language, tmp_path):
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing; packaging/prepare.sh test installs it"
    files = []
    for code in RICHEST:
        whole = sheet(code, language)
        files.append(tmp_path / f"{code}.docx")
        files[-1].write_bytes(write_word(replace(whole, parts=whole.parts[:1])))
    call = [office, f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*call, "--outdir", str(tmp_path), *map(str, files)], check=True, capture_output=True, timeout=110)
    pages = {
        one.stem: subprocess.run(
            ["pdftotext", str(one.with_suffix(".pdf")), "-"], check=True, capture_output=True, timeout=60
        ).stdout.count(b"\f")
        for one in files
    }
    assert pages == dict.fromkeys(RICHEST, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_below_the_title__fit_by_our_estimate_where_they_do_on_paper_and_hardly_sooner_or_later(
    language, tmp_path
):
    letter = compose_letter(completed(), language, final=True, contents=True)
    counts = range(10, 40, 2)
    letters = {count: with_entries(letter, count) for count in counts}
    for count, one in letters.items():
        (tmp_path / f"{count}.docx").write_bytes(write_word(one, for_print=True))
    pages = printed(sorted(tmp_path.glob("*.docx")), tmp_path)
    on_paper = max(count for count in counts if f"Part{count}." in pages[str(count)])
    room = (Page().text_width, Page().text_height)
    estimated = max(n for n in counts if needed_with_contents(letters[n].front, n, language, room) <= 1)
    assert on_paper - 4 <= estimated <= on_paper


def with_entries(letter: Document, count: int) -> Document:
    """Return the head of a letter with so many parts; the first begins a page."""
    text = Paragraph((Run("text", "en"),))
    heads = [Run(f"Part{number}.", "en") for number in range(1, count + 1)]
    parts = tuple(Part(f"p{n}", (head,), (text,), str(n), starts_page=n == 1) for n, head in enumerate(heads, 1))
    return replace(letter, parts=parts, annexes=())


def printed(files: list[Path], folder: Path) -> dict[str, str]:
    """Return the text of the first page of each file, as LibreOffice prints it."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing; packaging/prepare.sh test installs it"
    call = [office, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*call, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=110)
    return {
        one.stem: subprocess.run(
            ["pdftotext", "-l", "1", str(one.with_suffix(".pdf")), "-"], check=True, capture_output=True, timeout=60
        ).stdout.decode()
        for one in files
    }


def test_estimate__grows_with_lines_and_rows_and_takes_no_other_block():
    def said(length: int) -> tuple[Run, ...]:
        return (Run("a" * length, "en"),)

    short, long = (needed([Paragraph(said(one))], "en") for one in (20, 2000))
    assert short < long
    table = Table((said(3), said(3)), ((said(9), said(9)),) * 4, (7, 3))
    assert needed([table], "en") < needed([replace(table, rows=table.rows * 2)], "en")
    assert needed([Particulars(((said(5), said(9)),))], "en") < needed([table], "ar")
    vowels = (Run("\u0628\u064e" * 300, "ar"),)
    assert needed([Paragraph(vowels)], "ar") == needed([Paragraph((Run("\u0628" * 300, "ar"),))], "ar")
    with pytest.raises(TypeError):
        needed([tree.Listing((said(5),))], "en")
