"""What the window costs: starting beside a bare main window, going to a page, answering, changing the language."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
from tests.sample import SAMPLES

ROUNDS = 7
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
app = QApplication([])
window = MainWindow(Settings())
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def process(code: str) -> float:
    """Return the median wall time of a Python process in milliseconds, after one that warms up."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def test_start__beside_a_bare_window():
    bare, ours = process(BARE), process(OURS)
    print(f"\nbare main window  {bare:7.1f} ms\nfirst own window  {ours:7.1f} ms   {ours / bare:.2f} times")


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with the sample opened."""
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "home"))
    draft = tmp_path / "draft.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.gaps.yaml", draft)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    window.open(draft)
    qtbot.wait(50)
    return window


def timed(name: str, act: Callable[[int], object], rounds: int = 30) -> float:
    """Print and return the median of `rounds` runs with their events, in milliseconds."""
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        act(number)
        QApplication.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name:34} p50 {statistics.median(times):6.1f} ms   most {max(times):6.1f} ms")
    return statistics.median(times)


def test_window__going_about(window):
    view = window.request
    assert isinstance(view, RequestView)
    print()
    keys = [one.key for one in view._sections]
    timed("page, shown for the first time", lambda n: view.open_section(keys[n]), len(keys))
    timed("page, shown again", lambda n: view.open_section(keys[n % len(keys)]))
    view.open_section("proceedings")
    timed("answer, findings in sight", lambda n: view.desk.answer("request.reference", f"A {n}"))
    view.tabs.setCurrentIndex(1)
    timed("answer, letter in sight", lambda n: view.desk.answer("request.reference", f"B {n}"))
    timed("language", lambda n: window.speak(("fr", "ar", "en")[n % 3]), 6)
