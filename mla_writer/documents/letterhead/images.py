"""Images of a letterhead: PNG and JPEG, taken apart and put together again without what they say of author, place and camera."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYS", b"sBIT", b"bKGD"}
)
_JPEG_DROPPED = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""Segments of applications and comments; JFIF (E0) and Adobe's word on colours (EE) stay."""
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_SCAN, _END = 0xDA, 0xD9
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_MOST_POINTS = 50_000_000


@dataclass(frozen=True, slots=True)
class Image:
    """An image that was found to be in order: its bytes, and the ending that goes with them."""

    ending: str
    content: bytes


def cleaned(content: bytes) -> Image | None:
    """Return an image without its metadata; None where it is neither PNG nor JPEG, or damaged, or unreasonably large."""
    try:
        if content.startswith(_PNG):
            return Image("png", b"".join(_png(content)))
        if content.startswith(b"\xff\xd8\xff"):
            return Image("jpeg", b"".join(_jpeg(content)))
    except (ValueError, struct.error, IndexError):
        return None
    return None


def _png(content: bytes) -> Iterator[bytes]:
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + length + 12]
        if len(chunk) != length + 12 or zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            raise ValueError
        if at == len(_PNG):
            _expect_modest(kind == b"IHDR", *struct.unpack_from(">II", chunk, 8))
        if kind in _PNG_KEPT:
            yield chunk
        at += len(chunk)


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG and the data behind each begin of a scan; what follows the end is left."""
    yield content[:2]
    at, has_frame = 2, False
    while content[at + 1] != _END:
        if content[at] != 0xFF:
            raise ValueError
        kind = content[at + 1]
        (length,) = struct.unpack_from(">H", content, at + 2)
        if kind in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            _expect_modest(True, width, height)
            has_frame = True
        end = at + 2 + length
        if kind == _SCAN:
            found = _NEXT.search(content, end)
            if found is None or not has_frame:
                raise ValueError
            end = found.start()
        if kind not in _JPEG_DROPPED:
            yield content[at:end]
        at = end
    yield content[at : at + 2]


def _expect_modest(begins_well: bool, width: int, height: int) -> None:
    if not begins_well or not 0 < width * height <= _MOST_POINTS:
        raise ValueError
