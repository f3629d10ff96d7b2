"""The palette: every section, question, fact and person by name, from one line; Enter goes there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mla_writer.conditions.values import Ref
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import item_name
from mla_writer.ui.sections import SectionPage

_MOST = 60
_NOTHING = N_("Nothing by that name. Try a word from the question.")


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to go to: a section by its key, or a question by its path."""

    text: str
    where: str
    section: str = ""


class Palette(QDialog):
    """A dialog with a line to type in and the goals that match; `chosen` tells which was taken."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, sections: list[SectionPage], parent: QWidget) -> None:
        super().__init__(parent)
        words = desk.words
        self.setWindowTitle(words.text(N_("Search or go to…")))
        self.setMinimumSize(560, 420)
        self._goals = list(goals(desk, sections))
        box = QVBoxLayout(self)
        self.line = QLineEdit()
        self.line.setAccessibleName(words.text(N_("Search or go to…")))
        self.line.setPlaceholderText(words.text(N_("A word from a question, a fact, a person")))
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words.text(N_("Results")))
        self.list.itemActivated.connect(self._take)
        self.empty = QLabel(words.text(_NOTHING))
        self.empty.setObjectName("muted")
        for part in (self.line, self.list, self.empty):
            box.addWidget(part)
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows move in the list while one types; Enter takes what is marked."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        found = [one for one in self._goals if all(word in one.text.casefold() for word in wanted)]
        self.list.clear()
        for goal in found[:_MOST]:
            item = QListWidgetItem(goal.text)
            item.setData(Qt.ItemDataRole.UserRole, goal)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()


def goals(desk: Desk, sections: list[SectionPage]) -> Iterator[Goal]:
    """Yield everything that can be gone to: sections, items entered once, and every question that is asked now."""
    for section in sections:
        yield Goal(section.title, "", section.key)
    for name in COLLECTIONS:
        for key in desk.case.answers.records(name):
            yield Goal(item_name(desk, Ref(name, key)), f"{name}.{key}")
    for step in desk.live.steps:
        if step.path.partition(".")[0] not in COLLECTIONS:
            yield Goal(desk.words.of_question(step.shape, "label"), step.path)
