"""The legal basis: a card for each treaty with what speaks for it, one for asking without a treaty, then the other questions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer

from mla_writer.ui.basis_law import LawCard
from mla_writer.ui.desk import Desk
from mla_writer.ui.faults import FaultSummary
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.rows import Place, Rows
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.theme import Theme
from mla_writer.ui.view import Demands, ScrolledView

TREATIES = "request.treaties"
_WITHOUT = frozenset({"request.domestic_law", "request.reciprocity"})
"""The questions that carry a request without a treaty; where the section asks none of them, there is no card for it."""
_SETTLE = 40
"""Milliseconds after which new rows have their places."""


class BasisView(ScrolledView):
    """The page of the section that asks for the legal basis."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        self.column.addSpacing(8)
        self.faults = FaultSummary(desk, theme)
        self.faults.wanted.connect(self.go_to)
        self.column.addWidget(self.faults)
        self.treaties, self.law, self.rest = Rows(desk, theme), LawCard(desk, theme), Rows(desk, theme)
        for part in (self.treaties, self.rest):
            part.focused.connect(self.focused)
            part.wanted.connect(self.wanted)
        self.law.wanted.connect(self._go)
        self.column.addWidget(self.treaties)
        self.column.addWidget(self.law)
        self.column.addSpacing(22)
        self.column.addWidget(self.rest)
        self.column.addStretch(1)

    def refresh(self, demands: Demands) -> None:
        """Bring cards and rows up to date with the answers."""
        asked = tuple(one for one in demands.get(TREATIES, ()) if not one.origin.startswith("treaty:"))
        self.treaties.refresh(self._places(treaties=True), {TREATIES: asked})  # what treaties ask stands in their cards
        self.law.setVisible(any(path in _WITHOUT for _, path in self.section.places))
        self.law.refresh()
        self.rest.refresh(self._places(treaties=False), demands)
        self.faults.refresh(self.rest.unread())
        self.body.settle()

    def row(self, path: str) -> QuestionRow | None:
        """Return the row of the question at `path`."""
        return self.treaties.row(path) or self.rest.row(path)

    def go_to(self, path: str) -> bool:
        """Bring the question at `path`, or the nearest one above it, into sight and give it the focus."""
        part = self.treaties if path == TREATIES else self.rest
        row = part.take_focus(path)
        if row is not None:  # scrolled to once the layout has given it its place
            place = row.focusWidget() if path == TREATIES else row
            QTimer.singleShot(_SETTLE, self, lambda: self.area.ensureWidgetVisible(place or row, 0, 40))
        return row is not None

    def may_leave(self) -> bool:
        """Show what stands in fields and could not be read, once; who goes on all the same is not held."""
        return self.faults.is_known(self.rest.unread())

    def finish(self) -> None:
        """Commit what stands in fields and is no answer yet."""
        self.treaties.finish()
        self.rest.finish()

    def _go(self, path: str) -> None:
        if not self.section.holds(path) or not self.go_to(path):
            self.wanted.emit(path)

    def _places(self, *, treaties: bool) -> Iterator[Place]:
        for shape, path in self.section.places:
            if (path == TREATIES) is treaties:
                yield Place(shape, path)
