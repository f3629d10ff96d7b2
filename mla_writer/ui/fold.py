"""Folding: where there is no room beside the page, the task list and the side panel become drawers over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

NARROW = 64
"""Width of a view in em of the body font under which the list at its start has no room beside the page."""
_DRAWER = 26
"""Width of a drawer in em of the body font, where the window is wide enough."""


class Fold(QObject):
    """One side of a splitter that can become a drawer. `folded` tells whether it has; `open` shows the drawer."""

    closed = Signal()

    def __init__(self, splitter: QSplitter, side: QWidget, over: QWidget, *, at_start: bool) -> None:
        super().__init__(over)
        self.splitter, self.side, self.over, self.at_start = splitter, side, over, at_start
        self.folded = False
        over.installEventFilter(self)
        side.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether the side can be seen."""
        return not self.side.isHidden()

    def fold(self, folded: bool) -> None:
        """Make the side a drawer, closed at first, or put it back beside the page."""
        if folded == self.folded:
            return
        self.folded = folded
        if folded:
            self.side.setParent(self.over)
            self.side.hide()
        else:
            self.splitter.insertWidget(0 if self.at_start else self.splitter.count(), self.side)
            self.side.show()

    def toggle(self) -> None:
        """Open the drawer, or close it."""
        self.close() if self.is_open else self.open()

    def open(self) -> None:
        """Show the drawer over the page and give it the focus."""
        if self.folded:
            self._place()
            self.side.show()
            self.side.raise_()
            self.side.setFocus()

    def look_for(self, line: QWidget) -> None:
        """Show the drawer, and begin where one types in it."""
        self.open()
        line.setFocus()

    def leave_for(self, widget: QWidget) -> None:
        """Close the drawer once something was chosen in it, and go on at `widget`; beside the page the side stays as it is."""
        if self.folded:
            self.close()
            widget.setFocus()

    def close(self) -> None:
        """Hide the drawer."""
        if self.folded and self.is_open:
            self.side.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the drawer at its edge; Escape closes it."""
        if watched is self.over and event.type() == QEvent.Type.Resize and self.folded and self.is_open:
            self._place()
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.side and is_escape and event.type() == QEvent.Type.KeyPress and self.folded:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        em = self.over.fontMetrics().height()
        area = self.splitter.geometry()
        width = min(area.width() - em * 2, em * _DRAWER)
        is_rtl = self.over.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = area.left() if self.at_start != is_rtl else area.right() - width + 1
        self.side.setGeometry(QRect(left, area.top(), width, area.height()))
