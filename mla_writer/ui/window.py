"""The main window: home, a new request, an open request; language and look change while it is open."""

from __future__ import annotations

import re
import shutil
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget

from mla_writer import paths
from mla_writer.errors import ProgramError
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.home import HomeView
from mla_writer.ui.settings import Settings, drafts_folder
from mla_writer.ui.theme import Look, Theme, apply_theme, make_theme
from mla_writer.ui.words import Words

if TYPE_CHECKING:
    from mla_writer.case import Case
    from mla_writer.content import Content
    from mla_writer.ui.new import Beginning
    from mla_writer.ui.request import RequestView

_MOST_PROBLEMS = 8


class MainWindow(QMainWindow):
    """Shows one view at a time; every change of language or look makes the view anew, where it was."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        catalogues = Catalogues(paths.content_dir() / "translations")
        self.words = Words(catalogues, settings.language if settings.language in catalogues.languages else "en")
        self._worn: tuple[object, ...] = ()
        self.theme = self._dress()
        self.view: QWidget
        self.request: RequestView | None = None
        self.setMinimumSize(1024, 640)
        self.resize(1280, 720)
        self.go_home()

    @cached_property
    def content(self) -> Content:
        """Forms, packs and treaties, loaded when the first request needs them."""
        from mla_writer.content import Content

        return Content.shipped()

    # ---- views -----------------------------------------------------------------------------------------------------

    def go_home(self) -> None:
        """Show the list of requests."""
        self._leave()
        home = HomeView(self.words, self.theme, self.settings)
        home.begin.connect(self.begin)
        home.opened.connect(self.open)
        home.sample.connect(self.open_sample)
        home.language_chosen.connect(self.speak)
        home.look_chosen.connect(self.look)
        self._show(home, self.words.text(N_("MLA Request Writer")))

    def begin(self) -> None:
        """Show the choices of a new request."""
        from mla_writer.ui.new import NewView

        self._leave()
        new = NewView(self.content, self.words, self.theme)
        new.cancelled.connect(self.go_home)
        new.chosen.connect(self.start)
        self._show(new, self.words.text(N_("New request")))

    def browse_states(self, code: str = "") -> None:
        """Show the States that have a country pack, and the sheet of one of them."""
        from mla_writer.ui.states import StatesView

        self._leave()
        states = StatesView(self.content, self.words, self.theme, code)
        states.home.connect(self.go_home)
        self._show(states, self.words.text(N_("States")))

    def start(self, chosen: Beginning) -> None:
        """Begin the request that was chosen, and save it at once."""
        from mla_writer.case import Case

        case = Case.new(self.content, chosen.requesting, chosen.requested, chosen.assistance)
        case.draft = case.draft.with_answers(
            case.answers.set("request.written_in", chosen.written_in).set("request.letters", chosen.letters)
        )
        self._save_as(case, f"{chosen.requesting}-{chosen.requested}")

    def open(self, path: Path) -> None:
        """Open a draft, or say what is wrong with it."""
        from mla_writer.case import Case

        try:
            case = Case.open(self.content, path)
        except ProgramError as error:
            self._tell(error)
            return
        self.settings.opened(path)
        self._open_case(case)

    def open_sample(self, path: Path) -> None:
        """Open a copy of a sample among the user's own drafts; the sample itself stays as it is."""
        target = _free(drafts_folder(), path.name.removesuffix(".yaml"))
        shutil.copyfile(path, target)
        self.open(target)

    # ---- language and look -----------------------------------------------------------------------------------------

    def speak(self, language: str) -> None:
        """Change the language of the window, and its direction with it."""
        self.words.language = language
        self.settings.keep(language=language)
        self._again()

    def look(self, look: Look, scale: float) -> None:
        """Change colours and text size."""
        self.settings.keep(look=look, scale=scale)
        self._again()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Commit what is being written."""
        self._leave()
        super().closeEvent(event)

    def show_at(self, width: int, height: int) -> None:
        """Show the window in the language of its words at a size, with the list of requests."""
        self.theme = self._dress()
        self.go_home()
        self.resize(width, height)
        self.show()

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _again(self) -> None:
        """Make the view anew in other words or another look, at the section and panel where it was."""
        request, is_home = self.request, isinstance(self.view, HomeView)
        where = request.place() if request is not None else None
        state = getattr(self.view, "code", None)  # of the State whose sheet is in view
        self._leave()
        old = self.takeCentralWidget()
        if old is not None:  # gone before the new style is put on: restyling what nobody will see takes seconds
            old.hide()
            old.deleteLater()
            QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
        self.theme = self._dress()
        if request is not None and where is not None:
            self._open_case(request.desk.case)
            assert self.request is not None
            self.request.take_place(where)
        elif is_home:
            self.go_home()
        elif state is not None:
            self.browse_states(state)
        else:
            self.begin()

    def _dress(self) -> Theme:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        rtl = self.words.is_rtl
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        theme = make_theme(look=self.settings.look, language=self.words.language, scale=self.settings.scale)
        worn = (theme.colours["surface"], self.settings.scale, rtl)
        if worn != self._worn:
            apply_theme(app, theme)
            self._worn = worn
        return theme

    def _show(self, view: QWidget, title: str, request: RequestView | None = None) -> None:
        self.view, self.request = view, request
        self.setCentralWidget(view)
        self.setWindowTitle(title)

    def _leave(self) -> None:
        request, self.request = self.request, None
        if request is not None:
            request.finish()
            request.desk.close()

    def _open_case(self, case: Case) -> None:
        from mla_writer.ui.desk import Desk
        from mla_writer.ui.request import RequestView

        self._leave()
        view = RequestView(Desk(case, self.words, self.theme), self.theme)
        view.home.connect(self.go_home)
        name = case.answers.text("request.case_name") or (case.path.stem if case.path is not None else "")
        self._show(view, f"{name} – {self.words.text(N_('MLA Request Writer'))}", view)

    def _save_as(self, case: Case, name: str) -> None:
        try:
            path = case.save(_free(drafts_folder(), name))
        except ProgramError as error:
            self._tell(error)
            return
        self.settings.opened(path)
        self._open_case(case)

    def _tell(self, error: ProgramError) -> None:
        lines = [f"{one.place}: {self.words.say(problem_message(one))}" for one in error.problems[:_MOST_PROBLEMS]]
        QMessageBox.warning(self, self.words.text(N_("This file cannot be read as it stands.")), "\n".join(lines))


def _free(folder: Path, name: str) -> Path:
    """Return the first free file name of the form name, name-2, name-3 in `folder`."""
    name = re.sub(r"[^\w.-]+", "-", name).strip("-") or "request"
    number, path = 1, folder / f"{name}.mla"
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.mla"
    return path
