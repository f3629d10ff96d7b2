"""At twice the text size nothing is cut off at the sides, columns fold, and no dialog grows past its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.ui.authorities import AuthoritiesView
from mla_writer.ui.carry import CarryDialog
from mla_writer.ui.change import ChangeDialog
from mla_writer.ui.compare import CompareView
from mla_writer.ui.earlier import EarlierDialog
from mla_writer.ui.narrative import NarrativeDialog
from mla_writer.ui.pack_editor import PackEditor
from mla_writer.ui.pack_save import SaveDialog
from mla_writer.ui.request import RequestView
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow

Opener = Callable[..., RequestView]


@pytest.fixture(params=["en", "fr", "ar"])
def large(window: MainWindow, request: pytest.FixtureRequest) -> MainWindow:
    """The window of 1280 × 720 at 200 %, in the languages of the program."""
    window.words.language = request.param
    window.settings.keep(scale=2.0, language=request.param)
    window.show_at(1280, 720)
    return window


def cut(view: QWidget) -> Iterator[str]:
    """Yield what is in sight only in part, at the left or right of the window or of the area in which it scrolls."""
    for kind in (QLabel, QAbstractButton, QComboBox):
        for one in view.findChildren(kind):
            if not one.isVisible():
                continue
            around: QWidget | None = one.parentWidget()
            while around is not None and around is not view:
                area = around.parentWidget()
                if isinstance(area, QScrollArea) and area.viewport() is around:
                    break
                around = area
            frame = around or view
            left = one.mapTo(frame, one.rect().topLeft()).x()
            if left < 0 or left + one.width() > frame.width():
                yield f"{type(one).__name__} {getattr(one, 'text', str)()}"


def settled(view: QWidget, qtbot: QtBot) -> None:
    qtbot.wait(200)
    assert list(cut(view)) == []


def test_states(large: MainWindow, qtbot: QtBot) -> None:
    large.browse_states("CH")
    view = large.view
    assert isinstance(view, StatesView)
    settled(view, qtbot)
    assert view.fold.folded
    assert view.finder.hasFocus()
    QTest.keyClick(view.finder, Qt.Key.Key_Space)
    assert view.search.hasFocus()
    view.search.setText(large.words.state("KE"))
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert view.code == "KE"
    assert not view.fold.is_open
    settled(view, qtbot)


def test_authorities(large: MainWindow, qtbot: QtBot) -> None:
    large.browse_authorities(large.words.state("KE"))
    view = large.view
    assert isinstance(view, AuthoritiesView)
    qtbot.waitUntil(lambda: view.is_read and view.card is not None, timeout=60_000)
    settled(view, qtbot)
    view.fold.open()
    settled(view, qtbot)


def test_compare(large: MainWindow, qtbot: QtBot) -> None:
    large.compare_states(["CH", "KE", "US"], "freezing")
    view = large.view
    assert isinstance(view, CompareView)
    settled(view, qtbot)
    needed = view.measures.fontMetrics().horizontalAdvance(view.measures.currentText())
    assert view.measures.width() > needed


def test_pack_editor(large: MainWindow, qtbot: QtBot) -> None:
    large.edit_pack("CH")
    qtbot.waitUntil(lambda: isinstance(large.view, PackEditor) and not large.view.desk.is_looking, timeout=60_000)
    view = large.view
    assert isinstance(view, PackEditor)
    view.open_part("sources")
    settled(view, qtbot)
    QTest.mouseClick(view.beside, Qt.MouseButton.LeftButton)
    assert view.panel_fold.is_open
    QTest.keyClick(view.tabs, Qt.Key.Key_Escape)
    assert view.tabs.isHidden()
    QTest.mouseClick(view.menu, Qt.MouseButton.LeftButton)
    QTest.keyClick(view.parts, Qt.Key.Key_Return)
    assert view.parts.isHidden()
    dialog = SaveDialog(view.desk, view)
    assert fits(dialog, large)


def fits(dialog: QDialog, window: MainWindow) -> bool:
    dialog.show()
    QApplication.processEvents()
    size = dialog.size()
    dialog.close()
    return size.width() < window.width() and size.height() < window.height()


def test_dialogs_of_a_request(large: MainWindow, opened: Opener, qtbot: QtBot) -> None:
    view = opened("gaps", large.words.language)
    desk, theme = view.desk, view.theme
    assert theme.text_scale == 2
    narrative = NarrativeDialog(desk, view)
    carry, change = CarryDialog(desk, theme, view), ChangeDialog(desk, theme, view)
    for dialog in (narrative, carry, change, EarlierDialog("persons", desk, theme, view)):
        assert fits(dialog, large), type(dialog).__name__
        dialog.deleteLater()
    qtbot.wait(200)


def test_saving__is_told_from_the_start__and_by_an_icon_where_its_words_have_no_room(
    large: MainWindow, opened: Opener, qtbot: QtBot
) -> None:
    view = opened("gaps", large.words.language)
    assert view.bar.lock.isVisible()
    told = view.bar.lock.accessibleName()
    assert told == view.bar.state.accessibleName() != ""
    view.desk.answer("request.case_name", "R v A")
    assert view.bar.lock.accessibleName() == view.bar.state.accessibleName()
    assert view.desk.is_saved


def test_change_of_state__what_it_counts_takes_as_many_lines_as_it_needs(
    large: MainWindow, opened: Opener, qtbot: QtBot
) -> None:
    view = opened("complete")
    view.ask_another("US")
    dialog = next(one for one in view.findChildren(ChangeDialog) if one.isVisible())
    qtbot.waitUntil(dialog.is_known, timeout=30_000)
    assert dialog.width() < large.width()
    settled(dialog, qtbot)
