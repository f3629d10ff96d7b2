"""The summary of what stands in fields and could not be read: above the questions, it takes the focus and leads to each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import button, label, level_mark
from mla_writer.ui.theme import Theme
from mla_writer.ui.toast import announce

_ONE = N_("One field cannot be read yet, so it is not part of the request.")
_SOME = N_("{number} fields cannot be read yet, so they are not part of the request.")

Unread = tuple[str, str, str]
"""A field that could not be read: the path of its question, the question, and what it should look like."""


class FaultSummary(QFrame):
    """Hidden while everything can be read. `wanted` asks for the question at a path."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("level", "blocker")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.desk, self.theme = desk, theme
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(level_mark("blocker", theme), 0, Qt.AlignmentFlag.AlignTop)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        row.addLayout(self.lines, 1)
        self._shown: tuple[Unread, ...] = ()
        self.hide()

    def is_known(self, unread: tuple[Unread, ...]) -> bool:
        """Whether nothing is unread, or all of it has been shown here before; else show it and take the focus."""
        if not unread or (unread == self._shown and not self.isHidden()):
            return True
        self._show(unread)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName())
        return False

    def refresh(self, unread: tuple[Unread, ...]) -> None:
        """Follow what is mended; nothing new is shown before the drafter wants to go on."""
        if self.isHidden() or unread == self._shown:
            return
        self._show(tuple(one for one in self._shown if one in unread))

    def _show(self, unread: tuple[Unread, ...]) -> None:
        self._shown = unread
        clear(self.lines)
        words = self.desk.words
        told = words.text(_ONE) if len(unread) == 1 else words.text(_SOME, number=len(unread))
        self.setAccessibleName(told)
        self.lines.addWidget(label(told, self.theme, "small", strong=True))
        for path, question, should in unread:
            link = button(question, partial(self.wanted.emit, path), style="link", name=f"{question}: {should}")
            line = QHBoxLayout()
            line.addWidget(link)
            line.addWidget(label(should, self.theme, "small"), 1)
            self.lines.addLayout(line)
        self.setVisible(bool(unread))
