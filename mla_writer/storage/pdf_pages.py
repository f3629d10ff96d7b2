"""How many pages a PDF file has, without a library: from its catalogue to the root of its page tree, which counts them.

Objects are found by their heads, also in compressed object streams. Where the way to the count is lost (a damaged or encrypted
file) nothing is said: a number that may be wrong is worse than none.
"""

from __future__ import annotations

import re
import zlib

_HEAD = re.compile(rb"(?:^|[\s>])(\d{1,10})\s+(\d{1,5})\s+obj\b")
_ROOT = re.compile(rb"/Root\s+(\d{1,10})\s+\d{1,5}\s+R")
_PAGES = re.compile(rb"/Pages\s+(\d{1,10})\s+\d{1,5}\s+R")
_COUNT = re.compile(rb"/Count\s+(\d{1,7})\b")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST, _NUMBER = re.compile(rb"/First\s+(\d{1,9})\b"), re.compile(rb"/N\s+(\d{1,7})\b")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_UNPACKED = 20_000_000
_MOST_IN_ALL = 100_000_000
_DICTIONARY = 400_000
"""Bytes behind the head of an object within which its dictionary is looked for."""


def pdf_pages(content: bytes) -> int | None:
    """Return the number of pages of a PDF file; None where it cannot be told."""
    if not content.startswith(b"%PDF-"):
        return None
    objects = _plain_objects(content)
    objects = {**_packed_objects(content, objects), **objects}
    roots = _ROOT.findall(content)
    catalogue = objects.get(int(roots[-1]), b"") if roots else b""
    pages = _PAGES.search(catalogue)
    root = objects.get(int(pages[1]), b"") if pages is not None else b""
    count = _COUNT.search(root)
    return int(count[1]) if count is not None and int(count[1]) > 0 else None


def _plain_objects(content: bytes) -> dict[int, bytes]:
    """Return the beginning of each object by its number; of several under one number the last, which holds."""
    return {int(one[1]): _dictionary(content, one.end()) for one in _HEAD.finditer(content)}


def _dictionary(content: bytes, start: int) -> bytes:
    end = content.find(b"endobj", start, start + _DICTIONARY)
    end = end if end >= 0 else min(len(content), start + _DICTIONARY)
    stream = content.find(b"stream", start, end)
    return content[start : stream if stream >= 0 else end]


def _packed_objects(content: bytes, plain: dict[int, bytes]) -> dict[int, bytes]:
    """Return the objects within compressed object streams."""
    found: dict[int, bytes] = {}
    room = _MOST_IN_ALL
    for head in _HEAD.finditer(content):
        dictionary = _dictionary(content, head.end())
        if not _OBJECT_STREAM.search(dictionary) or room <= 0:
            continue
        start = _STREAM.search(content, head.end())
        first, number = _FIRST.search(dictionary), _NUMBER.search(dictionary)
        if start is None or first is None or number is None:
            continue
        unpacked = _unpacked(content, start.end(), b"/FlateDecode" in dictionary)
        room -= len(unpacked)
        found |= _in_stream(unpacked, int(first[1]), int(number[1]))
    return {key: one for key, one in found.items() if key not in plain}


def _unpacked(content: bytes, start: int, is_packed: bool) -> bytes:
    if not is_packed:
        return content[start : start + _MOST_UNPACKED]
    try:
        return zlib.decompressobj().decompress(content[start : start + _MOST_UNPACKED], _MOST_UNPACKED)
    except zlib.error:
        return b""


def _in_stream(unpacked: bytes, first: int, number: int) -> dict[int, bytes]:
    """Return the objects of one stream: pairs of number and offset stand before `first`."""
    try:
        figures = [int(one) for one in unpacked[:first].split()[: 2 * number]]
    except ValueError:
        return {}
    pairs = list(zip(figures[::2], figures[1::2], strict=False))
    starts = [first + offset for _, offset in pairs]
    ends = [*starts[1:], len(unpacked)]
    return {key: unpacked[at:end][:_DICTIONARY] for (key, _), at, end in zip(pairs, starts, ends, strict=True)}
