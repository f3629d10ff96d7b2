"""`export --bilingual`: which letters are written, and what is told where a letter would stand beside itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.cli.main import run
from tests.sample import SAMPLES

COMPLETE = str(SAMPLES / "uganda-switzerland.complete.yaml")


def written(folder: Path, *arguments: str) -> list[str]:
    assert run(["export", COMPLETE, *arguments, "-o", str(folder)]) == 0
    return sorted(one.name for one in folder.iterdir())


def test_export__beside_another_language__is_named_after_both(tmp_path: Path) -> None:
    assert written(tmp_path, "--language", "fr", "--bilingual", "en") == ["request.fr-en.docx"]


def test_export__of_the_letters_of_the_draft__leaves_out_the_one_beside(tmp_path: Path) -> None:
    names = written(tmp_path, "--bilingual", "en", "--format", "txt")
    assert names == ["request.ar-en.txt", "request.fr-en.txt"]


@pytest.mark.parametrize(
    ("language", "beside", "code"), [("fr", "fr", "choose another language"), ("fr", "xx", "no catalogue")]
)
def test_export__beside_itself_or_an_unknown_language__is_refused_in_one_line(
    language: str, beside: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", COMPLETE, "--language", language, "--bilingual", beside, "-o", str(tmp_path)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert code in told[0]
    assert list(tmp_path.iterdir()) == []


def elsewhere(folder: Path, told: str) -> str:
    """Return the file of a draft with other languages for its letters."""
    text = Path(COMPLETE).read_text(encoding="utf-8").replace("  letters: [en, fr, ar]\n", f"{told}\n")
    file = folder / "draft.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "told", ["  letters: [en]\n  translated_elsewhere: [ja]", "  letters: [en, ja]", "  letters: [ja]"]
)
def test_export__writes_the_letters_that_it_can_and_says_which_is_translated_elsewhere(
    told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = tmp_path / "out"
    letters.mkdir()
    assert run(["export", elsewhere(tmp_path, told), "--format", "txt", "-o", str(letters)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(letters / "request.en.txt")]
    assert said.err.startswith("ja: The program has no letters of its own in Japanese")


def test_export__of_a_letter_that_is_translated_elsewhere__says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = elsewhere(tmp_path, "  letters: [en]\n  translated_elsewhere: [ja]")
    assert run(["export", draft, "--language", "ja", "-o", str(tmp_path)]) == 2
    assert "is translated elsewhere" in capsys.readouterr().err
    assert not list(tmp_path.glob("request*"))
