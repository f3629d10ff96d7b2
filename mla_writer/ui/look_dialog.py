"""A dialog over a file that is looked at first, in a thread: what is wrong with it, or what it is and the button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.errors import Problem
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.aside import Aside
from mla_writer.ui.column import clear
from mla_writer.ui.parts import ElidedLabel, Level, banner, button, fit, label
from mla_writer.ui.signer import begun
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words

Found = TypeVar("Found")
_WIDTH, _HEIGHT = 820, 600
_MOST_FAULTS = 6
_REFUSED = N_("This file cannot be used. Nothing has been changed.")


class LookDialog(QDialog, Generic[Found]):
    """What all such dialogs share; `show_found` and `take` are each one's own.

    `taken` gives what was taken over; `looked` tells that the look at the file has ended, one way or the other.
    """

    taken = Signal(object)
    looked = Signal()

    def __init__(  # noqa: PLR0913 - what a dialog is called and does
        self, source: Path, look: Callable[[], Found], words: Words, theme: Theme, parent: QWidget,
        *, title: str, looking: str, act: str, sign: str,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.source, self.words, self.theme = source, words, theme
        self.setWindowTitle(words.text(title))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = QWidget()
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(24, 18, 24, 14)
        self.box.setSpacing(10)
        outer.addWidget(body, 1)
        outer.addWidget(self._foot(words.text(act), sign))
        fit(self, _WIDTH, _HEIGHT, theme.scale)
        self._head()
        self.box.addWidget(label(words.text(looking), theme, "small", muted=True))
        self.box.addStretch(1)
        self.work: Look[Found] = Look(look, self)
        self.work.finished.connect(self._ended)
        self.work.begin()

    def take(self) -> None:
        """Take over what is shown, or say what is missing."""
        raise NotImplementedError

    def show_found(self, found: Found) -> None:
        """Show what was found."""
        raise NotImplementedError

    def reject(self) -> None:
        """Leave nothing running behind."""
        self.work.wait()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave nothing running behind."""
        self.work.wait()
        super().closeEvent(event)

    def offer(self) -> None:
        """Show the button that takes it over, and have it ready."""
        self.main.show()
        self.main.setFocus()

    def say(self, text: str, level: Level) -> None:
        """Say something beside the buttons."""
        clear(self.told)
        self.told.addWidget(banner(text, level, self.theme))
        announce(self, text)

    def told_of(self, problem: Problem) -> str:
        """Return a problem in a line, its file by the bare name."""
        place = str(problem.place).replace(str(self.source), self.source.name)
        return f"\u2066{place}\u2069: {self.words.say(problem_message(problem))}"

    def show_faults(self, faults: Sequence[Problem]) -> None:
        """Show why nothing can be taken over; only closing is left."""
        clear(self.box)
        self._head()
        self.box.addWidget(banner(self.words.text(_REFUSED), "blocker", self.theme))
        for one in faults[:_MOST_FAULTS]:
            self.box.addWidget(label(self.told_of(one), self.theme, "small"))
        self.box.addStretch(1)
        self.leave_only()
        self.cancel.setFocus()

    def leave_only(self) -> None:
        """Leave nothing to do but to close."""
        self.note.setText("")
        self.cancel.setText(self.words.text(N_("Close")))

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _ended(self) -> None:
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        found = self.work.found
        if found is None:
            self.show_faults(self.work.error.problems if self.work.error is not None else ())
        else:
            clear(self.box)
            self._head()
            self.show_found(found)
        self.looked.emit()

    def _head(self) -> None:
        name = ElidedLabel(begun(self.source.name, self.words), self.theme, "heading", strong=True)
        self.box.addWidget(name)

    def _foot(self, act: str, sign: str) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(24, 10, 24, 10)
        box.setSpacing(8)
        self.told = QVBoxLayout()
        box.addLayout(self.told)
        row = QHBoxLayout()
        row.setSpacing(10)
        note = N_("Your office's previous version is kept, and can be restored.")
        self.note = label(self.words.text(note), self.theme, "small", muted=True)
        self.note.hide()  # until it is known that the office has one
        row.addWidget(self.note)
        row.addStretch(1)
        self.cancel = button(self.words.text(N_("Cancel")), self.reject)
        self.cancel.setAutoDefault(False)
        self.main = button(act, self.take, style="main")
        self.main.setIcon(icon(sign, self.theme.colours["accent-contrast"]))
        self.main.setDefault(True)
        self.main.hide()
        row.addWidget(self.cancel)
        row.addWidget(self.main)
        box.addLayout(row)
        return foot


class Look(Aside, Generic[Found]):
    """The look at one file: a pack plays its examples, which takes seconds."""

    def __init__(self, look: Callable[[], Found], parent: QObject) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self._look = look

    def work(self) -> None:
        """Look."""
        self.found = self._look()
