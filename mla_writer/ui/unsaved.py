"""Leaving a draft whose last answers are not on the disk: nothing is lost before the drafter has said so."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mla_writer.errors import StorageError
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.plain import plain

_TITLE = N_("Your last answers are not on the disk.")
_WHAT_NOW = N_("Make room, or save a copy in another place. If you leave without them, they are lost.")


def leave_nothing_behind(desk: Desk, window: QWidget) -> None:
    """Ask what to do as long as answers of the draft are not on the disk; return once they are, or may be lost."""
    while reason := desk.secured():
        wanted = _asked(desk, reason, window)
        if wanted == "leave":
            return
        if wanted == "copy":
            _copy(desk, window)


def _asked(desk: Desk, reason: str, window: QWidget) -> str:
    words = desk.words
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(words.text(N_("MLA Request Writer")))
    box.setText(words.text(_TITLE))
    box.setInformativeText(plain(f"{reason}\n\n{words.text(_WHAT_NOW)}"))
    copy = box.addButton(words.text(N_("Save a copy…")), QMessageBox.ButtonRole.AcceptRole)
    again = box.addButton(words.text(N_("Try again")), QMessageBox.ButtonRole.ActionRole)
    leave = box.addButton(words.text(N_("Leave without them")), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(copy)
    box.setEscapeButton(again)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return "copy" if pressed is copy else "leave" if pressed is leave else "again"


def _copy(desk: Desk, window: QWidget) -> None:
    """Save the draft where the drafter wants it; where that fails too, it is asked again."""
    name, _ = QFileDialog.getSaveFileName(
        window, desk.words.text(N_("Save a copy…")), str(Path.home() / desk.path.name), "*.mla"
    )
    path = Path(name if name.lower().endswith((".mla", ".yaml")) else f"{name}.mla")
    if not name or (path.exists() and path != Path(name)):  # the dialog has asked about the name as it was typed
        return
    with contextlib.suppress(StorageError):
        desk.save_copy(path)
