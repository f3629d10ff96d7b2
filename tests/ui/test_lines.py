"""Boxes of several lines: their words stand at the side where their reading begins."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mla_writer.ui.lines import LinesBox

_LTR, _RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(
    ("window", "text", "is_right"),
    [
        (_RTL, "تتولى تحريك الدعوى.", True),
        (_LTR, "تتولى تحريك الدعوى.", True),
        (_RTL, "The account was opened.", False),
        (_LTR, "The account was opened.", False),
        (_RTL, "12/2026", True),
        (_LTR, "12/2026", False),
    ],
)
def test_words_begin_at_their_own_side(qtbot: QtBot, window: Qt.LayoutDirection, text: str, is_right: bool) -> None:
    box = LinesBox()
    qtbot.addWidget(box)
    box.setLayoutDirection(window)
    box.resize(400, 90)
    box.setPlainText(text)
    box.show()
    qtbot.waitExposed(box)
    line = box.document().firstBlock().layout().lineAt(0).naturalTextRect()
    room = box.viewport().width()
    assert (line.left() > room - line.right()) is is_right
