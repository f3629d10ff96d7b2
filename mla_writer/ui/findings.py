"""The findings beside the page: those of the section in view first, each one line until it is opened; one is open at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mla_writer.checks.finding import Finding, count
from mla_writer.translation.message import N_
from mla_writer.ui.demand import cited
from mla_writer.ui.desk import UNTOLD, Desk
from mla_writer.ui.manual_popover import manual_button
from mla_writer.ui.parts import LEVEL_ICONS, FlowLayout, button, isolated, isolated_code, label, level_mark
from mla_writer.ui.reason import ReasonForm
from mla_writer.ui.sections import SectionPage, home_of, homes, is_begun, is_to_come
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words
from mla_writer.ui.wrapped import draw_wrapped

Index = QModelIndex | QPersistentModelIndex
_EDGE, _GAP, _MARK = 12, 8, 18
_AT_ONCE = 60
"""Rows that are worded at a time."""
_NONE = N_("Nothing to mend yet. As you write, this panel names what the other authority would ask.")
_OVERRIDDEN = N_("Nothing open. Overridden with a reason: {number}.")
_LEVELS = {"blocker": N_("Blocker"), "warning": N_("Warning"), "advice": N_("Advice")}


@dataclass(frozen=True, slots=True)
class Row:
    """A heading; a finding: its title, and what is so where it is told without being opened; or a section to be gone on with.

    `begins` is the question at which such a section goes on.
    """

    text: str
    told: str = ""
    finding: Finding | None = None
    begins: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is only a heading."""
        return self.finding is None and not self.begins

    @property
    def where(self) -> str:
        """The question to which it leads."""
        return self.finding.where if self.finding is not None else self.begins


