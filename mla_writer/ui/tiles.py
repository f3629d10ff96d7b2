"""Tiles that are check boxes: an icon, a name of up to two lines, and the box at the end; in as many columns as there is room."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QStyle, QWidget

from mla_writer.forms.model import AssistanceGroup
from mla_writer.translation.message import N_
from mla_writer.ui.theme import Theme, assistance_icon, icon
from mla_writer.ui.wrapped import draw_wrapped

GROUPS: Mapping[AssistanceGroup, str] = {
    "persons": N_("Persons and documents for them"),
    "records": N_("Records, accounts and information"),
    "places": N_("Places, objects and traces"),
    "property": N_("Proceeds and property"),
    "electronic": N_("Electronic evidence and communications"),
    "joint": N_("Joint and special means"),
    "other": N_("Proceedings and anything else"),
}
"""The headings above the tiles."""
_EDGE, _GAP = 12, 10
_THREE, _TWO = 46, 28
"""Widths in em of the body font from which there are three columns, and two."""


class Tile(QCheckBox):
    """One tile."""

    def __init__(self, name: str, text: str, theme: Theme) -> None:
        super().__init__(text)
        self.theme, self._icon = theme, assistance_icon(name)
        self.setAccessibleName(text)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._mark, self._sign = round(18 * theme.text_scale), round(18 * theme.text_scale)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the name needs."""
        text = self._metrics.boundingRect(QRect(0, 0, self._room(width), 1000), Qt.TextFlag.TextWordWrap, self.text())
        return max(round(42 * self.theme.text_scale), text.height() + 16)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for a short name."""
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least room: some letters beside the icon and the box."""
        width = self._metrics.averageCharWidth() * 12 + self._mark + self._sign + 2 * _EDGE + 2 * _GAP
        return QSize(width, round(42 * self.theme.text_scale))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Take a click anywhere on the tile."""
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        """Draw anew where the pointer came or went."""
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the tile from where reading starts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, is_on = self.theme.colours, self.isChecked()
        self._box(painter)
        inner = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        middle = inner.center().y()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        sign = QRect(inner.x(), middle - self._sign // 2, self._sign, self._sign)
        made = icon(self._icon, colours["accent" if is_on else "text-muted"], mirrored=is_rtl)
        made.paint(painter, self._seen(sign))
        mark = QRect(inner.right() - self._mark, middle - self._mark // 2, self._mark, self._mark)
        self._check(painter, self._seen(mark))
        words = QRect(sign.right() + _GAP, 0, mark.left() - sign.right() - 2 * _GAP, self.height())
        painter.setFont(self.theme.font("body", strong=is_on))
        painter.setPen(self.theme.colour("text"))
        start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        draw_wrapped(painter, self._seen(words), flags, self.text())
        painter.end()

    def _box(self, painter: QPainter) -> None:
        edge = "accent" if self.isChecked() else "text" if self.underMouse() else "border-strong"
        painter.setBrush(self.theme.colour("accent-soft" if self.isChecked() else "surface-raised"))
        if self.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        else:
            painter.setPen(self.theme.colour(edge))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)

    def _check(self, painter: QPainter, place: QRect) -> None:
        is_on = self.isChecked()
        painter.setPen(self.theme.colour("accent" if is_on else "border-strong"))
        painter.setBrush(self.theme.colour("accent" if is_on else "surface-raised"))
        painter.drawRoundedRect(place, 4, 4)
        if is_on:
            icon("check", self.theme.colours["accent-contrast"]).paint(painter, place.adjusted(2, 2, -2, -2))

    def _seen(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _room(self, width: int) -> int:
        return max(20, width - 2 * _EDGE - 2 * _GAP - self._mark - self._sign)

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.theme.font("body", strong=True))


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TileGrid(QWidget):
    """Tiles in one, two or three columns; arrow keys walk through them, and from one grid into the next.

    Tab stops once in each grid, at the tile that had the focus last, so that a long list is not a stop for each line of it.
    """

    def __init__(self, tiles: list[Tile], theme: Theme, above: TileGrid | None = None) -> None:
        super().__init__()
        self.above = above
        self.below: TileGrid | None = None
        if above is not None:
            above.below = self
        for tile in tiles:
            tile.installEventFilter(self)
            tile.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        tiles[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tiles, self._theme, self._columns = tiles, theme, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._lay(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        room = event.size().width() / (self._theme.sizes["body"] * self._theme.text_scale)
        self._lay(3 if room >= _THREE else 2 if room >= _TWO else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the arrow keys from a tile, and have Tab come back to the one that has the focus."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Tile):
            for tile in self._tiles:
                tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is watched else Qt.FocusPolicy.ClickFocus)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, Tile):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(
                    watched, _STEPS[key] * (-1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1)
                )
                return True
            if key in _LINES:
                self._line(watched, _LINES[key])
                return True
        return super().eventFilter(watched, event)

    def _step(self, tile: Tile, by: int) -> None:
        """Go to the tile before or after, across the edges of the grid."""
        number = self._tiles.index(tile) + by
        if 0 <= number < len(self._tiles):
            self._tiles[number].setFocus(Qt.FocusReason.TabFocusReason)
        elif (beside := self.below if by > 0 else self.above) is not None:
            beside.enter(None, by)

    def _line(self, tile: Tile, by: int) -> None:
        """Go to the tile above or below; where the last line is shorter, to its end."""
        number = self._tiles.index(tile)
        line, column = divmod(number, self._columns)
        if 0 <= line + by <= (len(self._tiles) - 1) // self._columns:
            self._tiles[min(number + by * self._columns, len(self._tiles) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        elif (beside := self.below if by > 0 else self.above) is not None:
            beside.enter(column, by)

    def enter(self, column: int | None, by: int) -> None:
        """Take the focus that comes from the grid above or below, in a column of its first or last line if one is given."""
        last = len(self._tiles) - 1
        first = 0 if by > 0 else last - last % self._columns
        number = (0 if by > 0 else last) if column is None else min(first + column, last)
        self._tiles[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
