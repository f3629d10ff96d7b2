"""The body of a Word letter: every block of the document tree as WordprocessingML, styles by name only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar

from mla_writer.documents import tree
from mla_writer.documents.column_widths import column_widths
from mla_writer.documents.page_room import ROOM_BY_HAND, needed_by_annex
from mla_writer.documents.references import label_of, text_of
from mla_writer.documents.tree import Document, Runs
from mla_writer.documents.word_answers import AnswerMarks
from mla_writer.documents.word_contents import Contents
from mla_writer.documents.word_references import References, bookmarked
from mla_writer.documents.word_styles import FIRST_LIST, UNNUMBERED
from mla_writer.documents.word_text import attribute, runs_xml
from mla_writer.translation.locales import direction_of

_MOST_ROWS_KEPT = 6
_MOST_ROWS_KEPT_IN_ANNEX = 14
"""Tables and lists of so many rows stay on one page: in an annex a whole person or fact, in the letter itself what leaves no large gap."""
_KEPT_WHOLE = "contents"
"""The list of annexes, which is looked over at a glance, stays on one page however long it is."""
TEXT_WIDTH = 9070
"""The width between the margins in twentieths of a point, where no letterhead gives another: A4 less two margins of 2.5 cm."""
TEXT_HEIGHT = 13662
"""The height between them, likewise."""

_HYPHEN_OF_WORD, _HYPHEN_OF_LIBREOFFICE = "<w:noBreakHyphen/>", '<w:t xml:space="preserve">-\u2060</w:t>'
"""A hyphen that does not break: at Word's own one LibreOffice breaks numbers in Arabic letters."""

Row = TypeVar("Row")

PARAGRAPH_STYLES: Mapping[str, str] = {
    "body": "BodyText",
    "lead": "Lead",
    "note": "Note",
    "letterhead": "Letterhead",
    "dateline": "DateLine",
    "address": "Address",
    "mark": "Mark",
    "centred": "Centred",
    "reference": "Reference",
    "addressee": "Addressee",
    "question": "Question",
    "aside": "Aside",
    "ticks": "Ticks",
    "line": "WritingLine",
    "entry_head": "EntryHead",
    "seal": "Seal",
}


_HEADED_BY_COLUMN = frozenset({"Particulars", "Signature"})
"""Tables in which the first column says what stands in the second."""
_IN_COLUMNS = "Beside"
"""The table in which two languages stand side by side: it lays out text, and has no head."""
_ROOM_ABOVE = frozenset({"body", "note", "question", "entry_head"})
"""Styles of paragraphs that keep away from a table above them."""
_LARGER = 1.1
"""How much larger Latin words and figures in tables are in letters from right to left."""
_LED = (tree.Listing, tree.Entry, tree.Particulars, tree.Table, tree.TableInBoth, tree.SignatureBlock)
"""What a sentence right before it leads to."""


