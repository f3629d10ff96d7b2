"""The body of a Word letter: every block of the document tree as WordprocessingML, styles by name only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mla_writer.documents import tree
from mla_writer.documents.tree import Document, Runs
from mla_writer.documents.word_text import runs_xml
from mla_writer.translation.locales import direction_of

_MOST_ROWS_KEPT = 8
_MOST_ROWS_KEPT_IN_ANNEX = 14
"""Tables and lists of so many rows stay on one page: in an annex a whole person or fact, in the letter itself what leaves no large gap."""
TEXT_WIDTH = 9070
"""The width between the margins in twentieths of a point: A4 less two margins of 2.5 cm."""

_PARAGRAPH_STYLES = {
    "body": "BodyText",
    "lead": "Lead",
    "note": "Note",
    "letterhead": "Letterhead",
    "dateline": "DateLine",
    "address": "Address",
    "mark": "Mark",
    "centred": "Centred",
    "question": "Question",
    "aside": "Aside",
    "ticks": "Ticks",
    "line": "WritingLine",
    "entry_head": "EntryHead",
}


class Body:
    """Writes the blocks of one document; list numbering is counted on the way (`lists`)."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = document.language
        self._rtl = direction_of(document.language) == "rtl"
        self._in_annex = False
        self.lists = 0

    def xml(self) -> str:
        """Return the children of `w:body` before the section properties."""
        document = self._document
        parts = [self._front(document.front)]
        parts += [self._part(part) for part in document.parts]
        self._in_annex = True
        parts += [self._annex(part) for part in document.annexes]
        content = "".join(parts)
        return content.removesuffix(self._gap()) + self._end() if content.endswith(self._gap()) else content

    def _front(self, blocks: Iterable[tree.Block]) -> str:
        pieces = [self.block(one) for one in blocks]
        title = self._paragraph((tree.Run(self._document.title, self._language),), "Title")
        return "".join(pieces) + title

    def _part(self, part: tree.Part) -> str:
        plain = "" if part.number else '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        heading = self._paragraph(part.heading, "Heading1", plain) if part.heading else ""
        return heading + self._blocks(part.blocks)

    def _annex(self, part: tree.Part) -> str:
        label = tree.Run(f"{part.number} – ", self._language)
        return self._paragraph((label, *part.heading), "AnnexHeading") + self._blocks(part.blocks)

    def _blocks(self, blocks: Iterable[tree.Block]) -> str:
        return "".join(self.block(one) for one in blocks)

    def block(self, block: tree.Block) -> str:
        """Return the XML of one block."""
        if isinstance(block, tree.Heading):
            return self._paragraph(block.runs, "AnnexSubheading" if self._in_annex else "Heading2")
        return self._writers[type(block)](self, block)

    # ---- paragraphs ------------------------------------------------------------------------------------------------

    def _paragraph(self, runs: Runs, style: str, extra: str = "", spacing: str = "") -> str:
        bidi = "<w:bidi/>" if self._rtl else ""
        properties = f'<w:pStyle w:val="{style}"/>{extra}{bidi}{spacing}'
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs_xml(runs, self._language)}</w:p>"

    def _text(self, block: tree.Paragraph) -> str:
        return self._paragraph(block.runs, _PARAGRAPH_STYLES[block.style], "<w:keepNext/>" if block.kept else "")

    def _listing(self, block: tree.Listing) -> str:
        self.lists += block.ordered
        number = self.lists + 2 if block.ordered else 2
        numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        kept = self._kept(len(block.items))
        pieces = []
        for number, (one, keep) in enumerate(zip(block.items, kept, strict=True), 1):
            last = '<w:spacing w:after="140"/>' if number == len(block.items) else ""
            pieces.append(self._paragraph(one, "ListItem", ("<w:keepNext/>" if keep else "") + numbering, last))
        return "".join(pieces)

    def _entry(self, block: tree.Entry) -> str:
        number = runs_xml(block.number, self._language, strong=True)
        bidi = "<w:bidi/>" if self._rtl else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="Entry"/>{bidi}</w:pPr>{number}<w:r><w:tab/></w:r>'
            f"{runs_xml(block.runs, self._language)}</w:p>"
        )

    # ---- tables ----------------------------------------------------------------------------------------------------

    def _particulars(self, block: tree.Particulars) -> str:
        widths = (TEXT_WIDTH * 34 // 100, TEXT_WIDTH - TEXT_WIDTH * 34 // 100)
        kept = self._kept(len(block.rows))
        rows = "".join(
            self._row(
                (
                    self._cell(name, widths[0], "Caption", keep=keep),
                    self._cell(value, widths[1], "TableText", keep=keep),
                )
            )
            for (name, value), keep in zip(block.rows, kept, strict=True)
        )
        return self._grid("Particulars", widths, rows) + self._gap()

    def _table(self, block: tree.Table) -> str:
        whole = sum(block.widths)
        widths = tuple(TEXT_WIDTH * one // whole for one in block.widths)
        head = self._row(
            (self._cell(one, width, "TableHead") for one, width in zip(block.headings, widths, strict=True)), head=True
        )
        rows = "".join(
            self._row(self._cell(one, width, "TableText", keep=keep) for one, width in zip(row, widths, strict=True))
            for row, keep in zip(block.rows, self._kept(len(block.rows)), strict=True)
        )
        caption = self._paragraph(block.caption, "TableCaption") if block.caption else ""
        return caption + self._grid("Ruled", widths, head + rows) + self._gap()

    def _signature(self, block: tree.SignatureBlock) -> str:
        widths = (TEXT_WIDTH * 26 // 100, TEXT_WIDTH * 44 // 100, TEXT_WIDTH * 30 // 100)
        lines = len(block.lines)
        rows = []
        for number, (name, value) in enumerate(block.lines):
            seal = self._seal(block.seal, widths[2], first=number == 0)
            rows.append(
                self._row(
                    (
                        self._cell(name, widths[0], "SignatureText"),
                        self._cell(value, widths[1], "SignatureText", ruled=not value),
                        seal,
                    )
                )
            )
        title = self._paragraph(block.title, "SignatureTitle")
        return title + self._grid("Signature", widths, "".join(rows)) + self._gap() if lines else title

    def _seal(self, seal: Runs, width: int, *, first: bool) -> str:
        merge = '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
        runs = seal if first else ()
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
            f"{self._paragraph(runs, 'Seal')}</w:tc>"
        )

    def _grid(self, style: str, widths: Iterable[int], rows: str) -> str:
        visual = "<w:bidiVisual/>" if self._rtl else ""
        columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
        )

    def _kept(self, rows: int) -> tuple[bool, ...]:
        """Return for each row of a table or list whether it stays on the page of the next one; the first and the last never stand alone."""
        most = _MOST_ROWS_KEPT_IN_ANNEX if self._in_annex else _MOST_ROWS_KEPT
        return tuple(number < rows - 1 and (rows <= most or number in {0, rows - 2}) for number in range(rows))

    def _row(self, cells: Iterable[str], *, head: bool = False) -> str:
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, runs: Runs, width: int, style: str, *, ruled: bool = False, keep: bool = False) -> str:
        border = (
            '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="444444"/></w:tcBorders>'
            if ruled
            else ""
        )
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}</w:tcPr>'
            f"{self._paragraph(runs, style, '<w:keepNext/>' if keep else '')}</w:tc>"
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
