"""On the sheet of a State whose pack is the office's: who signed it, and the ways back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.handover.office import earlier_version, has_earlier
from mla_writer.translation.message import N_
from mla_writer.ui.parts import FlowLayout, button
from mla_writer.ui.signer import signer_pill
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_BACK = N_("Restore version {number}")


class OfficePackLine(QWidget):
    """The line. `back` asks for the version before, `removed` for the pack to be taken away."""

    back = Signal()
    removed = Signal()

    def __init__(self, code: str, file: Path, words: Words, theme: Theme, translations: QWidget) -> None:
        super().__init__()
        row = FlowLayout(self, 10)
        row.addWidget(signer_pill(file, words, theme))
        colour = theme.colours["accent"]
        if has_earlier(code):
            number = earlier_version(code)
            told = words.text(_BACK, number=number) if number else words.text(N_("Restore the previous version"))
            back = button(told, self.back.emit, style="quiet")
            back.setIcon(icon("history", colour))
            row.addWidget(back)
        row.addWidget(translations)
        gone = button(words.text(N_("Remove your office's pack")), self.removed.emit, style="quiet")
        gone.setIcon(icon("trash-2", colour))
        row.addWidget(gone)
