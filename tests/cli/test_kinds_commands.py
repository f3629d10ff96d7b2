"""`new --kind` and `carry` on the command line: what they write, print and refuse."""

from __future__ import annotations

import json

import pytest

from mla_writer.case import Case
from mla_writer.cli.main import run
from tests.sample import CONTENT, writable


def test_carry__writes_a_new_draft_and_tells_what_differs(tmp_path, capsys):
    draft, new = writable(tmp_path), tmp_path / "us.yaml"
    before = draft.read_bytes()
    assert run(["carry", str(draft), "--to", "us", "-o", str(new)]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[0] == str(new)
    assert "Addressee" in printed
    assert "United States: requests are accepted in English." in printed
    assert "blocker  Not answered: Channel of transmission" in printed
    assert draft.read_bytes() == before
    assert Case.open(CONTENT, new).requested == "US"


def test_carry__as_json(tmp_path, capsys):
    draft, new = writable(tmp_path), tmp_path / "us.yaml"
    assert run(["carry", str(draft), "--to", "US", "-o", str(new), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {tuple(one) for one in told} == {("sort", "where", "level", "code", "message", "before", "after")}
    assert {
        "sort": "left_behind",
        "where": "request.channel",
        "level": "",
        "code": "",
        "message": "Channel of transmission",
        "before": [],
        "after": [],
    } in told


@pytest.mark.parametrize("state", ["CH", "UG", "XX", "Switzerland"])
def test_carry__to_no_other_state__is_one_line_and_writes_nothing(tmp_path, capsys, state):
    draft, new = writable(tmp_path), tmp_path / "new.yaml"
    assert run(["carry", str(draft), "--to", state, "-o", str(new)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not new.exists()


def test_carry__onto_a_file_that_exists__is_refused(tmp_path, capsys):
    draft = writable(tmp_path)
    before = draft.read_bytes()
    assert run(["carry", str(draft), "--to", "US", "-o", str(draft)]) == 2
    assert draft.read_bytes() == before
    assert "exists already" in capsys.readouterr().err


def test_new__of_a_kind(tmp_path, capsys):
    draft = tmp_path / "reminder.yaml"
    arguments = ["new", "--from", "UG", "--to", "CH", "--assistance", "freezing", "-o", str(draft), "--kind"]
    assert run([*arguments, "remainder"]) == 2
    assert "known are: advance, amendment" in capsys.readouterr().err
    assert run([*arguments, "reminder"]) == 0
    case = Case.open(CONTENT, draft)
    assert (case.answers.text("request.kind"), case.answers.listed("request.measures")) == ("reminder", ("freezing",))
    capsys.readouterr()
    assert run(["check", str(draft)]) == 1
    assert "DUAL" not in capsys.readouterr().out


def test_library__finds_and_takes(tmp_path, capsys):
    draft, new = writable(tmp_path), tmp_path / "new.yaml"
    assert run(["library", "search", "B0412233", "--in", str(draft)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Moses Ssebadduka Kato"
    assert run(["new", "--from", "UG", "--to", "US", "--assistance", "bank_records", "-o", str(new)]) == 0
    assert run(["library", "take", printed[1].strip(), "--into", str(new)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "persons.p1"
    assert Case.open(CONTENT, new).answers.text("persons.p1.family") == "Kato"
    assert run(["library", "search", "nobody", "--in", str(draft)]) == 0
    assert "Nothing was found." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["persons.p1", "nowhere.yaml#persons.p1"])
def test_library_take__of_nothing__is_one_line_and_changes_nothing(tmp_path, capsys, name):
    draft = writable(tmp_path)
    before = draft.read_bytes()
    assert run(["library", "take", name, "--into", str(draft)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert draft.read_bytes() == before
