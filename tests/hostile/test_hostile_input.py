"""Bad input to the commands: one line with place, fault and remedy, status 2, nothing lost and nothing half-written."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from mla_writer import paths
from mla_writer.cli.main import run
from tests.machine import most_seconds
from tests.sample import SAMPLES, writable

MOST_SECONDS = 2.0
"""Of work: how long that takes on the clock depends on what else the machine does."""
MOST_MEGABYTES = 500
GOOD = (SAMPLES / "uganda-switzerland.gaps.yaml").read_text(encoding="utf-8")


def changed(old: str, new: str) -> bytes:
    assert GOOD.count(old) >= 1, old
    return GOOD.replace(old, new, 1).encode()


DRAFTS: dict[str, tuple[bytes, str]] = {
    "unknown key": (changed("  channel: central", "  chanel: central"), r":\d+:\d+: .*“chanel”.*channel"),
    "unknown form": (changed("\nfreezing:", "\nfreezeing:"), r":\d+:\d+: .*“freezeing”.*freezing"),
    "missing reference": (re.sub(r"document: \w+", "document: d99", GOOD, count=1).encode(), r":\d+:\d+: .*“d99”"),
    "duplicate id": (changed("\n  f2:", "\n  f1:"), r":\d+:\d+: .*f1"),
    "answer of the wrong kind": (
        changed("date: 2026-11-23", "date: tomorrow"),
        r":7:\d+|:\d+:\d+: .*“tomorrow”.*2023-03",
    ),
    "text where several answers belong": (changed("\n  office:\n", "\n  office: one\n  conducting:\n"), r":\d+:\d+: "),
    "newer format": (changed("draft: 1", "draft: 99"), r":\d+:\d+: .*99"),
    "no draft": (b"a: b\n", r":1:1: "),
    "no mapping": (b"- a\n- b\n", r": "),
    "empty": (b"", r": "),
    "truncated": (GOOD[: len(GOOD) // 2].encode(), r":\d+:\d+: |: "),
    "truncated inside a quote": (b'draft: 1\nrequest:\n  case_name: "Uganda v', r":\d+:\d+: "),
    "wrong encoding": (GOOD.encode("utf-16"), r": "),
    "alias bomb": (b"draft: 1\nrequest: &a {x: 1}\nfacts: *a\n", r":2:10: "),
    "nested brackets": (b"draft: 1\nrequest: " + b"[" * 50_000, r": "),
    "tag": (b"draft: 1\nrequest: !!python/name:os.system {}\n", r":2:10: "),
    "unknown State": (changed("requested: CH", "requested: XX"), r":\d+:\d+: .*“XX”"),
    "bad override": (GOOD.encode() + b"\noverrides: {LANG-002@x: {why: no}}\n", r":\d+:\d+: "),
    "bad versions": (GOOD.encode() + b"\nversions: [{number: 1}]\n", r":\d+:\d+: .*never edited by hand"),
    "figures that are no number, as format": (changed("draft: 1", "draft: ²"), r":\d+:\d+: "),
    "format of many figures": (changed("draft: 1", f"draft: {'1' * 5000}"), r":\d+:\d+: "),
    "figures that are no number, as form": (changed("\nforms: {}", "\nforms: {request: ²}"), r":\d+:\d+: "),
    "form of many figures": (changed("\nforms: {}", f"\nforms: {{request: {'9' * 5000}}}"), r":\d+:\d+: "),
    "pack of many figures": (changed("\npacks: {}", f"\npacks: {{CH: {'9' * 5000}}}"), r":\d+:\d+: "),
    "sum with an exponent": (changed("[USD 1250000]", "[USD 1e999999]"), r":\d+:\d+: .*more figures"),
    "bad history": (GOOD.encode() + b"\nhistory: {a: b}\n", r":\d+:\d+: "),
}
ONE_LINE = re.compile(r"[^\n]+: [^\n]+\n")


@pytest.mark.parametrize("command", ["check", "export", "fill"])
@pytest.mark.parametrize("name", DRAFTS)
def test_bad_draft__is_one_line_a_fault_with_its_place(name, command, tmp_path, capsys):
    content, said = DRAFTS[name]
    draft = tmp_path / "draft.yaml"
    draft.write_bytes(content)
    answers = tmp_path / "answers.yaml"
    answers.write_text("request: {case_name: R v A}\n", encoding="utf-8")
    more = {"check": [], "export": ["-o", str(tmp_path / "out.docx")], "fill": [str(answers)]}[command]

    status = run([command, str(draft), *more])

    told = capsys.readouterr()
    assert status == 2
    assert told.out == ""
    assert re.search(said, told.err), told.err
    assert str(draft) in told.err
    assert all(ONE_LINE.fullmatch(f"{line}\n") for line in told.err.splitlines())
    assert "Traceback" not in told.err
    assert draft.read_bytes() == content
    assert sorted(one.name for one in tmp_path.iterdir()) == ["answers.yaml", "draft.yaml"]


def test_truncated_draft__anywhere__is_refused_or_read_but_never_a_fault_of_the_program(tmp_path, capsys):
    draft = tmp_path / "draft.yaml"
    for length in range(200, len(GOOD), len(GOOD) // 40):
        draft.write_bytes(GOOD.encode()[:length])
        assert run(["check", str(draft)]) in {1, 2}
        assert "unexpected" not in capsys.readouterr().err


def test_several_faults__are_all_told_at_once(tmp_path, capsys):
    draft = tmp_path / "draft.yaml"
    text = GOOD.replace("date: 2026-11-23", "date: tomorrow", 1).replace("written_in: en", "writen_in: en", 1)
    draft.write_text(text, encoding="utf-8")
    assert run(["check", str(draft)]) == 2
    told = capsys.readouterr().err
    assert "tomorrow" in told
    assert "writen_in" in told


def refuse(number: int) -> Callable[..., None]:
    def raising(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return raising


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "full"), (errno.EROFS, "may not write"), (errno.EACCES, "may not write")]
)
@pytest.mark.parametrize("command", ["export", "fill"])
def test_output_that_cannot_be_written__is_said_and_leaves_nothing(
    tmp_path, capsys, monkeypatch, number, words, command
):
    folder = tmp_path / "out"
    folder.mkdir()
    draft = writable(folder)
    before = draft.read_bytes()
    answers = tmp_path / "answers.yaml"
    answers.write_text("request: {case_name: R v A}\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", refuse(number))
    more = [str(answers)] if command == "fill" else ["-o", str(folder)]

    assert run([command, str(draft), *more]) == 2

    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
    assert draft.read_bytes() == before
    assert [one.name for one in folder.iterdir()] == ["draft.yaml"]


@pytest.mark.parametrize("target", ["nowhere/out.docx", "nowhere/deep/"])
def test_export__into_a_folder_that_is_missing(tmp_path, capsys, target):
    draft = writable(tmp_path)
    status = run(["export", str(draft), "--language", "en", "-o", str(tmp_path / target)])
    told = capsys.readouterr()
    assert status == 2
    assert "nowhere" in told.err
    assert "no such folder" in told.err
    assert not (tmp_path / "nowhere").exists()


def test_export__of_three_languages_where_the_second_cannot_be_written__writes_none(tmp_path, capsys):
    draft = writable(tmp_path)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "request.fr.docx").mkdir()
    assert run(["export", str(draft), "-o", str(folder)]) == 2
    assert "request.fr.docx" in capsys.readouterr().err
    assert [one.name for one in folder.iterdir()] == ["request.fr.docx"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "--from", "XX", "--to", "CH", "--assistance", "freezing", "-o", "{}/d.yaml"], "XX"),
        (["new", "--from", "UG", "--to", "CH", "--assistance", "freezin", "-o", "{}/d.yaml"], "freezin"),
        (["new", "--from", "UG", "--to", "CH", "--assistance", "freezing", "--on", "soon", "-o", "{}/d.yaml"], "soon"),
        (["check", "{}/missing.yaml"], "missing.yaml"),
        (["check", "{}"], "folder"),
        (["check"], "DRAFT"),
        (["countries", "show", "ZZ"], "ZZ"),
        (["treaties", "show", "nothing"], "nothing"),
        (["treaties", "between", "UG", "Q9"], "Q9"),
        (["forms", "show", "nothing"], "nothing"),
        (["check", "--explain", "COMP-999"], "COMP-999"),
        (["frobnicate"], "frobnicate"),
        ([], "COMMAND"),
    ],
)
def test_wrong_usage__is_one_line(tmp_path, capsys, arguments, said):
    status = run([one.format(tmp_path) for one in arguments])
    told = capsys.readouterr()
    assert status == 2
    assert said in told.err
    assert told.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_new__never_overwrites(tmp_path, capsys):
    draft = tmp_path / "draft.yaml"
    draft.write_text("mine", encoding="utf-8")
    assert run(["new", "--from", "UG", "--to", "CH", "--assistance", "freezing", "-o", str(draft)]) == 2
    assert draft.read_text(encoding="utf-8") == "mine"
    assert "draft.yaml" in capsys.readouterr().err


PACKS = {
    "unknown State": ("country: CH", "country: XQ", r":\d+:\d+: .*XQ"),
    "bad condition": ('expect: "', 'expect: "&& ', r":\d+:\d+: "),
    "unknown key": ("country: CH", "contry: CH", r":\d+:\d+: .*country"),
}


@pytest.mark.parametrize("name", PACKS)
def test_bad_pack__is_told_at_its_place(name, tmp_path, capsys):
    old, new, said = PACKS[name]
    pack = tmp_path / "ch.yaml"
    good = (paths.content_dir() / "forms" / "countries" / "ch.yaml").read_text(encoding="utf-8")
    assert old in good
    pack.write_text(good.replace(old, new, 1), encoding="utf-8")
    assert run(["countries", "check", str(pack)]) == 2
    told = capsys.readouterr().err
    assert re.search(said, told), told


CHILD = """
import json, sys, time
from mla_writer.__main__ import main
try:
    status = main(sys.argv[1:])
