"""Keeping a draft on the disk without holding the window up: written by a thread, in order, the newest state only.

Nothing that somebody else has written there since is overwritten: that is told, and the drafter decides.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from mla_writer.answers.draft import Draft
from mla_writer.errors import StorageError
from mla_writer.storage.drafts import draft_bytes, write_draft

PATIENCE = 0.015
"""Seconds for which a draft is waited for before the window goes on; a small draft on a quick disk takes less."""

Outcome = Literal["saved", "changed"] | StorageError
Stamp = tuple[int, int, str]
"""How a file looked when it was last read or written here: time, size, and the hash of what stands in it."""


class Keeper(QObject):
    """Writes the states of one draft. `outcome` is how the last one went; `kept` tells, from the thread, that one is done."""

    kept = Signal()

    def __init__(self, path: Path, stamp: Stamp | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.outcome: Outcome = "saved"
        self.stamp = stamp or stamp_of(path)
        self._next: Draft | None = None
        self._lock = threading.Lock()
        self._idle = threading.Event()
        self._idle.set()

    @property
    def is_busy(self) -> bool:
        """Whether a state is still to be written."""
        return not self._idle.is_set()

    def keep(self, draft: Draft, patience: float) -> bool:
        """Have a state written; tell whether that was done within `patience` seconds."""
        with self._lock:
            self._next = draft
            if self._idle.is_set():
                self._idle.clear()
                threading.Thread(target=self._work, name="keeper", daemon=True).start()
        return self._idle.wait(patience)

    def finish(self) -> None:
        """Wait until everything is on the disk."""
        self._idle.wait()

    def overwrite(self) -> None:
        """Take what stands in the file now as known: the next state replaces it; it stays beside it as the version before."""
        self.stamp = stamp_of(self.path)

    def _work(self) -> None:
        while True:
            with self._lock:
                draft, self._next = self._next, None
                if draft is None:
                    self._idle.set()
                    break
            self.outcome = self._write(draft)
        with contextlib.suppress(RuntimeError):  # the window is gone
            self.kept.emit()

    def _write(self, draft: Draft) -> Outcome:
        now = stamp_of(self.path, self.stamp)
        if now is not None and self.stamp is not None and now[2] != self.stamp[2]:
            return "changed"
        content = draft_bytes(draft)
        try:
            write_draft(content, self.path)
        except StorageError as error:
            return error
        self.stamp = stamp_of(self.path)
        return "saved"


def stamp_of(path: Path, known: Stamp | None = None) -> Stamp | None:
    """Return how the file at `path` looks; None where there is none. What looks as `known` is not read again."""
    try:
        seen = path.stat()
        if known is not None and known[:2] == (seen.st_mtime_ns, seen.st_size):
            return known
        return seen.st_mtime_ns, seen.st_size, hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
