"""The sample without a display: the window opens it, answers what is missing, exports, and is photographed on the way."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.case import Case
from mla_writer.content import Content
from mla_writer.errors import ProgramError
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow

_GAPS, _COMPLETE = "uganda-switzerland.gaps.yaml", "uganda-switzerland.complete.yaml"
_SETTLE = 120
_SECTIONS = ("states", "facts", "offences", "bank_records", "review")


def show_sample(output: str) -> int:
    """Complete the sample in the window, write its letters and pictures of the window into the folder `output`."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        photographer = _Photographer(app, folder, Path(name))
        try:
            for language in ("en", "ar"):
                photographer.visit(language)
        except ProgramError as error:
            sys.stderr.write(
                f"{error.problems[0].place}: {photographer.window.words.say(problem_message(error.problems[0]))}\n"
            )
            return 2
        sys.stdout.write(f"{photographer.window.words.text(N_('Written:'))} {folder.resolve()}\n")
        for file in photographer.taken:
            sys.stdout.write(f"  {file.name}\n")
    return 0


class _Photographer:
    """Goes through the window as a drafter would and keeps a picture of each page."""

    def __init__(self, app: QApplication, folder: Path, home: Path) -> None:
        self.app, self.folder, self.home = app, folder, home
        self.content = Content.shipped()
        self.window = MainWindow(Settings())
        self.taken: list[Path] = []

    def visit(self, language: str) -> None:
        """Open the sample, answer, export, and take pictures in one language."""
        window, samples = self.window, self.content.folder / "resources" / "samples"
        window.words.language = language
        window.show_at(1280, 720)
        self._take(f"home.{language}")
        draft = self.home / f"sample.{language}.mla"
        draft.write_bytes((samples / _GAPS).read_bytes())
        window.open(draft)
        view = window.view
        assert isinstance(view, RequestView)
        for key in _SECTIONS:
            view.open_section(key)
            self._take(f"{key}.{language}")
        answers = Case.open(self.content, samples / _COMPLETE).answers
        for path, value in answers.leaves():
            view.desk.answer(path, value)
        view.tabs.setCurrentIndex(1)
        view.go_to("request.purpose")
        self._take(f"letter.{language}")
        self._export(view, language)
        window.go_home()

    def _export(self, view: RequestView, language: str) -> None:
        """Write the final letters with the dialog, and wait until it has."""
        view.export()
        dialog = view.findChild(ExportDialog)
        assert dialog is not None
        dialog.set_folder(self.folder)
        dialog.choices.final.click()
        self._take(f"export.{language}", dialog)
        loop = QEventLoop()
        dialog.ended.connect(loop.quit)
        dialog.main.click()
        loop.exec()
        self._take(f"exported.{language}", dialog)
        dialog.close()

    def _take(self, name: str, of: QWidget | None = None) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE, loop.quit)
        loop.exec()
        file = self.folder / f"window.{name}.png"
        (of or self.window).grab().save(str(file))
        self.taken.append(file)
