"""A page with nothing on it yet: what it will look like, what belongs in it, how to begin, and an example."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QStyle, QVBoxLayout, QWidget

from mla_writer.ui.column import Column
from mla_writer.ui.parts import FlowLayout, badge, label
from mla_writer.ui.theme import Theme

_WIDTH, _ROW, _HIGH = 500, 38, 40
_BARS = ((62, 258), (62, 192), (62, 234))
"""Widths of the two bars in each of the three lines that are to come, in pixels at 100 %."""


_DRAWN_UP_TO = 1.4
"""The text size up to which the drawing leaves room for the button in a small window."""
_CELLS = ((0, 2), (1,), (3,))
"""The columns that are linked in each of the three rows of a matrix that is to come."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an empty page says: what belongs here, what happens by itself, and how an entry may read, with words above that."""

    title: str
    text: str
    note: str = ""
    example: str = ""
    example_name: str = ""


class EmptyList(QScrollArea):
    """Shown while nothing has been entered; the first of `ways` is the main one. A `grid` is drawn for a matrix to come."""

    def __init__(self, told: Told, ways: tuple[QPushButton, ...], theme: Theme, *, grid: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = Column("page")
        outer = QHBoxLayout(body)
        outer.setContentsMargins(0, 24, 0, 24)
        column = QWidget()
        column.setMaximumWidth(round(_WIDTH * theme.scale))
        outer.addStretch(1)
        outer.addWidget(column, 1000)
        outer.addStretch(1)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if theme.text_scale <= _DRAWN_UP_TO:
            box.addWidget(_ToCome(theme, is_grid=grid))
            box.addSpacing(24)
        box.addWidget(label(told.title, theme, "title", strong=True))
        box.addSpacing(6)
        box.addWidget(label(told.text, theme))
        box.addSpacing(18)
        flow = FlowLayout(space=12)
        for way in ways:
            way.setMinimumHeight(round(_HIGH * theme.scale))
            flow.addWidget(way)
        box.addLayout(flow)
        if told.note:
            box.addSpacing(14)
            box.addWidget(label(told.note, theme, "small", muted=True))
        if told.example:
            box.addSpacing(22)
            box.addWidget(label(told.example_name, theme, "small", strong=True, muted=True))
            box.addSpacing(6)
            box.addWidget(_example(told.example, theme))
        box.addStretch(1)
        self.setWidget(body)


class NextStep(QFrame):
    """A box above something that is there but of little use yet: what is missing first, and the button that brings it."""

    def __init__(self, title: str, text: str, way: QPushButton, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sunken")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, theme, "heading", strong=True))
        words.addWidget(label(text, theme, "small", muted=True))
        row.addLayout(words, 1)
        row.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)


def _example(text: str, theme: Theme) -> QFrame:
    """Return a card with an entry as it may read."""
    card = QFrame()
    card.setObjectName("card")
    row = QHBoxLayout(card)
    row.setContentsMargins(12, 10, 12, 10)
    row.setSpacing(10)
    row.addWidget(badge("1", theme, "number"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, theme, "small"), 1)
    return card


class _ToCome(QWidget):
    """Three numbered lines without words, or three rows of cells, drawn; screen readers pass them over."""

    def __init__(self, theme: Theme, *, is_grid: bool = False) -> None:
        super().__init__()
        self.theme, self.is_grid = theme, is_grid
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for three lines."""
        return QSize(round(_WIDTH * self.theme.scale), round(_ROW * self.theme.scale) * len(_BARS) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the lines from where reading starts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(self.theme.colour("border"))
        painter.setBrush(self.theme.colour("surface-raised"))
        painter.drawRoundedRect(whole, 8, 8)
        height = round(_ROW * self.theme.scale)
        for number, bars in enumerate(_BARS):
            if number:
                painter.setPen(self.theme.colour("border"))
                painter.drawLine(whole.left(), number * height, whole.right(), number * height)
            if self.is_grid:
                self._cells(painter, whole, number)
            else:
                self._line(painter, whole, number * height, bars)
        painter.end()

    def _cells(self, painter: QPainter, whole: QRect, number: int) -> None:
        """Draw one row of a matrix: its name, and a disc where something is linked."""
        scale, height = self.theme.scale, round(_ROW * self.theme.scale)
        top, thick, dot = number * height, round(8 * scale), round(12 * scale)
        self._bar(painter, whole, QRect(round(16 * scale), top + (height - thick) // 2, round(170 * scale), thick))
        for column in range(4):
            left = round((230 + 64 * column) * scale)
            edge = QStyle.visualRect(self.layoutDirection(), whole, QRect(left, top, 1, height))
            painter.setPen(self.theme.colour("border"))
            painter.drawLine(edge.topLeft(), edge.bottomLeft())
            painter.setPen(Qt.PenStyle.NoPen)
            is_linked = column in _CELLS[number]
            painter.setBrush(self.theme.colour("accent" if is_linked else "border"))
            size = dot if is_linked else dot // 3
            middle = left + round(32 * scale)
            disc = QRect(middle - size // 2, top + (height - size) // 2, size, size)
            painter.drawEllipse(QStyle.visualRect(self.layoutDirection(), whole, disc))

    def _bar(self, painter: QPainter, whole: QRect, room: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("border"))
        radius = room.height() // 2
        painter.drawRoundedRect(QStyle.visualRect(self.layoutDirection(), whole, room), radius, radius)

    def _line(self, painter: QPainter, whole: QRect, top: int, bars: tuple[int, int]) -> None:
        scale, height = self.theme.scale, round(_ROW * self.theme.scale)
        edge, thick = round(20 * scale), round(8 * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent-soft"))
        chip = QRect(round(12 * scale), top + (height - edge) // 2, edge, edge)
        box = QStyle.visualRect(self.layoutDirection(), whole, chip)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.theme.colour("accent"))
        painter.setFont(self.theme.font("caption", strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(top // height + 1))
        left = round(44 * scale)
        for bar in bars:
            self._bar(painter, whole, QRect(left, top + (height - thick) // 2, round(bar * scale), thick))
            left += round((bar + 12) * scale)
