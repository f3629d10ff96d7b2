"""Asking a State about its own pack: a button with the languages of the questionnaire, and the way to read it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QFileDialog, QMenu

from mla_writer.content import Content
from mla_writer.countries.model import CountryPack
from mla_writer.documents.state_questionnaire import compose_questionnaire
from mla_writer.documents.word import write_word
from mla_writer.errors import ProgramError
from mla_writer.storage.files import write_whole
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.hand_over import READ
from mla_writer.ui.parts import Button
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words

_ASK, _WRITING = N_("Ask the State…"), N_("Writing…")
_HINT = N_(
    "A Word questionnaire for its central authority: what the pack says, to be confirmed, and what it leaves open"
)


class AskState(Button):
    """Writes the questionnaire in a language that is chosen; while it is written the window goes on."""

    def __init__(
        self, pack: CountryPack, content: Content, words: Words, theme: Theme, read: Callable[[], object]
    ) -> None:
        super().__init__(words.text(_ASK))
        self.pack, self.content, self.words = pack, content, words
        self.setObjectName("quiet")
        self.setIcon(icon("send", theme.colours["accent"], mirrored=words.is_rtl))
        self.setToolTip(words.text(_HINT))
        self.setAccessibleDescription(self.toolTip())
        self.menu_ = QMenu(self)
        names = locale_of(words.language).languages
        for language in self.languages():
            asked = self.menu_.addAction(names.get(language, language))
            asked.triggered.connect(lambda _=False, language=language: self.ask(language))
        self.menu_.addSeparator()
        back = self.menu_.addAction(words.text(READ))
        back.setIcon(icon("list-checks", theme.colours["text"], mirrored=words.is_rtl))
        back.triggered.connect(lambda _=False: read())
        self.clicked.connect(lambda _: self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft())))
        self._writing: _Writing | None = None

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the questionnaire: first those in which the State takes requests, then that of the window."""
        known = self.words.languages
        wanted = (*(one for one in self.pack.languages.accepted if one in known), self.words.language, *known)
        return tuple(dict.fromkeys(wanted))

    def ask(self, language: str) -> None:
        """Ask for a file, and write the questionnaire into it."""
        name = f"questionnaire.{self.pack.country.lower()}.{language}.docx"
        chosen, _ = QFileDialog.getSaveFileName(self, self.words.text(_ASK), name, "*.docx")
        if chosen and self._writing is None:
            self.setText(self.words.text(_WRITING))
            self._writing = _Writing(self.pack, self.content, language, Path(chosen), self)
            self._writing.finished.connect(self._done)
            self._writing.start()

    def _done(self) -> None:
        """Say on the button how it went; what went wrong in full as its hint."""
        writing, self._writing = self._writing, None
        assert writing is not None
        if writing.error is None:
            told = self.words.text(N_("Written: {file}"), file=f"\u2068{writing.file.name}\u2069")
            self.setText(self.words.text(N_("File written")))

        else:
            problem = writing.error.problems[0]
            told = f"\u2066{problem.place}\u2069: {self.words.say(problem_message(problem))}"
            self.setText(self.words.text(N_("Not written")))
        self.setToolTip(told)
        announce(self, told)


class _Writing(QThread):
    """Composes and writes one questionnaire; `error` says what went wrong. It looks at packs and forms, and changes nothing."""

    def __init__(self, pack: CountryPack, content: Content, language: str, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.file = file
        self.error: ProgramError | None = None
        self._pack, self._content, self._language = pack, content, language
        _ = content.forms, content.catalogues  # read before, so that the thread finds them ready

    def run(self) -> None:
        """Compose and write."""
        try:
            document = compose_questionnaire(self._pack, self._content.forms, self._content.catalogues, self._language)
            write_whole(self.file, write_word(document))
        except ProgramError as error:
            self.error = error
