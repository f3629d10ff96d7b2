"""Saving a pack: what it changes is seen first; version and day of the check are proposed; then it is the office's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from mla_writer.countries.changes import changes
from mla_writer.errors import ProgramError
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.column import Column
from mla_writer.ui.measures import DateLine
from mla_writer.ui.pack_desk import PackDesk
from mla_writer.ui.pack_fields import show_day
from mla_writer.ui.pack_panels import fill_changes
from mla_writer.ui.parts import Note, button, fit, foot, label

_HELP = N_(
    "It is saved as your office's pack and is used in place of the one that came with the program, which stays as it "
    "is. The previous version is kept beside it."
)
_WRONG = N_("Problems: {number}. A pack with problems cannot be saved; your work is kept.")


class SaveDialog(QDialog):
    """Shows the changes and saves; accepted once the pack stands on the disk."""

    def __init__(self, desk: PackDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.text = desk.to_save()
        words, theme = desk.words, desk.theme
        self.setWindowTitle(words.text(N_("Save the pack")))
        fit(self, 600, 560, theme.text_scale)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(words.text(_HELP), theme, "small", muted=True))
        form = QFormLayout()
        form.setSpacing(8)
        self.lines: dict[str, QLineEdit] = {"version": QLineEdit(str(self.text.get("version") or ""))}
        if words.is_rtl:  # figures stand where reading starts, as the days do
            self.lines["version"].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        for key in ("checked_on", "review_by"):
            self.lines[key] = day = DateLine(theme, desk, "")
            show_day(day, str(self.text.get(key) or ""))
        for key, name in (
            ("version", N_("Version")),
            ("checked_on", N_("Sources checked on")),
            ("review_by", N_("To be reviewed by")),
        ):
            self.lines[key].setAccessibleName(words.text(name))
            form.addRow(words.text(name), self.lines[key])
        box.addLayout(form)
        box.addWidget(label(words.text(N_("What changes")), theme, "question", strong=True))
        box.addWidget(self._changes(), 1)
        self.note = Note(theme)
        box.addWidget(self.note)
        self.save = button(words.text(N_("Save")), self._save, style="main")
        self.save.setDefault(True)
        self.cancel = button(words.text(N_("Cancel")), self.reject)
        box.addLayout(foot(self.cancel, self.save))
        desk.looked.connect(self._write)

    def _changes(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.desk.words.text(N_("What changes")))
        body = Column("page")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(6)
        before = self.desk.before.data if self.desk.before is not None else {}
        fill_changes(column, self.desk, changes(before, self.text.data))
        column.addStretch(1)
        area.setWidget(body)
        return area

    def _save(self) -> None:
        text = self.text
        for key, line in self.lines.items():
            text = text.set((key,), line.iso if isinstance(line, DateLine) else line.text().strip())
        self.save.setEnabled(False)
        self.note.say(self.desk.words.text(N_("Checking…")))
        self.desk.take(text, self.windowTitle())
        if not self.desk.is_looking:
            self._write()

    def _write(self) -> None:
        """Write what was looked at, or say what is wrong with it."""
        if self.save.isEnabled():
            return  # looked at for another reason
        self.save.setEnabled(True)
        try:
            self.desk.save()
        except ProgramError as error:
            words = self.desk.words
            told = words.say(problem_message(error.problems[0]))
            number = len(error.problems)
            more = f"{words.text(_WRONG, number=number)} {told}" if number > 1 else told
            self.note.say(more, "blocker")
            return
        self.accept()
