"""Settings, letterhead: the authority's own Word file for all letters; what was found in it and what it lacks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.documents.letterhead.reading import content_of, read_letterhead
from mla_writer.documents.letterhead.told import found_in
from mla_writer.errors import ProgramError
from mla_writer.paths import letterhead_file
from mla_writer.storage.letterhead import keep_letterhead, remove_letterhead, restore_letterhead
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.column import clear
from mla_writer.ui.letterhead_page import LetterheadPage, logo_of
from mla_writer.ui.look_dialog import Look
from mla_writer.ui.parts import Note, button, isolated, label, level_mark
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import Toast, announce
from mla_writer.ui.words import Words

_HELP = N_(
    "A Word file (.docx) of your authority with its logo, header, footer, fonts and margins. Letters in Word and PDF "
    "are written on it; whatever it lacks is added."
)
_NONE = N_("Letters are written on plain paper.")
_LOOKING = N_("Reading the file…")
_KEPT = N_("From now on, letters are written on {name}")
_GONE = N_("The letterhead was removed")
_TOLD = N_("What is missing, and what was left out")
_PICTURE = N_("Preview of the letterhead")

Found = tuple[bytes, Letterhead, QImage | None]


class LetterheadBox(QWidget):
    """The section. A file is looked at beside the window, and kept only where it is in order; removing can be taken back.

    `grown` tells that it needs another height, `looked` that a look has ended.
    """

    grown = Signal()
    looked = Signal()

    def __init__(self, words: Words, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        self.work: Look[Found] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label(words.text(N_("Letterhead")), theme, "heading", strong=True))
        box.addWidget(label(words.text(_HELP), theme, "small", muted=True))
        self.shown = QVBoxLayout()
        self.shown.setSpacing(8)
        box.addLayout(self.shown)
        self.note = Note(theme)
        box.addWidget(self.note)
        box.addLayout(self._buttons())
        self.toast = Toast(self, theme, page)
        self._show_none()

    def show_kept(self) -> None:
        """Look at the letterhead that is kept, if there is one."""
        if letterhead_file().is_file():
            self._look(letterhead_file(), keeps=False)

    def take_file(self, file: Path) -> None:
        """Look at a file, and keep it as the letterhead where it is in order."""
        self._look(file, keeps=True)

    def remove(self) -> None:
        """Write on plain paper again."""
        try:
            remove_letterhead()
        except ProgramError as error:
            self._refuse(error)
            return
        self._say("")
        self._show_none()
        self.choose.setFocus()
        self.toast.tell(self.words.text(_GONE))

    def undo(self) -> None:
        """Bring back the letterhead that was removed."""
        try:
            restore_letterhead()
        except ProgramError as error:
            self._refuse(error)
            return
        self.show_kept()

    def finish(self) -> None:
        """Leave no look running behind."""
        if self.work is not None:
            self.work.wait()

    # ---- looking ---------------------------------------------------------------------------------------------------

    def _look(self, file: Path, *, keeps: bool) -> None:
        if self.work is not None:
            return
        self._say("")
        self.busy.setText(self.words.text(_LOOKING))
        self.work = work = Look(partial(_found, file), self)
        work.finished.connect(lambda: QTimer.singleShot(0, self, partial(self._ended, file, keeps=keeps)))
        work.begin()

    def _ended(self, file: Path, *, keeps: bool) -> None:
        work, self.work = self.work, None
        assert work is not None
        self.busy.setText("")
        try:
            if work.error is not None:
                raise work.error
            assert work.found is not None
            content, letterhead, logo = work.found
            if keeps:
                keep_letterhead(content)
        except ProgramError as error:
            self._refuse(error)
        else:
            self._show(letterhead, logo)
            if keeps:
                announce(self, self.words.text(_KEPT, name=isolated(file.name)))
        work.deleteLater()
        self.looked.emit()

    def _refuse(self, error: ProgramError) -> None:
        problem = error.problems[0]
        reason = self.words.say(problem_message(problem))
        self._say(f"\u2066{Path(problem.place.file).name}\u2069: {reason}")
        announce(self, reason)

    def _say(self, text: str) -> None:
        self.note.say(text, "blocker" if text else None)
        self.grown.emit()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _show_none(self) -> None:
        clear(self.shown)
        self.shown.addWidget(label(self.words.text(_NONE), self.theme, "small"))
        self.choose.setText(self.words.text(N_("Choose a Word file…")))
        self.gone.hide()
        self.grown.emit()

    def _show(self, letterhead: Letterhead, logo: QImage | None) -> None:
        clear(self.shown)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(20)
        row.addWidget(LetterheadPage(letterhead, logo, self.words.text(_PICTURE), self.theme))
        row.addLayout(self._facts(letterhead), 1)
        self.shown.addWidget(holder)
        if letterhead.notes:
            self.shown.addWidget(label(self.words.text(_TOLD), self.theme, "small", strong=True))
        for one in letterhead.notes:
            self.shown.addWidget(self._told(self.words.say(one)))
        self.choose.setText(self.words.text(N_("Choose another file…")))
        self.gone.show()
        self.grown.emit()

    def _facts(self, letterhead: Letterhead) -> QVBoxLayout:
        """Return what was found: caption and value in two columns."""
        column = QVBoxLayout()
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for number, (_, caption, value) in enumerate(found_in(letterhead)):
            name = label(self.words.say(caption), self.theme, "small", muted=True)
            name.setWordWrap(False)
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            told = label(isolated(self.words.say(value)), self.theme, "small")
            grid.addWidget(told, number, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _told(self, text: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(level_mark("advice", self.theme, 15))
        row.addWidget(label(text, self.theme, "small"), 1)
        return line

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.choose = button("", self._ask)
        self.choose.setIcon(icon("file-text", self.theme.colours["text"]))
        self.gone = button(self.words.text(N_("Remove")), self.remove, style="quiet")
        self.gone.setAccessibleName(self.words.text(N_("Remove the letterhead")))
        self.busy = label("", self.theme, "small", muted=True)
        row.addWidget(self.choose)
        row.addWidget(self.gone)
        row.addWidget(self.busy, 1)
        return row

    def _ask(self) -> None:
        told = self.words.text(N_("Letterhead"))
        name, _ = QFileDialog.getOpenFileName(self, told, "", f"{told} (*.docx *.dotx)")
        if name:
            self.take_file(Path(name))


def _found(file: Path) -> Found:
    """Return the bytes of a file, the letterhead in it and its logo; for a thread: a large image takes its time."""
    content = content_of(file)
    letterhead = read_letterhead(content, str(file))
    return content, letterhead, logo_of(letterhead)
