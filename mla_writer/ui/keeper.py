"""Keeping a draft on the disk without holding the window up: written by a thread, in order, the newest state only.

Nothing that somebody else has written there since is overwritten: that is told, and the drafter decides.
"""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from mla_writer.answers.draft import Draft
from mla_writer.errors import StorageError
from mla_writer.storage.drafts import draft_bytes, write_draft
from mla_writer.storage.files import Stamp, is_another, stamp_of, unreadable, write_whole
from mla_writer.ui.aside import do_aside

PATIENCE = 0.015
"""Seconds for which a draft is waited for before the window goes on; a small draft on a quick disk takes less."""

Outcome = Literal["saved", "changed", "failed"] | StorageError
"""Written; left alone because somebody else has written there; stopped by a fault of the program; stopped by the disk."""


class Keeper(QObject):
    """Has the states of one draft written; `kept` tells, in the window's thread, that the newest one is done."""

    kept = Signal()

    def __init__(self, path: Path, stamp: Stamp | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = _File(path, stamp)

    @property
    def outcome(self) -> Outcome:
        """How the last state went."""
        return self._file.outcome

    @property
    def stamp(self) -> Stamp | None:
        """How the file looked when it was last read or written here."""
        return self._file.stamp

    @property
    def is_busy(self) -> bool:
        """Whether a state is still to be written."""
        return not self._file.idle.is_set()

    def keep(self, draft: Draft, patience: float) -> bool:
        """Have a state written; tell whether that was done within `patience` seconds."""
        if self._file.take(draft):
            do_aside(self._file.write_all, self._tell, self, "keeper", daemon=True)
        return self._file.idle.wait(patience)

    def finish(self) -> None:
        """Wait until everything is on the disk."""
        self._file.idle.wait()

    def overwrite(self, copy: Path) -> bool:
        """Keep what stands in the file now as `copy`, and let the next state replace it; tell whether there was anything.

        What is written there later is not known, and not replaced. Raise StorageError where the copy cannot be written.
        """
        self.finish()
        path = self._file.path
        try:
            seen, content = path.stat(), path.read_bytes()
        except FileNotFoundError:
            self._file.stamp = None
            return False
        except OSError as error:
            raise unreadable(path, error) from error
        write_whole(copy, content, private=True)
        self._file.stamp = seen.st_mtime_ns, seen.st_size, hashlib.sha256(content).hexdigest()
        return True

    def take_as_saved(self) -> None:
        """Forget how the last state went: another file holds it."""
        self._file.outcome = "saved"

    def _tell(self, _: None) -> None:
        self.kept.emit()


class _File:
    """The file of a draft, written by a thread: nothing of Qt's, so that the thread may outlive the window."""

    def __init__(self, path: Path, stamp: Stamp | None) -> None:
        self.path = path
        self.outcome: Outcome = "saved"
        self.stamp = stamp or stamp_of(path)
        self.idle = threading.Event()
        self.idle.set()
        self._next: Draft | None = None
        self._lock = threading.Lock()

    def take(self, draft: Draft) -> bool:
        """Take a state that is to be written; tell whether nobody writes, so that `write_all` must be called."""
        with self._lock:
            self._next = draft
            was_idle = self.idle.is_set()
            self.idle.clear()
        return was_idle

    def write_all(self) -> None:
        """Write the newest state until there is none, and keep how that went; whatever happens, nobody waits for ever."""
        while True:
            with self._lock:
                draft, self._next = self._next, None
                if draft is None:
                    self.idle.set()
                    return
            try:
                self.outcome = self._write(draft)
            except BaseException:
                self.outcome = "failed"
                with self._lock:
                    self.idle.set()
                raise

    def _write(self, draft: Draft) -> Outcome:
        if is_another(stamp_of(self.path, self.stamp), self.stamp):
            return "changed"
        try:
            write_draft(draft_bytes(draft, self.path), self.path)
        except StorageError as error:
            return error
        self.stamp = stamp_of(self.path)
        return "saved"
