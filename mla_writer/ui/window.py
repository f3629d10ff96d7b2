"""The main window: home, a new request, an open request; language and look change while it is open."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget

from mla_writer import paths
from mla_writer.errors import ProgramError, StorageError
from mla_writer.storage.files import storage_error, write_whole
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.bookmarks import Bookmarks
from mla_writer.ui.home import HomeView, ask_file
from mla_writer.ui.opening import Loading, Opening, Shelf, in_turns, is_loaded
from mla_writer.ui.parts import isolated
from mla_writer.ui.plain import plain
from mla_writer.ui.settings import Settings, drafts_folder
from mla_writer.ui.theme import Look, Theme, apply_theme, make_theme
from mla_writer.ui.words import Words

if TYPE_CHECKING:
    from mla_writer.answers.answers import Answers
    from mla_writer.case import Case
    from mla_writer.content import Content
    from mla_writer.storage.files import Stamp
    from mla_writer.ui.desk import Desk
    from mla_writer.ui.manual import ManualView
    from mla_writer.ui.meaning import Beginning
    from mla_writer.ui.request import RequestView
    from mla_writer.ui.welcome import Entered

Keeping = Callable[[], Callable[[], None]]
"""Asked before a view goes, it returns how the same view is made anew."""
_MOST_PROBLEMS = 8
_LATER = Qt.ConnectionType.QueuedConnection
"""For what takes a view away while one of its own fields still handles the key or click that asked for it."""
_BEHIND_EDITOR = (
    "mla_writer.case",
    "mla_writer.letters",
    "mla_writer.pack_draft",
    "mla_writer.linting.condition_reading",
)
_OF_EDITOR = ("mla_writer.ui.pack_form", "mla_writer.ui.pack_panels", "mla_writer.ui.pack_editor")
"""What the editor of packs works with, and what it is made of: together they take longer to load than a turn of the window."""
_BEHIND_REQUEST = (
    "mla_writer.content", "mla_writer.checks.rules", "mla_writer.case", "mla_writer.letters", "mla_writer.pdf",
    "mla_writer.change", "mla_writer.revision.edited", "mla_writer.translator.taking", "mla_writer.handover.evidence",
)  # fmt: skip
_OF_REQUEST = (
    "mla_writer.ui.desk", "mla_writer.ui.kinds", "mla_writer.ui.question", "mla_writer.ui.letter", "mla_writer.ui.findings",
    "mla_writer.ui.items", "mla_writer.ui.matrix", "mla_writer.ui.item_matrix", "mla_writer.ui.basis", "mla_writer.ui.review",
    "mla_writer.ui.export", "mla_writer.ui.bar", "mla_writer.ui.request",
)  # fmt: skip
"""The same of a request, in an order in which none brings too much along at once."""
_SAMPLE = "uganda-switzerland.gaps.yaml"
_SAMPLE_TITLE = N_("A case with gaps")


class MainWindow(QMainWindow):
    """Shows one view at a time; every change of language or look makes the view anew, where it was.

    `settled` tells that a draft has been opened and nothing more is being loaded, `left` that it was left again.
    """

    settled = Signal()
    left = Signal()

    def __init__(self, settings: Settings, *, welcome: bool = False) -> None:
        super().__init__()
        self.settings = settings
        self.shelf = Shelf()
        self.bookmarks = Bookmarks()
        catalogues = Catalogues(paths.content_dir() / "translations", paths.office_packs())
        self.words = Words(catalogues, settings.language if settings.language in catalogues.languages else "en")
        self._worn: tuple[object, ...] = ()
        self._keep: Keeping = lambda: self.go_home
        self._finish: Callable[[], None] | None = None
        self._here: Callable[..., None] | None = None
        self._chapter = ""
        self.theme = self._dress()
        self.view: QWidget
        self.request: RequestView | None = None
        self.manual: ManualView | None = None
        self.setMinimumSize(1024, 640)
        self.resize(1280, 720)
        self.welcome() if welcome else self.go_home()

    @property
    def content(self) -> Content:
        """Forms, packs and treaties, loaded when the first request needs them."""
        return self.shelf.content()

    @content.setter
    def content(self, content: Content) -> None:
        self.shelf.put(content)

    # ---- views -----------------------------------------------------------------------------------------------------

    def go_home(self) -> None:
        """Show the list of requests; not before the drafter has seen what could not be read."""
        if self.request is not None and not self.request.may_leave():
            return
        self._leave()
        home = HomeView(self.words, self.theme, self.settings, self.shelf.content)
        home.begin.connect(self.begin)
        home.opened.connect(self.open_soon)
        home.sample.connect(self.open_sample)
        home.settings.connect(self.show_settings)
        home.states.connect(self.browse_states)
        home.authorities.connect(self.browse_authorities)
        home.manual.connect(partial(self.read_manual, "start"))
        home.palette_wanted.connect(self.search)
        self._show(home, self.words.text(N_("MLA Request Writer")), here=self.go_home)

    def search(self) -> None:
        """Open the palette of whatever lies outside of a request."""
        from mla_writer.ui.goals_outside import goals_outside
        from mla_writer.ui.palette import Goal, Palette

        def go(goal: Goal) -> None:
            if goal.act is not None:
                goal.act()

        states = self.content.packs.codes if self.shelf.is_filled else ()
        found = goals_outside(self, self.words, self.settings.recent, states, self._here)
        palette = Palette(found, self.words, self.theme, self.view)
        palette.chosen.connect(go, _LATER)
        palette.open()

    def choose_file(self) -> None:
        """Ask for a draft and open it."""
        path = ask_file(self, self.words)
        if path is not None:
            self.open_soon(path)

    def show_settings(self) -> None:
        """Show the settings of the window and the profile of the office."""
        from mla_writer.ui.places import AUTHORITIES, MANUAL, REQUESTS, STATES
        from mla_writer.ui.settings_view import SettingsView

        self._leave()
        view = SettingsView(self.words, self.theme, self.settings, self.shelf.content)
        view.language_chosen.connect(self.speak, _LATER)
        view.look_chosen.connect(self.look, _LATER)
        view.begin.connect(self.begin)
        ways: dict[str, Callable[[], object]] = {
            REQUESTS: self.go_home,
            STATES: self.browse_states,
            AUTHORITIES: self.browse_authorities,
            MANUAL: partial(self.read_manual, "office"),
        }
        view.went.connect(lambda key: ways[key]() if key in ways else None)
        self._finish = view.finish
        view.palette_wanted.connect(self.search)
        self._show(
            view,
            self.words.text(N_("Settings")),
            keep=lambda: self.show_settings,
            here=self.show_settings,
            chapter="office",
        )

    def welcome(self, entered: Entered | None = None) -> None:
        """Show the first start, with what was entered before the language changed."""
        from mla_writer.ui.welcome import WelcomeView

        self._leave()
        view = WelcomeView(self.words, self.theme)
        if entered is not None:
            view.take(entered)
        view.language_chosen.connect(self.speak, _LATER)
        view.done.connect(self.settle_in)
        view.sample.connect(self._settle_in_with_the_sample)
        self._show(view, self.words.text(N_("MLA Request Writer")), keep=lambda: partial(self.welcome, view.entered()))

    def settle_in(self, entered: Entered) -> None:
        """Keep what was entered at the first start, and show the list of requests."""
        self._keep_office(entered)
        self.go_home()

    def begin(self, chosen: Beginning | None = None) -> None:
        """Show the choices of a new request, with what was chosen before the language changed."""
        from mla_writer.ui.new import NewView

        self._leave()
        office, note = self._office()
        new = NewView(self.content, self.words, self.theme, office, note)
        if chosen is not None:
            new.take(chosen)
        new.cancelled.connect(self.go_home)
        new.chosen.connect(self.start)
        new.palette_wanted.connect(self.search)
        title = self.words.text(N_("New request"))
        self._show(new, title, keep=lambda: partial(self.begin, new.choice()), here=self.begin, chapter="new")

    def browse_states(self, code: str = "") -> None:
        """Show the States that have a country pack, and the sheet of one of them."""
        from mla_writer.ui.states import StatesView

        self._leave()
        states = StatesView(self.content, self.words, self.theme, code)
        states.home.connect(self.go_home)
        states.write_to.connect(self.write_to)
        states.compared.connect(self.compare_states)
        states.authorities.connect(lambda code: self.browse_authorities(self.words.state(code)))
        states.edit.connect(self.edit_pack, _LATER)
        title = self.words.text(N_("States"))
        keep: Keeping = lambda: partial(self.browse_states, states.code)  # noqa: E731 - asked later
        self._show(states, title, keep=keep, here=self.browse_states, chapter="states")

    def browse_authorities(self, sought: str = "", measure: str = "") -> None:
        """Show the directory of authorities, with what is looked for."""
        from mla_writer.ui.authorities import AuthoritiesView

        self._leave()
        view = AuthoritiesView(self.content, self.words, self.theme, sought, measure)
        view.home.connect(self.go_home)
        view.sheet.connect(self.browse_states)
        view.write_to.connect(self.write_to)
        title = self.words.text(N_("Authorities"))
        keep: Keeping = lambda: partial(self.browse_authorities, *view.place)  # noqa: E731 - asked later
        self._show(view, title, keep=keep, here=self.browse_authorities, chapter="states")

    def edit_pack(self, code: str) -> None:
        """Show the editor of a State's pack; what is not saved when it goes is kept for the next time."""
        self._leave()
        if not is_loaded((*_BEHIND_EDITOR, *_OF_EDITOR)):
            self._open_later(code)
            return
        from mla_writer.ui.pack_editor import PackEditor

        try:
            editor = PackEditor(self.content, self.words, self.theme, code)
        except ProgramError as error:  # a file that is no text, or that may not be read
            self.browse_states()
            self._tell(error)
            return
        editor.left.connect(self.browse_states, _LATER)
        self._finish = editor.finish
        title = self.words.text(N_("Pack for {state}"), state=self.words.state(code))
        self._show(editor, title, keep=lambda: partial(self.edit_pack, code), chapter="states")

    def _open_later(self, code: str) -> None:
        """Load beside the window what the editor works with, and open it then; whoever went elsewhere meanwhile stays there."""
        title = self.words.text(N_("Pack for {state}"), state=self.words.state(code))
        opening = self._wait(title, partial(self.edit_pack, code))
        opening.cancelled.connect(lambda: self.browse_states(code))
        loading = Loading(_BEHIND_EDITOR, _OF_EDITOR, lambda: True, opening)
        loading.done.connect(lambda: self.edit_pack(code) if self.view is opening else None)

    def _wait(self, title: str, anew: Callable[[], None]) -> Opening:
        """Show that something is being opened; `anew` begins again, in another language or look."""
        opening = Opening(title, self.words.text(N_("Cancel")), self.theme)
        self._show(opening, title, keep=lambda: anew)
        return opening

    def compare_states(self, codes: Sequence[str], measure: str = "", draft: Path | None = None) -> None:
        """Show States side by side; the way back leads to the draft that asked for it, or else to the States."""
        from mla_writer.ui.compare import CompareView

        self._leave()
        told = draft.stem if draft is not None else ""
        view = CompareView(self.content, self.words, self.theme, codes, measure, told)
        view.home.connect(self.go_home)
        view.back.connect(lambda: self._go_back(view.codes, draft))
        title = self.words.text(N_("Compare States"))
        keep: Keeping = lambda: partial(self.compare_states, view.codes, view.measure, draft)  # noqa: E731 - asked later
        self._show(view, title, keep=keep, chapter="states")

    def _go_back(self, codes: Sequence[str], draft: Path | None) -> None:
        """Leave the comparison for where it was asked for."""
        self.open(draft) if draft is not None else self.browse_states(next(iter(codes), ""))

    def write_to(self, code: str) -> None:
        """Show the choices of a new request to a State."""
        from mla_writer.ui.new import NewView

        self.begin()
        assert isinstance(self.view, NewView)
        self.view.asked.choose(code)

    def start(self, chosen: Beginning) -> None:
        """Begin the request that was chosen on the profile of the office, and save it at once."""
        from mla_writer.case import Case

        case = Case.new(self.content, chosen.requesting, chosen.requested, chosen.assistance)
        case.lay_under(self._office()[0], chosen.written_in)
        answers = case.answers.set("request.letters", chosen.letters).set("request.kind", chosen.kind)
        case.draft = case.draft.with_answers(answers)
        self._save_as(case, f"{chosen.requesting}-{chosen.requested}")

    def open(self, path: Path) -> None:
        """Open a draft, or say what is wrong with it."""
        from mla_writer.case import Case

        try:
            case = Case.open(self.content, path)
        except ProgramError as error:
            self._tell(error)
            return
        for _ in self._opening_read(case, path):
            pass

    def open_soon(self, path: Path, called: str = "") -> None:
        """Open a draft, which is read and checked beside the window; whoever went elsewhere meanwhile stays there.

        `called` is what is said in the place of the name of its file.
        """
        self._leave()
        title = self.words.text(N_("Opening {name}…"), name=isolated(called or path.stem))
        opening = self._wait(title, partial(self.open_soon, path, called))
        opening.cancelled.connect(self.go_home)
        work = partial(_read, self.shelf, path)
        loading = Loading(_BEHIND_REQUEST, _OF_REQUEST, work, opening)
        loading.done.connect(lambda: self._take(loading.made, path, opening) if self.view is opening else None)

    def _take(self, made: object, path: Path, opening: Opening) -> None:
        """Show the draft that was read, made in several turns, or say why it could not be read."""
        if made is not None and not isinstance(made, ProgramError):
            in_turns(self._opening_read(cast("Case", made), path), opening, lambda: self.view is opening)
            return
        self.go_home()
        if isinstance(made, ProgramError):
            self._tell(made)

    def _opening_read(self, case: Case, path: Path) -> Generator[None]:
        """Show a draft that was read, where it was left, in several steps."""
        where = self.bookmarks.of(path)
        yield from self._opening_case(case, where.section)
        self.settings.opened(path)
        request = self.request
        if request is None:
            return
        if where.question:
            yield
            request.go_to(where.question)
        if where.was_open and request.desk.is_alone:
            request.notices.recovered()

    def read_manual(self, key: str = "") -> None:
        """Open the manual beside the window, at the chapter with this key, or else at that on what is in sight."""
        from mla_writer.ui.manual import ManualView, chapter_of

        if not key:
            key = chapter_of(self.request.place()[0]) if self.request is not None else self._chapter
        if self.manual is None:
            self.manual = ManualView(self.words, self.theme, self, key)
            self.manual.closing.connect(self._forget_manual)
        else:
            self.manual.open(key)
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the manual with F1, wherever a question does not tell with it why it is asked."""
        if event.matches(QKeySequence.StandardKey.HelpContents):
            self.read_manual()
        else:
            super().keyPressEvent(event)

    def load_meanwhile(self) -> None:
        """Load what the first request will need while nothing has been opened yet."""
        Loading(_BEHIND_REQUEST, _OF_REQUEST, partial(_prepared, self.shelf), self)

    def read_anew(self) -> None:
        """Read the draft anew that somebody else has changed; what was answered here stays beside it as a copy."""
        request = self.request
        if request is not None:
            request.finish()
            try:
                copy = request.desk.keep_copy()
            except ProgramError as error:  # nothing is read anew over answers that are nowhere else
                self._tell(error)
                return
            self.open(request.desk.path)
            if self.request is not None and copy is not None:
                told = self.words.text(N_("Your own answers are kept as {name}."), name=f"\u2066{copy.name}\u2069")
                self.request.desk.refused.emit(told)

    def open_sample(self, path: Path, called: str = "") -> None:
        """Open a copy of a sample among the user's own drafts; the sample itself stays as it is, and is said by its title."""
        try:
            target = _free(drafts_folder(), path.name.removesuffix(".yaml"))
            write_whole(target, path.read_bytes(), private=True)
        except (OSError, ProgramError) as error:
            self._tell(error if isinstance(error, ProgramError) else storage_error(path, error))
            return
        self.open_soon(target, called)

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
        """Commit what is being written, and take the manual along; not before the drafter has seen what could not be read."""
        if self.request is not None and not self.request.may_leave():
            event.ignore()
            return
        self._leave()
        if self.manual is not None:
            self.manual.close()
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
        request, anew, manual = self.request, self._keep(), self.manual
        where = request.place() if request is not None else None
        self._leave(stays=True)
        old = self.centralWidget()
        if old is not None:  # gone before the new style is put on: restyling what nobody will see takes seconds
            old.deleteLater()
            QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
        self.theme = self._dress()
        if request is None or where is None:
            anew()
        else:
            self._open_case(request.desk.case, where[0], request.desk.keeper.stamp)
            assert self.request is not None
            self.request.take_place(where)
        if manual is not None:
            self._renew_manual(manual)

    def _renew_manual(self, manual: ManualView) -> None:
        """Show the manual in other words or another look, at the chapter and the place where it was."""
        place, key = manual.geometry(), manual.chapter.key if manual.chapter is not None else ""
        manual.close()
        self.read_manual(key)
        assert self.manual is not None
        self.manual.setGeometry(place)

    def _forget_manual(self) -> None:
        self.manual = None
        self.activateWindow()

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

    def _show(
        self,
        view: QWidget,
        title: str,
        request: RequestView | None = None,
        keep: Keeping | None = None,
        here: Callable[..., None] | None = None,
        chapter: str = "start",
    ) -> None:
        """Show a view; `keep` is asked how to make it anew, before it goes for another language or look.

        `chapter` is the key of what the manual says about a view that lies outside of any request.

        One that lies outside of any request says what leads `here`: the palette leads everywhere else.
        """
        self.view, self.request, self._keep = view, request, keep or (lambda: self.go_home)
        self.setCentralWidget(view)
        self.setWindowTitle(title)
        self._here, self._chapter = here, chapter
        if here is not None:
            QShortcut(QKeySequence("Ctrl+K"), view).activated.connect(self.search)

    def _leave(self, *, stays: bool = False) -> None:
        """Take leave of the view; one that `stays`, in another language or look, is not asked about what is not saved."""
        request, self.request = self.request, None
        finish, self._finish = self._finish, None
        if request is not None:
            request.finish()
            if not stays:
                self._secure(request.desk)
            request.desk.close()
            self.bookmarks.leave(request.desk.path)
            self.left.emit()
        if finish is not None:
            finish()

    def _secure(self, desk: Desk) -> None:
        """Leave no answers behind that are not on the disk."""
        if desk.secured():
            from mla_writer.ui.unsaved import leave_nothing_behind

            leave_nothing_behind(desk, self)

    def _office(self) -> tuple[Answers, str]:
        """Return the profile of the office, and what there is to say where it cannot be read."""
        from mla_writer.answers.answers import Answers
        from mla_writer.storage.office import read_office

        try:
            return read_office(self.content.questionnaire("").root, self.content.vocabulary), ""
        except ProgramError as error:
            problem = error.problems[0]
            told = N_("The profile of your office cannot be read, so new requests begin without it. {place}: {reason}")
            reason = self.words.say(problem_message(problem))
            return Answers(), self.words.text(told, place=f"\u2066{problem.place}\u2069", reason=reason)

    def _keep_office(self, entered: Entered) -> None:
        """Write what was entered at the first start as the profile of the office."""
        from mla_writer.answers.answers import Answers
        from mla_writer.answers.values import Text
        from mla_writer.storage.office import save_office

        self.settings.keep(language=self.words.language)
        profile = Answers().set("request.written_in", self.words.language)
        if entered.state:
            profile = profile.set("request.requesting", entered.state)
        for key, text in (("name", entered.office), ("unit", entered.unit)):
            if text:
                profile = profile.set(f"request.office.{key}", Text.written(text))
        try:
            save_office(profile)
        except ProgramError as error:
            self._tell(error)

    def _settle_in_with_the_sample(self, entered: Entered) -> None:
        self._keep_office(entered)
        self.open_sample(paths.content_dir() / "resources" / "samples" / _SAMPLE, self.words.text(_SAMPLE_TITLE))

    def _open_case(self, case: Case, section: str = "", stamp: Stamp | None = None) -> None:
        for _ in self._opening_case(case, section, stamp):
            pass

    def _opening_case(self, case: Case, section: str = "", stamp: Stamp | None = None) -> Generator[None]:
        """Make the view of a case in several steps, and show it with the last."""
        from mla_writer.ui.desk import Desk
        from mla_writer.ui.naming import title_of
        from mla_writer.ui.request import RequestView

        self._leave()
        desk = Desk(case, self.words, self.theme, stamp)
        view = RequestView(desk, self.theme)
        desk.setParent(view)  # gone with the view: what hears its signals would keep both alive for ever
        try:
            yield
            view.refresh()
            yield
            view.begin(section)
            yield
        except BaseException:  # somebody has gone elsewhere meanwhile, or there is a fault: the draft is let go
            desk.close()
            view.deleteLater()
            raise
        view.home.connect(self.go_home)
        view.authorities.connect(lambda code: self.browse_authorities(self.words.state(code) if code else ""), _LATER)
        view.anew.connect(self.read_anew)
        view.manual.connect(self.read_manual)
        view.another.connect(lambda other: self._save_as(other, f"{desk.path.stem}-{other.requested}"), _LATER)
        desk.kept_other.connect(self.settings.kept_beside)
        view.compared.connect(lambda codes, measure: self.compare_states(codes, measure, desk.path), _LATER)
        view.moved.connect(lambda at, question: self.bookmarks.note(desk.path, at, question))
        self.bookmarks.note(desk.path, view.place()[0], "")
        view.titled.connect(self.setWindowTitle)
        self._show(view, title_of(desk), view)
        self.settled.emit()

    def _save_as(self, case: Case, name: str) -> None:
        try:
            path = case.save(_free(drafts_folder(), name))
        except ProgramError as error:
            self._tell(error)
            return
        self.settings.opened(path)
        self._open_case(case)

    def _tell(self, error: ProgramError) -> None:
        lines = [
            self.words.pair(str(one.place), self.words.say(problem_message(one)))
            for one in error.problems[:_MOST_PROBLEMS]
        ]
        is_of_disk = isinstance(error, StorageError)
        title = N_("This could not be read or written.") if is_of_disk else N_("This file cannot be read.")
        QMessageBox.warning(self, self.words.text(title), plain("\n".join(lines)))


def _prepared(shelf: Shelf) -> Content:
    """Return forms, packs and treaties, with those that every request needs read already."""
    content = shelf.content()
    _ = content.forms, content.vocabulary, content.treaties, content.offences
    return content


def _read(shelf: Shelf, path: Path) -> Case:
    """Read a draft and check it; raise a ProgramError where it cannot be read."""
    from mla_writer.case import Case

    case = Case.open(_prepared(shelf), path)
    _ = case.findings
    return case


def _free(folder: Path, name: str) -> Path:
    """Return the first free file name of the form name, name-2, name-3 in `folder`."""
    name = re.sub(r"[^\w.-]+", "-", name).strip("-") or "request"
    number, path = 1, folder / f"{name}.mla"
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.mla"
    return path
