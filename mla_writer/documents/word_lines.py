"""The paragraphs of a Word letter, line by line, with the answers that stand in them; for letters that come from outside.

Tracked changes are read as accepted. The results of fields are left out, because Word counts pages anew whenever it likes; but
for cross-references and sequences, which are words of a sentence. Answers are known by the tags of their controls, or where a program has dropped these by the bookmarks around them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mla_writer.documents.word_accepted import BodyReader, W as _W
from mla_writer.documents.word_controls import ANSWER_MARK

_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom"})
_MOST_INSTRUCTION = 200
_MARKS = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]+")


def settled(text: str) -> str:
    """Return a text as it is compared: without marks of direction, all white space alike, none at its ends."""
    return " ".join((text if text.isascii() else _MARKS.sub("", text)).split())


@dataclass(slots=True)
class Piece:
    """A stretch of a line: fixed text, or with a tag or the number of one what shows an answer."""

    text: str
    tag: str = ""
    number: int = 0
    place: int = 0
    """Which control it stands in, counted through the letter; 0 for fixed text."""


@dataclass(slots=True)
class Line:
    """A paragraph; `row` is the number of the row of a table in which it stands, 0 outside."""

    pieces: list[Piece] = field(default_factory=list)
    style: str = ""
    row: int = 0

    @property
    def text(self) -> str:
        """Its whole text."""
        return "".join(one.text for one in self.pieces)


def lines_of(body: bytes) -> list[Line]:
    """Return the lines of a body, in its order; raise PackageError where it is not well-formed, or unsafe."""
    reader = _Reader()
    reader.read(body)
    return reader.lines


@dataclass(slots=True)
class _Control:
    tag: str = ""
    number: int = 0
    place: int = 0


@dataclass(slots=True)
class _OpenField:
    """A field that is being read; its result is said where it is a cross-reference or the number of a sequence."""

    instruction: str = ""
    is_said: bool = False

    def begin_result(self) -> None:
        """Take that the instruction is over."""
        self.is_said = self.instruction.split()[:1] in (["REF"], ["SEQ"])


class _Reader(BodyReader):
    """Gathers lines while the XML is walked over."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._open: list[Line] = []
        self._controls: list[_Control] = []
        self._bookmarks: dict[str, _Control] = {}
        self._fields: list[_OpenField] = []
        self._is_instruction = False
        self._places = 0
        self._rows: list[int] = []
        self._row = 0
        self._merging: Line | None = None
        self._ends_deleted = False
        self._deleted_rows: set[int] = set()

    # ---- elements --------------------------------------------------------------------------------------------------

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        act = self._STARTS.get(name)
        if act is not None:
            act(self, attributes)

    def closed(self, name: str) -> None:
        """Take the end of an element."""
        act = self._ENDS.get(name)
        if act is not None:
            act(self)

    def written(self, data: str) -> None:
        """Take the instruction of a field."""
        if self._is_instruction and self._fields:
            self._fields[-1].instruction += data[:_MOST_INSTRUCTION]

    # ---- what opens and closes -------------------------------------------------------------------------------------

    def _paragraph(self, _: dict[str, str]) -> None:
        line = Line(row=self._rows[-1] if self._rows else 0)
        if self._merging is not None and not self._open:
            line, self._merging = self._merging, None
        self._ends_deleted = False
        self._open.append(line)

    def _end_paragraph(self) -> None:
        line = self._open.pop()
        if self._ends_deleted and not self._open:
            self._merging = line
        else:
            self._keep(line)
        self._ends_deleted = False

    def _keep(self, line: Line) -> None:
        if line.row not in self._deleted_rows or not line.row:
            self.lines.append(line)

    def _end_merging(self) -> None:
        """Keep what is left of a paragraph whose end was deleted, where none follows in which it could go on."""
        if self._merging is not None and self._merging.pieces:
            self._keep(self._merging)
        self._merging = None

    def _table(self, _: dict[str, str]) -> None:
        self._end_merging()

    def _start_row(self, _: dict[str, str]) -> None:
        self._row += 1
        self._rows.append(self._row)

    def _end_row(self) -> None:
        self._rows.pop()

    def _control(self, _: dict[str, str]) -> None:
        self._places += 1
        self._controls.append(_Control(place=self._places))

    def _end_control(self) -> None:
        self._controls.pop()

    def _bookmark(self, attributes: dict[str, str]) -> None:
        number, _, place = attributes.get(f"{_W}name", "").removeprefix(ANSWER_MARK).partition("_")
        if number.isdecimal() and place.isdecimal() and len(number) < 11 and len(place) < 11:
            self._places += 1
            self._bookmarks[attributes.get(f"{_W}id", "")] = _Control("", int(number), self._places)

    def _end_bookmark(self, attributes: dict[str, str]) -> None:
        self._bookmarks.pop(attributes.get(f"{_W}id", ""), None)

    def _field(self, attributes: dict[str, str]) -> None:
        kind = attributes.get(f"{_W}fldCharType", "")
        if kind == "begin":
            self._fields.append(_OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].begin_result()
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _instruction(self, _: dict[str, str]) -> None:
        self._is_instruction = True

    def _end_instruction(self) -> None:
        self._is_instruction = False

    def _simple_field(self, attributes: dict[str, str]) -> None:
        opened = _OpenField(attributes.get(f"{_W}instr", ""))
        opened.begin_result()
        self._fields.append(opened)

    def _end_simple_field(self) -> None:
        self._fields.pop()

    # ---- properties ------------------------------------------------------------------------------------------------

    def told_of(self, name: str, attributes: dict[str, str]) -> None:
        """Take a property."""
        value = attributes.get(f"{_W}val", "")
        if name == f"{_W}pStyle" and self._open:
            self._open[-1].style = value
        elif name == f"{_W}tag" and self._controls and self.properties[-1] == f"{_W}sdtPr":
            self._controls[-1].tag = value
        elif name in _DELETED and self.properties == [f"{_W}pPr", f"{_W}rPr"]:
            self._ends_deleted = True
        elif name == f"{_W}del" and self.properties[-1] == f"{_W}trPr" and self._rows:
            self._deleted_rows.add(self._rows[-1])

    # ---- inner -----------------------------------------------------------------------------------------------------

    def said(self, text: str) -> None:
        """Add what is said to the line."""
        if not self._open or not all(one.is_said for one in self._fields):
            return
        at = next((one for one in reversed(self._controls) if one.tag), None)
        if at is None and self._bookmarks:
            at = next(reversed(self._bookmarks.values()))
        pieces = self._open[-1].pieces
        place = at.place if at is not None else 0
        if pieces and pieces[-1].place == place:
            pieces[-1].text += text
        elif at is None:
            pieces.append(Piece(text))
        else:
            pieces.append(Piece(text, at.tag, at.number, place))

    _STARTS = {  # noqa: RUF012 - what each element does
        f"{_W}p": _paragraph,
        f"{_W}sdt": _control,
        f"{_W}bookmarkStart": _bookmark,
        f"{_W}bookmarkEnd": _end_bookmark,
        f"{_W}tbl": _table,
        f"{_W}tr": _start_row,
        f"{_W}fldChar": _field,
        f"{_W}fldSimple": _simple_field,
        f"{_W}instrText": _instruction,
    }
    _ENDS = {  # noqa: RUF012 - what each element does
        f"{_W}p": _end_paragraph,
        f"{_W}sdt": _end_control,
        f"{_W}tc": _end_merging,
        f"{_W}tr": _end_row,
        f"{_W}body": _end_merging,
        f"{_W}fldSimple": _end_simple_field,
        f"{_W}instrText": _end_instruction,
    }
