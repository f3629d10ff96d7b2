"""A button that writes a Word file in a language that is chosen from its menu; while it is written the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QFileDialog, QMenu

from mla_writer.documents.tree import Document
from mla_writer.documents.word import write_word
from mla_writer.errors import ProgramError
from mla_writer.storage.files import write_whole
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.parts import Button
from mla_writer.ui.plain import tip
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words

_WRITING = N_("Writing…")


class WriteInLanguage(Button):
    """Asks for a file called `{name}.{language}.docx` and writes what `compose` gives for the language.

    How it went stands on the button where it has words, and always in its hint and for screen readers.
    """

    def __init__(
        self, told: str, name: str, compose: Callable[[str], Document], languages: Iterable[str], words: Words
    ) -> None:
        super().__init__(told)
        self.words, self.name = words, name
        self._told, self._compose = told, compose
        self.menu_ = QMenu(self)
        names = locale_of(words.language).languages
        for language in languages:
            asked = self.menu_.addAction(names.get(language, language))
            asked.triggered.connect(lambda _=False, language=language: self.ask(language))
        self.clicked.connect(lambda _: self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft())))
        self._writing: _Writing | None = None

    def ask(self, language: str) -> None:
        """Ask for a file, and write into it."""
        title = self._told or self.accessibleName()
        chosen, _ = QFileDialog.getSaveFileName(self, title, f"{self.name}.{language}.docx", "*.docx")
        if chosen and self._writing is None:
            self._say(self.words.text(_WRITING))
            self._writing = _Writing(self._compose, language, Path(chosen), self)
            self._writing.finished.connect(self._done)
            self._writing.start()

    def _say(self, text: str) -> None:
        if self._told:
            self.setText(text)

    def _done(self) -> None:
        """Say how it went; what went wrong in full as the hint."""
        writing, self._writing = self._writing, None
        assert writing is not None
        if writing.error is None:
            told = self.words.text(N_("Written: {file}"), file=f"\u2068{writing.file.name}\u2069")
            self._say(self.words.text(N_("File written")))
        else:
            problem = writing.error.problems[0]
            told = f"\u2066{problem.place}\u2069: {self.words.say(problem_message(problem))}"
            self._say(self.words.text(N_("Not written")))
        tip(self, told)
        announce(self, told)


class _Writing(QThread):
    """Composes and writes one file; `error` says what went wrong. It looks at packs and forms, and changes nothing."""

    def __init__(self, compose: Callable[[str], Document], language: str, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.file = file
        self.error: ProgramError | None = None
        self._compose, self._language = compose, language

    def run(self) -> None:
        """Compose and write."""
        try:
            write_whole(self.file, write_word(self._compose(self._language)))
        except ProgramError as error:
            self.error = error