class Body:
    """Writes the blocks of one document, tables as wide as its text; list numbering is counted on the way (`lists`)."""

    def __init__(
        self, document: Document, width: int = TEXT_WIDTH, height: int = TEXT_HEIGHT, *, for_print: bool = False
    ) -> None:
        self._document = document
        self._width, self._height = width, height
        self._filled = 0.0
        """How much of the page in hand the annexes on it need; 0 where that cannot be told, or none stands there."""
        self._language = document.language
        self._rtl = direction_of(document.language) == "rtl"
        self._in_annex = False
        self._follows_table = self._leads_to_table = False
        self._under = document.title
        self._references = References(document, AnswerMarks(document) if document.labels else None)
        self._contents = Contents(document, (width, height), for_print=for_print)
        self._for_print = for_print
        self.lists = 0

    def xml(self) -> str:
        """Return the children of `w:body` before the section properties."""
        document = self._document
        pieces = [self._front(document.front)]
        for part in document.parts:
            self._add(pieces, self._part(part), has_room=bool(part.heading))
        self._in_annex = True
        for part in document.annexes:
            self._add(pieces, self._annex(part), has_room=True)
        content = "".join(pieces)
        if self._for_print and self._rtl:
            content = content.replace(_HYPHEN_OF_WORD, _HYPHEN_OF_LIBREOFFICE)
        return content.removesuffix(self._gap()) + self._end() if content.endswith(self._gap()) else content

    @property
    def notes(self) -> list[str]:
        """The runs of each footnote, once the body is written."""
        return self._references.notes

    def _front(self, blocks: Iterable[tree.Block]) -> str:
        pieces = [self._blocks(blocks)]
        alone = '<w:keepNext w:val="0"/>' if self._contents.lines else ""  # the contents may stand on the next page
        self._add(pieces, self._paragraph(self.title(), "Title", alone), has_room=True)
        return "".join((*pieces, self._contents.xml(self._set)))

    def title(self) -> Runs:
        """Return the title above the first part."""
        return (tree.Run(self._document.title, self._language),)

    def _part(self, part: tree.Part) -> str:
        plain = "<w:pageBreakBefore/>" if part.starts_page else ""
        plain += "" if part.number else f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{UNNUMBERED}"/></w:numPr>'
        heading = self._heading(part.heading, "Heading1", plain) if part.heading else ""
        return heading + self._blocks(part.blocks)

    def _annex(self, part: tree.Part) -> str:
        style = "AnnexHeadingBelow" if self._has_room_for(part) else "AnnexHeading"
        return self.annex_heading(part, style) + self._blocks(part.blocks)

    def annex_heading(self, part: tree.Part, style: str) -> str:
        """Return the heading of an annex in a style, which tells whether it begins a page."""
        dash = tree.Run(" – ", self._language)
        label = label_of(part, self._language, is_place=True)
        return self._heading((*label, dash, *part.heading), style)

    def _has_room_for(self, annex: tree.Part) -> bool:
        """Whether a short annex stands below the one before it, on the last page of that one if it is longer than a page."""
        needed = needed_by_annex(annex.blocks, self._language, (self._width, self._height))
        has_room = self._filled > 0 and self._filled + needed <= 1
        self._filled = self._filled + needed if has_room else needed % 1
        return has_room

    def _blocks(self, blocks: Iterable[tree.Block]) -> str:
        pieces: list[str] = []
        led = tuple(_led(tuple(blocks)))
        for one, following in zip_longest(led, led[1:]):
            self._leads_to_table = isinstance(following, tree.Particulars)
            has_room_above = has_room(one)
            self._follows_table = has_room_above and bool(pieces) and pieces[-1].endswith(self._gap())
            self._add(pieces, self.block(one), has_room=has_room_above)
            self._follows_table = False
        return "".join(pieces)

    def _add(self, pieces: list[str], content: str, *, has_room: bool) -> None:
        """Add `content`; what has room above itself needs no empty paragraph between a table and itself."""
        if has_room and pieces:
            pieces[-1] = pieces[-1].removesuffix(self._gap())
        pieces.append(content)

    def block(self, block: tree.Block) -> str:
        """Return the XML of one block."""
        if isinstance(block, tree.Heading) and self._in_annex:
            self._under = text_of(block.runs)
            return self._paragraph(block.runs, "AnnexSubheading")
        if isinstance(block, tree.Heading):
            return self._heading(block.runs, "Heading2")
        write = next(self._writers[one] for one in type(block).__mro__ if one in self._writers)
        return write(self, block)

    # ---- paragraphs ------------------------------------------------------------------------------------------------

    def _paragraph(self, runs: Runs, style: str, extra: str = "", language: str = "") -> str:
        """Return a paragraph in the language of the letter, or in another one that a column of a table is for."""
        if language and language != self._language:
            return self._set(runs_xml(runs, language), style, extra, is_rtl=direction_of(language) == "rtl")
        return self._set(self.runs(runs) if runs else "", style, extra)

    def _heading(self, runs: Runs, style: str, extra: str = "") -> str:
        """Return a heading that the table of contents names."""
        self._under = text_of(runs)
        content, bookmark = self.runs(runs), self._contents.next()
        return self._set(self._references.bookmark(content, bookmark) if bookmark else content, style, extra)

    def _set(self, content: str, style: str, extra: str = "", *, is_rtl: bool | None = None) -> str:
        bidi = "<w:bidi/>" if (self._rtl if is_rtl is None else is_rtl) else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}{bidi}{self.end_mark()}</w:pPr>{content}</w:p>'

    def end_mark(self) -> str:
        """Return what the properties of a paragraph say of its end; a letter says nothing, a comparison more."""
        return ""

    def row_mark(self) -> str:
        """Return what the properties of a row say besides."""
        return ""

    def runs(self, runs: Runs, *, strong: bool = False) -> str:
        """Return the XML of runs, with their references, and with the answers among them in controls."""
        return self._references.xml(runs, strong=strong)

    def header_runs(self, runs: Runs) -> str:
        """Return the XML of runs of the header, which hold no controls."""
        return runs_xml(runs, self._language)

    def _text(self, block: tree.Paragraph) -> str:
        style = "NumberedParagraph" if block.number else PARAGRAPH_STYLES[block.style]
        if self._follows_table and block.style == "body":
            style = f"{style}AfterTable"
        if self._leads_to_table and block.style == "address":
            style = "AddressLast"
        return self._paragraph(block.runs, style, "<w:keepNext/>" if block.kept else "", block.language)

    def _listing(self, block: tree.Listing) -> str:
        self.lists += block.ordered
        number = self.lists + FIRST_LIST - 1 if block.ordered else 2
        numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        last = len(block.items) - 1

        def item(place: int, runs: Runs, keep: bool) -> str:
            style = "ListItemLast" if place == last else "ListItem"
            kept = keep or (block.id == _KEPT_WHOLE and place != last)
            return self._paragraph(runs, style, ("<w:keepNext/>" if kept else "") + numbering)

        return self.rows(block.items, item)

    def rows(self, rows: Sequence[Row], write: Callable[[int, Row, bool], str]) -> str:
        """Return the rows of a table or the items of a list, each written with its place and whether it is kept with the next."""
        kept = self._kept(len(rows))
        return "".join(write(place, row, keep) for place, (row, keep) in enumerate(zip(rows, kept, strict=True)))

    def _entry(self, block: tree.Entry) -> str:
        content, place = self.runs(block.runs), self._references.entry(block.number)
        if place is not None:
            return self._set(bookmarked(content, place.bookmark, place.number), "NumberedEntry")
        number = self.runs(block.number, strong=True)
        return self._set(f"{number}<w:r><w:tab/></w:r>{content}", "Entry")

    # ---- tables ----------------------------------------------------------------------------------------------------

    def _particulars(self, block: tree.Particulars) -> str:
        widths = (self._width * 34 // 100, self._width - self._width * 34 // 100)

        def row(_: int, cells: tuple[Runs, Runs], keep: bool) -> str:
            name, value = (
                self._cell(one, width, style, keep=keep)
                for one, width, style in zip(cells, widths, ("Caption", "TableText"), strict=True)
            )
            return self._row((name, value))

        return self._grid("Particulars", widths, self.rows(block.rows, row), _told(self._under)) + self._gap()

    def _table(self, block: tree.Table) -> str:
        widths = column_widths(block, self._width, _LARGER if self._rtl else 1)
        spoken = block.languages or ("",) * len(widths)
        head = self._row(
            (
                self._cell(one, width, "TableHead", language=language)
                for one, width, language in zip(block.headings, widths, spoken, strict=True)
            ),
            head=True,
        )

        def row(_: int, cells: tuple[Runs, ...], keep: bool) -> str:
            return self._row(
                (
                    self._cell(one, width, "TableText", keep=keep, language=language)
                    for one, width, language in zip(cells, widths, spoken, strict=True)
                ),
                room=block.room,
            )

        rows = self.rows(block.rows, row)
        caption = self._paragraph(block.caption, "TableCaption") if block.caption else ""
        columns = " · ".join(text_of(one) for one in block.headings if one)
        told = _told(text_of(block.caption) or self._under, columns)
        return caption + self._grid("Ruled", widths, head + rows, told) + self._gap()

    def _signature(self, block: tree.SignatureBlock) -> str:
        widths = (self._width * 26 // 100, self._width * 44 // 100, self._width * 30 // 100)
        lines = len(block.lines)
        rows = []
        for number, (name, value) in enumerate(block.lines):
            seal = self._seal(block.seal, widths[2], first=number == 0) if block.seal else ""
            rows.append(
                self._row(
                    (
                        self._cell(name, widths[0], "SignatureText"),
                        self._cell(value, widths[1], "SignatureText" if value else "SignatureLine"),
                        seal,
                    )
                )
            )
        title = self._paragraph(block.title, "SignatureTitle")
        if not lines:
            return title
        told = _told(text_of(block.title) or self._under)
        columns = widths if block.seal else widths[:2]
        return title + self._grid("Signature", columns, "".join(rows), told) + self._gap()

    def _seal(self, seal: Runs, width: int, *, first: bool) -> str:
        merge = '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
        runs = seal if first else ()
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
            f"{self._paragraph(runs, 'Seal')}</w:tc>"
        )

    def _grid(self, style: str, widths: Iterable[int], rows: str, told: str = "") -> str:
        """Return a table; its look says whether its first row or its first column is its head, `told` what it is."""
        has_head_row = style not in _HEADED_BY_COLUMN and style != _IN_COLUMNS
        has_head_column = style in _HEADED_BY_COLUMN
        look = "0020" if has_head_row else "0080" if has_head_column else "0000"
        visual = "<w:bidiVisual/>" if self._rtl else ""
        columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" w:firstRow="{has_head_row:d}" w:lastRow="0" '
            f'w:firstColumn="{has_head_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{told}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
        )

    def _kept(self, rows: int) -> tuple[bool, ...]:
        """Return for each row of a table or list whether it stays on the page of the next one; the first and the last never stand alone."""
        most = _MOST_ROWS_KEPT_IN_ANNEX if self._in_annex else _MOST_ROWS_KEPT
        return tuple(number < rows - 1 and (rows <= most or number in {0, rows - 2}) for number in range(rows))

    def _row(self, cells: Iterable[str], *, head: bool = False, room: bool = False) -> str:
        """Return a row; with `room` it is at least high enough for a few lines by hand."""
        height = f'<w:trHeight w:val="{ROOM_BY_HAND}" w:hRule="atLeast"/>' if room else ""
        properties = "<w:cantSplit/>" + height + ("<w:tblHeader/>" if head else "") + self.row_mark()
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, runs: Runs, width: int, style: str, *, keep: bool = False, language: str = "") -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self._paragraph(runs, style, '<w:keepNext/>' if keep else '', language)}</w:tc>"
        )

    def _gap(self) -> str:
        """A small paragraph after a table: Word needs one between two tables, and the eye needs the room."""
        return self._paragraph((), "AfterTable")

    def _end(self) -> str:
        """The paragraph that Word needs behind a table at the end; so small that it never opens an empty page."""
        return self._paragraph((), "AtEnd")

    _writers: Mapping[type, Callable[..., str]] = {
        tree.Paragraph: _text,
        tree.Listing: _listing,
        tree.Entry: _entry,
        tree.Particulars: _particulars,
        tree.Table: _table,
        tree.SignatureBlock: _signature,
    }


