"""Persons, things and facts in the window: one line each, one open editor, moved and cut by keyboard, quick with many."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text
from mla_writer.conditions.values import UNKNOWN, Day, Period, Ref
from mla_writer.ui.fields import LongField
from mla_writer.ui.item_list import _YEARS
from mla_writer.ui.items import Editor, ItemsView
from mla_writer.ui.request import RequestView
from tests.ui.at import row_at

Opener = Callable[..., RequestView]
ALT = Qt.KeyboardModifier.AltModifier


def items(view: RequestView, key: str = "facts") -> ItemsView:
    view.open_section(key)
    page = view.stack.currentWidget()
    assert isinstance(page, ItemsView)
    QApplication.processEvents()
    return page


def open_keys(page: ItemsView) -> list[str]:
    return [one.key for one in page.list.findChildren(Editor) if one.isVisible()]


def order(view: RequestView) -> list[str]:
    return list(view.desk.case.answers.records("facts"))


def test_line__opens_with_enter__closes_with_escape__and_only_one_is_open(opened: Opener, qtbot: QtBot) -> None:
    page = items(opened())
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(1))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert open_keys(page) == ["f2"]
    page.open_item("f5")
    QApplication.processEvents()
    assert open_keys(page) == ["f5"]
    assert page.editor is not None
    qtbot.keyClick(page.editor, Qt.Key.Key_Escape)
    assert open_keys(page) == []
    assert page.list.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Space])
def test_key__that_a_field_of_the_open_line_leaves__does_nothing_to_the_line(
    opened: Opener, qtbot: QtBot, key: Qt.Key
) -> None:
    view = opened()
    page = items(view, "persons")
    page.open_item("p1")
    QApplication.processEvents()
    assert page.editor is not None
    before = view.desk.case.answers.records("persons")
    fields: list[QWidget] = [*page.editor.findChildren(QLineEdit), *page.editor.findChildren(QComboBox)]
    for one in fields:
        if one.isVisible() and one.isEnabled():
            one.setFocus()
            qtbot.keyClick(one, key)
            front = QApplication.activePopupWidget()
            if front is not None:
                qtbot.keyClick(front, Qt.Key.Key_Escape)
            assert one.hasFocus()
    assert list(view.desk.case.answers.records("persons")) == list(before)
    assert open_keys(page) == ["p1"]


def test_fact__moved_by_keyboard__keeps_its_id_and_changes_its_number(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view)
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(4))
    qtbot.keyClick(page.list, Qt.Key.Key_Up, ALT)
    assert order(view)[3:5] == ["f5", "f4"]
    assert page.list.currentIndex().row() == 3
    assert "4" in str(page.model.data(page.model.index(3), Qt.ItemDataRole.AccessibleTextRole)).split(", ")
    view.desk.undo()
    assert order(view)[3:5] == ["f4", "f5"]


def carried(page: ItemsView, row: int, to: int, *, is_below: bool, by: QWidget | None = None) -> None:
    """Press a row, or the grip `by`, and hold it where another row begins or ends."""
    viewport = page.list.viewport()
    start = page.list.visualRect(page.model.index(row)).center()
    pressed, at = (viewport, start) if by is None else (by, by.rect().center())
    QTest.mousePress(pressed, Qt.MouseButton.LeftButton, pos=at)
    there = page.list.visualRect(page.model.index(to))
    for goal in (start, QPoint(start.x(), there.bottom() - 2 if is_below else there.top() + 2)):
        QTest.mouseMove(pressed, goal if by is None else by.mapFrom(viewport, goal))
        QApplication.processEvents()


def is_carrying(page: ItemsView) -> bool:
    return page.list.drag.is_carrying


def test_fact__carried_with_the_mouse__goes_where_the_line_shows(opened: Opener) -> None:
    view = opened()
    page = items(view)
    viewport, before = page.list.viewport(), order(view)
    carried(page, 4, 1, is_below=False)
    assert is_carrying(page)
    assert abs(page.list.drag.line.geometry().center().y() - page.list.visualRect(page.model.index(1)).top()) <= 2
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=page.list.visualRect(page.model.index(1)).topLeft())
    assert order(view) == [before[0], "f5", *before[1:4], *before[5:]]
    assert not is_carrying(page)
    assert page.editor is None, "carrying a line does not open it"
    carried(page, 1, 4, is_below=True)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=page.list.visualRect(page.model.index(4)).bottomLeft())
    assert order(view) == before
    view.desk.undo()
    assert order(view)[1] == "f5"


def test_fact__carried_with_the_mouse__stays_with_escape_and_at_its_own_place(opened: Opener) -> None:
    view = opened()
    page = items(view)
    viewport, before = page.list.viewport(), order(view)
    carried(page, 2, 0, is_below=False)
    QTest.keyClick(viewport, Qt.Key.Key_Escape)
    assert not page.list.drag.is_carrying
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=page.list.visualRect(page.model.index(0)).topLeft())
    assert order(view) == before
    carried(page, 2, 2, is_below=True)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=page.list.visualRect(page.model.index(2)).bottomLeft())
    assert order(view) == before
    assert view.desk.undo_name == ""


def test_open_fact__carried_by_its_grip__stays_open(opened: Opener) -> None:
    view = opened()
    page = items(view)
    page.open_item("f2")
    QTest.qWait(80)
    assert page.editor is not None
    grip = next(one for one in page.editor.findChildren(QLabel) if one.toolTip() == "Drag to another place")
    carried(page, 1, 0, is_below=False, by=grip)
    assert page.list.drag.is_carrying
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=grip.mapFrom(page.list.viewport(), QPoint(40, 2)))
    assert order(view)[:2] == ["f2", "f1"]
    assert open_keys(page) == ["f2"]


def test_list__goes_on_while_a_line_is_held_at_its_edge(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view)
    for _ in range(20):
        page.add()
    page.close_item()
    page.list.scrollToTop()
    viewport, before = page.list.viewport(), order(view)
    start = page.list.visualRect(page.model.index(0)).center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for y in (start.y() + 30, viewport.height() - 4):
        QTest.mouseMove(viewport, QPoint(start.x(), y))
    bar = page.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=20_000)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(start.x(), viewport.height() - 2))
    assert order(view) == [*before[1:], "f1"]


def test_fact__split_at_the_cursor__and_merged_again(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    field = row_at(view, "facts.f4.what").field
    assert isinstance(field, LongField)
    whole = field.text.toPlainText()
    cursor = field.text.textCursor()
    cursor.setPosition(whole.index("to account"))
    field.text.setTextCursor(cursor)
    page = items(view)
    page.split("f4")
    assert order(view)[4] not in {"f5", "f4"}
    new = order(view)[4]
    texts = [view.desk.case.answers.get(f"facts.{key}.what") for key in ("f4", new)]
    assert " ".join(one.plain for one in texts if isinstance(one, Text)) == whole
    assert page.editor is not None
    assert page.editor.key == new
    assert view.toast.isVisible()
    page.merge("f4")
    assert new not in order(view)
    joined = view.desk.case.answers.get("facts.f4.what")
    assert isinstance(joined, Text)
    assert joined.plain == whole


def test_facts__that_only_one_answer_can_stand_for__are_not_merged__and_it_is_told_why(opened: Opener) -> None:
    view = opened("complete")
    before = view.desk.case.answers
    items(view).merge("f1")
    assert view.desk.case.answers is before
    assert "Kind, Date of the evidence, Enclosed as" in view.toast.text.text()
    assert view.toast.undo.isHidden()


def test_item__that_undo_takes_away_while_it_is_open__leaves_the_focus_in_the_list(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    page = items(view)
    page.add()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.list.hasFocus)
    assert page.editor is None
    assert page.list.currentIndex().isValid()


def test_split__at_the_end__says_where_to_put_the_cursor(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    field = row_at(view, "facts.f4.what").field
    assert isinstance(field, LongField)
    field.text.moveCursor(QTextCursor.MoveOperation.End)
    before = order(view)
    items(view).split("f4")
    assert order(view) == before
    assert "cursor" in view.toast.text.text()


def test_item__removed_by_key__is_told_with_its_links_and_comes_back_by_the_toast(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view)
    before = view.desk.case.answers
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(3))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert "f4" not in order(view)
    assert "removed with it: 7" in view.toast.text.text()
    qtbot.mouseClick(view.toast.undo, Qt.MouseButton.LeftButton)
    assert view.desk.case.answers == before


def test_panel__leads_to_what_rests_on_a_fact__and_to_what_it_does_not_tell(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view)
    page.open_item("f4")
    assert view.tabs.tabText(0) == "Fact 4"
    assert page.panel is not None
    card = next(
        one for one in page.panel.findChildren(QWidget) if one.accessibleName().startswith("Bank and financial")
    )
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert view._current == "bank_records"
    assert view.tabs.tabText(0).startswith("Findings")


def test_empty_collection__shows_how_to_begin(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view, "earlier_requests")
    assert page.empty is not None
    assert page.empty.isVisible()
    assert not any(one.isVisible() for one in page.findChildren(QPushButton) if one.text() == "Add earlier request")
    add = next(one for one in page.findChildren(QPushButton) if one.text() == "Enter an earlier request")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert page.empty is not None
    assert not page.empty.isVisible()
    assert page.editor is not None


def test_empty_facts__show_how_one_may_read__with_the_day_in_words(opened: Opener) -> None:
    view = opened()
    for key in list(view.desk.case.answers.records("facts")):
        view.desk.remove(f"facts.{key}")
    page = items(view, "facts")
    assert page.empty is not None
    told = [one.text() for one in page.empty.findChildren(QLabel)]
    assert any("July 2023" in one and "Lakeshore Supplies pays" in one for one in told), told


@pytest.mark.parametrize("collection", ["persons", "things", "documents", "orders", "offences"])
def test_every_collection__opens_its_items(opened: Opener, qtbot: QtBot, collection: str) -> None:
    page = items(opened(), collection)
    for key in page.model.keys:
        page.open_item(key)
        assert page.editor is not None
        assert page.editor.rows.shown
        assert "{" not in " ".join(one.text() for one in page.editor.findChildren(QLabel))


def many(answers: Answers, number: int) -> Answers:
    facts, persons, things = (dict(answers.records(one)) for one in ("facts", "persons", "things"))
    day = Period(Day(2026, 1, 1), Day(2026, 1, 1))
    for one in range(number):
        facts[f"x{one}"] = {
            "what": Text.written(f"Payment {one}"),
            "when": day,
            "kind": "act",
            "actors": (Ref("persons", "p1"),),
        }
        persons[f"y{one}"] = {"kind": "natural", "family": Text.written(f"Name {one}")}
        things[f"z{one}"] = {"kind": "account", "number": f"70012{one:06}"}
    return answers.set("facts", facts).set("persons", persons).set("things", things)


def test_thousand_facts__stand_in_the_list_without_a_widget_each(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view)
    view.desk.case.draft = view.desk.case.draft.with_answers(many(view.desk.case.answers, 1000))
    page.refresh({})
    assert len(page.model.keys) == 1008
    assert len(page.findChildren(QWidget)) < 60


def test_open_editor__of_a_fact_that_is_moved__stays_the_same_with_its_cursor(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view)
    page.open_item("f5")
    editor = page.editor
    assert editor is not None
    page.move_item("f5", -1)
    assert page.editor is editor
    assert editor.number.text() == "4"
    QApplication.processEvents()
    assert open_keys(page) == ["f5"]
    view.desk.undo()
    assert page.editor is editor
    assert editor.number.text() == "5"
    page.remove("f2")
    assert page.editor is editor
    assert editor.number.text() == "4"
    view.desk.undo()
    assert page.editor is editor
    QApplication.processEvents()
    assert page.list.visualRect(page.model.index(4)).height() > editor.height()


def test_lists_call_the_nameless_as_findings_do(opened: Opener) -> None:
    view = opened()
    for one in ("given", "family"):
        view.desk.answer(f"persons.p1.{one}", UNKNOWN)
    page = items(view, "persons")
    assert page.model.line(0).text == "Person 1"
    assert any("person 1" in view.desk.tell(one.message) for one in view.desk.findings)


def test_fields_of_an_open_item__reached_by_tab__are_in_sight(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view, "offences")
    page.open_item("o1")
    row_at(view, "offences.o1.category").field.setFocus()
    told = set()
    for _ in range(24):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        qtbot.wait(60)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page.list.viewport().isAncestorOf(focus)
        assert focus.visibleRegion().boundingRect().height() == focus.height(), focus.accessibleName()
        told.add(focus.accessibleName())
    assert "What is the person said to have done?" in told


def test_offence__asks_who_did_it__which_is_the_part_of_the_person(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = items(view, "offences")
    page.go_to("offences.o1")
    assert page.editor is not None
    row = page.editor.rows.row("persons.p1.roles.o1")
    assert row is not None
    assert row.label.text() == "Moses Ssebadduka Kato"
    choice = row.field.findChildren(QComboBox)[0] if not isinstance(row.field, QComboBox) else row.field
    choice.setFocus()
    qtbot.keyClicks(choice, "Accused")
    assert view.desk.case.answers.get("persons.p1.roles.o1") == "accused"


def test_offence__asks_of_some_persons_only__and_says_where_the_others_are(opened: Opener) -> None:
    view = opened()
    many: dict[str, object] = {f"q{number}": {"kind": "natural", "family": f"N{number}"} for number in range(19)}
    many["q19"] = {"kind": "natural", "family": "N19", "roles": {"o1": "suspect"}}
    view.desk.answer("persons", many)
    page = items(view, "offences")
    page.go_to("offences.o1")
    assert page.editor is not None
    page.editor.rows.complete()
    asked = [row.path for row in page.editor.rows.questions() if row.path.startswith("persons.")]
    assert len(asked) == 13
    assert asked[-1] == "persons.q19.roles.o1"
    notes = [one.text() for one in page.editor.findChildren(QLabel) if "Choose their role there" in one.text()]
    assert notes == ["More in the list “Persons”: 7. Choose their role there."]


def test_reason_of_a_question__is_told_once__above_those_that_share_it(opened: Opener) -> None:
    view = opened()
    page = items(view, "persons")
    page.open_item("p1")
    assert page.editor is not None
    rows = list(page.editor.rows.questions())
    QApplication.processEvents()
    told = [row.reason_told for row in rows if row.because is not None and row.because.isVisible()]
    assert told[0].startswith("Asked because")
    assert all(one != other for one, other in pairwise(told))
    assert len(told) < sum(bool(row.reason_told) for row in rows)


@pytest.mark.parametrize(
    ("collection", "told"),
    [("offences", "“Elements and facts”"), ("persons", "Choose it in a fact"), ("facts", "Link it")],
)
def test_panel__of_an_item_on_which_nothing_rests__says_where_that_is_done(
    opened: Opener, collection: str, told: str
) -> None:
    view = opened()
    page = items(view, collection)
    page.add()
    assert page.panel is not None
    assert told in " ".join(one.text() for one in page.panel.findChildren(QLabel))


def test_line_of_a_person__tells_the_roles_in_the_case__each_once(opened: Opener) -> None:
    view = opened()
    view.go_to("persons.p1.family")
    page = view.stack.currentWidget()
    assert isinstance(page, ItemsView)
    suspect, witness = (page.model.line(page.model.keys.index(key)) for key in ("p1", "p3"))
    assert suspect.part == "Suspect"  # of two offences
    assert witness.part == "Witness"
    view.desk.answer("persons.p1.capacity", ("victim",))
    line = page.model.index(page.model.keys.index("p1"))
    assert line.data(Qt.ItemDataRole.AccessibleTextRole).startswith("1, Moses Ssebadduka Kato, Suspect, Victim, ")


def test_menu__of_a_line__moves_merges_removes_and_opens(opened: Opener) -> None:
    view = opened()
    page = items(view)

    def chosen(row: int, text: str) -> None:
        page.list.customContextMenuRequested.emit(page.list.visualRect(page.model.index(row)).center())
        menu = page.list.findChild(QMenu)
        assert menu is not None
        next(one for one in menu.actions() if one.text() == text and one.isEnabled()).trigger()
        menu.close()
        QCoreApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete.value)

    before = order(view)
    chosen(0, "Move down")
    assert order(view)[:2] == [before[1], before[0]]
    chosen(1, "Move up")
    assert order(view) == before
    chosen(len(before) - 1, "Remove")
    assert order(view) == before[:-1]
    chosen(2, "Merge with the next fact")
    assert order(view) == [*before[:3], *before[4:-1]]
    chosen(3, "Open")
    assert open_keys(page) == [before[4]]
    page.list.customContextMenuRequested.emit(page.list.visualRect(page.model.index(0)).center())
    last = page.list.findChild(QMenu)
    assert last is not None
    assert [one.isEnabled() for one in last.actions()] == [True, False, True, True, True]
    last.close()


def test_period_over_several_years__is_whole_in_its_column(opened: Opener) -> None:
    view = opened()
    page = items(view)
    narrow = page.model.spans_years
    view.desk.answer("facts.f2.when", Period(Day.parse("2023-11-25"), Day.parse("2025-12-10")))
    assert (narrow, page.model.spans_years) == (False, True)
    line = page.model.line(page.model.keys.index("f2"))
    metrics = QFontMetrics(view.theme.font("small"))
    assert metrics.horizontalAdvance(line.when) <= metrics.averageCharWidth() * _YEARS
