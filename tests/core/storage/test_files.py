"""Writing files: whole or not at all, the former version kept, each trouble of the disk told in words."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mla_writer.errors import StorageError
from mla_writer.storage.files import previous_of, write_all, write_whole


def codes(error: StorageError) -> list[str]:
    return [one.code for one in error.problems]


def test_write_whole__keeps_the_version_before(tmp_path):
    file = tmp_path / "draft.yaml"
    for text in (b"one", b"two", b"three"):
        write_whole(file, text, keep_previous=True)
    assert file.read_bytes() == b"three"
    assert previous_of(file).read_bytes() == b"two"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["draft.yaml", "draft.yaml.previous"]


def test_write_whole__on_a_stick_without_links__keeps_it_too(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "no links here")

    file = tmp_path / "draft.yaml"
    write_whole(file, b"one", keep_previous=True)
    monkeypatch.setattr(os, "link", refuse)
    write_whole(file, b"two", keep_previous=True)
    assert previous_of(file).read_bytes() == b"one"


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "FILE-003"), (errno.EROFS, "FILE-002"), (errno.EIO, "FILE-005")]
)
def test_write_whole__where_the_disk_fails__leaves_everything_as_it_was(tmp_path, monkeypatch, step, number, code):
    file = tmp_path / "draft.yaml"
    write_whole(file, b"one")

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), refuse)
    with pytest.raises(StorageError) as caught:
        write_whole(file, b"two", keep_previous=True)

    assert codes(caught.value) == [code]
    assert file.read_bytes() == b"one"
    assert not list(tmp_path.glob(".*"))


def test_write_whole__into_a_folder_that_is_missing__says_so(tmp_path):
    with pytest.raises(StorageError) as caught:
        write_whole(tmp_path / "nowhere" / "draft.yaml", b"one")
    assert codes(caught.value) == ["FILE-001"]


def test_write_whole__over_a_folder__says_so(tmp_path):
    with pytest.raises(StorageError) as caught:
        write_whole(tmp_path, b"one")
    assert codes(caught.value) == ["FILE-004"]


WRITER = """
import sys
from pathlib import Path
from mla_writer.storage.files import write_whole
file = Path(sys.argv[1])
print("ready", flush=True)
number = 0
while True:
    number += 1
    write_whole(file, (f"{number:08d}\\n" * 20_000).encode(), keep_previous=True)
"""


@pytest.mark.parametrize("run", range(3))
def test_write_whole__killed_at_any_moment__leaves_a_whole_file(tmp_path, run):
    file = tmp_path / "draft.yaml"
    write_whole(file, b"00000000\n" * 20_000)
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.Random(run).uniform(0.02, 0.2))
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    process.stdout.close()

    for kept in (file, previous_of(file)):
        if kept.exists():
            lines = kept.read_bytes().splitlines()
            assert len(lines) == 20_000
            assert len(set(lines)) == 1


def test_write_whole__syncs_before_it_renames(tmp_path, monkeypatch):
    order: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        order.append("sync")
        real_sync(handle)

    def replace(self: Path, target: Path) -> Path:
        order.append("rename")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    write_whole(tmp_path / "draft.yaml", b"one")
    assert order == ["sync", "rename", "sync"]


def test_write_all__where_one_cannot_be_written__writes_none(tmp_path):
    (tmp_path / "b").mkdir()
    with pytest.raises(StorageError) as caught:
        write_all({tmp_path / "a": b"one", tmp_path / "b": b"two"})
    assert codes(caught.value) == ["FILE-004"]
    assert [one.name for one in tmp_path.iterdir()] == ["b"]


def test_write_all__writes_each(tmp_path):
    write_all({tmp_path / "a": b"one", tmp_path / "b": b"two"})
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"one", b"two"]
