"""Another State picked in a draft that has begun: what changes is shown first, then it is done as one step, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mla_writer.change import REQUESTED
from mla_writer.differences import Difference
from mla_writer.translation.message import Message
from mla_writer.ui.change import ChangeDialog
from mla_writer.ui.fields import ChoiceField
from mla_writer.ui.request import RequestView

Opener = Callable[..., RequestView]
LEFT = Qt.MouseButton.LeftButton


def asked(view: RequestView) -> ChangeDialog:
    found = [one for one in view.findChildren(ChangeDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def text_of(dialog: ChangeDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog))


@pytest.fixture
def view(opened: Opener) -> RequestView:
    """The completed sample, at the question for the requested State."""
    found = opened("complete")
    found.go_to(REQUESTED)
    return found


def field_of(view: RequestView) -> ChoiceField:
    return next(one for one in view.findChildren(ChoiceField) if one.path == REQUESTED)


def pick(view: RequestView, code: str) -> ChangeDialog:
    field = field_of(view)
    row = field.combo.findData(code)
    field.combo.setCurrentIndex(row)
    field.combo.activated.emit(row)
    return asked(view)


def test_state__picked_in_a_draft__is_not_asked_before_one_says_so(view: RequestView, qtbot: QtBot) -> None:
    dialog = pick(view, "KE")
    assert view.desk.case.requested == "CH"
    assert not dialog.is_known()
    qtbot.mouseClick(dialog.change, LEFT)
    assert dialog.isVisible()  # nothing is changed that was not shown
    qtbot.waitUntil(dialog.is_known, timeout=30_000)
    qtbot.waitUntil(lambda: "Office of the Attorney-General" in text_of(dialog))
    told = text_of(dialog)
    assert "State asked at present: Switzerland" in told.replace("\u2068", "").replace("\u2069", "")
    assert "New warnings: 2" in told
    assert "Answers no longer needed: 1" in told
    assert "Lawfulness of the production" in told
    qtbot.mouseClick(dialog.keep, LEFT)
    assert view.desk.case.requested == "CH"
    assert field_of(view).combo.currentData() == "CH"
    assert view.desk.undo_name == ""


def test_findings__that_read_alike__are_one_line_without_their_codes(view: RequestView, qtbot: QtBot) -> None:
    dialog = pick(view, "US")
    qtbot.waitUntil(dialog.is_known, timeout=30_000)
    case = view.desk.case
    found = [Difference("new_finding", Message("Translated?"), case, level="warning", code="D-1") for _ in range(7)]
    dialog.told.show_differences(
        [*found, Difference("new_finding", Message("Elsewhere?"), case, level="warning", code="D-2")]
    )
    qtbot.waitUntil(lambda: "Elsewhere?" in text_of(dialog))
    told = text_of(dialog)
    assert "Translated? (7 times)" in told
    assert told.count("Translated?") == 1
    assert "D-" not in told


def test_state__changed__is_one_step_that_can_be_undone(view: RequestView, qtbot: QtBot) -> None:
    before = view.desk.case.answers
    dialog = pick(view, "KE")
    qtbot.waitUntil(dialog.is_known, timeout=30_000)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert view.desk.case.requested == "KE"
    assert view.desk.case.answers.get("pack_ch.lawful_at_home") == before.get("pack_ch.lawful_at_home")
    assert view.tabs.tabToolTip(view.tabs.indexOf(view.sheet)) == "Kenya"
    view.desk.undo()
    assert view.desk.case.answers.root == before.root
    assert view.desk.case.requested == "CH"


def test_line_of_the_state__taking_enter__changes_nothing(view: RequestView, qtbot: QtBot) -> None:
    view.ask_another()
    dialog = asked(view)
    dialog.state.setFocus()
    line = dialog.state.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "US")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.is_known, timeout=30_000)
    assert dialog.isVisible()
    assert view.desk.case.requested == "CH"
    dialog.reject()


def test_long_groups__open_on_demand(view: RequestView, qtbot: QtBot) -> None:
    dialog = pick(view, "US")
    qtbot.waitUntil(dialog.is_known, timeout=30_000)
    more = [one for one in dialog.findChildren(QPushButton) if one.text().startswith("Show ")]
    assert more
    before = text_of(dialog)
    more[0].click()
    qtbot.waitUntil(lambda: len(text_of(dialog)) > len(before))
    dialog.reject()


def test_request_that_has_just_begun__asks_another_state_at_once(opened: Opener) -> None:
    view = opened("complete")
    desk = view.desk
    for name in list(desk.case.answers.root):
        if name != "request":
            desk.case.remove(name)
    frame = desk.live.questionnaire.root["request"].fields
    held = desk.case.answers.root["request"]
    assert isinstance(held, Mapping)
    for name in list(held):
        shape = frame.get(name)
        if shape is not None and shape.question is not None and shape.question.theirs != "false":
            desk.case.remove(f"request.{name}")
    desk.answer(REQUESTED, "KE")
    assert desk.case.requested == "KE"


def test_palette__leads_there(view: RequestView) -> None:
    goal = next(one for one in view._actions() if one.text == "Ask another State…")
    assert goal.act is not None
    goal.act()
    dialog = asked(view)
    assert dialog.state.findData("CH") < 0
    dialog.reject()
