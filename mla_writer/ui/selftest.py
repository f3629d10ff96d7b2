"""The self-test of the window: off-screen, in every language, from a sample with gaps to final letters."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer import paths
from mla_writer.case import Case
from mla_writer.documents.reading import word_text
from mla_writer.errors import Place, ProgramError, fail
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.request import RequestView
from mla_writer.ui.sections import section_pages
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow

GAPS, COMPLETE = "uganda-switzerland.gaps.yaml", "uganda-switzerland.complete.yaml"
_GRID, _FEWEST_COLOURS = 16, 4
_LONGEST = 60_000
"""Milliseconds after which the letters count as not written."""


def selftest() -> int:
    """Open, fill, check and export the sample in the window; print a line for each step; return 0, or 1 where one failed.

    Nothing is shown, and nothing is read from or written to the user's own folder.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_pass_on)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    with paths.temporary_home() as home:
        window = MainWindow(Settings())
        steps = _Steps(app, window, home)
        before, sys.excepthook = sys.excepthook, steps.remember
        try:
            window.show()
            draft = steps.fill()
            for language in window.words.languages:
                steps.go_through(draft, language)
        except ProgramError as error:
            problem = error.problems[0]
            window.words.language = "en"
            sys.stderr.write(f"{problem.place}: {window.words.say(problem_message(problem))}\n")
            return 1
        finally:
            sys.excepthook = before
            qInstallMessageHandler(None)
            window.close()
            window.deleteLater()
    return 0


def _pass_on(_sort: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """Write what Qt complains of, except that there is no screen whose windows would have to know their sizes."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


class _Steps:
    """What is done in one language of the window after the other."""

    def __init__(self, app: QApplication, window: MainWindow, home: Path) -> None:
        self.app, self.window, self.home = app, window, home
        self.samples = paths.content_dir() / "resources" / "samples"
        self.fault: BaseException | None = None

    def remember(self, _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        """Keep what went wrong while Qt called into the program: Qt itself goes on after it."""
        self.fault = fault

    def fill(self) -> Path:
        """Open the sample with gaps and answer what is missing; return the draft, which is complete then."""
        draft = self.home / "sample.mla"
        draft.write_bytes((self.samples / GAPS).read_bytes())
        view = self._open(draft, GAPS)
        if view.desk.case.is_complete:
            raise fail("SELF-001", Place(GAPS))
        self._told(N_("window: the sample opens and is not complete"))
        for path, value in Case.open(self.window.content, self.samples / COMPLETE).answers.leaves():
            view.desk.answer(path, value)
        if not Case.open(self.window.content, draft).is_complete:
            raise fail("SELF-002", Place(COMPLETE))
        self._told(N_("window: filled, saved, read back and complete"))
        return draft

    def go_through(self, draft: Path, language: str) -> None:
        """In one language of the window, see home and every page of the complete draft, and write final letters."""
        self.window.go_home()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a turn of the event loop would
        self.window.speak(language)
        self._see("home")
        view = self._open(draft, COMPLETE)
        pages, letters = self._see_pages(view), self._export(view)
        self._told(
            N_("window in {language}: {pages} pages, {letters} final letters"),
            language=language,
            pages=pages,
            letters=letters,
        )

    def _open(self, draft: Path, sample: str) -> RequestView:
        Case.open(self.window.content, draft)  # the window would ask somebody to read what is wrong
        self.window.open(draft)
        if not isinstance(self.window.view, RequestView):
            raise fail("SELF-003", Place(sample))
        return self.window.view

    def _see_pages(self, view: RequestView) -> int:
        pages = section_pages(view.desk)
        for page in pages:
            view.open_section(page.key)
            self._see(page.key)
        return len(pages)

    def _export(self, view: RequestView) -> int:
        """Write final letters with the dialog for that and read them back; return how many."""
        folder = self.home / f"letters.{view.desk.words.language}"
        folder.mkdir()
        view.export()
        dialog = view.findChild(ExportDialog)
        assert dialog is not None
        dialog.set_folder(folder)
        dialog.choices.final.click()
        for box in dialog.choices.languages.values():
            box.setChecked(True)
        loop = QEventLoop()
        dialog.ended.connect(loop.quit)
        late = QTimer(dialog)
        late.setSingleShot(True)
        late.timeout.connect(loop.quit)
        late.start(_LONGEST)
        dialog.main.click()
        loop.exec()
        late.stop()
        self._see("export", dialog)
        dialog.close()
        reference = view.desk.case.answers.text("request.reference")
        for language in dialog.choices.languages:
            letter = folder / f"request.{language}.docx"
            if not letter.is_file() or reference not in word_text(letter.read_bytes()):
                raise fail("SELF-004", Place(letter.name))
        return len(dialog.choices.languages)

    def _see(self, name: str, of: QWidget | None = None) -> None:
        """Draw the window; raise ProblemsError where something went wrong, or nothing can be seen in it."""
        self.app.processEvents()
        if self.fault is not None:
            raise fail("SELF-005", Place(name), reason=repr(self.fault))
        image = (of or self.window).grab().toImage()
        places = ((x, y) for x in range(0, image.width(), _GRID) for y in range(0, image.height(), _GRID))
        if len({image.pixel(*place) for place in places}) < _FEWEST_COLOURS:
            raise fail("SELF-003", Place(name))

    def _told(self, english: str, **parameters: object) -> None:
        language, self.window.words.language = self.window.words.language, "en"
        sys.stdout.write(f"ok  {self.window.words.text(english, **parameters)}\n")
        self.window.words.language = language
