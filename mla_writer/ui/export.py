"""Exporting letters: languages, reader, format, draft or final, where to; beside that the files that will come of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mla_writer.errors import ProgramError
from mla_writer.letters import NotCompleteError, Wanted
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.column import Column, clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.export_choices import Choices
from mla_writer.ui.export_outcome import Outcome
from mla_writer.ui.export_work import Work
from mla_writer.ui.parts import banner, button, label, mark
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce

_WIDTH, _HEIGHT, _EDGE = 860, 620, 48
_STACKED = 54
"""Width in em of the body font under which what will come of it stands below the choices."""
_UNENCRYPTED = N_("Exported files are not encrypted.")
_WRITING = N_("Composing letter {number} of {all}")
_SAVING = N_("Writing the files")
_STOPPED = N_("Stopped. Nothing was written.")
_FAILED = N_("The letters could not be written. Nothing was changed.")
_REFUSED = N_("A final letter is not written while blockers are open: {number}.")


class ExportDialog(QDialog):
    """The dialog. `review` asks for the open blockers, `letter` for the preview in a language for a reader.

    `ended` tells that writing has ended, one way or the other.
    """

    ended = Signal()
    review = Signal()
    letter = Signal(str, str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.theme = desk, theme
        self.work: Work | None = None
        self.files: tuple[Path, ...] = ()
        self.setWindowTitle(desk.words.text(N_("Export letters")))
        folder = Settings().export_folder or desk.path.parent
        self.choices = Choices(desk, theme)
        self.choices.changed.connect(self.show_outcome)
        self.outcome = Outcome(folder, desk, theme)
        self.outcome.change.connect(self._ask_folder)
        self.outcome.review.connect(self._to_review)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._body(), 1)
        outer.addWidget(self._foot())
        room = parent.window().size()
        self.resize(
            min(round(_WIDTH * theme.scale), room.width() - _EDGE),
            min(round(_HEIGHT * theme.scale), room.height() - _EDGE),
        )
        self.show_outcome()
        self.main.setFocus()

    # ---- what is chosen --------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """The folder into which the letters go."""
        return self.outcome.folder

    def show_outcome(self) -> None:
        """Show what would come of the choices as they stand."""
        wanted = self.choices.wanted()
        self.outcome.refresh(wanted)
        number = len(wanted.languages)
        words = self.desk.words
        self.main.setText(
            words.text(N_("Export 1 file") if number == 1 else N_("Export {number} files"), number=number)
        )
        self.told.hide()
        self._offer(self.main, self.cancel)
        self.cancel.setText(words.text(N_("Cancel")))

    def set_folder(self, folder: Path) -> None:
        """Take another folder, and remember it."""
        Settings().keep(export_folder=str(folder))
        self.outcome.folder = folder
        self.show_outcome()

    # ---- writing ---------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write the letters, or say what is missing."""
        wanted = self.choices.wanted()
        if self.work is not None:
            return
        if not wanted.languages:
            self._say(self.desk.words.text(N_("Choose at least one language.")))
            self.choices.take_focus()
            return
        number = sum(one.is_open_blocker for one in self.desk.case.findings)
        if wanted.final and number:
            self._say(self.desk.words.text(_REFUSED, number=number))
            return
        self._show_working(wanted)
        self.work = work = Work(self.desk.case, wanted, self.folder, self)
        work.advanced.connect(self._advanced)
        work.finished.connect(self._ended)
        work.begin()

    def stop(self) -> None:
        """Stop the writing, or close the dialog where nothing is being written."""
        if self.work is None:
            super().reject()
            return
        self.work.stop()
        self.progress_told.setText(self.desk.words.text(N_("Stopping…")))

    def reject(self) -> None:
        """Escape stops the writing first."""
        self.stop()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave nothing running behind: what is being composed is finished, and nothing is written."""
        if self.work is not None:
            self.work.stop()
            self.work.wait()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand side by side, or one below the other."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _STACKED * self.theme.sizes["body"] * self.theme.scale
        self.halves.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _advanced(self, composed: int) -> None:
        if self.work is None or self.work.isInterruptionRequested():
            return
        self.progress.setValue(composed)
        words, number = self.desk.words, self.progress.maximum() - 1
        is_last = composed == number
        self.progress_told.setText(words.text(_SAVING if is_last else _WRITING, number=composed + 1, all=number))

    def _ended(self) -> None:
        """Keep in the history what was written; then show it, or why nothing was."""
        work, self.work = self.work, None
        assert work is not None
        if work.files:
            self.files = work.files
            self.desk.exported(work.wanted, work.files)
        QTimer.singleShot(0, self, lambda: self._show_end(work))

    def _show_end(self, work: Work) -> None:
        self._show_idle()
        if work.files:
            self._show_written(work)
        elif work.is_stopped:
            self._say(self.desk.words.text(_STOPPED))
        elif isinstance(work.error, NotCompleteError):
            self._say(self.desk.words.text(_REFUSED, number=len(work.error.findings)))
        else:
            self._say(self._reason(work.error))
        work.deleteLater()
        self.ended.emit()

    def _show_written(self, work: Work) -> None:
        Settings().keep(export_folder=str(work.folder))
        self.outcome.show_written(work.files)
        words, number = self.desk.words, len(work.files)
        self._offer(self.show_letter, self.open_folder, self.cancel)
        self.cancel.setText(words.text(N_("Close")))
        self.open_folder.setFocus()
        told = words.text(N_("1 file was written") if number == 1 else N_("{number} files were written"), number=number)
        announce(self, told)

    def _reason(self, error: ProgramError | None) -> str:
        if error is None:
            return self.desk.words.text(_FAILED)
        problem = error.problems[0]
        told = self.desk.words.say(problem_message(problem))
        return f"\u2066{problem.place.file}\u2069: {told}"

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _body(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = Column("page")
        self.halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self.halves.setContentsMargins(0, 0, 0, 0)
        self.halves.setSpacing(0)
        self.halves.addWidget(self.choices, 5)
        self.halves.addWidget(self.outcome, 3)
        area.setWidget(body)
        self.outcome.resized.connect(body.settle)
        return area

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(24, 10, 24, 10)
        box.setSpacing(8)
        self.told = QFrame()
        self.told_box = QVBoxLayout(self.told)
        self.told_box.setContentsMargins(0, 0, 0, 0)
        self.told.hide()
        box.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(10)
        words, theme = self.desk.words, self.theme
        self.sign = mark("lock-open", "text-muted", theme, 16)
        self.note = label(words.text(_UNENCRYPTED), theme, "small", muted=True)
        self.progress_told = label("", theme, "small")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(words.text(N_("Export")))
        self.working = QWidget()
        busy = QVBoxLayout(self.working)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self.progress_told)
        busy.addWidget(self.progress)
        self.working.hide()
        row.addWidget(self.sign)
        row.addWidget(self.note, 1)
        row.addWidget(self.working, 1)
        for one in self._buttons():
            row.addWidget(one)
        box.addLayout(row)
        return foot

    def _buttons(self) -> tuple[QPushButton, ...]:
        words, colours = self.desk.words, self.theme.colours
        self.cancel = button(words.text(N_("Cancel")), self.stop)
        self.cancel.setAutoDefault(False)
        self.open_folder = button(words.text(N_("Open folder")), self._open_folder)
        self.open_folder.setIcon(icon("folder-open", colours["text"]))
        self.show_letter = button(words.text(N_("Show in letter")), self._show_letter)
        self.show_letter.setIcon(icon("file-text", colours["text"]))
        self.main = button("", self.write, style="main")
        self.main.setIcon(icon("file-output", colours["accent-contrast"]))
        self.main.setDefault(True)
        for one in (self.open_folder, self.show_letter):
            one.setAutoDefault(False)
        return self.show_letter, self.open_folder, self.cancel, self.main

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _show_working(self, wanted: Wanted) -> None:
        self.told.hide()
        self.progress.setRange(0, len(wanted.languages) + 1)
        self.progress.setValue(0)
        self.progress_told.setText("")
        self._busy(True)
        self.cancel.setText(self.desk.words.text(N_("Stop")))
        self.cancel.setFocus()

    def _show_idle(self) -> None:
        self._busy(False)
        self._offer(self.cancel, self.main)
        self.cancel.setText(self.desk.words.text(N_("Cancel")))
        self.main.setFocus()

    def _busy(self, on: bool) -> None:
        self.working.setVisible(on)
        for one in (self.note, self.sign):
            one.setVisible(not on)
        if on:
            self._offer(self.cancel)
        for half in (self.choices, self.outcome):
            half.setEnabled(not on)

    def _offer(self, *offered: QPushButton) -> None:
        """Show these buttons and hide the others."""
        for one in (self.show_letter, self.open_folder, self.cancel, self.main):
            one.setVisible(one in offered)

    def _say(self, text: str) -> None:
        clear(self.told_box)
        self.told_box.addWidget(banner(text, "blocker", self.theme))
        self.told.show()
        announce(self, text)

    def _ask_folder(self) -> None:
        told = self.desk.words.text(N_("Folder for the letters"))
        folder = QFileDialog.getExistingDirectory(self, told, str(self.folder))
        if folder:
            self.set_folder(Path(folder))

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.files[0].parent))):
            self._say(self.desk.words.text(N_("The folder could not be opened here.")))

    def _show_letter(self) -> None:
        wanted = self.choices.wanted()
        self.accept()
        self.letter.emit(wanted.languages[0], wanted.reader)

    def _to_review(self) -> None:
        self.accept()
        self.review.emit()
