"""What stands in the window for the moment in which a large part of the program is loaded for the first time."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mla_writer.ui.aside import Aside
from mla_writer.ui.parts import label
from mla_writer.ui.theme import Theme


def is_loaded(modules: Iterable[str]) -> bool:
    """Whether all of some modules are loaded."""
    return all(one in sys.modules for one in modules)


class Opening(QWidget):
    """Says `told` while `modules` are loaded beside the window, then `views`, which need Qt, one in a turn, until `ready`."""

    ready = Signal()

    def __init__(self, told: str, modules: Iterable[str], views: Iterable[str], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self)
        words = label(told, theme, "body", muted=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(words)
        self.setAccessibleName(told)
        self._loading = _Loading(tuple(modules), self)
        self._views = list(views)
        self._loading.finished.connect(self._load_next, Qt.ConnectionType.QueuedConnection)
        self._loading.begin()

    def _load_next(self) -> None:
        if not self._views:
            self.ready.emit()
            return
        import_module(self._views.pop(0))
        QTimer.singleShot(0, self, self._load_next)

    def finish(self) -> None:
        """Wait for the end of the loading: a thread outlives no window."""
        self._loading.wait()


class _Loading(Aside):
    def __init__(self, modules: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._modules = modules

    def work(self) -> None:
        """Load them."""
        for one in self._modules:
            import_module(one)
