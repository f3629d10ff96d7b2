"""Windows for tests: off-screen, on a copy of a sample, in a home of their own; Qt's warnings are faults."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mla_writer.paths import HOME_VARIABLE
from mla_writer.ui import keeper
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
from tests.sample import SAMPLES

Opener = Callable[..., RequestView]


@pytest.fixture(autouse=True)
def saved_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for each answer to be on the disk, so that tests may look there; tests of the thread set the patience back."""
    monkeypatch.setattr(keeper, "PATIENCE", 20.0)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The main window with nothing opened before, in English."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield window
    window.close()


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
