"""Something that takes its time, done beside the window so that it goes on drawing."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QThread

from mla_writer.errors import ProgramError


class Aside(QThread):
    """One piece of work, in `work`; when it is finished, `error` says why it could not be done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.error: ProgramError | None = None
        self._collects = gc.isenabled()
        self.finished.connect(self._collect)

    def begin(self) -> None:
        """Start; rubbish is collected afterwards: widgets among it may only be freed by the thread of the window."""
        gc.disable()
        self.start(QThread.Priority.LowPriority)

    def run(self) -> None:
        """Do the work."""
        try:
            self.work()
        except ProgramError as error:
            self.error = error

    def work(self) -> None:
        """Do it; a ProgramError is kept for the window to tell."""
        raise NotImplementedError

    def _collect(self) -> None:
        if self._collects:
            gc.enable()
