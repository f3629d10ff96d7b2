"""The directory of authorities in the window: found by words and type, read in full, copied and written as cards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from mla_writer.countries.directory import read_directory
from mla_writer.ui.authorities import AuthoritiesView
from mla_writer.ui.authority_list import AuthorityModel
from mla_writer.ui.compare import CompareView
from mla_writer.ui.home import HomeView
from mla_writer.ui.new import NewView
from mla_writer.ui.places import AUTHORITIES
from mla_writer.ui.request import RequestView
from mla_writer.ui.source_popover import SourcePopover
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow
from tests.ui.conftest import Watchdog
from tests.ui.test_states import told

Opener = Callable[..., RequestView]
CROWN = "Crown Office, International Co-operation Unit"


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> AuthoritiesView:
    """The directory, with all packs read."""
    window.show_at(1280, 720)
    window.browse_authorities()
    made = window.view
    assert isinstance(made, AuthoritiesView)
    qtbot.waitUntil(lambda: made._gathering.is_done and bool(made.model.shown), timeout=60_000)
    return made


def names(view: AuthoritiesView) -> list[str]:
    return [one.authority.name for one in view.model.shown]


def test_search__finds_by_state_name_and_competence__and_says_when_nothing_is_found(
    view: AuthoritiesView, qtbot: QtBot
) -> None:
    assert view.search.hasFocus()
    qtbot.keyClicks(view.search, "united kingdom")
    assert names(view) == ["Home Office", CROWN, "HM Revenue & Customs"]
    qtbot.keyClicks(view.search, " scotland")
    assert names(view) == [CROWN]
    assert view.card is not None
    assert view.card.entry.authority.name == CROWN
    qtbot.keyClicks(view.search, "xyz")
    assert names(view) == []
    assert view.nothing.isVisible()
    view.search.clear()
    assert len(names(view)) == len(read_directory(view.content.packs).entries)
    assert view.card.entry.authority.name == CROWN, "what is open stays open"


def test_type__leaves_those_that_are_competent_for_it__its_own_first(view: AuthoritiesView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.search, "bulgaria")
    assert len(names(view)) == 2
    view.kind.setCurrentIndex(view.kind.findData("observation"))
    assert names(view) == ["Supreme Cassation Prosecutor’s Office", "Ministry of Justice"]
    view.kind.setCurrentIndex(view.kind.findData("bank_records"))
    assert names(view) == ["Ministry of Justice"]


def test_row__says_state_competence_ways_and_languages(view: AuthoritiesView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.search, "crown office")
    spoken = view.model.data(view.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{CROWN}, United Kingdom · Scotland · Requests that are wholly about Scotland., INTERPOL, EN"


def test_card__tells_what_is_known_with_its_source__and_what_is_not(view: AuthoritiesView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.search, "home office")
    assert view.card is not None
    words = told(view.card)
    for text in (
        "UK Central Authority",
        "2 Marsham Street",
        "+44 20",
        "Requests through INTERPOL are accepted.",
        "Not known",
    ):
        assert text in words
    opener = view.card.openers[0]
    opener.setFocus()
    qtbot.keyClick(opener, Qt.Key.Key_Space)
    popover = view.window().findChild(SourcePopover)
    assert popover is not None
    assert "Home Office" in told(popover) or "GOV.UK" in told(popover)
    qtbot.keyClick(popover.copy, Qt.Key.Key_Escape)
    assert opener.hasFocus()


def test_general_knowledge__is_to_verify(view: AuthoritiesView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.search, "albania")
    assert view.card is not None
    assert "To verify" in told(view.card)


def test_copy__and_cards(view: AuthoritiesView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    qtbot.keyClicks(view.search, "united kingdom")
    qtbot.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().startswith("Home Office\nUK Central Authority")
    assert view.copy.text() == "Copied"
    file = tmp_path / "cards.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    view.export()
    assert file.read_bytes().count(b"BEGIN:VCARD") == 3
    assert "Written: cards.vcf" in told(view)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "cards.vcf"), ""))
    view.export()
    assert "no such folder" in told(view)


def test_ways__from_home_palette_and_sheet__and_on_to_sheet_and_request(
    window: MainWindow, view: AuthoritiesView, qtbot: QtBot, opened: Opener
) -> None:
    view.sheet.emit("GB")
    states = window.view
    assert isinstance(states, StatesView)
    assert states.code == "GB"
    states.authorities.emit("GB")
    assert isinstance(window.view, AuthoritiesView)
    assert window.view.search.text() == "United Kingdom"
    window.view.write_to.emit("GB")
    assert isinstance(window.centralWidget(), NewView)
    window.go_home()
    home = window.centralWidget()
    assert isinstance(home, HomeView)
    qtbot.mouseClick(home.buttons[AUTHORITIES], Qt.MouseButton.LeftButton)
    assert isinstance(window.centralWidget(), AuthoritiesView)
    request = opened()
    goal = next(one for one in request._actions() if one.text == "Authorities")
    assert goal.act is not None
    goal.act()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), AuthoritiesView))
    last = window.centralWidget()
    assert isinstance(last, AuthoritiesView)
    assert last.search.text() == "Switzerland"


def test_language__changes_and_what_is_looked_for_stays(
    window: MainWindow, view: AuthoritiesView, qtbot: QtBot
) -> None:
    qtbot.keyClicks(view.search, "GB")
    view.kind.setCurrentIndex(view.kind.findData("freezing"))
    window.speak("ar")
    anew = window.view
    assert isinstance(anew, AuthoritiesView)
    assert anew.place == ("GB", "freezing")
    assert anew.card is not None


def test_500_authorities__are_looked_through_without_stall(
    view: AuthoritiesView, qtbot: QtBot, watchdog: Callable[[float], Watchdog]
) -> None:
    entries = view.model.every
    many = (entries * 3)[:500]
    assert isinstance(view.model, AuthorityModel)
    view.model.take(many)
    with watchdog(50) as watched:
        for letter in "ministry of justice":
            watched.act(partial(qtbot.keyClicks, view.search, letter))


def test_names_of_authorities__are_in_the_language_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.words.language = "fr"
    window.show_at(1280, 720)
    window.browse_authorities()
    view = window.view
    assert isinstance(view, AuthoritiesView)
    qtbot.waitUntil(lambda: view._gathering.is_done and bool(view.model.shown), timeout=60_000)
    qtbot.keyClicks(view.search, "kenya bureau procureur")
    (found,) = (one for one in view.model.shown if one.country == "KE")
    assert view.model.name(found) == "Bureau du procureur général (Office of the Attorney-General)"
    assert view.card is not None
    assert "Bureau du procureur général (Office of the Attorney-General)" in told(view.card)
    window.browse_states("KE")
    states = window.view
    assert isinstance(states, StatesView)
    assert "Bureau du procureur général (Office of the Attorney-General)" in told(states)
    window.compare_states(("KE", "SN"), "freezing")
    QTest.qWait(30)
    table = window.centralWidget()
    assert isinstance(table, CompareView)
    cells = [entry.told for row in table.table.rows.rows for box in row.boxes for entry in box.entries]
    assert "Bureau du procureur général (Office of the Attorney-General)" in cells
    assert "Ministère de la Justice (Ministry of Justice)" in cells
