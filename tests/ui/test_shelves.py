"""Lists of the profile of the office: kept in the settings, offered in a request."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from mla_writer.answers.values import Text, Version
from mla_writer.storage.office import read_office, save_office
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.settings_view import SettingsView
from tests.core.storage.test_office import PROMISE, ROOT, SIGNATORY, with_lists
from tests.sample import CONTENT
from tests.ui.at import let_rows_come, row_at


def offered(row: QuestionRow) -> list[QPushButton]:
    return [one for one in row.findChildren(QPushButton) if one.text().startswith("Enter ") and one.isVisibleTo(row)]


def test_another_signatory__is_one_press_away_and_can_be_taken_back(opened):
    save_office(with_lists())
    view = opened()
    row = row_at(view, "request.signatory.name")
    (button,) = offered(row)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.desk.case.answers.get("request.signatory") == SIGNATORY
    assert offered(row_at(view, "request.signatory.name")) == []
    view.desk.undo()
    assert view.desk.case.answers.get("request.signatory.name") == "Grace Nansubuga Odeke"


def test_standard_undertaking__is_offered_at_its_question_only(opened):
    save_office(with_lists())
    view = opened()
    (button,) = offered(row_at(view, "request.data_protection"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.desk.case.answers.get("request.data_protection") == PROMISE["text"]
    assert offered(row_at(view, "request.purpose")) == []
    assert not [one for one in view.desk.live.steps if "undertakings" in one.path]


def test_lists__are_written_in_the_settings(window, qtbot):
    save_office(with_lists())
    window.content = CONTENT
    window.show_settings()
    view = window.view
    assert isinstance(view, SettingsView)
    qtbot.waitUntil(lambda: view.rows is not None)
    let_rows_come(view)
    assert view.rows is not None
    assert view.rows.row("request.signatories.s1.name") is not None
    assert view.rows.row("request.undertakings.u1.text") is not None
    assert view.rows.row("request.night_contact.name") is not None


def test_language_of_the_office__changed__is_asked_for_the_texts_that_stand_there(window, qtbot):
    save_office(with_lists().set("request.written_in", "en"))
    window.content = CONTENT
    window.show_settings()
    view = window.view
    assert isinstance(view, SettingsView)
    qtbot.waitUntil(lambda: view.rows is not None)
    assert view.desk is not None
    view.desk.answer("request.written_in", "fr")
    (box,) = view.findChildren(QMessageBox)
    next(one for one in box.buttons() if one.text() == "English").click()
    kept = read_office(ROOT, CONTENT.vocabulary)
    assert kept.text("request.written_in") == "fr"
    assert kept.get("request.undertakings.u1.text") == Text({"en": Version("Kept in the file.")})
