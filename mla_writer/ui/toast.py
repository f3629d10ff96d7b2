"""A toast: one line about what was just done, with the way to take it back; it goes by itself and is never the only way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QSize, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.parts import button, label
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

_STAYS = 8000
_EDGE = 24


class Undoing(Protocol):
    """Whatever takes back its last step: the desk of a request, the list of requests."""

    words: Words

    def undo(self) -> object:
        """Take back what was done last."""


class Toast(QFrame):
    """Stands at the foot of its parent for eight seconds, longer while the pointer or the focus is on it.

    `place_for` returns, for its size, where its upper left corner belongs, where the foot holds what one may want to press.
    """

    def __init__(
        self, desk: Undoing, theme: Theme, parent: QWidget, place_for: Callable[[QSize], QPoint] | None = None
    ) -> None:
        super().__init__(parent)
        self.over, self._place_for = parent, place_for
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(16)
        self.text = label("", theme, "small")
        self.text.setWordWrap(False)
        row.addWidget(self.text)
        self.undo = button(desk.words.text(N_("Undo")), desk.undo)
        self.undo.clicked.connect(self.hide)
        row.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self._go)
        self.hide()

    def tell(self, text: str, *, may_undo: bool = True) -> None:
        """Show `text`, and have it said; without the button where there is nothing to take back."""
        self.text.setText(text)
        self.undo.setVisible(may_undo)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self.over, text)

    def place(self) -> None:
        """Stand at the foot of the parent, in the middle, or where there is a better place."""
        self.adjustSize()
        if self._place_for is not None:
            self.move(self._place_for(self.size()))
            return
        self.move((self.over.width() - self.width()) // 2, self.over.height() - self.height() - _EDGE)

    def event(self, event: QEvent) -> bool:
        """Stay while it is looked at."""
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave:
            self._timer.start()
        return super().event(event)

    def _go(self) -> None:
        if self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` when it has finished what it is saying."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
