"""The table of contents in Word: a field with its entries already written, each a link to its heading.

On which page a heading stands is known only once the letter is laid out, in Word or on paper; a guess would be wrong by a page
somewhere. So each entry holds a field for its page that is empty until Word updates its fields. LibreOffice works such fields
out by itself, but not within a table of contents: a letter of which it makes a PDF has the entries alone.

The entries stay together: contents that do not fit below the title stand on the next page as a whole. LibreOffice sees to that by
what keeps them together; Word gives up over so many paragraphs, so that where they do not fit by our estimate they begin a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mla_writer.documents import tree
from mla_writer.documents.figures import in_digits
from mla_writer.documents.page_room import needed_with_contents
from mla_writer.documents.references import label_of, text_of
from mla_writer.documents.tree import Document, Run, Runs
from mla_writer.documents.word_text import runs_xml

_OF_PARTS = 'TOC \\o "1-2" \\h \\z'
_BOOKMARK = "_Toc{0:06d}"
_OF_PAGE = "PAGEREF {0} \\h"
_ANNEX_STYLE = "TableofFigures"
_OF_ANNEXES = 'TOC \\h \\z \\c "Annex"'
"""Annexes are collected by the sequence that numbers them, so that no name of a style stands in the field: those are separated
by commas in one country and by semicolons in another."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its style, the number in front of it, the text, and the bookmark of its heading."""

    style: str
    number: str
    runs: Runs
    bookmark: str


class Contents:
    """The entries of one letter; `next` hands out the bookmarks to the headings in the order in which they are written."""

    def __init__(self, document: Document, room: tuple[int, int], *, for_print: bool = False) -> None:
        """`room` is width and height between the margins, in twentieths of a point."""
        self._document = document
        self._for_print = for_print
        self._lines = tuple(lines_of(document)) if document.contents else ()
        self._room = room
        self._left = iter(self._lines)

    def next(self) -> str:
        """Return the bookmark of the next heading, empty where the letter has no table of contents."""
        line = next(self._left, None)
        return line.bookmark if line is not None else ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """All entries; none where the letter has no table of contents."""
        return self._lines

    def xml(self, paragraph: Callable[[str, str, str], str]) -> str:
        """Return the table of contents; `paragraph` makes a paragraph of runs in a style, with properties of its own."""
        if not self._lines:
            return ""
        language = self._document.language
        head = paragraph(runs_xml((Run(self._document.contents, language),), language), "TOCHeading", self._start())
        parts = [one for one in self._lines if one.style != _ANNEX_STYLE]
        annexes = [one for one in self._lines if one.style == _ANNEX_STYLE]
        tables = "".join(
            self._table(lines, instruction, paragraph)
            for lines, instruction in ((parts, _OF_PARTS), (annexes, _OF_ANNEXES))
            if lines
        )
        if self._for_print:
            return head + tables
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{head}{tables}</w:sdtContent></w:sdt>"

    def _start(self) -> str:
        """Return what has the heading begin a page, where the contents would not fit below the title."""
        document = self._document
        if self._for_print or document.beside is not None:
            return ""
        needed = needed_with_contents(document.front, len(self._lines), document.language, self._room)
        return "<w:pageBreakBefore/>" if needed > 1 else ""

    def _table(self, lines: list[Line], instruction: str, paragraph: Callable[[str, str, str], str]) -> str:
        pieces = []
        for number, line in enumerate(lines):
            is_field = not self._for_print
            before = _begin(instruction) if is_field and number == 0 else ""
            after = _END if is_field and number == len(lines) - 1 else ""
            own = _LAST if line is self._lines[-1] else ""
            pieces.append(paragraph(f"{before}{self._entry(line)}{after}", line.style, own))
        return "".join(pieces)

    def _entry(self, line: Line) -> str:
        language = self._document.language
        number = runs_xml((Run(line.number, language),), language, in_link=True) + _TAB if line.number else ""
        known = runs_xml((Run("1", language),), language) if self._for_print else ""  # LibreOffice drops empty fields
        text, page = (
            runs_xml(line.runs, language, in_link=True),
            f"{_begin(_OF_PAGE.format(line.bookmark))}{known}{_END}",
        )
        return f'<w:hyperlink w:anchor="{line.bookmark}" w:history="1">{number}{text}{_TAB}{page}</w:hyperlink>'


def lines_of(document: Document) -> Iterator[Line]:
    """Yield an entry for each part, for each heading in it, and for each annex."""
    count = 0
    for part in document.parts:
        if not part.heading:
            continue
        count += 1
        number = f"{part.number}." if part.number else ""
        yield Line("TOC1", number, _plain(part.heading, part.beside), _BOOKMARK.format(count))
        headings = (one for one in part.blocks if isinstance(one, tree.Heading))
        for place, heading in enumerate(headings, 1):
            count += 1
            number = f"{part.number}.{in_digits(str(place), document.digits)}" if part.number else ""
            yield Line("TOC2", number, _plain(heading.runs, heading.beside), _BOOKMARK.format(count))
    for annex in document.annexes:
        count += 1
        dash = Run(" – ", document.language)
        runs = (*label_of(annex, document.language), dash, *annex.heading)
        yield Line(_ANNEX_STYLE, "", _plain(runs, annex.beside), _BOOKMARK.format(count))


def _plain(runs: Runs, beside: Runs = ()) -> Runs:
    """Return a heading as an entry says it, in both languages of a letter side by side."""
    both = (*runs, Run(" / ", runs[0].language), *beside) if beside and text_of(beside) != text_of(runs) else runs
    return tuple(replace(run, target="", anchor="", note=()) for run in both)


def _begin(instruction: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


_LAST = '<w:keepNext w:val="0"/>'
"""What the last entry has instead of what its style says: it does not stay with the text below it."""
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_TAB = "<w:r><w:tab/></w:r>"
