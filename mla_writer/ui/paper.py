"""The letter on the screen: put there block by block, a few in each turn of the window, and only what has changed.

Qt's own way, one page of HTML, holds the window up for half a second where a letter has hundreds of pages.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import accumulate
from typing import Literal

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

_TURN = 0.006
"""Seconds in which blocks are put into the letter in one turn; laying them out takes as long again."""
_BAR, _ROOM, _MOST = 3, 7, 0.8
"""Pixels of the bar beside a marked paragraph and of its ground around it, and the share of a paragraph that is nearly all."""
_LINK = re.compile(r'<a href="([^"]*)"')
_ROW, _MOST_ROWS = "</tr><tr>", 80
_LEAD = "<p>.</p>"
"""What is put in joins the line before it, unless something else does: this, which is taken away again."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter as HTML, block by block, with the blocks in which each answer is told: by its path and those above it."""

    blocks: tuple[str, ...]
    direction: Literal["ltr", "rtl"]
    places: Mapping[str, tuple[int, ...]] = field(repr=False)


def sheet_of(blocks: Iterable[str], direction: Literal["ltr", "rtl"]) -> Sheet:
    """Return the blocks of a letter with where each answer is told; each link in them bears two paths (`paths_of`)."""
    blocks = tuple(piece for one in blocks for piece in _pieces(one))
    places: dict[str, dict[int, None]] = {}
    for number, block in enumerate(blocks):
        for link in dict.fromkeys(_LINK.findall(block)):
            for path in paths_of(unescape(link)):
                while path and number not in places.setdefault(path, {}):
                    places[path][number] = None
                    path = path.rpartition(".")[0]
    return Sheet(blocks, direction, {path: tuple(numbers) for path, numbers in places.items()})


def _pieces(block: str) -> Iterator[str]:
    """Yield a block; a table of hundreds of rows, which would fill several turns, as tables of some."""
    rows = block.split(_ROW) if block.startswith("<table") else [block]
    if len(rows) <= _MOST_ROWS:
        yield block
        return
    for start in range(0, len(rows), _MOST_ROWS):
        some = _ROW.join(rows[start : start + _MOST_ROWS])
        opened = "" if start == 0 else "<table><tbody><tr>"
        yield f"{opened}{some}" if start + _MOST_ROWS >= len(rows) else f"{opened}{some}</tr></tbody></table>"


def paths_of(link: str) -> tuple[str, str]:
    """Return the two paths of a link in the letter: of the answer, and of the question that refers to it."""
    source, _, asked = link.replace("%20", " ").partition(" ")
    return source or asked, asked


