"""A sitting: the first start, a new request, drafting it from the case file, and its letters, all by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text
from mla_writer.ui.drafter import Drafter
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.hands import CONTROL, Hands, OutOfReachError
from mla_writer.ui.home import HomeView
from mla_writer.ui.new import NewView
from mla_writer.ui.request import RequestView
from mla_writer.ui.welcome import WelcomeView
from mla_writer.ui.window import MainWindow

_LONGEST = 60_000
"""Milliseconds after which letters count as not written."""


class Sitting(Hands):
    """One drafter in front of the window, with the case file `wanted` beside it."""

    def __init__(self, window: MainWindow, wanted: Answers) -> None:
        super().__init__(window)
        self.main, self.wanted = window, wanted

    def settle_in(self) -> None:
        """Say at the first start which State and office the drafter works for."""
        view = self.main.view
        assert isinstance(view, WelcomeView)
        self.choose(view.state, self.wanted.text("request.requesting"))
        for line, name in ((view.office, "name"), (view.unit, "unit")):
            told = self.wanted.get(f"request.office.{name}")
            if isinstance(told, Text):
                self.type(line, told.plain)
        self.press(self.focused(), Qt.Key.Key_Return)
        self._until(lambda: isinstance(self.main.view, HomeView))

    def begin(self) -> RequestView:
        """Begin the request: State, kind, measures, languages."""
        home = self.main.view
        begin = next(one for one in home.findChildren(QPushButton) if one.objectName() == "main")
        self.tick(begin)
        view = self.main.view
        assert isinstance(view, NewView)
        self.choose(view.asked, self.wanted.text("request.requested"))
        for name in self.wanted.listed("request.assistance"):
            self.tick_among(tuple(view.types.values()), view.types[name])
        self.choose(view.written, self.wanted.text("request.written_in"))
        for code, box in view.letters.items():
            if box.isChecked() != (code in self.wanted.listed("request.letters")):
                self.tick(box)
        start = [one for one in view.findChildren(QPushButton) if one.objectName() == "main"][-1]
        self.tick(start)
        request = self.main.view
        if not isinstance(request, RequestView):
            raise OutOfReachError(start.text())
        QApplication.processEvents()
        return request

    def draft(self, seen: Callable[[str], None] = lambda _: None, *, translations: bool = True) -> Drafter:
        """Enter everything that the case file tells; return the drafter, who knows what is missing."""
        view = self.main.view
        assert isinstance(view, RequestView)
        drafter = Drafter(view, self.wanted, seen, translations=translations)
        drafter.draft()
        self.keys += drafter.keys
        return drafter

    def export(self, seen: Callable[[ExportDialog], None] = lambda _: None) -> tuple[Path, ...]:
        """Write the final letters in the languages of the request into the folder of the request; return the files."""
        view = self.main.view
        assert isinstance(view, RequestView)
        self.press(self.focused(), Qt.Key.Key_E, CONTROL)
        dialog = view.findChild(ExportDialog)
        assert dialog is not None
        self.tick(dialog.choices.final)
        seen(dialog)
        loop, late = QEventLoop(), QTimer(dialog)
        late.setSingleShot(True)
        late.timeout.connect(loop.quit)
        dialog.ended.connect(loop.quit)
        self.tick(dialog.main)
        if dialog.work is None:  # it said what speaks against writing; a second press agrees
            self.tick(dialog.main)
        late.start(_LONGEST)
        if dialog.work is not None:
            loop.exec()
        late.stop()
        files = dialog.files
        self.press(dialog, Qt.Key.Key_Escape)
        return files

    def _until(self, is_so: Callable[[], bool]) -> None:
        loop = QEventLoop()
        for _ in range(200):
            if is_so():
                return
            QTimer.singleShot(10, loop.quit)
            loop.exec()
        raise OutOfReachError(type(self.main.view).__name__)
