"""The pack editor: a lawyer adds a rule by keys, sees its case come out wrongly, mends it, saves it, and the rule speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.case import Case
from mla_writer.errors import ProblemsError
from mla_writer.pack_draft import copy_of
from mla_writer.paths import office_packs
from mla_writer.ui import pack_desk
from mla_writer.ui.demand import DemandBox
from mla_writer.ui.hands import CONTROL, Hands
from mla_writer.ui.pack_editor import PackEditor
from mla_writer.ui.pack_fields import LineField, SourcesField, TextField, WordField
from mla_writer.ui.pack_rules import CasesField, ConditionField
from mla_writer.ui.pack_save import SaveDialog
from mla_writer.ui.pack_words import PARTS
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow


def looked(view: PackEditor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.desk.is_looking, timeout=60_000)
    qtbot.wait(10)


@pytest.fixture
def editor(window: MainWindow, qtbot: QtBot) -> PackEditor:
    window.show_at(1280, 720)
    window.edit_pack("KE")
    view = window.view
    assert isinstance(view, PackEditor)
    looked(view, qtbot)
    return view


def told(widget: QWidget) -> str:
    QApplication.processEvents()
    texts = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "".join(letter for letter in " | ".join(texts) if letter not in "\u2066\u2068\u2069")


def in_dialog(kind: type[QWidget], act: Callable[[QWidget], None]) -> None:
    """Do something in the dialog that opens next."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            try:
                act(found)
            except BaseException:
                found.close()  # else the window would wait for ever
                raise
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def field(view: PackEditor, key: str) -> QWidget:
    form = view.page.form
    assert form is not None
    return form.fields[*form.at, key]


def line(view: PackEditor, key: str) -> QLineEdit:
    found = field(view, key)
    assert isinstance(found, LineField)
    return found.line


def note(view: PackEditor, key: str) -> str:
    found = field(view, key)
    assert isinstance(found, LineField | CasesField)
    letters = found.note.text()
    return "".join(letter for letter in letters if letter not in "\u2066\u2068\u2069")


def test_every_part__opens_without_a_problem_or_a_change(editor: PackEditor, qtbot: QtBot) -> None:
    for row in range(editor.parts.count()):
        editor.parts.setCurrentRow(row)
        qtbot.wait(5)
    assert editor.desk.problems == ()
    assert not editor.desk.is_dirty
    assert "There is no problem" in told(editor.problems)


