"""The manual page of a finding in the window: opened by button and key, told in the language, closed with Escape."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mla_writer.ui.findings import OpenCard
from mla_writer.ui.manual_popover import ManualPopover
from mla_writer.ui.matrix import MatrixPage
from mla_writer.ui.request import RequestView

Opener = Callable[..., RequestView]


def pages() -> list[ManualPopover]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ManualPopover) and one.isVisible()]


def words_of(page: ManualPopover) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel))


def test_finding__opens_to_its_page__and_escape_closes_it(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.open_section("matrix")
    QApplication.processEvents()
    panel = view.findings
    row = next(
        number
        for number, one in enumerate(panel.model.rows)
        if one.finding is not None and one.finding.code == "DUAL-001"
    )
    index = panel.model.index(row)
    if not panel.is_open(index):
        panel.open_at(index)
    panel.list.setCurrentIndex(index)
    assert isinstance(panel.list.card_at(index), OpenCard)
    qtbot.keyClick(panel.list, Qt.Key.Key_W)
    [page] = pages()
    assert "Where the State tests only the objective elements" in words_of(page)
    assert "A good answer" in words_of(page)
    assert "IMAC" in words_of(page)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert pages() == []


def test_page_of_a_rule_of_a_state__tells_why_the_question_is_asked(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    finding = next(one for one in view.desk.findings if one.code == "CH.enclosures_translated")
    page = ManualPopover(finding, view.desk, view.theme, view)
    page.show_beside(view)
    assert "Switzerland wants enclosures" in words_of(page)
    page.close()


def test_matrix__says_at_its_head_whether_it_matters_here__with_the_source(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.open_section("matrix")
    page = view.stack.currentWidget()
    assert isinstance(page, MatrixPage)
    assert "assists only where the act is an offence there too" in page.need.text()
    assert "64(1)" in page.need_source.text()
    view.desk.answer("request.assistance", ("data_preservation",))
    QApplication.processEvents()
    page.refresh({})
    assert "does not require" in page.need.text()
