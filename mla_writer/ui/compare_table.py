"""The table that compares States: a column for each, a row for each topic, in groups of which the last one is folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mla_writer.content import Content
from mla_writer.countries.compare import SORTS, Cell, Comparison, Sort
from mla_writer.countries.model import CountryPack
from mla_writer.countries.share import EVERY_KEY
from mla_writer.countries.sheet import Trust
from mla_writer.documents.compare_sheet import GROUPS, said
from mla_writer.documents.formats import Formatter
from mla_writer.forms.model import Source
from mla_writer.translation.message import N_
from mla_writer.ui.parts import isolated
from mla_writer.ui.source_popover import TRUST, SourcePopover
from mla_writer.ui.state_combo import Badges
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words, unbroken
from mla_writer.ui.wrapped import draw_wrapped

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOTHING, _DIFFERS = N_("Nothing found yet"), N_("differs")
_SOURCED = N_("{sourced} of {all} points sourced")
_GROUP = N_("{group}: {number}")
_PAD, _GAP, _ICON, _HIGHEST = 10, 6, 15, 10_000
_SURELY = 0.45
"""Share of the room that a text of average letters may take and still surely stands in one line."""
_TOPIC, _LEAST = 11.5, 11
"""Width of the column of topics, and the least width of a State's column, in em of the body font."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a State says, as it is drawn: the words, how sure they are, and below them law and age."""

    told: str
    trust: Trust
    below: str


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as it is drawn; `differs` from the first State's."""

    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is drawn: the heading of a group, or a topic with a box for each State."""

    sort: Sort
    text: str
    boxes: tuple[Box, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it is the heading of a group."""
        return not self.boxes


