"""Picking a fact by number or by a part of its text."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mla_writer.answers.values import Text
from mla_writer.interview.links import LinkKind
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import label
from mla_writer.ui.search import Fitting, Search
from mla_writer.ui.theme import Theme

_LONGEST = 60


class FactPicker(QWidget):
    """A line with the facts that are not linked directly yet. `taken` tells the one that was picked, `closed` that none was."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme, links: Mapping[str, LinkKind]) -> None:
        super().__init__()
        self.desk, self._links = desk, links
        self._entries: dict[str, str] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        title = label(desk.words.text(N_("Which fact? Its number, or a part of its text")), theme, "small", strong=True)
        self.line = QLineEdit()
        self.line.setAccessibleName(title.text())
        title.setBuddy(self.line)
        self._names = QStringListModel(self)
        self.search = Search(self.line, Fitting(self._names, self))
        self.search.setMaxVisibleItems(10)
        self.search.activated[str].connect(self._take_name)  # type: ignore[index]
        self.search.taken.connect(lambda row: self._take_name(self._names.stringList()[row]))
        self.search.unclear.connect(self._unclear)
        self.told = label("", theme, "caption")
        self.told.setObjectName("wrong")
        self.told.hide()
        for part in (title, self.line, self.told):
            box.addWidget(part)

    def begin(self) -> None:
        """Offer the facts as they stand, all of them at first, and give the focus to the line."""
        self._entries = dict(self._offered())
        self._names.setStringList(list(self._entries.values()))
        self.line.clear()
        self.line.setFocus()
        QTimer.singleShot(0, self, self._show)  # the line has no place yet

    def _show(self) -> None:
        if self.line.hasFocus() and not self.line.text():
            self.search.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _offered(self) -> list[tuple[str, str]]:
        facts = self.desk.case.answers.records("facts")
        offered = []
        for number, key in enumerate(self.desk.wording.numbering.facts, 1):
            if self._links.get(key) != "direct":
                what = facts[key].get("what")
                offered.append((key, f"{number} · {what.plain if isinstance(what, Text) else ''}"))
        return offered

    def _unclear(self, told: str) -> None:
        self.told.setText(self.desk.words.text(told))
        self.told.show()

    def _take_name(self, name: str) -> None:
        key = next((one for one, text in self._entries.items() if text == name), "")
        if key:
            self.taken.emit(key)


def shortened(text: str) -> str:
    """Return a text that fits into one line of a sentence."""
    return shorten(text, _LONGEST, placeholder="…")
