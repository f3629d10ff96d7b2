"""The requests opened last, as a table that a delegate draws: name, State, assistance, progress, findings, last change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTime,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mla_writer.translation.message import Message, N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.glance import Glance, at_first
from mla_writer.ui.parts import LEVEL_ICONS, elided
from mla_writer.ui.plain import plain
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

Index = QModelIndex | QPersistentModelIndex

_HEADINGS = (N_("Request"), N_("States"), N_("Assistance"), N_("Progress"), N_("Findings"), N_("Changed"))
_REQUEST, _TO, _ASSISTANCE, _PROGRESS, _FINDINGS, _CHANGED = range(6)
_LEVELS = ("blocker", "warning", "advice")
_LEVEL_WORDS = {
    "blocker": N_("blockers: {number}"),
    "warning": N_("warnings: {number}"),
    "advice": N_("advice: {number}"),
}
_TYPICAL = 38
"""Sections, and findings of each level, for which there is room before anything is known."""
_LEAST_SHARE = 0.4
"""What request and assistance have at least of the room that both share, where neither has enough."""
_ASSISTANCE_NEEDS, _CHANGED_NEEDS = 62, 50
"""Widths of the table in em under which these columns have no room."""
_GLANCE = Qt.ItemDataRole.UserRole
_SPACE = 10
_BAR, _SIGN, _IN_PILL, _IN_BADGE, _BETWEEN = 110, 13, 22, 12, 6
"""Pixels: the bar of the progress, the sign in a pill, and what pills and badges have around their words and between them."""


class RecentModel(QAbstractTableModel):
    """One glance a row."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.glances: list[Glance] = []
        self.folded: tuple[int, ...] = ()
        """Columns that have no room: what they say stands below the name."""

    def fill(self, drafts: Iterable[Path]) -> None:
        """List these drafts; what is known of them already stays."""
        known = {one.path: one for one in self.glances}
        self.beginResetModel()
        self.glances = [known.get(path) or at_first(path) for path in drafts]
        self.endResetModel()

    def take(self, glance: Glance) -> None:
        """Show what was seen of a draft."""
        for row, one in enumerate(self.glances):
            if one.path == glance.path:
                self.glances[row] = glance
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and its default
        """Return how many requests there are."""
        return 0 if parent.isValid() else len(self.glances)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and its default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802 - Qt's name
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.words.text(_HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, what a screen reader says of it, the whole request as tooltip, or the glance."""
        glance = self.glances[index.row()]
        if role == _GLANCE:
            return glance
        if role == Qt.ItemDataRole.DisplayRole:
            return self.told(glance, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.told(glance, index.column())
            if not index.column():  # two drafts of one case sound alike
                said = self.words.listed((said, f"\u2066{glance.path.name}\u2069"))
            return f"{self.words.text(_HEADINGS[index.column()])}: {said}" if index.column() else said
        if role == Qt.ItemDataRole.ToolTipRole:
            told = [self.told(glance, column) for column in range(len(_HEADINGS)) if column not in self.folded]
            return plain("\n".join([*(one for one in told if one), f"\u2066{glance.path}\u2069"]))
        return None

    def told(self, glance: Glance, column: int) -> str:
        """Return what a column says of a request, in words."""
        match column:
            case 0:
                return self.words.listed((glance.name, self.below(glance)))
            case 1:
                return self.states(glance, self.words.state)
            case 2:
                return self.assistance(glance)
            case 3:
                return self.progress(glance)
            case 4:
                return self.findings(glance)
            case _:
                return changed_text(glance.changed, self.words)

    def below(self, glance: Glance) -> str:
        """Return the line below the name: reference and what has no column, or that the file cannot be read, and why."""
        if glance.problem is None:
            told = (
                f"\u2068{glance.reference}\u2069" if glance.reference else "",
                f"\u2066{glance.path.name}\u2069" if self._has_twin(glance) else "",
                *map(partial(self.told, glance), self.folded),
            )
            return " · ".join(one for one in told if one)
        place = glance.problem.place
        where = f" \u2066{place.line}:{place.column}\u2069" if place.line else ""
        return f"{self.words.text(N_('This file cannot be read as it stands.'))}{where} {self._why(glance)}"

    def states(self, glance: Glance, named: Callable[[str], str]) -> str:
        """Return which State asks which, by the names that `named` gives; the one that asks is left out where it has no room."""
        both = (glance.requesting if _CHANGED not in self.folded else "", glance.requested)
        told = [f"\u2068{named(one)}\u2069" for one in both if one]
        return f"\u200f{' ← '.join(told)}" if self.words.is_rtl else " → ".join(told)

    def _has_twin(self, glance: Glance) -> bool:
        """Whether another draft is called alike, so that the file alone tells them apart."""
        mine = glance.name, glance.reference, glance.requested
        return glance.is_known and any(
            (one.name, one.reference, one.requested) == mine and one.path != glance.path for one in self.glances
        )

    def assistance(self, glance: Glance) -> str:
        """Return the titles of what is asked for."""
        titles = (Message(title, context=f"assistance/{one}:title", domain="forms") for one, title in glance.assistance)
        return (" · ").join(self.words.say(one) for one in titles)

    def progress(self, glance: Glance) -> str:
        """Return how far the request has come."""
        if glance.problem is not None or not glance.is_known:
            return ""
        if glance.is_ready:
            return self.words.text(N_("Ready to sign"))
        if glance.overridden:
            told = N_("{done} of {all}, {number} overridden")
            return self.words.text(told, done=glance.done, all=glance.sections, number=glance.overridden)
        return self.words.text(N_("{done} of {all} sections"), done=glance.done, all=glance.sections)

    def findings(self, glance: Glance) -> str:
        """Return how many findings stand open, by level."""
        if glance.problem is not None or not glance.is_known:
            return ""
        told = [
            self.words.text(_LEVEL_WORDS[one], number=glance.levels[one]) for one in _LEVELS if glance.levels.get(one)
        ]
        return self.words.listed(told) or self.words.text(N_("None open"))

    def _why(self, glance: Glance) -> str:
        assert glance.problem is not None
        return self.words.say(problem_message(glance.problem))


class RecentTable(QTableView):
    """The table. `opened` asks to open a draft, `removed` to take it from the list."""

    opened = Signal(Path)
    removed = Signal(Path)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        self.model_ = RecentModel(words, self)
        self.setModel(self.model_)
        self.setItemDelegate(RecentDelegate(theme, self.model_, self))
        self.setObjectName("recent")
        self.setAccessibleName(words.text(N_("Requests")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self._heads()
        self.model_.modelReset.connect(self._fit)
        self.model_.dataChanged.connect(lambda *_: self._span_and_share())

    def fill(self, drafts: Iterable[Path]) -> None:
        """List these drafts, with the first one taken."""
        row = max(0, self.currentIndex().row())
        self.model_.fill(drafts)
        if self.model_.rowCount():
            self.selectRow(min(row, self.model_.rowCount() - 1))

    @property
    def current(self) -> Path | None:
        """The draft of the row in focus."""
        row = self.currentIndex().row()
        return self.model_.glances[row].path if 0 <= row < self.model_.rowCount() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter; take from the list with Delete."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.removed.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the request that was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self.model_.glances[index.row()].path)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring around the row in focus."""
        super().paintEvent(event)
        row = self.currentIndex().row()
        if self.hasFocus() and row >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            painter.drawRect(QRect(1, top + 1, self.viewport().width() - 2, height - 3))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave columns out that have no room."""
        super().resizeEvent(event)
        room = event.size().width() / self._em
        needs = {_ASSISTANCE: _ASSISTANCE_NEEDS, _CHANGED: _CHANGED_NEEDS}
        for column, needed in needs.items():
            self.setColumnHidden(column, room < needed)
        self.model_.folded = tuple(column for column, needed in needs.items() if room < needed)
        self._share_room()

    @property
    def _em(self) -> float:
        return self.theme.sizes["body"] * self.theme.scale

    def _heads(self) -> None:
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()

    def _share_room(self) -> None:
        """Make columns as wide as what they say; the request and the assistance share the rest by what they need."""
        delegate = self.itemDelegate()
        assert isinstance(delegate, RecentDelegate)
        shown = [one for one in range(self.model_.columnCount()) if not self.isColumnHidden(one)]
        wants = {one: delegate.wide(one, self.model_.glances) for one in shown}
        shared = [one for one in (_REQUEST, _ASSISTANCE) if one in wants]
        room = self.viewport().width() - sum(width for one, width in wants.items() if one not in shared)
        wanted = sum(wants[one] for one in shared)
        for one in shared:
            share = wants[one] / max(1, wanted)
            if wanted > room and len(shared) > 1:
                share = min(1 - _LEAST_SHARE, max(_LEAST_SHARE, share))
            wants[one] = max(24, int(room * share))
        for column, width in wants.items():
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _fit(self) -> None:
        """Be as high as the rows, so that the page scrolls and not the table."""
        delegate = self.itemDelegate()
        assert isinstance(delegate, RecentDelegate)
        self.verticalHeader().setDefaultSectionSize(delegate.height)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + delegate.height * self.model_.rowCount() + 2)

        self._span()
        self._share_room()

    def _span(self) -> None:
        """Give the words about a file that cannot be read the room of the columns that have nothing to say."""
        for row, glance in enumerate(self.model_.glances):
            wanted = _CHANGED if glance.problem is not None else 1
            if self.columnSpan(row, _REQUEST) != wanted:
                self.setSpan(row, _REQUEST, 1, wanted)

    def _span_and_share(self) -> None:
        self._span()
        self._share_room()

    def _menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        path = self.model_.glances[index.row()].path
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.words.text(N_("Open")), lambda: self.opened.emit(path))
        menu.addAction(self.words.text(N_("Remove from the list")), lambda: self.removed.emit(path))
        menu.popup(self.viewport().mapToGlobal(point))


class RecentDelegate(QStyledItemDelegate):
    """Draws the cells of one request."""

    def __init__(self, theme: Theme, model: RecentModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.model = theme, model
        self._fonts = {
            (role, strong): theme.font(role, strong=strong)
            for role in ("body", "small", "caption")
            for strong in (False, True)
        }
        self._metrics = {key: QFontMetrics(font) for key, font in self._fonts.items()}
        self._wide: dict[tuple[str, str, bool], int] = {}

    @property
    def height(self) -> int:
        """The height of a row: two lines with air."""
        return round(56 * max(1.0, self.theme.scale * 0.92))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return the height of a row."""
        return QSize(40, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        glance: Glance = index.data(_GLANCE)
        cell = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, self.theme.colour("accent-soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell, self.theme.colour("surface"))
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), self.theme.colour("border"))
        pen = _Pen(painter, cell.adjusted(_SPACE, 0, -_SPACE, -1), option.direction, self)
        match index.column():
            case 0:
                self._request(pen, glance)
            case 1:
                pen.badge(self.model.states(glance, str))
            case 2:
                pen.wrapped(self.model.assistance(glance), "text")
            case 3:
                self._progress(pen, glance)
            case 4:
                self._findings(pen, glance)
            case _:
                pen.line(changed_text(glance.changed, self.model.words), "small", "text-muted")
        painter.restore()

    def font(self, role: str, *, strong: bool) -> QFont:
        """Return a font of the scale."""
        return self._fonts[role, strong]

    def wide(self, column: int, glances: Iterable[Glance]) -> int:
        """Return the width in which a column says all that it has to say of some requests."""
        words = self.model.words
        widths = [self._advance(words.text(_HEADINGS[column]), "caption", strong=True)]
        widths += [self._needs(column, one) for one in glances]
        if column == _PROGRESS:
            told = words.text(N_("{done} of {all} sections"), done=_TYPICAL, all=_TYPICAL)
            widths += [self._advance(told, "caption"), round(_BAR * self.theme.text_scale)]
        if column == _FINDINGS:
            widths.append(self._pills([_TYPICAL] * len(_LEVELS)))
        return max(widths) + 2 * _SPACE + 2

    def _needs(self, column: int, glance: Glance) -> int:
        model = self.model
        match column:
            case 0:
                below = "" if glance.problem is not None else model.below(glance)  # that spans the whole line
                return max(self._advance(glance.name, "small", strong=True), self._advance(below, "caption"))
            case 1:
                return self._advance(model.states(glance, str), "caption", strong=True) + _IN_BADGE
            case 2:
                return self._in_two_lines(model.assistance(glance))
            case 3:
                told = model.progress(glance)
                return self._pill(told) if glance.is_ready else self._advance(told, "caption")
            case 4:
                some = [glance.levels[one] for one in _LEVELS if glance.levels.get(one)]
                return self._pills(some) if some else self._advance(model.findings(glance), "caption")
            case _:
                return self._advance(changed_text(glance.changed, model.words), "small")

    def _in_two_lines(self, text: str) -> int:
        """Return the least width in which a text stands on two lines."""
        words = text.split()
        halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1)]
        return min((max(self._advance(one, "small") for one in half) for half in halves), default=0)

    def _pills(self, numbers: Iterable[int]) -> int:
        return sum(self._pill(str(one)) + _BETWEEN for one in numbers) - _BETWEEN

    def _pill(self, text: str) -> int:
        return self._advance(text, "caption", strong=True) + round(_SIGN * self.theme.scale) + _IN_PILL

    def _advance(self, text: str, role: str, *, strong: bool = False) -> int:
        """Return how wide a text is; each is measured once, though the room is shared anew with every request that is known."""
        key = text, role, strong
        if key not in self._wide:
            self._wide[key] = self._metrics[role, strong].horizontalAdvance(text)
        return self._wide[key]

    def _request(self, pen: _Pen, glance: Glance) -> None:
        below = self.model.below(glance)
        colour = "blocker" if glance.problem is not None else "text-muted"
        if below:
            pen.lines(glance.name, f"\u2068{below}\u2069", colour)
        else:
            pen.wrapped(glance.name, "text", strong=True)

    def _progress(self, pen: _Pen, glance: Glance) -> None:
        told = self.model.progress(glance)
        if glance.is_ready:
            pen.pill(told, "success")
        elif told:
            pen.bar(told, glance.done / max(1, glance.sections))

    def _findings(self, pen: _Pen, glance: Glance) -> None:
        some = [(one, glance.levels[one]) for one in _LEVELS if glance.levels.get(one)]
        for level, number in some:
            pen.pill(str(number), level)
        if not some:
            pen.line(self.model.findings(glance), "caption", "text-muted")


