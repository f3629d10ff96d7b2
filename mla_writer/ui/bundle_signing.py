"""How a bundle is signed: with a key and its password, with a key that is made now, or not at all, and what that means."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from mla_writer.errors import Problem, ProgramError
from mla_writer.handover.secret_keys import is_locked
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.file_line import FileLine
from mla_writer.ui.new_key import NewKeyDialog, password_line
from mla_writer.ui.parts import Note, Option, button, isolated, label
from mla_writer.ui.settings import Settings
from mla_writer.ui.signer import grouped
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words
from mla_writer.yamlio import content_of

_PLAIN = {
    "SIGN-003": N_("This is not a secret key, or it is damaged. Choose the file that ends in .key."),
    "SIGN-006": N_("The password does not open this key. Type it again."),
}
"""What the command line says in its own terms."""
_UNSIGNED = N_(
    "Nothing will prove who made the bundle, or that nobody changed it on the way. The recipient will be told so."
)
_KEY_FIRST = N_("Choose your secret key file, or make a new key.")
_PASSWORD_FIRST = N_("Enter the password of this key.")
_OPEN = N_("This key has no password.")
_NEW = N_(
    "The key has been made. Keep {secret} where nobody else can read it, with a copy in the safe; hand over {public}. "
    "Its number is {number}."
)


def key_told(problem: Problem, words: Words) -> str:
    """Return what is wrong with a key or its password."""
    plain = _PLAIN.get(problem.code)
    return words.text(plain) if plain is not None else words.say(problem_message(problem))


class Signing(QWidget):
    """The choice. `grown` tells that it needs another height."""

    grown = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(words.text(N_("Signature")), theme, "question", strong=True))
        self.signed, self.unsigned = (Option(words.text(one)) for one in (N_("Sign with your key"), N_("Do not sign")))
        self.group = QButtonGroup(self)
        for one in (self.signed, self.unsigned):
            self.group.addButton(one)
        self.signed.setChecked(True)
        box.addWidget(self.signed)
        box.addWidget(self._key_part())
        box.addWidget(self.unsigned)
        self.warning = Note(theme)
        box.addWidget(self.warning)
        self.signed.toggled.connect(self._turned)
        self._take_kept()

    @property
    def key_file(self) -> Path | None:
        """The secret key to sign with; None where it is not to be signed."""
        return self.key.file if self.signed.isChecked() else None

    def take(self, file: Path) -> None:
        """Take a secret key file, or say why it is none."""
        self.key.take(file)
        self.password.clear()
        self.wrong.say("")
        try:
            needs = is_locked(content_of(file), str(file))
        except ProgramError as error:
            self.refuse_key(key_told(error.problems[0], self.words))
            return
        self.password.setEnabled(needs)
        self.password.setPlaceholderText("" if needs else self.words.text(_OPEN))
        self.grown.emit()
        if needs:
            self.password.setFocus()

    def is_ready(self) -> bool:
        """Return whether nothing is missing; say what is."""
        if self.unsigned.isChecked():
            return True
        if self.key.file is None:
            self.refuse_key(self.words.text(_KEY_FIRST))
            return False
        if self.password.isEnabled() and not self.password.text():
            self.refuse_password(self.words.text(_PASSWORD_FIRST))
            return False
        return True

    def refuse_key(self, text: str) -> None:
        """Say what is wrong with the key."""
        self.key.refuse(text)
        self.grown.emit()

    def refuse_password(self, text: str) -> None:
        """Say what is wrong with the password, which is marked to be typed over."""
        self.wrong.say(text, "blocker")
        self.password.setFocus()
        self.password.selectAll()
        self.grown.emit()

    def make_key(self) -> NewKeyDialog:
        """Ask for a new key; when it is made, it is the one to sign with."""
        dialog = NewKeyDialog(self.words, self.theme, self)
        dialog.made.connect(self._made)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _key_part(self) -> QWidget:
        words, theme = self.words, self.theme
        self.with_key = QWidget()
        box = QVBoxLayout(self.with_key)
        box.setContentsMargins(28, 2, 0, 6) if not words.is_rtl else box.setContentsMargins(0, 2, 28, 6)
        box.setSpacing(6)
        self.key = FileLine(words.text(N_("Secret key file")), "lock", self._ask, words, theme)
        box.addWidget(self.key)
        make = button(words.text(N_("Make a new key…")), self.make_key, style="quiet")
        make.setIcon(icon("plus", theme.colours["accent"]))
        make.setAutoDefault(False)
        named, self.password = password_line(words.text(N_("Password of the key")), theme)
        self.password.setEnabled(False)
        self.password.textEdited.connect(lambda _: self._retyped())
        box.addLayout(named)
        self.wrong = Note(theme)
        box.addWidget(self.wrong)
        box.addWidget(make, 0, Qt.AlignmentFlag.AlignLeading)
        return self.with_key

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _take_kept(self) -> None:
        kept = Settings().signing_key
        if kept is not None:
            self.take(kept)

    def _turned(self, is_signed: bool) -> None:
        self.with_key.setVisible(is_signed)
        self.warning.say("" if is_signed else self.words.text(_UNSIGNED), None if is_signed else "warning")
        self.grown.emit()

    def _retyped(self) -> None:
        self.wrong.say("")
        self.grown.emit()

    def _ask(self) -> None:
        told = self.words.text(N_("Secret key file"))
        start = str(self.key.file.parent) if self.key.file is not None else ""
        name, _ = QFileDialog.getOpenFileName(self, told, start, f"{told} (*.key);;* (*)")
        if name:
            self.take(Path(name))

    def _made(self, secret: Path, public: Path, key_name: str, password: str) -> None:
        self.take(secret)
        self.password.setText(password)
        parts = {"secret": isolated(secret.name), "public": isolated(public.name)}
        self.key.note.say(self.words.text(_NEW, **parts, number=f"\u2066{grouped(key_name)}\u2069"), "success")
        self.grown.emit()
