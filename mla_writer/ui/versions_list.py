"""The final versions of a request on the review page: what was written when and by whom, and the way to write it again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.answers.frozen import FinalLetters, FinalVersion
from mla_writer.case import Case
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import Message, N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.aside import Aside
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.letter import READERS
from mla_writer.ui.parts import banner, button, label, mark
from mla_writer.ui.plain import tip
from mla_writer.ui.review_cards import dated
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import Theme
from mla_writer.ui.toast import announce
from mla_writer.versions import Again, changed_since, why_other, write_version

CHANGED = N_("Answers have changed since version {number}.")
_NUMBER = N_("Version {number}")
_SAME = N_("Written again: every file is identical to version {number}.")
_OTHER = N_("Written again, but not the same as in version {number}: {files}.")
_BY = N_("by {name}")
_SHOWN = 12
"""How many letters of a sum are shown; the whole sum is told to who points at it."""


class Rewriting(Aside):
    """A version written again beside the window; `files` tell what came of it, `reasons` why something is not the same."""

    def __init__(self, case: Case, version: FinalVersion, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.version, self.folder = version, folder
        self.files: tuple[Again, ...] = ()
        self.reasons: tuple[Message, ...] = ()
        self._case = case.snapshot()

    def work(self) -> None:
        """Write and compare."""
        self.files = write_version(self._case, self.version, self.folder)
        if not all(one.is_same for one in self.files):
            self.reasons = why_other(self._case, self.version)


class VersionsList(QFrame):
    """The versions, the latest first; hidden while there is none."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.work: Rewriting | None = None
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 20)
        self.box.setSpacing(8)
        self.cards: list[VersionCard] = []
        self._told: object = None
        self.hide()

    def refresh(self) -> None:
        """Show the versions as they stand."""
        versions, changed = self.desk.case.draft.versions, changed_since(self.desk.case)
        if (versions, changed) == self._told:
            return
        self._told = (versions, changed)
        clear(self.box)
        words = self.desk.words
        self.box.addWidget(label(words.text(N_("Final versions")), self.theme, "heading", strong=True))
        if changed is not None:
            self.box.addWidget(banner(words.text(CHANGED, number=changed.number), "warning", self.theme))
        self.cards = [VersionCard(one, self, self.theme) for one in reversed(versions)]
        for card in self.cards:
            self.box.addWidget(card)
        self.setVisible(bool(versions))

    def ask_folder(self, card: VersionCard) -> None:
        """Ask into which folder a version is to be written again."""
        told = self.desk.words.text(N_("Empty folder for the letters"))
        start = Settings().letters_of(self.desk.path).parent
        folder = QFileDialog.getExistingDirectory(self, told, str(start))
        if folder:
            self.write(card, Path(folder))

    def write(self, card: VersionCard, folder: Path) -> None:
        """Write a version again beside the window; one at a time."""
        if self.work is not None:
            return
        self.work = work = Rewriting(self.desk.case, card.version, folder, self)
        work.finished.connect(lambda: self._ended(work, card))
        work.begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leave nothing running behind when the page goes out of sight."""
        if self.work is not None:
            self.work.wait()
        super().hideEvent(event)

    def _ended(self, work: Rewriting, card: VersionCard) -> None:
        self.work = None
        if card in self.cards:
            card.show_end(work)
        work.deleteLater()


class VersionCard(QFrame):
    """One version: its number and day, for each export the languages, reader and files, and what came of writing it again."""

    def __init__(self, version: FinalVersion, home: VersionsList, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.version, self.home, self.desk, self.theme = version, home, home.desk, theme
        words = self.desk.words
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(4)
        title = words.text(_NUMBER, number=version.number)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(mark("circle-check", "success", theme, 16))
        head.addWidget(label(title, theme, strong=True), 1)
        told = words.text(N_("Write again…"))
        self.again = button(told, lambda: home.ask_folder(self), name=f"{told}: {title}")
        self.again.setFont(theme.font("small", strong=True))
        head.addWidget(self.again)
        box.addLayout(head)
        for letters in version.letters:
            box.addWidget(label(self._told_of(letters), theme, "small"))
            box.addWidget(self._files(letters))
        self.end = QVBoxLayout()
        self.end.setSpacing(6)
        box.addLayout(self.end)

    def show_end(self, work: Rewriting) -> None:
        """Say what came of writing the version again."""
        clear(self.end)
        words, number = self.desk.words, self.version.number
        if work.error is not None:
            problem = work.error.problems[0]
            self._say(f"\u2066{problem.place.file}\u2069: {words.say(problem_message(problem))}", is_fine=False)
            return
        others = [f"\u2066{one.name}\u2069" for one in work.files if not one.is_same]
        if others:
            reasons = " ".join(words.say(one) for one in work.reasons)
            self._say(f"{words.text(_OTHER, number=number, files=', '.join(others))} {reasons}", is_fine=False)
        else:
            self._say(words.text(_SAME, number=number), is_fine=True)
        open_ = button(words.text(N_("Open folder")), lambda: self._show_folder(work.folder), style="link")
        self.end.addWidget(open_, 0, Qt.AlignmentFlag.AlignLeading)

    def _say(self, text: str, *, is_fine: bool) -> None:
        self.end.addWidget(banner(text, "success" if is_fine else "warning", self.theme))
        announce(self, text)

    def _show_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._say(self.desk.words.text(N_("The folder could not be opened.")), is_fine=False)

    def _told_of(self, letters: FinalLetters) -> str:
        """Return in words when letters were written, in which languages, for whom and by whom."""
        names, words = locale_of(self.desk.words.language).languages, self.desk.words
        reader = words.text(next((text for key, text in READERS if key == letters.reader), letters.reader))
        parts = [
            dated(self.desk, letters.on),
            words.listed(names.get(one, one) for one in letters.languages),
            reader,
        ]
        by = [words.text(_BY, name=f"\u2068{letters.by}\u2069")] if letters.by else []
        return " · ".join([*parts, *by])

    def _files(self, letters: FinalLetters) -> QWidget:
        """Return the files by name, each with the beginning of its sum."""
        told = "\n".join(f"\u2066{name}   SHA-256 {sum_[:_SHOWN]}…\u2069" for name, sum_ in letters.files.items())
        made = label(told, self.theme, "caption", muted=True)
        tip(made, "\n".join(f"{name}\n{sum_}" for name, sum_ in letters.files.items()))
        return made
