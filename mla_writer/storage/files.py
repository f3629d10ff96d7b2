"""Writing files so that nothing is ever lost or half-written: temporary file, fsync, rename; the previous version is kept."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Collection, Iterator, Mapping
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
_READING_CODES = {
    errno.ENOENT: "YAML-001",
    errno.ENOTDIR: "YAML-001",
    errno.EACCES: "YAML-002",
    errno.EPERM: "YAML-002",
    errno.EISDIR: "YAML-003",
}
_NOT_FOR_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EACCES, errno.EPERM})
"""What network shares say when a folder is to be synced, and folders that may be written but not read: the file is there."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_OF_FILES = frozenset({".docx", ".pdf", ".html", ".txt", ".xlf", ".zip"})
"""How names end that are meant for a file."""
Stamp = tuple[int, int, str]
"""How a file looked when it was last read or written here: time, size, and the hash of what stands in it."""


def previous_of(path: Path) -> Path:
    """Return where the previous version of the file at `path` is kept."""
    return path.with_name(f"{path.name}.previous")


def write_whole(path: Path, content: bytes, *, keep_previous: bool = False, private: bool = False) -> None:
    """Write `content` to `path` or leave everything as it was; raise StorageError where it cannot be written.

    With `keep_previous` the file that stood there before stays beside it as `<name>.previous`. Who may read the file stays as it
    was; a new one that is `private` only its owner may. What a link leads to is written, and the link stays.
    """
    with told_of(path):
        path = _real(path)
        temporary = _staged(path, content, private=private)
        try:
            if keep_previous and path.exists():
                _keep(path)
            temporary.replace(path)
            _sync_folder(path.parent)
        except BaseException:
            _remove(temporary)
            raise


def write_all(contents: Mapping[Path, bytes], *, private: bool = False, keep: Collection[Path] = ()) -> None:
    """Write every file or none, each as `write_whole` does; raise StorageError. Of those to `keep` the previous version stays.

    All are on the disk before the first takes its name; where one cannot take it, the others get back what they were.
    """
    kept = {_real(one) for one in keep}
    staged: list[tuple[Path, Path]] = []
    before: list[tuple[Path, Path | None]] = []
    try:
        for path, content in contents.items():
            with told_of(path):
                staged.append((_staged(_real(path), content, private=private), _real(path)))
        for temporary, path in staged:
            with told_of(path):
                if path in kept and path.exists():
                    _keep(path)
                before.append((path, _beside(path) if path.exists() else None))
                temporary.replace(path)
                _sync_folder(path.parent)
    except BaseException:
        for path, spare in before:
            _put_back(path, spare)
        for temporary, _ in staged:
            _remove(temporary)
        raise
    for _, spare in before:
        if spare is not None:
            _remove(spare)


def stamp_of(path: Path, known: Stamp | None = None) -> Stamp | None:
    """Return how the file at `path` looks; None where there is none. What looks as `known` is not read again."""
    try:
        seen = path.stat()
        if known is not None and known[:2] == (seen.st_mtime_ns, seen.st_size):
            return known
        return seen.st_mtime_ns, seen.st_size, hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def is_another(now: Stamp | None, known: Stamp | None) -> bool:
    """Whether something else stands in a file now than what is known of it; a file that is gone is no other one."""
    return now is not None and known is not None and now[2] != known[2]


def can_be_folder(folder: Path) -> bool:
    """Whether several files can be written at `folder`: it is one, or nothing yet that is named like a folder."""
    return folder.is_dir() or not (folder.exists() or folder.suffix.lower() in _OF_FILES)


def make_folder(folder: Path) -> None:
    """Make a folder where it is missing; raise StorageError where that cannot be done."""
    with told_of(folder):
        folder.mkdir(parents=True, exist_ok=True)


def storage_error(path: Path, error: OSError) -> StorageError:
    """Return the error that tells a person what `error` means for the file at `path` and what to do."""
    code = _CODES.get(error.errno or 0, "FILE-005")
    return StorageError([Problem(code, Place(str(path)), {"reason": error.strerror or str(error)})])


def unreadable(path: Path, error: OSError) -> StorageError:
    """Return the error that tells a person why the file at `path` could not be read, and what to do."""
    code = _READING_CODES.get(error.errno or 0, "YAML-004")
    return StorageError([Problem(code, Place(str(path)), {"reason": error.strerror or str(error)})])


@contextlib.contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Raise StorageError, told of `path`, for what the disk refuses within."""
    try:
        yield
    except OSError as error:
        raise storage_error(path, error) from error


def new_part(path: Path, *, private: bool = False) -> tuple[int, Path]:
    """Make a hidden file beside `path` that is to take its name; return its open handle and its path. Raise OSError.

    It may be read by whom the file at `path` may be read, where there is one; else by its owner alone where it is `private`.
    """
    part = _part_name(path)
    handle = os.open(part, _NEW, 0o600 if private else 0o666)  # less what the system takes away from any new file
    try:
        _take_rights(handle, path)
    except BaseException:
        os.close(handle)
        _remove(part)
        raise
    return handle, part


def _take_rights(handle: int, path: Path) -> None:
    if os.name == "nt" or not path.exists():  # there rights belong to the folder
        return
    told = path.stat()
    os.fchmod(handle, stat.S_IMODE(told.st_mode))
    if told.st_gid != os.fstat(handle).st_gid:
        with contextlib.suppress(OSError):  # a group that is not ours to give
            os.fchown(handle, -1, told.st_gid)


def _part_name(path: Path) -> Path:
    return path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part")


def _real(path: Path) -> Path:
    """Return the file that a link leads to; any other path as it is."""
    return path.resolve() if path.is_symlink() else path


def _staged(path: Path, content: bytes, *, private: bool) -> Path:
    """Write `content` to a temporary file beside `path`, down to the disk, and return it."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not path.stat().st_mode & _WRITABLE:  # a new file could take its name all the same
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, temporary = new_part(path, private=private)
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


def _beside(path: Path) -> Path:
    """Return a second name, or a copy, of the file at `path`."""
    spare = _part_name(path)
    try:
        os.link(path, spare)
    except OSError:  # a file system without hard links, such as FAT on a stick
        try:
            spare.write_bytes(path.read_bytes())
        except BaseException:
            _remove(spare)
            raise
    return spare


def _keep(path: Path) -> None:
    """Have what stands at `path` as the previous version, which is a whole one at any moment."""
    spare = _beside(path)
    try:
        spare.replace(previous_of(path))
    finally:
        _remove(spare)  # still there where that failed, or where both were the same file already


def _put_back(path: Path, spare: Path | None) -> None:
    """Have what stood at `path` there again; what cannot be put back is told by the error that is being raised."""
    with contextlib.suppress(OSError):
        path.unlink() if spare is None else spare.replace(path)
    if spare is not None:
        _remove(spare)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # directories cannot be opened there; rename is durable with the file
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise
