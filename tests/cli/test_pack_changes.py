"""`check` says when the country pack is another one than that with which a draft was checked, and records it on demand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mla_writer.cli.main import run
from mla_writer.paths import HOME_VARIABLE, office_packs
from tests.sample import CONTENT, writable


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft checked with the pack that came along, while the office now keeps a newer one."""
    assert CONTENT.packs.codes  # whose office is not that of this test
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    found = writable(tmp_path)
    office_packs().mkdir(parents=True)
    text = CONTENT.packs.file_of("CH").read_text(encoding="utf-8")
    newer = text.replace("\nversion: 1\n", "\nversion: 2\n").replace("Federal Office of Justice", "Other Office")
    (office_packs() / "ch.yaml").write_text(newer, encoding="utf-8")
    return found


def test_check__says_what_has_changed_in_the_pack(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    run(["check", str(draft)])
    printed = capsys.readouterr().out
    assert (
        "The country pack for Switzerland has changed since this draft was checked, "
        "from version 1 of 2026-11-21 to version 2 of 2026-11-21, of the office."
    ) in printed
    assert "      - Federal Office of Justice\n      + Other Office\n" in printed
    assert "As a result: 0 new findings, 0 gone." in printed
    assert "--accept-packs" in printed
    assert draft.read_bytes() == before


def test_check__as_json(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(draft), "--format", "json"])
    (news,) = json.loads(capsys.readouterr().out)["packs_changed"]
    assert (news["country"], news["known"]) == ("CH", True)
    assert news["now"] == {"version": 2, "layer": "office", "checked_on": "2026-11-21"}
    assert {"part", "topic", "gone", "come"} == set(news["changes"][0])


def test_accepted__nothing_more_is_said(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(draft), "--accept-packs"])
    assert "Recorded: this draft has been checked with the current packs." in capsys.readouterr().out
    run(["check", str(draft)])
    assert "another one" not in capsys.readouterr().out
