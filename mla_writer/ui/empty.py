"""An empty list: what it will look like, what belongs in it, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QStyle, QVBoxLayout, QWidget

from mla_writer.ui.column import Column
from mla_writer.ui.parts import label
from mla_writer.ui.theme import Theme

_WIDTH, _ROW = 500, 38
_BARS = ((62, 258), (62, 192), (62, 234))
"""Widths of the two bars in each of the three lines that are to come, in pixels at 100 %."""


class EmptyList(QScrollArea):
    """Shown while nothing has been entered; `text` says what belongs here, `note` what happens by itself."""

    def __init__(self, title: str, text: str, note: str, ways: tuple[QPushButton, ...], theme: Theme) -> None:
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
        box.addWidget(_ToCome(theme))
        box.addSpacing(28)
        box.addWidget(label(title, theme, "title", strong=True))
        box.addSpacing(6)
        box.addWidget(label(text, theme))
        box.addSpacing(20)
        row = QHBoxLayout()
        row.setSpacing(12)
        for way in ways:
            row.addWidget(way)
        row.addStretch(1)
        box.addLayout(row)
        if note:
            box.addSpacing(16)
            box.addWidget(label(note, theme, "small", muted=True))
        box.addStretch(1)
        self.setWidget(body)


class _ToCome(QWidget):
    """Three numbered lines without words, drawn; screen readers pass them over."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
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
            self._line(painter, whole, number * height, bars)
        painter.end()

    def _line(self, painter: QPainter, whole: QRect, top: int, bars: tuple[int, int]) -> None:
        scale, height = self.theme.scale, round(_ROW * self.theme.scale)
        if top:
            painter.setPen(self.theme.colour("border"))
            painter.drawLine(whole.left(), top, whole.right(), top)
        edge, thick = round(20 * scale), round(8 * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent-soft"))
        chip = QRect(round(12 * scale), top + (height - edge) // 2, edge, edge)
        painter.drawRoundedRect(QStyle.visualRect(self.layoutDirection(), whole, chip), 4, 4)
        painter.setBrush(self.theme.colour("surface-sunken"))
        left = round(44 * scale)
        for bar in bars:
            room = QRect(left, top + (height - thick) // 2, round(bar * scale), thick)
            painter.drawRoundedRect(QStyle.visualRect(self.layoutDirection(), whole, room), thick // 2, thick // 2)
            left += round((bar + 12) * scale)
