"""Final versions on the command line: exported, listed, written again, told by a file, and told of when answers changed."""

from __future__ import annotations

import json
import re

import pytest

from mla_writer.cli.main import run
from tests.sample import writable


@pytest.fixture
def draft(tmp_path, capsys):
    """Return a draft with one version in English and French, its letters beside it."""
    file = writable(tmp_path)
    export = ["export", str(file), "--final", "--format", "txt", "--language", "en", "--language", "fr"]
    assert run([*export, "--by", "A. Namutebi", "-o", str(tmp_path)]) == 0
    assert capsys.readouterr().out.split() == [str(tmp_path / f"request.{one}.txt") for one in ("en", "fr")]
    return file


def changed(draft, tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text("request: {case_name: R v A}\n", encoding="utf-8")
    assert run(["fill", str(draft), str(answers)]) == 0


def test_versions__lists_each_with_its_files_and_says_when_answers_changed(draft, tmp_path, capsys):
    assert run(["versions", str(draft)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"1  \d{4}-\d\d-\d\d  full  txt  en,fr  A. Namutebi", lines[0])
    assert [re.fullmatch(r" +[0-9a-f]{64}  (.+)", one)[1] for one in lines[1:]] == ["request.en.txt", "request.fr.txt"]  # type: ignore[index]
    changed(draft, tmp_path)
    capsys.readouterr()
    for command, status in (("versions", 0), ("check", 0)):
        assert run([command, str(draft)]) == status
        assert "Answers have changed since version 1." in capsys.readouterr().out
    assert run(["check", str(draft), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["version_changed"] == 1


def test_versions__as_json__names_what_the_letters_were_written_with(draft, capsys):
    assert run(["versions", str(draft), "--format", "json"]) == 0
    (version,) = json.loads(capsys.readouterr().out)
    assert (version["number"], version["changed"], version["packs"]["CH"]["layer"]) == (1, False, "shipped")
    assert set(version["forms"]) >= {"request", "bank_records"}
    (letters,) = version["letters"]
    assert (letters["by"], letters["languages"]) == ("A. Namutebi", ["en", "fr"])
    assert [one["name"] for one in letters["files"]] == ["request.en.txt", "request.fr.txt"]


def test_version__is_written_again_and_told_by_its_files(draft, tmp_path, capsys):
    again = tmp_path / "again"
    again.mkdir()
    changed(draft, tmp_path)
    capsys.readouterr()
    assert run(["versions", str(draft), "--reproduce", "1", "-o", str(again)]) == 0
    assert capsys.readouterr().out.count("the same as in version 1") == 2
    for one in ("en", "fr"):
        name = f"request.{one}.txt"
        assert (again / name).read_bytes() == (tmp_path / name).read_bytes()
    assert run(["versions", str(draft), "--verify", str(again / "request.fr.txt")]) == 0
    assert "request.fr.txt belongs to version 1" in capsys.readouterr().out
    (again / "request.fr.txt").write_text("other", encoding="utf-8")
    assert run(["versions", str(draft), "--verify", str(again / "request.fr.txt")]) == 1
    assert "is no file of any final version" in capsys.readouterr().out


def test_version__whose_letters_differ__gives_status_one_and_says_why(draft, tmp_path, capsys):
    text = draft.read_text(encoding="utf-8")
    draft.write_text(re.sub(r"(request.fr.txt: )[0-9a-f]{64}", rf"\g<1>{'0' * 64}", text), encoding="utf-8")
    (tmp_path / "again").mkdir()
    assert run(["versions", str(draft), "--reproduce", "1", "-o", str(tmp_path / "again")]) == 1
    told = capsys.readouterr().out
    assert "request.en.txt: the same as in version 1" in told
    assert "request.fr.txt: differs from version 1" in told
    assert "have changed since" in told


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--reproduce", "7", "-o", "{}"], "there is no version 7 of this draft; there are: 1"),
        (["--reproduce", "1"], "FOLDER"),
        (["--reproduce", "1", "-o", "{}/nowhere"], "no such folder"),
        (["--reproduce", "one", "-o", "{}"], "one"),
        (["--verify", "{}/nothing.docx"], "nothing.docx"),
    ],
)
def test_wrong_usage__is_one_line(draft, more, said, tmp_path, capsys):
    assert run(["versions", str(draft), *(one.format(tmp_path) for one in more)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_draft_without_final_letters__says_so(tmp_path, capsys):
    file = writable(tmp_path)
    assert run(["versions", str(file)]) == 0
    assert "No final letters have been written" in capsys.readouterr().out
    assert run(["versions", str(file), "--reproduce", "1", "-o", str(tmp_path)]) == 2
    assert "export --final" in capsys.readouterr().err
    export = ["export", str(file), "--language", "en", "--format", "txt", "-o", str(tmp_path)]
    assert run(export) == 0
    assert run([*export, "--final", "--version", "consultation"]) == 2  # it is never final
    assert "versions:" not in file.read_text(encoding="utf-8")
