"""The lines of the sheet of a State: drawn in one list, each with law, source and age; a line opens where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mla_writer.countries.compare import AS_WRITTEN
from mla_writer.countries.sheet import SheetLine, SheetPart, Trust
from mla_writer.documents.formats import Formatter
from mla_writer.forms.model import Source
from mla_writer.translation.message import N_
from mla_writer.translation.sentences import sentence_case
from mla_writer.ui.source_popover import TRUST, SourcePopover
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words, unbroken
from mla_writer.ui.wrapped import draw_wrapped

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOTHING = N_("Nothing found yet")
_HEADS = (N_("Measure or topic"), N_("What {state} requires or grants"), N_("Law"), N_("Source"), N_("As of"))
_COLUMNS, _LEAST = (12.5, 10.5, 9, 9.5), 18
"""Widths of topic, law, source and age, and the least width of what is told, in em of the body font."""
_SURELY = 0.45
"""Share of the room that a text of average letters may take and still surely stands in one line."""
_SIDE, _PAD, _HEADING_AIR, _ICON, _HIGHEST = 10, 7, 28, 15, 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is drawn: the names of the columns, the heading of a part, or a line with its words."""

    sort: str
    cells: tuple[str, ...]
    trust: Trust = "unknown"
    is_undated: bool = False
    is_empty: bool = False
    sources: tuple[Source, ...] = ()


class SheetModel(QAbstractListModel):
    """The rows of some parts of a sheet, in the language of the window."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.rows: tuple[Row, ...] = ()

    def fill(self, parts: Iterable[SheetPart], state: str, *, headings: bool) -> None:
        """Show other parts, with or without their headings and the names of the columns."""
        self.beginResetModel()
        rows = self._rows(parts, state)
        self.rows = tuple(one for one in rows if headings or one.sort == "line")
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only lines can be gone to."""
        is_line = self.rows[index.row()].sort == "line"
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_line else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its words, or what a screen reader says."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words.listed(row.cells)
        return None

    def _rows(self, parts: Iterable[SheetPart], state: str) -> Iterator[Row]:
        words = self.words
        yield Row("names", tuple(words.text(one, state=f"\u2068{state}\u2069") for one in _HEADS))
        for part in parts:
            yield Row("part", (words.say(part.title),))
            yield from (self._line(one) for one in part.lines)

    def _line(self, one: SheetLine) -> Row:
        words, day = self.words, one.as_of
        dates = Formatter(words.language, words.say)
        told = words.say(dates.worded(one.told)) if one.told is not None else words.text(_NOTHING)
        if one.told is not None and one.told.text != AS_WRITTEN:  # an e-mail address keeps its small letters
            told = sentence_case(told)
        has_text = one.trust not in {"verify", "unknown"}
        as_of = dates.day(day) if day is not None else words.text(N_("undated"))
        cells = (
            words.say(one.topic),
            unbroken(told),
            f"\u2068{one.law}\u2069" if one.law else "",
            words.text(TRUST[one.trust][2]),
            as_of if has_text else "",
        )
        return Row("line", cells, one.trust, has_text and day is None, one.told is None, one.sources)


