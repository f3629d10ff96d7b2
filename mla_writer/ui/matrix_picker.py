"""Picking a fact by number or by a part of its text."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from mla_writer.answers.values import Text
from mla_writer.interview.links import LinkKind
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import label
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
        self.line.returnPressed.connect(self._typed)
        title.setBuddy(self.line)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        completer.activated[str].connect(self._take_name)  # type: ignore[index]
        self.line.setCompleter(completer)
        self.told = label("", theme, "caption")
        self.told.setObjectName("wrong")
        self.told.hide()
        for part in (title, self.line, self.told):
            box.addWidget(part)

    def begin(self) -> None:
        """Offer the facts as they stand, and give the focus to the line."""
        self._entries = dict(self._offered())
        self._names.setStringList(list(self._entries.values()))
        self.line.clear()
        self.line.setFocus()

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

    def _typed(self) -> None:
        """Take what was typed: a number, or a part of the text of one fact only."""
        text = self.line.text().strip()
        by_number = [key for key, name in self._entries.items() if text and name.partition(" · ")[0] == text]
        fitting = [key for key, name in self._entries.items() if text and text.casefold() in name.casefold()]
        if by_number or len(fitting) == 1:
            self.taken.emit((by_number or fitting)[0])
        elif text:
            told = N_("Several fit; type more of it.") if fitting else N_("Nothing by that name or number.")
            self.told.setText(self.desk.words.text(told))
            self.told.show()

    def _take_name(self, name: str) -> None:
        key = next((one for one, text in self._entries.items() if text == name), "")
        if key:
            self.taken.emit(key)


def shortened(text: str) -> str:
    """Return a text that fits into one line of a sentence."""
    return shorten(text, _LONGEST, placeholder="…")
