"""Writing files so that nothing is ever lost or half-written: temporary file, fsync, rename; the previous version is kept."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from mla_writer.errors import Place, Problem, StorageError

_CODES = {
    errno.ENOENT: "FILE-001",
    errno.ENOTDIR: "FILE-001",
    errno.EACCES: "FILE-002",
    errno.EPERM: "FILE-002",
    errno.EROFS: "FILE-002",
    errno.ENOSPC: "FILE-003",
    errno.EDQUOT: "FILE-003",
    errno.EISDIR: "FILE-004",
    errno.ENAMETOOLONG: "FILE-006",
}


_OF_FILES = frozenset({".docx", ".pdf", ".html", ".txt", ".xlf", ".zip"})
"""How names end that are meant for a file."""


def previous_of(path: Path) -> Path:
    """Return where the previous version of the file at `path` is kept."""
    return path.with_name(f"{path.name}.previous")


def write_whole(path: Path, content: bytes, *, keep_previous: bool = False) -> None:
    """Write `content` to `path` or leave everything as it was; raise StorageError where it cannot be written.

    With `keep_previous` the file that stood there before stays beside it as `<name>.previous`.
    """
    with _told_of(path):
        temporary = _staged(path, content)
        try:
            if keep_previous and path.exists():
                _keep(path)
            temporary.replace(path)
            _sync_folder(path.parent)
        except BaseException:
            _remove(temporary)
            raise


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file or none: all are on the disk before the first takes its name. Raise StorageError."""
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            with _told_of(path):
                staged.append((_staged(path, content), path))
        for temporary, path in staged:
            with _told_of(path):
                temporary.replace(path)
                _sync_folder(path.parent)
    except BaseException:
        for temporary, _ in staged:
            _remove(temporary)
        raise


def can_be_folder(folder: Path) -> bool:
    """Whether several files can be written at `folder`: it is one, or nothing yet that is named like a folder."""
    return folder.is_dir() or not (folder.exists() or folder.suffix.lower() in _OF_FILES)


def make_folder(folder: Path) -> None:
    """Make a folder where it is missing; raise StorageError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(folder, error) from error


def storage_error(path: Path, error: OSError) -> StorageError:
    """Return the error that tells a person what `error` means for the file at `path` and what to do."""
    code = _CODES.get(error.errno or 0, "FILE-005")
    return StorageError([Problem(code, Place(str(path)), {"reason": error.strerror or str(error)})])


@contextlib.contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise storage_error(path, error) from error


def _staged(path: Path, content: bytes) -> Path:
    """Write `content` to a temporary file beside `path`, down to the disk, and return it."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def _keep(path: Path) -> None:
    previous = previous_of(path)
    with contextlib.suppress(FileNotFoundError):
        previous.unlink()
    try:
        os.link(path, previous)
    except OSError:  # a file system without hard links, such as FAT on a stick
        previous.write_bytes(path.read_bytes())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # directories cannot be opened there; rename is durable with the file
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
