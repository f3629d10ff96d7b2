"""Starting the window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow

_MOMENT = 3000
"""Milliseconds after a draft was left in which another one is opened, where one is."""
_TURN = 0.001
"""Seconds after which a thread that composes or writes lets the window go on."""


def run(path: Path | None = None) -> int:
    """Open the window, with the draft at `path` where one is given; return when it is closed."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("MLA Request Writer")
    app.setDesktopFileName("mla-writer")
    settings = Settings()
    window = MainWindow(settings, welcome=settings.is_new and path is None)
    window.settled.connect(let_rest)
    window.left.connect(lambda: _sweep_later(window))
    sys.setswitchinterval(_TURN)
    window.show()
    QTimer.singleShot(0, window, lambda: _go_on(window, path))  # nothing of it is needed for the first sight
    return app.exec()


def _go_on(window: MainWindow, path: Path | None) -> None:
    from mla_writer.ui.last_resort import LastResort

    LastResort(window).watch()
    if path is not None:
        window.open_soon(path)
    else:
        window.load_meanwhile()


def let_rest() -> None:
    """Have the collector of what nobody refers to pass over what there is when a draft was opened.

    Forms, packs and the state of a large draft are a million objects, which it would look through at every few hundred keys
    for a quarter of a second.
    """
    gc.freeze()


def _sweep_later(window: MainWindow) -> None:
    """Collect what a draft has left behind, once nobody has opened another one for a moment."""
    QTimer.singleShot(_MOMENT, window, lambda: sweep() if window.request is None else None)


def sweep() -> None:
    """Look through everything for what nobody refers to: it takes some tenths of a second after a large draft."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