class FindingsModel(QAbstractListModel):
    """The rows of the panel. They are worded when the list comes to them: hundreds of findings are not read at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[Row] = []
        self._more: Iterator[Row] = iter(())
        self._has_more = False

    def show(self, rows: Iterable[Row]) -> None:
        """Show other rows, at least as many as before."""
        self.beginResetModel()
        wanted = max(_AT_ONCE, len(self.rows))
        self._more = iter(rows)
        self.rows = list(islice(self._more, wanted))
        self._has_more = len(self.rows) == wanted
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Tell whether there are rows that the list has not come to yet."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Word the next rows."""
        rows = list(islice(self._more, _AT_ONCE))
        self._has_more = len(rows) == _AT_ONCE
        if rows:
            self.beginInsertRows(parent, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row; screen readers hear the level first."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole and row.finding is not None:
            told = self.desk.tell(row.finding.message)
            return ". ".join((f"{self.desk.words.text(_LEVELS[row.finding.level])}: {row.text}", told))
        if role == Qt.ItemDataRole.AccessibleTextRole and row.begins:
            return f"{row.text}. {row.told}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let findings be chosen, headings not."""
        if self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FindingsPanel(QFrame):
    """The list. Enter or a click opens a finding, G goes to its question, O sets it aside with a reason, W tells what it is.

    What is missing where the drafter has not come to yet is no fault: a neutral row for each section says how much it is, and
    `number` counts it too.
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.desk, self.theme = desk, theme
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        self.empty = label("", theme, "small", muted=True)
        self.empty.setContentsMargins(16, 8, 16, 8)
        box.addWidget(self.empty)
        self.model = FindingsModel(desk)
        self.list = _List(self)
        self.list.setAccessibleName(desk.words.text(N_("Findings")))
        box.addWidget(self.list, 1)
        self._open = ""
        self._told: tuple[object, ...] | None = None
        self._count = -1
        self.number = 0

    def refresh(self, section: SectionPage | None, pages: Sequence[SectionPage]) -> None:
        """Show the findings as they stand; that their number changed is said."""
        every = [one for one in self.desk.findings if one.overridden is None]
        key = section.key if section else ""
        begun = frozenset(page.key for page in pages if is_begun(page, self.desk.live))
        told = (key, begun, every, self.desk.touched.number)  # most are the same objects as before: quick to compare
        if told == self._told:
            return
        is_new_page, self._told = self._told is None or self._told[0] != key, told
        known = homes(pages)
        later: dict[str, list[Finding]] = {}
        findings = []
        for one in every:
            page = home_of(one.where, known)
            if page is None or (page.key in begun and not self._is_to_come(one, page)):
                findings.append(one)
            else:
                later.setdefault(page.key, []).append(one)
        here: list[Finding] = []
        rest: list[Finding] = []
        for one in findings:
            (here if section is not None and section.holds(one.where) else rest).append(one)
        if is_new_page and not any(one.key == self._open for one in here):
            self._open = here[0].key if here else ""
        waiting = [self._waiting(page, later[page.key]) for page in pages if page.key in later]
        self.number = count(every).open
        self.model.show(self._rows(here, rest, waiting))
        self.list.show_open()
        self._say_empty(every)
        if self._count not in (-1, self.number):
            announce(self, self.desk.words.text(N_("Findings: {number}"), number=self.number))
        self._count = self.number

    def _rows(self, here: list[Finding], rest: list[Finding], waiting: list[Row]) -> Iterator[Row]:
        for title, some in ((N_("In this section"), here), (N_("In the rest of the request"), rest)):
            if some:
                yield Row(self.desk.words.text(title))
                yield from (self._row(one, is_told=some is here) for one in some)
        if waiting:
            yield Row(self.desk.words.text(N_("Still to be answered")))
            yield from waiting

    def _is_to_come(self, finding: Finding, page: SectionPage) -> bool:
        """Whether it speaks of an answer to which the drafter has not come: not in this sitting, nor before."""
        return finding.where not in self.desk.touched and is_to_come(finding, page, self.desk.live)

    def _waiting(self, page: SectionPage, missing: list[Finding]) -> Row:
        """Return the row of a section with questions to which the drafter has not come yet."""
        told = self.desk.words.text(N_("Missing in that section: {number}"), number=len(missing))
        return Row(page.title, told, begins=missing[0].where)

    def is_open(self, index: Index) -> bool:
        """Whether the finding at `index` is the open one."""
        finding = self.model.rows[index.row()].finding
        return finding is not None and finding.key == self._open

    def open_at(self, index: Index) -> None:
        """Open the finding at `index`, or close it; go on with a section that is still to be answered."""
        if index.isValid() and self.model.rows[index.row()].begins:
            self.go(index)
            return
        finding = self.model.rows[index.row()].finding if index.isValid() else None
        self._open = "" if finding is None or finding.key == self._open else finding.key
        self.list.show_open()

    def go(self, index: Index) -> None:
        """Go to the question of the finding at `index`."""
        where = self.model.rows[index.row()].where if index.isValid() else ""
        if where:
            self.wanted.emit(where)

    def set_aside(self, index: Index) -> None:
        """Open the finding at `index` and ask for the reason to set it aside."""
        card = self._opened(index)
        if card is not None:
            card.ask()

    def explain(self, index: Index) -> None:
        """Open the manual page of the finding at `index`."""
        card = self._opened(index)
        if card is not None:
            card.manual.click()

    def _opened(self, index: Index) -> OpenCard | None:
        """Return the card of the finding at `index`, opened; None where there is none."""
        if not index.isValid() or self.model.rows[index.row()].finding is None:
            return None
        if not self.is_open(index):
            self.open_at(index)
        return self.list.card_at(index)

    def _row(self, finding: Finding, *, is_told: bool) -> Row:
        """Return the row of a finding: the title alone elsewhere, what is so beside it in the section in view."""
        told = self.desk.tell(finding.message)
        title = self.desk.tell(finding.title) if finding.title is not None else told
        if finding.result == "cannot_tell" and told != title:
            told = f"{self.desk.words.text(UNTOLD)} {told}"
        return Row(title, told if is_told and told != title else "", finding)

    def _say_empty(self, findings: list[Finding]) -> None:
        words = self.desk.words
        overridden = count(self.desk.findings).overridden
        self.empty.setText(words.text(_OVERRIDDEN, number=overridden) if overridden else words.text(_NONE))
        self.empty.setVisible(not findings)
        self.list.setVisible(bool(findings))


class OpenCard(QFrame):
    """The open finding: all that is known of it, and what can be done."""

    def __init__(self, finding: Finding, panel: FindingsPanel) -> None:
        super().__init__()
        self.finding, self.panel, self.desk = finding, panel, panel.desk
        self.setObjectName("card")
        theme, words = panel.theme, panel.desk.words
        self.setAutoFillBackground(True)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(_EDGE, 10, _EDGE, 8)
        outer.setSpacing(_GAP)
        box = QVBoxLayout()
        box.setSpacing(4)
        message = self.desk.tell(finding.message)
        if finding.title is not None:
            box.addWidget(label(self.desk.tell(finding.title), theme, "small", strong=True))
        box.addWidget(label(message, theme, "small"))
        note = self.desk.note_of(finding)
        if note:
            box.addWidget(label(note, theme, "small", muted=True))
        whence = _whence(finding, words)
        if whence:
            box.addWidget(label(whence, theme, "caption", muted=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        acts = FlowLayout(space=14)  # in French they are wider than the panel
        acts.addWidget(
            button(words.text(N_("Go to question")), lambda: panel.wanted.emit(finding.where), style="flush")
        )
        acts.addWidget(button(words.text(N_("Override…")), self.ask, style="flush"))
        row.addLayout(acts, 1)
        self.manual = manual_button(finding, self.desk, theme)
        row.addWidget(self.manual, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(row)
        self.form = ReasonForm(self.desk, theme)
        self.form.given.connect(lambda reason: self.desk.override(self.finding, reason))
        self.form.cancelled.connect(self._cancel)
        self.form.changed.connect(panel.list.doItemsLayout)
        self.form.hide()
        box.addWidget(self.form)
        outer.addWidget(level_mark(finding.level, theme, _MARK), 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(box, 1)

    def ask(self) -> None:
        """Ask for the reason, in place."""
        self.form.show()
        self.form.reason.setFocus()
        self.panel.list.doItemsLayout()

    def _cancel(self) -> None:
        self.form.hide()
        self.panel.list.doItemsLayout()
        self.panel.list.setFocus()


class _List(QListView):
    """The rows; the open one holds a card with buttons."""

    def __init__(self, panel: FindingsPanel) -> None:
        super().__init__()
        self.panel = panel
        self.setModel(panel.model)
        self.setItemDelegate(_Delegate(panel, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(panel.open_at)

    def card_at(self, index: Index) -> OpenCard | None:
        """Return the card of the open row, or None where the row is closed."""
        card: QWidget | None = self.indexWidget(index)
        return card if isinstance(card, OpenCard) else None

    def show_open(self) -> None:
        """Put the card into the open row and take it out of the others."""
        for row in range(self.panel.model.rowCount()):
            index = self.panel.model.index(row)
            card, finding = self.card_at(index), self.panel.model.rows[row].finding
            if self.panel.is_open(index):
                if card is None and finding is not None:
                    self.setIndexWidget(index, OpenCard(finding, self.panel))
                self.setCurrentIndex(index)
            elif card is not None:
                card.hide()
                self.setIndexWidget(index, None)  # type: ignore[arg-type] # Qt takes no widget as none
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        self.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open, go there, or set aside."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.panel.open_at(index)
        elif event.key() == Qt.Key.Key_G:
            self.panel.go(index)
        elif event.key() == Qt.Key.Key_O:
            self.panel.set_aside(index)
        elif event.key() in {Qt.Key.Key_Question, Qt.Key.Key_W}:
            self.panel.explain(index)
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Draws headings and closed findings; leaves the open row to its card, but for the mark of its level."""

    def __init__(self, panel: FindingsPanel, parent: _List) -> None:
        super().__init__(parent)
        self.panel, self.view, self.theme = panel, parent, panel.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return the height of the wrapped words, or of the card."""
        width = self.view.viewport().width()
        row = self.panel.model.rows[index.row()]
        if row.is_heading:
            return QSize(width, QFontMetrics(self.theme.font("small")).height() + 16)
        card = self.view.card_at(index)
        layout = card.layout() if card is not None else None
        if layout is not None:
            return QSize(width, layout.totalHeightForWidth(width - 2 * _EDGE) + 8)
        title, told = self._heights(row, width - 4 * _EDGE - round(_MARK * self.theme.scale) - _GAP)
        return QSize(width, title + told + 28)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002, N802 - Qt's name
        """Lay the card into its row, with the air of the others."""
        editor.setGeometry(QRect(option.rect).adjusted(_EDGE, 0, -_EDGE, -8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row, rect = self.panel.model.rows[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            painter.setFont(self.theme.font("small", strong=True))
            painter.setPen(self.theme.colour("text-muted"))
            inner = rect.adjusted(_EDGE + 2, 6, -_EDGE, 0)
            start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
            painter.drawText(inner, start | Qt.AlignmentFlag.AlignVCenter, row.text)
        elif self.view.card_at(index) is None:
            self._card(painter, option, rect.adjusted(_EDGE, 0, -_EDGE, -8), row)
        painter.restore()

    def _card(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row) -> None:
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(self.theme.colour("focus" if has_focus else "border"))
        painter.setBrush(self.theme.colour("surface-raised"))
        painter.drawRoundedRect(rect, 8, 8)
        if has_focus:
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        edge = round(_MARK * self.theme.scale)
        place = QRect(rect.x() + _EDGE, rect.y() + 10, edge, edge)
        level = row.finding.level if row.finding is not None else ""
        sign, colour = (LEVEL_ICONS[level], level) if level else ("circle", "text-muted")
        drawn = icon(sign, self.theme.colours[colour])
        drawn.paint(painter, QStyle.visualRect(option.direction, rect, place))
        words = rect.adjusted(_EDGE + edge + _GAP, 10, -_EDGE, -10)
        title, _ = self._heights(row, words.width())
        self._text(painter, option, rect, QRect(words.x(), words.y(), words.width(), title), row)
        if row.told:
            below = QRect(words.x(), words.y() + title + 2, words.width(), words.height() - title)
            self._text(painter, option, rect, below, Row(row.told))

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect, room: QRect, row: Row) -> None:
        painter.setFont(self._font(row))
        painter.setPen(self.theme.colour("text"))
        flags = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignTop
        draw_wrapped(painter, QStyle.visualRect(option.direction, card, room), flags, row.text)

    def _font(self, row: Row) -> QFont:
        """Return the font of a title, or of what is so."""
        is_title = bool(row.begins) or (row.finding is not None and row.finding.title is not None)
        return self.theme.font("small", strong=is_title)

    def _heights(self, row: Row, room: int) -> tuple[int, int]:
        """Return the heights of the title and of what is so below it, with the air between them."""
        title = _height(QFontMetrics(self._font(row)), row.text, room)
        return title, _height(QFontMetrics(self.theme.font("small")), row.told, room) + 2 if row.told else 0


def _whence(finding: Finding, words: Words) -> str:
    """Return who says so: of what forms ask, that it is good practice and whose, as no State has asked it here."""
    sources = cited(finding.sources, words)
    if finding.origin.startswith("form:"):
        return words.text(N_("Good practice, from {source}"), source=isolated(sources)) if sources else ""
    return " · ".join(one for one in (isolated_code(finding.code), sources) if one)


def _height(metrics: QFontMetrics, text: str, room: int) -> int:
    return metrics.boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, text).height()
