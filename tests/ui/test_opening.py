"""Opening a draft beside the window: told while it takes time, given up by a key, and what cannot be read is said."""

from __future__ import annotations

import shutil
import time
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mla_writer.case import Case
from mla_writer.ui.app import let_rest, sweep
from mla_writer.ui.home import HomeView
from mla_writer.ui.opening import Opening, is_loaded
from mla_writer.ui.request import RequestView
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow
from tests.sample import CONTENT, SAMPLES
from tests.ui.conftest import Watchdog, settle
from tests.ui.many import many


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "kato.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.complete.yaml", file)
    return file


def opened(window: MainWindow, qtbot: QtBot) -> RequestView:
    qtbot.waitUntil(lambda: isinstance(window.view, RequestView), timeout=60_000)
    assert window.request is not None
    return window.request


def slowly(monkeypatch: pytest.MonkeyPatch, seconds: float = 0.5) -> None:
    read = Case.open

    def wait(*given: object, **more: object) -> Case:
        time.sleep(seconds)
        return read(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Case, "open", staticmethod(wait))


def test_draft__is_opened_where_it_was_left__with_its_findings(window, qtbot, draft):
    window.open(draft)
    window.request.open_section("facts")
    window.go_home()
    window.open_soon(draft)
    assert isinstance(window.view, Opening)
    assert "Opening" in window.windowTitle()
    assert "kato" in window.view.accessibleName()
    view = opened(window, qtbot)
    assert view.place()[0] == "facts"
    assert view.desk.case.is_judged
    assert window.settings.recent[0] == draft


def test_opening_that_takes_time__can_be_given_up_by_a_key(window, qtbot, draft, monkeypatch):
    slowly(monkeypatch, 1.5)
    window.open_soon(draft)
    waiting = window.view
    qtbot.waitUntil(waiting.more.isVisible)
    (back,) = waiting.findChildren(QPushButton)
    assert back.text() == "Cancel"
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert isinstance(window.view, HomeView)
    qtbot.wait(2000)
    assert isinstance(window.view, HomeView)


def test_opening__is_given_up_by_escape_too(window, qtbot, draft, monkeypatch):
    slowly(monkeypatch, 0.3)
    window.open_soon(draft)
    qtbot.waitUntil(lambda: window.focusWidget() is window.view)
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert isinstance(window.view, HomeView)


def test_opening__whoever_goes_elsewhere_meanwhile__stays_there(window, qtbot, draft, monkeypatch):
    slowly(monkeypatch)
    window.open_soon(draft)
    window.browse_states()
    states = window.view
    qtbot.wait(700)
    assert window.view is states


def test_another_language_meanwhile__opens_it_in_that(window, qtbot, draft, monkeypatch):
    slowly(monkeypatch, 0.2)
    window.open_soon(draft)
    window.speak("fr")
    assert "Ouverture" in window.view.accessibleName()
    view = opened(window, qtbot)
    assert view.desk.words.language == "fr"


def test_draft_that_cannot_be_read__is_told__and_home_is_there(window, qtbot, tmp_path, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr("mla_writer.ui.window.QMessageBox.warning", lambda *given: told.append(given[-1]))
    bad = tmp_path / "bad.mla"
    bad.write_text("draft: 1\nrequest: {chanel: x}\n", encoding="utf-8")
    window.open_soon(bad)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "channel" in told[0]
    assert isinstance(window.view, HomeView)
    assert bad not in window.settings.recent


def test_loading_meanwhile__has_forms_and_views_ready(window, qtbot, draft):
    assert not window.shelf.is_filled
    window.load_meanwhile()
    qtbot.waitUntil(lambda: is_loaded(["mla_writer.ui.request"]) and window.shelf.is_filled, timeout=20_000)
    assert window.content.forms.assistance
    content = window.content
    window.open_soon(draft)
    assert opened(window, qtbot).desk.case.content is content


def test_large_draft__is_opened_without_holding_the_window_up(
    window: MainWindow, qtbot: QtBot, draft: Path, watchdog: type[Watchdog]
) -> None:
    window.content = CONTENT
    window.open(draft)  # what is loaded the first time
    window.go_home()
    case = Case.open(CONTENT, draft)
    case.draft = case.draft.with_answers(many(case.answers, 1000))
    case.save()
    with watchdog(50) as watched:  # reading and checking it takes a second and more; the view is made in several turns
        watched.act(lambda: window.open_soon(draft))
        watched.act(lambda: opened(window, qtbot))
    assert window.request is not None
    assert len(window.request.desk.case.answers.records("facts")) == 1000


def test_list_of_requests__looks_at_a_large_draft_without_holding_the_window_up(
    window: MainWindow, qtbot: QtBot, draft: Path, watchdog: type[Watchdog]
) -> None:
    window.content = CONTENT
    window.open(draft)  # what is loaded the first time
    case = Case.open(CONTENT, draft)
    case.draft = case.draft.with_answers(many(case.answers, 1000))
    case.save()
    window.go_home()
    home = window.view
    assert isinstance(home, HomeView)
    with watchdog(50) as watched:
        watched.act(lambda: home.glances.look([draft]))
        watched.act(lambda: qtbot.waitUntil(lambda: home.table.model_.glances[0].is_known, timeout=60_000))
    assert home.table.model_.glances[0].sections


def test_going_elsewhere_while_the_view_is_made__lets_others_have_the_draft(window, qtbot, draft):
    for _ in range(2):  # the second time nothing has to be loaded any more, so that it is a matter of turns
        window.open_soon(draft)
        opened(window, qtbot)
        window.go_home()
    begun: list[RequestView] = []
    made = RequestView.refresh

    def leave(view: RequestView) -> None:
        made(view)
        begun.append(view)
        QTimer.singleShot(0, window, window.browse_states)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RequestView, "refresh", leave)
        window.open_soon(draft)
        qtbot.waitUntil(lambda: isinstance(window.view, StatesView), timeout=20_000)
    qtbot.wait(100)
    assert isinstance(window.view, StatesView)
    assert window.request is None
    settle()
    assert not isValid(begun[0])
    assert not Path(f"{draft}.lock").exists()


def test_draft_that_was_left__is_let_go_though_the_collector_passed_over_it(window, qtbot, draft):
    window.settled.connect(let_rest)
    window.open(draft)
    case = weakref.ref(window.request.desk.case)
    qtbot.wait(100)
    window.go_home()
    QTest.qWait(100)
    sweep()
    assert case() is None
