"""How the matrix is drawn: marks of links, numbers of facts above them, groups with their law, the status in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mla_writer.interview.links import LinkKind
from mla_writer.ui.matrix_model import Index, MatrixModel
from mla_writer.ui.matrix_rows import Law, Row, status_word
from mla_writer.ui.parts import LEVEL_ICONS, elided
from mla_writer.ui.theme import Theme, icon

if TYPE_CHECKING:
    from mla_writer.ui.matrix_table import MatrixTable

PAD, _INDENT, _GAP = 8, 22, 6
_CHEVRON, _ICON = 16, 14
_STATUS = {
    "linked": ("check", "success", "success-soft"),
    "thin": ("triangle-alert", "warning", "warning-soft"),
    "label": ("triangle-alert", "warning", "warning-soft"),
    "conclusion": ("triangle-alert", "warning", "warning-soft"),
    "overridden": ("stamp", "text-muted", "surface-raised"),
    "untested": ("minus", "text-muted", "surface-raised"),
}
_LAW_COLOURS = {
    "code": ("text", "surface-raised", "border-strong"),
    "state": ("country-demand", "country-demand-soft", "country-demand"),
    "treaty": ("treaty-demand", "treaty-demand-soft", "treaty-demand"),
}


def draw_link(painter: QPainter, centre: QPoint, kind: LinkKind, theme: Theme, colour: str = "accent") -> None:
    """Draw the mark of a link: a full dot, one filled from below, or a small one where there is no link."""
    radius = 7 * theme.scale if kind else 2 * theme.scale
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colour if kind else "border-strong"))
    if kind != "indirect":
        painter.drawEllipse(box)
        return
    painter.drawPie(box, 180 * 16, 180 * 16)
    line = 2 * theme.scale
    painter.setPen(QPen(theme.colour(colour), line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(line / 2, line / 2, -line / 2, -line / 2))


def link_pixmap(kind: LinkKind, theme: Theme) -> QPixmap:
    """Return the mark of a link as a picture, for a legend."""
    edge = round(16 * theme.scale)
    made = QPixmap(QSize(edge, edge))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_link(painter, QPoint(edge // 2, edge // 2), kind, theme)
    painter.end()
    return made


def indent(depth: int, theme: Theme) -> int:
    """Return how far the words of a row stand in."""
    return round(_INDENT * theme.scale) * depth


def lines_of(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return the lines into which a text breaks; where Qt breaks, the space at the end shifts words read from the right."""
    lines: list[str] = []
    for word in chain.from_iterable(_pieces(one, metrics, width) for one in text.split()):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, metrics: QFontMetrics, width: int) -> Iterator[str]:
    """Yield a word, cut where it is wider than a line, as words of scripts without spaces may be."""
    start = 0
    for end in range(2, len(word) + 1 if metrics.horizontalAdvance(word) > width else 0):
        if metrics.horizontalAdvance(word[start:end]) > width:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]


def status_width(text: str, theme: Theme) -> int:
    """Return the width of a status in its box."""
    edge = round(_ICON * theme.scale)
    return QFontMetrics(theme.font("caption", strong=True)).horizontalAdvance(text) + edge + 26


def law_width(law: Law, theme: Theme) -> int:
    """Return the width of a provision with its code."""
    code = QFontMetrics(theme.font("caption", strong=True)).horizontalAdvance(law.code) + 12
    return code + _GAP + QFontMetrics(theme.font("caption")).horizontalAdvance(law.text) + 2 * _GAP


def group_width(row: Row, theme: Theme) -> int:
    """Return the width that a group needs for its name and its law."""
    name = QFontMetrics(theme.font("small", strong=True)).horizontalAdvance(row.text)
    start = PAD + indent(row.depth + 1, theme)
    return start + name + 2 * PAD + sum(law_width(one, theme) for one in row.law)


