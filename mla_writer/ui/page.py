"""The page of a section of questions, in one column."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer

from mla_writer.ui.desk import Desk
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.rows import Place, Rows
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.theme import Theme
from mla_writer.ui.view import Demands, ScrolledView

_SETTLE = 40
"""Milliseconds after which new rows have their places."""


class Page(ScrolledView):
    """The questions of one section."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        self.column.addSpacing(8)
        self.rows = Rows(desk, theme)
        self.rows.focused.connect(self.focused)
        self.rows.wanted.connect(self.wanted)
        self.column.addWidget(self.rows)
        self.column.addStretch(1)

    def refresh(self, demands: Demands) -> None:
        """Bring the rows up to date with the answers."""
        self.rows.refresh(self._places(), demands)
        self.body.settle()

    def row(self, path: str) -> QuestionRow | None:
        """Return the row of the question at `path`."""
        return self.rows.row(path)

    def go_to(self, path: str) -> bool:
        """Bring the question at `path`, or the nearest one above it, into sight and give it the focus."""
        row = self.rows.take_focus(path)
        if row is not None:  # scrolled to once the layout has given it its place
            QTimer.singleShot(_SETTLE, self, lambda: self.area.ensureWidgetVisible(row, 0, 40))
        return row is not None

    def finish(self) -> None:
        """Commit what stands in fields and is no answer yet."""
        self.rows.finish()

    def _places(self) -> Iterator[Place]:
        headings = self.section.headings or ("",) * len(self.section.places)
        for (shape, path), heading in zip(self.section.places, headings, strict=True):
            yield Place(shape, path, heading)
