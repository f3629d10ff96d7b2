"""A file that is chosen: what it is for, which one it is, the button that asks for it, and below it what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.parts import ElidedLabel, Note, button, label, mark
from mla_writer.ui.plain import tip
from mla_writer.ui.signer import begun
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

_NONE = N_("none chosen yet")
_NAMED = N_("{title}: {file}. Choose")


class FileLine(QWidget):
    """The line; `ask` is called when the button is pressed."""

    def __init__(self, title: str, sign: str, ask: Callable[[], object], words: Words, theme: Theme) -> None:
        super().__init__()
        self.title, self.words = title, words
        self.file: Path | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(label(title, theme, "small", strong=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(mark(sign, "text-muted", theme, 16))
        self.shown = ElidedLabel("", theme, "small", muted=True)
        self.shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.shown, 1)
        self.choose = button(words.text(N_("Choose…")), ask)
        self.choose.setAutoDefault(False)
        row.addWidget(self.choose)
        box.addLayout(row)
        self.note = Note(theme)
        box.addWidget(self.note)
        self.take(None)

    def take(self, file: Path | None) -> None:
        """Show a file; what was said of the one before is gone."""
        self.file = file
        none = self.words.text(_NONE)
        self.shown.show_text(none if file is None else begun(file.name, self.words))
        tip(self.shown, none if file is None else str(file))
        told = none if file is None else f"\u2066{file}\u2069"
        self.choose.setAccessibleName(self.words.text(_NAMED, title=self.title, file=told))
        self.note.say("")

    def refuse(self, text: str) -> None:
        """Say what is wrong, and bring the button in hand."""
        self.note.say(text, "blocker")
        self.choose.setFocus()
