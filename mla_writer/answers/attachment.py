"""An attached file as an answer: where it lies, how large it is, its SHA-256, and its pages where they could be counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Standing = Literal["there", "missing", "changed"]
"""How an attached file stands: as it was when it was attached, gone, or another one."""

_SUM = re.compile(r"[0-9a-f]{64}")
_KEYS = frozenset({"path", "size", "sha256", "pages"})
_ELSEWHERE = re.compile(r"[/\\]{2}")
"""How the path of a file on another machine begins."""
_KEPT = frozenset("-_.() ")
_LONGEST = 60
_EXTENSION = re.compile(r"[A-Za-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attached file; `path` is beside the draft where the file lies below its folder, else a whole path."""

    path: str
    size: int
    sha256: str
    pages: int | None = None

    @property
    def name(self) -> str:
        """The name of the file, safe to show and to write under."""
        return safe_name(re.split(r"[/\\]", self.path)[-1])

    def enclosed_as(self, number: int) -> str:
        """The name of the file in the parcel, as the enclosure with this number: letters and lists of sums call it so."""
        return f"enclosure-{number:02}-{self.name}"

    def __str__(self) -> str:
        return self.name


def read_attachment(data: object) -> Attachment:
    """Return what a draft holds of an attached file; raise ValueError where it is nothing of the kind."""
    if not isinstance(data, Mapping) or not set(data) <= _KEYS or not {"path", "size", "sha256"} <= set(data):
        raise ValueError(data)
    path, size, digest, pages = (str(data.get(one, "")) for one in ("path", "size", "sha256", "pages"))
    if not path.strip() or "\x00" in path or is_elsewhere(path) or not _SUM.fullmatch(digest):
        raise ValueError(data)
    if not size.isdecimal() or not (pages.isdecimal() or not pages) or len(size) > 15 or len(pages) > 7:
        raise ValueError(data)
    return Attachment(path, int(size), digest, int(pages) if pages else None)


def written_attachment(value: Attachment) -> dict[str, str]:
    """Return what a draft holds of an attached file; the inverse of `read_attachment`."""
    pages = {"pages": str(value.pages)} if value.pages is not None else {}
    return {"path": value.path, "size": str(value.size), "sha256": value.sha256, **pages}


def is_elsewhere(path: str) -> bool:
    """Whether a path leads to another machine: a draft may not hold it, so that reading one never reaches for that machine."""
    return _ELSEWHERE.match(path) is not None


def safe_name(name: str) -> str:
    """Return a file name that every system takes and that reads as it is written: letters and digits of any script, few signs.

    Control characters and marks that turn the direction of writing are left out, an ending that is none becomes part of the
    name. Names of devices become safe by the number that the caller puts before them.
    """
    whole = unicodedata.normalize("NFC", name)
    stem, dot, ending = whole.rpartition(".")
    if not dot or not stem or not _EXTENSION.fullmatch(ending):
        stem, ending = whole, ""
    kept = "".join(_sign(one) for one in stem)
    plain = re.sub(r"\s+", " ", re.sub(r"_{2,}", "_", kept)).strip(" ._")
    short = _short(plain) or "file"
    return f"{short}.{ending.lower()}" if ending else short


def _sign(sign: str) -> str:
    if sign in _KEPT or unicodedata.category(sign)[0] in "LNM":
        return sign
    return "" if unicodedata.category(sign)[0] == "C" else "_"


def _short(stem: str) -> str:
    """Return a stem of so many signs, and of no more bytes than a name may have on any system."""
    stem = stem[:_LONGEST]
    while len(stem.encode("utf-8")) > 3 * _LONGEST:
        stem = stem[:-1]
    return stem.strip(" ._")
