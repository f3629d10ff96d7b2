"""The refusal test: one line a ground, opened by keyboard to who raises it, and the way from there to the question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.ui.demand import DemandBox
from mla_writer.ui.refusal import RefusalView
from mla_writer.ui.refusal_line import GroundLine
from mla_writer.ui.request import RequestView
from mla_writer.ui.sections import marks_of, section_pages

Opener = Callable[..., RequestView]


def refusal(view: RequestView) -> RefusalView:
    view.open_section("refusal")
    page = view.stack.currentWidget()
    assert isinstance(page, RefusalView)
    QApplication.processEvents()
    return page


def line(page: RefusalView, ground: str) -> GroundLine:
    return next(one for one in page.lines if one.result.ground.id == ground)


def words_in(widget: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def link(one: GroundLine, text: str) -> QPushButton:
    return next(made for made in one.links() if text in made.accessibleName())


def test_lines__open_grounds_first__each_with_state_and_name_for_screen_readers(opened: Opener) -> None:
    page = refusal(opened())
    states = [one.result.state for one in page.lines]
    assert states[0] == "open"
    assert states == sorted(states, key=["open", "assured", "answered", "clear"].index)
    assert line(page, "fiscal").head.accessibleName() == "Fiscal offence: not an issue"
    assert "Open: 2." in page.summary.text()


def test_enter__opens_a_line_with_who_raises_it__escape_closes_it(opened: Opener, qtbot: QtBot) -> None:
    page = refusal(opened())
    political = line(page, "political")
    political.head.setFocus()
    qtbot.keyClick(political.head, Qt.Key.Key_Return)
    assert political.body is not None
    assert political.body.isVisible()
    assert "You have said that it does not affect the case." in words_in(political)
    assert "Possible assurance" in words_in(political)
    assert {one.demand.origin for one in political.findChildren(DemandBox)[0].rows} == {"country:CH"}
    qtbot.keyClick(political.head, Qt.Key.Key_Escape)
    assert not political.body.isVisible()


def test_ground_kept_open_by_findings__leads_to_the_question_that_mends_the_first(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    dual = line(refusal(view), "dual_criminality")
    dual.open()
    assert "element" in words_in(dual)
    qtbot.mouseClick(dual.links()[0], Qt.MouseButton.LeftButton)
    assert view._current in {"matrix", "offences"}


def test_ground_ticked__opens_a_question__and_its_answer_closes_the_ground(opened: Opener) -> None:
    view = opened()
    page = refusal(view)
    view.desk.answer("request.touches", ("military",))
    QApplication.processEvents()
    assert line(page, "military").result.state == "open"
    line(page, "military").open()
    assert page.row("request.military_answer") is not None
    view.desk.answer("request.assurances_given", ("not_political",))
    QApplication.processEvents()
    military = line(page, "military")
    assert military.result.state == "assured"
    assert military.head.isChecked()  # it stays open as it was


def test_task_list__has_no_tick_beside_a_ground_that_stands_open(opened: Opener) -> None:
    view = opened()
    pages = section_pages(view.desk)
    keys = [one.key for one in pages]
    assert keys[keys.index("basis") + 1] == "refusal"
    assert marks_of(pages, view.desk.live, view.desk.findings)["refusal"][0] == "in_progress"
