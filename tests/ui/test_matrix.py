"""Elements and facts in the window: cells turned by keyboard, for each accused, gaps with their remedy, quick with many facts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.answers.values import Link, Text
from mla_writer.checks.rules import element_without_fact
from mla_writer.conditions.values import Day, Period
from mla_writer.interview.links import Spot
from mla_writer.ui.items import ItemsView
from mla_writer.ui.matrix import MatrixPage
from mla_writer.ui.matrix_panel import ElementPanel
from mla_writer.ui.matrix_rows import Row
from mla_writer.ui.matrix_table import MatrixTable
from mla_writer.ui.request import RequestView
from mla_writer.ui.sections import marks_of, section_pages
from mla_writer.ui.window import MainWindow
from tests.machine import most_seconds
from tests.ui.at import row_at

Opener = Callable[..., RequestView]
CONTROL = Qt.KeyboardModifier.ControlModifier
ACT = Spot("o1", "act", "p1")


def page_of(view: RequestView) -> MatrixPage:
    view.open_section("matrix")
    page = view.stack.currentWidget()
    assert isinstance(page, MatrixPage)
    QApplication.processEvents()
    page.table.setFocus()
    return page


def row_of(table: MatrixTable, spot: Spot) -> Row:
    return next(one for one in table.matrix.all if one.spot == spot and one.sort == "element")


def stand(page: MatrixPage, spot: Spot, fact: str) -> None:
    """Make the cell of an element and a fact current."""
    page.table.go_to_row(row_of(page.table, spot))
    page.table.go(page.table.currentIndex().row(), page.table.matrix.facts.index(fact) + 1)


def said(table: MatrixTable) -> str:
    return str(table.matrix.data(table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def panel_of(page: MatrixPage) -> ElementPanel:
    page._show_panel()
    QApplication.processEvents()
    assert isinstance(page.panel, ElementPanel)
    return page.panel


def texts(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def links(view: RequestView, spot: Spot) -> list[Link]:
    held = view.desk.case.answers.get(spot.path)
    return list(held.get(spot.element, ())) if isinstance(held, dict) else []


# ---- cells ------------------------------------------------------------------------------------------------------------------


def test_space__turns_a_cell_through_its_three_states__and_each_is_said(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    stand(page, ACT, "f8")
    heard: list[str] = []
    view.desk.said.connect(heard.append)
    seen = []
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
        seen.append(said(page.table))
    named = "Did an act that brought about the loss, fact 8"
    assert seen == [f"{named}, linked directly", f"{named}, points to it", f"{named}, not linked"]
    assert [one.split(".")[0] for one in heard] == [
        "Fact 8: linked directly",
        "Fact 8: points to it",
        "Fact 8: not linked",
    ]
    assert [one.rpartition(" ")[2] for one in heard] == ["Linked", "Indirect", "Gap"]
    assert links(view, ACT) == []


def test_click__on_a_cell__turns_it_as_space_does(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    stand(page, ACT, "f2")
    place = page.table.visualRect(page.table.currentIndex()).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert links(view, ACT) == [Link("f2", "p1", "direct")]


def test_undo__names_the_edit_and_takes_it_back(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    before = view.desk.case.answers
    stand(page, ACT, "f1")
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert view.desk.undo_name == "Link a fact to “Did an act that brought about the loss”"
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    assert view.desk.case.answers == before
    assert row_of(page.table, ACT).status == "gap"
    assert page.table.row == row_of(page.table, ACT)


def test_several_accused__a_link_for_all__turned_for_one_stays_for_the_other(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    kato, company = Spot("o3", "property", "p1"), Spot("o3", "property", "p2")
    assert {one.accused for one in page.table.matrix.all if one.sort == "accused"} == {
        "Moses Ssebadduka Kato",
        "Lakeshore Supplies Ltd",
    }
    stand(page, kato, "f4")
    assert said(page.table) == "Identified property (which), Moses Ssebadduka Kato, fact 4, linked directly"
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert set(links(view, kato)) == {Link("f4", "p1", "indirect"), Link("f4", "p2", "direct")}
    assert [row_of(page.table, one).status for one in (kato, company)] == ["thin", "linked"]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert links(view, kato) == [Link("f4", "p2", "direct")]
    assert [row_of(page.table, one).status for one in (kato, company)] == ["gap", "linked"]


def test_status__says_the_same_as_the_checks__and_states_of_mind_are_not_tested(opened: Opener) -> None:
    view = opened()
    page = page_of(view)
    gaps = {one.spot.where for one in page.table.matrix.all if one.sort == "element" and one.status == "gap"}
    assert gaps == {one.where for one in view.desk.findings if one.code == element_without_fact.CODE}
    minds = {
        one.status
        for one in page.table.matrix.all
        if one.element is not None and one.element.is_mental  # Switzerland tests objective elements only
    }
    assert minds == {"untested"}


# ---- keys -------------------------------------------------------------------------------------------------------------------


def test_control_and_arrows__jump_between_gaps__and_unfold_them(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    table = page.table
    group = next(one for one in table.matrix.all if one.sort == "offence" and one.spot.offence == "o2")
    table.fold(group, folded=True)
    table.go(0)
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(table, key, CONTROL)
        assert table.row is not None
        seen.append(table.row.spot.where)
    act, violation = "offences.o1.elements.act.p1", "offences.o2.elements.violation.p1"
    assert seen == [act, violation, act, violation]
    assert group.key not in table.matrix.folded


def test_control_and_arrow__without_a_gap__says_so(opened: Opener, qtbot: QtBot) -> None:
    view = opened("complete")
    page = page_of(view)
    heard: list[str] = []
    view.desk.said.connect(heard.append)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, CONTROL)
    assert heard == ["There are no gaps."]


def test_arrows__home_and_end__move_and_keep_the_column_across_groups(opened: Opener, qtbot: QtBot) -> None:
    page = page_of(opened())
    table = page.table
    stand(page, Spot("o1", "belief", "p1"), "f3")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.row is not None
    assert table.row.is_group
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().column() == 3
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == 4
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert said(table) == "The person was a public official (office and duties), Indirect"
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().column() == 0


def test_group__folds_with_left__unfolds_with_right__and_tells_how_much_is_linked(opened: Opener, qtbot: QtBot) -> None:
    page = page_of(opened())
    table = page.table
    table.go(0)
    rows = len(table.matrix.rows)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert len(table.matrix.rows) == rows - 4
    assert said(table).startswith("Causing financial loss, collapsed, linked: 2 of 3")
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert len(table.matrix.rows) == rows


def test_arabic__runs_from_right_to_left__and_so_do_the_arrows(opened: Opener, qtbot: QtBot) -> None:
    page = page_of(opened(language="ar"))
    table = page.table
    stand(page, ACT, "f3")
    first, second = (table.visualRect(table.matrix.index(table.currentIndex().row(), one)) for one in (1, 2))
    assert first.left() > second.left()
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().column() == 4
    table.go(0)
    rows = len(table.matrix.rows)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert len(table.matrix.rows) < rows


def test_no_fact__says_so_above_the_elements__and_the_button_writes_one(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    for key in list(view.desk.case.answers.records("facts")):
        view.desk.remove(f"facts.{key}")
    page = page_of(view)
    assert page.table.isVisible()
    first = next(one for one in page.findChildren(QPushButton) if one.text() == "Write the first fact")
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert isinstance(view.stack.currentWidget(), ItemsView)
    assert len(view.desk.case.answers.records("facts")) == 1
    assert page_of(view).step is None


def test_nobody_accused__says_so__and_the_button_leads_to_the_part_of_a_person(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    for key in view.desk.case.answers.records("persons"):
        view.desk.remove(f"persons.{key}.roles")
    page = page_of(view)
    go = next(one for one in page.findChildren(QPushButton) if one.text() == "Go to the persons")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    items = view.stack.currentWidget()
    assert isinstance(items, ItemsView)
    assert items.collection == "persons"
    assert items.editor is not None


# ---- going there --------------------------------------------------------------------------------------------------------------


def test_finding__leads_to_its_row__and_the_task_list_counts_it_there(opened: Opener) -> None:
    view = opened()
    finding = next(one for one in view.desk.findings if one.code == element_without_fact.CODE)
    view.findings.wanted.emit(finding.where)
    page = view.stack.currentWidget()
    assert isinstance(page, MatrixPage)
    assert page.table.row is not None
    assert page.table.row.spot.where == finding.where
    assert page.table.hasFocus()
    pages = {one.key: one for one in section_pages(view.desk)}
    assert marks_of(pages.values(), view.desk.live, view.desk.findings)["matrix"] == ("blocker", 2)
    assert not pages["offences"].holds(finding.where)
    assert pages["offences"].holds("offences.o1.name")


def test_path_of_an_element__leads_to_its_first_row(opened: Opener) -> None:
    view = opened()
    view.go_to("offences.o3.elements.convert")
    page = view.stack.currentWidget()
    assert isinstance(page, MatrixPage)
    assert page.table.row is not None
    assert page.table.row.spot == Spot("o3", "convert", "p1")


def test_complete_sample__has_its_mark(opened: Opener) -> None:
    view = opened("complete")
    assert marks_of(section_pages(view.desk), view.desk.live, view.desk.findings)["matrix"] == ("complete", 0)


def test_no_offence__says_how_to_begin__and_the_button_adds_one(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    for key in list(view.desk.case.answers.records("offences")):
        view.desk.remove(f"offences.{key}")
    page = page_of(view)
    assert page.empty is not None
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    assert page.panel is None
    assert marks_of(section_pages(view.desk), view.desk.live, view.desk.findings)["matrix"][0] == "cannot_start"
    add = next(one for one in page.findChildren(QPushButton) if one.text() == "Add offence" and one.isVisible())
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    items = view.stack.currentWidget()
    assert isinstance(items, ItemsView)
    assert items.editor is not None
    page = page_of(view)
    assert [one.sort for one in page.table.matrix.rows] == ["offence", "note"]


# ---- the element and its remedies -----------------------------------------------------------------------------------


def test_enter__opens_the_element__and_escape_goes_back(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    stand(page, ACT, "f1")
    view.tabs.setCurrentWidget(view.findings)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    panel = panel_of(page)
    assert view.tabs.currentWidget() is panel
    told = texts(panel)
    assert "Causing financial loss, element 2 of 4" in told
    assert "no fact is linked to the element" in told
    assert "Copy of the text" in told
    assert panel.write.hasFocus()
    qtbot.keyClick(panel.write, Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_panel__names_the_treaty_article__only_for_elements_of_the_catalogue(opened: Opener) -> None:
    page = page_of(opened())
    stand(page, Spot("o2", "violation", "p1"), "f1")
    assert "art. 19" in texts(panel_of(page))
    stand(page, ACT, "f1")
    assert "to punish" not in texts(panel_of(page))


def test_new_fact__is_written_linked_as_one_edit__and_the_cursor_is_in_its_text(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    before = view.desk.case.answers
    stand(page, ACT, "f1")
    qtbot.mouseClick(panel_of(page).write, Qt.MouseButton.LeftButton)
    new = next(key for key in view.desk.case.answers.records("facts") if key not in before.records("facts"))
    assert links(view, ACT) == [Link(new, "p1", "direct")]
    items = view.stack.currentWidget()
    assert isinstance(items, ItemsView)
    field = row_at(view, f"facts.{new}.what").field
    assert field.isAncestorOf(QApplication.focusWidget() or field)
    assert view.toast.isVisible()
    qtbot.mouseClick(view.toast.undo, Qt.MouseButton.LeftButton)
    assert view.desk.case.answers == before


def test_fact__picked_by_number_or_by_words__is_linked(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    stand(page, ACT, "f1")
    panel = panel_of(page)
    qtbot.mouseClick(panel.pick, Qt.MouseButton.LeftButton)
    assert panel.picker.line.hasFocus()
    shown = panel.picker.search.popup()
    assert shown is not None
    qtbot.waitUntil(shown.isVisible)
    assert shown.model().rowCount() > 1
    qtbot.keyClicks(panel.picker.line, "nobody wrote this")
    qtbot.keyClick(panel.picker.line, Qt.Key.Key_Return)
    assert panel.picker.told.isVisible()
    panel.picker.line.clear()
    qtbot.keyClicks(panel.picker.line, "6")
    qtbot.keyClick(panel.picker.line, Qt.Key.Key_Return)
    assert links(view, ACT) == [Link("f6", "p1", "direct")]
    assert row_of(page.table, ACT).status == "linked"


def test_linked_fact__leads_to_the_fact(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    stand(page, Spot("o1", "loss", "p1"), "f3")
    panel = panel_of(page)
    line = next(
        one for one in panel.findChildren(QWidget) if one.accessibleName().startswith("Fact 3, linked directly")
    )
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    items = view.stack.currentWidget()
    assert isinstance(items, ItemsView)
    assert items._open == "f3"


def test_override__asks_for_the_reason__and_the_row_says_overridden(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = page_of(view)
    stand(page, ACT, "f1")
    panel = panel_of(page)
    qtbot.mouseClick(panel.aside, Qt.MouseButton.LeftButton)
    record = next(one for one in panel.reason.findChildren(QPushButton) if one.text() == "Record reason")
    qtbot.mouseClick(record, Qt.MouseButton.LeftButton)
    assert panel.reason.told.isVisible()
    qtbot.keyClicks(panel.reason.text, "Bern knows the award")
    qtbot.mouseClick(record, Qt.MouseButton.LeftButton)
    assert row_of(page.table, ACT).status == "overridden"
    assert "Bern knows the award" in texts(panel_of(page))
    today = view.desk.told(Day.parse(view.desk.case.draft.overrides[f"DUAL-001@{ACT.where}"].on))
    assert f"Overridden on {today}: " in texts(panel_of(page))
    page.table.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
        seen.append(row_of(page.table, ACT).status)
    assert seen == ["linked", "thin", "overridden"]


# ---- many facts -------------------------------------------------------------------------------------------------------------


def with_facts(view: RequestView, number: int) -> None:
    answers = view.desk.case.answers
    facts = dict(answers.records("facts"))
    day = Period(Day(2026, 1, 1), Day(2026, 1, 1))
    for one in range(number):
        facts[f"x{one}"] = {"what": Text.written(f"Payment {one}"), "when": day, "kind": "act"}
    view.desk.case.draft = view.desk.case.draft.with_answers(answers.set("facts", facts))


def test_thousand_facts__only_what_is_in_sight_is_asked_for(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    page = page_of(view)
    with_facts(view, 1000)
    page.refresh({})
    table = page.table
    assert table.matrix.columnCount() == 1010
    asked: set[int] = set()
    headers = table.matrix.headerData

    def watched(section: int, *rest: Any) -> object:
        asked.add(section)
        return headers(section, *rest)

    monkeypatch.setattr(table.matrix, "headerData", watched)
    took = []
    for _ in range(21):
        start = time.process_time()
        qtbot.keyClick(table, Qt.Key.Key_Right)
        QApplication.processEvents()
        took.append(time.process_time() - start)
    assert sorted(took)[10] < most_seconds(0.1)  # about 0.01 on an idle machine; asking for every cell takes far longer
    assert len(asked) < 60
    assert len(page.findChildren(QWidget)) < 90


def test_many_facts__names_and_status_stand_still__and_the_current_cell_is_between_them(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    page = page_of(view)
    table = page.table
    with_facts(view, 40)
    page.refresh({})
    QApplication.processEvents()
    first, last = table._frozen
    assert first.isVisible()
    assert last.isVisible()
    for column in (30, 2, 48):
        table.go(table.currentIndex().row(), column)
        cell = table.visualRect(table.currentIndex())
        assert cell.left() >= first.geometry().right() - table.viewport().x()
        assert cell.right() <= last.geometry().left() - table.viewport().x() + 1
    here = last.visualRect(table.matrix.index(1, table.matrix.last)).center()
    assert last.viewport().rect().contains(here)
    qtbot.mouseClick(first.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, here.y()))
    assert table.currentIndex().column() == 0


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_small_window__needs_no_sideways_scroll_but_in_the_table(
    opened: Opener, qtbot: QtBot, scale: float, language: str
) -> None:
    window = opened(language=language).window()
    assert isinstance(window, MainWindow)
    window.look("light", scale)
    window.resize(1024, 640)
    view = window.request
    assert view is not None
    page = page_of(view)
    assert page.minimumSizeHint().width() <= view.width()
    assert page.table.width() <= page.width()
