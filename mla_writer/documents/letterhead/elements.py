"""XML of a foreign Word file: read without document types, bounded in depth and number, written again in words of our own.

Elements and attributes of namespaces that are not in `NAMES` are not even read; so nothing unknown can come through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal
from xml.parsers import expat

_OPEN = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office/word/2010"
NAMES: Mapping[str, str] = {
    f"{_OPEN}/wordprocessingml/2006/main": "w",
    f"{_OPEN}/officeDocument/2006/relationships": "r",
    f"{_OPEN}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_OPEN}/drawingml/2006/main": "a",
    f"{_OPEN}/drawingml/2006/picture": "pic",
    f"{_OPEN}/markup-compatibility/2006": "mc",
    f"{_MICROSOFT}/wordprocessingShape": "wps",
    f"{_MICROSOFT}/wordprocessingGroup": "wpg",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:word": "w10",
    f"{_OPEN}/package/2006/relationships": "rel",
    f"{_OPEN}/package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for uri, prefix in NAMES.items() if prefix not in {"rel", "ct", "xml"})
"""The declarations for a part that holds what was taken over."""
_STRICT = "http://purl.oclc.org/ooxml/"
_TEXTUAL = frozenset({"w:t", "w:instrText", "wp:posOffset", "wp:align"})
_MOST_DEEP, _MOST_ELEMENTS = 80, 100_000

Fault = Literal["damaged", "unsafe", "large", "strict"]


class ElementsError(Exception):
    """A part that cannot be read: `fault` tells why."""

    def __init__(self, fault: Fault) -> None:
        self.fault: Fault = fault
        super().__init__(fault)


@dataclass(slots=True, eq=False)
class Element:
    """An element under our own prefixes (`w:p`), its attributes likewise (`w:val`), and its children; text is in a few only."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def get(self, name: str = "w:val", default: str = "") -> str:
        """Return an attribute, or what stands for a missing one."""
        return self.attributes.get(name, default)

    def child(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next((one for one in self.children if one.name == name), None)

    def every(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names below this one, in their order."""
        for one in self.children:
            if one.name in names:
                yield one
            yield from one.every(*names)

    def is_on(self, name: str) -> bool:
        """Whether a switch such as `w:titlePg` is set among the children."""
        found = self.child(name)
        return found is not None and found.get(default="1") not in {"0", "false", "off"}


def read_elements(content: bytes) -> Element:
    """Return the root of a part; raise ElementsError where it is not well-formed, holds a document type, or too much."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartNamespaceDeclHandler = reader.declare
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise ElementsError("damaged") from None
    if reader.root is None:
        raise ElementsError("damaged")
    return reader.root


class _Reader:
    """Builds the tree; what hangs below an unknown element is counted, and left out."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._unknown = 0
        self._number = 0
        self._prefixes: dict[str, str] = {}

    def refuse(self, *_: object) -> None:
        raise ElementsError("unsafe")

    def declare(self, prefix: str | None, uri: str) -> None:
        if (uri or "").startswith(_STRICT):
            raise ElementsError("strict")
        self._prefixes[prefix or ""] = uri

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._number += 1
        if self._number > _MOST_ELEMENTS or len(self._open) + self._unknown > _MOST_DEEP:
            raise ElementsError("large")
        known = _known(name)
        if self._unknown or not known:
            self._unknown += 1
            return
        kept = {one: value for key, value in attributes.items() if (one := _known(key, "plain"))}
        if known == "mc:Choice":
            wanted = (NAMES.get(self._prefixes.get(one, ""), "?") for one in kept.get("Requires", "?").split())
            kept = {"Requires": " ".join(wanted)}
        made = Element(known, kept)
        if self._open:
            self._open[-1].children.append(made)
        elif self.root is None:
            self.root = made
        self._open.append(made)

    def end(self, _name: str) -> None:
        if self._unknown:
            self._unknown -= 1
        elif self._open:
            self._open.pop()

    def characters(self, data: str) -> None:
        if self._open and not self._unknown and self._open[-1].name in _TEXTUAL:
            self._open[-1].text += data


def _known(name: str, plain: str = "") -> str:
    """Return a name under our prefix; nothing for one of a namespace that is not ours. Attributes may have none at all."""
    uri, _, local = name.rpartition(" ")
    if not uri:
        return local if plain else ""
    prefix = NAMES.get(uri)
    return f"{prefix}:{local}" if prefix else ""


def xml_of(element: Element) -> str:
    """Return an element as text; its namespaces are declared where it is put (`DECLARED`)."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes.items())
    inner = "".join(xml_of(one) for one in element.children)
    if element.name in _TEXTUAL:
        inner = escape(element.text, quote=False)
    return f"<{element.name}{attributes}>{inner}</{element.name}>" if inner else f"<{element.name}{attributes}/>"
