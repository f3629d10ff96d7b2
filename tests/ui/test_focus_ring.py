"""One ring marks the focus: the one of the style sheet, without the box that the style draws for the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.ui.parts import button
from mla_writer.ui.theme import apply_theme, make_theme


def tabs() -> QTabBar:
    made = QTabBar()
    made.addTab("Findings")
    made.addTab("Letter")
    return made


MAKERS: dict[str, Callable[[], QWidget]] = {
    "main": lambda: button("Continue", style="main"),
    "plain": lambda: button("Continue"),
    "quiet": lambda: button("Continue", style="quiet"),
    "check": lambda: QCheckBox("Not known"),
    "combo": QComboBox,
    "tabs": tabs,
}


@pytest.mark.parametrize("look", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("made", MAKERS)
def test_focus_by_key__looks_like_focus_by_mouse(qtbot: QtBot, qapp: QApplication, made: str, look: str) -> None:
    apply_theme(qapp, make_theme(look=look))  # type: ignore[arg-type] # one of the looks
    pictures = []
    for by_key in (False, True):
        holder = QWidget()
        qtbot.addWidget(holder)
        box = QVBoxLayout(holder)
        field, one = QLineEdit(), MAKERS[made]()
        box.addWidget(field)
        box.addWidget(one)
        holder.resize(220, 90)
        holder.show()
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        field.setFocus()
        if by_key:
            qtbot.keyClick(field, Qt.Key.Key_Tab)
        one.setFocus(Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason)
        assert one.hasFocus()
        pictures.append(one.grab().toImage())
    assert pictures[0] == pictures[1]
