"""Answers of a State read back in the window: seen beside what the pack knew, taken over only when accepted, and taken back."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer import paths
from mla_writer.content import Content
from mla_writer.documents.state_questionnaire import compose_questionnaire
from mla_writer.documents.word import write_word
from mla_writer.ui.ask_state import AskState
from mla_writer.ui.read_answers import AnswersDialog
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow
from tests.filled import filled
from tests.sample import CONTENT

VALUES = {
    "answered.by": "A. Director, Ministry of Justice",
    "answered.on": "2026-11-20",
    "authority.email": "mla@example.org",
    "languages.accepted": "English, Afrikaans",
    "channel.email": "advance_copy",
    "assistance.bank_records.law": "Act of 1996",
}
TICKS = ("ok:authority.name",)


@cache
def asked() -> bytes:
    pack = CONTENT.pack("ZA")
    assert pack is not None
    return write_word(compose_questionnaire(pack, CONTENT.forms, CONTENT.catalogues, "en"))


@pytest.fixture
def states(window: MainWindow) -> StatesView:
    window.content = Content.shipped()
    window.show_at(1280, 720)
    window.browse_states("KE")
    assert isinstance(window.view, StatesView)
    return window.view


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.docx"
    file.write_bytes(filled(asked(), VALUES, TICKS))
    return file


def opened(states: StatesView, file: Path, qtbot: QtBot) -> AnswersDialog:
    dialog = states.hand_over.open_answers(file)
    with qtbot.waitSignal(dialog.looked, timeout=60_000):
        pass
    return dialog


def told(widget: QWidget) -> str:
    QApplication.processEvents()
    texts = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "".join(letter for letter in " | ".join(texts) if letter not in "\u200e\u200f\u2066\u2068\u2069")


def office() -> list[str]:
    folder = paths.office_packs()
    return sorted(one.name for one in folder.glob("*.yaml")) if folder.is_dir() else []


def test_answers__are_shown__accepted_as_a_new_version__and_taken_back(
    states: StatesView, answers: Path, qtbot: QtBot
) -> None:
    dialog = opened(states, answers, qtbot)
    shown = told(dialog)
    assert "South Africa: answers of 20\u00a0November 2026, by A. Director, Ministry of Justice" in shown
    assert "3 answered, 1 confirmed, 1 changed," in shown
    assert "Changed: 1 | Languages accepted | English | English · Afrikaans" in shown
    assert "Bank and financial records: Law | Act of 1996" in shown
    assert "An advance copy is accepted by e-mail." in shown
    assert "Left open: " in shown
    assert "+  email: mla@example.org" in dialog.differences.toPlainText()
    dialog.tabs.setCurrentWidget(dialog.changes)
    assert "At a glance – E-mail | nothing | mla@example.org" in told(dialog.changes)
    assert office() == []

    qtbot.keyClick(dialog.main, Qt.Key.Key_Space)
    assert office() == ["za.yaml"]
    assert states.code == "ZA"
    assert "mla@example.org" in (paths.office_packs() / "za.yaml").read_text(encoding="utf-8")
    assert "The answers are now in your office's pack for South Africa" in told(states)
    assert "Pack version 2" in told(states.body)

    qtbot.mouseClick(states.hand_over.toast.undo, Qt.MouseButton.LeftButton)
    assert office() == []
    assert "Pack version 1" in told(states.body)


def test_second_answers__can_be_put_back_to_the_first(states: StatesView, answers: Path, qtbot: QtBot) -> None:
    opened(states, answers, qtbot).take()
    first = (paths.office_packs() / "za.yaml").read_bytes()
    answers.write_bytes(filled(asked(), VALUES | {"authority.email": "new@example.org"}, TICKS))
    dialog = opened(states, answers, qtbot)
    assert "about version 1 of the pack, which is now at version 2" in told(dialog)
    dialog.take()
    assert (paths.office_packs() / "za.yaml").read_bytes() != first
    states.hand_over.undo()
    assert (paths.office_packs() / "za.yaml").read_bytes() == first


def test_what_was_left_open__is_shown_on_demand(states: StatesView, answers: Path, qtbot: QtBot) -> None:
    dialog = opened(states, answers, qtbot)
    more = next(one for one in dialog.answers.findChildren(QPushButton) if one.text().startswith("Show "))
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert "Number of copies" in told(dialog.answers)
    dialog.reject()


@pytest.mark.parametrize(("content", "said"), [
    (b"no Word file", "answers.docx: this is not a Word file"),
    (filled(asked(), VALUES | {"answered.on": "2126-11-20"}), "answers.docx: the day of the answers, 2126-11-20, lies"),
    (filled(asked(), VALUES | {"authority.name": "Mini\u202estry"}), "hidden character (U+202E)"),
])  # fmt: skip
def test_bad_file__is_refused_in_a_line__and_changes_nothing(states, tmp_path, qtbot, content, said):
    file = tmp_path / "answers.docx"
    file.write_bytes(content)
    dialog = opened(states, file, qtbot)
    assert "This file cannot be used. Nothing has been changed." in told(dialog)
    assert said in told(dialog)
    assert dialog.main.isHidden()
    dialog.take()
    assert office() == []
    dialog.reject()


def test_nothing_answered__leaves_nothing_to_accept(states: StatesView, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "answers.docx"
    file.write_bytes(asked())
    dialog = opened(states, file, qtbot)
    assert "Nothing was answered." in told(dialog)
    assert dialog.main.isHidden()
    dialog.reject()


def test_disk_that_is_full__is_told_and_nothing_is_taken_over(states, answers, qtbot):
    dialog = opened(states, answers, qtbot)
    paths.office_packs().parent.mkdir(parents=True, exist_ok=True)
    paths.office_packs().write_text("a file where the folder should be", encoding="utf-8")
    dialog.take()
    assert dialog.isVisible()
    assert "this could not be read or written" in told(dialog)
    assert paths.office_packs().is_file()
    dialog.reject()


def test_ways_there__from_the_bar_and_from_the_menu_of_the_sheet(states, answers, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(answers), "*.docx"))
    ask = states.body.findChild(AskState)
    assert isinstance(ask, AskState)
    bar = next(one for one in states.findChildren(QPushButton) if one.text() == "Read answers…")
    for act in (bar.click, ask.menu_.actions()[-1].trigger):
        act()
        dialog = next(one for one in states.findChildren(AnswersDialog) if one.isVisible())
        with qtbot.waitSignal(dialog.looked, timeout=60_000):
            pass
        dialog.reject()
        qtbot.wait(10)
