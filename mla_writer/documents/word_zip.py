"""The package of a Word letter: its parts in their order, with fixed dates, as `zipfile` writes them; in a third of its time.

What letters of one language share, such as styles, is deflated once per process.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

_LEVEL = 3
"""Half the time of the usual 6, for a file a tenth larger."""
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UNIX, _DEFLATED = 20, 3, 8
_TIME, _DAY = 0, 33
"""Midnight of 1 January 1980, the first that the format knows."""
_MODE = 0o600 << 16
_OF_THE_LETTER = frozenset(
    {"word/document.xml", "word/header1.xml", "word/footnotes.xml", "customXml/item1.xml", "docProps/core.xml"}
)
"""What differs from letter to letter, and is not kept."""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the package with parts by their names, which are ASCII."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, content in parts.items():
        is_shared = isinstance(content, str) and name not in _OF_THE_LETTER
        crc, size, deflated = _shared(content) if is_shared else _deflated(content)
        named = name.encode("ascii")
        common = (_DEFLATED, _TIME, _DAY, crc, len(deflated), size, len(named), 0)
        directory += [
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, _UNIX, _VERSION, 0, 0, *common, 0, 0, 0, _MODE, offset), named
        ]  # fmt: skip
        pieces += [_LOCAL.pack(b"PK\x03\x04", _VERSION, 0, 0, *common), named, deflated]
        offset += _LOCAL.size + len(named) + len(deflated)
    length = sum(map(len, directory))
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), length, offset, 0)
    return b"".join((*pieces, *directory, end))


def _deflated(content: str | bytes) -> tuple[int, int, bytes]:
    """Return the sum of a part, its size, and itself deflated."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush()


@lru_cache(maxsize=128)
def _shared(content: str) -> tuple[int, int, bytes]:
    return _deflated(content)
