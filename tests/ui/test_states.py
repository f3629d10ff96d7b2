"""The sheets of States: found by name, read with the keyboard, each line open to where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.countries.library import PackLibrary
from mla_writer.countries.model import CountryPack
from mla_writer.documents.reading import word_text
from mla_writer.ui.ask_state import AskState
from mla_writer.ui.home import HomeView
from mla_writer.ui.request import RequestView
from mla_writer.ui.sheet_list import ROW, Row
from mla_writer.ui.sheet_word import SheetWord
from mla_writer.ui.source_popover import SourcePopover
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow

Opener = Callable[..., RequestView]


@pytest.fixture
def states(window: MainWindow, qtbot: QtBot) -> StatesView:
    """The States, with Switzerland in sight."""
    window.show_at(1280, 720)
    window.browse_states("CH")
    view = window.view
    assert isinstance(view, StatesView)
    return view


def told(widget: QWidget) -> str:
    """What is shown in `widget`, without the marks that keep names and articles together."""
    QApplication.processEvents()
    texts = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "".join(letter for letter in " | ".join(texts) if letter not in "\u2066\u2068\u2069")


def rows(view: StatesView) -> list[Row]:
    return [one for one in view.lines.rows.rows if one.sort == "line"]


def place_of(view: StatesView, text: str) -> int:
    return next(number for number, one in enumerate(view.lines.rows.rows) if any(text in cell for cell in one.cells))


def stale(pack: CountryPack) -> CountryPack:
    return replace(pack, review_by="2026-01-01")


def test_list__names_the_states_that_have_a_pack_with_the_share_that_is_sourced(states: StatesView) -> None:
    spoken = [
        states.states.data(states.states.index(row), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(states.states.rowCount())
    ]
    names = [str(one).partition(",")[0] for one in spoken]
    assert len(names) == len(states.content.packs.codes)
    assert names == sorted(names, key=str.casefold)
    row = names.index("Switzerland")
    assert "87 %" in str(spoken[row])
    assert states.list.hasFocus()
    assert states.list.currentIndex().row() == row


def test_sheet__says_how_far_to_rely_on_it_and_the_four_answers(states: StatesView) -> None:
    words = told(states)
    for text in (
        "Draft, not reviewed",
        "41 sourced, 0 to verify, 6 not known",
        "checked 21\u00a0November 2026",
        "Federal Office of Justice",
        "German, French, Italian",
        "For compulsory measures",
        "need no legalisation",
    ):
        assert text in words


def test_not_known__is_an_answer(states: StatesView, qtbot: QtBot) -> None:
    qtbot.keyClicks(states.search, "nami")
    assert states.code == "NA"
    assert "Dual criminality | Not known" in told(states.headlines)
    assert "To verify" in told(states.headlines)
    nothing = [one for one in rows(states) if "Nothing found yet on: " in one.cells[1]]
    assert [one.cells[0] for one in nothing][:2] == ["Measures", "Topics"]
    assert "Search and seizure" in nothing[0].cells[1]
    assert {one.cells[3] for one in nothing} == {"Not known"}


def test_lines__stand_with_law_source_and_age(states: StatesView) -> None:
    line = next(one for one in rows(states) if "does not serve a summons" in one.cells[1])
    assert line.cells[0] == "Risk of refusal"
    assert "IMAC art. 69" in line.cells[2]
    assert line.cells[3] == "Copy of law"
    assert line.cells[4].replace("\u00a0", " ") == "1 January 2024"
    undated = next(one for one in rows(states) if one.is_undated)
    assert undated.cells[4] == "undated"


def test_enter__opens_where_a_line_comes_from__and_escape_goes_back_to_it(states: StatesView, qtbot: QtBot) -> None:
    states.lines.setFocus()
    place = place_of(states, "does not serve a summons")
    states.lines.setCurrentIndex(states.lines.rows.index(place))
    qtbot.keyClick(states.lines, Qt.Key.Key_Return)
    popover = states.window().findChild(SourcePopover)
    assert popover is not None
    words = told(popover)
    for text in ("IMAC", "art. 69", "Copy of the official text", "1\u00a0January 2024", "21\u00a0November 2026"):
        assert text in words
    qtbot.keyClick(popover.copy, Qt.Key.Key_Space)
    assert "droit-bilingue.ch" in QApplication.clipboard().text()
    qtbot.keyClick(popover.copy, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert states.lines.hasFocus()
    assert states.lines.currentIndex().row() == place


def test_arrows__pass_over_headings_and_bring_the_line_into_sight(states: StatesView, qtbot: QtBot) -> None:
    states.lines.setFocus()
    states.lines.setCurrentIndex(states.lines.rows.index(2))
    for _ in range(12):
        qtbot.keyClick(states.lines, Qt.Key.Key_Down)
    row = states.lines.currentIndex().data(ROW)
    assert isinstance(row, Row)
    assert row.sort == "line"
    top = states.lines.mapTo(states.area, states.lines.visualRect(states.lines.currentIndex()).topLeft())
    assert 0 <= top.y() < states.area.height()


def test_search__narrows_the_list_and_says_when_nothing_is_found(states: StatesView, qtbot: QtBot) -> None:
    qtbot.keyClicks(states.search, "nami")
    assert states.states.codes == ["NA"]
    assert states.code == "NA"
    qtbot.keyClicks(states.search, "xyz")
    assert states.states.codes == []
    assert states.nothing.isVisible()
    assert states.code == "NA"
    states.search.clear()
    assert len(states.states.codes) == len(states.content.packs.codes)


def test_write__tells_the_state__and_home_goes_home(states: StatesView, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(states.write_to) as asked:
        qtbot.mouseClick(write_button(states), Qt.MouseButton.LeftButton)
    assert asked.args == ["CH"]
    states.home.emit()
    assert isinstance(window.view, HomeView)


def write_button(states: StatesView) -> QWidget:
    return next(one for one in states.findChildren(QPushButton) if "Write to" in one.text())


def test_pack_past_its_review_date__is_marked_in_list_and_sheet(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, seen = PackLibrary.get, PackLibrary.glimpses
    day = "2026-01-01"
    monkeypatch.setattr(PackLibrary, "glimpses", lambda self: tuple(replace(one, review_by=day) for one in seen(self)))
    monkeypatch.setattr(PackLibrary, "get", lambda self, code: stale(found) if (found := whole(self, code)) else None)
    window.browse_states("CH")
    view = window.view
    assert isinstance(view, StatesView)
    assert "Past its review date" in told(view)
    spoken = view.states.data(view.states.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Past its review date" in str(spoken)


def test_language__changed_while_a_sheet_is_in_view__stays_at_that_state(window: MainWindow, qtbot: QtBot) -> None:
    window.browse_states("US")
    window.speak("ar")
    view = window.view
    assert isinstance(view, StatesView)
    assert view.code == "US"
    assert view.isRightToLeft()
    assert "الولايات المتحدة" in told(view)


def test_narrow_window__stacks_the_lines_without_scrolling_sideways(states: StatesView, window: MainWindow) -> None:
    wide = states.lines.height()
    window.resize(1024, 640)
    QApplication.processEvents()
    assert states.area.horizontalScrollBar().maximum() == 0
    assert states.lines.height() > wide


# ---- the State tab of a request --------------------------------------------------------------------------------------------


def test_state_tab__begins_with_what_is_asked_for_and_opens_the_source(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.tabs.setCurrentWidget(view.sheet)
    qtbot.wait(20)
    assert "Federal Office of Justice" in told(view.sheet)
    parts = [one.cells[0] for one in view.sheet.lines.rows.rows if one.sort == "part"]
    assert parts[:3] == ["Bank and financial records", "Freezing and restraint of property", "Every request"]
    assert "Search and seizure" not in parts
    view.sheet.lines.setFocus()
    view.sheet.lines.setCurrentIndex(view.sheet.lines.rows.index(2))
    qtbot.keyClick(view.sheet.lines, Qt.Key.Key_Return)
    popover = view.window().findChild(SourcePopover)
    assert popover is not None
    qtbot.keyClick(popover.copy, Qt.Key.Key_Escape)
    assert view.sheet.lines.hasFocus()


def test_state_tab__of_a_state_without_pack__says_what_still_holds(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.desk.ask_state("VA")
    view.tabs.setCurrentWidget(view.sheet)
    qtbot.wait(20)
    assert "No pack for this State." in told(view.sheet)
    assert "The treaty rules still apply" in told(view.sheet)
    assert view.sheet.lines.isHidden()


def test_state_tab__of_an_old_pack__says_when_it_was_to_be_reviewed(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, seen = PackLibrary.get, PackLibrary.glimpses
    day = "2026-01-01"
    monkeypatch.setattr(PackLibrary, "glimpses", lambda self: tuple(replace(one, review_by=day) for one in seen(self)))
    monkeypatch.setattr(PackLibrary, "get", lambda self, code: stale(found) if (found := whole(self, code)) else None)
    view = opened()
    view.tabs.setCurrentWidget(view.sheet)
    qtbot.wait(20)
    assert "This pack was due for review by 1\u00a0January 2026" in told(view.sheet)


def test_sheet__says_by_when_the_pack_is_to_be_reviewed(states: StatesView) -> None:
    assert "checked 21\u00a0November 2026 · To be reviewed by 21\u00a0November 2027" in told(states.body)


def test_ask__writes_the_questionnaire_in_a_language_that_is_chosen__the_states_own_first(
    states: StatesView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = states.findChild(AskState)
    assert ask is not None
    assert [one.text() for one in ask.menu_.actions()] == ["French", "English", "Arabic", "", "Read answers…"]
    file = tmp_path / "q.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    ask.menu_.actions()[0].trigger()
    qtbot.waitUntil(lambda: ask.text() == "File written", timeout=20_000)
    assert "MLAQ-1/CH/" in word_text(file.read_bytes())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "q.docx"), ""))
    ask.menu_.actions()[1].trigger()
    qtbot.waitUntil(lambda: ask.text() == "Not written", timeout=20_000)
    assert "no such folder" in ask.toolTip()


def test_sheet__is_saved_in_word__in_every_language_of_the_window(
    states: StatesView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = states.findChild(SheetWord)
    assert word is not None
    assert word.accessibleName() == "Save in Word…"
    assert [one.text() for one in word.menu_.actions()] == ["English", "Arabic", "French"]
    file = tmp_path / "sheet.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    word.menu_.actions()[2].trigger()
    qtbot.waitUntil(lambda: "Written" in word.toolTip(), timeout=20_000)
    text = word_text(file.read_bytes())
    assert "Suisse" in text
    assert "Bundesamt" in text or "BJ" in text or "Office" in text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "s.docx"), ""))
    word.menu_.actions()[0].trigger()
    qtbot.waitUntil(lambda: "no such folder" in word.toolTip(), timeout=20_000)


def test_source__in_another_language__tells_in_words_how_old_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.words.language = "fr"
    window.show_at(1280, 720)
    window.browse_states("MY")
    view = window.view
    assert isinstance(view, StatesView)
    undated = next(one for row in view.lines.rows.rows for one in row.sources if one.as_of.startswith("undated copy"))
    popover = SourcePopover((undated,), "", window.words, window.theme, view)
    qtbot.addWidget(popover)
    assert any(one.text().startswith("copie non datée") for one in popover.findChildren(QLabel))
    assert ", copie non datée" in popover.reference()
