"""Content controls of Word files: written around a run, and read back from a file that somebody filled in.

Word keeps the tags; older LibreOffice drops them, but keeps bookmarks: so each field stands behind one of its own. What is read comes from outside: its size is bounded before it is unpacked, and a document
type, which could hold entities, ends the reading.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from mla_writer.documents.tree import Control

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORDS_14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_BODY = "word/document.xml"
MOST_BYTES = 5_000_000
_MOST_UNPACKED = 20_000_000
_MOST_PARTS = 500
_MOST_TEXT = 20_000
"""Characters that are kept of one field."""
_MARK = "field"
"""Begin of the name of a bookmark; the number of the field follows."""
_TICKED = frozenset("☑☒✓✔✗✘×xX")


class ControlsError(Exception):
    """A file that cannot be read: `reason` is damaged, large or unsafe."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def controlled(control: Control, content: str, *, is_empty: bool) -> str:
    """Return the runs of `content` inside a content control; `is_empty` where they only say what belongs there."""
    number = number_of(control.tag)
    lock = '<w:lock w:val="sdtContentLocked"/>' if control.kind == "fixed" else '<w:lock w:val="sdtLocked"/>'
    hint = "<w:showingPlcHdr/>" if is_empty else ""
    properties = (
        f'<w:alias w:val="{escape(control.title)}"/><w:tag w:val="{escape(control.tag)}"/><w:id w:val="{number}"/>{lock}{hint}'
        f"{_KINDS[control.kind]}"
    )
    properties = properties.replace("{options}", "".join(_options(control)))
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{_MARK}{number}"/><w:bookmarkEnd w:id="{number}"/>'
    return f"{mark}<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def number_of(tag: str) -> int:
    """Return the number that stands for a tag where only numbers and short names are kept."""
    return zlib.crc32(tag.encode()) & 0x7FFFFFFF or 1


_KINDS = {
    "text": "<w:richText/>",
    "fixed": "<w:text/>",
    "choice": "<w:dropDownList>{options}</w:dropDownList>",
    "date": '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="en-GB"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>',
    "tick": f'<w14:checkbox xmlns:w14="{_WORDS_14}"><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
}


def _options(control: Control) -> Iterator[str]:
    for word, label in control.options:
        yield f'<w:listItem w:displayText="{escape(label)}" w:value="{escape(word)}"/>'


@dataclass(slots=True)
class _Field:
    """A content control while it is read."""

    tag: str = ""
    number: int = 0
    is_empty: bool = False
    checked: str = ""
    day: str = ""
    options: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def value(self) -> str:
        """What was filled in: the word of an option, a day, `yes` for a tick, or a text; nothing for what was left open."""
        told = "".join(self.text).strip()
        if self.checked:
            return "yes" if self.checked in {"1", "true"} or told in _TICKED else ""
        if self.is_empty:
            return ""
        return self.day if self.day and told else self.options.get(told, told)


class Controls:
    """What stands in the fields of a file; of fields with the same tag the first that was filled in counts.

    `hints` are the texts that say what belongs into a field: one that holds nothing else was left open.
    """

    def __init__(self, fields: Iterable[_Field], hints: Iterable[str] = ()) -> None:
        self._found: dict[int, str] = {}
        empty = frozenset(hints)
        for one in fields:
            value = one.value
            if value and value not in empty:
                self._found.setdefault(number_of(one.tag) if one.tag else one.number, value)

    def get(self, tag: str) -> str:
        """Return what was filled in under a tag, or nothing."""
        return self._found.get(number_of(tag), "")


def read_controls(content: bytes, hints: Iterable[str] = ()) -> Controls:
    """Return what stands in the content controls of a Word file; raise ControlsError where it cannot be read."""
    reader = _Reader()
    reader.read(_body(content))
    return Controls(reader.fields, hints)


def _body(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        raise ControlsError("large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise ControlsError("large")
            with archive.open(_BODY) as part:
                body = part.read(_MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError, NotImplementedError, OSError, ValueError):
        raise ControlsError("damaged") from None
    if len(body) > _MOST_UNPACKED:
        raise ControlsError("large")
    return body


class _Reader:
    """Walks over the XML of a body; nothing of it is built, so that neither depth nor size can hurt."""

    def __init__(self) -> None:
        self.fields: list[_Field] = []
        self._open: list[_Field] = []
        self._is_text = False
        self._in_properties = 0
        self._mark = 0

    def read(self, body: bytes) -> None:
        """Read a whole body; raise ControlsError where it is not well-formed, or holds a document type."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(body, True)
        except (expat.ExpatError, ValueError):
            raise ControlsError("damaged") from None

    def _refuse(self, *_: object) -> None:
        raise ControlsError("unsafe")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.partition(" ")
        value = attributes.get(f"{space} val", "")
        if name == f"{_WORDS} sdt":
            self._open.append(_Field(number=self._mark))
            self._mark = 0
        elif name == f"{_WORDS} bookmarkStart":
            self._mark = _number_in(attributes.get(f"{_WORDS} name", "")) or self._mark
        elif not self._open:
            return
        elif name == f"{_WORDS} sdtPr":
            self._in_properties += 1
        elif self._in_properties:
            self._property(name, local, value, attributes)
        elif space == _WORDS:
            self._is_text = local == "t"
            if local in {"br", "cr", "tab"} or (local == "p" and self._open[-1].text):
                self._add("\n" if local != "tab" else " ")

    def _property(self, name: str, local: str, value: str, attributes: dict[str, str]) -> None:
        one = self._open[-1]
        if name == f"{_WORDS} tag":
            one.tag = value
        elif name == f"{_WORDS} showingPlcHdr":
            one.is_empty = value not in {"0", "false"}
        elif name == f"{_WORDS} listItem":
            word = attributes.get(f"{_WORDS} value", "")
            one.options[attributes.get(f"{_WORDS} displayText") or word] = word
        elif name == f"{_WORDS} date":
            one.day = attributes.get(f"{_WORDS} fullDate", "")[:10]
        elif local == "checked":
            one.checked = value or "0"

    def _end(self, name: str) -> None:
        if not self._open:
            return
        if name == f"{_WORDS} sdt":
            closed = self._open.pop()
            if not closed.number:
                closed.number, self._mark = self._mark, 0
            if closed.tag or closed.number:
                self.fields.append(closed)
        elif name == f"{_WORDS} sdtPr":
            self._in_properties -= 1
        elif name == f"{_WORDS} t":
            self._is_text = False

    def _characters(self, data: str) -> None:
        if self._is_text and self._open and not self._in_properties:
            self._add(data)

    def _add(self, text: str) -> None:
        one = self._open[-1]
        if one.length < _MOST_TEXT:
            one.text.append(text[: _MOST_TEXT - one.length])
            one.length += len(text)


def _number_in(name: str) -> int:
    """Return the number in the name of a bookmark of a field, or 0 for any other bookmark."""
    number = name.removeprefix(_MARK)
    return int(number) if name.startswith(_MARK) and number.isdecimal() and len(number) < 11 else 0
