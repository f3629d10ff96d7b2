"""The same case to another State: chosen in a dialog that says what differs, written as a draft of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mla_writer.ui.carry import CarryDialog
from mla_writer.ui.request import RequestView
from mla_writer.ui.window import MainWindow

Opener = Callable[..., RequestView]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(opened: Opener) -> CarryDialog:
    """The dialog over the completed sample."""
    view = opened("complete")
    view.carry()
    found = view.findChild(CarryDialog)
    assert isinstance(found, CarryDialog)
    return found


def text_of(dialog: CarryDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog))


def test_other_state__chosen__is_told_with_what_differs(dialog: CarryDialog, qtbot: QtBot) -> None:
    assert not dialog.is_known()
    assert dialog.state.findData("CH") < 0
    assert dialog.state.findData("UG") < 0
    dialog.state.choose("NA")
    qtbot.waitUntil(dialog.is_known, timeout=20_000)
    left = "Left behind, because it belongs to the first State:"
    qtbot.waitUntil(lambda: left in text_of(dialog))  # parts come into sight with the next turn of the event loop
    told = text_of(dialog)
    assert "Requirements of the other State" in told
    assert "Namibia" in told


def test_other_state__taken_back__leaves_nothing_to_write(dialog: CarryDialog, qtbot: QtBot) -> None:
    dialog.state.choose("NA")
    dialog.state.choose("")
    assert not dialog.is_known()
    qtbot.wait(1500)
    assert not dialog.is_known()
    assert "Choose the State" in text_of(dialog)


def test_draft__written__is_opened_and_the_first_one_stays(
    dialog: CarryDialog, window: MainWindow, qtbot: QtBot
) -> None:
    first = dialog.desk.path
    before = first.read_bytes()
    dialog.state.choose("US")
    qtbot.waitUntil(dialog.is_known, timeout=20_000)
    qtbot.mouseClick(dialog.write, LEFT)
    qtbot.waitUntil(lambda: window.request is not None and window.request.desk.path != first, timeout=20_000)
    assert window.request is not None
    case = window.request.desk.case
    assert case.requested == "US"
    assert case.answers.text("request.requested_authority.name") == ""
    assert case.answers.records("facts")
    assert first.read_bytes() == before


def test_palette__leads_there(opened: Opener) -> None:
    view = opened("complete")
    goal = next(one for one in view._actions() if one.text == "Same case to another State…")
    assert goal.act is not None
    goal.act()
    assert view.findChild(CarryDialog) is not None
