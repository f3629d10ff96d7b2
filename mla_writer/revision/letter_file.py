"""A Word letter read from a file that anybody may have touched: its lines, its origin, the comments in it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

from mla_writer.documents.word_lines import Line, lines_of
from mla_writer.documents.word_origin import LetterOrigin, read_origin
from mla_writer.documents.word_package import BODY, WORDS, Limits, PackageError, part_of, walk
from mla_writer.errors import Place, fail
from mla_writer.storage.files import unreadable

_LIMITS = Limits(30_000_000, 40_000_000)
_SMALL = Limits(30_000_000, 2_000_000)
_ORIGINS = tuple(f"customXml/item{number}.xml" for number in range(1, 9))
_COMMENTS = "word/comments.xml"
_MOST_COMMENTS = 200
_MOST_SIGNS = 2000
_MOST_LINES = 60_000
_REASONS = {"damaged": "BACK-001", "large": "BACK-002", "unsafe": "BACK-003"}


@dataclass(frozen=True, slots=True)
class LetterFile:
    """What stands in the file; `origin` is None where another program has taken it out."""

    source: Path
    lines: tuple[Line, ...]
    origin: LetterOrigin | None
    comments: tuple[str, ...]
    print: str
    """A sum of the file."""


def read_letter_file(source: Path) -> LetterFile:
    """Return the letter in a file; raise ProblemsError where it is no Word file, or none that is safe to read."""
    try:
        with source.open("rb") as stream:
            content = stream.read(_LIMITS.file + 1)
    except OSError as error:
        raise unreadable(source, error) from None
    try:
        lines = lines_of(part_of(content, BODY, _LIMITS))
        if len(lines) > _MOST_LINES:
            raise PackageError("large")
        found = LetterFile(source, tuple(lines), _origin(content), _comments(content), f"{zlib.crc32(content):08x}")
    except KeyError:
        raise fail("BACK-001", Place(str(source))) from None
    except PackageError as error:
        raise fail(_REASONS[error.reason], Place(str(source)), limit=_LIMITS.file // 1_000_000) from None
    return found


def _origin(content: bytes) -> LetterOrigin | None:
    for name in _ORIGINS:
        try:
            found = read_origin(part_of(content, name, _SMALL))
        except KeyError:
            return None
        if found is not None:
            return found
    return None


def _comments(content: bytes) -> tuple[str, ...]:
    try:
        part = part_of(content, _COMMENTS, _SMALL)
    except KeyError:
        return ()
    found: list[list[str]] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name == f"{WORDS} comment":
            found.append([])
        elif name == f"{WORDS} p" and found:
            found[-1].append(" ")

    def text(data: str) -> None:
        if found:
            found[-1].append(data)

    walk(part, start, lambda _: None, text)
    told = (" ".join("".join(one).split())[:_MOST_SIGNS] for one in found[:_MOST_COMMENTS])
    return tuple(one for one in told if one)
