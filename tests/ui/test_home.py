"""Home: what was opened last, how far it has come, and the ways on; nothing heavy before the window is in sight."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from mla_writer import paths
from mla_writer.storage.office import save_office
from mla_writer.ui import glance as glances
from mla_writer.ui.glance import Glance
from mla_writer.ui.home import HomeView
from mla_writer.ui.new import NewView
from mla_writer.ui.palette import Palette
from mla_writer.ui.recent import changed_text, fitting
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.settings_view import SettingsView
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow
from tests.core.storage.test_office import profile
from tests.sample import CONTENT, SAMPLES


def home_of(window: MainWindow) -> HomeView:
    window.go_home()
    assert isinstance(window.view, HomeView)
    return window.view


def text_of(view: HomeView) -> str:
    return " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisibleTo(view))


@pytest.fixture
def listed(window, qtbot, tmp_path) -> HomeView:
    """Home with the sample with gaps, the complete one, and a file that cannot be read; all of them looked at."""
    drafts = []
    for name in ("gaps", "complete"):
        drafts.append(tmp_path / f"{name}.mla")
        shutil.copyfile(SAMPLES / f"uganda-switzerland.{name}.yaml", drafts[-1])
    drafts.append(tmp_path / "broken.mla")
    drafts[-1].write_text("draft: 1\nrequest: {chanel: x}\n", encoding="utf-8")
    window.settings.list_again(drafts)
    window.content = CONTENT
    home = home_of(window)
    qtbot.waitUntil(lambda: all(one.is_known for one in home.table.model_.glances), timeout=20000)
    return home


def test_home__without_requests__says_so_and_offers_the_samples(window, qtbot):
    home: HomeView = window.view
    told = text_of(home)
    assert "No requests yet" in told
    assert "not encrypted" in told
    assert home.table.isHidden()
    qtbot.keyClick(home.sample_cards[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.view, RequestView), timeout=20_000)


def test_home__without_requests__begins_at_the_button_that_starts_one(window, qtbot):
    home = home_of(window)
    qtbot.waitUntil(home.first.hasFocus)
    qtbot.keyClick(home.first, Qt.Key.Key_Space)
    assert isinstance(window.view, NewView)


def test_home__ctrl_n__starts_a_request(listed, window, qtbot):
    qtbot.waitUntil(listed.table.hasFocus)
    qtbot.keyClick(listed.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.view, NewView)


def test_home__ctrl_o__asks_for_a_file_and_opens_it(listed, qtbot, monkeypatch):
    monkeypatch.setattr("mla_writer.ui.home.ask_file", lambda *_: Path("x.mla"))
    qtbot.waitUntil(listed.table.hasFocus)
    listed.opened.disconnect()
    with qtbot.waitSignal(listed.opened) as opened:
        qtbot.keyClick(listed.table, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == [Path("x.mla")]


def test_home__names_the_office_or_the_program(window):
    assert window.view.office.accessibleName() == "MLA Request Writer"
    save_office(profile())
    home = home_of(window)
    assert home.office.accessibleName() == profile().text("request.office.unit")
    assert home.town.isHidden() != bool(profile().text("request.office.city"))


def test_list__tells_name_state_progress_and_findings(listed):
    model = listed.table.model_
    row = [model.told(model.glances[0], column) for column in range(6)]
    assert row[0].startswith("Uganda v. Kato")
    assert "DPP/ACD/MLA/17/2026" in row[0]
    assert row[1] == "\u2068Uganda\u2069 → \u2068Switzerland\u2069"
    model.folded = (5,)
    assert model.told(model.glances[0], 1) == "\u2068Switzerland\u2069"
    model.folded = ()
    assert model.glances[0].path.name in model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert row[2] == "Bank and financial records · Freezing and restraint of property"
    assert "sections" in row[3]
    assert "blockers: " in row[4]
    assert row[5].startswith("Today, ")
    assert str(model.glances[0].path) in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    said = model.data(model.index(0, 4), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Findings: blockers")
    assert listed.buttons["requests"].accessibleName() == "Requests: 3"


def test_list__two_drafts_of_one_case__are_told_apart_by_their_files(listed):
    model = listed.table.model_
    one = replace(model.glances[0], path=Path("a.mla"))
    model.glances = [one, replace(one, path=Path("b.mla")), replace(one, path=Path("c.mla"), requested="US")]
    assert [name in model.below(model.glances[at]) for at, name in enumerate(("a.mla", "b.mla", "c.mla"))] == [
        True, True, False,
    ]  # fmt: skip


def test_list__numbers_are_those_of_the_request(listed, window):
    glance = listed.table.model_.glances[0]
    window.open(glance.path)
    view = window.request
    assert view is not None
    assert view.tasks.progress.value() == glance.done
    assert view.tasks.progress.maximum() == glance.sections
    assert sum(glance.levels.values()) == len(view.desk.findings)


def test_list__file_that_cannot_be_read__is_listed_and_says_why(listed):
    model = listed.table.model_
    assert "cannot be read" in model.told(model.glances[2], 0)
    assert "Did you mean “channel”" in model.told(model.glances[2], 0)
    assert model.told(model.glances[2], 4) == ""


def test_list__seen_before__is_shown_at_once_and_a_changed_file_is_read_again(listed, window, qtbot, monkeypatch):
    window.settings.forgotten(listed.table.model_.glances[2].path)
    home = home_of(window)
    read: list[Path] = []
    monkeypatch.setattr("mla_writer.ui.glance._looked_at", lambda _content, _words, path: read.append(path))
    qtbot.waitUntil(lambda: [one.is_known for one in home.table.model_.glances] == [True, True])
    monkeypatch.undo()
    assert read == []
    first = home.table.model_.glances[0].path
    first.write_text(first.read_text(encoding="utf-8").replace("DPP/ACD/MLA/17/2026", "NEW/1"), encoding="utf-8")
    again = home_of(window)
    qtbot.waitUntil(lambda: again.table.model_.glances[0].reference == "NEW/1", timeout=20000)


def test_list__seen_before__is_read_again_once_the_office_has_another_pack_or_none(listed, window, qtbot, monkeypatch):
    window.settings.forgotten(listed.table.model_.glances[2].path)
    pack = paths.office_packs() / "ch.yaml"
    pack.parent.mkdir(parents=True)
    pack.write_bytes((CONTENT.folder / "forms" / "countries" / "ch.yaml").read_bytes())
    looked_at, read = glances._looked_at, []

    def counted(content, words, path):
        read.append(path)
        return looked_at(content, words, path)

    monkeypatch.setattr(glances, "_looked_at", counted)

    def look() -> int:
        read.clear()
        home = home_of(window)
        qtbot.waitUntil(lambda: all(one.is_known for one in home.table.model_.glances), timeout=20000)
        return len(read)

    assert [look(), look()] == [2, 0]
    pack.unlink()
    assert [look(), look()] == [2, 0]


def test_list__by_keyboard__arrows_and_enter_open_a_request(listed, window, qtbot):
    table = listed.table
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    wanted = table.current
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.view, RequestView), timeout=20_000)
    assert window.view.desk.path == wanted


def test_list__click__opens_the_request(listed, window, qtbot):
    table = listed.table
    place = table.visualRect(table.model_.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: isinstance(window.view, RequestView), timeout=20_000)


def test_list__delete__takes_it_from_the_list_only_and_undo_brings_it_back(listed, window, qtbot):
    path = listed.table.current
    assert path is not None
    qtbot.keyClick(listed.table, Qt.Key.Key_Delete)
    assert path.is_file()
    assert path not in Settings().recent
    assert not listed.toast.isHidden()
    assert len(listed.table.model_.glances) == 2
    qtbot.mouseClick(listed.toast.undo, Qt.MouseButton.LeftButton)
    assert Settings().recent[0] == path
    assert listed.toast.isHidden()
    qtbot.keyClick(listed.table, Qt.Key.Key_Delete)
    qtbot.keyClick(listed.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert Settings().recent[0] == path


def test_list__all_taken_away__leaves_the_ways_to_begin(listed, qtbot):
    for _ in range(3):
        qtbot.keyClick(listed.table, Qt.Key.Key_Delete)
    assert listed.table.isHidden()
    assert "No requests yet" in text_of(listed)


def test_list__menu__offers_opening_and_removing(listed, qtbot):
    table = listed.table
    table._menu(table.visualRect(table.model_.index(0, 0)).center())
    menu = table.findChild(QMenu)
    assert menu is not None
    assert [one.text() for one in menu.actions()] == ["Open", "Remove from the list"]
    menu.close()


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("width", [1280, 1920])
def test_list__columns_are_as_wide_as_what_they_say(listed, window, language, width):
    window.speak(language)
    window.resize(width, 720)
    QApplication.processEvents()
    home = window.view
    table, model = home.table, home.table.model_
    for glance in listed.table.model_.glances:
        model.take(glance)
    delegate = table.itemDelegate()
    assert all(table.columnWidth(one) >= delegate.wide(one, model.glances) for one in (1, 3, 4, 5))
    assert table.viewport().width() - 2 <= sum(map(table.columnWidth, range(6))) <= table.viewport().width()
    if width == 1920:
        assert all(table.columnWidth(one) >= delegate.wide(one, model.glances) for one in (0, 2))
    else:  # a name has one line, types of assistance two
        assert table.columnWidth(0) > table.columnWidth(2)


def test_long_name__breaks_between_words():
    metrics = QFontMetrics(QApplication.font())
    room = metrics.horizontalAdvance("Uganda v. Kato and")
    assert fitting("Uganda v. Kato and others", metrics, room) == "Uganda v. Kato and"
    assert fitting("Uganda", metrics, room) == "Uganda"


def test_list__with_little_room__keeps_what_it_says(listed, window, qtbot):
    window.resize(1024, 640)
    QApplication.processEvents()
    model = listed.table.model_
    assert listed.table.isColumnHidden(2)
    assert "Bank and financial records" in model.below(model.glances[0])
    assert listed.area.horizontalScrollBar().maximum() == 0


def test_list__of_a_request_without_findings__is_ready(listed):
    model = listed.table.model_
    ready = Glance(Path("x"), is_known=True, name="x", done=3, sections=4)
    assert model.told(ready, 3) == "Ready to sign"
    assert model.told(ready, 4) == "None open"
    assert (
        model.told(Glance(Path("x"), is_known=True, done=3, sections=4, levels={"advice": 1}), 3) == "3 of 4 sections"
    )


def test_places__lead_to_settings_and_a_new_request(window, qtbot):
    qtbot.mouseClick(window.view.buttons["settings"], Qt.MouseButton.LeftButton)
    settings: object = window.view
    assert isinstance(settings, SettingsView)
    qtbot.mouseClick(settings.buttons["requests"], Qt.MouseButton.LeftButton)
    home = home_of(window)
    begin = next(one for one in home.findChildren(QPushButton) if one.text() == "New request")
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert isinstance(window.view, NewView)


def test_places__states__show_the_sheets_and_lead_to_a_new_request_to_one(window, qtbot):
    home = home_of(window)
    qtbot.mouseClick(home.buttons["states"], Qt.MouseButton.LeftButton)
    sheets: object = window.view
    assert isinstance(sheets, StatesView)
    sheets.write_to.emit("NA")
    assert isinstance(window.view, NewView)
    assert window.view.choice().requested == "NA"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_places__with_little_room__stand_in_the_bar(window, qtbot, scale):
    window.look("light", scale)
    QApplication.processEvents()
    home = window.view
    assert home.side.isVisible() == (scale == 1.0)
    assert home.short["settings"].isVisible() == (scale == 2.0)
    assert home.area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("language", "today", "old"), [("en", "Today, ", "31 Dec 2020"), ("fr", "", "31 déc. 2020")])
def test_changed__is_said_as_people_say_it(window, language, today, old):
    window.words.language = language
    now = time.time()
    assert changed_text(now, window.words).startswith(today)
    assert changed_text(time.mktime((2020, 12, 31, 12, 0, 0, 0, 0, -1)), window.words) == old


STARTED = """
import sys
from PySide6.QtWidgets import QApplication
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
app = QApplication([])
window = MainWindow(Settings())
window.show()
heavy = ("mla_writer.content", "mla_writer.case", "mla_writer.checks", "mla_writer.forms.library", "yaml", "pydantic", "babel")
print([one for one in heavy if one in sys.modules])
"""


def test_start__loads_nothing_that_is_not_in_sight(listed, window):
    environment = {**os.environ, "MLA_WRITER_HOME": str(window.settings._path.parent)}
    for _ in range(2):  # the first start of all reads the tokens and keeps them
        found = subprocess.run(
            [sys.executable, "-c", STARTED], env=environment, capture_output=True, text=True, check=True
        )
    assert found.stdout.strip() == "[]"


def palette_over(window: MainWindow, qtbot: QtBot) -> Palette:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(window.view.isVisible)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return window.view.findChildren(Palette)[-1]


def names_in(palette: Palette) -> list[str]:
    return [palette.model.item(row).text() for row in range(palette.model.rowCount())]


def test_palette__on_the_list__opens_what_was_opened_last(window, listed, qtbot):
    palette = palette_over(window, qtbot)
    assert "Uganda v. Kato and Lakeshore Supplies Ltd" in names_in(palette)
    assert "New request" in names_in(palette)
    assert "All requests" not in names_in(palette)  # that is where one is
    qtbot.keyClicks(palette.line, "kato")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.view, RequestView), timeout=20_000)


def test_palette__from_a_new_request__leads_to_states_settings_and_languages(window, listed, qtbot):
    window.begin()
    palette = palette_over(window, qtbot)
    qtbot.keyClicks(palette.line, "> ")
    told = names_in(palette)
    assert {"Open file…", "All requests", "States and their packs", "Authorities", "Settings"} < set(told)
    assert "New request" not in told
    palette.line.setText("switzerland")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.view, StatesView))
    assert window.view.code == "CH"

    palette = palette_over(window, qtbot)
    palette.line.setText("français")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.words.language == "fr")
    assert isinstance(window.view, StatesView)


def test_palette__is_opened_by_the_button_in_the_bar_too(window, listed, qtbot):
    qtbot.mouseClick(window.view.palette_button, Qt.MouseButton.LeftButton)
    assert window.view.findChildren(Palette)[-1].isVisible()
    window.view.findChildren(Palette)[-1].reject()
    window.begin()
    qtbot.mouseClick(window.view.palette_button, Qt.MouseButton.LeftButton)
    palette = window.view.findChildren(Palette)[-1]
    qtbot.keyClicks(palette.line, "xyzzy")
    assert palette.empty.text() == "Nothing by that name."
