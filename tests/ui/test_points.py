"""Points for a consultation: entered from the findings by one press, and taken back by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mla_writer.consultation import POINTS
from mla_writer.ui.request import RequestView
from tests.ui.at import let_rows_come


def suggest_button(view: RequestView) -> QPushButton:
    view.open_section("contacts")
    page = view.stack.currentWidget()
    assert page is not None
    let_rows_come(page)
    return next(
        one for one in page.findChildren(QPushButton) if one.text() == view.desk.words.text("Suggest from the findings")
    )


def test_points__are_suggested_by_a_press_and_taken_back(opened):
    view = opened("gaps")
    button = suggest_button(view)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    points = view.desk.case.answers.records(POINTS)
    assert points
    assert all("Would the request be accepted" in one["question"].plain for one in points.values())
    view.desk.undo()
    assert not view.desk.case.answers.records(POINTS)


def test_points__with_nothing_to_suggest__say_so(opened):
    view = opened("complete")
    told: list[str] = []
    view.desk.refused.connect(told.append)
    QTest.mouseClick(suggest_button(view), Qt.MouseButton.LeftButton)
    assert told == ["No open finding is a matter to raise with the other State."]
    assert not view.desk.case.answers.records(POINTS)
