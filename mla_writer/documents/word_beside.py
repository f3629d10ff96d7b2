"""The body of a Word letter side by side: two columns, each in the direction, the fonts and the marks of its language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mla_writer.documents import tree
from mla_writer.documents.figures import in_digits
from mla_writer.documents.marks import list_mark
from mla_writer.documents.plain import text_of
from mla_writer.documents.tree import Document, Run, Runs, runs_of
from mla_writer.documents.word_body import TEXT_WIDTH, Body, has_room
from mla_writer.documents.word_text import runs_xml
from mla_writer.translation.locales import own_name
from mla_writer.translation.signs import colon

_LONGEST_WHOLE = 1_000
"""Characters of the longest text whose row is not torn over two pages."""


class SideBySideBody(Body):
    """Writes a letter side by side; `other` writes what stands in the second language."""

    def __init__(self, document: Document, width: int = TEXT_WIDTH, *, for_print: bool = False) -> None:
        super().__init__(document, width, for_print=for_print)
        self._half = width // 2
        self._number = ""
        self._headings = 0
        self._other = SideBySideBody(document.beside, width) if document.beside is not None else self

    def block(self, block: tree.Block) -> str:
        """Return the XML of one block."""
        if isinstance(block, tree.Beside):
            return self._columns(self._rows(block))
        return self._table_in_both(block) if isinstance(block, tree.TableInBoth) else super().block(block)

    def _front(self, blocks: Iterable[tree.Block]) -> str:
        """The titles of both, and below them the table of contents."""
        pieces = [self._blocks(blocks)]
        self._add(pieces, self._paragraph(self.title(), "Title"), has_room=True)
        alone = '<w:keepNext w:val="0"/>' if self._contents.lines else ""
        other = self._other.line(self._other.title(), "Title", alone)
        return "".join((*pieces, other, self._contents.xml(self._set)))

    def _part(self, part: tree.Part) -> str:
        self._number, self._headings = part.number, 0
        rows = []
        if part.heading:
            number = f"{part.number}." if part.number else ""
            heading = super()._part(replace(part, blocks=()))
            rows.append(self._pair(heading, self._other.heading_beside(number, part.beside, "PartHeadingBeside")))
        return self._with_rows(rows, part.blocks)

    def _annex(self, part: tree.Part) -> str:
        self._number = ""
        heading = self.annex_heading(part, "AnnexHeadingBeside")
        rows = [self._pair(heading, self._other.line(part.beside, "AnnexHeadingBeside"))]
        return self._paragraph((), "AnnexStart") + self._with_rows(rows, part.blocks)

    # ---- two columns -----------------------------------------------------------------------------------------------

    def _with_rows(self, rows: list[str], blocks: Iterable[tree.Block]) -> str:
        """Return `rows` and the blocks below them; headings and what stands in columns are rows of one table."""
        pieces: list[str] = []
        for block in blocks:
            if isinstance(block, tree.Heading):
                rows.append(self._heading_row(block))
            elif isinstance(block, tree.Beside):
                rows += self._rows(block)
            else:
                self._close(pieces, rows)
                self._add(pieces, self._blocks((block,)), has_room=has_room(block))
        self._close(pieces, rows)
        return "".join(pieces)

    def _close(self, pieces: list[str], rows: list[str]) -> None:
        if rows:
            pieces.append(self._columns(rows))
            rows.clear()

    def _columns(self, rows: Iterable[str]) -> str:
        return self._grid("Beside", (self._half, self._half), "".join(rows)) + self._gap()

    def _rows(self, block: tree.Beside) -> list[str]:
        return [
            self._pair(self.in_column(one), self._other.in_column(other), whole=_length(one, other) <= _LONGEST_WHOLE)
            for one, other in block.rows
        ]

    def _heading_row(self, block: tree.Heading) -> str:
        self._headings += 1
        number = f"{self._number}.{in_digits(str(self._headings), self._document.digits)}" if self._number else ""
        return self._pair(super().block(block), self._other.heading_beside(number, block.beside, "HeadingBeside"))

    def heading_beside(self, number: str, runs: Runs, style: str) -> str:
        """Return a heading with the number that its counterpart has."""
        numbered = f"{runs_xml((Run(number, self._language),), self._language)}<w:r><w:tab/></w:r>" if number else ""
        return self._set(f"{numbered}{runs_xml(runs, self._language)}", style if runs else "BodyText")

    def _pair(self, first: str, second: str, *, whole: bool = True) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{self._half}" w:type="dxa"/></w:tcPr>{one}</w:tc>' for one in (first, second)
        )
        return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{cells}</w:tr>"

    def column_heads(self) -> str:
        """Return the names of the languages, each in its own, above the columns of every page."""
        heads = self._pair(self.column_head(), self._other.column_head())
        return self._grid("Beside", (self._half, self._half), heads) + self._end()

    def column_head(self) -> str:
        """Return the name of the language, in that language, as the head of its column."""
        return self._paragraph((Run(own_name(self._language), self._language),), "ColumnHead")

    def in_column(self, block: tree.Block | None) -> str:
        """Return a block as the paragraphs of a cell."""
        if block is None:
            return self._paragraph((), "BodyText")
        if isinstance(block, tree.Listing):
            return "".join(self._item(block, number, one) for number, one in enumerate(block.items, block.start))
        if isinstance(block, tree.Particulars):
            return "".join(self._particular(name, value) for name, value in block.rows)
        if isinstance(block, tree.Paragraph) and block.number and self._document.beside is None:
            number = runs_xml((Run(f"({block.number})", self._language),), self._language)
            return self._set(f"{number}<w:r><w:tab/></w:r>{runs_xml(block.runs, self._language)}", "ParagraphBeside")
        return self.block(block)

    def _item(self, block: tree.Listing, number: int, runs: Runs) -> str:
        mark = list_mark(number, self._language) if block.ordered else "•"
        marked = runs_xml((Run(mark, self._language),), self._language)
        return self._set(f"{marked}<w:r><w:tab/></w:r>{runs_xml(runs, self._language)}", "ItemBeside")

    def _particular(self, name: Runs, value: Runs) -> str:
        named = tuple(Run(one.text, one.language, strong=True) for one in name)
        return self._paragraph((*named, Run(colon(self._language), self._language), *value), "TableText")

    # ---- across both -----------------------------------------------------------------------------------------------

    def _table_in_both(self, block: tree.TableInBoth) -> str:
        first, second = block.first, block.second
        whole = sum(first.widths)
        widths = tuple(self._width * one // whole for one in first.widths)
        rows = [self._row_in_both(first.headings, second.headings, widths, head=True)]
        rows += [
            self._row_in_both(one, other, widths, room=first.room)
            for one, other in zip(first.rows, second.rows, strict=True)
        ]
        caption = self.lines(first.caption, second.caption, "TableCaption") if first.caption or second.caption else ""
        return caption + self._grid("Ruled", widths, "".join(rows)) + self._gap()

    def _row_in_both(
        self,
        first: tuple[Runs, ...],
        second: tuple[Runs, ...],
        widths: tuple[int, ...],
        *,
        head: bool = False,
        room: bool = False,
    ) -> str:
        style = "TableHead" if head else "TableText"
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self.lines(one, other, style)}</w:tc>'
            for one, other, width in zip(first, second, widths, strict=True)
        )
        return self._row(cells, head=head, room=room)

    def lines(self, first: Runs, second: Runs, style: str) -> str:
        """Return a text and, below it, the same in the other language; what reads the same in both stands once."""
        if not second or text_of(first) == text_of(second):
            return self._paragraph(first, style)
        below = self._other.line(second, style)
        return self._paragraph(first, style) + below if first else below

    def line(self, runs: Runs, style: str, extra: str = "") -> str:
        """Return runs as a paragraph of their own."""
        return self._paragraph(runs, style, extra)


def _length(*blocks: tree.Block | None) -> int:
    """Return how long the longest of `blocks` is."""
    return max(sum(len(run.text) for run in runs_of((one,))) for one in blocks if one is not None)
