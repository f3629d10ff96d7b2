"""The bar above a view, with the way home; and the line in which one looks for something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from mla_writer.translation.message import N_
from mla_writer.ui.parts import button
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_HEIGHT = 48


class TopBar(QFrame):
    """The bar; `row` takes its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setMinimumHeight(_HEIGHT)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 6, 12, 6)
        self.row.setSpacing(10)


def home_button(go: Callable[[], object], words: Words, theme: Theme) -> QPushButton:
    """Return the button that leads to the list of requests."""
    told = words.text(N_("All requests"))
    home = button("", go, style="icon", name=told)
    home.setIcon(icon("house", theme.colours["text"]))
    home.setToolTip(told)
    return home


def search_line(told: str, theme: Theme) -> QLineEdit:
    """Return a line in which one looks for something: what, is told in it and to screen readers."""
    line = QLineEdit()
    line.setPlaceholderText(told)
    line.setAccessibleName(told)
    line.setClearButtonEnabled(True)
    line.addAction(icon("search", theme.colours["text-muted"]), QLineEdit.ActionPosition.LeadingPosition)
    return line
