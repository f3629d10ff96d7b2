"""Content controls of Word files: written around a run, and read back from a file that somebody filled in.

Word keeps the tags; older LibreOffice drops them, but keeps bookmarks: so each field stands behind one of its own. What is read comes from outside: its size is bounded before it is unpacked, and a document
type, which could hold entities, ends the reading.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from mla_writer.documents.tree import Control
from mla_writer.documents.word_accepted import BodyReader, W as _W
from mla_writer.documents.word_package import BODY, Limits, PackageError, part_of

_WORDS_14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MOST_BYTES = 5_000_000
_LIMITS = Limits(MOST_BYTES, 20_000_000)
_MOST_TEXT = 20_000
"""Characters that are kept of one field."""
_MARK = "field"
"""Begin of the name of a bookmark; the number of the field follows."""
ANSWER_MARK = "answer"
"""Begin of the name of the bookmark around an answer in a letter; the number of its tag and that of its place follow."""
_TICKED = frozenset("☑☒✓✔✗✘×xX")


def controlled(control: Control, content: str, *, is_empty: bool, place: int = 0) -> str:
    """Return the runs of `content` inside a content control; `is_empty` where they only say what belongs there.

    An answer stands in a letter more than once: `place` numbers its controls, and its bookmark goes around it.
    """
    number = number_of(control.tag)
    if place and control.kind == "answer":
        hint = "<w:showingPlcHdr/>" if is_empty else ""
        return (
            f'<w:bookmarkStart w:id="{place}" w:name="{ANSWER_MARK}{number}_{place}"/><w:sdt><w:sdtPr>{_named(control.title, control.tag)}'
            f'<w:id w:val="{place}"/>{hint}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{place}"/>'
        )
    hint = "<w:showingPlcHdr/>" if is_empty else ""
    properties = (
        f'{_named(control.title, control.tag)}<w:id w:val="{place or number}"/>'
        f"{_LOCKS[control.kind]}{hint}{_KINDS[control.kind]}"
    )
    if control.kind == "choice":
        properties = properties.replace("{options}", "".join(_options(control)))
    sdt = f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    if place:
        start = f'<w:bookmarkStart w:id="{place}" w:name="{ANSWER_MARK}{number}_{place}"/>'
        return f'{start}{sdt}<w:bookmarkEnd w:id="{place}"/>'
    return f'<w:bookmarkStart w:id="{number}" w:name="{_MARK}{number}"/><w:bookmarkEnd w:id="{number}"/>{sdt}'


@lru_cache(maxsize=4096)
def _named(title: str, tag: str) -> str:
    return f'<w:alias w:val="{escape(title)}"/><w:tag w:val="{escape(tag)}"/>'


@lru_cache(maxsize=4096)
def number_of(tag: str) -> int:
    """Return the number that stands for a tag where only numbers and short names are kept."""
    return zlib.crc32(tag.encode()) & 0x7FFFFFFF or 1


_KINDS = {
    "text": "<w:richText/>",
    "answer": "",
    "fixed": "<w:text/>",
    "choice": "<w:dropDownList>{options}</w:dropDownList>",
    "date": '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="en-GB"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>',
    "tick": f'<w14:checkbox xmlns:w14="{_WORDS_14}"><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
}


_LOCKS = dict.fromkeys(_KINDS, '<w:lock w:val="sdtLocked"/>') | {
    "fixed": '<w:lock w:val="sdtContentLocked"/>',
    "answer": "",
}
"""What may not be taken out of a form that is filled in; of a letter everything may."""


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


def _body(content: bytes) -> bytes:
    try:
        return part_of(content, BODY, _LIMITS)
    except KeyError:
        raise PackageError("damaged") from None


@dataclass(frozen=True, slots=True)
class Filled:
    """A field as it was read: its tag where it still has one, the number that stands for it, and what was filled in."""

    tag: str
    number: int
    value: str


def read_fields(content: bytes, most_text: int) -> tuple[Filled, ...]:
    """Return every field of a Word file in its order, each with `most_text` signs at most; raise PackageError."""
    reader = _Reader(most_text)
    reader.read(_body(content))
    return tuple(Filled(one.tag, number_of(one.tag) if one.tag else one.number, one.value) for one in reader.fields)


def read_controls(content: bytes, hints: Iterable[str] = ()) -> Controls:
    """Return what stands in the content controls of a Word file; raise PackageError where it cannot be read."""
    reader = _Reader()
    reader.read(_body(content))
    return Controls(reader.fields, hints)


class _Reader(BodyReader):
    """Gathers the fields while the XML is walked over."""

    def __init__(self, most_text: int = _MOST_TEXT) -> None:
        super().__init__()
        self._most_text = most_text
        self.fields: list[_Field] = []
        self._open: list[_Field] = []
        self._mark = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of a field, the bookmark of one, or a further paragraph in one."""
        if name == f"{_W}sdt":
            self._open.append(_Field(number=self._mark))
            self._mark = 0
        elif name == f"{_W}bookmarkStart":
            self._mark = _number_in(attributes.get(f"{_W}name", "")) or self._mark
        elif name == f"{_W}p" and self._open and self._open[-1].text:
            self._add("\n")

    def told_of(self, name: str, attributes: dict[str, str]) -> None:
        """Take a property of a field."""
        if not self._open or self.properties[0] != f"{_W}sdtPr":
            return
        one = self._open[-1]
        space, _, local = name.partition(" ")
        value = attributes.get(f"{space} val", "")
        if name == f"{_W}tag":
            one.tag = value
        elif name == f"{_W}showingPlcHdr":
            one.is_empty = value not in {"0", "false"}
        elif name == f"{_W}listItem":
            word = attributes.get(f"{_W}value", "")
            one.options[attributes.get(f"{_W}displayText") or word] = word
        elif name == f"{_W}date":
            one.day = attributes.get(f"{_W}fullDate", "")[:10]
        elif local == "checked":
            one.checked = value or "0"

    def closed(self, name: str) -> None:
        """Take the end of a field."""
        if name != f"{_W}sdt" or not self._open:
            return
        closed = self._open.pop()
        if not closed.number:
            closed.number, self._mark = self._mark, 0
        if closed.tag or closed.number:
            self.fields.append(closed)

    def said(self, text: str) -> None:
        """Add what is said to the field in which it stands."""
        if self._open:
            self._add(" " if text == "\t" else text)

    def _add(self, text: str) -> None:
        one = self._open[-1]
        if one.length < self._most_text:
            one.text.append(text[: self._most_text - one.length])
            one.length += len(text)


def _number_in(name: str) -> int:
    """Return the number in the name of a bookmark of a field, or 0 for any other bookmark."""
    number = name.removeprefix(_MARK)
    return int(number) if name.startswith(_MARK) and number.isdecimal() and len(number) < 11 else 0
