"""The last resort of the window: a fault of the program is told, kept for a report, and the window goes on.

Everything that can go wrong in the world (files, disks, bad input) is told where it happens. What comes here is a fault of ours:
without this, what was pressed would seem to do nothing.
"""

from __future__ import annotations

import datetime as dt
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from mla_writer import __version__, paths
from mla_writer.errors import StorageError
from mla_writer.storage.files import write_whole
from mla_writer.translation.message import N_
from mla_writer.ui.parts import isolated
from mla_writer.ui.plain import plain
from mla_writer.ui.window import MainWindow

Fault = tuple[type[BaseException], BaseException, TracebackType | None]

_TITLE = N_("A fault in the program stopped your last action.")
_GO_ON = N_("You can carry on. If it happens again, close the request and reopen it.")
_KEPT = N_(
    "The details for a report are in {file}. Read it before you pass it on: it may contain words from the request."
)
_MOST_KEPT = 20
_ONCE_IN = dt.timedelta(seconds=30)
"""The same fault is told once in this time: one while a view draws itself comes with every drawing."""


class _Kept(logging.Handler):
    """Keeps, once for each place, a fault after which the program went on by itself: a check that failed."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._places: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Write the report; nobody is interrupted."""
        if record.exc_info is None or record.exc_info[0] is None:
            return
        where = "".join(traceback.format_tb(record.exc_info[2])[-1:])
        if where not in self._places:
            self._places.add(where)
            _kept("".join(traceback.format_exception(*record.exc_info)), dt.datetime.now().astimezone())


class LastResort(QObject):
    """Takes what nobody caught, in any thread, for as long as the program runs."""

    _fell = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.box: QMessageBox | None = None
        self._told: dict[str, dt.datetime] = {}
        self._fell.connect(self._tell)

    def watch(self) -> Callable[[], None]:
        """Take over from Python; return what gives it back."""
        before = sys.excepthook, threading.excepthook

        def take(sort: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
            before[0](sort, error, where)  # the console has it too, where there is one
            if issubclass(sort, Exception):
                self._fell.emit((sort, error, where))

        def take_from_thread(told: threading.ExceptHookArgs) -> None:
            if told.exc_value is not None:
                take(told.exc_type, told.exc_value, told.exc_traceback)

        kept, log = _Kept(), logging.getLogger("mla_writer")

        def give_back() -> None:
            sys.excepthook, threading.excepthook = before
            log.removeHandler(kept)

        log.addHandler(kept)
        sys.excepthook, threading.excepthook = take, take_from_thread
        return give_back

    def _tell(self, fault: Fault) -> None:
        """Keep a fault and tell it, once for each place at a time."""
        told, now = "".join(traceback.format_exception(*fault)), dt.datetime.now().astimezone()
        where = "".join(traceback.format_tb(fault[2])[-1:]) or told
        if self.box is not None or now - self._told.get(where, dt.datetime.min.replace(tzinfo=dt.UTC)) < _ONCE_IN:
            return
        self._told[where] = now
        file = _kept(told, now)
        words, request = self.window.words, self.window.request
        lines = [request.desk.told_of_saving] if request is not None else []
        lines += [words.text(_GO_ON), words.text(_KEPT, file=isolated(str(file)))] if file else [words.text(_GO_ON)]
        box = self.box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(words.text(N_("MLA Request Writer")))
        box.setText(words.text(_TITLE))
        box.setInformativeText(plain("\n\n".join(lines)))
        box.addButton(words.text(N_("Close")), QMessageBox.ButtonRole.RejectRole)
        if file is not None:
            show = box.addButton(words.text(N_("Open folder")), QMessageBox.ButtonRole.ActionRole)
            show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))))
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        box, self.box = self.box, None
        if box is not None:
            box.deleteLater()


def _kept(told: str, now: dt.datetime) -> Path | None:
    """Write the report of a fault beside those before it, of which the newest stay; None where it cannot be written."""
    folder = paths.faults()
    machine = f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}"
    file = folder / f"{now:%Y-%m-%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        head = f"mla-writer {__version__}, {machine}\n{now.isoformat(timespec='seconds')}\n\n"
        write_whole(file, f"{head}{told}".encode("utf-8", "backslashreplace"), private=True)
        for old in sorted(folder.glob("*.txt"))[:-_MOST_KEPT]:
            old.unlink()
    except (OSError, StorageError):
        return None
    return file
