"""Settings, the profile of the office, and the first start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text
from mla_writer.paths import HOME_VARIABLE, office_file
from mla_writer.storage.files import previous_of
from mla_writer.storage.office import read_office, save_office
from mla_writer.ui.fields import LineField
from mla_writer.ui.home import HomeView
from mla_writer.ui.office_desk import OfficeDesk
from mla_writer.ui.office_name import office_name
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.settings_view import SettingsView
from mla_writer.ui.welcome import WelcomeView
from mla_writer.ui.window import MainWindow
from tests.core.storage.test_office import profile
from tests.sample import CONTENT
from tests.ui.at import let_rows_come


def kept() -> Answers:
    return read_office(CONTENT.questionnaire("").root, CONTENT.vocabulary)


@pytest.fixture
def settings(window: MainWindow, qtbot: QtBot) -> SettingsView:
    window.content = CONTENT
    window.show_settings()
    assert isinstance(window.view, SettingsView)
    view = window.view
    qtbot.waitUntil(lambda: view.rows is not None)
    return view


def line_of(view: SettingsView, path: str) -> LineField:
    assert view.rows is not None
    row = view.rows.row(path)
    assert row is not None
    assert isinstance(row.field, LineField)
    return row.field


def text_of(view: SettingsView) -> str:
    let_rows_come(view)
    return " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisibleTo(view))


def made_anew(window: MainWindow, before: SettingsView, qtbot: QtBot) -> SettingsView:
    """The settings after the window changed its language or look."""
    qtbot.waitUntil(lambda: window.view is not before)
    assert isinstance(window.view, SettingsView)
    return window.view


# ---- the window ---------------------------------------------------------------------------------------------------------------


def test_languages__stand_in_their_own_script_and_change_the_window(settings, window, qtbot):
    assert [one.text() for one in settings.languages.buttons.values()] == ["English", "العربية", "Français"]
    qtbot.mouseClick(settings.languages.buttons["ar"], Qt.MouseButton.LeftButton)
    again = made_anew(window, settings, qtbot)
    assert again.languages.buttons["ar"].isChecked()
    assert window.view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert Settings().language == "ar"


def test_look__chosen_by_key__is_worn_and_kept(settings, window, qtbot):
    settings.looks.setFocus()
    for _ in range(settings.looks.findData("dark") - settings.looks.currentIndex()):
        qtbot.keyClick(settings.looks, Qt.Key.Key_Down)
    view = made_anew(window, settings, qtbot)
    assert Settings().look in {"light", "dark"}
    qtbot.keyClick(view.sizes, Qt.Key.Key_End)
    again = made_anew(window, view, qtbot)
    assert Settings().scale == 2.0
    QApplication.processEvents()
    assert again.area.horizontalScrollBar().maximum() == 0


# ---- the office ---------------------------------------------------------------------------------------------------------------


def test_office__typed__is_kept_and_can_be_taken_back(settings, qtbot):
    field = line_of(settings, "request.office.name")
    field.line.setFocus()
    qtbot.keyClicks(field.line, "Directorate of Public Prosecutions")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert kept().text("request.office.name") == "Directorate of Public Prosecutions"
    assert office_name() == ("Directorate of Public Prosecutions", "")
    assert settings.saved.text().startswith("Saved ")
    qtbot.keyClick(field.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept() == Answers()


def test_office__translated__is_in_the_letters_of_the_next_request(settings, window, qtbot):
    field = line_of(settings, "request.office.name")
    qtbot.keyClicks(field.line, "Directorate of Public Prosecutions")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert settings.rows is not None
    row = settings.rows.row("request.office.name")
    assert isinstance(row, QuestionRow)
    assert row.translations is not None
    row.translations.opener.click()
    assert set(row.translations.versions) == {"fr", "ar"}
    french = row.translations.versions["fr"]
    french.text.setPlainText("Direction des poursuites publiques")
    french.finish()
    window.start(_beginning())
    name = window.request.desk.case.answers.get("request.office.name")
    assert isinstance(name, Text)
    assert name.versions["fr"].text == "Direction des poursuites publiques"


def test_office__shows_only_what_is_asked_once(settings):
    told = text_of(settings)
    assert "Which office signs?" in told
    assert "Who signs?" in told
    assert "Who answers questions?" in told
    assert "Short name of the case" not in told
    assert settings.desk.findings == ()


def test_office__typed_and_left__is_kept_when_the_page_goes(settings, window, qtbot):
    field = line_of(settings, "request.place_of_issue")
    field.line.setFocus()
    qtbot.keyClicks(field.line, "Kampala")
    window.go_home()
    assert kept().text("request.place_of_issue") == "Kampala"


def test_office__changed__is_in_the_next_request_only(settings, window, qtbot):
    window.start(_beginning())
    before = window.request.desk.case.answers
    save_office(profile())
    window.start(_beginning())
    assert window.request.desk.case.answers.get("request.signatory") == profile().get("request.signatory")
    assert "signatory" not in before.root["request"]


def _beginning():
    from mla_writer.ui.meaning import Beginning

    return Beginning("UG", "CH", ("freezing",), "en", ("en",))


def test_office__that_cannot_be_read__is_told_and_can_be_begun_anew(window, qtbot):
    office_file().parent.mkdir(parents=True, exist_ok=True)
    office_file().write_text("request: {offise: x}\n", encoding="utf-8")
    window.content = CONTENT
    window.show_settings()
    view = window.view
    qtbot.waitUntil(lambda: "cannot be read" in text_of(view))
    assert "office.yaml:1:19" in text_of(view)
    qtbot.mouseClick(view.again, Qt.MouseButton.LeftButton)
    assert view.rows is not None
    assert previous_of(office_file()).is_file()
    assert not office_file().exists()


def test_office__on_a_full_disk__is_said(settings, monkeypatch):
    import errno
    import os

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    settings.desk.answer("request.place_of_issue", "Kampala")
    assert settings.saved.text().startswith("Not saved")


def test_office__open_in_two_windows__the_second_knows(settings, window):
    again = OfficeDesk(CONTENT, window.words, window.theme)
    assert not again.is_alone
    again.close()


# ---- the first start ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def first(qtbot: QtBot, tmp_path, monkeypatch) -> MainWindow:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    settings = Settings()
    assert settings.is_new
    window = MainWindow(settings, welcome=True)
    window.content = CONTENT
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


def test_first_start__by_keyboard__keeps_language_state_and_office(first, qtbot):
    view = first.view
    assert isinstance(view, WelcomeView)
    assert view.languages.buttons["en"].hasFocus()
    view.state.setFocus()
    qtbot.keyClicks(view.state.lineEdit(), "Uganda")
    qtbot.keyClick(view.state.lineEdit(), Qt.Key.Key_Tab)
    assert view.office.hasFocus()
    qtbot.keyClicks(view.office, "Directorate")
    qtbot.keyClicks(view.unit, "Anti-Corruption Division")
    qtbot.keyClick(view.unit, Qt.Key.Key_Return)
    assert isinstance(first.view, HomeView)
    assert first.view.office.accessibleName() == "Anti-Corruption Division"
    assert kept().text("request.requesting") == "UG"
    assert kept().text("request.office.name") == "Directorate"
    assert kept().text("request.written_in") == "en"
    assert not Settings().is_new


def test_first_start__language__changes_at_once_and_keeps_what_was_typed(first, qtbot):
    view = first.view
    assert isinstance(view, WelcomeView)
    view.state.choose("UG")
    qtbot.keyClicks(view.office, "Directorate")
    qtbot.mouseClick(view.languages.buttons["fr"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: first.view is not view)
    again = first.view
    assert isinstance(again, WelcomeView)
    assert again.state.currentText() == "Ouganda"
    assert again.office.text() == "Directorate"
    qtbot.waitUntil(lambda: again.languages.buttons["fr"].hasFocus())
    qtbot.mouseClick(again.next, Qt.MouseButton.LeftButton)
    assert Settings().language == "fr"
    assert kept().text("request.written_in") == "fr"


def test_first_start__with_nothing__goes_on_all_the_same(first, qtbot):
    view = first.view
    assert isinstance(view, WelcomeView)
    qtbot.mouseClick(view.next, Qt.MouseButton.LeftButton)
    assert isinstance(first.view, HomeView)


def test_first_start__sample__opens_a_copy_of_it(first, qtbot):
    view = first.view
    assert isinstance(view, WelcomeView)
    qtbot.mouseClick(view.look_around, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(first.view, RequestView), timeout=20_000)
    assert not Settings().is_new


def test_first_start__promises_nothing_that_is_not_so(first):
    told = " ".join(one.text() for one in first.view.findChildren(QLabel))
    assert "encrypted" not in told
    assert "without any network" in told


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_first_start__with_large_text__needs_no_sideways_scroll(first, qtbot, scale):
    first.look("light", scale)
    qtbot.wait(50)
    view = first.view
    assert isinstance(view, WelcomeView)
    assert view.left.isVisible() == (scale == 1.0)
    parts = (view.office, view.unit, view.look_around)
    qtbot.waitUntil(lambda: max(one.mapTo(view, one.rect().topRight()).x() for one in parts) < view.width())