class _Pen:
    """Draws in a cell from where reading starts."""

    def __init__(self, painter: QPainter, cell: QRect, direction: Qt.LayoutDirection, delegate: RecentDelegate) -> None:
        self.painter, self.cell, self.direction, self.delegate = painter, cell, direction, delegate
        self.theme = delegate.theme
        self.start = 0

    def line(self, text: str, role: str, colour: str, *, strong: bool = False) -> None:
        """Draw one line in the middle of the cell."""
        self._text(text, self.cell, role, colour, strong=strong)

    def wrapped(self, text: str, colour: str, *, strong: bool = False) -> None:
        """Draw a text in the middle of the cell, on two lines where one has no room for it."""
        metrics = QFontMetrics(self.delegate.font("small", strong=strong))
        first = fitting(text, metrics, self.cell.width())
        if first == text:
            self.line(text, "small", colour, strong=strong)
            return
        height = metrics.lineSpacing()
        top = QRect(self.cell.x(), self.cell.center().y() - height, self.cell.width(), height)
        self._text(first, top, "small", colour, strong=strong)
        self._text(text[len(first) :].strip(), top.translated(0, height), "small", colour, strong=strong)

    def lines(self, above: str, below: str, colour: str) -> None:
        """Draw a name, and a smaller line below it."""
        half = self.cell.height() // 2
        top = QRect(self.cell.x(), self.cell.y() + half // 4, self.cell.width(), half - half // 8)
        low = QRect(self.cell.x(), self.cell.y() + half, self.cell.width(), half - half // 4)
        self._text(above, top, "small", "text", strong=True)
        self._text(below, low, "caption", colour)

    def bar(self, text: str, share: float) -> None:
        """Draw how far something has come: in words, and as a bar below them."""
        scale = self.theme.text_scale
        half = self.cell.height() // 2
        words = QRect(self.cell.x(), self.cell.y() + half // 4, self.cell.width(), half - half // 8)
        self._text(text, words, "caption", "text-muted")
        width, height = min(round(_BAR * scale), self.cell.width()), round(4 * scale)
        track = QRect(self.cell.x(), words.bottom() + round(3 * scale), width, height)
        self._box(track, "border", height / 2)
        self._box(QRect(track.x(), track.y(), round(width * share), height), "accent", height / 2)

    def pill(self, text: str, level: str) -> None:
        """Draw a status in a rounded box, beside the one before."""
        font = self.delegate.font("caption", strong=True)
        self.painter.setFont(font)
        metrics = self.painter.fontMetrics()
        height, edge = metrics.height() + 6, round(_SIGN * self.theme.scale)
        width = metrics.horizontalAdvance(text) + edge + _IN_PILL
        box = QRect(self.cell.x() + self.start, self.cell.center().y() - height // 2, width, height)
        self._box(box, f"{level}-soft", height / 2, line=f"{level}-soft")
        place = QRect(box.x() + 8, box.center().y() - edge // 2, edge, edge)
        icon(LEVEL_ICONS[level], self.theme.colours[level]).paint(self.painter, self._seen(place))
        words = QRect(place.right() + 6, box.y(), box.right() - place.right() - 12, box.height())
        self._text(text, words, "caption", level, strong=True)
        self.start += width + _BETWEEN

    def badge(self, code: str) -> None:
        """Draw the code of a State in its box."""
        if not code:
            return
        self.painter.setFont(self.delegate.font("caption", strong=True))
        metrics = self.painter.fontMetrics()
        width, height = metrics.horizontalAdvance(code) + _IN_BADGE, metrics.height() + 1
        box = QRect(self.cell.x(), self.cell.center().y() - height // 2, width, height)
        self._box(box, "country-demand-soft", 4, line="country-demand")
        self.painter.setPen(self.theme.colour("country-demand"))
        self.painter.drawText(self._seen(box), Qt.AlignmentFlag.AlignCenter, code)

    def _text(self, text: str, place: QRect, role: str, colour: str, *, strong: bool = False) -> None:
        self.painter.setFont(self.delegate.font(role, strong=strong))
        self.painter.setPen(self.theme.colour(colour))
        shown = elided(self.painter.fontMetrics(), text, place.width())
        start = QStyle.visualAlignment(self.direction, Qt.AlignmentFlag.AlignLeft)
        flags = start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        self.painter.drawText(self._seen(place), flags, shown)

    def _box(self, place: QRect, fill: str, radius: float, *, line: str = "") -> None:
        self.painter.setPen(self.theme.colour(line) if line else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.colour(fill))
        self.painter.drawRoundedRect(self._seen(place), radius, radius)

    def _seen(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.direction, self.cell, place)


def fitting(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return as many of the first words as have room on a line; all of the text where not even the first has."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if metrics.horizontalAdvance(longer) > room:
            break
        line = longer
    return line or text


def changed_text(changed: float, words: Words) -> str:
    """Return when something was changed: today with the time, yesterday, or the date."""
    moment = dt.datetime.fromtimestamp(changed).astimezone()
    days = (dt.datetime.now().astimezone().date() - moment.date()).days
    place = locale_of_window(words)
    time = place.toString(QTime(moment.hour, moment.minute), "HH:mm")
    if days <= 0:
        return words.text(N_("Today, {time}"), time=f"\u2068{time}\u2069")
    if days == 1:
        return words.text(N_("Yesterday"))
    day = QDate(moment.year, moment.month, moment.day)
    return place.toString(day, "d MMM" if day.year() == QDate.currentDate().year() else "d MMM yyyy")


def time_or_day(changed: float, words: Words) -> tuple[str, str]:
    """Return the time at which something was changed today; for what was changed before, the day alone."""
    moment, place = dt.datetime.fromtimestamp(changed).astimezone(), locale_of_window(words)
    if moment.date() == dt.datetime.now().astimezone().date():
        return place.toString(QTime(moment.hour, moment.minute), "HH:mm"), ""
    return "", place.toString(QDate(moment.year, moment.month, moment.day), "d MMM yyyy")


def locale_of_window(words: Words) -> QLocale:
    """Return the system's locale for the language of the window, with the figures that letters have."""
    if words.language == "en":
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    if words.language == "ar":
        return QLocale(QLocale.Language.Arabic, QLocale.Country.UnitedArabEmirates)
    return QLocale(words.language)
