"""The zip of a foreign Word file: sizes, names and kinds of its parts are looked at before anything of it is used."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from mla_writer.documents.letterhead.elements import Element, ElementsError, read_elements
from mla_writer.errors import Place, ProblemsError, fail

MOST_BYTES = 10_000_000
_MOST_PARTS, _MOST_XML, _MOST_IMAGE, _MOST_UNPACKED = 1000, 8_000_000, 6_000_000, 40_000_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_FAULTS = (
    zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, UnicodeError,
    ValueError,
)  # fmt: skip
_CODES: Mapping[str, str] = {
    "damaged": "HEAD-001",
    "large": "HEAD-002",
    "protected": "HEAD-003",
    "names": "HEAD-004",
    "macros": "HEAD-005",
    "unsafe": "HEAD-006",
    "strict": "HEAD-007",
}
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MACROS = re.compile(r"(^|/)vba(project\.bin|data\.xml|projectsignature.*)$", re.IGNORECASE)
_OUTSIDE = re.compile(r"(^|/)\.\.(/|$)|^/|\\|^[A-Za-z]:|[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points to: the last word of the relation's type, the part, and whether it lies outside of the file."""

    kind: str
    target: str
    is_external: bool


class Package:
    """A Word file whose outside was found to be in order. Parts are unpacked when they are asked for, never more than a bound."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._room = _MOST_UNPACKED
        if len(content) > MOST_BYTES:
            raise self.refused("large")
        if content.startswith(_OLD_WORD):
            raise self.refused("protected")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            entries = self._archive.infolist()
        except _FAULTS:
            raise self.refused("damaged") from None
        if len(entries) > _MOST_PARTS:
            raise self.refused("large")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for one in entries:
            self._look_at(one)
            self._entries[one.orig_filename.casefold()] = one
        self.main = self._main()

    def refused(self, fault: str) -> ProblemsError:
        """Return the error for a fault of the file."""
        return fail(_CODES[fault], Place(self._name), limit=MOST_BYTES // 1_000_000)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._entries)

    def part(self, name: str) -> Element | None:
        """Return the root of an XML part, None where there is no such part; raise ProblemsError where it cannot be used."""
        content = self._unpacked(name, _MOST_XML)
        if content is None:
            return None
        try:
            return read_elements(content)
        except ElementsError as error:
            raise self.refused(error.fault) from None

    def image(self, name: str) -> bytes | None:
        """Return the bytes of an image, None where there is none of that name."""
        return self._unpacked(name, _MOST_IMAGE)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relations of a part by their ids; targets inside the file are names of parts."""
        folder, base = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for one in root.children if root is not None and root.name == "rel:Relationships" else ():
            target, is_external = one.get("Target"), one.get("TargetMode").casefold() == "external"
            if not is_external:
                target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/").casefold()
            found[one.get("Id")] = Relation(one.get("Type").rpartition("/")[2], target, is_external)
        return found

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _look_at(self, entry: zipfile.ZipInfo) -> None:
        name = entry.orig_filename
        if _OUTSIDE.search(name) or name.casefold() in self._entries:
            raise self.refused("names")
        if _MACROS.search(name):
            raise self.refused("macros")
        if entry.flag_bits & 0x41:
            raise self.refused("protected")

    def _main(self) -> str:
        types = self.part("[Content_Types].xml")
        if types is None:
            raise self.refused("damaged")
        if any("macroenabled" in one.get("ContentType").casefold() for one in types.children):
            raise self.refused("macros")
        kinds = {one.get("PartName").lstrip("/").casefold(): one.get("ContentType") for one in types.children}
        main = next((one.target for one in self.relations("").values() if one.kind == "officeDocument"), "")
        if main not in self._entries or kinds.get(main) not in {_DOCUMENT, _TEMPLATE}:
            raise self.refused("damaged")
        return main

    def _unpacked(self, name: str, most: int) -> bytes | None:
        entry = self._entries.get(name.casefold())
        if entry is None:
            return None
        most = min(most, self._room)
        try:
            with self._archive.open(entry) as file:
                content = file.read(most + 1)
        except _FAULTS:
            raise self.refused("damaged") from None
        if len(content) > most:
            raise self.refused("large")
        self._room -= len(content)
        return content
