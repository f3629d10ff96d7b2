"""Writing letters beside the window, so that it goes on drawing; stopped on demand before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mla_writer.answers.frozen import FinalVersion
from mla_writer.case import Case
from mla_writer.letters import StoppedError, Wanted, letterhead_of_office, write_into
from mla_writer.parcel import letter_sums, write_parcel
from mla_writer.storage.files import Stamp, make_folder, stamp_of
from mla_writer.ui.aside import Aside
from mla_writer.versions import makes_version, sums_of, version_of_now


@dataclass(frozen=True, slots=True)
class Way:
    """Where an export goes: single letters into `folder`, or everything into one `parcel`; `on_letterhead` on that of the office.

    Final letters are made so by `by`. Of the letters to `keep` the previous version stays beside the new one.
    """

    folder: Path
    parcel: Path | None = None
    on_letterhead: bool = False
    by: str = ""
    keep: frozenset[Path] = frozenset()


class Work(Aside):
    """One export.

    `advanced` tells how many letters are composed; when it is finished, `files`, `error` or `is_stopped` says how.
    Final letters make a `version`, to be kept in the draft under the name of who made it final (`way.by`). `stamps` tell how the
    files, or the parcel, looked once they were written.

    Asked to stop, it finishes the letter that is being composed, and writes nothing.

    The case is looked at, never changed: its answers, forms and findings are immutable.
    """

    advanced = Signal(int)

    def __init__(self, case: Case, wanted: Wanted, way: Way, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted, self.way = wanted, way
        self.files: tuple[Path, ...] = ()
        self.stamps: dict[Path, Stamp | None] = {}
        self.version: FinalVersion | None = None
        self.is_stopped = False
        _ = case.findings  # worked out before, so that the thread finds it ready
        self._case = replace(case, _done=[], _undone=[])

    def work(self) -> None:
        """Compose and write."""
        if self.way.on_letterhead:
            self.wanted = replace(self.wanted, letterhead=letterhead_of_office(self._case))
        try:
            if self.way.folder.parent.is_dir():  # else a stick may have been taken out
                make_folder(self.way.folder)
            if self.way.parcel is None:
                self.files = write_into(self._case, self.wanted, self.way.folder, self._go_on, self.way.keep)
            else:
                self.files = write_parcel(self._case, self.wanted, self.way.parcel, self._go_on)
            self.stamps = {one: stamp_of(one) for one in ((self.way.parcel,) if self.way.parcel else self.files)}
            _ = self._case.fingerprint  # so that the window finds the hashes of the items ready
            if makes_version(self.wanted):
                target = self.way.parcel
                sums = sums_of(self.files) if target is None else letter_sums(target, self.wanted)
                self.version = version_of_now(self._case, self.wanted, sums, self.way.by)
        except StoppedError:
            self.is_stopped = True

    def _go_on(self, composed: int) -> bool:
        self.advanced.emit(composed)
        return not self.isInterruptionRequested()