def _led(blocks: Sequence[tree.Block]) -> Iterator[tree.Block]:
    """Yield the blocks; a sentence right before a list, a table or numbered statements leads to them, and stays on their page.

    So does one that alone stands between two headings, and the last two before a signature, which never stands without them.
    """
    for number, (block, following, then) in enumerate(zip_longest(blocks, blocks[1:], blocks[2:])):
        led = isinstance(following, _LED if number else (*_LED, tree.Heading)) or isinstance(then, tree.SignatureBlock)
        is_lead = isinstance(block, tree.Paragraph) and led and not block.kept
        yield replace(block, kept=True) if is_lead else block


def has_room(block: tree.Block) -> bool:
    """Whether a block begins with a paragraph that keeps away from a table above it."""
    if isinstance(block, tree.Paragraph):
        return block.style in _ROOM_ABOVE
    if isinstance(block, tree.Table):
        return bool(block.caption)
    return isinstance(block, tree.Heading) or (isinstance(block, tree.SignatureBlock) and bool(block.title))


def _told(name: str, columns: str = "") -> str:
    """Return what a table is called and what its columns are, for who hears the letter read aloud."""
    described = f'<w:tblDescription w:val="{attribute(columns)}"/>' if columns else ""
    return f'<w:tblCaption w:val="{attribute(name)}"/>{described}' if name else described
