"""Writing letters beside the window, so that it goes on drawing; stopped on demand before anything is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mla_writer.case import Case
from mla_writer.letters import StoppedError, Wanted, write_into
from mla_writer.ui.aside import Aside


class Work(Aside):
    """One export. `advanced` tells how many letters are composed; when it is finished, `files`, `error` or `is_stopped` says how.

    Asked to stop, it finishes the letter that is being composed, and writes nothing.

    The case is looked at, never changed: its answers, forms and findings are immutable.
    """

    advanced = Signal(int)

    def __init__(self, case: Case, wanted: Wanted, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted, self.folder = wanted, folder
        self.files: tuple[Path, ...] = ()
        self.is_stopped = False
        _ = case.findings  # worked out before, so that the thread finds it ready
        self._case = replace(case, _done=[], _undone=[])

    def work(self) -> None:
        """Compose and write."""
        try:
            self.files = write_into(self._case, self.wanted, self.folder, self._go_on)
            _ = self._case.fingerprint  # so that the window finds the hashes of the items ready
        except StoppedError:
            self.is_stopped = True

    def _go_on(self, composed: int) -> bool:
        self.advanced.emit(composed)
        return not self.isInterruptionRequested()
