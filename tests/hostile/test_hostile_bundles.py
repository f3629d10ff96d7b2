"""Bundles from an enemy: one line with what is wrong, status 2, and not a byte of the office's folder is changed."""

from __future__ import annotations

import io
import re
import stat
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli.main import run
from mla_writer.handover.bundle import make_bundle, sum_of
from mla_writer.handover.minisign import make_key, sign
from mla_writer.paths import HOME_VARIABLE

KEY, OTHER = make_key(bytes(range(32)), b"12345678"), make_key(bytes(range(1, 33)), b"12345678")
CH = (
    b'country: CH\nversion: 5\nstatus: draft\nchecked_on: "2026-11-21"\nreview_by: "2027-11-21"\n'
    b"sources:\n  letter: {title: Letter of the Ministry, as_of: 2026-10-01, confidence: official}\n"
    b"authority: {name: Ministry of Law, sources: [letter]}\n"
)
BF = CH.replace(b"country: CH", b"country: BF")
Files = Sequence[tuple[str | zipfile.ZipInfo, bytes]]


def zipped(files: Files, compression: int = zipfile.ZIP_STORED) -> bytes:
    whole = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "w", compression) as archive:
        warnings.simplefilter("ignore")  # of the same name twice
        for name, content in files:
            archive.writestr(name, content)
    return whole.getvalue()


def manifest(packs: Mapping[str, bytes], **more: str) -> bytes:
    rows = "".join(
        f"  - {{country: {code}, version: 5, file: packs/{code.lower()}.yaml, sha256: {sum_of(content)}}}\n"
        for code, content in packs.items()
    )
    head = {"format": "1"} | more
    return ("".join(f"{key}: {value}\n" for key, value in head.items()) + f"packs:\n{rows}").encode()


def good(*more: tuple[str | zipfile.ZipInfo, bytes]) -> Files:
    return [("manifest.yaml", manifest({"CH": CH})), ("packs/ch.yaml", CH), *more]


