"""The bar above a view, with the way home; and the line in which one looks for something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStyle

from mla_writer.translation.message import N_
from mla_writer.ui.parts import LaidButton, badge, button, keys, label, mark
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_HEIGHT, _AROUND, _ICON = 48, 26, 16
"""Least height of the bar, the room around its words, and the edge of an icon at 100 %, in pixels."""


class TopBar(QFrame):
    """The bar; `row` takes its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setMinimumHeight(max(_HEIGHT, self.fontMetrics().height() + _AROUND))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 6, 12, 6)
        self.row.setSpacing(10)
        self._texts: dict[QPushButton, str] = {}

    def may_shorten(self, *buttons: QPushButton) -> None:
        """Take buttons into the bar whose icon alone stands there where room is short; screen readers hear their words always."""
        for one in buttons:
            self._texts[one] = one.text()
            one.setAccessibleName(one.accessibleName() or one.text())
            if not one.toolTip():
                tip(one, one.text())
            self.row.addWidget(one)

    def shorten(self, is_short: bool) -> None:
        """Leave the words of those buttons out, or put them back."""
        for one, text in self._texts.items():
            one.setText("" if is_short else text)


class SearchButton(LaidButton):
    """Looks like a field, opens the search."""

    def __init__(self, words: Words, theme: Theme) -> None:
        text = words.text(N_("Search or go to…"))
        super().__init__("search", text)
        tip(self, keys("Ctrl+K"))
        self.row.setContentsMargins(11, 5, 6, 5)
        self.row.setSpacing(8)
        self.row.addWidget(mark("search", "text-muted", theme, 16))
        self.words = label(text, theme, muted=True)
        self.words.setWordWrap(False)
        self.keys = badge(keys("Ctrl+K").replace("+", " "), theme, "key")
        self.row.addWidget(self.words)
        self.row.addStretch(1)
        self.row.addWidget(self.keys)
        self.seal()
        self._wide = round(216 * theme.scale)

    def fold(self, *, is_narrow: bool, has_keys: bool) -> None:
        """Leave the words out where there is no room, and the keys where there is little."""
        self.words.setVisible(not is_narrow)
        self.keys.setVisible(has_keys)
        self.setMinimumWidth(self._wide if has_keys else 0)


def home_button(go: Callable[[], object], words: Words, theme: Theme) -> QPushButton:
    """Return the button that leads to the list of requests."""
    told = words.text(N_("All requests"))
    home = button("", go, style="icon", name=told)
    home.setIcon(icon("house", theme.colours["text"]))
    tip(home, told)
    return home


def search_line(told: str, theme: Theme) -> QLineEdit:
    """Return a line in which one looks for something: what, is told in it and to screen readers."""
    line = _SearchLine(theme)
    line.setPlaceholderText(told)
    line.setAccessibleName(told)
    line.setClearButtonEnabled(True)
    return line


class _SearchLine(QLineEdit):
    """A line with a magnifier before its text that grows with it; icons that Qt puts there stay small."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = icon("search", theme.colours["text-muted"])
        self._edge = round(_ICON * theme.text_scale)
        room = self._edge + 4
        self.setTextMargins(0 if theme.rtl else room, 0, room if theme.rtl else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the magnifier where reading starts."""
        super().paintEvent(event)
        place = QRect(_ICON // 2, (self.height() - self._edge) // 2, self._edge, self._edge)
        painter = QPainter(self)
        self._icon.paint(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        painter.end()
