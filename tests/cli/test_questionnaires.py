"""`forms questionnaire`: which files are written, and the one line for whatever cannot be."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mla_writer.cli.main import run
from mla_writer.documents.reading import word_text
from tests.sample import CONTENT


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_questionnaire__is_written_in_every_language(tmp_path, capsys):
    assert run(["forms", "questionnaire", "freezing", "facts", "-o", str(tmp_path)]) == 0
    wanted = {
        f"questionnaire.{name}.{one}.docx" for name in ("freezing", "facts") for one in CONTENT.catalogues.languages
    }
    assert names(tmp_path) == wanted
    assert set(capsys.readouterr().out.splitlines()) == {str(tmp_path / one) for one in wanted}


def test_questionnaire__in_the_languages_named__of_a_whole_request(tmp_path):
    given = ["forms", "questionnaire", "--all", "freezing", "--language", "fr", "-o", str(tmp_path)]
    assert run(given) == 0
    assert names(tmp_path) == {"questionnaire.all.fr.docx"}
    text = word_text((tmp_path / "questionnaire.all.fr.docx").read_bytes())
    assert all(word in text for word in ("Gel ou saisie de biens", "Personnes", "Faits"))


def test_questionnaire__written_again__is_the_same(tmp_path):
    written = []
    for _ in range(2):
        assert run(["forms", "questionnaire", "corruption", "--language", "en", "-o", str(tmp_path)]) == 0
        written.append((tmp_path / "questionnaire.corruption.en.docx").read_bytes())
    assert written[0] == written[1]


def test_unknown_form__is_one_line_with_the_one_that_was_meant(tmp_path, capsys):
    assert run(["forms", "questionnaire", "freezng", "-o", str(tmp_path)]) == 2
    (line,) = lines(capsys)
    assert line == "freezng: there is nothing called “freezng”; see the list. Did you mean “freezing”?"
    assert names(tmp_path) == set()


def test_whole_request__of_what_is_no_type__is_one_line(tmp_path, capsys):
    assert run(["forms", "questionnaire", "--all", "persons", "-o", str(tmp_path)]) == 2
    assert lines(capsys) == ["persons: “persons” is not a type of assistance; see mla-writer forms list"]


def test_unknown_language__is_one_line(tmp_path, capsys):
    assert run(["forms", "questionnaire", "freezing", "--language", "xx", "-o", str(tmp_path)]) == 2
    (line,) = lines(capsys)
    assert line.startswith("xx: there is no catalogue")


def test_missing_folder__is_one_line(tmp_path, capsys):
    folder = tmp_path / "none"
    assert run(["forms", "questionnaire", "freezing", "-o", str(folder)]) == 2
    assert lines(capsys) == [f"{folder}: there is no such folder; create it or choose another"]


@pytest.mark.parametrize(("number", "words"), [(errno.EROFS, "may not write"), (errno.ENOSPC, "the disk is full")])
def test_folder_that_cannot_be_written__is_one_line_and_leaves_nothing(tmp_path, capsys, monkeypatch, number, words):
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    assert run(["forms", "questionnaire", "freezing", "-o", str(tmp_path)]) == 2
    (line,) = lines(capsys)
    assert words in line
    assert names(tmp_path) == set()
