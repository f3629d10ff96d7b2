"""Two versions of a letter as one Word file with tracked changes: to accept gives the new letter, to reject the old one.

The changes bear one neutral name and no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from itertools import count, groupby

from mla_writer.documents import tree
from mla_writer.documents.redline import (
    How,
    MarkedListing,
    MarkedPart,
    MarkedParticulars,
    MarkedRun,
    MarkedTable,
    Redline,
    Whole,
)
from mla_writer.documents.tree import Run, Runs
from mla_writer.documents.word import packed_with
from mla_writer.documents.word_body import Body, Row
from mla_writer.documents.word_text import runs_xml

_TEXT = re.compile(r"<(/?)w:t(?=[ >])")


def write_redline(redline: Redline, author: str) -> bytes:
    """Return the bytes of the .docx file; the changes are shown as those of `author`."""
    return packed_with(redline.document, _RedlineBody(redline, author))


class _RedlineBody(Body):
    """Writes marked blocks: `_change` is how the block, row or item being written has changed as a whole."""

    def __init__(self, redline: Redline, author: str) -> None:
        super().__init__(redline.document)
        self._title = redline.title
        self._author = escape(author)
        self._numbers = count(1)
        self._change: How = ""
        self._in_cell = False
        self._changes: tuple[How, ...] = ()

    def title(self) -> Runs:
        """Return the title of both letters."""
        return self._title

    def end_mark(self) -> str:
        """Mark the end of a paragraph that stands in one letter only; the last one of a cell cannot go."""
        return f"<w:rPr>{self._mark(self._change)}</w:rPr>" if self._change and not self._in_cell else ""

    def row_mark(self) -> str:
        """Mark a row that stands in one letter only."""
        return self._mark(self._change) if self._change else ""

    def runs(self, runs: Runs, *, strong: bool = False) -> str:
        """Return the XML of runs, each in its mark."""
        pieces = []
        for how, some in groupby(runs, self._how):
            content = runs_xml(tuple(some), self._language, strong=strong)
            if how == "del":
                content = _TEXT.sub(r"<\1w:delText", content)
            pieces.append(f"{self._mark(how)[:-2]}>{content}</w:{how}>" if how and content else content)
        return "".join(pieces)

    header_runs = runs

    def block(self, block: tree.Block | Whole) -> str:
        """Return the XML of a block that stands in one letter only, or in both."""
        if isinstance(block, Whole):
            with self._as(block.change):
                return self.block(block.block)
        self._changes = block.changes if isinstance(block, MarkedListing | MarkedParticulars | MarkedTable) else ()
        return super().block(block)

    def rows(self, rows: Sequence[Row], write: Callable[[int, Row, bool], str]) -> str:
        """Return the rows of a table or the items of a list, each as it has changed."""
        changes = self._changes
        if not changes:
            return super().rows(rows, write)

        def change(place: int, row: Row, keep: bool) -> str:
            with self._as(changes[place]):
                return write(place, row, keep)

        return super().rows(rows, change)

    def _part(self, part: tree.Part) -> str:
        with self._as(part.change if isinstance(part, MarkedPart) else ""):
            return super()._part(part)

    def _annex(self, part: tree.Part) -> str:
        with self._as(part.change if isinstance(part, MarkedPart) else ""):
            return super()._annex(part)

    def _cell(self, runs: Runs, width: int, style: str, *, keep: bool = False, language: str = "") -> str:
        self._in_cell = True
        try:
            return super()._cell(runs, width, style, keep=keep, language=language)
        finally:
            self._in_cell = False

    def _seal(self, seal: Runs, width: int, *, first: bool) -> str:
        self._in_cell = True
        try:
            return super()._seal(seal, width, first=first)
        finally:
            self._in_cell = False

    @contextmanager
    def _as(self, change: How) -> Iterator[None]:
        before, self._change = self._change, change or self._change
        try:
            yield
        finally:
            self._change = before

    def _how(self, run: Run) -> How:
        return run.change if isinstance(run, MarkedRun) else self._change

    def _mark(self, how: How) -> str:
        return f'<w:{how} w:id="{next(self._numbers)}" w:author="{self._author}"/>'
