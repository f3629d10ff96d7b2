"""Judging a large draft: its findings are worked out a little at a time, between what the drafter does."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from mla_writer.case import Case
from mla_writer.forms.shapes import COLLECTIONS

_MANY = 80
"""Items entered once from which on a draft is large: its findings take longer than one turn of the window may."""
_TURN = 0.008
"""Seconds of work in one turn."""


class Judge(QObject):
    """Works findings out for one state of a draft after the other; `done` tells that those of the last one are known.

    A small draft is left alone: whoever asks for its findings has them worked out at once.
    """

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._spare: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    @property
    def is_busy(self) -> bool:
        """Whether the findings of the state last looked at are still being worked out."""
        return self._steps is not None

    def look_at(self, case: Case) -> None:
        """Begin with another state; what was being worked out is of no use any more."""
        self.stop()
        if not case.is_judged and is_large(case):
            self._steps = case.judging()
            self._timer.start()

    def do_meanwhile(self, case: Case, work: Iterator[object]) -> None:
        """Do something that a large draft will need soon, step by step, while there is nothing else to do."""
        if is_large(case):
            self._spare = work
            self._timer.start()

    def stop(self) -> None:
        """Give up what is being worked out."""
        self._timer.stop()
        self._steps = None

    def _work(self) -> None:
        end = time.perf_counter() + _TURN
        for _ in self._spare if self._steps is None else self._steps:
            if time.perf_counter() > end:
                return
        if self._steps is None:
            self._timer.stop()
            return
        self._steps = None
        self.done.emit()


def is_large(case: Case) -> bool:
    """Whether a draft takes longer to judge and to write than a turn of the window may."""
    items = (case.answers.root.get(name) for name in COLLECTIONS)
    return sum(len(one) for one in items if isinstance(one, Mapping)) > _MANY
