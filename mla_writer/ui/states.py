"""States: those with a country pack at the left, the sheet of one of them at the right; read only."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.freshness import is_stale
from mla_writer.countries.model import CountryPack
from mla_writer.countries.sheet_short import shortened
from mla_writer.errors import ProgramError
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.ask_state import AskState
from mla_writer.ui.column import clear
from mla_writer.ui.hand_over import HandOver
from mla_writer.ui.listed import ListedView
from mla_writer.ui.parts import ElidedLabel, FlowLayout, badge, banner, button, label
from mla_writer.ui.plain import tip
from mla_writer.ui.sheet_head import Headlines, ShareBar, checked_told, share_told, status_pills
from mla_writer.ui.sheet_list import SheetList
from mla_writer.ui.sheet_word import SheetWord
from mla_writer.ui.state_row import StateRowDelegate
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
_CODE, _SHARE, _OLD = (Qt.ItemDataRole.UserRole + one for one in range(3))
_LIST, _WIDEST = 244, 1160
_ONE_ROW = 1.1
"""Largest text size at which status, share and its words stand in one row."""
_BESIDE = 1.3
"""Largest text size at which what can be done stands beside the name of the State."""
_WORDS_NEED = 76
"""Width in em under which the buttons of the bar stand there without their words."""
_COMPARE_SOME = N_("Compare {number} States")
_MARK = N_("Select several States with Ctrl or Shift to see them side by side.")
_NO_STATE = N_("No State by that name has a country pack. The treaty rules still apply; ask its authority.")


class StatesView(ListedView):
    """The sheets of all States with a pack.

    `write_to` asks for a new request to a State, `authorities` for its authorities, `edit` for its pack, `compared` to put the
    States that are marked in the list beside each other.
    """

    write_to = Signal(str)
    compared = Signal(list)
    authorities = Signal(str)
    edit = Signal(str)

    def __init__(self, content: Content, words: Words, theme: Theme, code: str = "") -> None:
        super().__init__(words, theme, words.text(N_("Find a State")), _WIDEST)
        self.content = content
        self.code = ""
        self.states = StateModel(content, words, self)
        self.hand_over = HandOver(self)
        self._bar()
        self._sheet()
        self.lay_out(self._side(), round(_LIST * min(theme.scale, 1.6)), 1036)
        codes = content.packs.codes
        self.show_state(code if code in codes else next(iter(self.states.codes), ""))

    def show_state(self, code: str) -> None:
        """Show the sheet of a State, and mark it in the list."""
        row = self.states.row(code)
        if row >= 0 and self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.states.index(row))
            return  # the list tells that another State is current
        if code:
            self._fill(code)

    def marked(self) -> list[str]:
        """Return the codes of the States that are marked in the list, in its order."""
        rows = sorted(one.row() for one in self.list.selectionModel().selectedIndexes())
        return [self.states.codes[row] for row in rows]

    def read_anew(self, *codes: str) -> None:
        """Show States whose packs have changed; the first of them comes into sight."""
        self.content.packs.forget(*codes)
        self.search.clear()
        self.states.read_anew()
        first = next((one for one in codes if one in self.states.codes), next(iter(self.states.codes), ""))
        self.code = ""
        self.list.setCurrentIndex(self.states.index(self.states.row(first)))
        if self.code != first:
            self._fill(first)
        self.list.setFocus()  # the button that was pressed may be gone

    def narrow(self) -> None:
        """Keep the States that fit to what is typed; stay with the one in sight, or show the first."""
        self.states.narrow(self.search.text())
        self.show_some(some=bool(self.states.codes))
        row = self.states.row(self.code)
        self.list.setCurrentIndex(self.states.index(max(row, 0)))

    def chosen(self, index: QModelIndex) -> None:
        """Show the sheet of a State."""
        if index.isValid():
            code = str(index.data(_CODE))
            if code != self.code:
                self._fill(code)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shorten the buttons of the bar where they have no room; keep the toast at the foot."""
        super().resizeEvent(event)
        self.bar.shorten(self.theme.ems(event.size().width()) < _WORDS_NEED)
        self.hand_over.toast.place()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the list, or at the way to it where it is folded."""
        super().showEvent(event)
        (self.finder if self.fold.folded else self.list).setFocus()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _bar(self) -> None:
        row = self.bar.row
        row.addWidget(ElidedLabel(self.words.text(N_("States")), self.theme, "question", strong=True), 1)
        directory = button(self.words.text(N_("Authorities")), lambda: self.authorities.emit(self.code))
        directory.setIcon(icon("building-2", self.theme.colours["text"]))
        over = self.hand_over
        self.bar.may_shorten(directory, over.answers_button(), over.button(), over.out_button())

    def _side(self) -> QFrame:
        words, theme = self.words, self.theme
        side, box = self.side(200, 8)
        self.look_through(box, words.text(N_("Find a State")))
        delegate = _StateDelegate(theme, self.list)
        self.list_in(box, words.text(N_("States")), self.states, delegate, words.text(_NO_STATE))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._count_marked())
        self.compare = button("", lambda: self.compared.emit(self.marked()))
        self.compare.setIcon(icon("columns-2", theme.colours["text"]))
        tip(self.compare, words.text(_MARK))
        box.addWidget(self.compare)
        self._count_marked()
        self.begin = NewPack(self.content, words, theme)
        self.begin.begun.connect(self.edit)
        box.addWidget(self.begin)
        note = label(words.text(N_("Share of points with a source")), theme, "caption", muted=True)
        note.setContentsMargins(8, 0, 8, 0)
        box.addWidget(note)
        return side

    def _sheet(self) -> None:
        self.head = QVBoxLayout()
        self.head.setSpacing(12)
        self.column.addLayout(self.head)
        self.headlines = Headlines(self.words, self.theme)
        self.column.addWidget(self.headlines)
        self.lines = SheetList(self.words, self.theme)
        self.lines.came_to.connect(self._bring)
        self.column.addWidget(self.lines)
        self.column.addStretch(1)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _count_marked(self) -> None:
        """Say how many States the button would compare."""
        number = len(self.marked())
        told = self.words.text(_COMPARE_SOME, number=number) if number > 1 else self.words.text(N_("Compare with…"))
        self.compare.setText(told)

    def _fill(self, code: str) -> None:
        """Show the sheet of a State; where its file is faulty, what is wrong with it."""
        self.code = code
        clear(self.head)
        try:
            pack = self.content.pack(code)
        except ProgramError as error:
            told = self.words.say(problem_message(error.problems[0]))
            self.head.addWidget(banner(self.words.pair(str(error.problems[0].place), told), "blocker", self.theme))
            pack = None
        self.headlines.setVisible(pack is not None)
        self.lines.setVisible(pack is not None)
        if pack is None:
            return
        self.head.addWidget(self._title(pack))
        self.head.addWidget(self._share(pack))
        if self.content.packs.is_of_office(code):
            self.head.addWidget(self.hand_over.line(code))
        self.headlines.show_pack(pack)
        sheet = self.content.sheet_of(pack, Day.today())
        self.lines.show_parts(shortened(sheet.parts), self.words.state(code), pack.checked_on)
        self.area.verticalScrollBar().setValue(0)

    def _title(self, pack: CountryPack) -> QWidget:
        holder, words = QWidget(), self.words
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        code = badge(pack.country, self.theme, "state")
        code.setFont(self.theme.font("heading", strong=True))
        code.setContentsMargins(6, 5, 6, 5)
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(0)
        name = words.state(pack.country)
        box.addWidget(label(name, self.theme, "title", strong=True))
        box.addWidget(label(checked_told(pack, words), self.theme, "small", muted=True))
        row.addLayout(box, 1)
        write = button(
            words.text(N_("Write to {state}"), state=f"\u2068{name}\u2069"),
            lambda: self.write_to.emit(self.code),
            style="main",
        )
        write.setIcon(icon("plus", self.theme.colours["accent-contrast"]))
        change = button(words.text(N_("Edit")), lambda: self.edit.emit(self.code), name=words.text(N_("Edit the pack")))
        word = SheetWord(self.content.sheet_of(pack, Day.today()), self.content, words, self.theme)
        word.setFixedHeight(change.sizeHint().height())
        if self.theme.text_scale <= _BESIDE:
            for one in (word, change, write):
                row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        else:
            below = FlowLayout(space=8)
            for one in (write, change, word):
                below.addWidget(one)
            box.addSpacing(8)
            box.addLayout(below)
        return holder

    def _share(self, pack: CountryPack) -> QWidget:
        holder, share = QWidget(), self.content.packs.share_of(pack)
        is_one_row = self.theme.text_scale <= _ONE_ROW
        box = QBoxLayout(QBoxLayout.Direction.LeftToRight if is_one_row else QBoxLayout.Direction.TopToBottom, holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        pills = FlowLayout()
        own = self.content.packs.is_of_office(pack.country)
        for one in status_pills(pack, Day.today(), self.words, self.theme, is_of_office=own):
            pills.addWidget(one)
        told = share_told(share, self.words)
        bar = ShareBar(self.theme)
        bar.show_share(share, told)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(bar, 1)
        words = label(told, self.theme, "caption", muted=True)
        words.setWordWrap(False)
        row.addWidget(words)
        row.addWidget(AskState(pack, self.content, self.words, self.theme, self.hand_over.ask_for_answers))
        box.addLayout(pills)
        box.addLayout(row, 1)
        return holder

    def _bring(self, place: QRect) -> None:
        """Bring the row that the keyboard came to into sight."""
        top = self.lines.mapTo(self.body, place.topLeft())
        self.area.ensureVisible(top.x(), top.y() + place.height(), 0, 20)
        self.area.ensureVisible(top.x(), top.y(), 0, 20)


class NewPack(QWidget):
    """A new pack for a State without one: a button that gives way to the choice of the State."""

    begun = Signal(str)

    def __init__(self, content: Content, words: Words, theme: Theme) -> None:
        super().__init__()
        self.content, self.words, self.theme = content, words, theme
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.open = button(words.text(N_("New pack…")), self._ask, style="quiet")
        tip(self.open, words.text(N_("Create a pack for a State without one")))
        self.open.setAccessibleName(self.open.toolTip())
        self.box.addWidget(self.open)

    def _ask(self) -> None:
        """Show the States without a pack; the list is made when it is wanted."""
        from mla_writer.translation.states import state_codes
        from mla_writer.ui.state_combo import StateCombo

        known = set(self.content.packs.codes)
        self.choice = StateCombo((one for one in state_codes() if one not in known), self.words, self.theme)
        self.choice.setAccessibleName(self.open.accessibleName())
        self.choice.chosen.connect(
            lambda code: self.begun.emit(code) if code else None, Qt.ConnectionType.QueuedConnection
        )
        self.box.addWidget(self.choice)
        self.box.addWidget(self.choice.note)
        self.open.hide()
        self.choice.setFocus()


class StateModel(QAbstractListModel):
    """The States that have a pack, by name, with how much each pack tells."""

    def __init__(self, content: Content, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.content, self.words = content, words
        self.read_anew()

    def read_anew(self) -> None:
        """Take the packs as they are now, and show all of them."""
        self.beginResetModel()
        names = ((self.words.state(code), code) for code in self.content.packs.codes)
        self._all = sorted(names, key=lambda one: one[0].casefold())
        self._seen = {one.country: one for one in self.content.packs.glimpses()}
        self.shown = list(self._all)
        self.endResetModel()

    @property
    def codes(self) -> list[str]:
        """The codes of the States shown, in order."""
        return [code for _, code in self.shown]

    def row(self, code: str) -> int:
        """Return where a State stands, or -1."""
        return self.codes.index(code) if code in self.codes else -1

    def narrow(self, text: str) -> None:
        """Show only States whose name or code holds the text."""
        wanted = text.strip().casefold()
        self.beginResetModel()
        self.shown = [one for one in self._all if wanted in one[0].casefold() or wanted == one[1].casefold()]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many States are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a State, its code, the share of what is sourced, whether it is old, and all of it in words."""
        name, code = self.shown[index.row()]
        seen = self._seen[code]
        told, is_old = f"\u2066{round(seen.completeness * 100)} %\u2069", is_stale(seen, Day.today())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            old = self.words.text(N_("Past its review date")) if is_old else ""
            return self.words.listed((name, told, old))
        known = {Qt.ItemDataRole.DisplayRole: name, _CODE: code, _SHARE: told, _OLD: is_old}
        return known.get(Qt.ItemDataRole(role) if role <= Qt.ItemDataRole.UserRole else role)


