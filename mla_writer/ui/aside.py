"""Something that takes its time, done beside the window so that it goes on drawing."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections import deque
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal
from shiboken6 import isValid

from mla_writer.errors import ProgramError

_Made = TypeVar("_Made")


class Aside(QThread):
    """One piece of work, in `work`; when it is finished, `error` says why it could not be done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.error: ProgramError | None = None
        self.finished.connect(_collector().let_go)

    def begin(self) -> None:
        """Start; rubbish is collected afterwards."""
        _collector().hold_back()
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


def do_aside(
    work: Callable[[], _Made], then: Callable[[_Made | None], None], owner: QObject, name: str, *, daemon: bool = False
) -> None:
    """Do `work` in a thread of its own; `then` gets in the window's thread what it made, if `owner` still lives.

    `work` must not hold anything of Qt's: a thread that speaks to a widget, or lets go of it as the last, may do so while the
    window deletes it. Where `work` fails, the thread tells it as any thread does, and `then` gets None.
    """
    collector = _collector()
    collector.hold_back()
    number = collector.begun = collector.begun + 1
    collector.waiting[number] = (owner, then)

    def run() -> None:
        made: _Made | None = None
        try:
            made = work()
        finally:
            collector.made.append((number, made))
            with contextlib.suppress(RuntimeError):  # the program has ended
                collector.done.emit()

    threading.Thread(target=run, name=f"aside-{name}", daemon=daemon).start()


class _Collector(QObject):
    """Holds the collector of rubbish back while work goes on beside the window, and hands over what was made.

    Widgets among the rubbish may only be freed by the thread of the window; so it alone lets the collector go again.
    """

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.begun = 0
        self.waiting: dict[int, tuple[QObject, Callable[[Any], None]]] = {}
        self.made: deque[tuple[int, object]] = deque()
        self._working = 0
        self._collects = True
        self.done.connect(self._hand_over)

    def hold_back(self) -> None:
        """Collect nothing from now on."""
        if not self._working:
            self._collects = gc.isenabled()
            gc.disable()
        self._working += 1

    def _hand_over(self) -> None:
        number, made = self.made.popleft()
        owner, then = self.waiting.pop(number)
        try:
            if isValid(owner):
                then(made)
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Collect again as before, once all that was begun is done."""
        self._working -= 1
        if not self._working and self._collects:
            gc.enable()


@cache
def _collector() -> _Collector:
    return _Collector()  # asked for first by the window, to whose thread it belongs