def special(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = mode << 16
    return entry


def encrypted() -> bytes:
    whole = bytearray(zipped(good()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = whole.find(mark)
        while place >= 0:
            whole[place + at] |= 1
            place = whole.find(mark, place + 1)
    return bytes(whole)


def signed_over(signed: bytes, said: bytes | None = None) -> bytes:
    """A bundle whose signature is over other words than those that it shows."""
    text = manifest({"CH": CH}, key=KEY.public.text)
    signature = sign(signed, KEY, "x").file_text.encode()
    return zipped([("manifest.yaml", said or text), ("manifest.yaml.minisig", signature), ("packs/ch.yaml", CH)])


def without_signature() -> bytes:
    return zipped([("manifest.yaml", manifest({"CH": CH}, key=KEY.public.text)), ("packs/ch.yaml", CH)])


def key_of_another() -> bytes:
    """The number of a trusted key over another key that was sent along."""
    text = manifest({"CH": CH}, key=OTHER.public.text)
    signature = sign(text, OTHER, "x").file_text.encode()
    return zipped([("manifest.yaml", text), ("manifest.yaml.minisig", signature), ("packs/ch.yaml", CH)])


BOMB = b"#" * 60_000_000
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip-slip": (lambda: zipped(good(("../../ch.yaml", CH))), "no place in a bundle"),
    "absolute path": (lambda: zipped(good(("/etc/cron.d/x", b"x"))), "no place in a bundle"),
    "drive and backslash": (lambda: zipped(good(("C:\\x.yaml", b"x"))), "no place in a bundle"),
    "turned name": (lambda: zipped(good(("packs/\u202elmay.hc", b"x"))), r"“packs/\\u202elmay.hc” has no place"),
    "name that breaks the line": (lambda: zipped(good(("a\nb: c", b"x"))), r"“a\\nb: c” has no place"),
    "name with an end inside": (
       lambda: zipped(good(("packs/bf.yaml_.png", b"x"))).replace(b"_", b"\0"), "no place in a bundle|not a bundle",
    ),
    "other file": (lambda: zipped(good(("run.sh", b"x"))), "no place in a bundle"),
    "symbolic link": (
        lambda: zipped(good((special("packs/bf.yaml", stat.S_IFLNK | 0o777), b"/etc/passwd"))), "a link or a folder",
    ),
    "folder": (lambda: zipped(good((special("packs/", stat.S_IFDIR | 0o755), b""))), "a link or a folder"),
    "encrypted": (encrypted, "is encrypted"),
    "name twice": (lambda: zipped(good(("packs/ch.yaml", BF))), "in the bundle twice"),
    "bomb": (lambda: zipped(good(("packs/bf.yaml", BOMB)), zipfile.ZIP_DEFLATED), r"more than a pack may hold \(2 MB\)"),
    "large pack": (lambda: zipped(good(("packs/bf.yaml", BOMB[:5_000_000]))), r"more than a pack may hold \(2 MB\)"),
    "many bombs": (
        lambda: zipped(
            [("manifest.yaml", b"#" * 1_900_000)]
            + [(f"packs/{one}{two}.yaml", b"#" * 1_900_000) for one in "abcde" for two in "abcdefgh"],
            zipfile.ZIP_DEFLATED,
        ),
        "more than a pack may hold",
    ),
    "too many files": (lambda: zipped([(f"{number}", b"") for number in range(2001)]), "not a bundle"),
    "unknown compression": (lambda: zipped(good(), zipfile.ZIP_LZMA), "not a bundle"),
    "something before it": (lambda: b"#!/bin/sh\n" + zipped(good()), "not a bundle"),
    "something after it": (lambda: zipped(good()) + b"#", "not a bundle"),
    "no zip": (lambda: b"country: CH\n", "not a bundle"),
    "empty": (lambda: b"", "not a bundle"),
    "no manifest": (lambda: zipped([("packs/ch.yaml", CH)]), r"no manifest\.yaml"),
    "broken manifest": (lambda: zipped([("manifest.yaml", b"format: 1\npacks: [\n")]), r"manifest\.yaml:\d+:\d+: "),
    "manifest with tags": (lambda: zipped([("manifest.yaml", b"!!python/object:os.system x")]), r"manifest\.yaml:1:1: "),
    "unknown key": (lambda: zipped([("manifest.yaml", b"format: 1\nrun: x\npacks: []\n")]), "“run”"),
    "other format": (
        lambda: zipped([("manifest.yaml", manifest({"CH": CH}, format="3")), ("packs/ch.yaml", CH)]),
        r"manifest\.yaml:1:9: .*format 3, this program reads format 2",
    ),
    "translation that is not listed": (lambda: zipped(good(("packs/ch.fr.po", b""))), "not in its manifest"),
    "translation under another name": (lambda: zipped(good(("packs/ch.FR.po", b""))), "no place in a bundle"),
    "no pack": (lambda: zipped([("manifest.yaml", b"format: 1\npacks: []\n")]), "holds no pack"),
    "wrong sum": (lambda: zipped([("manifest.yaml", manifest({"CH": BF})), ("packs/ch.yaml", CH)]), "SHA-256 sum differs"),
    "missing sum": (
        lambda: zipped(
            [("manifest.yaml", b"format: 1\npacks:\n  - {country: CH, version: 5, file: packs/ch.yaml}\n"),
             ("packs/ch.yaml", CH)]
        ), "“sha256”",
    ),
    "missing file": (lambda: zipped([("manifest.yaml", manifest({"CH": CH}))]), r"“packs/ch\.yaml”, which is not in"),
    "file elsewhere": (
        lambda: zipped([("manifest.yaml", manifest({"CH": CH}).replace(b"packs/ch", b"/etc/ch"))]), "which is not in",
    ),
    "unlisted pack": (lambda: zipped(good(("packs/bf.yaml", BF))), "not in its manifest"),
    "two packs for one State": (
        lambda: zipped([("manifest.yaml", manifest({"CH": CH, "ch": CH})), ("packs/ch.yaml", CH)]), "two packs for “ch”",
    ),
    "another State than listed": (
        lambda: zipped([("manifest.yaml", manifest({"BF": CH})), ("packs/bf.yaml", CH)]), "file",
    ),
    "another version than listed": (
        lambda: zipped([("manifest.yaml", manifest({"CH": CH}).replace(b": 5", b": 6")), ("packs/ch.yaml", CH)]),
        "version 6, the pack CH, version 5",
    ),
    "faulty pack": (
        lambda: make_bundle({"CH": (5, CH.replace(b"Ministry of Law", "Ministry\u202e of Law".encode()))}, KEY),
        r"x\.mlapack:packs/ch\.yaml:\d+:\d+: .*U\+202E",
    ),
    "pack that is no YAML": (lambda: make_bundle({"CH": (5, b"\x00\xff")}, KEY), r"x\.mlapack:packs/ch\.yaml"),
    "signature over other words": (lambda: signed_over(b"other words"), "signature does not fit"),
    "signature of a legacy form over the sum": (
        lambda: signed_over(manifest({"CH": CH}, key=KEY.public.text)).replace(b"RUQ", b"RWQ"), "not a bundle|does not fit",
    ),
    "signature taken out": (without_signature, "signature does not fit"),
    "number of a trusted key": (key_of_another, "signature does not fit"),
    "no signature in its file": (
        lambda: zipped(good(("manifest.yaml.minisig", b"trust me\n"))), r"minisig: .*not a signature",
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office that has a pack for Burkina Faso, and trusts a key."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    paths.office_packs().mkdir(parents=True)
    (paths.office_packs() / "bf.yaml").write_bytes(BF)
    (tmp_path / "trusted.pub").write_text(KEY.public.file_text, encoding="utf-8")
    assert run(["countries", "keys", "add", "Ministry", str(tmp_path / "trusted.pub")]) == 0


def office() -> dict[str, bytes]:
    home = paths.user_dir()
    files = {str(one.relative_to(home)): one.read_bytes() for one in sorted(home.rglob("*")) if one.is_file()}
    return {name: content for name, content in files.items() if not name.startswith("cache")}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bundle__is_refused_with_one_line__and_nothing_is_changed(name, tmp_path, capsys):
    made, said = HOSTILE[name]
    file = tmp_path / "x.mlapack"
    file.write_bytes(made())
    before, beside = office(), sorted(tmp_path.iterdir())
    capsys.readouterr()

    status = run(["countries", "install", str(file), "--accept", "--accept-unknown-signer"])

    told = capsys.readouterr()
    assert status == 2, told
    assert told.out == ""
    assert re.search(said, told.err), told.err
    assert re.fullmatch(r"[^\n]+: [^\n]+\n", told.err), told.err
    assert "unexpected" not in told.err
    assert office() == before
    assert sorted(tmp_path.iterdir()) == beside


def test_bundle_that_is_a_link__or_too_large__is_refused(tmp_path, capsys):
    file, link = tmp_path / "x.mlapack", tmp_path / "y.mlapack"
    file.write_bytes(zipped(good()))
    link.symlink_to(file)
    assert run(["countries", "install", str(link), "--accept"]) == 2
    with file.open("ab") as whole:
        whole.truncate(50_000_000)
    assert run(["countries", "install", str(file), "--accept"]) == 2
    assert capsys.readouterr().err.count("plain file of 40 MB at most") == 2


def test_version_older_than_the_offices__in_one_of_two_packs__installs_neither(tmp_path, capsys):
    file = tmp_path / "x.mlapack"
    older = BF.replace(b"version: 5", b"version: 4")
    file.write_bytes(make_bundle({"CH": (5, CH), "BF": (4, older)}, KEY))
    before = office()
    assert run(["countries", "install", str(file), "--accept"]) == 2
    assert re.search(r"x\.mlapack:packs/bf\.yaml: version 4 is not newer than the 5", capsys.readouterr().err)
    assert office() == before


@pytest.mark.parametrize("at", range(1, 5))
def test_disk_full_while_taking_over__leaves_all_as_it_was(at, tmp_path, monkeypatch):
    file = tmp_path / "x.mlapack"
    file.write_bytes(make_bundle({"CH": (5, CH), "BF": (6, BF.replace(b"version: 5", b"version: 6"))}, KEY, "x"))
    before, left = office(), [at]
    whole = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.suffix == ".part" and "countries" in str(self):
            left[0] -= 1
            if left[0] == 0:
                raise OSError(28, "No space left on device")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert run(["countries", "install", str(file), "--accept"]) == 2
    assert office() == before


@pytest.mark.parametrize(
    "content",
    [
        b"x\n",
        b"RWQ 2026-11-26 Ministry\n",
        KEY.public.text.encode(),
        b"\xff\xfe",
        "# \n\u202e b c\n".encode(),
        b"\0" * 100,
    ],
)
def test_file_of_trusted_keys__that_is_damaged__is_told_with_its_place(content, capsys):
    paths.trusted_keys_file().write_bytes(content)
    assert run(["countries", "keys", "list"]) == 2
    assert re.match(r"[^\n]*trusted_keys\.txt[^\n]*: [^\n]+\n", capsys.readouterr().err)
