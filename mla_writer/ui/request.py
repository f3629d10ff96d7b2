"""The request: task list, the page of a section, and the side panel, all over one desk."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mla_writer.checks.demands import Demand, demands
from mla_writer.translation.message import Message, N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.finish import ExportPage, ReviewPage
from mla_writer.ui.page import Page
from mla_writer.ui.palette import Goal, Palette
from mla_writer.ui.panels import FindingsPanel, LetterPanel, StatePanel
from mla_writer.ui.sections import EXPORT, REVIEW, SectionPage, mark_of, section_pages
from mla_writer.ui.theme import Theme, icon

_TASKS, _SIDE = 244, 344
_MARKS = {
    "complete": ("circle-check", "success"),
    "in_progress": ("circle-dot", "accent"),
    "not_started": ("circle", "text-muted"),
    "blocker": ("octagon-alert", "blocker"),
}
_SAID = {
    "complete": N_("{title}: complete"),
    "in_progress": N_("{title}: begun"),
    "not_started": N_("{title}: not begun"),
    "blocker": N_("{title}: something blocks"),
}
_BASIS = N_("{treaty}: {why} What you ask for stands in: {articles}.")
_KEY = Qt.ItemDataRole.UserRole


class RequestView(QWidget):
    """One open request. `home` asks to go back to the list of requests."""

    home = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self._sections: list[SectionPage] = []
        self._pages: dict[str, Page | ReviewPage | ExportPage] = {}
        self._current = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        if not desk.is_alone:
            told = N_(
                "This draft is open in another window. What is saved last stays; the version before is kept beside it."
            )
            banner = QLabel(desk.words.text(told))
            banner.setObjectName("banner")
            banner.setWordWrap(True)
            box.addWidget(banner)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._tasks())
        self.splitter.addWidget(self._middle())
        self.splitter.addWidget(self._side())
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_TASKS, 692, _SIDE])
        box.addWidget(self.splitter, 1)
        self._shortcuts()
        desk.changed.connect(self.refresh)
        desk.saved.connect(self.state.setText)
        self.refresh()
        self.open_section(self._sections[0].key)

    # ---- going places ----------------------------------------------------------------------------------------------

    def open_section(self, key: str) -> None:
        """Show the page of a section; it is built when it is first shown."""
        page = self._pages.get(self._current)
        if isinstance(page, Page):
            page.finish()
        section = next((one for one in self._sections if one.key == key), None)
        if section is None:
            return
        self._current = key
        if key not in self._pages:
            self._pages[key] = self._made(section)
            self.stack.addWidget(self._pages[key])
        self.stack.setCurrentWidget(self._pages[key])
        self._select(key)
        self._refresh_page()
        self._foot()
        self.findings.refresh(section)

    def place(self) -> tuple[str, int]:
        """Return where the drafter is: the section and the panel."""
        return self._current, self.tabs.currentIndex()

    def take_place(self, place: tuple[str, int]) -> None:
        """Go to where the drafter was."""
        self.open_section(place[0])
        self.tabs.setCurrentIndex(place[1])

    def go_to(self, path: str) -> None:
        """Show the question at `path`."""
        section = next((one for one in self._sections if one.holds(path)), None)
        if section is None:
            return
        self.open_section(section.key)
        page = self._pages[section.key]
        if isinstance(page, Page):
            page.go_to(path)

    def search(self) -> None:
        """Open the palette."""
        self.finish()
        palette = Palette(self.desk, self._sections, self)
        palette.chosen.connect(self._gone_to)
        palette.open()

    def refresh(self) -> None:
        """Bring everything up to date with the answers."""
        self._sections = list(section_pages(self.desk))
        known = {one.key for one in self._sections}
        for key in [one for one in self._pages if one not in known]:
            page = self._pages.pop(key)
            self.stack.removeWidget(page)
            page.deleteLater()
        self._fill_tasks()
        if self._current and self._current not in known:
            self.open_section(self._sections[0].key)
        self._refresh_page()
        section = next((one for one in self._sections if one.key == self._current), None)
        self.findings.refresh(section)
        count = sum(one.overridden is None for one in self.desk.findings)
        self.tabs.setTabText(0, f"{self.desk.words.text(N_('Findings'))} ({count})")
        self.name.setText(self.desk.case.answers.text("request.case_name") or self.desk.path.stem)
        for label, path in ((self.asking, "request.requesting"), (self.asked, "request.requested")):
            label.setText(self.desk.case.answers.text(path) or "?")
            label.setToolTip(self.desk.words.state(label.text()))
        self.letter.soon()

    def finish(self) -> None:
        """Commit what is being written, before the window closes or changes."""
        page = self._pages.get(self._current)
        if isinstance(page, Page):
            page.finish()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        words = self.desk.words
        home = QPushButton(icon("house", self.theme.colours["text"]), "")
        home.setObjectName("quiet")
        home.setAccessibleName(words.text(N_("All requests")))
        home.setToolTip(words.text(N_("All requests")))
        home.clicked.connect(self.home)
        self.asking, self.asked, self.name = QLabel(), QLabel(), QLabel()
        self.name.setFont(self.theme.font("heading", strong=True))
        self.asked.setObjectName("code")
        self.asking.setObjectName("treaty")
        arrow = QLabel()
        arrow.setPixmap(icon("arrow-right", self.theme.colours["text-muted"], mirrored=words.is_rtl).pixmap(16, 16))
        self.state = QLabel(words.text(N_("Drafts are not encrypted yet")))
        self.state.setObjectName("muted")
        self.state.setFont(self.theme.font("small"))
        search = QPushButton(icon("search", self.theme.colours["text"]), words.text(N_("Search or go to…")))
        search.setToolTip("Ctrl K")
        search.clicked.connect(self.search)
        undo = QPushButton(icon("undo-2", self.theme.colours["text"], mirrored=words.is_rtl), words.text(N_("Undo")))
        undo.setObjectName("quiet")
        undo.clicked.connect(self.desk.undo)
        export = QPushButton(icon("file-output", self.theme.colours["text"]), words.text(N_("Export letters")))
        export.clicked.connect(lambda: self.open_section(EXPORT))
        for part in (home, self.asking, arrow, self.asked, self.name):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for part in (self.state, undo, search, export):
            row.addWidget(part)
        return bar

    def _tasks(self) -> QWidget:
        holder = QFrame()
        holder.setObjectName("side")
        box = QVBoxLayout(holder)
        box.setContentsMargins(8, 12, 8, 8)
        self.progress_text = QLabel()
        self.progress_text.setFont(self.theme.font("small", strong=True))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        box.addWidget(self.progress_text)
        box.addWidget(self.progress)
        self.tasks = QListView()
        self.tasks.setObjectName("tasks")
        self.tasks.setAccessibleName(self.desk.words.text(N_("Sections")))
        self.tasks.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tasks.setFont(self.theme.font("small"))
        self.tasks.setIconSize(QSize(16, 16))
        self.tasks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tasks.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.model = QStandardItemModel(self)
        self.tasks.setModel(self.model)
        self.tasks.clicked.connect(self._chosen)
        self.tasks.activated.connect(self._chosen)
        box.addWidget(self.tasks, 1)
        holder.setMinimumWidth(180)
        return holder

    def _middle(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.stack = QStackedWidget()
        box.addWidget(self.stack, 1)
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(32, 8, 32, 8)
        self.back = QPushButton()
        self.back.setObjectName("quiet")
        self.back.clicked.connect(lambda: self._step(-1))
        self.next = QPushButton()
        self.next.setObjectName("main")
        after = Qt.LayoutDirection.LeftToRight if self.desk.words.is_rtl else Qt.LayoutDirection.RightToLeft
        self.next.setLayoutDirection(after)  # the arrow stands behind the words
        self.next.clicked.connect(lambda: self._step(1))
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.next)
        box.addWidget(foot)
        return holder

    def _side(self) -> QWidget:
        words = self.desk.words
        self.tabs = QTabWidget()
        self.findings = FindingsPanel(self.desk, self.theme)
        self.findings.wanted.connect(self.go_to)
        self.letter = LetterPanel(self.desk, self.theme)
        self.letter.wanted.connect(self.go_to)
        self.sheet = StatePanel(self.desk, self.theme)
        self.tabs.addTab(self.findings, words.text(N_("Findings")))
        self.tabs.addTab(self.letter, words.text(N_("Letter")))
        self.tabs.addTab(self.sheet, words.text(N_("State")))
        self.tabs.currentChanged.connect(self._tab)
        self.tabs.setMinimumWidth(260)
        return self.tabs

    def _shortcuts(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.desk.undo),
            (QKeySequence.StandardKey.Redo, self.desk.redo),
            (QKeySequence("Ctrl+Return"), lambda: self._step(1)),
            (QKeySequence("Ctrl+Backspace"), lambda: self._step(-1)),
            (QKeySequence("F6"), self._other_side),
            (QKeySequence("Ctrl+K"), self.search),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _gone_to(self, goal: Goal) -> None:
        if goal.section:
            self.open_section(goal.section)
        else:
            self.go_to(goal.where)

    def _made(self, section: SectionPage) -> Page | ReviewPage | ExportPage:
        if section.key == REVIEW:
            review = ReviewPage(section.title, self.desk, self.theme)
            review.wanted.connect(self.go_to)
            return review
        if section.key == EXPORT:
            return ExportPage(section.title, self.desk, self.theme)
        page = Page(section, self.desk, self.theme)
        page.focused.connect(self.letter.mark)
        return page

    def _refresh_page(self) -> None:
        page = self._pages.get(self._current)
        if isinstance(page, Page):
            section = next(one for one in self._sections if one.key == self._current)
            page.section = section
            page.refresh(self._demands())
        elif page is not None:
            page.refresh()

    def _demands(self) -> dict[str, tuple[Demand, ...]]:
        found: dict[str, list[Demand]] = {}
        for one in (*self._treaties(), *demands(self.desk.case.context)):
            found.setdefault(one.where, []).append(one)
        return {path: tuple(some) for path, some in found.items()}

    def _treaties(self) -> Iterator[Demand]:
        """Yield, for the question on the legal basis, what is known of each treaty between the two States."""
        case = self.desk.case
        requesting, library = case.answers.text("request.requesting"), case.content.treaties
        if not requesting or not case.requested:
            return
        for between in library.between(requesting, case.requested, case.request_date):
            treaty = library[between.id]
            named = [
                treaty.assistance[one] for one in case.answers.listed("request.assistance") if one in treaty.assistance
            ]
            parameters = {"treaty": library.titles[between.id], "why": between.why, "articles": ", ".join(named) or "–"}
            yield Demand(
                "request.treaties", Message(_BASIS, parameters), f"treaty:{between.id}", (), is_known_fact=True
            )

    def _fill_tasks(self) -> None:
        live, findings, words = self.desk.live, self.desk.findings, self.desk.words
        marks = {one.key: mark_of(one, live, findings) for one in self._sections if one.places}
        done = sum(mark == "complete" for mark, _ in marks.values())
        self.progress.setMaximum(max(1, len(marks)))
        self.progress.setValue(done)
        self.progress_text.setText(words.text(N_("Sections complete: {done} of {all}"), done=done, all=len(marks)))
        self.model.clear()
        group = ""
        for section in self._sections:
            if section.group != group:
                group = section.group
                head = QStandardItem(words.text(group))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(self.theme.font("small", strong=True))
                self.model.appendRow(head)
            self.model.appendRow(self._task(section, marks.get(section.key)))
        self._select(self._current)

    def _task(self, section: SectionPage, mark: tuple[str, int] | None) -> QStandardItem:
        name, count = mark or ("not_started", 0)
        sign, colour = _MARKS[name]
        item = QStandardItem(icon(sign, self.theme.colours[colour]), section.title)
        item.setData(section.key, _KEY)
        if mark is not None:
            said = self.desk.words.text(_SAID[name], title=section.title)
            item.setData(f"{said}, {count}" if count else said, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(said)
        return item

    def _select(self, key: str) -> None:
        for row in range(self.model.rowCount()):
            if self.model.item(row).data(_KEY) == key:
                self.tasks.setCurrentIndex(self.model.index(row, 0))

    def _chosen(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        if key:
            self.open_section(str(key))

    def _step(self, by: int) -> None:
        keys = [one.key for one in self._sections]
        position = keys.index(self._current) + by
        if 0 <= position < len(keys):
            self.open_section(keys[position])
            page = self._pages[self._current]
            if isinstance(page, Page):
                page.title.setFocus()

    def _foot(self) -> None:
        keys = [one.key for one in self._sections]
        position, words, colours = keys.index(self._current), self.desk.words, self.theme.colours
        self.back.setVisible(position > 0)
        self.next.setVisible(position < len(keys) - 1)
        if position > 0:
            self.back.setText(self._sections[position - 1].title)
            self.back.setIcon(icon("arrow-left", colours["accent"], mirrored=words.is_rtl))
        if position < len(keys) - 1:
            self.next.setText(words.text(N_("Continue to {title}"), title=self._sections[position + 1].title))
            self.next.setIcon(icon("arrow-right", colours["accent-contrast"], mirrored=words.is_rtl))

    def _tab(self, number: int) -> None:
        if self.tabs.widget(number) is self.letter:
            self.letter.refresh()
        elif self.tabs.widget(number) is self.sheet:
            self.sheet.refresh()

    def _other_side(self) -> None:
        """Go from the page to the side panel and back."""
        focus = self.focusWidget()
        if focus is not None and self.tabs.isAncestorOf(focus):
            self.stack.setFocus()
        else:
            self.tabs.tabBar().setFocus()
