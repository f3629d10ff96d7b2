"""What rows in lists of States share: their ground, the code of the State in a box, and words cut off where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mla_writer.ui.parts import elided
from mla_writer.ui.theme import Theme


class StateRowDelegate(QStyledItemDelegate):
    """Draws the parts; what stands where in a row is for each list to say."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme

    def draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, *, is_current: bool) -> None:
        """Draw what tells the current row, the one below the mouse, and where the keyboard is."""
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent-soft" if is_current else "surface-sunken"))
            painter.drawRoundedRect(rect.adjusted(0, 0, 0, -1), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 6, 6)

    def draw_code(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: QRect, code: str, *, is_current: bool
    ) -> int:
        """Draw the code of a State where a line within `inner` begins; return the width that it takes, in pixels."""
        font = self.theme.font("caption", strong=True)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance("WW") + 8, metrics.height() + 2
        place = QRect(inner.x(), line.y() + (line.height() - height) // 2, width, height)
        box = QStyle.visualRect(option.direction, inner, place)
        painter.setBrush(self.theme.colour("country-demand-soft" if is_current else "surface-raised"))
        painter.setPen(self.theme.colour("country-demand" if is_current else "border-strong"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(self.theme.colour("country-demand" if is_current else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
        return width

    def draw_words(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, rect: QRect, text: str) -> None:
        """Draw words into a part of `inner`, from where reading begins."""
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        shown = elided(painter.fontMetrics(), text, rect.width())
        painter.drawText(QStyle.visualRect(option.direction, inner, rect), start, shown)
