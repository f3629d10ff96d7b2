"""The way from the export of letters to the translator, and back from there: two buttons, and the dialogs behind them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.import_translation import TranslationDialog
from mla_writer.ui.parts import button, label
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.translator import TranslatorDialog
from mla_writer.ui.words import Words

PACKAGE, IMPORT = N_("For the translator…"), N_("Import a translation…")
_TITLE = N_("Translation of your own words")


class ForTranslator(QWidget):
    """The two buttons: `write` packages, and `read` back what was translated."""

    def __init__(self, words: Words, theme: Theme, write: Callable[[], object], read: Callable[[], object]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.setSpacing(4)
        box.addWidget(label(words.text(_TITLE), theme, "question", strong=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.package = button(words.text(PACKAGE), write)
        self.package.setIcon(icon("languages", theme.colours["text"]))
        self.back = button(words.text(IMPORT), read)
        self.back.setIcon(icon("book-check", theme.colours["text"]))
        for one in (self.package, self.back):
            one.setAutoDefault(False)
            row.addWidget(one)
        row.addStretch(1)
        box.addLayout(row)


def write_packages(desk: Desk, theme: Theme, parent: QWidget) -> None:
    """Open the dialog that writes packages for translators."""
    dialog = TranslatorDialog(desk, theme, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def choose_translation(desk: Desk, theme: Theme, parent: QWidget) -> None:
    """Ask for a file that a translator sent back, and show what it would change."""
    name, _ = QFileDialog.getOpenFileName(
        parent, desk.words.text(IMPORT), str(desk.path.parent), "*.xlf *.xliff *.docx"
    )
    if name:
        dialog = TranslationDialog(Path(name), desk, theme, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