class _StateDelegate(StateRowDelegate):
    """Draws a State: code in a box, name, share, and an hourglass where its pack is past its review date."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return one line with air."""
        return QSize(60, QFontMetrics(self.theme.font("small")).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        rect, theme = QRect(option.rect), self.theme
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_ground(painter, option, rect, is_current=is_current)
        inner = rect.adjusted(8, 0, -8, 0)
        used = self.draw_code(painter, option, inner, inner, str(index.data(_CODE)), is_current=is_current) + 8
        painter.setFont(theme.font("caption", strong=is_current))
        painter.setPen(theme.colour("text" if is_current else "text-muted"))
        share = str(index.data(_SHARE))
        room = painter.fontMetrics().horizontalAdvance(share) + 8
        self.draw_words(painter, option, inner, QRect(inner.right() - room + 8, inner.y(), room, inner.height()), share)
        if index.data(_OLD):
            edge = round(14 * theme.scale)
            place = QRect(inner.right() - room - edge, inner.center().y() - edge // 2, edge, edge)
            drawn = icon("hourglass", theme.colours["warning"])
            drawn.paint(painter, QStyle.visualRect(option.direction, inner, place))
            room += edge + 6
        painter.setFont(theme.font("small", strong=is_current))
        painter.setPen(theme.colour("text"))
        self.draw_words(painter, option, inner, inner.adjusted(used, 0, -room, 0), str(index.data()))
        painter.restore()
