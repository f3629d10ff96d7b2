"""Packs of the office: what changes is shown first, then they stand in for what came along, and go again."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli.main import run
from mla_writer.content import Content
from mla_writer.errors import ProblemsError
from mla_writer.handover import installing
from mla_writer.paths import HOME_VARIABLE


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def pack(tmp_path: Path, version: int, name: str = "Ministry of Law", country: str = "BF") -> str:
    file = tmp_path / f"{country.lower()}.yaml"
    file.write_text(
        f'country: {country}\nversion: {version}\nstatus: draft\nchecked_on: "2026-11-21"\nreview_by: "2027-11-21"\n'
        f"sources:\n  letter: {{title: Letter of the Ministry, as_of: 2026-10-01, confidence: official}}\n"
        f"authority: {{name: {name}, sources: [letter]}}\n",
        encoding="utf-8",
    )
    return str(file)


def authority() -> str:
    found = Content.shipped().pack("BF")
    assert found is not None
    return found.authority.name


def test_install__shows_first_what_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "install", pack(tmp_path, 2)]) == 0
    assert "+authority: {name: Ministry of Law" in capsys.readouterr().out
    assert authority() == ""
    assert run(["countries", "install", pack(tmp_path, 2), "--accept"]) == 0
    assert authority() == "Ministry of Law"
    assert Content.shipped().packs.is_of_office("BF")


def test_update_and_roll_back__and_remove(tmp_path: Path) -> None:
    assert run(["countries", "install", pack(tmp_path, 2), "--accept"]) == 0
    assert run(["countries", "install", pack(tmp_path, 3, "Attorney General"), "--accept"]) == 0
    assert authority() == "Attorney General"
    assert run(["countries", "rollback", "BF"]) == 0
    assert authority() == "Ministry of Law"
    assert run(["countries", "remove", "BF"]) == 0
    assert authority() == ""
    assert run(["countries", "rollback", "BF"]) == 0
    assert authority() == "Ministry of Law"


def test_roll_back__goes_back_step_by_step__and_on_again__and_loses_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for version, name in ((2, "Second"), (3, "Third"), (4, "Fourth"), (5, "Fifth")):
        assert run(["countries", "install", pack(tmp_path, version, name), "--accept"]) == 0
    capsys.readouterr()
    for version, name in ((4, "Fourth"), (3, "Third"), (2, "Second")):
        assert run(["countries", "rollback", "BF"]) == 0
        assert f"Restored to version {version}: " in capsys.readouterr().out
        assert authority() == name
    assert run(["countries", "rollback", "BF"]) == 2, "there is none before the first"
    assert authority() == "Second"
    for name in ("Third", "Fourth", "Fifth"):
        assert run(["countries", "rollback", "BF", "--undo"]) == 0
        assert authority() == name
    assert run(["countries", "rollback", "BF", "--undo"]) == 2
    assert run(["countries", "rollback", "BF"]) == 0
    assert run(["countries", "install", pack(tmp_path, 6, "Sixth"), "--accept"]) == 0
    assert run(["countries", "rollback", "BF"]) == 0
    assert authority() == "Fourth"
    assert run(["countries", "remove", "BF"]) == 0
    assert run(["countries", "rollback", "BF"]) == 0
    assert authority() == "Fourth"
    assert run(["countries", "rollback", "BF"]) == 0
    assert authority() == "Third"


def test_versions_before__are_kept_up_to_twenty(tmp_path: Path) -> None:
    for version in range(2, 26):
        assert run(["countries", "install", pack(tmp_path, version, f"Version {version}"), "--accept"]) == 0
    assert len(list(paths.office_packs().glob("bf.yaml.previous*"))) == 20
    for _ in range(20):
        assert run(["countries", "rollback", "BF"]) == 0
    assert authority() == "Version 5"
    assert run(["countries", "rollback", "BF"]) == 2


@pytest.mark.parametrize("has_one", [True, False])
def test_install__over_a_pack_that_was_saved_since_it_was_looked_at__changes_nothing(
    tmp_path: Path, has_one: bool
) -> None:
    if has_one:
        assert run(["countries", "install", pack(tmp_path, 2), "--accept"]) == 0
    handover = installing.look_at(Path(pack(tmp_path, 4, "Attorney General")), Content.shipped())
    assert run(["countries", "install", pack(tmp_path, 3, "Saved meanwhile"), "--accept"]) == 0
    with pytest.raises(ProblemsError) as refused:
        installing.install(handover, accepts_unknown=True)
    assert [one.code for one in refused.value.problems] == ["PACK-067"]
    assert authority() == "Saved meanwhile"


def test_install__of_what_is_here_already__asks_for_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "install", pack(tmp_path, 2), "--accept"]) == 0
    capsys.readouterr()
    assert run(["countries", "install", pack(tmp_path, 2)]) == 0
    told = capsys.readouterr().out
    assert "you have this version already" in told
    assert "--accept" not in told


def test_install__below_the_version_of_the_program__says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Version 2 is lower than version 3, which came with the program"
    assert run(["countries", "install", pack(tmp_path, 2)]) == 0
    assert said not in capsys.readouterr().out
    monkeypatch.setattr(installing, "shipped_version", lambda *_: 3)
    assert run(["countries", "install", pack(tmp_path, 2)]) == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("version", [1, 2])
def test_install__of_a_version_that_is_not_newer__changes_nothing(tmp_path: Path, version: int) -> None:
    assert run(["countries", "install", pack(tmp_path, 2), "--accept"]) == 0
    before = (paths.office_packs() / "bf.yaml").read_bytes()
    assert run(["countries", "install", pack(tmp_path, version, "Another"), "--accept"]) == 2
    assert (paths.office_packs() / "bf.yaml").read_bytes() == before


def test_install__of_what_is_no_good_pack__changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = Path(pack(tmp_path, 2))
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "bf.yaml"
    link.symlink_to(good)
    large = tmp_path / "links" / "ml.yaml"
    large.write_text("# " + "x" * 5_000_000, encoding="utf-8")
    faulty = Path(pack(tmp_path, 2, "No\u202eshort", "TD"))
    for file in (link, large, faulty, tmp_path / "none.yaml"):
        assert run(["countries", "install", str(file), "--accept"]) == 2
    told = capsys.readouterr().err
    assert "hidden character (U+202E)" in told
    assert "2 MB at most" in told
    assert not paths.office_packs().exists()


@pytest.mark.parametrize("command", ["remove", "rollback"])
def test_what_is_not_there__is_told(command: str) -> None:
    assert run(["countries", command, "BF"]) == 2
    assert run(["countries", command, "../bf"]) == 2


def test_install__of_a_file_that_mail_or_browser_renamed__goes_by_the_state_inside(tmp_path: Path) -> None:
    renamed = Path(pack(tmp_path, 2)).rename(tmp_path / "bf (1).yaml")
    assert run(["countries", "install", str(renamed), "--accept"]) == 0
    assert authority() == "Ministry of Law"
    assert [one.name for one in paths.office_packs().glob("*.yaml")] == ["bf.yaml"]
    renamed.write_text(renamed.read_text(encoding="utf-8").replace("country: BF", "country: QQ"), encoding="utf-8")
    assert run(["countries", "install", str(renamed), "--accept"]) == 2


def test_roll_back__where_a_version_may_not_be_read__is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for version in (1, 2):
        assert run(["countries", "install", pack(tmp_path, version), "--accept"]) == 0
    real = Path.read_bytes

    def read(self: Path) -> bytes:
        if self.name == "bf.yaml.previous":
            raise PermissionError(13, "not yours")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", read)
    capsys.readouterr()
    assert run(["countries", "rollback", "BF"]) == 2
    told = capsys.readouterr().err
    assert "unexpected" not in told
    assert told.count("\n") == 1
