"""`check --as-if`: what would change if another State were asked, with nothing saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mla_writer.cli.main import run
from tests.sample import writable


def test_as_if__tells_what_would_change_and_saves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = writable(tmp_path)
    before = draft.read_bytes()
    status = run(["check", str(draft), "--as-if", "ke"])
    printed = capsys.readouterr().out
    assert status == int("is not complete" in printed)
    assert "No longer asked; what you answered is kept:" in printed
    assert "Authority: Federal Office of Justice → Office of the Attorney-General" in printed
    assert "warning  Believed to be in another State (EVID-005)" in printed
    assert "If sent to Kenya" in printed
    assert draft.read_bytes() == before


def test_as_if__as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = writable(tmp_path)
    run(["check", str(draft), "--as-if", "KE", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert {"complete", "counts", "findings", "differences"} == set(found)
    authority = next(one for one in found["differences"] if one["message"] == "Authority")
    assert authority["before"] == ["Federal Office of Justice"]
    new = sum(one["sort"] == "new_finding" for one in found["differences"])
    assert 0 < new <= len(found["findings"])


@pytest.mark.parametrize("state", ["CH", "XX"])
def test_as_if__no_other_state__is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], state: str) -> None:
    assert run(["check", str(writable(tmp_path)), "--as-if", state]) == 2
    assert state in capsys.readouterr().err
