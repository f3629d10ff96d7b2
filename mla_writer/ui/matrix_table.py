"""The table of the matrix by keyboard and mouse; where facts do not fit, its first and last columns stand still beside them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.matrix_model import Index, MatrixModel
from mla_writer.ui.matrix_paint import PAD, FactHeader, MatrixDelegate, group_width, indent, lines_of, status_width
from mla_writer.ui.matrix_rows import STATUS_WORDS, Row
from mla_writer.ui.theme import Theme

_CELL, _NAME, _TIGHT, _ROW = 40, 232, (32, 200), 33
"""Widths of a fact's column and of the names, and of both where room is short; height of a row; in pixels at 100 %."""
_SHARE, _FEWEST = 0.42, 3
"""The most that names may take where facts do not fit; columns of facts that must be in sight beside the status."""
_PER_PIXEL = QAbstractItemView.ScrollMode.ScrollPerPixel
_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class MatrixTable(QTableView):
    """The table. Space turns a cell, Enter opens its element, Ctrl with an arrow goes to the next gap.

    `turned` asks to change the current cell, `opened` to show the current element, `wanted` to go to a question; `moved`
    tells that another cell is current.
    """

    turned = Signal(QModelIndex)
    opened = Signal()
    wanted = Signal(str)
    moved = Signal()

    def __init__(self, desk: Desk, theme: Theme, name: str, matrix: MatrixModel | None = None) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.matrix = MatrixModel(desk) if matrix is None else matrix
        self.status_room = 0
        self.current = (-1, -1)
        """Row and column of the current cell, at hand for drawing."""
        self._column = 1
        self._spans: tuple[list[int], int] = ([], 0)
        self._frozen = (_Still(self, "start"), _Still(self, "end"))
        for view in (self, *self._frozen):
            _dress(view, FactHeader(self, view))
            view.setAccessibleName(name)
            view.setModel(self.matrix)
            view.clicked.connect(self._clicked)
            view.horizontalHeader().sectionClicked.connect(self._header_clicked)
        self.setItemDelegate(MatrixDelegate(self, self))
        for still in self._frozen:
            still.setSelectionModel(self.selectionModel())
            self.verticalScrollBar().valueChanged.connect(still.verticalScrollBar().setValue)
        self.setMouseTracking(True)
        self.setCornerWidget(QWidget())  # else the style draws a box between the scroll bars
        self.setTabKeyNavigation(False)

    # ---- what is in hand -------------------------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The current row."""
        number = self.currentIndex().row()
        return self.matrix.rows[number] if 0 <= number < len(self.matrix.rows) else None

    def refresh(self) -> None:
        """Look at the answers anew; the current cell stays with its element and its fact."""
        before, fact = self.row, self.matrix.fact(self.currentIndex().column())
        if self.matrix.refresh():
            self._take_up(before, fact)
        self.fit()

    def go(self, number: int, column: int | None = None) -> None:
        """Make a cell current; without a column, in the column where one was before."""
        if not 0 <= number < len(self.matrix.rows):
            return
        if column is not None:
            self._column = column
        row = self.matrix.rows[number]
        self.setCurrentIndex(self.matrix.index(number, 0 if row.is_group else min(self._column, self.matrix.last)))

    def go_to_row(self, row: Row) -> None:
        """Make a row current, and unfold what it stands in."""
        shown = len(self.matrix.rows)
        number = self.matrix.reveal(row)
        if len(self.matrix.rows) != shown:
            self.fit()
        self.go(number)

    def fold(self, row: Row, *, folded: bool) -> None:
        """Fold a group, or unfold it; it stays current."""
        if self.matrix.fold(row, folded=folded):
            self.fit()
            self.go(self.matrix.number(row.key))

    def next_gap(self, step: int) -> bool:
        """Go to the next gap, or the one before; return whether there is one. After the last comes the first."""
        gaps = [number for number, one in enumerate(self.matrix.all) if one.status == "gap" and not one.is_group]
        if not gaps:
            return False
        here = self.row
        at = next(
            (number for number, one in enumerate(self.matrix.all) if here is not None and one.key == here.key), -1
        )
        after = [one for one in gaps if (one > at if step > 0 else one < at)]
        chosen = (after or gaps)[0 if step > 0 else -1]
        self.go_to_row(self.matrix.all[chosen])
        return True

    # ---- keys and mouse --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, turn, open, fold; what is not the matrix's is left to others."""
        row, key = self.row, event.key()
        if row is None:
            super().keyPressEvent(event)
        elif key in _STEPS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._jump(key)
        elif key in _STEPS:
            self._step(row, key)
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._act(row, is_space=key == Qt.Key.Key_Space)
        else:
            super().keyPressEvent(event)

    def _act(self, row: Row, *, is_space: bool) -> None:
        if row.is_group:
            self.fold(row, folded=row.key not in self.matrix.folded)
        elif row.sort == "note":
            self.wanted.emit(f"offences.{row.spot.offence}.category")
        elif is_space and self.matrix.fact(self.currentIndex().column()):
            self.turned.emit(self.currentIndex())
        else:
            self.opened.emit()

    def _jump(self, key: int) -> None:
        """Go to the next gap, or to the first or the last row."""
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go(0 if key == Qt.Key.Key_Home else len(self.matrix.rows) - 1)
        elif not self.next_gap(self._toward(key)):
            self.desk.said.emit(self.desk.words.text(N_("There are no gaps.")))

    def _step(self, row: Row, key: int) -> None:
        at = self.currentIndex()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.go(at.row() + _STEPS[Qt.Key(key)])
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            page = max(1, self.viewport().height() // max(1, self.rowHeight(at.row())) - 1)
            self.go(min(len(self.matrix.rows) - 1, max(0, at.row() + page * _STEPS[Qt.Key(key)])))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go(at.row(), 0 if key == Qt.Key.Key_Home else self.matrix.last)
        elif row.is_group:
            self.fold(row, folded=self._toward(key) < 0)
        elif self._toward(key) < 0 and at.column() == 0:
            group = self.matrix.group_of(row)
            self.go(self.matrix.number(group.key) if group is not None else -1)
        else:
            self.go(at.row(), min(self.matrix.last, at.column() + self._toward(key)))

    def _toward(self, key: int) -> int:
        """Return whether a key leads on or back, in the direction in which one reads."""
        is_sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return _STEPS[Qt.Key(key)] * (-1 if is_sideways and is_rtl else 1)

    def _clicked(self, index: QModelIndex) -> None:
        self.setFocus()
        self._column = index.column()
        self._act(self.matrix.rows[index.row()], is_space=True)

    def _header_clicked(self, section: int) -> None:
        if self.matrix.fact(section):
            self.wanted.emit(f"facts.{self.matrix.fact(section)}")

    # ---- as Qt asks for it -----------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Mark the column in hand, and tell."""
        self.current = (current.row(), current.column())
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.moved.emit()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, between the columns that stand still."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        header, column = self.horizontalHeader(), index.column()
        is_still = column == 0 or (column == self.matrix.last and not self._frozen[1].isHidden())
        if is_still:
            bar.setValue(before)
            return
        start = header.sectionPosition(column) - (0 if self._frozen[0].isHidden() else header.sectionSize(0))
        behind = 0 if self._frozen[1].isHidden() else self.status_room
        end = header.sectionPosition(column) + header.sectionSize(column) + behind - self.viewport().width()
        bar.setValue(min(start, max(end, before)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Keep the columns that stand still in their places."""
        super().updateGeometries()
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring in every view."""
        super().focusInEvent(event)
        self._redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring in every view."""
        super().focusOutEvent(event)
        self._redraw()

    # ---- room ------------------------------------------------------------------------------------------------------

    def used_width(self) -> int:
        """Return how wide the table is, as far as it is in sight."""
        return min(self.viewport().width(), self.horizontalHeader().length())

    def fit(self) -> None:
        """Share the width between names, facts and status, and give each row the height of its words."""
        width, theme, facts = self.viewport().width(), self.theme, len(self.matrix.facts)
        words = [self.desk.words.text(one) for one in STATUS_WORDS.values()]
        self.status_room = max(status_width(one, theme) for one in words) + 2 * PAD
        cell, name, least_cell, least_name = (round(one * theme.scale) for one in (_CELL, _NAME, *_TIGHT))
        room = width - self.status_room
        fits = least_name + least_cell * facts <= room
        if fits:
            name = min(name, room - least_cell * facts)
            cell = min(cell, (room - name) // max(1, facts))
            rest = cell * facts + self.status_room
            name = max(name, min(width - rest, self._natural(rest)))
        else:
            name = min(name, round(width * _SHARE))
        heights = self._heights(name)
        for view in (self, *self._frozen):
            _size(view, [name, *[cell] * facts, self.status_room], heights)
        self._span()
        self._frozen[0].setVisible(not fits)
        self._frozen[1].setVisible(not fits and width - name - self.status_room >= _FEWEST * cell)
        self._place()

    def _natural(self, rest: int) -> int:
        """Return the width at which no name breaks and no group is cut."""
        metrics = QFontMetrics(self.theme.font("small"))
        widest = 0
        for one in self.matrix.rows:
            if one.is_group:
                widest = max(widest, group_width(one, self.theme) - rest + self.status_room)
            else:
                widest = max(widest, metrics.horizontalAdvance(one.text) + indent(one.depth, self.theme) + 2 * PAD + 4)
        return widest

    def _heights(self, name: int) -> list[int]:
        metrics, least = QFontMetrics(self.theme.font("small")), round(_ROW * self.theme.scale)
        known: dict[tuple[str, int], int] = {}
        heights = []
        for one in self.matrix.rows:
            key = (one.text, one.depth)
            if not one.is_group and key not in known:
                lines = lines_of(one.text, metrics, name - 2 * PAD - indent(one.depth, self.theme))
                known[key] = max(least, metrics.lineSpacing() * len(lines) + 14)
            heights.append(least + 3 if one.is_group else known[key])
        return heights

    def _span(self) -> None:
        """Let groups reach over the whole row."""
        groups = [number for number, one in enumerate(self.matrix.rows) if one.is_group]
        if (groups, self.matrix.last) == self._spans:
            return
        self._spans = (groups, self.matrix.last)
        self.clearSpans()
        for number in groups:
            self.setSpan(number, 0, 1, self.matrix.last + 1)

    def _place(self) -> None:
        room, top = self.viewport().geometry(), self.horizontalHeader().geometry().top()
        height = room.bottom() - top + 1
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        widths = (self.horizontalHeader().sectionSize(0), self.status_room)
        for still, width in zip(self._frozen, widths, strict=True):
            is_left = (still.edge == "start") != is_rtl
            left = room.left() if is_left else room.right() - width + 1
            still.setGeometry(left, top, width, height)
            still.raise_()

    def _redraw(self) -> None:
        for view in (self, *self._frozen):
            view.viewport().update()

    def _take_up(self, before: Row | None, fact: str) -> None:
        """Go back to the element and the fact that were current, or to where work begins: the first gap."""
        column = self.matrix.facts.index(fact) + 1 if fact in self.matrix.facts else min(self._column, self.matrix.last)
        number = self.matrix.number(before.key) if before is not None else -1
        if number < 0:
            elements = [at for at, one in enumerate(self.matrix.rows) if one.sort == "element"]
            gaps = [at for at in elements if self.matrix.rows[at].status == "gap"]
            number = (gaps or elements or [0])[0]
        self.go(number, column)


class _Still(QTableView):
    """The first or the last column, standing still over the table; it never has the focus."""

    def __init__(self, table: MatrixTable, edge: Literal["start", "end"]) -> None:
        super().__init__(table)
        self.edge = edge
        self.setItemDelegate(MatrixDelegate(table, self, edge))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoScroll(False)
        self.setVerticalScrollBarPolicy(_OFF)
        self.setHorizontalScrollBarPolicy(_OFF)
        if edge == "end":
            bar = self.horizontalScrollBar()
            bar.rangeChanged.connect(lambda _, most: bar.setValue(most))
        self.hide()


_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1,
}  # fmt: skip


def _dress(view: QTableView, header: FactHeader) -> None:
    """Give a view what all three have in common."""
    view.setHorizontalHeader(header)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(8)
    view.setShowGrid(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(_PER_PIXEL)
    view.setHorizontalScrollMode(_PER_PIXEL)


def _size(view: QTableView, widths: list[int], heights: list[int]) -> None:
    """Give columns and rows their sizes, where they have others."""
    for header, sizes in ((view.horizontalHeader(), widths), (view.verticalHeader(), heights)):
        for number, size in enumerate(sizes):
            if number < header.count() and header.sectionSize(number) != size:
                header.resizeSection(number, size)
