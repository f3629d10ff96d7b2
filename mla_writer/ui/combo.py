"""`Combo`: a list to choose from, which the wheel leaves alone, and whose text is cut where it ends in either direction."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from mla_writer.ui.parts import isolated


class Combo(QComboBox):
    """A list; the width of its longest entry is for its owner to decide."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Have the wheel scroll the page: an answer that passes below the pointer must not change."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        """Have the text drawn with its dots inside its own direction: an English title among Arabic ones ends at the right."""
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        width = room.width() - (self.iconSize().width() + 4 if not option.currentIcon.isNull() else 0) - 2
        option.currentText = isolated(
            self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, width)
        )