class CompareModel(QAbstractTableModel):
    """The rows, in the language of the window; those of a group that is folded are left out."""

    def __init__(self, content: Content, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.content, self.words, self._badges = content, words, Badges(theme, "country-demand")
        self.packs: tuple[CountryPack, ...] = ()
        self.folded: set[Sort] = {"same"}
        self.shown = frozenset(SORTS)
        self._every: dict[Sort, list[Row]] = {}
        self._shares: list[str] = []
        self._coming: tuple[CountryPack, ...] = ()
        self._sourced: list[str] = []
        self._formatter = Formatter(words.language, words.say)
        self.rows: list[Row] = []

    @property
    def badge_size(self) -> QSize:
        """The size of a code in its box."""
        return self._badges.size

    def prepare(self, packs: Sequence[CountryPack], found: Sequence[Comparison]) -> None:
        """Word what other States, or another measure, are to be shown as; `lay` shows it."""
        self._coming = tuple(packs)
        sourced = (self.content.packs.share_of(one).sourced for one in packs)
        self._sourced = [self.words.text(_SOURCED, sourced=one, all=len(EVERY_KEY)) for one in sourced]
        self._every = {sort: [self._row(one) for one in found if one.sort == sort] for sort in SORTS}

    def lay(self) -> None:
        """Show the groups as they are folded now."""
        self.beginResetModel()
        self.packs, self._shares = self._coming, self._sourced
        self.rows = list(self._laid())
        self.endResetModel()

    def _laid(self) -> Iterator[Row]:
        for sort, rows in self._every.items():
            if rows and sort in self.shown:
                yield Row(sort, self.words.text(_GROUP, group=self.words.text(GROUPS[sort]), number=len(rows)))
                yield from () if sort in self.folded else rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many columns there are: the topics, and a State each."""
        return 0 if parent.isValid() else len(self.packs) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its topic, or what a screen reader says."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if index.column() == 0 else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.text if index.column() == 0 or row.is_group else self._spoken(row, index.column() - 1)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802 - Qt's name
        """Return the name of a State with how much of it is sourced, and its code in a box."""
        if orientation != Qt.Orientation.Horizontal or section == 0:
            return None
        pack = self.packs[section - 1]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._badges.of(pack.country)
        name = self.words.state(pack.country)
        told = self._shares[section - 1]
        known: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: name,
            ROW: told,
            Qt.ItemDataRole.AccessibleTextRole: self.words.listed((name, told)),
        }
        return known.get(role)

    def _spoken(self, row: Row, number: int) -> str:
        box = row.boxes[number]
        parts = [row.text, self.words.state(self.packs[number].country)]
        parts += [self.words.text(_DIFFERS)] if box.differs else []
        parts += [part for one in box.entries for part in (one.told, one.below) if part]
        return self.words.listed(parts)

    def _row(self, one: Comparison) -> Row:
        first = self._coming[0].country
        boxes = tuple(
            self._box(one.cells[pack.country], differs=one.differs_from(first, pack.country)) for pack in self._coming
        )
        return Row(one.sort, self.words.say(one.topic), boxes)

    def _box(self, cells: Sequence[Cell], *, differs: bool) -> Box:
        if not cells:
            nothing = Entry(self.words.text(_NOTHING), "unknown", self.words.text(TRUST["unknown"][2]))
            return Box((nothing,), (), differs)
        sources = tuple(dict.fromkeys(source for one in cells for source in one.line.sources))
        return Box(tuple(self._entry(one) for one in cells), sources, differs)

    def _entry(self, cell: Cell) -> Entry:
        words, line, day = self.words, cell.line, cell.line.as_of
        told = unbroken(said(cell, self.content.catalogues, words.language))
        age = self._formatter.day(day) if day is not None else words.text(N_("undated"))
        parts = [words.text(TRUST[line.trust][2]), unbroken(line.law)]
        parts += [age] if line.trust not in {"verify", "unknown"} else []
        return Entry(told, line.trust, " · ".join(isolated(part) for part in parts if part))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words in a cell: where it stands, its font and colour, and the trust whose icon stands before it."""

    place: QRect
    text: str
    font: str = "small"
    colour: str = "text"
    trust: Trust | None = None


class CompareDelegate(QStyledItemDelegate):
    """Draws the cells: what a State says, and below it how sure that is, where it is written and how old."""

    def __init__(self, theme: Theme, table: CompareTable) -> None:
        super().__init__(table)
        self.theme, self.table = theme, table
        self._fonts = {
            "small": theme.font("small"),
            "caption": theme.font("caption"),
            "strong": theme.font("small", strong=True),
            "heading": theme.font("body", strong=True),
        }
        self._metrics = {name: QFontMetrics(font) for name, font in self._fonts.items()}

    def height_of(self, row: Row, column: int, width: int) -> int:
        """Return the height that a cell needs at a width."""
        parts = self._parts(row, column, QRect(0, 0, width, 0))
        return max(one.place.bottom() for one in parts) + _PAD + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: Row = index.data(ROW)
        rect, column = QRect(option.rect), index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_group:
            painter.fillRect(rect, self.theme.colour("surface-sunken"))
            self._chevron(painter, option, rect, row)
        elif column and row.boxes[column - 1].differs:
            painter.fillRect(rect, self.theme.colour("accent-soft"))
        for one in self._parts(row, column, rect):
            self._draw(painter, option, rect, one)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), self.theme.colour("border"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    # ---- inner -----------------------------------------------------------------------------------------------------

    @property
    def _edge(self) -> int:
        return round(_ICON * self.theme.scale)

    def _parts(self, row: Row, column: int, rect: QRect) -> Iterator[Part]:
        """Yield the parts of a cell, one below the other."""
        inner = rect.adjusted(_PAD, _PAD, -_PAD, 0)
        if row.is_group:
            yield self._part(inner.adjusted(self._edge + 8, 0, 0, 0), row.text, "heading", "text")
            return
        top = inner.y()
        for text, font, colour, trust in self._said(row, column):
            place = inner.adjusted(self._edge + 6 if trust else 0, 0, 0, 0)
            place.moveTop(top)
            part = self._part(place, text, font, colour, trust)
            top = part.place.bottom() + (_GAP if trust else 2) + 1
            yield part

    def _said(self, row: Row, column: int) -> Iterator[tuple[str, str, str, Trust | None]]:
        """Yield the words of a cell, with font, colour and the trust whose icon stands before them."""
        if column == 0:
            yield row.text, "strong", "text", None
            return
        if self.table.isColumnHidden(0):
            yield row.text, "strong", "text-muted", None
        for entry in row.boxes[column - 1].entries:
            is_empty, is_open = entry.trust == "unknown", entry.trust == "verify"
            yield entry.told, "small", "text-muted" if is_empty else "text", None
            yield entry.below, "caption", TRUST[entry.trust][1] if is_open else "text-muted", entry.trust

    def _part(self, place: QRect, text: str, font: str, colour: str, trust: Trust | None = None) -> Part:
        metrics = self._metrics[font]
        height = metrics.height()
        if len(text) * metrics.averageCharWidth() > place.width() * _SURELY:
            room = QRect(0, 0, max(40, place.width()), _HIGHEST)
            height = max(height, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height())
        return Part(QRect(place.x(), place.y(), place.width(), height), text, font, colour, trust)

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, one: Part) -> None:
        if one.trust is not None:
            sign, colour, _ = TRUST[one.trust]
            edge = self._edge
            top = one.place.y() + (self._metrics[one.font].height() - edge) // 2
            place = QRect(one.place.x() - edge - 6, top, edge, edge)
            icon(sign, self.theme.colours[colour]).paint(painter, QStyle.visualRect(option.direction, rect, place))
        painter.setFont(self._fonts[one.font])
        painter.setPen(self.theme.colour(one.colour))
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignTop
        draw_wrapped(painter, QStyle.visualRect(option.direction, rect, one.place), start, one.text)

    def _chevron(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row) -> None:
        is_folded = row.sort in self.table.rows.folded
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        place = QRect(rect.x() + _PAD, rect.center().y() - self._edge // 2, self._edge, self._edge)
        name = "chevron-right" if is_folded else "chevron-down"
        sign = icon(name, self.theme.colours["text"], mirrored=is_rtl and is_folded)
        sign.paint(painter, QStyle.visualRect(option.direction, rect, place))


class CompareHeader(QHeaderView):
    """The States above their columns: code, name, and how much of what is worth knowing of them has a source."""

    def __init__(self, rows: CompareModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.rows, self.theme = rows, theme
        self._name, self._told = theme.font("body", strong=True), theme.font("caption")
        self._heights = [QFontMetrics(one).height() for one in (self._name, self._told)]
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(sum(self._heights) + 14)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:  # noqa: N802 - Qt's name
        """Draw the head of one column."""
        painter.save()
        painter.fillRect(rect, self.theme.colour("surface-raised"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), self.theme.colour("border"))
        badge, way = self.rows.badge_size, self.layoutDirection()
        sign = self.rows.headerData(index, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole)
        if isinstance(sign, QIcon):
            top = rect.y() + 6 + (self._heights[0] - badge.height()) // 2
            sign.paint(painter, QStyle.visualRect(way, rect, QRect(QPoint(rect.x() + _PAD, top), badge)))
        start = QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        left, top = rect.x() + _PAD + badge.width() + 8, rect.y() + 6
        for role, font, colour, height in (
            (Qt.ItemDataRole.DisplayRole, self._name, "text", self._heights[0]),
            (ROW, self._told, "text-muted", self._heights[1]),
        ):
            place = QRect(left, top, rect.right() - left, height)
            told = str(self.rows.headerData(index, Qt.Orientation.Horizontal, role) or "")
            shown = QFontMetrics(font).elidedText(told, Qt.TextElideMode.ElideRight, place.width())
            painter.setFont(font)
            painter.setPen(self.theme.colour(colour))
            painter.drawText(QStyle.visualRect(way, rect, place), start, shown)
            top += height
        painter.restore()


class CompareTable(QTableView):
    """The table. Enter, Space or a click opens where a cell comes from, or folds a group; arrows go from cell to cell.

    Where the columns would be too narrow, each cell names its topic itself.
    """

    def __init__(self, content: Content, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        self.rows = CompareModel(content, words, theme, self)
        self.setModel(self.rows)
        self.drawn = CompareDelegate(theme, self)
        self.setItemDelegate(self.drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(CompareHeader(self.rows, theme, self))
        self.clicked.connect(self.open)
        self._laid: tuple[int, object] = (0, None)

    def show_rows(self, measure: str, sorts: frozenset[Sort]) -> None:
        """Show the rows of some sorts, as the model was told to prepare them."""
        self.setAccessibleName(measure)
        self.rows.shown = sorts
        self.rows.lay()
        self._lay()

    def open(self, index: Index) -> SourcePopover | None:
        """Show where the cell at `index` comes from, or fold and unfold a group."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return None
        if row.is_group:
            self.rows.folded ^= {row.sort}
            self.rows.lay()
            self._lay()
            self.setCurrentIndex(self.rows.index(self._row_of(row.sort), self._first))
            return None
        if index.column() == 0 or not row.boxes[index.column() - 1].sources:
            return None
        pack, place = self.rows.packs[index.column() - 1], self.visualRect(index)
        box = row.boxes[index.column() - 1]
        popover = SourcePopover(box.sources, pack.checked_on, self.words, self.theme, self)
        popover.show_at(QRect(self.viewport().mapToGlobal(place.topLeft()), place.size()))
        return popover

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the cell with Enter and Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            self.open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the cells anew at another width."""
        super().resizeEvent(event)
        self._lay()

    # ---- inner -----------------------------------------------------------------------------------------------------

    @property
    def _first(self) -> int:
        """The first column in sight."""
        return int(self.isColumnHidden(0))

    def _row_of(self, sort: Sort) -> int:
        return next(number for number, one in enumerate(self.rows.rows) if one.is_group and one.sort == sort)

    def _lay(self) -> None:
        """Share out the width, and give each row the height that its cells need."""
        width, number = self.viewport().width(), len(self.rows.packs)
        if not number or self._laid == (width, self.rows.rows):
            return
        self._laid = (width, self.rows.rows)
        em = self.theme.sizes["body"] * self.theme.text_scale
        topic, least = round(_TOPIC * em), round(_LEAST * em)
        is_narrow = (width - topic) // number < least
        self.setColumnHidden(0, is_narrow)
        self.setColumnWidth(0, topic)
        room = width - (0 if is_narrow else topic)
        for column in range(1, number + 1):
            self.setColumnWidth(column, max(least, room // number))
        self.clearSpans()
        for place, row in enumerate(self.rows.rows):
            if row.is_group:
                self.setSpan(place, 0, 1, number + 1)
            columns = range(self._first, number + 1)
            widths = [(one, self.columnWidth(one)) for one in columns] if not row.is_group else [(self._first, width)]
            self.setRowHeight(place, max(self.drawn.height_of(row, *one) for one in widths))
