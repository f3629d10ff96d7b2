"""Another drafting language: the drafter says in which language the texts are that were typed before, since nothing tells it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from mla_writer.case import WRITTEN_IN
from mla_writer.translation.locales import language_name
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk

_ASKED = N_("In which language are the texts that have been entered so far?")
_STAYING = N_("Their words stay as they are; a letter in another language needs a translation of them.")


def ask_language(desk: Desk, language: str, window: QWidget) -> None:
    """Ask in which language the texts are, and only then draft in `language`; nothing is changed where nobody says."""
    words = desk.words
    own = desk.case.answers.text(WRITTEN_IN)
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(words.text(N_("Drafting language")))
    box.setText(words.text(_ASKED))
    box.setInformativeText(words.text(_STAYING))
    for code in (own, language):
        made = box.addButton(language_name(code, words.language), QMessageBox.ButtonRole.AcceptRole)
        made.clicked.connect(lambda _=False, texts_in=code: desk.draft_in(language, texts_in))
    box.setEscapeButton(box.addButton(words.text(N_("Cancel")), QMessageBox.ButtonRole.RejectRole))
    box.open()
