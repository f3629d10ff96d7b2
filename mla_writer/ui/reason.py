"""Asking why a finding is left as it is, wherever a finding stands: the reason, and once the name of who gives it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.lines import LinesBox
from mla_writer.ui.parts import Note, button, label, set_property
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import Theme

_KEPT = N_("Recorded with {name} and the date, in the draft. It is not in the letter.")
_KEPT_UNNAMED = N_("Recorded with your name and the date, in the draft. It is not in the letter.")


class ReasonForm(QWidget):
    """Asks why a finding is left as it is, and once for the name of who says so; `given` when it was recorded."""

    given = Signal(str)
    cancelled = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        words = desk.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        title = label(words.text(N_("Why is this finding overridden?")), theme, "small", strong=True)
        self.reason = LinesBox()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(title.text())
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 3 + 18)
        title.setBuddy(self.reason)
        self.told = Note(theme)
        self.reason.textChanged.connect(self._mend)
        self.asked = label(words.text(N_("Your name")), theme, "small", strong=True)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.asked.text())
        self.asked.setBuddy(self.name)
        self.name.textEdited.connect(lambda _: self._mend())
        self.note = label("", theme, "caption", muted=True)
        self.other = button(words.text(N_("Another name")), self._ask_name, style="link")
        self.other.setFont(theme.font("caption"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addStretch(1)
        last.addWidget(button(words.text(N_("Cancel")), self.cancelled.emit, style="quiet"))
        last.addWidget(button(words.text(N_("Record reason")), self._record, style="main"))
        for part in (title, self.reason, self.told, self.asked, self.name):
            box.addWidget(part)
        box.addLayout(row)
        box.addLayout(last)
        self._show_name(Settings().drafter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves without a reason."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show_name(self, name: str) -> None:
        """Show under which name the reason is recorded, or ask for it; nobody is proposed whom this user did not name."""
        self.name.setText(name)
        for part in (self.asked, self.name):
            part.setVisible(not name)
        self.other.setVisible(bool(name))
        words = self.desk.words
        self.note.setText(words.text(_KEPT, name=f"\u2068{name}\u2069") if name else words.text(_KEPT_UNNAMED))

    def _ask_name(self) -> None:
        self._show_name("")
        self.name.setFocus()
        self.name.selectAll()
        self.changed.emit()

    def _record(self) -> None:
        reason, name = self.reason.toPlainText().strip(), self.name.text().strip()
        if not reason:
            self._miss(N_("Write the reason first."), self.reason)
        elif not name:
            self._miss(N_("Write your name; you are asked for it only once."), self.name)
        else:
            settings = Settings()
            if settings.drafter != name:
                settings.keep(drafter=name)
            self.given.emit(reason)

    def _miss(self, text: str, field: QWidget) -> None:
        self._mend()
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.removeWidget(self.told)
        box.insertWidget(box.indexOf(field) + 1, self.told)
        self.told.say(self.desk.words.text(text), "blocker")
        set_property(field, "wrong", "true")
        field.setAccessibleDescription(self.told.text())
        field.setFocus()
        self.changed.emit()

    def _mend(self) -> None:
        """Take the mark away while somebody writes."""
        if self.told.text():
            self.told.say("")
            for field in (self.reason, self.name):
                set_property(field, "wrong", "")
                field.setAccessibleDescription("")
            self.changed.emit()
