"""One part of a Word file from outside: unpacked within limits, walked over with entities and document types refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "word/document.xml"
_MOST_PARTS = 500
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError,
)  # fmt: skip


class PackageError(Exception):
    """A file that cannot be read: `reason` is damaged, large or unsafe."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes a file may have, and how many one part of it once it is unpacked."""

    file: int
    part: int


def part_of(content: bytes, name: str, limits: Limits) -> bytes:
    """Return a part of the package; raise PackageError where the file is none or beyond `limits`, KeyError without the part."""
    if len(content) > limits.file:
        raise PackageError("large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise PackageError("large")
            with archive.open(name) as part:
                found = part.read(limits.part + 1)
    except _FAULTS:
        raise PackageError("damaged") from None
    if len(found) > limits.part:
        raise PackageError("large")
    return found


def walk(
    part: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Walk over the XML of a part, of which nothing is built, so that neither depth nor size can hurt.

    Names come as "namespace local". Raise PackageError where it is not well-formed, or holds a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError):
        raise PackageError("damaged") from None


def _refuse(*_: object) -> None:
    raise PackageError("unsafe")
