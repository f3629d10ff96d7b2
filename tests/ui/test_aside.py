"""Work beside the window: handed over in the window's thread, to whoever still lives."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from mla_writer.ui.aside import do_aside


def test_do_aside__hands_over_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    owner, where = QObject(), list[tuple[threading.Thread | None, threading.Thread]]()
    do_aside(threading.current_thread, lambda made: where.append((made, threading.current_thread())), owner, "test")
    qtbot.waitUntil(lambda: bool(where))
    made, handed = where[0]
    assert made is not threading.main_thread()
    assert handed is threading.main_thread()


def test_do_aside__owner_deleted_meanwhile__gets_nothing(qtbot: QtBot) -> None:
    owner, other, gate, told = QObject(), QObject(), threading.Event(), []
    do_aside(lambda: gate.wait(10), lambda _: told.append("owner"), owner, "test")
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    gate.set()
    do_aside(lambda: gate.wait(10), lambda _: told.append("other"), other, "test")
    qtbot.waitUntil(lambda: "other" in told and gc.isenabled())
    assert told == ["other"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_do_aside__work_that_fails__is_told_and_hands_over_nothing(qtbot: QtBot) -> None:
    owner, told = QObject(), list[object]()
    do_aside(lambda: 1 // 0, told.append, owner, "test")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [None]


def test_do_aside__rubbish_is_not_collected_until_all_is_done(qtbot: QtBot) -> None:
    owner, gate, told = QObject(), threading.Event(), list[object]()
    assert gc.isenabled()
    do_aside(lambda: gate.wait(10), told.append, owner, "slow")
    do_aside(lambda: None, told.append, owner, "quick")
    qtbot.waitUntil(lambda: told == [None])
    assert not gc.isenabled()
    gate.set()
    qtbot.waitUntil(lambda: told == [None, True])
    assert gc.isenabled()
