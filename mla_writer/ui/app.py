"""Starting the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow


def run(path: Path | None = None) -> int:
    """Open the window, with the draft at `path` where one is given; return when it is closed."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("MLA Request Writer")
    settings = Settings()
    window = MainWindow(settings, welcome=settings.is_new and path is None)
    if path is not None:
        window.open(path)
    window.show()
    return app.exec()
