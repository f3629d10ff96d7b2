"""The manual in its own window: opened at the chapter on what is in sight, looked through, kept beside the draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mla_writer.guide import chapters
from mla_writer.ui.home import HomeView
from mla_writer.ui.manual import ManualView
from mla_writer.ui.places import MANUAL
from mla_writer.ui.request import RequestView
from mla_writer.ui.window import MainWindow

Opener = Callable[..., RequestView]


def manual(window: MainWindow) -> ManualView:
    assert window.manual is not None
    window.manual.resize(1100, 640)  # wide enough for the chapters beside the page
    QTest.qWait(10)
    return window.manual


def open_chapter(window: MainWindow) -> str:
    found = manual(window).chapter
    assert found is not None
    return found.key


def told(view: ManualView) -> str:
    return "\n".join(one.accessibleName() for one in view.body.findChildren(QLabel) if one.isVisibleTo(view))


def test_manual__opens_from_the_list_of_requests__which_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.show_at(1280, 720)
    assert isinstance(window.view, HomeView)
    qtbot.mouseClick(window.view.buttons[MANUAL], Qt.MouseButton.LeftButton)
    assert open_chapter(window) == "start"
    assert isinstance(window.view, HomeView)
    assert manual(window).model.rowCount() == len(chapters()) > 15


def test_f1__opens_the_chapter_on_the_page__but_in_a_question_tells_why_it_is_asked(opened: Opener) -> None:
    view = opened()
    window = view.window()
    assert isinstance(window, MainWindow)
    view.open_section("matrix")
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert open_chapter(window) == "elements"
    manual(window).close()
    assert window.manual is None
    view.go_to("bank_records.items.i1.period")
    QTest.qWait(10)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F1)
    assert window.manual is None


def test_every_page__leads_to_a_chapter_of_its_own_manual(opened: Opener) -> None:
    view = opened()
    window = view.window()
    assert isinstance(window, MainWindow)
    keys = {one.key for one in chapters()}
    assert len(keys) == len(chapters())
    for section in view.pages():
        view.open_section(section.key)
        window.read_manual()
        assert open_chapter(window) in keys - {"start"}, section.key


def test_search__keeps_the_chapters_that_fit__and_says_when_none_does(window: MainWindow, qtbot: QtBot) -> None:
    window.show_at(1280, 720)
    window.read_manual("office")
    view = manual(window)
    qtbot.keyClicks(view.search, "footnotes")
    assert [one.key for one in view.model.shown] == ["finish"]
    assert open_chapter(window) == "finish"
    assert "footnotes" in told(view)
    assert any("background-color" in one.text() for one in view.body.findChildren(QLabel)), "what was found is marked"
    qtbot.keyClicks(view.search, "xyz")
    assert view.model.rowCount() == 0
    assert not view.nothing.isHidden()
    view.search.clear()
    assert view.model.rowCount() == len(chapters())
    assert open_chapter(window) == "finish", "what is open stays open"


def test_typed_signs__are_shown_as_they_are__and_read_without_marks(window: MainWindow) -> None:
    window.show_at(1280, 720)
    window.read_manual("keys")
    view = manual(window)
    assert "# searches facts, > searches actions" in told(view)
    assert any("&gt;" in one.text() for one in view.body.findChildren(QLabel))


def test_language__changes_the_manual_too__at_the_chapter_where_it_was(window: MainWindow) -> None:
    window.show_at(1280, 720)
    window.read_manual("basis")
    window.speak("ar")
    assert open_chapter(window) == "basis"
    assert "الأساس القانوني" in told(manual(window))
    window.speak("fr")
    assert "Base légale" in told(manual(window))


def test_keyboard__goes_through_the_chapters__and_escape_closes(window: MainWindow, qtbot: QtBot) -> None:
    window.show_at(1280, 720)
    window.read_manual("start")
    view = manual(window)
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert open_chapter(window) == "steps"
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.manual is None)


def test_window_that_closes__takes_the_manual_along(window: MainWindow) -> None:
    window.show_at(1280, 720)
    window.read_manual()
    window.close()
    assert window.manual is None
