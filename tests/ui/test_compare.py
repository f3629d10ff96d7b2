"""States side by side: chosen in the list or from a request, read cell by cell with the keyboard, kept in Word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mla_writer.countries.compare import compare
from mla_writer.ui.compare import CompareView
from mla_writer.ui.compare_table import ROW, Row
from mla_writer.ui.request import RequestView
from mla_writer.ui.source_popover import SourcePopover
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow
from tests.sample import CONTENT
from tests.ui.conftest import Watchdog

Opener = Callable[..., RequestView]


def compared(window: MainWindow, *codes: str, measure: str = "freezing", language: str = "en") -> CompareView:
    window.words.language = language
    window.show_at(1280, 720)
    window.compare_states(codes, measure)
    QTest.qWait(30)
    assert isinstance(window.view, CompareView)
    return window.view


def rows(view: CompareView) -> list[Row]:
    return view.table.rows.rows


def spoken(view: CompareView, row: int, column: int) -> str:
    return str(view.table.rows.data(view.table.rows.index(row, column), Qt.ItemDataRole.AccessibleTextRole))


def test_states__marked_in_the_list__stand_side_by_side(window: MainWindow, qtbot: QtBot) -> None:
    window.show_at(1280, 720)
    window.browse_states("CH")
    states = window.view
    assert isinstance(states, StatesView)
    assert states.compare.text() == "Compare with…"
    more = states.states.index(states.states.row("KE"))
    states.list.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)
    assert states.compare.text() == "Compare 2 States"
    assert sorted(states.marked()) == ["CH", "KE"]
    qtbot.mouseClick(states.compare, Qt.MouseButton.LeftButton)
    view = window.centralWidget()
    assert isinstance(view, CompareView)
    assert sorted(view.codes) == ["CH", "KE"]
    view.leave.click()
    assert isinstance(window.centralWidget(), StatesView)


def test_differences__go_first_and_what_is_the_same_is_folded(window: MainWindow) -> None:
    view = compared(window, "GB", "KE", measure="")
    groups = [one for one in rows(view) if one.is_group]
    assert [one.sort for one in groups] == ["differs", "partly", "same"]
    packs = [pack for code in ("GB", "KE") if (pack := CONTENT.pack(code)) is not None]
    found = compare(packs, CONTENT.forms)
    assert [one.sort for one in found] == sorted((one.sort for one in found), key=["differs", "partly", "same"].index)
    shown = [one for one in rows(view) if not one.is_group]
    assert len(shown) == sum(one.sort != "same" for one in found)
    last = view.table.rows.index(len(rows(view)) - 1, 0)
    view.table.setCurrentIndex(last)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert len([one for one in rows(view) if not one.is_group]) == len(found)
    assert any(one.sort == "same" for one in rows(view) if not one.is_group)


def test_silence__is_no_difference(window: MainWindow) -> None:
    view = compared(window, "CH", "KE", measure="")
    row = next(one for one in rows(view) if one.text == "When dual criminality is required" and one.boxes)
    assert row.sort == "partly"
    assert not row.boxes[1].differs
    assert row.boxes[1].entries[0].told == "Nothing found yet"


def test_cell__says_its_source_and_age_and_opens_it_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    view = compared(window, "CH", "KE")
    row = next(number for number, one in enumerate(rows(view)) if one.text == "Languages")
    assert spoken(view, row, 2) == "Languages, Kenya, differs, English, \u2068To verify\u2069"
    view.table.setCurrentIndex(view.table.rows.index(row, 0))
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Right)
    QTest.keyClick(view.table, Qt.Key.Key_Enter)
    popover = next(one for one in view.window().findChildren(SourcePopover) if one.isVisible())
    assert popover.sources[0].title in popover.reference()
    popover.close()


def test_states__come_and_go_four_at_most(window: MainWindow) -> None:
    view = compared(window, "CH", measure="")
    assert view.few.isVisible()
    assert not view.table.isVisible()
    for code in ("KE", "GB", "US", "ZA"):
        view.another.choose(code)
    QTest.qWait(10)
    assert view.codes == ["CH", "KE", "GB", "US"]
    assert not view.another.isVisible()
    assert view.table.rows.columnCount() == 5
    assert view.table.horizontalHeader().length() <= view.table.viewport().width()
    view.take_away("CH")
    QTest.qWait(10)
    assert view.codes == ["KE", "GB", "US"]
    assert view.another.isVisible()


def test_only_differences__leave_the_rest_out(window: MainWindow) -> None:
    view = compared(window, "CH", "KE", "GB")
    view.only.setChecked(True)
    QTest.qWait(10)
    assert {one.sort for one in rows(view)} == {"differs"}


def test_measure__is_chosen(window: MainWindow) -> None:
    view = compared(window, "CH", "KE", measure="")
    before = [one.text for one in rows(view)]
    view.measures.setCurrentIndex(view.measures.findData("interception"))
    QTest.qWait(10)
    assert [one.text for one in rows(view)] != before
    assert view.measure == "interception"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_word__holds_what_is_compared_in_the_language_of_the_window(
    window: MainWindow, tmp_path: Path, language: str
) -> None:
    view = compared(window, "CH", "KE", language=language)
    file = view.save(tmp_path)
    assert file == tmp_path / f"compare.ch-ke.{language}.docx"
    with ZipFile(file) as word:
        body = word.read("word/document.xml").decode()
    assert "Office of the Attorney-General" in body
    assert ("<w:bidi" in body) == (language == "ar")
    assert str(file) in view.note.text()


def test_word__where_it_cannot_be_written__says_so(window: MainWindow, tmp_path: Path) -> None:
    view = compared(window, "CH", "KE")
    assert view.save(tmp_path / "nowhere") is None
    assert "nowhere" in view.note.text() or view.note.text()


def test_arabic__begins_at_the_right(window: MainWindow) -> None:
    view = compared(window, "CH", "KE", language="ar")
    head = view.table.horizontalHeader()
    assert view.table.columnViewportPosition(0) > view.table.columnViewportPosition(2)
    assert head.sectionViewportPosition(0) > head.sectionViewportPosition(1)
    assert view.leave.mapTo(view, view.leave.rect().center()).x() > view.width() // 2


def test_large_text__needs_no_column_of_topics(window: MainWindow) -> None:
    window.settings.keep(scale=2.0)
    view = compared(window, "CH", "KE", "GB")
    assert view.table.isColumnHidden(0)
    row = next(number for number, one in enumerate(rows(view)) if not one.is_group)
    assert isinstance(view.table.rows.index(row, 1).data(ROW), Row)
    window.settings.keep(scale=1.0)


def test_request__compares_from_the_palette_and_comes_back(opened: Opener, window: MainWindow, qtbot: QtBot) -> None:
    request = opened("complete")
    act = next(one for one in request._actions() if one.text == "Compare States…")
    assert act.act is not None
    act.act()
    qtbot.waitUntil(lambda: isinstance(window.view, CompareView) and window.view.isVisible())
    view = window.view
    assert isinstance(view, CompareView)
    assert (view.codes, view.measure) == (["CH"], request_measure(request))
    back = view.leave.text()
    QTest.keyClick(view.measures, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), RequestView))
    assert back == "complete"


def request_measure(request: RequestView) -> str:
    return request.desk.case.answers.listed("request.assistance")[0]


def test_window__does_not_stand_still(window: MainWindow, watchdog: type[Watchdog]) -> None:
    view = compared(window, "CH", "KE", "GB")
    window.content.pack("US")  # what reading a pack for the first time costs is measured with the packs
    with watchdog(50) as watched:
        watched.act(lambda: view.measures.setCurrentIndex(0))
        watched.act(lambda: view.another.choose("US"))
