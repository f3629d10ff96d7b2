"""What stands in the window for the moment in which a large part of the program is loaded, or a draft read."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Generator, Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mla_writer.errors import ProgramError
from mla_writer.ui.aside import do_aside
from mla_writer.ui.parts import button, label
from mla_writer.ui.theme import Theme

if TYPE_CHECKING:
    from mla_writer.content import Content

_WIDE, _HIGH = 240, 4
_VISIBLE_AFTER = 150
"""Milliseconds after which the bar and the way back are shown: what takes no longer would only flicker."""


class Shelf:
    """Holds forms, packs and treaties for the window and for what is done beside it: made once, by whoever asks first."""

    def __init__(self) -> None:
        self._content: Content | None = None
        self._lock = threading.Lock()

    @property
    def is_filled(self) -> bool:
        """Whether somebody has asked for them."""
        return self._content is not None

    def content(self) -> Content:
        """Return them; each part is read when it is first looked at."""
        from mla_writer.content import Content

        with self._lock:
            self._content = self._content or Content.shipped()
            return self._content

    def put(self, content: Content) -> None:
        """Have others used from now on."""
        self._content = content


def in_turns(steps: Generator[None], owner: QObject, is_wanted: Callable[[], bool]) -> None:
    """Go one step in each turn of the event loop as long as `owner` lives and it is wanted; else `steps` is closed."""

    def go() -> None:
        if not is_wanted():
            steps.close()
        elif next(steps, "end") is None:
            QTimer.singleShot(0, owner, go)

    QTimer.singleShot(0, owner, go)


def is_loaded(modules: Iterable[str]) -> bool:
    """Whether all of some modules are loaded."""
    return all(one in sys.modules for one in modules)


class Loading(QObject):
    """Loads `modules` and does `work` beside the window, then loads `views`, which need Qt, one in a turn; then `done`.

    `made` is what `work` gave: the ProgramError where it could not be done, None where the program is at fault.
    """

    done = Signal()

    def __init__(
        self, modules: Iterable[str], views: Iterable[str], work: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.made: object = None
        self._views = [one for one in views if one not in sys.modules]
        do_aside(partial(_load, tuple(modules), work), self._go_on, self, "loading", daemon=True)

    def _go_on(self, made: object) -> None:
        gc.freeze()  # it stays for long, and is so much that looking through it for rubbish holds the window up
        self.made = made
        self._load_next()

    def _load_next(self) -> None:
        if not self._views:
            self.done.emit()
            return
        import_module(self._views.pop(0))
        QTimer.singleShot(0, self, self._load_next)


class Opening(QWidget):
    """Says `told` until what `loading` loads is there; `cancelled` when somebody does not want to wait."""

    cancelled = Signal()

    def __init__(self, told: str, cancel: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self)
        box.setSpacing(16)
        box.addStretch(1)
        words = label(told, theme, "body", muted=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(words)
        self.more = QWidget()
        self.more.hide()
        inner = QVBoxLayout(self.more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(round(_WIDE * theme.scale), _HIGH)
        bar.setAccessibleName(told)
        back = button(cancel, self.cancelled.emit)
        for one in (bar, back):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(one)
            row.addStretch(1)
            inner.addLayout(row)
        box.addWidget(self.more)
        box.addStretch(1)
        self.setAccessibleName(told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QTimer.singleShot(_VISIBLE_AFTER, self, self.more.show)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the focus, so that Escape comes here and a screen reader says what is going on."""
        super().showEvent(event)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _load(modules: tuple[str, ...], work: Callable[[], object]) -> object:
    for one in modules:
        import_module(one)
    try:
        return work()
    except ProgramError as error:
        return error
