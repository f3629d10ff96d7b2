"""`Column`: the body of a scroll area, never lower than its wrapped texts need at their width; and emptying a layout."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea

_SETTLED = 20
"""Milliseconds after which a column has taken its height."""


class Column(QFrame):
    """A frame whose minimum height follows its width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._settle)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the height that the new width needs."""
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Take the height that changed contents need."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._grow()
            self.settle()
        return super().event(event)

    def settle(self) -> None:
        """Take the height that is needed once parts that came or went have been shown or hidden.

        Qt asks a layout for its room only while its widget is in sight; parts nested in parts that came into sight later
        are forgotten. Asking once more when all that is pending has been done makes up for it.
        """
        self._late.start()

    def _settle(self) -> None:
        if self._grow():
            self._late.start()

    def _grow(self) -> bool:
        """Take the height that the width needs; return whether that was another."""
        layout = self.layout()
        if layout is None:
            return False
        height = layout.totalHeightForWidth(self.width())
        wanted = height if height >= 0 else layout.totalMinimumSize().height()
        if wanted == self.minimumHeight():
            return False
        self.setMinimumHeight(wanted)
        return True


def bring_focus(area: QScrollArea) -> None:
    """Bring what has the focus into sight, once the parts that came or went have their place."""

    def bring() -> None:
        focus = area.window().focusWidget()
        if focus is not None and area.isAncestorOf(focus):
            area.ensureWidgetVisible(focus)

    QTimer.singleShot(_SETTLED, area, bring)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        taken = layout.takeAt(0)
        widget = taken.widget() if taken is not None else None
        inner = taken.layout() if taken is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()
