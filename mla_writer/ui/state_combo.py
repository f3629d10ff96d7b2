"""Choosing a State: by its name, typed or from the list, with its code in a box beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

Index = QModelIndex | QPersistentModelIndex

_SHARPER = 2
"""How many times larger a code is drawn, for screens of twice the density."""


class StateCombo(QComboBox):
    """The States by name. `chosen` tells the code of the one that was taken, or nothing."""

    chosen = Signal(str)

    def __init__(self, codes: Iterable[str], words: Words, theme: Theme, *, sort: str = "country-demand") -> None:
        super().__init__()
        draw = Badges(theme, sort)
        self.setIconSize(draw.size)
        self.setModel(_States(sorted(codes, key=words.state), words, draw, self))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = self.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._typed)
        self.currentIndexChanged.connect(lambda _: self.chosen.emit(self.code))

    @property
    def code(self) -> str:
        """The code of the State that is chosen, or an empty text."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose a State by its code."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def _typed(self) -> None:
        """Take a name or a code that was typed; what is neither gives way to what was chosen before."""
        text = self.currentText().strip()
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if at < 0 and text:
            at = self.findData(text.upper())
        if at >= 0:
            self.setCurrentIndex(at)
        self.setEditText(self.itemText(self.currentIndex()))


class Badges:
    """Draws codes in boxes, each once."""

    def __init__(self, theme: Theme, sort: str) -> None:
        self._theme, self._sort = theme, sort
        self._font = theme.font("caption", strong=True)
        metrics = QFontMetrics(self._font)
        self.size = QSize(metrics.horizontalAdvance("MM") + 12, metrics.height() + 2)
        self.of = cache(self._drawn)

    def _drawn(self, code: str) -> QIcon:
        if not code:
            return QIcon()
        picture = QPixmap(self.size * _SHARPER)
        picture.setDevicePixelRatio(_SHARPER)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        neutral = self._sort == "text"
        painter.setBrush(self._theme.colour("surface-raised" if neutral else f"{self._sort}-soft"))
        painter.setPen(self._theme.colour("border-strong" if neutral else self._sort))
        box = picture.rect()
        box.setSize(self.size)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(self._theme.colour(self._sort))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
        painter.end()
        return QIcon(picture)


class _States(QAbstractListModel):
    """No State, then every State; a code is drawn when it comes into sight."""

    def __init__(self, codes: list[str], words: Words, draw: Badges, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = [("", ""), *((code, words.state(code)) for code in codes)]
        self._draw = draw

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and its default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, the code as data, or the code as a picture."""
        if not index.isValid():
            return None
        code, name = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return name
        if role == Qt.ItemDataRole.UserRole:
            return code
        return self._draw.of(code) if role == Qt.ItemDataRole.DecorationRole else None
