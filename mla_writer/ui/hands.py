"""`Hands`: what somebody does who has a keyboard only: presses keys, types, tabs to a field, chooses from a list.

Every press is an event that Qt delivers as it would one from the keyboard; nothing is set past the widgets.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

_MOST_TABS = 400
"""Presses of Tab after which a field counts as out of reach of the keyboard."""
_LONG = 60
"""Characters from which a text is pasted, as from the case file."""
_PATIENCE = 1_000
"""Milliseconds for which a screen may take its time to give a window the keyboard."""
CONTROL = Qt.KeyboardModifier.ControlModifier


class OutOfReachError(AssertionError):
    """Something in the window cannot be reached by keyboard, or does not take what is typed."""


class Hands:
    """Two hands on the keyboard, in front of a window; `keys` counts the keys pressed."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.keys = 0

    def reach(self, *wanted: QWidget, back: bool = False) -> None:
        """Press Tab until the focus is in one of `wanted`."""
        for _ in range(_MOST_TABS):
            if any(one.hasFocus() or one.isAncestorOf(self.focused()) for one in wanted):
                return
            self.press(self.focused(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        raise OutOfReachError(wanted[0].accessibleName() or wanted[0].objectName(), f"from {describe(self.focused())}")

    def press(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key and let the window do what it does."""
        self.keys += 1
        QTest.keyClick(widget, key, modifier)
        _settle()

    def type(self, line: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Write `text` over what stands in a line; what is long, or no keyboard has, is pasted."""
        self.reach(line)
        self.press(line, Qt.Key.Key_A, CONTROL)
        if text.isascii() and len(text) < _LONG and "\n" not in text:
            self.keys += len(text)
            QTest.keyClicks(line, text)
        else:
            QApplication.clipboard().setText(text)
            self.press(line, Qt.Key.Key_V, CONTROL)
        _settle()

    def tick(self, box: QAbstractButton) -> None:
        """Go to a box or button and press Space."""
        self.reach(box)
        self.press(box, Qt.Key.Key_Space)

    def tick_among(self, boxes: Sequence[QAbstractButton], wanted: QAbstractButton) -> None:
        """Go to a group of boxes that Tab stops at once, walk to one of them by arrow keys, and press Space."""
        self.reach(*boxes)
        ahead = Qt.Key.Key_Left if wanted.layoutDirection() == Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if ahead == Qt.Key.Key_Left else Qt.Key.Key_Left
        places = {id(one): number for number, one in enumerate(boxes)}
        for _ in boxes:
            by = places[id(wanted)] - places.get(id(self.focused()), places[id(wanted)])
            if by:
                self.press(self.focused(), ahead if by > 0 else back)
        self.tick(wanted)

    def choose(self, combo: QComboBox, key: str) -> None:
        """Choose the entry that stands for `key`."""
        row = combo.findData(key)
        if row < 0:
            raise OutOfReachError(combo.accessibleName(), key)
        line = combo.lineEdit()
        if line is not None:
            self.type(line, combo.itemText(row))
            self.press(line, Qt.Key.Key_Return)
            return
        self.reach(combo)
        self.press(combo, Qt.Key.Key_Space)
        view = combo.view()
        self.press(view, Qt.Key.Key_Home)
        for _ in range(row):
            self.press(view, Qt.Key.Key_Down)
        self.press(view, Qt.Key.Key_Return)

    def focused(self) -> QWidget:
        """Return the widget that has the focus; without a window manager what is in front takes it itself."""
        front = QApplication.activeModalWidget() or self.window
        now = QApplication.focusWidget()
        active = QApplication.activeWindow()
        if active is not None and not active.isVisible():  # a list of names that has gone
            _bring_forward(front)
        if now is None or not now.isVisible() or (now.window() is not front and not _is_popup(now)):
            _bring_forward(front)
            now = front.focusWidget()
        return now or front


def describe(widget: QWidget) -> str:
    """Return by what a widget is known to somebody who looks for a fault."""
    return f"{widget.accessibleName()} {type(widget).__name__}"


def _bring_forward(window: QWidget) -> None:
    """Give a window the keyboard, and wait until the screen has: before that its shortcuts hear nothing."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window, _PATIENCE)


def _is_popup(widget: QWidget) -> bool:
    return widget.window().windowType() == Qt.WindowType.Popup


def _settle() -> None:
    """Let the window do what is pending, as its event loop would between two keys."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