class SheetDelegate(QStyledItemDelegate):
    """Draws the rows: in columns where there is room, else what is told below its topic, and law, source and age below that."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme, self.view = theme, view
        self._sizes: dict[tuple[int, int], QSize] = {}
        self._known: dict[tuple[int, bool], QFontMetrics] = {}
        self._fonts = {
            (role, strong): theme.font(role, strong=strong)
            for role in ("question", "small", "caption")
            for strong in (False, True)
        }

    def forget(self) -> None:
        """Measure the rows anew: they are others now."""
        self._sizes.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return the height that the words need at the width of the list; measured once, for wrapping takes its time."""
        place = (index.row(), self.view.viewport().width())
        if place not in self._sizes:
            self._sizes[place] = self._size(index.data(ROW), place[1])
        return self._sizes[place]

    def _size(self, row: Row, width: int) -> QSize:
        if row.sort == "names" and not self._columns(width):
            return QSize(width, 0)
        if row.sort != "line":
            air = _HEADING_AIR if row.sort == "part" else 2 * _PAD
            return QSize(width, self._metrics(row, 0).height() + air)
        boxes = self._boxes(row, QRect(0, 0, width, 0))
        return QSize(width, max(box.bottom() for box in boxes if not box.isNull()) + _PAD + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), self.theme.colour("border"))
        if row.sort == "part":
            inner = rect.adjusted(_SIDE, _HEADING_AIR - _PAD, -_SIDE, 0)
            self._words(painter, option, rect, inner, row, 0)
        else:
            self._ground(painter, option, rect, row)
            for number, box in enumerate(self._boxes(row, rect)):
                if not box.isNull():
                    self._cell(painter, option, rect, box, row, number)
        painter.restore()

    # ---- where the cells stand -------------------------------------------------------------------------------------

    def _columns(self, width: int) -> tuple[int, ...]:
        """Return the widths of the five columns; none where they have no room beside each other."""
        em = self.theme.sizes["body"] * self.theme.scale
        fixed = [round(one * em) for one in _COLUMNS]
        told = width - sum(fixed)
        return (fixed[0], told, *fixed[1:]) if told >= _LEAST * em else ()

    def _boxes(self, row: Row, rect: QRect) -> tuple[QRect, ...]:
        columns = self._columns(rect.width())
        return tuple(self._beside(row, rect, columns) if columns else self._below(row, rect))

    def _beside(self, row: Row, rect: QRect, columns: tuple[int, ...]) -> Iterator[QRect]:
        left = rect.x()
        for number, width in enumerate(columns):
            room = width - 2 * _SIDE - (self._mark(row, number))
            yield QRect(left + _SIDE, rect.y() + _PAD, width - 2 * _SIDE, self._height(row, number, room))
            left += width

    def _below(self, row: Row, rect: QRect) -> Iterator[QRect]:
        room, top = rect.width() - 2 * _SIDE, rect.y() + _PAD
        for number in (0, 1):
            height = self._height(row, number, room)
            yield QRect(rect.x() + _SIDE, top, room, height)
            top += height + 2
        left = rect.x() + _SIDE
        law = QRect(left, top, room, self._height(row, 2, room)) if row.cells[2:3] != ("",) else QRect()
        yield law
        top += law.height() + 2 if not law.isNull() else 0
        for number in (3, 4):
            metrics = self._metrics(row, number)
            width = min(metrics.horizontalAdvance(row.cells[number]) + self._mark(row, number) + 4, room)
            yield QRect(left, top, width, metrics.height()) if row.cells[number] else QRect()
            left += width + 2 * _SIDE

    def _height(self, row: Row, number: int, room: int) -> int:
        metrics, text = self._metrics(row, number), row.cells[number]
        if len(text) * metrics.averageCharWidth() < room * _SURELY:
            return metrics.height()
        wrapped = metrics.boundingRect(QRect(0, 0, max(40, room), _HIGHEST), Qt.TextFlag.TextWordWrap, text)
        return max(metrics.height(), wrapped.height())

    def _metrics(self, row: Row, number: int) -> QFontMetrics:
        font = self._font(row, number)
        key = (font.pixelSize(), font.bold())
        if key not in self._known:
            self._known[key] = QFontMetrics(font)
        return self._known[key]

    def _mark(self, row: Row, number: int) -> int:
        """The room that an icon takes before the words of a cell."""
        has_mark = row.sort == "line" and (number == 3 or (number == 4 and row.is_undated))
        return round((_ICON + 6) * self.theme.scale) if has_mark else 0

    # ---- drawing ---------------------------------------------------------------------------------------------------

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row) -> None:
        if row.sources and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), self.theme.colour("surface"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 6, 6)

    def _cell(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, box: QRect, row: Row, number: int
    ) -> None:
        used = self._mark(row, number)
        if used:
            sign, colour, _ = TRUST[row.trust] if number == 3 else ("hourglass", "warning", "")
            edge = round(_ICON * self.theme.scale)
            top = box.y() + (self._metrics(row, number).height() - edge) // 2
            place = QStyle.visualRect(option.direction, rect, QRect(box.x(), top, edge, edge))
            icon(sign, self.theme.colours[colour]).paint(painter, place)
        self._words(painter, option, rect, box.adjusted(used, 0, 0, 0), row, number)

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, box: QRect, row: Row, number: int
    ) -> None:
        painter.setFont(self._font(row, number))
        painter.setPen(self.theme.colour(self._colour(row, number)))
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignTop
        draw_wrapped(painter, QStyle.visualRect(option.direction, rect, box), start, row.cells[number])

    def _font(self, row: Row, number: int) -> QFont:
        if row.sort == "part":
            return self._fonts["question", True]
        if row.sort == "names":
            return self._fonts["caption", True]
        is_strong = number == 0 or (number == 3 and row.trust == "verify")
        return self._fonts["caption" if number == 2 else "small", is_strong]

    def _colour(self, row: Row, number: int) -> str:
        if row.sort == "names" or number == 2 or (number == 1 and row.is_empty):
            return "text-muted"
        if number == 3 and row.trust in {"verify", "unknown"}:
            return TRUST[row.trust][1]
        return "text"


class SheetList(QListView):
    """The rows, as high as all of them; Enter or a click opens where a line comes from.

    `came_to` tells the place of the row that the keyboard came to, for the scroll area around.
    """

    came_to = Signal(QRect)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words, self.theme, self.read_on = words, theme, ""
        self.rows = SheetModel(words, self)
        self.setModel(self.rows)
        self.drawn = SheetDelegate(theme, self)
        self.setItemDelegate(self.drawn)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.open_source)

    def show_parts(self, parts: Iterable[SheetPart], state: str, read_on: str, *, headings: bool = True) -> None:
        """Show some parts of the sheet of a State; `read_on` is the day its pack was checked."""
        self.read_on = read_on
        self.setAccessibleName(self.words.text(_HEADS[1], state=state))
        self.drawn.forget()
        self.rows.fill(parts, state, headings=headings)
        self._fit()

    def open_source(self, index: Index) -> SourcePopover | None:
        """Show where the line at `index` comes from."""
        row = index.data(ROW)
        if not isinstance(row, Row) or not row.sources:
            return None
        popover = SourcePopover(row.sources, self.read_on, self.words, self.theme, self)
        place = self.visualRect(index)
        popover.show_at(QRect(self.viewport().mapToGlobal(place.topLeft()), place.size()))
        return popover

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the source with Enter and Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            self.open_source(self.currentIndex())
            return
        super().keyPressEvent(event)
        if self.currentIndex().isValid():
            self.came_to.emit(self.visualRect(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the lines anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(max(1, sum(self.sizeHintForRow(row) for row in range(self.rows.rowCount()))))
