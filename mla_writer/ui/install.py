"""Taking over a pack or a bundle: who signed it, what it changes line by line, and only then the button that does it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mla_writer.content import Content
from mla_writer.errors import ProgramError
from mla_writer.handover.installing import Change, Handover, install, look_at
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.aside import Aside
from mla_writer.ui.column import clear
from mla_writer.ui.differences import DifferenceView
from mla_writer.ui.parts import ElidedLabel, Level, banner, button, isolated, label
from mla_writer.ui.signer import begun, grouped, signer_banner
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words

_WIDTH, _HEIGHT, _EDGE = 820, 600, 48
_ROWS, _AIR, _MOST_FAULTS = 4, 10, 6
_LOOKING = N_("Reading, checking the sums and playing the examples…")
_YES = N_("I know who sent this; install it all the same")
_YES_FIRST = N_("Say first that you know who sent this, or have the key added under Settings, Trusted keys.")
_NOTHING = N_("All of this is here already.")
_NEW, _NEWER, _SAME = (
    N_("{state}: version {version}, new here"),
    N_("{state}: version {version}; here is version {known}"),
    N_("{state}: version {version}, here already"),
)
_REFUSED = N_("This cannot be taken over. Nothing has been changed.")
_KEY = N_("Key of the signer: {number}")


class InstallDialog(QDialog):
    """The dialog. `taken` gives what was taken over; `looked` tells that the look at the file has ended, one way or the other."""

    taken = Signal(object)
    looked = Signal()

    def __init__(self, source: Path, content: Content, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.source, self.words, self.theme = source, words, theme
        self.handover: Handover | None = None
        self.yes: QCheckBox | None = None
        self.setWindowTitle(words.text(N_("Install a pack")))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = QWidget()
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(24, 18, 24, 14)
        self.box.setSpacing(10)
        outer.addWidget(body, 1)
        outer.addWidget(self._foot())
        room = parent.window().size()
        self.resize(
            min(round(_WIDTH * theme.scale), room.width() - _EDGE),
            min(round(_HEIGHT * theme.scale), room.height() - _EDGE),
        )
        self._head()
        self.box.addWidget(label(words.text(_LOOKING), theme, "small", muted=True))
        self.box.addStretch(1)
        self.work = _Look(source, content, self)
        self.work.finished.connect(self._ended)
        self.work.begin()

    def take(self) -> None:
        """Take over what is shown, or say what is missing."""
        if self.handover is None:
            return
        is_known = self.yes is None or self.yes.isChecked()
        if not is_known:
            self._say(self.words.text(_YES_FIRST), "warning")
            return
        try:
            install(self.handover, accepts_unknown=is_known)
        except ProgramError as error:
            self._say(self._told(error), "blocker")
            return
        self.taken.emit(self.handover)
        self.accept()

    def reject(self) -> None:
        """Leave nothing running behind."""
        self.work.wait()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave nothing running behind."""
        self.work.wait()
        super().closeEvent(event)

    # ---- what was found --------------------------------------------------------------------------------------------

    def _ended(self) -> None:
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        clear(self.box)
        self._head()
        self.handover = self.work.handover
        if self.handover is None:
            self._show_faults(self.work.error)
        else:
            self._show_found(self.handover)
        self.looked.emit()

    def _show_faults(self, error: ProgramError | None) -> None:
        self.box.addWidget(banner(self.words.text(_REFUSED), "blocker", self.theme))
        for one in error.problems[:_MOST_FAULTS] if error is not None else ():
            told = self.words.say(problem_message(one))
            place = str(one.place).replace(str(self.source), self.source.name)
            self.box.addWidget(label(f"\u2066{place}\u2069: {told}", self.theme, "small"))
        self.box.addStretch(1)
        self.note.setText("")
        self.cancel.setText(self.words.text(N_("Close")))
        self.cancel.setFocus()

    def _show_found(self, found: Handover) -> None:
        self.box.addWidget(signer_banner(found.signer, self.words, self.theme))
        if found.signer.standing == "unknown":
            self.yes = QCheckBox(self.words.text(_YES))
            self.box.addWidget(self.yes)
        if found.signer.key_name and found.signer.standing == "trusted":
            number = f"\u2066{grouped(found.signer.key_name)}\u2069"
            self.box.addWidget(label(self.words.text(_KEY, number=number), self.theme, "caption", muted=True))
        self.box.addWidget(label(self.words.text(N_("What changes")), self.theme, "question", strong=True))
        self.list = self._packs(found.changes)
        self.box.addWidget(self.list)
        self.differences = DifferenceView(self.words, self.theme)
        self.box.addWidget(self.differences, 1)
        if found.news:
            self.main.show()
            self.main.setFocus()
        else:
            self._say(self.words.text(_NOTHING), "success")
        first = next((row for row, one in enumerate(found.changes) if not one.is_same), 0)
        self.list.setCurrentRow(first)

    def _packs(self, changes: tuple[Change, ...]) -> QListWidget:
        made = QListWidget()
        made.setObjectName("choose")
        made.setAccessibleName(self.words.text(N_("What changes")))
        made.setFont(self.theme.font("small"))
        height = made.fontMetrics().height() + _AIR
        for one in changes:
            item = QListWidgetItem(self._line(one), made)
            item.setSizeHint(QSize(60, height))
        made.setFixedHeight(height * min(_ROWS, len(changes)) + _AIR + 4)
        made.currentRowChanged.connect(self._show_change)
        return made

    def _show_change(self, row: int) -> None:
        if self.handover is not None and row >= 0:
            self.differences.show_lines(self.handover.changes[row].lines)

    def _line(self, one: Change) -> str:
        told = _SAME if one.is_same else _NEWER if one.known else _NEW
        return self.words.text(told, state=isolated(self.words.state(one.code)), version=one.version, known=one.known)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _head(self) -> None:
        name = ElidedLabel(begun(self.source.name, self.words), self.theme, "heading", strong=True)
        self.box.addWidget(name)

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(24, 10, 24, 10)
        box.setSpacing(8)
        self.told = QVBoxLayout()
        box.addLayout(self.told)
        row = QHBoxLayout()
        row.setSpacing(10)
        note = N_("The office's version before is kept, and can be put back.")
        self.note = label(self.words.text(note), self.theme, "small", muted=True)
        row.addWidget(self.note, 1)
        self.cancel = button(self.words.text(N_("Cancel")), self.reject)
        self.cancel.setAutoDefault(False)
        self.main = button(self.words.text(N_("Install")), self.take, style="main")
        self.main.setIcon(icon("package-plus", self.theme.colours["accent-contrast"]))
        self.main.setDefault(True)
        self.main.hide()
        row.addWidget(self.cancel)
        row.addWidget(self.main)
        box.addLayout(row)
        return foot

    def _say(self, text: str, level: Level) -> None:
        clear(self.told)
        self.told.addWidget(banner(text, level, self.theme))
        announce(self, text)

    def _told(self, error: ProgramError) -> str:
        problem = error.problems[0]
        return f"\u2066{problem.place}\u2069: {self.words.say(problem_message(problem))}"


class _Look(Aside):
    """The look at one file: a pack plays its examples, which takes seconds."""

    def __init__(self, source: Path, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self.handover: Handover | None = None
        self._source, self._content = source, content

    def work(self) -> None:
        """Look."""
        self.handover = look_at(self._source, self._content)
        for one in self.handover.changes:
            _ = one.lines  # so that the window finds them ready
