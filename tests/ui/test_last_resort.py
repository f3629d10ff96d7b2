"""A fault of the program in the window: told once, kept for a report, and the window goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mla_writer.paths import faults
from mla_writer.storage.drafts import draft_bytes
from mla_writer.ui import keeper
from mla_writer.ui.last_resort import LastResort
from mla_writer.ui.request import RequestView
from mla_writer.ui.window import MainWindow

Opener = Callable[..., RequestView]


@pytest.fixture
def resort(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[LastResort]:
    """The last resort of a window; the console, which tests fail for, is not told."""
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda *_: None)
    made = LastResort(window)
    give_back = made.watch()
    yield made
    give_back()
    if made.box is not None:
        made.box.reject()


def fall(what: str = "the answer of somebody") -> None:
    try:
        raise KeyError(what)
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def reports() -> list[Path]:
    return sorted(faults().glob("*.txt"))


def test_fault__is_told_with_where_its_report_stands__and_the_window_goes_on(resort, window, qtbot):
    fall()
    box = resort.box
    assert box is not None
    assert box.text() == "A fault in the program stopped your last action."
    (report,) = reports()
    assert str(report) in box.informativeText()
    told = report.read_text(encoding="utf-8")
    assert told.startswith("mla-writer ")
    assert "KeyError" in told
    assert "line" in told
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert resort.box is None
    assert window.isEnabled()


def test_fault__that_comes_again_at_once__is_told_once__another_one_too(resort):
    for _ in range(3):
        fall()
    assert resort.box is not None
    resort.box.reject()
    for _ in range(3):
        fall()
    assert resort.box is None
    assert len(reports()) == 1
    sys.excepthook(ValueError, ValueError("elsewhere"), None)
    assert resort.box is not None


def test_fault_in_a_thread__is_told_in_the_window(resort, qtbot):
    def work() -> None:
        try:
            raise ValueError("beside")
        except ValueError as error:
            threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert resort.box is None  # not before the window's own thread has its turn
    qtbot.waitUntil(lambda: resort.box is not None)
    assert "beside" in reports()[0].read_text(encoding="utf-8")


def test_reports__newest_twenty_stay(resort):
    faults().mkdir(parents=True)
    for number in range(30):
        (faults() / f"2020-01-{number + 1:02}-000000.txt").write_text("old", encoding="utf-8")
    fall()
    assert len(reports()) == 20
    assert "KeyError" in reports()[-1].read_text(encoding="utf-8")


def test_report__that_cannot_be_written__is_not_promised(resort):
    faults().parent.mkdir(parents=True, exist_ok=True)
    faults().write_text("a file in the way", encoding="utf-8")
    fall()
    assert resort.box is not None
    assert "report" not in resort.box.informativeText()
    assert "You can carry on" in resort.box.informativeText()


def test_check_that_fails__is_kept_for_a_report_once__and_nobody_is_interrupted(resort):
    for _ in range(3):
        try:
            raise OverflowError("date value out of range")
        except OverflowError:
            logging.getLogger("mla_writer.checks").exception("the check failed")
    (report,) = reports()
    assert "OverflowError" in report.read_text(encoding="utf-8")
    assert resort.box is None


def test_interrupt_from_the_keyboard__is_no_fault(resort):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert resort.box is None


def test_draft_that_cannot_be_turned_into_bytes__is_told__and_closing_does_not_wait_for_ever(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    monkeypatch.setattr(threading, "excepthook", lambda *_: None)

    def broken(*_: object) -> bytes:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(keeper, "draft_bytes", broken)
    states: list[str] = []
    view.desk.saved.connect(states.append)
    view.desk.answer("request.reference", "R/1")
    qtbot.waitUntil(lambda: bool(states))
    assert states[-1] == "Not saved: a fault in the program"
    view.desk.keeper.finish()
    assert not view.desk.is_saved
    monkeypatch.setattr(keeper, "draft_bytes", draft_bytes)
    view.desk.answer("request.reference", "R/2")
    assert states[-1].startswith("Saved")
