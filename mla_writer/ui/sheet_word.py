"""The sheet of a State as a Word file, to be printed or handed on, in every language of the window."""

from __future__ import annotations

from mla_writer.content import Content
from mla_writer.countries.sheet_short import StateSheet
from mla_writer.documents.state_sheet import compose_sheet
from mla_writer.documents.tree import Document
from mla_writer.translation.message import N_
from mla_writer.ui.in_language import WriteInLanguage
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words


class SheetWord(WriteInLanguage):
    """Writes the sheet; the language of the window stands first."""

    def __init__(self, sheet: StateSheet, content: Content, words: Words, theme: Theme) -> None:
        catalogues = content.catalogues  # read before, so that the thread finds it ready

        def compose(language: str) -> Document:
            return compose_sheet(sheet, catalogues, language)

        name = f"country.{sheet.pack.country.lower()}"
        super().__init__("", name, compose, dict.fromkeys((words.language, *words.languages)), words)
        self.setObjectName("icon")
        self.setIcon(icon("printer", theme.colours["text"]))
        told = words.text(N_("Save in Word…"))
        self.setAccessibleName(told)
        tip(self, told)
