"""Handing over packs: which ones, signed with which key or not at all, into which file; then what the receiver is to be told."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.content import Content
from mla_writer.errors import Problem, ProgramError
from mla_writer.handover.bundle import Manifest
from mla_writer.handover.handed import BUNDLE, bundle_signer, read_bundle_file
from mla_writer.handover.making import bundle_of, expect_new, made_comment
from mla_writer.handover.secret_keys import read_secret_key
from mla_writer.handover.signers import UNSIGNED, Signer
from mla_writer.storage.files import write_all
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.aside import Aside
from mla_writer.ui.bundle_packs import PackChoice
from mla_writer.ui.bundle_signing import Signing, key_told
from mla_writer.ui.bundle_told import BundleTold
from mla_writer.ui.column import bring_focus, clear
from mla_writer.ui.file_line import FileLine
from mla_writer.ui.parts import banner, button, label, rule
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words
from mla_writer.ui.work_dialog import WorkDialog
from mla_writer.yamlio import content_of

_WIDTH = 880
_NOTE = N_("A bundle is not encrypted: anyone who has the file can read the packs.")
_FILE_FIRST = N_("Choose where to save the bundle.")
_OPENING = N_("Opening the key…")
_CHECKING, _WRITING = N_("Checking pack {number} of {all}"), N_("Writing the bundle…")
_STOPPED, _FAILED = N_("Stopped. Nothing was written."), N_("The bundle could not be written. Nothing was changed.")
_FAULTS = N_("Nothing was written. Problems in the packs: {number}. The first: {told}")
_WRONG_PASSWORD = "SIGN-006"  # noqa: S105 - the code of a problem


class BundleDialog(WorkDialog["_Making"]):
    """The dialog."""

    def __init__(self, content: Content, ticked: Collection[str], words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(words.text(N_("Hand over packs")), _WIDTH, words, theme, parent)
        self.content = content
        self.told: BundleTold | None = None
        self.packs = PackChoice(content, ticked, words, theme)
        self.signing = Signing(words, theme)
        self.file = FileLine(words.text(N_("File to hand over")), "file-output", self._ask, words, theme)
        self._halves()
        self.lay(self._foot())
        self._offer(self.cancel, self.main)
        self.main.setDefault(True)  # now that it stands in the dialog, it stays the default wherever the focus goes
        self.packs.search.setFocus()

    @property
    def written_to(self) -> Path | None:
        """The folder of the file that was written."""
        return self.file.file.parent if self.told is not None and self.file.file is not None else None

    def take_file(self, file: Path) -> None:
        """Take the file to write; one that is there is replaced, for that was asked where its name was chosen."""
        is_named = file.suffix.lower() == BUNDLE
        whole = file if is_named else file.with_name(file.name + BUNDLE)
        self.file.take(whole)
        try:
            if not is_named:
                expect_new(whole)
        except ProgramError as error:
            self.file.take(None)
            self.file.refuse(self._reason(error.problems[0]))

    def write(self) -> None:
        """Write the bundle, or say at its place what is missing."""
        if self.work is not None or not self.packs.expect_some() or not self.signing.is_ready():
            bring_focus(self.area)
            return
        if self.file.file is None:
            self.file.refuse(self.words.text(_FILE_FIRST))
            bring_focus(self.area)
            return
        codes = self.packs.codes()
        self.say("")
        self.progress.setRange(0, len(codes) + 1)
        self.progress.setValue(0)
        self.progress_told.setText(self.words.text(_OPENING) if self.signing.key_file is not None else "")
        self._busy(True)
        password = self.signing.password.text()
        self.work = work = _Making(codes, self.content, self.signing.key_file, password, self.file.file, self)
        work.advanced.connect(self._advanced)
        work.finished.connect(self._ended)
        work.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in the search goes to what it found, and writes nothing."""
        focus = self.focusWidget()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and focus is not None and self.packs.isAncestorOf(focus):
            self.packs.take_focus()
        else:
            super().keyPressEvent(event)

    # ---- how it went -----------------------------------------------------------------------------------------------

    def _advanced(self, number: int) -> None:
        if self.work is None or self.work.isInterruptionRequested():
            return
        all_ = self.progress.maximum() - 1
        self.progress.setValue(number)
        self.progress_told.setText(
            self.words.text(_WRITING if number == all_ else _CHECKING, number=number + 1, all=all_)
        )

    def _ended(self) -> None:
        QTimer.singleShot(0, self, self._show_end)

    def _show_end(self) -> None:
        work, self.work = self.work, None
        if work is None:
            return
        self._busy(False)
        if work.manifest is not None:
            self._show_told(work, work.manifest)
        elif work.is_stopped:
            self.say(self.words.text(_STOPPED))
        elif work.error is not None:
            self._show_error(work, work.error)
        else:
            self.say(self.words.text(_FAILED))
        work.deleteLater()
        self.ended.emit()

    def _show_told(self, work: _Making, manifest: Manifest) -> None:
        if work.key_file is not None:
            Settings().keep(signing_key=str(work.key_file))
        self.packs.hide()
        self.side.hide()
        self.told = BundleTold(work.target, manifest, work.signer, self.words, self.theme)
        self.halves.addWidget(self.told, 1)
        self.note.setText("")
        self._offer(self.open_folder, self.cancel)
        self.cancel.setText(self.words.text(N_("Close")))
        self.cancel.setFocus()
        announce(self, self.told.signed)

    def _show_error(self, work: _Making, error: ProgramError) -> None:
        """Say what went wrong beside what has to be changed."""
        problem = error.problems[0]
        if problem.code == _WRONG_PASSWORD:
            self.signing.refuse_password(key_told(problem, self.words))
        elif problem.place.file == str(work.key_file):
            self.signing.refuse_key(key_told(problem, self.words))
        elif problem.place.file == str(work.target):
            self.file.refuse(self._reason(problem))
        else:
            told = f"\u2066{Path(problem.place.file).name}\u2069: {self._reason(problem)}"
            self.packs.refuse(self.words.text(_FAULTS, number=len(error.problems), told=told))
        announce(self, key_told(problem, self.words))
        self.body.settle()
        bring_focus(self.area)

    def _reason(self, problem: Problem) -> str:
        return self.words.say(problem_message(problem))

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _halves(self) -> None:
        self.halves.addWidget(self.packs, 1)
        self.side = QFrame()
        self.side.setObjectName("side")
        box = QVBoxLayout(self.side)
        box.setContentsMargins(20, 18, 24, 18)
        box.setSpacing(12)
        box.addWidget(self.signing)
        box.addWidget(rule())
        box.addWidget(self.file)
        box.addStretch(1)
        self.halves.addWidget(self.side, 1)
        self.signing.grown.connect(self.body.settle)

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(24, 10, 24, 10)
        box.setSpacing(8)
        self.said = QVBoxLayout()
        box.addLayout(self.said)
        self.note = label(self.words.text(_NOTE), self.theme, "small", muted=True)
        box.addLayout(self.foot_row((self.note,), self._buttons()))
        return foot

    def _buttons(self) -> tuple[QPushButton, ...]:
        self.main = button(self.words.text(N_("Write the bundle")), self.write, style="main")
        self.main.setIcon(icon("file-output", self.theme.colours["accent-contrast"]))
        return self.open_folder, self.cancel, self.main

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _busy(self, on: bool) -> None:
        self.working.setVisible(on)
        self.note.setVisible(not on)
        for one in (self.packs, self.side):
            one.setEnabled(not on)
        self._offer(self.cancel, *(() if on else (self.main,)))
        self.cancel.setText(self.words.text(N_("Stop") if on else N_("Cancel")))
        (self.cancel if on else self.main).setFocus()

    def _offer(self, *offered: QPushButton) -> None:
        """Show these buttons and hide the others."""
        for one in (self.open_folder, self.cancel, self.main):
            one.setVisible(one in offered)

    def say(self, text: str) -> None:
        """Say what went wrong; an empty text takes it away."""
        clear(self.said)
        if text:
            self.said.addWidget(banner(text, "blocker", self.theme))
            announce(self, text)

    def _ask(self) -> None:
        told = self.words.text(N_("File to hand over"))
        folder = Settings().last_folder or Path.home()
        codes = self.packs.codes()
        name = f"{codes[0].lower() if len(codes) == 1 else 'packs'}{BUNDLE}"
        start = self.file.file or folder / name
        chosen, _ = QFileDialog.getSaveFileName(self, told, str(start), f"{told} (*{BUNDLE})")
        if chosen:
            self.take_file(Path(chosen))


