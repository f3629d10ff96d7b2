"""Writing files: whole or not at all, the former version kept, each trouble of the disk told in words."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
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


@pytest.mark.parametrize("write", [write_whole, lambda file, content: write_all({file: content})])
def test_write__over_a_file_that_is_write_protected__says_so(tmp_path, write):
    file = tmp_path / "draft.yaml"
    file.write_bytes(b"sent")
    file.chmod(0o444)
    with pytest.raises(StorageError) as caught:
        write(file, b"changed")
    assert codes(caught.value) == ["FILE-002"]
    assert file.read_bytes() == b"sent"
    file.chmod(0o644)
    write(file, b"changed")
    assert file.read_bytes() == b"changed"


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


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def usual_mask():
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("usual_mask")
def test_write_whole__leaves_it_to_whom_could_read_the_file__and_gives_a_new_one_the_rights_of_any_file(tmp_path):
    file = tmp_path / "draft.yaml"
    write_whole(file, b"one")
    assert rights(file) == 0o644
    file.chmod(0o660)
    write_whole(file, b"two", keep_previous=True, private=True)
    write_all({file: b"three", tmp_path / "other": b"x"})
    assert rights(file) == rights(previous_of(file)) == 0o660
    assert rights(tmp_path / "other") == 0o644


@pytest.mark.usefixtures("usual_mask")
def test_write__of_something_private__is_its_owners_alone(tmp_path):
    write_whole(tmp_path / "a", b"one", private=True)
    write_all({tmp_path / "b": b"one"}, private=True)
    assert rights(tmp_path / "a") == rights(tmp_path / "b") == 0o600


def test_write__through_a_link__writes_what_it_leads_to(tmp_path):
    (tmp_path / "share").mkdir()
    real, link = tmp_path / "share" / "draft.yaml", tmp_path / "draft.yaml"
    real.write_bytes(b"one")
    link.symlink_to(real)
    write_whole(link, b"two", keep_previous=True)
    assert link.is_symlink()
    assert (real.read_bytes(), previous_of(real).read_bytes()) == (b"two", b"one")
    write_all({link: b"three"})
    assert link.is_symlink()
    assert real.read_bytes() == b"three"


@pytest.mark.parametrize("links", [True, False])
def test_write_all__where_the_last_cannot_take_its_name__leaves_every_file_as_it_was(tmp_path, monkeypatch, links):
    """As on Windows, where a letter that is open in Word cannot be replaced."""
    (tmp_path / "a").write_bytes(b"before")
    (tmp_path / "c").write_bytes(b"before")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "c" and self.name.endswith(".part"):
            raise PermissionError(errno.EACCES, "open elsewhere")
        return real(self, target)

    def refuse(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "replace", replace)
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(StorageError) as caught:
        write_all({tmp_path / "a": b"after", tmp_path / "b": b"after", tmp_path / "c": b"after"})

    assert codes(caught.value) == ["FILE-002"]
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a": b"before", "c": b"before"}


def test_write_whole__where_the_version_before_cannot_be_kept__leaves_both_as_they_were(tmp_path, monkeypatch):
    file = tmp_path / "draft.yaml"
    write_whole(file, b"one")
    write_whole(file, b"two", keep_previous=True)

    def refuse(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(StorageError):
        write_whole(file, b"three", keep_previous=True)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        "draft.yaml": b"two",
        "draft.yaml.previous": b"one",
    }


def test_write_whole__where_file_and_version_before_are_one__as_after_a_kill__leaves_nothing_beside_them(tmp_path):
    file = tmp_path / "draft.yaml"
    file.write_bytes(b"one")
    os.link(file, previous_of(file))
    write_whole(file, b"two", keep_previous=True)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        "draft.yaml": b"two",
        "draft.yaml.previous": b"one",
    }


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_write__on_a_share_whose_folders_cannot_be_synced__is_done(tmp_path, monkeypatch, number):
    real = os.fsync

    def sync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)
    write_whole(tmp_path / "draft.yaml", b"one")
    write_all({tmp_path / "a": b"one"})
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "draft.yaml"]
