"""Attached files on the disk: what is kept of one when it is attached, and whether it is still there as it was then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from mla_writer.answers.answers import Answers
from mla_writer.answers.attachment import Attachment, Standing, is_elsewhere
from mla_writer.errors import Place, Problem, StorageError
from mla_writer.storage.pdf_pages import pdf_pages

_PIECE = 1 << 20
_MOST_READ_AGAIN = 64 << 20
"""Bytes up to which a file is read again to see whether it changed; of a larger one the size tells, the sum once it is sent."""
_MOST_COUNTED = 200 << 20
"""Bytes of a PDF file up to which its pages are counted."""


def look_at(file: Path, folder: Path) -> Attachment:
    """Return what is kept of a file that is attached to a draft in `folder`.

    Raise StorageError where it cannot be read, or lies on another machine.
    """
    place = _place(file, folder)
    if is_elsewhere(place):
        raise StorageError([Problem("ATTACH-005", Place(str(file)), {})])
    digest, size = hashlib.sha256(), 0
    for piece in pieces(file):
        digest.update(piece)
        size += len(piece)
    pages = pdf_pages(file.read_bytes()) if size <= _MOST_COUNTED and file.suffix.lower() == ".pdf" else None
    return Attachment(place, size, digest.hexdigest(), pages)


def pieces(file: Path) -> Iterator[bytes]:
    """Yield the content of a file piece by piece; raise StorageError where it cannot be read, or is no plain file."""
    try:
        if not file.is_file():
            raise StorageError([Problem("ATTACH-001", Place(str(file)), {})])
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                yield piece
    except (OSError, ValueError) as error:
        raise StorageError([Problem("ATTACH-002", Place(str(file)), {"reason": str(error)})]) from error


def file_of(attachment: Attachment, folder: Path) -> Path:
    """Return where an attached file of a draft in `folder` lies."""
    return folder / attachment.path


def led_from(answers: Answers, before: Path, folder: Path) -> Answers:
    """Return the answers of a draft that moves from one folder to another, with paths that lead to the same attached files.

    A file on another machine keeps its path: see `is_elsewhere`.
    """
    if before.resolve() == folder.resolve():
        return answers
    for key, one in answers.records("documents").items():
        attached = one.get("file")
        path = _place(file_of(attached, before), folder) if isinstance(attached, Attachment) else ""
        if isinstance(attached, Attachment) and path != attached.path and not is_elsewhere(path):
            answers = answers.set(f"documents.{key}.file", replace(attached, path=path))
    return answers


def _place(file: Path, folder: Path) -> str:
    whole = file.resolve()
    try:
        return whole.relative_to(folder.resolve()).as_posix()
    except ValueError:
        return str(file.absolute() if is_elsewhere(str(whole)) else whole)  # a drive may stand for a folder elsewhere


@dataclass(slots=True)
class Watch:
    """Tells how attached files stand; what was read once is not read again while size and time of the file stay the same."""

    _seen: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def standing(self, attachment: Attachment, folder: Path) -> Standing:
        """Return how an attached file stands: there, missing, or changed since it was attached."""
        file = file_of(attachment, folder)
        try:
            told = file.stat() if file.is_file() else None
        except (OSError, ValueError):
            told = None
        if told is None:
            return "missing"
        if told.st_size != attachment.size:
            return "changed"
        if told.st_size > _MOST_READ_AGAIN:
            return "there"
        key = (str(file), told.st_size, told.st_mtime_ns)
        if key not in self._seen:
            self._seen[key] = _sum(file)
        return "there" if self._seen[key] == attachment.sha256 else "changed"


def _sum(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        for piece in pieces(file):
            digest.update(piece)
    except StorageError:
        return ""
    return digest.hexdigest()
