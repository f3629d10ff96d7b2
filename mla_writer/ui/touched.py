"""Where the drafter has been in this sitting: a required answer that is missing there is told as a fault, elsewhere calmly."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Touched(QObject):
    """The questions whose field was left, or that were open when the drafter went on, exported or asked for the review.

    `changed` tells that there are more of them.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._paths: set[str] = set()

    def __contains__(self, path: str) -> bool:
        return path in self._paths

    @property
    def number(self) -> int:
        """How many they are; it never falls."""
        return len(self._paths)

    def take(self, paths: Iterable[str]) -> None:
        """Take the questions at `paths` as seen by the drafter."""
        before = len(self._paths)
        self._paths.update(paths)
        if len(self._paths) > before:
            self.changed.emit()
