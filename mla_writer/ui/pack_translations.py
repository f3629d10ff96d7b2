"""Translations of a pack of the office in the window: its texts written for a translator, and what comes back taken over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from mla_writer.content import Content
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, ProgramError, fail
from mla_writer.handover.translated import FILE, Translated, read_translation, take_translation, texts_for
from mla_writer.storage.files import unreadable, write_whole
from mla_writer.translation.catalogue import LANGUAGES, SOURCE_LANGUAGE
from mla_writer.translation.message import Message, N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.parts import Button, isolated
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_TEXTS = N_("Texts for a translator: {language}…")
_TAKE = N_("Import a translation…")
_WRITTEN = N_("Written: {file}. {told} of {every} texts are translated.")
_TAKEN = N_("Translation into {language}: {told} of {every} texts")


class TranslationsButton(Button):
    """A button with a menu. `told` says what was done or went wrong, `taken` the language of a translation that holds now."""

    told = Signal(str)
    taken = Signal(str, str)

    def __init__(self, pack: CountryPack, content: Content, words: Words, theme: Theme) -> None:
        super().__init__(words.text(N_("Translations…")))
        self.pack, self.content, self.words = pack, content, words
        self.setObjectName("quiet")
        self.setIcon(icon("languages", theme.colours["accent"]))
        self.menu_ = QMenu(self)
        for language in words.languages:
            if language != SOURCE_LANGUAGE:
                told = words.text(_TEXTS, language=self._name(language))
                self.menu_.addAction(told).triggered.connect(lambda _=False, one=language: self.write(one))
        self.menu_.addSeparator()
        self.menu_.addAction(words.text(_TAKE)).triggered.connect(lambda _=False: self.take())
        self.clicked.connect(lambda _: self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft())))

    def write(self, language: str) -> None:
        """Ask for a file, and write the texts with what is translated already."""
        name = f"{self.pack.country.lower()}.{language}.po"
        chosen, _ = QFileDialog.getSaveFileName(self, self.text(), name, "*.po")
        if not chosen:
            return
        file, texts = Path(chosen), texts_for(self.pack, self.content, language)
        try:
            write_whole(file, texts)
            found = read_translation(texts, self.pack, Place(str(file)))
        except ProgramError as error:
            self._fail(error)
            return
        counted = {"told": found.told, "every": found.every}
        self.told.emit(self.words.text(_WRITTEN, file=isolated(file.name), **counted))

    def take(self) -> None:
        """Ask for a translation, check it, and keep it as that of the office's pack."""
        chosen, _ = QFileDialog.getOpenFileName(self, self.text(), "", "*.po")
        if not chosen:
            return
        try:
            language, found = self._read(Path(chosen))
            take_translation(self.pack.country, language, found)
        except ProgramError as error:
            self._fail(error)
            return
        counted = {"told": found.told, "every": found.every}
        self.taken.emit(language, self.words.text(_TAKEN, language=self._name(language), **counted))

    def _read(self, file: Path) -> tuple[str, Translated]:
        named = FILE.fullmatch(file.name)
        if named is None or named[1].upper() != self.pack.country:
            raise fail("TEXTS-006", Place(str(file)))
        try:
            data = file.read_bytes()
        except OSError as error:
            raise unreadable(file, error) from None
        return named[2], read_translation(data, self.pack, Place(str(file)))

    def _fail(self, error: ProgramError) -> None:
        problem = error.problems[0]
        self.told.emit(f"\u2066{problem.place}\u2069: {self.words.say(problem_message(problem))}")

    def _name(self, language: str) -> str:
        return self.words.say(Message(language, domain=LANGUAGES))
