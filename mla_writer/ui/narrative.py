"""Pasting a narrative: the text at the top, the suggested facts below, to be ticked and changed before they are entered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from mla_writer.answers.narrative import Suggested, suggest_facts
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk

_HELP = N_(
    "One event a line. Double click changes a line; untick what is no fact. Dates that stand in a line are taken over."
)


class NarrativeDialog(QDialog):
    """Shows suggestions for the pasted text; `accepted_facts` gives those that were ticked, as they stand."""

    entered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        words = desk.words
        self.setWindowTitle(words.text(N_("Paste a narrative…")))
        self.setMinimumSize(680, 520)
        box = QVBoxLayout(self)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(words.text(N_("Narrative")))
        self.text.setPlaceholderText(words.text(N_("Paste the report here")))
        self.text.textChanged.connect(self._suggest)
        self.list = QListWidget()
        self.list.setObjectName("choose")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(words.text(N_("Suggested facts")))
        told = QLabel(words.text(_HELP))
        told.setObjectName("muted")
        told.setWordWrap(True)
        buttons = QDialogButtonBox()
        enter = buttons.addButton(words.text(N_("Enter these facts")), QDialogButtonBox.ButtonRole.AcceptRole)
        enter.setObjectName("main")
        buttons.addButton(words.text(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._enter)
        buttons.rejected.connect(self.reject)
        for part in (self.text, told, self.list, buttons):
            box.addWidget(part)

    def chosen(self) -> tuple[Suggested, ...]:
        """Return the ticked lines as facts; what was changed by hand is read anew."""
        items = (self.list.item(number) for number in range(self.list.count()))
        texts = [one.text().strip() for one in items if one.checkState() == Qt.CheckState.Checked]
        return tuple(Suggested(text, suggest_facts(text)[0].when) for text in texts if text)

    def _suggest(self) -> None:
        self.list.clear()
        for one in suggest_facts(self.text.toPlainText()):
            item = QListWidgetItem(one.text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)

    def _enter(self) -> None:
        self.entered.emit(self.chosen())
        self.accept()