class FactHeader(QHeaderView):
    """The header: numbers of facts as chips, that of the column in hand filled."""

    def __init__(self, table: MatrixTable, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.table, self.theme = table, table.theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a chip with air."""
        return QSize(100, QFontMetrics(self.theme.font("caption", strong=True)).height() + 18)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Draw one section."""
        theme, model = self.theme, self.table.matrix
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("surface-raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        text = str(model.headerData(section, Qt.Orientation.Horizontal))
        if model.fact(section):
            self._chip(painter, rect, text, is_current=section == self.table.currentIndex().column())
        else:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text-muted"))
            start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
            painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), start | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _chip(self, painter: QPainter, rect: QRect, text: str, *, is_current: bool) -> None:
        theme = self.theme
        font = theme.font("caption", strong=True)
        metrics = QFontMetrics(font)
        height = metrics.height() + 3
        width = min(rect.width() - 2, max(height, metrics.horizontalAdvance(text) + 10))
        box = QRect(0, 0, width, height)
        box.moveCenter(rect.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if is_current else "accent-soft"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(theme.colour("accent-contrast" if is_current else "accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class MatrixDelegate(QStyledItemDelegate):
    """Draws the cells of the table, or of the columns that stand still before and behind it."""

    def __init__(self, table: MatrixTable, view: QTableView, edge: Literal["", "start", "end"] = "") -> None:
        super().__init__(view)
        self.table, self.view, self.edge, self.theme = table, view, edge, table.theme
        self._is_rtl = table.theme.rtl
        self._direction = Qt.LayoutDirection.RightToLeft if self._is_rtl else Qt.LayoutDirection.LeftToRight
        self._start = (
            QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        )
        self._cells: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, or a group across the whole table; cells of facts are many, and drawn from pictures."""
        model: MatrixModel = self.table.matrix
        number, column, rect = index.row(), index.column(), option.rect
        row = model.rows[number]
        if row.sort == "element" and 0 < column < model.last:
            painter.drawPixmap(rect.topLeft(), self._cell(rect.size(), row, model.facts[column - 1]))
            if self.table.current == (number, column):
                self._ring(painter, rect)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._across(rect) if row.is_group else rect
        if row.is_group:
            self._group(painter, room, row)
        else:
            self._ground(painter, rect, row)
            if column == 0:
                self._name(painter, rect, row)
            elif column == model.last:
                self._status(painter, rect, row)
            self._edge(painter, rect)
        if self.table.current == (number, column) or (row.is_group and self.table.current[0] == number):
            self._ring(painter, room)
        painter.restore()

    # ---- grounds and rings -----------------------------------------------------------------------------------------

    def _ground(self, painter: QPainter, rect: QRect, row: Row) -> None:
        ground = f"{row.level}-soft" if row.status == "gap" else "surface-raised"
        painter.fillRect(rect, self.theme.colour(ground))
        self._below(painter, rect)

    def _edge(self, painter: QPainter, rect: QRect) -> None:
        """Draw the line between the columns that stand still and those that move."""
        if self.edge:
            x = rect.left() if (self.edge == "end") != self._is_rtl else rect.right()
            painter.fillRect(x, rect.top(), 1, rect.height(), self.theme.colour("border-strong"))

    def _below(self, painter: QPainter, rect: QRect) -> None:
        """Draw the line below a row."""
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self.theme.colour("border"))

    def _before(self, painter: QPainter, rect: QRect) -> None:
        """Draw the line where a cell begins."""
        x = rect.right() if self._is_rtl else rect.left()
        painter.fillRect(x, rect.top(), 1, rect.height(), self.theme.colour("border"))

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        has_focus = self.table.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("focus" if has_focus else "border-strong"), 2 if has_focus else 1))
        painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _across(self, rect: QRect) -> QRect:
        """Return the room of a row across the whole table, as it is seen from this view: it does not move sideways."""
        table = self.table
        shift = self.view.viewport().mapTo(table, QPoint()) - table.viewport().mapTo(table, QPoint())
        room = QRect(0, rect.y(), table.used_width(), rect.height())
        if self._is_rtl:
            room.moveRight(table.viewport().width() - 1)
        return room.translated(-shift.x(), 0)

    # ---- cells -----------------------------------------------------------------------------------------------------

    def _cell(self, size: QSize, row: Row, fact: str) -> QPixmap:
        """Return the picture of a cell; there are few, and many cells: each is drawn once."""
        level, kind = row.level if row.status == "gap" else "", row.links.get(fact, "")
        colour = "warning" if fact in row.empty else "text-muted" if row.status == "untested" else "accent"
        key = (size.width(), size.height(), kind, level, colour, self.view.devicePixelRatioF())
        if key not in self._cells:
            self._cells[key] = self._drawn(size, row, kind, colour)
        return self._cells[key]

    def _drawn(self, size: QSize, row: Row, kind: LinkKind, colour: str) -> QPixmap:
        density = self.view.devicePixelRatioF()
        made = QPixmap(size * density)
        made.setDevicePixelRatio(density)
        rect = QRect(QPoint(), size)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, row)
        self._before(painter, rect)
        draw_link(painter, rect.center(), kind, self.theme, colour)
        painter.end()
        return made

    def _name(self, painter: QPainter, rect: QRect, row: Row) -> None:
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        words = QStyle.visualRect(self._direction, inner, inner.adjusted(indent(row.depth, self.theme), 0, 0, 0))
        painter.setFont(self.theme.font("small"))
        is_muted = row.sort != "element" or row.status == "untested"
        painter.setPen(self.theme.colour("text-muted" if is_muted else "text"))
        painter.drawText(words, self._start, "\n".join(lines_of(row.text, painter.fontMetrics(), words.width())))

    def _status(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if self.edge == "" and row.sort == "element":
            self._before(painter, rect)
        text = status_word(self.table.matrix.desk, row)
        if not text:
            return
        sign, colour, soft = _look_of(row)
        font = self.theme.font("caption", strong=True)
        height = QFontMetrics(font).height() + 5
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        place = QRect(inner.x(), inner.center().y() - height // 2, status_width(text, self.theme), height)
        box = QStyle.visualRect(self._direction, inner, place)
        self._box(painter, box, colour, soft, height / 2)
        edge = round(_ICON * self.theme.scale)
        sign_at = QRect(box.x() + PAD, box.center().y() - edge // 2 + 1, edge, edge)
        icon(sign, self.theme.colours[colour]).paint(painter, QStyle.visualRect(self._direction, box, sign_at))
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        words = QStyle.visualRect(self._direction, box, box.adjusted(PAD + edge + 5, 0, -PAD, 0))
        painter.drawText(words, self._start, text)

    def _box(self, painter: QPainter, box: QRect, colour: str, soft: str, radius: float) -> None:
        """Draw the ground of a status or a code; where soft colours are none, its outline."""
        colours = self.theme.colours
        is_plain = colours[soft] == colours["surface-raised"]
        line = "border" if colour == "text-muted" else colour
        painter.setPen(QPen(self.theme.colour(line)) if is_plain else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self.theme.colour(soft))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    # ---- groups ----------------------------------------------------------------------------------------------------

    def _group(self, painter: QPainter, room: QRect, row: Row) -> None:
        model, theme = self.table.matrix, self.theme
        painter.fillRect(room, theme.colour("surface" if row.sort == "offence" else "surface-raised"))
        self._below(painter, room)
        status = QRect(room.right() + 1 - self.table.status_room, room.y(), self.table.status_room, room.height())
        x = room.x() + PAD + indent(row.depth, theme)
        end = room.right() - (self.table.status_room if row.key in model.folded else PAD)
        is_folded = row.key in model.folded
        sign = icon(
            "chevron-right" if is_folded else "chevron-down",
            theme.colours["text-muted"],
            mirrored=self._is_rtl,
        )
        self._icon(painter, room, sign, x)
        x = self._words(painter, room, (x + indent(1, theme), end), row.text, is_strong=True) + 2 * _GAP
        for one in row.law:
            x = self._law(painter, room, (x, end), one)
        if is_folded:
            self._status(painter, QStyle.visualRect(self._direction, room, status), row)

    def _icon(self, painter: QPainter, room: QRect, sign: QIcon, x: int) -> None:
        edge = round(_CHEVRON * self.theme.scale)
        place = QRect(x, room.center().y() - edge // 2, edge, edge)
        sign.paint(painter, QStyle.visualRect(self._direction, room, place))

    def _law(self, painter: QPainter, room: QRect, span: tuple[int, int], law: Law) -> int:
        """Draw a code in its box with the words behind it; return where the next begins."""
        x, end = span
        font = self.theme.font("caption", strong=True)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(law.code) + 12, metrics.height() + 2
        if x + width + 40 > end:
            return end
        colour, soft, line = _LAW_COLOURS[law.sort]
        box = QStyle.visualRect(self._direction, room, QRect(x, room.center().y() - height // 2, width, height))
        painter.setPen(self.theme.colour(line))
        painter.setBrush(self.theme.colour(soft))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, law.code)
        return self._words(painter, room, (x + width + _GAP, end), law.text, is_strong=False) + 2 * _GAP

    def _words(
        self,
        painter: QPainter,
        room: QRect,
        span: tuple[int, int],
        text: str,
        *,
        is_strong: bool,
    ) -> int:
        """Draw one line of words from the start of a span, shortened to it; return where they end."""
        x, end = span
        font = self.theme.font("small" if is_strong else "caption", strong=is_strong)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text" if is_strong else "text-muted"))
        metrics = QFontMetrics(font)
        width = max(0, min(metrics.horizontalAdvance(text) + 2, end - x))
        shown = elided(metrics, text, width)
        painter.drawText(
            QStyle.visualRect(self._direction, room, QRect(x, room.y(), width, room.height())), self._start, shown
        )
        return x + width


def _look_of(row: Row) -> tuple[str, str, str]:
    """Return icon, colour and ground of a status; a gap looks as grave as its finding."""
    if row.status == "gap":
        return LEVEL_ICONS[row.level or "warning"], row.level or "warning", f"{row.level or 'warning'}-soft"
    return _STATUS[row.status]
