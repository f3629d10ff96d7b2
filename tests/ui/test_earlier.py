"""From earlier drafts: persons and offences found by search and taken over, never retyped."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mla_writer.answers.values import Text
from mla_writer.conditions.values import UNKNOWN
from mla_writer.ui.earlier import EarlierDialog
from mla_writer.ui.items import ItemsView
from mla_writer.ui.request import RequestView
from mla_writer.ui.rows import Rows
from mla_writer.ui.settings import drafts_folder
from mla_writer.ui.window import MainWindow
from tests.sample import SAMPLES
from tests.ui.at import row_at

Opener = Callable[..., RequestView]


@pytest.fixture
def fresh(window: MainWindow, opened: Opener) -> RequestView:
    """A new request, beside the completed sample in the folder of drafts and a file that is none."""
    drafts_folder().mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SAMPLES / "uganda-switzerland.complete.yaml", drafts_folder() / "Kato.mla")
    (drafts_folder() / "broken.mla").write_text("[", encoding="utf-8")
    view = opened("gaps")
    for key in ("p1", "p2"):
        view.desk.remove(f"persons.{key}")
    return view


def dialog_of(view: RequestView, section: str, qtbot: QtBot) -> tuple[ItemsView, EarlierDialog]:
    view.open_section(section)
    page = view.stack.currentWidget()
    assert isinstance(page, ItemsView)
    page.take_earlier()
    found = page.findChild(EarlierDialog)
    assert isinstance(found, EarlierDialog)
    qtbot.waitUntil(lambda: found.list.count() > 0, timeout=20_000)
    return page, found


def test_person__found_by_words_and_taken__is_a_new_entry_without_the_part_in_the_earlier_case(
    fresh: RequestView, qtbot: QtBot
) -> None:
    page, dialog = dialog_of(fresh, "persons", qtbot)
    qtbot.keyClicks(dialog.line, "kato mos")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "Moses Ssebadduka Kato\n\u2068Kato.mla\u2069"
    ]
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    key = page.model.keys[-1]
    person = fresh.desk.case.answers.records("persons")[key]
    assert person["family"] == "Kato"
    assert "roles" not in person
    assert page.editor is not None
    assert page.editor.key == key
    fresh.desk.undo()
    assert key not in fresh.desk.case.answers.records("persons")


def test_offence__is_found_by_its_law_and_brings_text_and_penalty(fresh: RequestView, qtbot: QtBot) -> None:
    _, dialog = dialog_of(fresh, "offences", qtbot)
    qtbot.keyClicks(dialog.line, "anti-money")
    assert dialog.list.count() == 1
    assert "Anti-Money Laundering Act 2013" in dialog.list.item(0).text()
    dialog.take.click()
    key = list(fresh.desk.case.answers.records("offences"))[-1]
    assert str(fresh.desk.case.answers.get(f"offences.{key}.penalty.max_years")) == "15"
    assert fresh.desk.case.answers.records(f"offences.{key}.provisions")


def test_nothing_by_these_words__is_said(fresh: RequestView, qtbot: QtBot) -> None:
    _, dialog = dialog_of(fresh, "persons", qtbot)
    qtbot.keyClicks(dialog.line, "zebra")
    assert dialog.list.count() == 0
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.line.hasFocus()
    assert dialog.told.text() == "Nothing found in earlier drafts."


def provisions_of(view: RequestView, qtbot: QtBot) -> EarlierDialog:
    """Open the search beside the provision of the request."""
    rows = row_at(view, "request.domestic_law.statute").parentWidget()
    assert isinstance(rows, Rows)
    heading = next(
        one for entry, one in rows.shown.items() if entry.path == "request.domestic_law" and entry.sort == "group"
    )
    qtbot.mouseClick(heading.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    dialog = rows.findChild(EarlierDialog)
    assert isinstance(dialog, EarlierDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=20_000)
    return dialog


def test_provision__found_by_words_and_taken__fills_the_answer_and_can_be_taken_back(
    fresh: RequestView, qtbot: QtBot
) -> None:
    dialog = provisions_of(fresh, qtbot)
    qtbot.keyClicks(dialog.line, "laundering 2013")
    assert dialog.list.count() == 1
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert fresh.desk.case.answers.get("request.domestic_law.article") == "section 903 (fictitious number)"
    text = fresh.desk.case.answers.get("request.domestic_law.text")
    assert isinstance(text, Text)
    assert {"fr", "ar"} <= set(text.versions)
    fresh.desk.undo()
    assert fresh.desk.case.answers.get("request.domestic_law.article") is UNKNOWN


def test_provision__where_another_is_entered__is_not_mixed_with_it_and_the_window_says_so(
    fresh: RequestView, qtbot: QtBot
) -> None:
    fresh.desk.case.answer("request.domestic_law.article", "section 17")
    dialog = provisions_of(fresh, qtbot)
    qtbot.keyClicks(dialog.line, "laundering 2013")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert fresh.desk.case.answers.get("request.domestic_law.text") is UNKNOWN
    assert fresh.toast.text.text().startswith("Nothing was copied: another provision")
    assert fresh.toast.undo.isHidden()
