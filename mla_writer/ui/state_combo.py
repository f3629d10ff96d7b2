"""Choosing a State: by its name, typed or from the list, with its code in a box beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.translation.searching import plain
from mla_writer.ui.combo import Combo
from mla_writer.ui.parts import Note, set_property
from mla_writer.ui.search import SEVERAL, search_combo
from mla_writer.ui.theme import Theme
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words

Index = QModelIndex | QPersistentModelIndex

_NO_STATE = N_(
    "No State in the list is called “{name}”. Write its name as the list has it, or its code of two letters."
)
_SHARPER = 2
"""How many times larger a code is drawn, for screens of twice the density."""


class StateCombo(Combo):
    """The States by name. `chosen` tells the code of the one that was taken, or nothing.

    `note` says what is wrong with the line; whoever lays the list out puts it below.
    """

    chosen = Signal(str)

    def __init__(self, codes: Iterable[str], words: Words, theme: Theme, *, sort: str = "country-demand") -> None:
        super().__init__()
        self._badges = Badges(theme, sort)
        self.setIconSize(self._badges.size)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem("", "")
        for name, code in sorted(((words.state(code), code) for code in codes), key=lambda it: plain(it[0])):
            self.addItem(name, code)
        self._words = words
        self.note = Note(theme)
        self._make_searchable()
        self.currentIndexChanged.connect(self._taken)

    def with_note(self) -> QVBoxLayout:
        """Return the line with what is wrong with it close below."""
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(self)
        box.addWidget(self.note)
        return box

    @property
    def code(self) -> str:
        """The code of the State that is chosen, or whose name or code stands in the line; else an empty text."""
        at = self._meant()
        return str(self.itemData(at) or "") if at >= 0 else ""

    def choose(self, code: str) -> None:
        """Choose a State by its code."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def miss(self, text: str) -> None:
        """Mark the line and say below it what is missing; nothing takes the mark away."""
        set_property(self, "wrong", "true" if text else "false")
        self.note.say(text, "blocker" if text else None)
        self.setAccessibleDescription(text)

    def _make_searchable(self) -> None:
        self.search = search_combo(self)
        self.search.unclear.connect(self._unclear)
        for view in (self.view(), self.search.popup()):
            assert isinstance(view, QListView)
            view.setUniformItemSizes(True)
            view.setItemDelegate(_WithBadge(self._badges, self))
        line = self.lineEdit()
        assert line is not None
        if (
            self._words.is_rtl
        ):  # a name in other letters, and the cursor in an empty line, stand where reading starts too
            line.setAlignment(
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            )
        line.textEdited.connect(self._edited)

    def _taken(self, index: int) -> None:
        """Show the code of the State beside its name; the codes in the list are drawn as they come into sight."""
        self.miss("")
        if index > 0 and self.itemIcon(index).isNull():
            self.setItemIcon(index, self._badges.of(self.code))
        self.chosen.emit(self.code)

    def _edited(self, text: str) -> None:
        """Forget what was wrong; an empty line chooses nothing."""
        self.miss("")
        if not text.strip() and self.currentIndex() > 0:
            self.setCurrentIndex(0)

    def _meant(self) -> int:
        """Return the row whose name or code stands in the line, or -1."""
        text = self.currentText().strip()
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return self.findData(text.upper()) if at < 0 and text else at

    def _unclear(self, told: str) -> None:
        """Keep what was typed and say that it is no State, or not one; what was chosen before is chosen no more."""
        typed = self.currentText()
        self.setCurrentIndex(0)
        self.setEditText(typed)
        line = self.lineEdit()
        assert line is not None
        line.setModified(True)
        several = told == SEVERAL
        self.miss(self._words.text(SEVERAL if several else _NO_STATE, name=f"\u2068{typed.strip()}\u2069"))
        announce(self, self.note.text())


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


class _WithBadge(QStyledItemDelegate):
    """Draws the code before the name."""

    def __init__(self, badges: Badges, parent: QWidget) -> None:
        super().__init__(parent)
        self._badges = badges

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return one size for all, so that none has to be looked at for it."""
        return QSize(self._badges.size.width() * 4, option.fontMetrics.height() + 10)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Add the code as a picture."""
        super().initStyleOption(option, index)
        option.decorationSize = self._badges.size
        option.icon = self._badges.of(str(index.data(Qt.ItemDataRole.UserRole) or ""))
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
