"""`Column`: the body of a scroll area, never lower than its wrapped texts need at their width; and emptying a layout."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout


class Column(QFrame):
    """A frame whose minimum height follows its width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the height that the new width needs."""
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Take the height that changed contents need."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().event(event)

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None:
            height = layout.totalHeightForWidth(self.width())
            wanted = height if height >= 0 else layout.totalMinimumSize().height()
            if wanted != self.minimumHeight():
                self.setMinimumHeight(wanted)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        taken = layout.takeAt(0)
        widget = taken.widget() if taken is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