class _StoppedError(Exception):
    """Stopping was asked for."""


class _Making(Aside):
    """Opens the key, checks the packs, writes the bundle and looks at what stands on the disk.

    `advanced` tells how many packs are checked; afterwards `manifest`, `is_stopped` or `error` says how it went.
    """

    advanced = Signal(int)

    def __init__(
        self, codes: list[str], content: Content, key_file: Path | None, password: str, target: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.key_file, self.target = key_file, target
        self.manifest: Manifest | None = None
        self.signer: Signer = UNSIGNED
        self.is_stopped = False
        self._codes, self._content, self._password = codes, content, password

    def work(self) -> None:
        """Make it, unless it is stopped before anything is written."""
        file = self.key_file
        try:
            key = read_secret_key(content_of(file), str(file), self._password) if file is not None else None
            content = bundle_of(self._codes, self._content, key, made_comment(self.target), self._go_on)
            self._go_on(len(self._codes))
        except _StoppedError:
            self.is_stopped = True
            return
        write_all({self.target: content})
        bundle = read_bundle_file(self.target)
        self.signer = bundle_signer(bundle, self.target)
        self.manifest = bundle.manifest

    def _go_on(self, checked: int) -> None:
        if self.isInterruptionRequested():
            raise _StoppedError
        self.advanced.emit(checked)
