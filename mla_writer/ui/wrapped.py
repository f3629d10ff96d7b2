"""Text of several lines that runs from right to left, drawn so that all of its lines begin at the same edge.

`QPainter.drawText`, and with it every label of plain text, sets a line off by the blank at which it was broken.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

_STRONG = frozenset({"L", "R", "AL"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_BREAK = "\u2028"
"""What a layout takes for the end of a line."""


class WrappedLabel(QLabel):
    """A label of plain text in a window that runs from right to left."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw lines of that direction by ourselves, all else as Qt does."""
        text, side = self.text(), self.alignment() | Qt.AlignmentFlag.AlignRight
        is_plain = self.wordWrap() and self.textFormat() == Qt.TextFormat.PlainText
        if not is_plain or not (runs_from_right(text) or self._is_name(text)):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        if runs_from_right(text):
            draw_wrapped(painter, self.contentsRect(), side, text)
        else:
            painter.drawText(
                self.contentsRect(), int(side & ~Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute), text
            )
        painter.end()

    def _is_name(self, text: str) -> bool:
        """Whether a text in Latin letters fills one line of a column that begins at the right, where a name begins too."""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        begins = not self.alignment() & (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignRight)
        return is_rtl and begins and self.fontMetrics().horizontalAdvance(text) <= self.contentsRect().width()


def draw_wrapped(painter: QPainter, rect: QRect, side: Qt.AlignmentFlag, text: str) -> None:
    """Draw a text into as many lines as it needs, at the upper edge or in the middle, on a side that is mirrored already."""
    if not side & Qt.AlignmentFlag.AlignRight or not runs_from_right(text):
        painter.drawText(rect, int(side) | int(Qt.TextFlag.TextWordWrap), text)
        return
    layout, height = _laid_out(text, painter.font(), rect.width())
    spare = rect.height() - height
    top = spare / 2 if side & Qt.AlignmentFlag.AlignVCenter else 0
    layout.draw(painter, QPointF(rect.x(), rect.y() + top))


def runs_from_right(text: str) -> bool:
    """Return whether a text runs from right to left in a window that does: so does one without a letter that says otherwise.

    What stands in isolates, such as a name, does not count, as for Qt.
    """
    return way_of(text) != Qt.LayoutDirection.LeftToRight


def way_of(text: str) -> Qt.LayoutDirection | None:
    """Return which way the first letter outside isolates runs; None for a text without such a letter."""
    depth = 0
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _ISOLATES:
            depth += 1
        elif direction == "PDI":
            depth = max(0, depth - 1)
        elif not depth and direction in _STRONG:
            return Qt.LayoutDirection.LeftToRight if direction == "L" else Qt.LayoutDirection.RightToLeft
    return None


def _laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, float]:
    """Return the lines of a text at a width, and their height."""
    layout = QTextLayout(text.replace("\n", _BREAK), font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height
