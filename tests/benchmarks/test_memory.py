"""Memory over ten thousand scripted actions: it grows while the program warms up, and then no more."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from mla_writer.ui.app import let_rest
from mla_writer.ui.items import ItemsView
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
from tests.sample import SAMPLES

ACTIONS = int(os.environ.get("ACTIONS", "10000"))
STEP = ACTIONS // 10
MOST_A_ACTION = 8.0
"""Kilobytes that an action of the second half may add: what the steps that can be undone hold, and what the binding keeps."""


def resident() -> float:
    """Return the memory of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def act(view: RequestView, number: int, chance: random.Random, keys: list[str]) -> None:
    """Do one of the things that a drafter does."""
    sort = number % 5
    if sort == 0:
        view.open_section(chance.choice(keys))
    elif sort == 1:
        view.desk.answer("request.reference", f"R/{number}")
    elif sort == 2:
        view.desk.type("request.case_name", f"R v {number}")
    elif sort == 3:
        view.tabs.setCurrentIndex(chance.randrange(view.tabs.count()))
        view.desk.undo()
    else:
        view.open_section("facts")
        page = view.stack.currentWidget()
        assert isinstance(page, ItemsView)
        page.open_item(chance.choice(page.model.keys))
        page.close_item()


@pytest.mark.timeout(3600)
def test_memory__over_ten_thousand_actions__is_flat(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "home"))
    draft = tmp_path / "draft.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.gaps.yaml", draft)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.settled.connect(let_rest)
    window.show()
    window.open(draft)
    view = window.request
    assert isinstance(view, RequestView)
    keys = [one.key for one in view.pages()]
    chance = random.Random(1)
    seen = []
    print()
    for number in range(ACTIONS):
        act(view, number, chance, keys)
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what the event loop of a program does
        if (number + 1) % STEP == 0:
            seen.append(resident())
            print(f"{number + 1:6} actions {seen[-1]:8.1f} MB   widgets {len(QApplication.allWidgets())}", flush=True)
    half = len(seen) // 2
    growth = seen[-1] - seen[half - 1]
    each = growth * 1024 / (len(seen) - half) / STEP
    print(f"second half {growth:+.1f} MB, {each:.2f} kB an action")
    assert each <= MOST_A_ACTION
