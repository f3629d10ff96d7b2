"""Windows for tests: off-screen, on a copy of a sample, in a home of their own; Qt's warnings are faults."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mla_writer.paths import HOME_VARIABLE
from mla_writer.ui import keeper
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
from tests.machine import slowness
from tests.sample import SAMPLES

Opener = Callable[..., RequestView]
Kind = TypeVar("Kind", bound=QObject)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Hold against each test that windows, timers and threads are gone when it is over.

    What was there before is set aside, so that the collector passes over forms and packs, a million objects, in no test.
    """
    gc.collect()
    gc.freeze()
    frozen = gc.get_freeze_count()
    before = Counter(left())
    yield
    if gc.get_freeze_count() > frozen:  # the program did so too: what it set aside would not be seen
        gc.unfreeze()
    settle()
    after = Counter(left()) - before
    assert not after, f"left behind: {dict(after)}"


def left() -> Iterator[str]:
    """Yield what is alive: windows without a parent, children of the application, timers that run, threads."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return  # a test without a window, before any other has made one
    yield from (
        f"window {type(one).__name__}" for one in app.topLevelWidgets() if type(one).__module__ != "PySide6.QtWidgets"
    )
    yield from (f"timer of {type(one.parent()).__name__}" for one in living(QTimer) if one.isActive())
    yield from (f"thread {one.name}" for one in threading.enumerate() if one.name == "aside-keeper")


def settle() -> None:
    """Let go of what is to be deleted."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.collect()
    for _ in range(5):  # what Qt was asked to do once, a moment later: its timer has no parent and ends by itself
        waiting = [
            one.remainingTime() for one in living(QTimer) if one.isActive() and one.isSingleShot() and not one.parent()
        ]
        if not waiting:
            break
        QTest.qWait(max(waiting) + 1)


def living(kind: type[Kind]) -> list[Kind]:
    """Return the objects of a class that Python knows and that Qt has not deleted.

    Nobody may work beside the window meanwhile: who looks at all objects also holds those that a thread is making, and Python
    ends a thread whose half-made tuple somebody else holds.
    """
    for one in threading.enumerate():
        if one.name.startswith("aside-"):
            one.join(60)
    return [one for one in gc.get_objects() if isinstance(one, kind) and isValid(one)]


class Watchdog:
    """Measures the longest turn of the event loop while it watches, in milliseconds of work of this thread alone.

    Work of other processes and threads does not count, and where they slow this one down, more is allowed to the same degree.
    After a turn that seems too long the speed of the machine is measured at once, since it changes within a second.
    """

    def __init__(self, most: float) -> None:
        self.most = most
        self.longest = 0.0
        self.acts: list[float] = []

    def __enter__(self) -> Watchdog:
        self._slow = slowness()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        self._dispatcher = dispatcher
        self._last = time.thread_time()
        dispatcher.aboutToBlock.connect(self._turn)
        dispatcher.awake.connect(self._turn)
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._turn()
        self._dispatcher.aboutToBlock.disconnect(self._turn)
        self._dispatcher.awake.disconnect(self._turn)
        most = self.most * max(self._slow, slowness())
        told = ", ".join(f"{one:.0f}" for one in self.acts)
        if kind is None:
            assert self.longest <= most, f"the window stood still for {self.longest:.0f} ms, {most:.0f} at most: {told}"

    def act(self, act: Callable[[], object], wait: int = 30) -> None:
        """Do something and let the window draw what follows from it."""
        self._turn()
        before, self.longest = self.longest, 0.0
        act()
        self._turn()
        QTest.qWait(wait)
        self._turn()
        self.acts.append(self.longest)
        self.longest = max(before, self.longest)

    def _turn(self) -> None:
        took = (time.thread_time() - self._last) * 1000
        if took > self.most:
            took /= max(1.0, slowness() / self._slow)
        self.longest = max(self.longest, took)
        self._last = time.thread_time()


@pytest.fixture
def watchdog() -> type[Watchdog]:
    """Watches over the window: `with watchdog(50) as watched: watched.act(…)`."""
    return Watchdog


@pytest.fixture(autouse=True)
def saved_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for each answer to be on the disk, so that tests may look there; tests of the thread set the patience back."""
    monkeypatch.setattr(keeper, "PATIENCE", 20.0)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The main window with nothing opened before, in English; no test may leave it with a main button in sight that is grey."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield window
    grey = [one.text() for one in window.findChildren(QPushButton, "main") if one.isVisible() and not one.isEnabled()]
    window.close()
    assert not grey, f"a main button says what is missing when it is pressed: {grey}"


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Opener:
    """Opens a copy of a sample and returns its view."""

    def opening(name: str = "gaps", language: str = "en") -> RequestView:
        draft = tmp_path / f"{name}.mla"
        shutil.copyfile(SAMPLES / f"uganda-switzerland.{name}.yaml", draft)
        window.words.language = language
        window.show_at(1280, 720)
        window.open(draft)
        qtbot.wait(30)
        assert isinstance(window.view, RequestView)
        return window.view

    return opening
