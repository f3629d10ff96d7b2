"""What came of a bundle: the file, the packs in it, who signed it, and what the receiver is to be told of the key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from mla_writer.handover.bundle import Manifest
from mla_writer.handover.signers import Signer
from mla_writer.translation.message import N_
from mla_writer.ui.parts import ElidedLabel, banner, button, isolated, label, mark, sunken
from mla_writer.ui.signer import begun, grouped, signer_told
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words

_WRITTEN, _PACKS = N_("Written: {file}"), N_("Packs in it: {number}")
_PACK = N_("{state}: version {version}")
_OWN = N_("Signed with your key.")
_TELL = N_("Tell the recipient")
_HOW = N_(
    "Give them the public key once, and read its number to them in another way, such as by telephone, so that they "
    "know the key is yours. They add it under Settings, Trusted keys."
)
_COPY, _COPIED = N_("Copy the public key"), N_("Copied")
_MOST = 12


class BundleTold(QFrame):
    """The page that stands in place of the choices."""

    def __init__(self, file: Path, manifest: Manifest, signer: Signer, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.words, self.theme, self.key_text = words, theme, manifest.key
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 24, 18)
        box.setSpacing(10)
        box.addWidget(banner(words.text(_WRITTEN, file=isolated(file.name)), "success", theme))
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(mark("folder", "text-muted", theme, 16))
        folder = ElidedLabel(begun(str(file.parent), words), theme, "small", muted=True)
        folder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        where.addWidget(folder, 1)
        box.addLayout(where)
        number = len(manifest.packs)
        box.addWidget(label(words.text(_PACKS, number=number), theme, "small", strong=True))
        box.addWidget(label(self._packs(manifest), theme, "small"))
        self.signed = self._signed(signer)
        box.addWidget(banner(self.signed, "warning" if signer.standing == "unsigned" else "success", theme))
        if signer.key_name:
            box.addWidget(self._key(signer.key_name))
        box.addStretch(1)

    def _packs(self, manifest: Manifest) -> str:
        words = self.words
        told = [
            words.text(_PACK, state=isolated(words.state(one.country)), version=one.version) for one in manifest.packs
        ]
        return "\n".join([*told[:_MOST], *(["…"] if len(told) > _MOST else [])])

    def _signed(self, signer: Signer) -> str:
        return self.words.text(_OWN) if signer.standing == "unknown" else signer_told(signer, self.words)

    def _key(self, key_name: str) -> QFrame:
        words, theme = self.words, self.theme
        frame, box = sunken(6)
        box.addWidget(label(words.text(_TELL), theme, "small", strong=True))
        box.addWidget(label(words.text(_HOW), theme, "small", muted=True))
        for title, text, role in (
            (N_("Number of your key"), grouped(key_name), "heading"),
            (N_("Public key"), self.key_text, "small"),
        ):
            box.addWidget(label(words.text(title), theme, "caption", muted=True))
            box.addWidget(self._line(text, words.text(title), role))
        row = QHBoxLayout()
        self.copy = button(words.text(_COPY), self._copy)
        self.copy.setIcon(icon("copy", theme.colours["text"]))
        self.copy.setAutoDefault(False)
        row.addWidget(self.copy)
        row.addStretch(1)
        box.addLayout(row)
        return frame

    def _line(self, text: str, name: str, role: str) -> QLabel:
        made = label(begun(text, self.words), self.theme, role, strong=role == "heading")
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.setAccessibleName(f"{name}: {text}")
        made.setWordWrap(False)
        return made

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.key_text)
        self.copy.setText(self.words.text(_COPIED))
        announce(self, self.copy.text())