class Paper(QTextBrowser):
    """Shows a letter; `completed` tells that all of it stands there."""

    completed = Signal()

    def __init__(self, style: str) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDefaultStyleSheet(style)
        self._wanted: Sheet | None = None
        self._blocks: list[str] = []  # what stands in the document, each with its number of lines of Qt's
        self._lines: list[int] = []
        self._next = 0
        self._is_complete = True
        self._marked: list[QTextCursor] = []
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._go_on)

    @property
    def is_complete(self) -> bool:
        """Whether all of the letter stands there."""
        return self._is_complete

    def take(self, sheet: Sheet) -> None:
        """Show a letter: what is as it was stays, the rest is replaced in the turns to come."""
        if self._wanted is not None and sheet.direction != self._wanted.direction:
            self._blocks, self._lines = [], []
            self.clear()
        self._wanted = sheet
        both = zip(self._blocks, sheet.blocks, strict=False)
        same = next((number for number, (old, new) in enumerate(both) if old != new), None)
        self._next = min(len(self._blocks), len(sheet.blocks)) if same is None else same
        self._is_complete = False
        self._turns.start()
        self._go_on()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with what was left when the letter went out of sight."""
        super().showEvent(event)
        if not self._is_complete:
            self._turns.start()

    def passages(self, path: str, *, exactly: bool = False) -> list[QTextCursor]:
        """Return what the answer at `path` made of the letter: in its own words, or also of those below it and by reference."""
        if self._wanted is None or not path or not self._is_complete:
            return []
        starts = [0, *accumulate(self._lines)]
        found = []
        for number in self._wanted.places.get(path, ()):
            for (source, asked), start, end in self._links(starts[number], starts[number + 1]):
                is_below = source.startswith(f"{path}.") or asked.startswith(f"{path}.")
                if source == path or (not exactly and (asked == path or is_below)):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(start)
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    found.append(cursor)
        return found

    def mark(self, passages: list[QTextCursor], words: QTextCharFormat, ground: QColor, bar: QColor) -> None:
        """Mark passages: the paragraph of the first, and those made of a passage, by a ground and a bar; else the words alone."""
        self._marked = [one for one in passages if one is passages[0] or _is_most(one)]
        self._ground, self._bar = ground, bar
        selections = []
        for one in passages:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = one
            selection.format = QTextCharFormat() if _is_most(one) else words
            selections.append(selection)
        self.setExtraSelections(selections)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground and bar of the marked paragraphs below the words."""
        if self._marked:
            painter = QPainter(self.viewport())
            for place, is_rtl in self._grounds():
                painter.fillRect(place, self._ground)
                edge = place.right() - _BAR + 1 if is_rtl else place.left()
                painter.fillRect(QRect(edge, place.top(), _BAR, place.height()), self._bar)
            painter.end()
        super().paintEvent(event)

    def _grounds(self) -> Iterator[tuple[QRect, bool]]:
        """Yield where marked paragraphs stand in the view, and whether they run from right to left."""
        layout, seen = self.document().documentLayout(), set[int]()
        down = -self.verticalScrollBar().value()
        for one in self._marked:
            block = self.document().findBlock(one.selectionStart())
            while block.isValid() and block.position() < one.selectionEnd():
                place = layout.blockBoundingRect(block).toAlignedRect().translated(0, down)
                in_sight = place.bottom() >= 0 and place.top() <= self.viewport().height()
                if in_sight and block.blockNumber() not in seen:
                    seen.add(block.blockNumber())
                    is_rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
                    yield place.adjusted(-_ROOM, -_ROOM // 2, _ROOM, _ROOM // 2), is_rtl
                block = block.next()

    def rewrite(self, passage: QTextCursor, text: str) -> None:
        """Put other words into a passage, while somebody types them; the next letter replaces what was rewritten."""
        starts = list(accumulate(self._lines))
        line = self.document().findBlock(passage.selectionStart()).blockNumber()
        number = next(number for number, end in enumerate(starts) if line < end)
        self._blocks[number] = ""
        start, before = passage.selectionStart(), self.document().blockCount()
        passage.insertText(text, passage.charFormat())
        self._lines[number] += self.document().blockCount() - before
        passage.setPosition(start)
        passage.setPosition(start + len(text), QTextCursor.MoveMode.KeepAnchor)

    # ---- putting blocks in -----------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Put the next blocks in; a letter that nobody sees waits."""
        sheet = self._wanted
        assert sheet is not None
        if not self.isVisible():
            self._turns.stop()
            return
        end, cursor = time.perf_counter() + _TURN, QTextCursor(self.document())
        line = sum(self._lines[: self._next])
        cursor.beginEditBlock()
        while self._next < max(len(self._blocks), len(sheet.blocks)) and time.perf_counter() < end:
            line = self._put(cursor, line, sheet)
        cursor.endEditBlock()
        self.document().documentLayout().blockBoundingRect(self.document().findBlockByNumber(line - 1))
        if self._next >= max(len(self._blocks), len(sheet.blocks)):
            self._turns.stop()
            self._is_complete = True
            self.completed.emit()

    def _put(self, cursor: QTextCursor, line: int, sheet: Sheet) -> int:
        """Bring one block up to date, which begins at a line of Qt's; return where the next one begins."""
        number = self._next
        if number >= len(sheet.blocks):
            self._select(cursor, line, sum(self._lines[number:]))
            cursor.removeSelectedText()
            del self._blocks[number:], self._lines[number:]
            return line
        block, is_new = sheet.blocks[number], number >= len(self._blocks)
        self._next += 1
        if not is_new and self._blocks[number] == block:
            return line + self._lines[number]
        before = self.document().blockCount()
        self._select(cursor, line, 0 if is_new else self._lines[number])
        cursor.removeSelectedText()
        at = cursor.position()
        page = f'<html dir="{sheet.direction}"><body>{block if line == 0 else _LEAD + block}</body></html>'
        if line == 0 and is_new:
            self.document().setHtml(page)  # an empty paper has a line already, which is not one of this block
            before = 0
        else:
            cursor.insertHtml(page)
        if line:
            cursor.setPosition(at)
            cursor.deleteChar()
        added = self.document().blockCount() - before
        if is_new:
            self._blocks.append(block)
            self._lines.append(added)
        else:
            self._blocks[number] = block
            self._lines[number] += added
        return line + self._lines[number]

    def _select(self, cursor: QTextCursor, line: int, count: int) -> None:
        """Select some lines with the end of the line before them, behind which others can be put in."""
        cursor.setPosition(_end_of(self.document().findBlockByNumber(line - 1)) if line else 0)
        if count:
            last = self.document().findBlockByNumber(line + count - 1)
            cursor.setPosition(_end_of(last), QTextCursor.MoveMode.KeepAnchor)

    def _links(self, line: int, end: int) -> Iterator[tuple[tuple[str, str], int, int]]:
        """Yield the links in some lines: both paths, where each starts and where it ends."""
        block = self.document().findBlockByNumber(line)
        while block.isValid() and block.blockNumber() < end:
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                link = fragment.charFormat().anchorHref()
                if link:
                    yield paths_of(link), fragment.position(), fragment.position() + fragment.length()
                fragments += 1
            block = block.next()


def _is_most(passage: QTextCursor) -> bool:
    """Whether a passage is nearly all of its paragraphs: then it needs no mark within them."""
    document = passage.document()
    first, last = document.findBlock(passage.selectionStart()), document.findBlock(passage.selectionEnd())
    whole = _end_of(last) - first.position()
    return passage.selectionEnd() - passage.selectionStart() >= _MOST * whole


def _end_of(block: QTextBlock) -> int:
    return block.position() + block.length() - 1
