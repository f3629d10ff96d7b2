"""Settings, trusted keys: whose signatures on country packs the office knows; added from a file or a pasted line, and removed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mla_writer.conditions.values import Day
from mla_writer.documents.formats import Formatter
from mla_writer.errors import ProgramError
from mla_writer.handover.trusted import TrustedKey, add_key, remove_key, trusted_keys
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.column import clear
from mla_writer.ui.parts import Level, Note, banner, button, isolated, label, named_field
from mla_writer.ui.plain import tip
from mla_writer.ui.signer import begun, grouped
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import Toast, announce
from mla_writer.ui.words import Words, capital
from mla_writer.yamlio import content_of

_HELP = N_(
    "The people you trust here are named wherever a country pack has their signature. Ask them in another way, such "
    "as by telephone, whether the number of the key is theirs."
)
_NONE = N_("No key is trusted yet.")
_SINCE = N_("{number}, trusted since {date}")
_GONE = N_("{name} is no longer trusted")
_FIRST = N_("Paste a key, or load it from a file; then say whose it is.")


class TrustedKeysBox(QWidget):
    """The section. It reads and writes the file of trusted keys at once; what was removed can be taken back.

    `grown` tells that it needs another height.
    """

    grown = Signal()

    def __init__(self, words: Words, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        self._removed: TrustedKey | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label(words.text(N_("Trusted keys")), theme, "heading", strong=True))
        box.addWidget(label(words.text(_HELP), theme, "small", muted=True))
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        box.addLayout(self.list)
        box.addSpacing(6)
        self.key, self.name = QLineEdit(), QLineEdit()
        self.key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if words.is_rtl:
            self.key.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.key.setPlaceholderText("RW…")
        self.name.setMaxLength(80)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(named_field(self.words.text(N_("Public key")), self.theme, self.key), 3)
        row.addLayout(named_field(self.words.text(N_("Owner of the key")), self.theme, self.name), 2)
        box.addLayout(row)
        self.note = Note(theme)
        box.addWidget(self.note)
        box.addLayout(self._buttons())
        for field in (self.key, self.name):
            field.returnPressed.connect(self.add)
        self.toast = Toast(self, theme, page)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys as they stand in their file, or why it cannot be read."""
        clear(self.list)
        try:
            keys = trusted_keys()
        except ProgramError as error:
            self.list.addWidget(banner(self._told(error), "warning", self.theme))
            return
        for one in keys:
            self.list.addWidget(self._row(one))
        if not keys:
            self.list.addWidget(label(self.words.text(_NONE), self.theme, "small"))
        self.grown.emit()

    def add(self) -> None:
        """Trust the key that was entered, or say what is missing."""
        text, name = self.key.text().strip(), self.name.text().strip()
        if not text or not name:
            self._say(self.words.text(_FIRST), "warning")
            (self.name if text else self.key).setFocus()
            return
        try:
            added = add_key(name, text, str(Day.today()), place=text)
        except ProgramError as error:
            self._say(self._reason(error), "blocker")
            announce(self, self._reason(error))
            return
        self._say("")
        self.key.clear()
        self.name.clear()
        self.show_keys()
        announce(self, self.words.text(N_("{name} is trusted from now on"), name=isolated(added.name)))

    def take_file(self, file: Path) -> None:
        """Put the key of a file into its field."""
        try:
            text = content_of(file).decode("utf-8", errors="replace")
        except ProgramError as error:
            self._say(self._told(error), "blocker")
            return
        self._say("")
        self.key.setText(" ".join(text[:2000].split()))
        self.key.setCursorPosition(0)
        self.name.setFocus()

    def remove(self, one: TrustedKey) -> None:
        """Trust a key no longer."""
        try:
            self._removed = remove_key(one.name)
        except ProgramError as error:
            self._say(self._told(error), "blocker")
            return
        self.show_keys()
        self.key.setFocus()
        self.toast.tell(self.words.text(_GONE, name=isolated(one.name)))

    def undo(self) -> None:
        """Trust again the key that was removed last."""
        one, self._removed = self._removed, None
        if one is not None:
            try:
                add_key(one.name, one.public.text, one.added_on, place=one.name)
            except ProgramError as error:
                self._say(self._told(error), "blocker")
            self.show_keys()

    def _say(self, text: str, level: Level | None = None) -> None:
        self.note.say(text, level)
        self.grown.emit()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        add = button(self.words.text(N_("Trust this key")), self.add)
        add.setIcon(icon("plus", self.theme.colours["text"]))
        file = button(self.words.text(N_("From a file…")), self._ask_file, style="quiet")
        row.addWidget(add)
        row.addWidget(file)
        row.addStretch(1)
        return row

    def _row(self, one: TrustedKey) -> QWidget:
        line = QFrame()
        line.setObjectName("entry")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(label(begun(one.name, self.words), self.theme, "small", strong=True))
        box.addWidget(label(self._since(one), self.theme, "caption", muted=True))
        row.addLayout(box, 1)
        told = self.words.text(N_("Remove"))
        gone = button("", partial(self.remove, one), style="icon", name=f"{told}: {one.name}")
        gone.setIcon(icon("trash-2", self.theme.colours["text-muted"]))
        tip(gone, told)
        row.addWidget(gone)
        return line

    def _since(self, one: TrustedKey) -> str:
        number = f"\u2066{grouped(one.public.name)}\u2069"
        try:
            day = Formatter(self.words.language, self.words.say).day(Day.parse(one.added_on))
        except ValueError:
            return number
        return self.words.text(_SINCE, number=number, date=day)

    def _ask_file(self) -> None:
        told = self.words.text(N_("Public key"))
        name, _ = QFileDialog.getOpenFileName(self, told, "", f"{told} (*.pub);;* (*)")
        if name:
            self.take_file(Path(name))

    def _told(self, error: ProgramError) -> str:
        return f"\u2066{error.problems[0].place}\u2069: {self._reason(error)}"

    def _reason(self, error: ProgramError) -> str:
        return f"{capital(self.words.say(problem_message(error.problems[0])))}."