def test_rule__added_by_keys__fails_in_its_case__is_mended__saved__and_speaks_in_a_request(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_at(1280, 720)
    window.browse_states("KE")
    states = window.view
    assert isinstance(states, StatesView)
    hands = Hands(window)
    hands.tick(next(one for one in states.findChildren(QPushButton) if one.text() == "Edit"))
    qtbot.waitUntil(lambda: isinstance(window.view, PackEditor))
    view = window.view
    assert isinstance(view, PackEditor)
    looked(view, qtbot)
    for _ in range(next(row for row, one in enumerate(PARTS) if one.key == "requirements")):
        hands.press(hands.focused(), Qt.Key.Key_Down)
    assert view.page.part.key == "requirements"
    hands.press(view, Qt.Key.Key_N, CONTROL)
    hands.type(line(view, "id"), "costs_undertaken")
    hands.type(line(view, "applies"), "'bank_records' in request.assistance")
    hands.type(line(view, "expect"), "request.costs == 'nobody'")
    hands.reach(field(view, "level"))
    assert "COND" not in note(view, "expect")
    assert note(view, "expect").startswith("At character ")
    hands.type(line(view, "expect"), "request.costs == 'requesting'")
    level = field(view, "level")
    assert isinstance(level, WordField)
    hands.choose(level.combo, "advice")
    assert note(view, "expect").startswith("In words: “")
    hands.type(line(view, "at"), "request.costs")
    hands.type(line(view, "title"), "Who bears the costs?")
    message = field(view, "message")
    assert isinstance(message, TextField)
    hands.type(message.edit, "Kenya wants to know who bears the costs; say it.")
    sources = field(view, "source")
    assert isinstance(sources, SourcesField)
    hands.choose(sources.combo, "mutual_legal_assistance_kenya")
    hands.type(sources.place, "s 44")
    hands.press(sources.place, Qt.Key.Key_Return)
    for key, says in (("passes", "Uganda bears the costs."), ("fails", "Kenya is to bear the costs.")):
        cases = field(view, key)
        assert isinstance(cases, CasesField)
        hands.tick(cases.add)
        hands.type(cases.cases[0].says.line, says)
    looked(view, qtbot)
    answers = answers_of(view, "passes")
    hands.choose(answers["request.costs"], "requesting")
    hands.choose(answers_of(view, "fails")["request.costs"], "requesting")
    looked(view, qtbot)

    assert [one.problem.code for one in view.desk.problems] == ["PACK-010"]
    hands.press(view, Qt.Key.Key_F8)
    cases = field(view, "fails")
    assert cases.isAncestorOf(hands.focused())
    view.tabs.setCurrentWidget(view.preview)
    qtbot.waitUntil(lambda: "Not as expected: it meets the rule" in told(view.preview), timeout=20_000)
    hands.choose(answers_of(view, "fails")["request.costs"], "ordinary")
    looked(view, qtbot)
    assert view.desk.problems == ()
    finding = "Who bears the costs? | Kenya wants to know who bears the costs; say it."
    qtbot.waitUntil(lambda: finding in told(view.preview), timeout=20_000)
    assert view.preview.findChild(DemandBox) is not None

    seen: list[str] = []

    def save(dialog: QWidget) -> None:
        assert isinstance(dialog, SaveDialog)
        seen.append(told(dialog))
        assert dialog.lines["version"].text() == "2"
        hands.tick(dialog.save)

    looked(view, qtbot)
    in_dialog(SaveDialog, save)
    hands.press(view, Qt.Key.Key_S, CONTROL)
    assert "New: Requirements · Who bears the costs?" in seen[0]
    assert not view.desk.is_dirty
    file = office_packs() / "ke.yaml"
    shipped = (window.content.packs.folder / "ke.yaml").read_text(encoding="utf-8").split("\n")
    written = file.read_text(encoding="utf-8").split("\n")
    assert [one for one in shipped if one not in written and not one.startswith(("version", "checked_on"))] == []
    assert "  - id: costs_undertaken" in written
    case = Case.new(window.content, "UG", "KE", ("bank_records",))
    assert "KE.costs_undertaken" not in {one.code for one in case.findings}
    case.answer("request.costs", "ordinary")
    assert "KE.costs_undertaken" in {one.code for one in case.findings}
    looked(view, qtbot)


def answers_of(view: PackEditor, key: str) -> dict[str, QComboBox]:
    """The answers of the first case that are chosen from a list, by their questions."""
    cases = field(view, key)
    assert isinstance(cases, CasesField)
    return {row.path: row.combo for row in cases.cases[0].rows if row.combo is not None}


def test_condition__completes_the_names_of_questions(editor: PackEditor, qtbot: QtBot) -> None:
    editor.open_part("requirements")
    expect = field(editor, "expect")
    assert isinstance(expect, ConditionField)
    expect.line.setFocus()
    expect.line.clear()
    qtbot.keyClicks(expect.line, "request.cost")
    assert expect.completer is not None
    popup = expect.completer.popup()
    assert popup is not None
    assert popup.isVisible()
    offered = [expect.completer.completionModel().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert "\u2068Costs\u2069 (\u2066request.costs\u2069)" in offered
    expect.completer.activated[str].emit(offered[0])  # type: ignore[index]
    assert expect.line.text() == "request.costs"
    popup.hide()
    looked(editor, qtbot)


def test_undo_and_redo__put_the_text_back_to_the_letter(editor: PackEditor, qtbot: QtBot) -> None:
    before = editor.desk.text.text
    editor.open_part("authority")
    hands = Hands(editor.window())
    hands.type(line(editor, "name"), "Ministry")
    hands.press(line(editor, "name"), Qt.Key.Key_Return)
    changed = editor.desk.text.text
    assert changed != before
    assert line(editor, "name").hasFocus()
    hands.press(line(editor, "name"), Qt.Key.Key_Z, CONTROL)
    assert editor.desk.text.text == before
    editor.desk.redo()
    assert editor.desk.text.text == changed
    assert line(editor, "name").text() == "Ministry"
    looked(editor, qtbot)


def test_source__renamed_in_its_form__is_cited_by_its_new_name_everywhere(editor: PackEditor, qtbot: QtBot) -> None:
    page = editor.open_part("sources")
    assert page.list is not None
    page.list.setCurrentRow(1)
    hands = Hands(editor.window())
    assert page.key is not None
    hands.type(page.key.line, "guidance")
    hands.press(page.key.line, Qt.Key.Key_Return)
    assert editor.desk.text.citing("office_attorney_general_kenya") == ()
    assert len(editor.desk.text.citing("guidance")) > 1
    looked(editor, qtbot)
    assert editor.desk.problems == ()


def test_short_name__that_can_be_none__stays_in_its_line_and_is_told(editor: PackEditor, qtbot: QtBot) -> None:
    page = editor.open_part("sources")
    assert page.list is not None
    page.list.setCurrentRow(1)
    key = page.key
    assert key is not None
    for name, why in (("Law 2013 !", "lower-case letter first"), (str(editor.desk.source_keys()[0]), "taken already")):
        key.line.setText(name)
        key.finish()
        assert key.line.text() == name
        assert why in key.note.text()
        editor.desk.looked.emit()
        page.load()
        assert why in key.note.text()
    assert not editor.desk.is_dirty
    page.list.setCurrentRow(0)
    assert key.line.text() == str(editor.desk.source_keys()[0])
    assert "lower-case letters" in key.note.text()


def test_leaving__asks__and_what_was_kept_stands_there_again(
    editor: PackEditor, window: MainWindow, qtbot: QtBot
) -> None:
    editor.desk.set(("note",), "A note in the making", "Note")
    looked(editor, qtbot)

    def keep(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        next(one for one in dialog.buttons() if one.text() == "Keep and leave").click()

    in_dialog(QMessageBox, keep)
    editor.leave()
    qtbot.waitUntil(lambda: isinstance(window.view, StatesView))
    window.edit_pack("KE")
    again = window.view
    assert isinstance(again, PackEditor)
    assert again.desk.get(("note",)) == "A note in the making"
    assert "unsaved changes from last time" in told(again)
    looked(again, qtbot)
    again.desk.start_over()
    assert not copy_of("KE").exists()
    looked(again, qtbot)


def test_window_that_dies__has_kept_what_was_written(editor: PackEditor, qtbot: QtBot) -> None:
    editor.desk.set(("note",), "Half a thought", "Note")
    looked(editor, qtbot)
    assert "Half a thought" in copy_of("KE").read_text(encoding="utf-8")


def test_pack_with_problems__is_not_saved__and_says_why(editor: PackEditor, qtbot: QtBot) -> None:
    editor.desk.set(("checked_on",), "yesterday", "x")
    said: list[str] = []

    def save(dialog: QWidget) -> None:
        assert isinstance(dialog, SaveDialog)
        dialog.save.click()
        qtbot.waitUntil(dialog.save.isEnabled, timeout=60_000)
        said.append(dialog.note.text())
        dialog.reject()

    in_dialog(SaveDialog, save)
    assert not editor.ask_to_save()
    assert "yesterday" in said[0]
    assert not office_packs().exists()
    looked(editor, qtbot)


def test_new_pack__for_a_state_without_one__begins_with_nothing_wrong(window: MainWindow, qtbot: QtBot) -> None:
    window.show_at(1280, 720)
    window.browse_states("CH")
    states = window.view
    assert isinstance(states, StatesView)
    hands = Hands(window)
    hands.tick(states.begin.open)
    hands.choose(states.begin.choice, "VA")
    qtbot.waitUntil(lambda: isinstance(window.view, PackEditor))
    view = window.view
    assert isinstance(view, PackEditor)
    looked(view, qtbot)
    assert view.desk.problems == ()
    assert view.code == "VA"


def test_arabic__runs_from_right_to_left_and_conditions_do_not(window: MainWindow, qtbot: QtBot) -> None:
    window.words.language = "ar"
    window.show_at(1280, 720)
    window.edit_pack("KE")
    view = window.view
    assert isinstance(view, PackEditor)
    looked(view, qtbot)
    view.open_part("requirements")
    assert view.isRightToLeft()
    assert view.parts.x() > view.stack.x()
    assert line(view, "expect").layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_entries__that_read_alike__show_their_short_names_and_no_slots(window: MainWindow, qtbot: QtBot) -> None:
    window.edit_pack("CH")
    view = window.view
    assert isinstance(view, PackEditor)
    looked(view, qtbot)
    view.open_part("requirements")
    entries = view.page.list
    assert entries is not None
    rows = [entries.item(row).text() for row in range(entries.count())]
    assert len(set(rows)) == len(rows)
    assert any(one.startswith("\u2068Would it be lawful at home? · ") for one in rows)
    assert "\u2068…: no translation\u2069" in rows


def test_every_field__has_a_name_for_screen_readers(editor: PackEditor) -> None:
    for row in range(editor.parts.count()):
        editor.parts.setCurrentRow(row)
        for kind in (QLineEdit, QComboBox, QPushButton):
            for one in editor.page.findChildren(kind):
                assert one.accessibleName() or getattr(one, "text", str)(), (editor.page.part.key, one)


def test_look_that_breaks_off__is_told_in_place_of_waiting__and_the_work_is_kept(
    editor: PackEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RecursionError("too deep")

    with monkeypatch.context() as patched:
        patched.setattr(pack_desk, "look_at", broken)
        editor.desk.set(("note",), "Half a thought", "Note")
        looked(editor, qtbot)
    assert "could not look at this pack (RecursionError: too deep)" in told(editor.problems)
    assert "Checking…" not in told(editor.problems)
    assert "Half a thought" in copy_of("KE").read_text(encoding="utf-8")
    with pytest.raises(ProblemsError, match="PACK-029"):
        editor.desk.save()
    editor.desk.undo()
    looked(editor, qtbot)
    assert editor.desk.problems == ()
