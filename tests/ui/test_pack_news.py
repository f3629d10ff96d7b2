"""A draft that was checked with another pack says so when it is opened, until the newer one is accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.content import Content
from mla_writer.paths import office_packs
from mla_writer.ui.pack_news import PackNewsDialog
from mla_writer.ui.request import RequestView
from mla_writer.ui.window import MainWindow
from tests.sample import CONTENT

Opener = Callable[..., RequestView]


@pytest.fixture
def view(opened: Opener, window: MainWindow) -> RequestView:
    """The completed sample, checked with the pack that came along and opened again while the office has a newer one."""
    first = opened("complete")
    first.desk.answer("request.reference", "X/1")
    path = first.desk.path
    window.go_home()
    office_packs().mkdir(parents=True, exist_ok=True)
    text = CONTENT.packs.file_of("CH").read_text(encoding="utf-8")
    newer = text.replace("\nversion: 1\n", "\nversion: 2\n").replace("Federal Office of Justice", "Other Office")
    (office_packs() / "ch.yaml").write_text(newer, encoding="utf-8")
    window.content = Content.shipped()  # as a program that is started anew reads it
    window.open(path)
    assert window.request is not None
    return window.request


def told(widget: QWidget) -> str:
    words = "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))
    return "".join(letter for letter in words if letter not in "\u2066\u2068\u2069")


def press(widget: QWidget, text: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text() == text).click()


def test_notice__says_which_pack_has_changed_and_what_that_does(view: RequestView) -> None:
    said = told(view.notices)
    assert "The country pack for Switzerland has changed since this draft was checked" in said
    assert "from version 1 to version 2." in said
    assert "As a result: 0 new findings, 0 gone." in said


def test_pack_that_kept_its_number__is_told_as_changed_all_the_same(view: RequestView, window: MainWindow) -> None:
    path = view.desk.path
    window.go_home()
    file = office_packs() / "ch.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("\nversion: 2\n", "\nversion: 1\n"), encoding="utf-8")
    window.content = Content.shipped()
    window.open(path)
    assert window.request is not None
    assert "it is still called version 1." in told(window.request.notices)


def test_changes__are_shown_in_words_and_accepted_there(view: RequestView, qtbot: QtBot, window: MainWindow) -> None:
    press(view.notices, "Show the changes…")
    dialog = view.findChild(PackNewsDialog)
    assert isinstance(dialog, PackNewsDialog)
    qtbot.waitUntil(lambda: "Other Office" in told(dialog))
    assert "Federal Office of Justice" in told(dialog)
    assert "Now: version 2 of 21\u00a0November 2026, of the office" in told(dialog)
    dialog.take.click()
    assert view.notices.isHidden()
    path = view.desk.path
    assert view.desk.case.draft.packs["CH"].version == 2
    window.go_home()
    window.open(path)
    assert window.request is not None
    assert window.request.notices.isHidden()


def test_notice__stays_while_one_goes_on_and_is_accepted_at_once(view: RequestView) -> None:
    view.desk.answer("request.reference", "X/2")
    assert view.desk.case.draft.packs["CH"].version == 1
    assert not view.notices.isHidden()
    press(view.notices, "Accept")
    assert view.notices.isHidden()
    view.desk.undo()
    assert view.desk.case.draft.packs["CH"].version == 2
