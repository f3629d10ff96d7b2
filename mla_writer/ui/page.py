"""The page of a section of questions, in one column."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout

from mla_writer.checks.demands import Demand
from mla_writer.ui.column import bring_focus, clear
from mla_writer.ui.demand import DemandBox
from mla_writer.ui.desk import Desk
from mla_writer.ui.examples import Examples
from mla_writer.ui.faults import FaultSummary
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.rows import Place, Rows
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.theme import Theme
from mla_writer.ui.view import Demands, ScrolledView

_SETTLE = 40
"""Milliseconds after which new rows have their places."""


class RowsView(ScrolledView):
    """A page that holds `rows` of questions, and above them what could not be read (`faults`)."""

    faults: FaultSummary
    rows: Rows

    def row(self, path: str) -> QuestionRow | None:
        """Return the row of the question at `path`."""
        return self.rows.row(path)

    def go_to(self, path: str) -> bool:
        """Bring the question at `path`, or the nearest one above it, into sight and give it the focus."""
        row = self.rows.take_focus(path)
        if row is not None:  # scrolled to once the layout has given it its place
            QTimer.singleShot(_SETTLE, self, lambda: self.area.ensureWidgetVisible(row, 0, 40))
        return row is not None

    def may_leave(self) -> bool:
        """Show what stands in fields and could not be read, once; who goes on all the same is not held."""
        return self.faults.is_known(self.rows.unread())

    def finish(self) -> None:
        """Commit what stands in fields and is no answer yet."""
        self.rows.finish()


class Page(RowsView):
    """The questions of one section."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        form = desk.case.content.forms.assistance.get(section.key)
        if form is not None and form.good and form.bad:
            self.column.addWidget(Examples(form, desk.words, theme))
        self.column.addSpacing(8)
        self.asked = QVBoxLayout()
        self.column.addLayout(self.asked)
        self.faults = FaultSummary(desk, theme)
        self.faults.wanted.connect(self.go_to)
        self.column.addWidget(self.faults)
        self._asked: tuple[Demand, ...] = ()
        self.rows = Rows(desk, theme)
        self.rows.focused.connect(self.focused)
        self.rows.wanted.connect(self.wanted)
        self.column.addWidget(self.rows)
        self.column.addStretch(1)

    def refresh(self, demands: Demands) -> None:
        """Bring the rows up to date with the answers."""
        self._show_asked(demands.get(self.section.key, ()))
        focus = QApplication.focusWidget()
        self.rows.refresh(self._places(), demands)
        self.faults.refresh(self.rows.unread())
        self.body.settle()
        if QApplication.focusWidget() is not focus:  # its row went
            bring_focus(self.area)

    def _show_asked(self, asked: tuple[Demand, ...]) -> None:
        """Show what is asked about the whole measure, above its questions."""
        if asked != self._asked:
            self._asked = asked
            clear(self.asked)
            if asked:
                self.asked.addWidget(DemandBox(asked, self.desk, self.theme))
                self.asked.addSpacing(20)

    def _places(self) -> Iterator[Place]:
        headings = self.section.headings or ("",) * len(self.section.places)
        for (shape, path), heading in zip(self.section.places, headings, strict=True):
            yield Place(shape, path, heading)
