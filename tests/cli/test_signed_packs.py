"""Handing over and signing on the command line: a key, a bundle, who signed it, and what is taken over only on a clear yes."""

from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli.main import run
from mla_writer.content import Content
from mla_writer.handover import secret_keys
from mla_writer.handover.evidence import signer_of_office_pack
from mla_writer.handover.trusted import trusted_keys
from mla_writer.paths import HOME_VARIABLE
from tests.cli.test_office_packs import pack


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(secret_keys, "_WORK", 32768)
    monkeypatch.setattr(secret_keys, "_MEMORY", 2**20)


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Have these words typed where passwords are asked for, on a terminal."""
    left = list(words)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _: left.pop(0))


def signer() -> str:
    return signer_of_office_pack(paths.office_packs() / "bf.yaml").standing


@pytest.fixture
def key(tmp_path: Path) -> str:
    assert run(["countries", "keys", "new", "ministry", "--no-password"]) == 0
    return str(tmp_path / "ministry.key")


@pytest.fixture
def bundle(tmp_path: Path, key: str) -> Path:
    """A signed bundle of one pack, made by another office."""
    assert run(["countries", "install", pack(tmp_path, 2), "--accept"]) == 0
    assert run(["countries", "bundle", "bf", "-o", "x.mlapack", "--key", key]) == 0
    assert run(["countries", "remove", "BF"]) == 0
    (paths.office_packs() / "bf.yaml.previous").unlink()
    return tmp_path / "x.mlapack"


def test_new_key__locked__signs_once_its_password_is_typed(tmp_path, monkeypatch, capsys):
    typed(monkeypatch, "long word", "long word")
    assert run(["countries", "keys", "new", "mine"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (tmp_path / "mine.pub").read_text().splitlines()[1]
    assert run(["countries", "keys", "new", "mine", "--no-password"]) == 2  # none is replaced
    file = pack(tmp_path, 2)
    typed(monkeypatch, "wrong word", "long word")
    assert run(["countries", "sign", file, "--key", "mine.key"]) == 2
    assert "does not open this key" in capsys.readouterr().err
    assert not (tmp_path / "bf.yaml.minisig").exists()
    assert run(["countries", "sign", file, "--key", "mine.key"]) == 0
    assert (tmp_path / "bf.yaml.minisig").is_file()


def test_password__typed_differently__or_with_nobody_to_type__makes_no_key(tmp_path, monkeypatch, capsys):
    typed(monkeypatch, "one", "two")
    assert run(["countries", "keys", "new", "mine"]) == 2
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert run(["countries", "keys", "new", "mine"]) == 2
    told = capsys.readouterr().err
    assert "differ" in told
    assert "terminal" in told
    assert list(tmp_path.glob("mine*")) == []


def test_trusted_keys__are_added_listed_and_removed(tmp_path, key, capsys):
    assert run(["countries", "keys", "list"]) == 0
    assert "No key is trusted yet." in capsys.readouterr().out
    line = (tmp_path / "ministry.pub").read_text(encoding="utf-8").splitlines()[1]
    assert run(["countries", "keys", "add", "Ministry of Law", line]) == 0
    assert run(["countries", "keys", "add", "Another name", "ministry.pub"]) == 2
    assert "“Ministry of Law”" in capsys.readouterr().err
    assert run(["countries", "keys", "new", "other", "--no-password"]) == 0
    assert run(["countries", "keys", "add", "ministry of law", "other.pub"]) == 2
    assert run(["countries", "keys", "add", "bad\u202ename", "other.pub"]) == 2
    assert run(["countries", "keys", "add", "Other", "other.key"]) == 2
    assert run(["countries", "keys", "add", "Other", "none.pub"]) == 2
    capsys.readouterr()
    assert run(["countries", "keys", "list", "--format", "json"]) == 0
    assert [one["name"] for one in json.loads(capsys.readouterr().out)] == ["Ministry of Law"]
    assert run(["countries", "keys", "remove", "Nobody"]) == 2
    assert run(["countries", "keys", "remove", "Ministry of Law"]) == 0
    assert trusted_keys() == ()


def test_bundle_of_an_unknown_signer__needs_a_yes_of_its_own(tmp_path, bundle, capsys):
    assert run(["countries", "verify", str(bundle)]) == 1
    assert run(["countries", "install", str(bundle)]) == 0
    told = capsys.readouterr().out
    assert "not one of your trusted keys. The signature matches that key." in told
    assert "Burkina Faso: you have version 1, this file contains version 2" in told
    assert "+authority: {name: Ministry of Law" in told
    assert run(["countries", "install", str(bundle), "--accept"]) == 2
    assert "--accept-unknown-signer" in capsys.readouterr().err
    assert not (paths.office_packs() / "bf.yaml").exists()
    assert run(["countries", "install", str(bundle), "--accept", "--accept-unknown-signer"]) == 0
    assert Content.shipped().packs.is_of_office("BF")
    assert signer() == "unknown"


def test_bundle_of_a_trusted_signer__is_taken_over__and_remembered(tmp_path, bundle, capsys):
    assert run(["countries", "keys", "add", "Ministry of Law", "ministry.pub"]) == 0
    assert run(["countries", "verify", str(bundle), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]))
    assert (told["standing"], told["name"]) == ("trusted", "Ministry of Law")
    assert run(["countries", "install", str(bundle), "--accept"]) == 0
    assert signer() == "trusted"
    capsys.readouterr()
    assert run(["countries", "show", "BF"]) == 0
    assert "Signed by Ministry of Law." in capsys.readouterr().out
    assert run(["countries", "install", str(bundle), "--accept"]) == 0  # the same again changes nothing
    assert "you have this version already" in capsys.readouterr().out
    assert run(["countries", "keys", "remove", "Ministry of Law"]) == 0
    assert signer() == "unknown"


def test_pack_changed_by_hand__is_signed_no_more__and_again_once_it_is_put_back(tmp_path, bundle):
    assert run(["countries", "keys", "add", "Ministry of Law", "ministry.pub"]) == 0
    assert run(["countries", "install", str(bundle), "--accept"]) == 0
    assert run(["countries", "install", pack(tmp_path, 3), "--accept"]) == 0
    assert signer() == "unsigned"
    assert run(["countries", "rollback", "BF"]) == 0
    assert signer() == "trusted"
    with (paths.office_packs() / "bf.yaml").open("a", encoding="utf-8") as file:
        file.write("# one word more\n")
    assert signer() == "unsigned"


def test_pack_with_a_signature_beside_it(tmp_path, key, capsys):
    file = pack(tmp_path, 2)
    assert run(["countries", "verify", file]) == 1
    assert "Not signed" in capsys.readouterr().out
    assert run(["countries", "sign", file, "--key", key, "--comment", "checked by the desk"]) == 0
    assert run(["countries", "install", file, "--accept"]) == 2
    assert run(["countries", "keys", "add", "Ministry of Law", "ministry.pub"]) == 0
    assert run(["countries", "verify", file]) == 0
    assert "checked by the desk" in capsys.readouterr().out
    assert run(["countries", "install", file, "--accept"]) == 0
    assert signer() == "trusted"
    pack(tmp_path, 3)
    assert run(["countries", "verify", file]) == 2
    assert run(["countries", "install", file, "--accept", "--accept-unknown-signer"]) == 2
    assert "does not fit" in capsys.readouterr().err


def test_bundle__signed_later__holds_the_same_packs(tmp_path, bundle, key):
    assert run(["countries", "keys", "new", "second", "--no-password"]) == 0
    assert run(["countries", "keys", "add", "Second", "second.pub"]) == 0
    assert run(["countries", "sign", str(bundle), "--key", "second.key"]) == 0
    assert run(["countries", "verify", str(bundle)]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["bundle", "XX", "-o", "x.mlapack"],
        ["bundle", "CH", "-o", "x.zip"],
        ["bundle", "CH", "-o", "none/x.mlapack"],
        ["bundle", "CH", "-o", "x.mlapack", "--key", "none.key"],
        ["sign", "none.mlapack", "--key", "ministry.key"],
        ["sign", "ministry.pub", "--key", "ministry.key"],
        ["verify", "none.mlapack"],
        ["verify", "none.yaml"],
        ["install", "none.mlapack", "--accept"],
        ["keys"],
    ],
)
def test_what_cannot_be_done__is_one_line(arguments, key, tmp_path, capsys):
    before = sorted(tmp_path.iterdir())
    capsys.readouterr()
    assert run(["countries", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "unexpected" not in told.err
    assert sorted(one for one in tmp_path.iterdir() if one.name != "home") == before
