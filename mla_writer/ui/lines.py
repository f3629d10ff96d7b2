"""A box of several lines whose words stand at the side where their reading begins."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit

from mla_writer.ui.wrapped import way_of


class LinesBox(QPlainTextEdit):
    """Plain text of several lines: words from right to left stand at the right edge, those from left to right at the left.

    `QPlainTextEdit` finds which way each line runs, but lets all of them begin at the left.
    """

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._align)
        self._align()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the direction of the window, which holds as long as no letter stands here."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        way = way_of(self.toPlainText()) or self.layoutDirection()
        is_rtl = way == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)
