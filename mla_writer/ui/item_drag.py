"""Carrying a row of a list to another place with the mouse; Alt with an arrow and the menu of a row do the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.item_list import SIDE, ItemListView
from mla_writer.ui.parts import mark
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

_NEAR, _STEP, _TURN = 24, 12, 30
"""Pixels from the upper or lower edge at which the list goes on by so many pixels, every so many milliseconds."""
_THICK = 3


class RowDrag(QObject):
    """Follows the mouse over a list: a pressed row that is carried on goes where a line shows; Escape gives it up.

    `drop` is called with the number of the row and by how many places it goes down, or up where that is negative. A press that
    is not carried on stays a click of the list.
    """

    def __init__(self, view: ItemListView, theme: Theme, drop: Callable[[int, int], object]) -> None:
        super().__init__(view)
        self.view, self.drop = view, drop
        self.line = _Line(view.viewport(), theme)
        self._row, self._from, self._at = -1, QPoint(), QPoint()
        self._going = QTimer(self)
        self._going.setInterval(_TURN)
        self._going.timeout.connect(self._go_on)
        view.viewport().installEventFilter(self)

    @property
    def is_carrying(self) -> bool:
        """Whether a row is being carried now."""
        return not self.line.isHidden()

    def grip(self, theme: Theme, words: Words) -> QWidget:
        """Return a grip for the editor of the open row, by which that row is carried."""
        made = mark("grip-vertical", "text-muted", theme, 16)
        tip(made, words.text(N_("Drag to another place")))
        made.setCursor(Qt.CursorShape.OpenHandCursor)
        made.installEventFilter(self)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow presses, moves and releases over the rows and over a grip; tell whether nobody else is to have the event."""
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        viewport, kind = self.view.viewport(), event.type()
        self._at = watched.mapTo(viewport, event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and is_left:
            is_line = watched is viewport
            self._row = self.view.indexAt(self._at).row() if is_line else self.view.open_row
            self._from = self._at
            return not is_line
        if kind == QEvent.Type.MouseMove and self._row >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            far = (self._at - self._from).manhattanLength() >= QApplication.startDragDistance()
            if not self.is_carrying and far:
                self._begin()
            if self.is_carrying:
                self.line.show_at(self._line())
            return True  # a list would choose each row that the mouse passes
        if kind == QEvent.Type.MouseButtonRelease and is_left:
            return self._release()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Keep every key for the row that is being carried, whichever field has the focus; Escape gives it up."""
        if not self.is_carrying:
            return False
        event.accept()  # or a shortcut of the window would have it
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._end()
        return True

    def _begin(self) -> None:
        self.line.show()
        self._going.start()
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        _application().installEventFilter(self)

    def _end(self) -> None:
        self._row = -1
        self.line.hide()
        self._going.stop()
        self.view.viewport().unsetCursor()
        _application().removeEventFilter(self)

    def _release(self) -> bool:
        if not self.is_carrying:
            self._row = -1
            return False
        row, place = self._row, self._place()
        self._end()
        by = place - row - (place > row)
        if by and row < self.view.model().rowCount():
            self.drop(row, by)
        return True

    def _place(self) -> int:
        """Return before which row the mouse is; the number of rows below the last one."""
        rows = self.view.model().rowCount()
        index = self.view.indexAt(QPoint(self.view.viewport().width() // 2, self._at.y()))
        if not index.isValid():
            return 0 if self._at.y() < 0 else rows
        return index.row() + (self._at.y() > self.view.visualRect(index).center().y())

    def _line(self) -> int:
        """Return how far down the line stands."""
        model, place = self.view.model(), self._place()
        if place < model.rowCount():
            return self.view.visualRect(model.index(place, 0)).top()
        return self.view.visualRect(model.index(place - 1, 0)).bottom()

    def _go_on(self) -> None:
        """Let the list go on while the mouse is held near its upper or lower edge."""
        bar, height = self.view.verticalScrollBar(), self.view.viewport().height()
        by = -_STEP if self._at.y() < _NEAR else _STEP if self._at.y() > height - _NEAR else 0
        if by:
            bar.setValue(bar.value() + by)
            self.line.show_at(self._line())


def _application() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None
    return found


class _Line(QWidget):
    """The line that shows where a row would come."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.ground, self.theme = parent, theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int) -> None:
        """Lay the line across the rows, so far down that it is in sight."""
        lowest = self.ground.height() - _THICK
        self.setGeometry(SIDE, max(0, min(y - 1, lowest)), self.ground.width() - 2 * SIDE, _THICK)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("accent"))
        painter.end()
