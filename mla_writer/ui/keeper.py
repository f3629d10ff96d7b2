"""Keeping a draft on the disk without holding the window up: written by a thread, in order, the newest state only.

Nothing that somebody else has written there since is overwritten: that is told, and the drafter decides.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from mla_writer.answers.draft import Draft
from mla_writer.errors import StorageError
from mla_writer.storage.drafts import draft_bytes, write_draft
from mla_writer.ui.aside import Newest, do_aside

PATIENCE = 0.015
"""Seconds for which a draft is waited for before the window goes on; a small draft on a quick disk takes less."""

Outcome = Literal["saved", "changed"] | StorageError
Stamp = tuple[int, int, str]
"""How a file looked when it was last read or written here: time, size, and the hash of what stands in it."""


class Keeper(QObject):
    """Has the states of one draft written; `kept` tells, in the window's thread, that the newest one is done."""

    kept = Signal()

    def __init__(self, path: Path, stamp: Stamp | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = _File(path, stamp)
        self._states = Newest(self._file.write)

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
        return self._states.is_busy

    def keep(self, draft: Draft, patience: float) -> bool:
        """Have a state written; tell whether that was done within `patience` seconds."""
        if self._states.take(draft):
            do_aside(self._states.write_all, self._tell, self, "keeper", daemon=True)
        return self._states.finish(patience)

    def finish(self) -> None:
        """Wait until everything is on the disk."""
        self._states.finish()

    def overwrite(self) -> None:
        """Take what stands in the file now as known: the next state replaces it; it stays beside it as the version before."""
        self._file.stamp = stamp_of(self._file.path)

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

    def write(self, draft: Draft) -> None:
        """Write a state, and keep how that went."""
        self.outcome = self._write(draft)

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
