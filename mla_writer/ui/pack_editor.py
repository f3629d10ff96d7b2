"""The pack editor: the parts of a pack at the left, the form of one in the middle, and beside it what is to be said of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mla_writer.content import Content
from mla_writer.translation.message import N_
from mla_writer.ui.fold import NARROW, Fold
from mla_writer.ui.pack_desk import PackDesk
from mla_writer.ui.pack_page import PackPage, nothing
from mla_writer.ui.pack_panels import ChangesPanel, PreviewPanel, ProblemsPanel
from mla_writer.ui.pack_words import PARTS, Part, part_of
from mla_writer.ui.parts import ElidedLabel, badge, banner, button, keys
from mla_writer.ui.plain import tip
from mla_writer.ui.tab_order import TabbedInOrder
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import Toast, announce
from mla_writer.ui.top_bar import TopBar
from mla_writer.ui.words import Words
from mla_writer.yamlio import Position

_LIST, _SIDE = 236, 350
_PANEL_NEEDS = 84
"""Width in em under which the tabs at the side have no room beside the form."""
_SOON = 60
"""Milliseconds after which the preview follows."""
_RECOVERED = N_("These are your unsaved changes from last time. You can carry on from here.")
_NOT_KEPT = N_("The working copy cannot be kept: the disk may be full. Save the pack, or free some space.")
_LEAVE = N_("There are unsaved changes. They are kept, and will be here when you open the editor again.")


class PackEditor(TabbedInOrder):
    """The editor of the pack of one State. `left` asks to go back to the sheet of the State, `saved` tells the file."""

    left = Signal(str)
    saved = Signal(str)

    def __init__(self, content: Content, words: Words, theme: Theme, code: str) -> None:
        super().__init__()
        self.words, self.theme, self.code = words, theme, code
        self.desk = PackDesk(content, words, theme, code)
        self.desk.setParent(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON)
        self._later.timeout.connect(self._preview)
        self.pages: dict[str, PackPage] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        self.notice = QVBoxLayout()
        self.notice.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self.notice)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.parts = self._list()
        self.stack = QStackedWidget()
        for one in (self.parts, self.stack, self._side()):
            self.splitter.addWidget(one)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LIST, 700, _SIDE])
        box.addWidget(self.splitter, 1)
        self.parts_fold = Fold(self.splitter, self.parts, self, at_start=True)
        self.panel_fold = Fold(self.splitter, self.tabs, self, at_start=False)
        self.menu.clicked.connect(self._open_parts)
        self.beside.clicked.connect(self._open_panel)
        self.toast = Toast(self.desk, theme, self)
        self._connect()
        self._shortcuts()
        if self.desk.is_recovered:
            self._say_recovered()
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Show the first page once the editor itself stands there, and look at the pack."""
        self._show_first()
        QTimer.singleShot(0, self, self.desk.look)

    def _show_first(self) -> None:
        if not self.stack.count():
            self.parts.setCurrentRow(0)

    @property
    def page(self) -> PackPage:
        """The page in sight; the first one, where none is yet."""
        self._show_first()
        found = self.stack.currentWidget()
        assert isinstance(found, PackPage)
        return found

    def open_part(self, key: str) -> PackPage:
        """Show the page of a part; it is built when it is first shown."""
        row = next(number for number, one in enumerate(PARTS) if one.key == key)
        self.parts.setCurrentRow(row)
        return self.page

    def go_to(self, at: Position) -> None:
        """Go to the field of a place."""
        self.panel_fold.close()
        self.open_part(part_of(at).key).go_to(at)

    def finish(self) -> None:
        """Write what was typed; what was not saved is kept for the next time."""
        if self.stack.count():
            self.page.finish()  # the other pages were, when they were left; what stands in them may be old
        self.desk.close()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the list of parts."""
        super().showEvent(event)
        self.parts.scheduleDelayedItemsLayout()  # its rows were laid out before the style sheet gave them their height
        self.parts.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold what has no room beside the form; keep the toast at the foot."""
        super().resizeEvent(event)
        room = self.theme.ems(event.size().width())
        self.parts_fold.fold(room < NARROW)
        self.panel_fold.fold(room < _PANEL_NEEDS)
        self.menu.setVisible(room < NARROW)
        self.beside.setVisible(room < _PANEL_NEEDS)
        self.toast.place()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _bar(self) -> QWidget:
        bar = TopBar()
        row = bar.row
        words = self.words
        self.back = self._icon("arrow-left", N_("Back to the country sheet"), self.leave, mirrored=words.is_rtl)
        row.addWidget(self.back)
        row.addWidget(badge(self.code, self.theme, "state"))
        name = words.state(self.code)
        title = words.text(N_("Pack for {state}"), state=f"\u2068{name}\u2069")
        self.menu = button(words.text(N_("Parts")))
        self.menu.setIcon(icon("list-checks", self.theme.colours["text"]))
        row.insertWidget(1, self.menu)
        row.addWidget(ElidedLabel(title, self.theme, "question", strong=True))
        self.state = ElidedLabel("", self.theme, "small", muted=True)
        row.addWidget(self.state, 1)
        self.beside = button(words.text(N_("Problems")))
        self.beside.setIcon(icon("octagon-alert", self.theme.colours["text"]))
        self.undo = self._icon("undo-2", N_("Undo"), self.desk.undo, mirrored=words.is_rtl)
        self.redo = self._icon("redo-2", N_("Redo"), self.desk.redo, mirrored=words.is_rtl)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addWidget(self.beside)
        self.save = button(words.text(N_("Save…")), self.ask_to_save, style="main")
        tip(self.save, keys(QKeySequence.StandardKey.Save))
        row.addWidget(self.save)
        return bar

    def _icon(self, sign: str, name: str, act: object, *, mirrored: bool) -> QPushButton:
        told = self.words.text(name)
        made = button("", act, style="icon", name=told)  # type: ignore[arg-type] # a slot
        made.setIcon(icon(sign, self.theme.colours["text"], mirrored=mirrored))
        tip(made, told)
        return made

    def _list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("parts")
        made.setAccessibleName(self.words.text(N_("Parts of the pack")))
        made.setMinimumWidth(170)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edge = round(16 * self.theme.scale)
        made.setIconSize(QSize(edge, edge))
        for part in PARTS:
            item = QListWidgetItem(self.words.text(part.title))
            item.setFont(self.theme.font("small"))
            item.setIcon(nothing(self.desk))
            made.addItem(item)
        made.currentRowChanged.connect(lambda row: self._open(PARTS[row]))
        made.itemActivated.connect(lambda _: self.parts_fold.leave_for(self.menu))
        made.itemClicked.connect(lambda _: self.parts_fold.leave_for(self.menu))
        return made

    def _side(self) -> QTabWidget:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("side")  # a ground of its own, for when it is a drawer over the page
        self.tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setMinimumWidth(260)
        self.problems = ProblemsPanel(self.desk)
        self.preview = PreviewPanel(self.desk)
        self.changes = ChangesPanel(self.desk)
        for panel in (self.problems, self.preview, self.changes):
            self.tabs.addTab(panel, panel.accessibleName())
        self.tabs.tabBar().setAccessibleName(self.words.text(N_("Beside the pack")))
        return self.tabs

    def _connect(self) -> None:
        self.desk.changed.connect(self._changed)
        self.desk.looked.connect(self._looked)
        self.desk.done.connect(self.toast.tell)
        self.desk.kept.connect(self._kept)
        self.problems.wanted.connect(self.go_to)
        self.tabs.currentChanged.connect(lambda _: self._show_panel())

    def _shortcuts(self) -> None:
        standard = QKeySequence.StandardKey
        for sequence, act in (
            (QKeySequence(standard.Undo), self._undo),
            (QKeySequence(standard.Redo), self._redo),
            (QKeySequence(standard.Save), self.ask_to_save),
            (QKeySequence("Ctrl+N"), lambda: self.page.add_entry()),
            (QKeySequence("Alt+Up"), lambda: self.page.move_entry(-1)),
            (QKeySequence("Alt+Down"), lambda: self.page.move_entry(1)),
            (QKeySequence("Ctrl+Return"), lambda: self._step(1)),
            (QKeySequence("Ctrl+Backspace"), lambda: self._step(-1)),
            (QKeySequence("F6"), self._change_side),
            (QKeySequence("F8"), self._next_problem),
        ):
            QShortcut(sequence, self).activated.connect(act)

    # ---- what happens ----------------------------------------------------------------------------------------------

    def _open_parts(self) -> None:
        """Show the drawer with the parts."""
        self.parts_fold.toggle()

    def _open_panel(self) -> None:
        """Show the drawer with what is to be said of the pack."""
        self.panel_fold.toggle()

    def leave(self) -> None:
        """Go back to the sheet; asks first where something was not saved."""
        self.page.finish()
        if self.desk.is_dirty and not self._may_leave():
            return
        self.left.emit(self.code)

    def _may_leave(self) -> bool:
        words = self.words
        box = QMessageBox(self)
        box.setWindowTitle(words.text(N_("Not saved")))
        box.setText(words.text(_LEAVE))
        save = box.addButton(words.text(N_("Save…")), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(words.text(N_("Keep and leave")), QMessageBox.ButtonRole.ApplyRole)
        drop = box.addButton(words.text(N_("Discard changes")), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(words.text(N_("Carry on editing")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        chosen = box.clickedButton()
        if chosen is save:
            return self.ask_to_save()
        if chosen is drop:
            self.desk.start_over()
        return chosen in (keep, drop)

    def ask_to_save(self) -> bool:
        """Show what is changed, and save it once that was seen; tell whether it was saved."""
        from mla_writer.ui.pack_save import SaveDialog

        self.page.finish()
        dialog = SaveDialog(self.desk, self)
        is_saved = dialog.exec() == SaveDialog.DialogCode.Accepted
        if is_saved:
            told = self.words.text(
                N_("Saved as your office's pack, version {version}."), version=self.desk.get(("version",))
            )
            announce(self, told)
            self.state.show_text(told)
            self.saved.emit(self.code)
        dialog.deleteLater()
        return is_saved

    def _open(self, part: Part) -> None:
        if self.stack.count():
            self.page.finish()
        is_new = part.key not in self.pages
        if is_new:  # and shows already what stands in the pack
            page = self.pages[part.key] = PackPage(part, self.desk)
            page.moved.connect(self._show_panel)
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self.pages[part.key])
        if not is_new:
            self.page.load()
        self._show_panel()

    def _changed(self) -> None:
        self.page.load()
        self._say_state()
        if self.tabs.currentWidget() is self.changes:
            self.changes.refresh()
        for made, name in ((self.undo, self.desk.undo_name), (self.redo, self.desk.redo_name)):
            made.setEnabled(bool(name))

    def _looked(self) -> None:
        self.page.judge()
        number = len(self.desk.problems)
        title = self.problems.accessibleName()
        told = f"{title} ({number})" if number else title
        self.tabs.setTabText(0, told)
        self.beside.setText(told)
        self._mark_parts()
        self._show_panel()
        self._say_state()

    def _mark_parts(self) -> None:
        wrong = {part_of(one.at).key for one in self.desk.problems}
        for row, part in enumerate(PARTS):
            item = self.parts.item(row)
            is_wrong = part.key in wrong
            item.setIcon(icon("octagon-alert", self.theme.colours["blocker"]) if is_wrong else nothing(self.desk))
            told = self.words.text(N_("There is a problem here"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {told}" if is_wrong else item.text())

    def _say_state(self) -> None:
        """Say that something is not saved; what was said last of saving stands until then."""
        if self.desk.is_dirty:
            self.state.show_text(self.words.text(N_("Not saved yet; a working copy is kept")))
        elif self.desk.redo_name:
            self.state.show_text("")

    def _show_panel(self) -> None:
        panel = self.tabs.currentWidget()
        if panel is self.preview:
            self._later.start()  # playing the cases of a rule is not waited for
        elif panel is self.problems:
            self.problems.refresh()
        else:
            self.changes.refresh()

    def _preview(self) -> None:
        if self.stack.count():
            self.preview.show_at(self.page.current or self.page.part.at)

    def _say_recovered(self) -> None:
        made = banner(self.words.text(_RECOVERED), "advice", self.theme)
        row = made.layout()
        assert row is not None
        row.addWidget(button(self.words.text(N_("Discard changes")), partial(self._start_over, made)))
        self.notice.addWidget(made)

    def _start_over(self, made: QFrame) -> None:
        made.hide()
        self.desk.start_over()

    def _kept(self, fault: str) -> None:
        if fault:
            self.state.show_text(self.words.text(_NOT_KEPT))

    def _undo(self) -> None:
        self.page.finish()
        self.desk.undo()

    def _redo(self) -> None:
        self.desk.redo()

    def _step(self, by: int) -> None:
        row = self.parts.currentRow() + by
        if 0 <= row < len(PARTS):
            self.parts.setCurrentRow(row)
            self.parts.setFocus()

    def _change_side(self) -> None:
        """Go from the page to the tabs at the side, and back."""
        is_aside = self.tabs.isAncestorOf(self.focusWidget() or self)
        if is_aside:
            self.panel_fold.close()
            self.page.go_to(self.page.current or self.page.part.at)
        else:
            self.panel_fold.open()
            self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_problem(self) -> None:
        """Go to the field of the first problem."""
        if self.desk.problems:
            self.go_to(self.desk.problems[0].at)
