"""The request: task list, the page of a section, and the side panel, all over one desk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mla_writer.checks.demands import demands
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.interview.interview import Live
from mla_writer.translation.message import Message, N_
from mla_writer.ui.bar import CommandBar
from mla_writer.ui.basis import BasisView
from mla_writer.ui.carry import CarryDialog
from mla_writer.ui.change import ChangeDialog
from mla_writer.ui.compare_versions import CompareVersionsDialog
from mla_writer.ui.desk import Desk
from mla_writer.ui.drafting_language import ask_language
from mla_writer.ui.edited_letter import EditedLetterDialog
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.fields import Field
from mla_writer.ui.findings import FindingsPanel
from mla_writer.ui.fold import Fold
from mla_writer.ui.for_translator import IMPORT, PACKAGE, choose_translation, write_packages
from mla_writer.ui.goals import goals
from mla_writer.ui.item_matrix import ItemMatrixPage
from mla_writer.ui.items import ItemsView
from mla_writer.ui.letter import LetterPanel
from mla_writer.ui.matrix import MatrixPage
from mla_writer.ui.naming import title_of
from mla_writer.ui.notice import Notices
from mla_writer.ui.page import Page
from mla_writer.ui.page_foot import PageFoot
from mla_writer.ui.palette import Goal, Palette, action
from mla_writer.ui.parts import badge, keys
from mla_writer.ui.refusal import RefusalView
from mla_writer.ui.review import ReviewPage
from mla_writer.ui.sections import BASIS, ITEMS, MATRIX, REFUSAL, REVIEW, SectionPage, section_pages
from mla_writer.ui.state_panel import StatePanel
from mla_writer.ui.tab_order import TabbedInOrder
from mla_writer.ui.tasks import TaskList
from mla_writer.ui.theme import Theme
from mla_writer.ui.toast import Toast, announce
from mla_writer.ui.view import DemandsAt, SectionView

_TASKS, _PAPER, _SIDE = 244, 480, 344
_LETTER_NEEDS, _PANEL_NEEDS, _TASKS_NEED, _WORDS_NEED = 120, 84, 64, 56
"""Widths in em of the body font under which a column for the letter, the side panel, the task list and the words of the bar
have no room."""
_AROUND_TOAST = 12
"""Pixels around a toast that stay free."""
_PAUSE, _LONGEST = 2000, 5000
"""Milliseconds without a key, and at most with keys, after which words are kept though the drafter has not left the field."""


class RequestView(TabbedInOrder):
    """One open request. `home` asks to go back to the list of requests, `anew` to read the file anew.

    `another` asks to save and open a case made of this one, `authorities` for those of a State;
    `moved` tells at which section and question the drafter is, `titled` what the title of the window is to say. `compared`
    asks to see the requested State beside others, for a measure.
    """

    home = Signal()
    authorities = Signal(str)
    manual = Signal()
    anew = Signal()
    another = Signal(object)
    compared = Signal(list, str)
    moved = Signal(str, str)
    titled = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self._sections: list[SectionPage] = []
        self._pages: dict[str, SectionView] = {}
        self._current = ""
        self._own: SectionView | None = None
        self._asked: tuple[Live, DemandsAt] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.bar = CommandBar(desk, theme)
        box.addWidget(self.bar)
        self.notices = Notices(desk, theme)
        self.notices.compared.connect(self.compare_with)
        box.addWidget(self.notices)
        if not desk.is_alone:
            self.notices.two_windows()
        if desk.case.packs_changed:
            self.notices.packs_changed()
        self.tasks = TaskList(desk, theme)
        self.tasks.chosen.connect(self.open_section)
        self.tasks.setMinimumWidth(180)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.paper = QTabWidget()
        self.paper.hide()
        for part in (self.tasks, self._middle(), self.paper, self._side()):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_TASKS, 692, _PAPER, _SIDE])
        box.addWidget(self.splitter, 1)
        self.tasks_fold = Fold(self.splitter, self.tasks, self, at_start=True)
        self.panel_fold = Fold(self.splitter, self.tabs, self, at_start=False)
        self.toast = Toast(desk, theme, self, self._place_of_toast)
        self._told_of: Message | None = None
        self._connect()
        self._shortcuts()

    # ---- going places ----------------------------------------------------------------------------------------------

    def begin(self, section: str = "") -> None:
        """Show the page of `section`, or of the first where there is none of that name; `refresh` goes before."""
        known = {one.key for one in self._sections}
        self.open_section(section if section in known else self._sections[0].key)

    def open_section(self, key: str) -> None:
        """Show the page of a section; it is built when it is first shown."""
        self.finish()
        section = next((one for one in self._sections if one.key == key), None)
        if section is None:
            return
        if key == REVIEW:
            self.desk.take_as_seen()
        if key != self._current:
            self.letter.mark("")  # the passage of a question of the page before
        self._current = key
        if key not in self._pages:
            self._pages[key] = self._made(section)
            self.stack.addWidget(self._pages[key])
        self.stack.setCurrentWidget(self._pages[key])
        self.foot.keep_within(self._pages[key].widest)
        self.tasks.select(key)
        self.tasks_fold.close()
        self._refresh_page()
        self._foot()
        self._own_panel()
        self._list_findings()
        self._pages[key].title.setFocus()
        self.moved.emit(key, "")

    def pages(self) -> tuple[SectionPage, ...]:
        """Return the entries of the task list."""
        return tuple(self._sections)

    def place(self) -> tuple[str, int]:
        """Return where the drafter is: the section and the panel."""
        return self._current, self.tabs.currentIndex()

    def take_place(self, place: tuple[str, int]) -> None:
        """Go to where the drafter was."""
        if place[0] != self._current:
            self.open_section(place[0])
        with QSignalBlocker(self.tabs):  # the letter follows when the window has been drawn
            self.tabs.setCurrentIndex(place[1])
        if self.tabs.currentWidget() is self.sheet:
            self.sheet.refresh()

    def go_to(self, path: str) -> None:
        """Show the question at `path`."""
        section = next((one for one in self._sections if one.holds(path)), None)
        if section is None:
            return
        self.panel_fold.close()
        self.open_section(section.key)
        self._pages[section.key].go_to(path)

    def search(self) -> None:
        """Open the palette."""
        self.finish()
        found = goals(self.desk, self._sections, self._actions(), lambda: self.show_panel(self.sheet))
        palette = Palette(found, self.desk.words, self.theme, self)
        palette.chosen.connect(self._gone_to)
        palette.open()

    def export(self) -> None:
        """Open the dialog that writes the letters."""
        self.finish()
        self.desk.take_as_seen()
        dialog = ExportDialog(self.desk, self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.review.connect(self._review_blockers)
        dialog.letter.connect(self._show_letter)
        dialog.translator.connect(self.write_for_translator)
        dialog.returned.connect(self.import_translation)
        dialog.open()

    def read_back(self) -> None:
        """Ask for a letter that was edited in Word, and show what was changed in it."""
        self.finish()
        title = self.desk.words.text(N_("Read an edited letter back"))
        name, _ = QFileDialog.getOpenFileName(self, title, str(self.desk.path.parent), "Word (*.docx)")
        if name:
            self.read_letter(Path(name))

    def read_letter(self, source: Path, *, of_another: bool = False) -> None:
        """Open the dialog that shows what was changed in a letter."""
        dialog = EditedLetterDialog(source, self.desk, self.theme, self, of_another=of_another)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.anyway.connect(lambda file: self.read_letter(file, of_another=True))
        dialog.open()

    def write_for_translator(self) -> None:
        """Open the dialog that writes packages for translators."""
        self.finish()
        write_packages(self.desk, self.theme, self)

    def import_translation(self) -> None:
        """Ask for a file that a translator sent back, and show what it would change."""
        self.finish()
        choose_translation(self.desk, self.theme, self)

    def compare_version(self) -> None:
        """Ask for another version of the draft, and show what differs."""
        self.finish()
        title = self.desk.words.text(N_("Compare with another version"))
        kinds = f"{self.desk.words.text(N_('Drafts and their earlier versions'))} (*.mla *.yaml *.previous)"
        name, _ = QFileDialog.getOpenFileName(self, title, str(self.desk.path.parent), kinds)
        if name:
            self.compare_with(Path(name))

    def compare_with(self, other: Path) -> None:
        """Show how the draft differs from the version in another file."""
        self.finish()
        dialog = CompareVersionsDialog(other, self.desk, self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def ask_another(self, code: str = "") -> None:
        """Open the dialog that shows what changes if another State is asked in this draft."""
        dialog = ChangeDialog(self.desk, self.theme, self, code)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(self.desk.ask_state)
        dialog.open()

    def compare(self) -> None:
        """Ask to see the requested State beside others, for the first of the measures that are asked for."""
        case = self.desk.case
        self.compared.emit([case.requested], next(iter(case.answers.listed("request.assistance")), ""))

    def carry(self) -> None:
        """Open the dialog that carries the case over to another State."""
        self.finish()
        dialog = CarryDialog(self.desk, self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(self.another)
        dialog.open()

    def _review_blockers(self) -> None:
        self.open_section(REVIEW)
        page = self._pages[REVIEW]
        assert isinstance(page, ReviewPage)
        page.show_blockers()

    def _show_letter(self, language: str, reader: str) -> None:
        if self.tabs.indexOf(self.letter) >= 0:  # else it has a column of its own
            self.show_panel(self.letter)
        self.letter.show_for(language, reader)

    def refresh(self) -> None:
        """Bring everything up to date with the answers."""
        before, self._sections = self._sections, list(section_pages(self.desk))
        known = {one.key for one in self._sections}
        for key in [one for one in self._pages if one not in known]:
            page = self._pages.pop(key)
            self.stack.removeWidget(page)
            page.deleteLater()
        if self._current and self._current not in known:
            self.open_section(self._sections[0].key)
        self._refresh_page()
        if not self.desk.is_judging or self._sections != before:  # else those of now are shown in a moment
            self._show_findings()
        self.letter.soon()

    def _show_findings(self) -> None:
        """Show the findings, and how many there are; while somebody types, as if that were answered."""
        self.tasks.fill(self._sections)
        self.tasks.select(self._current)
        self._list_findings()
        count = self.findings.number
        if self.count.text() != str(count):
            self._show_count(count)
        self._name_state()
        self.bar.refresh(count, self.tasks.summary)
        self.titled.emit(title_of(self.desk))

    def _list_findings(self) -> None:
        section = next((one for one in self._sections if one.key == self._current), None)
        self.findings.refresh(section, self._sections)

    def _went_on(self) -> None:
        """Name what was passed over without an answer; not under a finger that has just come to the list."""
        focus = QApplication.focusWidget()
        if focus is None or not self.findings.isAncestorOf(focus):
            self._list_findings()

    def _wait(self) -> None:
        """Wait for a pause in typing, though not for ever."""
        self._pause.start()
        if not self._steady.isActive():
            self._steady.start()

    def _rest(self) -> None:
        """Keep the words typed so far: a program that is killed loses five seconds of typing at most."""
        for timer in (self._pause, self._steady):
            timer.stop()
        widget: QWidget | None = self.focusWidget()
        while widget is not None and not isinstance(widget, Field):
            widget = widget.parentWidget()
        if widget is not None:
            widget.rest()

    def _judged(self) -> None:
        """Show findings that took a while: those of a large draft."""
        self._show_findings()
        page = self._pages.get(self._current)
        if isinstance(page, ReviewPage):
            self._refresh_page()

    def may_leave(self) -> bool:
        """Show the page on which something stands that could not be read, once; who leaves all the same is not held."""
        self.finish()
        made = (one.key for one in self._sections if one.key in self._pages)
        held = next((key for key in made if not self._pages[key].may_leave()), "")
        if held and held != self._current:
            self.open_section(held)
        return not held

    def finish(self) -> None:
        """Commit what is being written, before the window closes or changes."""
        if self._current in self._pages:
            self._pages[self._current].finish()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the title of the page."""
        super().showEvent(event)
        if self._current:
            self._pages[self._current].title.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold what has no room beside the page."""
        super().resizeEvent(event)
        room = self.theme.ems(event.size().width())
        self._place_letter(room >= _LETTER_NEEDS)
        self.tasks_fold.fold(room < _TASKS_NEED)
        self.panel_fold.fold(room < _PANEL_NEEDS)
        self.bar.fold(tasks=room < _TASKS_NEED, panel=room < _PANEL_NEEDS, narrow=room < _WORDS_NEED)
        self._foot()
        self.toast.place()

    def _place_of_toast(self, size: QSize) -> QPoint:
        """Return where the toast covers no button: between those at the foot of the page, or else above them."""
        between = self.foot.place_between(size, self, _AROUND_TOAST)
        if between is not None:
            return between
        edge = self.stack.mapTo(self, QPoint(0, self.stack.height())).y()
        at = self.foot.middle_in(self) - size.width() // 2
        x = max(_AROUND_TOAST, min(at, self.width() - size.width() - _AROUND_TOAST))
        return QPoint(x, edge - size.height() - _AROUND_TOAST)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the attached files anew when the drafter comes back to the window: they are changed elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.desk.look_at_files()

    def _connect(self) -> None:
        self.bar.home.connect(self.home)
        self.bar.sections.connect(self.tasks_fold.toggle)
        self.bar.panel.connect(self.panel_fold.toggle)
        self.bar.search.connect(self.search)
        self.bar.export.connect(self.export)
        self.desk.changed.connect(self.refresh)
        self.desk.typed.connect(lambda *_: self._show_findings())
        self.desk.judged.connect(self._judged)
        self.desk.touched.changed.connect(self._went_on)
        self.desk.overtaken.connect(lambda: self.notices.overtaken(self.anew.emit))
        self._pause, self._steady = QTimer(self), QTimer(self)
        for timer, interval in ((self._pause, _PAUSE), (self._steady, _LONGEST)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
            timer.timeout.connect(self._rest)
        self.desk.typed.connect(lambda *_: self._wait())
        self.desk.other_state.connect(self.ask_another)
        self.desk.other_language.connect(lambda language: ask_language(self.desk, language, self))
        self.desk.saved.connect(self.bar.show_saving)
        self.desk.done.connect(self._tell_done)
        self.desk.changed.connect(self._drop_toast)
        self.desk.refused.connect(lambda text: self.toast.tell(text, may_undo=False))
        self.desk.said.connect(lambda text: announce(self, text))

    def _tell_done(self, text: str) -> None:
        self._told_of = self.desk.case.undo_name
        self.toast.tell(text)

    def _drop_toast(self) -> None:
        """Take the toast away once its button would take back something else than what it tells."""
        if self.desk.case.undo_name is not self._told_of:
            self.toast.hide()

    def _middle(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.stack = QStackedWidget()
        box.addWidget(self.stack, 1)
        self.foot = PageFoot(self.desk.words, self.theme)
        self.foot.stepped.connect(lambda by: self._step(by) if by < 0 else self._forward())
        box.addWidget(self.foot)
        return holder

    def _side(self) -> QWidget:
        words = self.desk.words
        self.tabs = QTabWidget()
        self.tabs.setObjectName("side")  # a ground of its own, for when it is a drawer over the page
        self.tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.findings = FindingsPanel(self.desk, self.theme)
        self.findings.wanted.connect(self.go_to)
        self.letter = LetterPanel(self.desk, self.theme)
        self.letter.wanted.connect(self.go_to)
        self.sheet = StatePanel(self.desk, self.theme)
        self.tabs.addTab(self.findings, words.text(N_("Findings")))
        self.tabs.addTab(self.letter, words.text(N_("Letter")))
        self.tabs.addTab(self.sheet, self.desk.words.text(N_("State")))
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.tabBar().setFont(self.theme.font("small"))
        self._show_count(0)
        self.tabs.currentChanged.connect(self._tab)
        self.tabs.setMinimumWidth(260)
        return self.tabs

    def _show_count(self, count: int) -> None:
        """Show the number of findings in their tab, which makes room for what it is given, not for what that becomes."""
        self.count = badge(str(count), self.theme, "count")
        self.count.adjustSize()
        number = self.tabs.indexOf(self.findings)
        self.tabs.tabBar().setTabButton(number, QTabBar.ButtonPosition.RightSide, self.count)
        told = self.desk.words.text(N_("Findings: {number}"), number=count)
        self.tabs.tabBar().setAccessibleTabName(number, told)

    def _name_state(self) -> None:
        """Say of which State the last tab tells; the tab itself is called the same on every page, so that it keeps its place."""
        number, requested = self.tabs.indexOf(self.sheet), self.desk.case.requested
        name = self.desk.words.state(requested) if requested else ""
        if self.tabs.tabToolTip(number) != name:
            self.tabs.setTabToolTip(number, name)
            self.tabs.tabBar().setAccessibleTabName(number, name)

    def _place_letter(self, is_wide: bool) -> None:
        """Give the letter a column of its own where there is room, else its tab beside the findings."""
        if is_wide != self.paper.isHidden():
            return
        words = self.desk.words.text(N_("Letter"))
        if is_wide:
            self.tabs.removeTab(self.tabs.indexOf(self.letter))
            self.paper.addTab(self.letter, words)
            self.paper.show()
        else:
            self.paper.removeTab(0)
            self.paper.hide()
            self.tabs.insertTab(self.tabs.indexOf(self.findings) + 1, self.letter, words)

    def _shortcuts(self) -> None:
        for combination, act in (
            (QKeySequence.StandardKey.Undo, self.desk.undo),
            (QKeySequence.StandardKey.Redo, self.desk.redo),
            (QKeySequence("Ctrl+Return"), lambda: self._step(1)),
            (QKeySequence("Ctrl+Backspace"), lambda: self._step(-1)),
            (QKeySequence("Ctrl+N"), self._add),
            (QKeySequence("F6"), self._other_side),
            (QKeySequence("Ctrl+K"), self.search),
            (QKeySequence("Ctrl+E"), self.export),
        ):
            shortcut = QShortcut(QKeySequence(combination), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _actions(self) -> Iterator[Goal]:
        """Yield what can be done from anywhere, with its keys."""
        words = self.desk.words
        yield action(words.text(N_("Undo")), "undo-2", self.desk.undo, keys(QKeySequence.StandardKey.Undo))
        yield action(words.text(N_("Redo")), "redo-2", self.desk.redo, keys(QKeySequence.StandardKey.Redo))
        yield action(words.text(N_("Next section")), "arrow-right", lambda: self._step(1), keys("Ctrl+Return"))
        yield action(words.text(N_("Previous section")), "arrow-left", lambda: self._step(-1), keys("Ctrl+Backspace"))
        for tab in range(self.tabs.count()):
            yield action(self.tabs.tabText(tab), "columns-2", partial(self.show_panel, self.tabs.widget(tab)))
        yield action(words.text(N_("Export letters")), "file-output", self.export, keys("Ctrl+E"))
        yield action(words.text(N_("Read an edited letter back…")), "file-text", self.read_back)
        yield action(words.text(PACKAGE), "languages", self.write_for_translator)
        yield action(words.text(IMPORT), "book-check", self.import_translation)
        yield action(words.text(N_("Compare with another version…")), "history", self.compare_version)
        yield action(words.text(N_("Same case to another State…")), "globe", self.carry)
        yield action(words.text(N_("Ask another State…")), "arrow-down-up", self.ask_another)
        yield action(words.text(N_("Compare States…")), "columns-2", self.compare)
        asked = self.desk.case.answers.text("request.requested")
        yield action(words.text(N_("Authorities")), "building-2", lambda: self.authorities.emit(asked))
        yield action(words.text(N_("Manual")), "life-buoy", self.manual.emit, keys("F1"))
        yield action(words.text(N_("All requests")), "house", self.home.emit)

    def show_panel(self, panel: QWidget | None) -> None:
        """Show a tab of the side panel, as a drawer where it is folded."""
        self.panel_fold.open()
        if panel is not None:
            self.tabs.setCurrentWidget(panel)

    def _gone_to(self, goal: Goal) -> None:
        if goal.act is not None:
            goal.act()
        elif goal.section:
            self.open_section(goal.section)
        else:
            self.go_to(goal.where)

    def _made(self, section: SectionPage) -> SectionView:
        page: SectionView
        if section.key in COLLECTIONS:
            page = ItemsView(section, self.desk, self.theme)
        elif section.key == REVIEW:
            page = ReviewPage(section, self.desk, self.theme)
            page.export.connect(self.export)
        else:
            own = {BASIS: BasisView, MATRIX: MatrixPage, REFUSAL: RefusalView, ITEMS: ItemMatrixPage}
            make = own.get(section.key, Page)
            page = make(section, self.desk, self.theme)
        page.focused.connect(self.letter.mark)
        page.focused.connect(lambda path: self.moved.emit(self._current, path))
        page.wanted.connect(self.go_to)
        page.panel_changed.connect(self._own_panel)
        page.panel_wanted.connect(lambda: self.show_panel(page.panel))
        return page

    def _own_panel(self) -> None:
        """Show the panel of the page in view as the first tab, and take that of the page before away."""
        page = self._pages.get(self._current)
        if self._own is not None and self._own.panel is not None:
            number = self.tabs.indexOf(self._own.panel)
            if number >= 0 and (page is not self._own or page.panel is None):
                self.tabs.removeTab(number)
        self._own = page
        self._name_state()
        if page is None or page.panel is None:
            return
        number = self.tabs.indexOf(page.panel)
        if number >= 0:
            self.tabs.setTabText(number, page.panel_title)
        else:
            self.tabs.insertTab(0, page.panel, page.panel_title)
            if self.tabs.currentWidget() is self.findings:
                self.tabs.setCurrentIndex(0)

    def _refresh_page(self) -> None:
        page = self._pages.get(self._current)
        if page is not None:
            page.section = next(one for one in self._sections if one.key == self._current)
            page.refresh(self._demands())

    def _demands(self) -> DemandsAt:
        """Return what is asked of the request as it stands, worked out once for each state of it."""
        live, context = self.desk.live, self.desk.case.context
        if self._asked is None or self._asked[0] is not live:
            self._asked = (live, DemandsAt(lambda below: demands(context, below)))
        return self._asked[1]

    def _step(self, by: int) -> None:
        self.finish()
        if self._current in self._pages and not self._pages[self._current].may_leave():
            return
        keys = [one.key for one in self._sections]
        position = keys.index(self._current) + by
        if by > 0:
            self.desk.take_as_seen(self._sections[keys.index(self._current)].holds)
        if 0 <= position < len(keys):
            self.open_section(keys[position])

    def _forward(self) -> None:
        """Go to the next section; behind the last one the letters are written."""
        if self._current == self._sections[-1].key:
            self.export()
        else:
            self._step(1)

    def _foot(self) -> None:
        keys = [one.key for one in self._sections]
        if self._current not in keys:
            return
        position, titles = keys.index(self._current), ["", *(one.title for one in self._sections), ""]
        self.foot.show_between(titles[position], titles[position + 2], is_narrow=self.tasks_fold.folded)

    def _tab(self, number: int) -> None:
        if self.tabs.widget(number) is self.sheet:
            self.sheet.refresh()

    def _add(self) -> None:
        """Add an item to the list in view."""
        page = self._pages.get(self._current)
        if isinstance(page, ItemsView):
            page.add()

    def _other_side(self) -> None:
        """Go from the page to the side panel and back."""
        focus = self.focusWidget()
        if focus is not None and self.tabs.isAncestorOf(focus):
            self.panel_fold.close()
            self.stack.setFocus()
        else:
            self.panel_fold.open()
            self.tabs.tabBar().setFocus()
