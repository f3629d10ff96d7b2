"""An edited letter is read back in the window: each change seen beside the draft, the chosen ones taken over, undone at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from mla_writer.conditions.values import Day
from mla_writer.letters import compose_letter, written_as
from mla_writer.ui.edited_letter import EditedLetterDialog
from mla_writer.ui.request import RequestView
from tests.revision.test_edited_letter import NBSP, edit
from tests.ui.conftest import Opener

LEFT = Qt.MouseButton.LeftButton
_EDITS = (
    (f">23{NBSP}November 2026<", ">24 November 2026<"),
    (">08:00–17:00<", "><"),
    (">New request<", ">Something new<"),
)


def letter_of(view: RequestView, folder: Path, *edits: tuple[str, str]) -> Path:
    file = folder / "edited.docx"
    file.write_bytes(edit(written_as(compose_letter(view.desk.case, "en"), "docx"), *edits))
    return file


def looked_at(view: RequestView, qtbot: QtBot) -> EditedLetterDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in view.findChildren(EditedLetterDialog)))
    dialog = next(one for one in view.findChildren(EditedLetterDialog) if one.isVisible())
    if dialog.work.isRunning() or dialog.edited is None:
        with qtbot.waitSignal(dialog.looked, timeout=20_000):
            pass
    return dialog


def told(dialog: EditedLetterDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def test_edited_letter__what_is_chosen_is_taken_over_and_undone_at_once(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    file = letter_of(view, tmp_path, *_EDITS)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    view.read_back()
    dialog = looked_at(view, qtbot)
    assert "Can be accepted: 2" in told(dialog)
    assert "To be changed in the answers themselves: 1" in told(dialog)
    assert "Something new" in told(dialog)
    qtbot.mouseClick(dialog.main, LEFT)
    assert dialog.isVisible(), "nothing is chosen yet"
    qtbot.mouseClick(dialog.changes.all, LEFT)
    assert [one.where for one in dialog.changes.chosen] == ["request.date"]
    assert dialog.main.text() == "Accept 1"
    hours = view.desk.case.answers.text("request.contact_hours")
    qtbot.mouseClick(dialog.main, LEFT)
    assert view.desk.case.answers.get("request.date") == Day(2026, 11, 24)
    assert view.desk.case.answers.text("request.contact_hours") == hours
    view.desk.undo()
    assert view.desk.case.answers.get("request.date") == Day(2026, 11, 23)


def test_edited_letter__of_another_draft__is_read_only_if_somebody_wants_it(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened()
    file = letter_of(view, tmp_path)
    view.desk.answer("request.case_name", "Uganda v. Somebody")
    view.read_letter(file)
    dialog = looked_at(view, qtbot)
    assert "another draft" in told(dialog)
    assert not dialog.main.isVisible()
    qtbot.mouseClick(dialog.read_anyway, LEFT)
    other = looked_at(view, qtbot)
    assert any(one.where == "request.case_name" for one in other.edited.changes) if other.edited else False
    other.reject()
