"""A new key: where its two files go, a password typed twice, and a plain warning before it is left without one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from mla_writer.errors import ProgramError
from mla_writer.handover.making import expect_new, write_key_files
from mla_writer.handover.minisign import SigningKey
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.aside import Aside
from mla_writer.ui.column import Column, bring_focus
from mla_writer.ui.file_line import FileLine
from mla_writer.ui.parts import Note, Tick, button, fit, foot, isolated, label
from mla_writer.ui.theme import Theme
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words

_WIDTH, _HEIGHT = 560, 460
_HELP = N_(
    "A key is two files. The secret one signs and stays with you; the public one lets others check that it was you. "
    "Anyone with the secret file and its password can sign in your name."
)
_BESIDE = N_("The public key is saved beside it: {public}")
_WHERE_FIRST = N_("Choose where to save the secret key: on a USB stick or in a folder of your own.")
_DIFFER = N_("The two passwords differ. Type both again.")
_SHORT = N_("This password is short and can be guessed. Four words that have nothing to do with each other are better.")
_LEAST = 12
"""Letters below which a password for a key is called short; a warning, no more: who makes the key decides."""
_NO_PASSWORD = N_("Without a password, anyone who gets hold of the file can sign in your name.")
_YES = N_("Leave the key without a password anyway")
_MAKING = N_("Making the key…")
_FAILED = N_("The key could not be made. Nothing was written.")


def password_line(title: str, theme: Theme) -> tuple[QVBoxLayout, QLineEdit]:
    """Return a field for a password, whose letters are not shown, below its name."""
    box, line = QVBoxLayout(), QLineEdit()
    box.setSpacing(4)
    name = label(title, theme, "small", strong=True)
    name.setBuddy(line)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    if theme.rtl:  # the dots would stand where a Latin text begins
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    line.setAccessibleName(title)
    box.addWidget(name)
    box.addWidget(line)
    return box, line


class NewKeyDialog(QDialog):
    """The dialog. `made` gives the secret file, the public one, the number of the key and its password.

    `ended` tells that making has ended, one way or the other.
    """

    made = Signal(object, object, str, str)
    ended = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self.theme = words, theme
        self.work: _Making | None = None
        self.setWindowTitle(words.text(N_("Make a new key")))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area = area
        self.column = Column("page")
        self._fill()
        area.setWidget(self.column)
        outer.addWidget(area, 1)
        outer.addWidget(self._foot())
        fit(self, _WIDTH, _HEIGHT, theme.scale)
        self.main.setDefault(True)  # now that it stands in the dialog, it stays the default wherever the focus goes
        self.where.choose.setFocus()

    def take(self, secret: Path) -> None:
        """Take the place of the secret file; the public one lies beside it. No file is replaced."""
        if secret.suffix != ".key":
            secret = secret.with_name(f"{secret.name}.key")
        self.where.take(secret)
        try:
            expect_new(secret, secret.with_suffix(".pub"))
        except ProgramError as error:
            self._refuse(error)
            return
        self.where.note.say(self.words.text(_BESIDE, public=isolated(secret.with_suffix(".pub").name)))
        self.first.setFocus()

    def make(self) -> None:
        """Make the key, or say what is missing."""
        secret, password = self.where.file, self.first.text()
        if self.work is not None:
            return
        if secret is None:
            self.where.refuse(self.words.text(_WHERE_FIRST))
        elif password != self.again.text():
            self._differ()
        elif not password and not self.yes.isChecked():
            self._say(self.words.text(_NO_PASSWORD))
            self.yes.show()
            self.yes.setFocus()
            bring_focus(self.area)
        else:
            self._begin(secret, password)

    def reject(self) -> None:
        """Leave nothing running behind."""
        self._settle()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave nothing running behind."""
        self._settle()
        super().closeEvent(event)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        words, theme = self.words, self.theme
        box = QVBoxLayout(self.column)
        box.setContentsMargins(24, 18, 24, 14)
        box.setSpacing(12)
        box.addWidget(label(words.text(_HELP), theme, "small", muted=True))
        self.where = FileLine(words.text(N_("Secret key file")), "lock", self._ask, words, theme)
        box.addWidget(self.where)
        first, self.first = password_line(words.text(N_("Password of the key")), theme)
        again, self.again = password_line(words.text(N_("Repeat the password")), theme)
        box.addLayout(first)
        box.addLayout(again)
        self.note = Note(theme)
        box.addWidget(self.note)
        self.yes = Tick(words.text(_YES))
        self.yes.hide()
        box.addWidget(self.yes)
        box.addStretch(1)
        for one in (self.first, self.again):
            one.textEdited.connect(lambda _: self._retyped())

    def _foot(self) -> QFrame:
        made = QFrame()
        made.setObjectName("foot")
        self.main = button(self.words.text(N_("Make the key")), self.make, style="main")
        self.cancel = button(self.words.text(N_("Cancel")), self.reject)
        self.cancel.setAutoDefault(False)
        row = foot(self.cancel, self.main)
        row.setContentsMargins(24, 10, 24, 10)
        made.setLayout(row)
        return made

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _begin(self, secret: Path, password: str) -> None:
        self.note.say(self.words.text(_MAKING))
        self._busy(True)
        self.work = _Making(secret, password, self)
        self.work.finished.connect(self._ended)
        self.work.begin()

    def _ended(self) -> None:
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        """Hand on the key that was made, or say why there is none."""
        work, self.work = self.work, None
        if work is None:
            return
        self._busy(False)
        self.note.say("")
        if work.key is not None:
            self.made.emit(work.secret, work.public, work.key.public.name, work.password)
            self.accept()
        elif work.error is not None:
            self._refuse(work.error)
        else:
            self._say(self.words.text(_FAILED))
        self.ended.emit()

    def _settle(self) -> None:
        """Wait for what is being made; a key that was made all the same is handed on, for its files are there."""
        work, self.work = self.work, None
        if work is not None:
            work.wait()
            if work.key is not None:
                self.made.emit(work.secret, work.public, work.key.public.name, work.password)

    def _busy(self, on: bool) -> None:
        for one in (self.where, self.first, self.again, self.yes, self.main):
            one.setEnabled(not on)

    def _retyped(self) -> None:
        is_short = 0 < len(self.first.text()) < _LEAST
        self.note.say(self.words.text(_SHORT) if is_short else "", "warning" if is_short else None)
        self.yes.setChecked(False)
        self.yes.hide()

    def _differ(self) -> None:
        self._say(self.words.text(_DIFFER))
        self.again.clear()
        self.first.setFocus()
        self.first.selectAll()
        bring_focus(self.area)

    def _refuse(self, error: ProgramError) -> None:
        problem = error.problems[0]
        told = self.words.pair(isolated(Path(problem.place.file).name), self.words.say(problem_message(problem)))
        self.where.refuse(told)
        bring_focus(self.area)
        announce(self, told)

    def _say(self, text: str) -> None:
        self.note.say(text, "warning")
        announce(self, text)

    def _ask(self) -> None:
        told = self.words.text(N_("Secret key file"))
        free = QFileDialog.Option.DontConfirmOverwrite  # a key is never replaced
        name, _ = QFileDialog.getSaveFileName(self, told, "office.key", f"{told} (*.key)", options=free)
        if name:
            self.take(Path(name))


class _Making(Aside):
    """Makes the key and writes its files: a password is stretched on purpose, which takes a second."""

    def __init__(self, secret: Path, password: str, parent: QObject) -> None:
        super().__init__(parent)
        self.secret, self.public, self.password = secret, secret.with_suffix(".pub"), password
        self.key: SigningKey | None = None

    def work(self) -> None:
        """Make it."""
        self.key = write_key_files(self.secret, self.public, self.password or None)
