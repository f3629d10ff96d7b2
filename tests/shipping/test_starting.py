"""What starting loads: the command line no Qt, the window nothing that it does not show yet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mla_writer.paths import HOME_VARIABLE

HEAVY = (
    "docx", "lxml", "pydantic", "babel", "yaml", "phonenumbers", "stdnum", "mla_writer.content", "mla_writer.case",
    "mla_writer.checks", "mla_writer.forms", "mla_writer.conditions", "mla_writer.documents", "mla_writer.ui.request",
)  # fmt: skip
HOME = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
app = QApplication([])
window = MainWindow(Settings())
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
print(" ".join(sys.modules))
"""
VERSION = "import sys; from mla_writer.__main__ import main; main(['--version']); print(' '.join(sys.modules))"


def loaded(code: str, home: Path) -> set[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(home)}
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)
    return set(told.stdout.split())


def test_home__opened_for_the_second_time__has_loaded_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    loaded(HOME, tmp_path)  # the first start reads the tokens of the look, and keeps them
    names = loaded(HOME, tmp_path)
    assert "mla_writer.ui.home" in names
    assert sorted(names & set(HEAVY)) == []


def test_version__loads_no_qt_and_no_content(tmp_path: Path) -> None:
    names = loaded(VERSION, tmp_path)
    assert sorted(names & {*HEAVY, "PySide6", "shiboken6", "mla_writer.ui"}) == []
