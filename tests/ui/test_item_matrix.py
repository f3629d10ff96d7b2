"""Items and facts in the window: cells turned by keyboard, the gap with its remedy beside it, and the page in the task list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mla_writer.checks.rules import item_without_fact
from mla_writer.conditions.values import Ref
from mla_writer.ui.item_matrix import ItemMatrixPage, ItemPanel
from mla_writer.ui.request import RequestView
from mla_writer.ui.sections import ITEMS, marks_of, section_pages

Opener = Callable[..., RequestView]
FACTS = "bank_records.items.i1.linking_facts"


def page_of(view: RequestView) -> ItemMatrixPage:
    view.open_section(ITEMS)
    page = view.stack.currentWidget()
    assert isinstance(page, ItemMatrixPage)
    QApplication.processEvents()
    page.table.setFocus()
    return page


def stand(page: ItemMatrixPage, path: str, fact: str) -> None:
    row = next(one for one in page.table.matrix.all if one.spot.path == path)
    page.table.go_to_row(row)
    page.table.go(page.table.currentIndex().row(), page.table.matrix.facts.index(fact) + 1)


def said(page: ItemMatrixPage) -> str:
    return str(page.table.matrix.data(page.table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def linked(view: RequestView) -> set[str]:
    held = view.desk.case.answers.get(FACTS)
    return {one.id for one in held if isinstance(one, Ref)} if isinstance(held, tuple) else set()


def test_rows__are_the_items_of_each_measure__with_what_ties_and_what_places_them(opened: Opener) -> None:
    page = page_of(opened("complete"))
    row = next(one for one in page.table.matrix.all if one.spot.path == FACTS)

    assert [one.sort for one in page.table.matrix.all] == ["offence", "element", "offence", "element"]
    assert row.links == {"f4": "direct", "f5": "direct", "f8": "indirect"}
    assert row.text.startswith("Account ")
    stand(page, FACTS, "f8")
    assert "places it in that State" in said(page)
    under = str(page.table.matrix.data(page.table.currentIndex(), Qt.ItemDataRole.ToolTipRole))
    assert under.startswith("places it in that State: 9 · 12\u00a0November 2026: ")


def test_space__ties_an_item_to_a_fact_and_takes_the_tie_back(opened: Opener, qtbot: QtBot) -> None:
    view = opened("complete")
    page = page_of(view)
    stand(page, FACTS, "f8")

    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert linked(view) == {"f4", "f5", "f8"}
    assert "links it to the offence" in said(page)

    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert linked(view) == {"f4", "f5"}
    assert "places it in that State" in said(page)


def test_last_tie_taken_away__the_row_is_a_gap_and_the_panel_tells_what_mends_it(opened: Opener, qtbot: QtBot) -> None:
    view = opened("complete")
    page = page_of(view)
    for fact in ("f4", "f5"):
        stand(page, FACTS, fact)
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
    row = next(one for one in page.table.matrix.all if one.spot.path == FACTS)
    page._show_panel()
    QApplication.processEvents()

    assert row.status == "gap"
    assert item_without_fact.CODE in {one.code for one in row.findings}
    assert isinstance(page.panel, ItemPanel)
    shown = " ".join(one.text() for one in page.panel.findChildren(QLabel))
    assert "No fact is linked to" in shown
    assert "reasonable suspicion" in shown


def test_new_fact__is_tied_to_the_item_in_hand(opened: Opener) -> None:
    view = opened("complete")
    page = page_of(view)
    stand(page, FACTS, "f4")
    page._show_panel()
    QApplication.processEvents()
    assert isinstance(page.panel, ItemPanel)
    before = set(view.desk.case.answers.records("facts"))

    page.panel.write.click()
    (new,) = set(view.desk.case.answers.records("facts")) - before

    assert new in linked(view)


def test_task_list__holds_the_page_after_the_measures__with_a_tick_only_where_no_tie_is_missing(opened: Opener) -> None:
    view = opened("complete")
    pages = section_pages(view.desk)
    keys = [one.key for one in pages]
    assert keys.index(ITEMS) > max(keys.index("bank_records"), keys.index("freezing"))
    assert marks_of(pages, view.desk.live, view.desk.findings)[ITEMS][0] == "complete"

    view.desk.answer(FACTS, ())

    assert marks_of(section_pages(view.desk), view.desk.live, view.desk.findings)[ITEMS] == ("in_progress", 1)