except SystemExit as stop:
    status = stop.code
peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps({"status": status, "megabytes": peak, "seconds": time.process_time()}))
"""

HEAVY = {
    "alias bomb": b"draft: 1\nrequest:\n" + b"\n".join(b"  a%d: &a%d [x, x]" % (n, n) for n in range(50_000)),
    "50,000 nested brackets": b"draft: 1\nrequest: " + b"[" * 50_000,
    "scalar of 50 MB": b"draft: 1\nrequest: {case_name: " + b"x" * 50_000_000 + b"}",
    "20,000 facts with a wrong key": b"draft: 1\nrequest: {requested: CH}\nfacts:\n"
    + b"".join(b"  f%d: {wat: x}\n" % n for n in range(20_000)),
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_draft__is_refused_soon_and_without_much_memory(name, tmp_path):
    draft = tmp_path / "draft.yaml"
    draft.write_bytes(HEAVY[name])
    done = subprocess.run(
        [sys.executable, "-c", CHILD, "check", str(draft)], capture_output=True, text=True, timeout=30, check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["status"] == 2
    assert told["megabytes"] < MOST_MEGABYTES
    assert told["seconds"] < most_seconds(MOST_SECONDS)
    assert 0 < len(done.stderr.splitlines()) <= 101


@pytest.mark.parametrize("command", [["check"], ["forms", "check"], ["countries", "check"], ["treaties", "between"]])
def test_name_that_is_too_long_for_the_disk__is_one_line(command, capsys):
    assert run([*command, "x" * 300, *(["CH"] if command[0] == "treaties" else [])]) == 2
    told = capsys.readouterr().err
    assert "unexpected" not in told
    assert all(ONE_LINE.fullmatch(f"{line}\n") for line in told.splitlines())


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_what_is_told__on_a_terminal_that_does_not_know_its_signs__is_told_all_the_same(encoding, form, tmp_path):
    """As in a file on Windows, to which `mla-writer check … > file` writes in a Western encoding."""
    draft = writable(tmp_path)
    command = [sys.executable, "-m", "mla_writer", "check", str(draft), "--language", "ar", "--format", form]
    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    )
    assert done.returncode == 0
    assert done.stderr == b""
    if form == "json":
        assert json.loads(done.stdout.decode(encoding))["findings"]


def test_disk_that_is_full_of_what_is_told__is_one_line(tmp_path):
    draft = writable(tmp_path)
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - no file, a device
        done = subprocess.run(
            [sys.executable, "-m", "mla_writer", "check", str(draft)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode != 0
    assert b"unexpected" not in done.stderr


@pytest.mark.parametrize("command", [["import"], ["countries", "install"], ["countries", "read-answers"]])
def test_file_that_is_not_there__or_a_folder_in_its_place__is_told_as_what_it_is(command, tmp_path, capsys):
    draft = writable(tmp_path)
    more = ["--into", str(draft)] if command == ["import"] else []
    for name, said in (("gone.docx", "no such file"), (".", "this is a folder")):
        assert run([*command, str(tmp_path / name), *more]) == 2
        assert said in capsys.readouterr().err
