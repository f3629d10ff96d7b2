"""Final versions in a draft file: read strictly, written so that they read back equal, their answers packed small.

The answers of a version are the text of a draft, packed with zlib and written as base64 in lines. They are unpacked only when
somebody asks for them; a file from outside can make them no larger than a draft may be.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

from mla_writer.answers.frozen import FinalLetters, FinalVersion
from mla_writer.errors import Place, fail
from mla_writer.storage.parts import Fault, is_number, marks_data, numbers_data, read_marks, read_numbers
from mla_writer.yamlio import MOST_BYTES, Position

_LINE, _PIECE = 100, 400_000
"""How long a line of packed answers is, and the most of them in one text of the file."""
_SUM = re.compile(r"[0-9a-f]{64}")
_FAULT = "DRAFT-008"
_TEXTS = frozenset({"number", "answers", "dated", "program"})
_PARTS = frozenset({"forms", "packs", "letters", "content"})
_LETTERS = frozenset({"on", "by", "reader", "format"})


def packed(text: str) -> tuple[str, ...]:
    """Return `text` packed for a draft file; the same text gives the same."""
    plain = base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")
    pieces = (plain[start : start + _PIECE] for start in range(0, len(plain), _PIECE))
    return tuple(" ".join(one[at : at + _LINE] for at in range(0, len(one), _LINE)) for one in pieces)


def unpacked(version: FinalVersion, name: str) -> str:
    """Return the text of the draft as it was when `version` was written; `name` stands for the file it comes from.

    Raise ProblemsError where that has been damaged.
    """
    try:
        content = base64.b64decode("".join(version.content).replace(" ", "").encode("ascii"), validate=True)
        text = zlib.decompressobj().decompress(content, MOST_BYTES + 1)
        if len(text) > MOST_BYTES:
            raise ValueError(name)
        return text.decode("utf-8")
    except (ValueError, binascii.Error, zlib.error):
        raise fail("VERSION-003", Place(name), number=version.number) from None


def versions_data(versions: Sequence[FinalVersion]) -> list[object]:
    """Return what `read_versions` reads."""
    return [
        {
            "number": str(one.number),
            "answers": one.answers,
            "dated": one.dated,
            "program": one.program,
            "forms": numbers_data(one.forms),
            "packs": marks_data(one.packs),
            "letters": [_letters_data(letters) for letters in one.letters],
            "content": list(one.content),
        }
        for one in versions
    ]


def _letters_data(one: FinalLetters) -> dict[str, object]:
    told: dict[str, object] = {"on": one.on, "by": one.by, "reader": one.reader, "format": one.format}
    ways = {"ways": list(one.ways)} if one.ways else {}
    return {**told, "languages": list(one.languages), "files": dict(one.files), **ways}


def read_versions(data: object, fault: Fault) -> tuple[FinalVersion, ...]:
    """Return the versions in `data`, which stands under `versions`; what is wrong is told to `fault`."""
    if data and not isinstance(data, list):
        fault(("versions",), _FAULT)
    rows = data if isinstance(data, list) else []
    return tuple(one for number, row in enumerate(rows) for one in _version(row, ("versions", number), fault))


def _version(row: object, at: Position, fault: Fault) -> Iterator[FinalVersion]:
    """Yield the version in `row`; nothing where it is not whole."""
    fields = row if isinstance(row, Mapping) else {}
    texts = {key: value for key, value in fields.items() if key in _TEXTS and isinstance(value, str)}
    letters, content = fields.get("letters"), _texts(fields.get("content"))
    is_whole = set(texts) == _TEXTS and set(fields) == _TEXTS | _PARTS and is_number(texts["number"])
    if not is_whole or not content or not isinstance(letters, list) or not letters:
        fault(at, _FAULT)
        return
    yield FinalVersion(
        int(texts["number"]),
        texts["answers"],
        texts["dated"],
        texts["program"],
        read_numbers(_mapping(fields["forms"]), (*at, "forms"), fault),
        read_marks(_mapping(fields["packs"]), (*at, "packs"), fault),
        content,
        tuple(one for n, part in enumerate(letters) for one in _letters(part, (*at, "letters", n), fault)),
    )


def _letters(part: object, at: Position, fault: Fault) -> Iterator[FinalLetters]:
    fields = part if isinstance(part, Mapping) else {}
    texts = {key: value for key, value in fields.items() if key in _LETTERS and isinstance(value, str)}
    languages, files = _texts(fields.get("languages")), _mapping(fields.get("files"))
    sums = {name: value for name, value in files.items() if isinstance(value, str) and _SUM.fullmatch(value)}
    are_files = sums and len(sums) == len(files) and not any("/" in name or "\\" in name for name in sums)
    ways = _texts(fields.get("ways", []))
    if set(texts) != _LETTERS or not languages or not are_files or ("ways" in fields and not ways):
        fault(at, _FAULT)
        return
    yield FinalLetters(**texts, languages=languages, files=sums, ways=ways)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _texts(value: object) -> tuple[str, ...]:
    """Return a list of texts; nothing where it is none."""
    texts = tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
    return texts if isinstance(value, list) and len(texts) == len(value) else ()
