"""Which packs go into a bundle: those of the office first, then all others by name, found by a part of it, each ticked or not."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mla_writer.content import Content
from mla_writer.translation.message import N_
from mla_writer.ui.parts import Note, isolated, label
from mla_writer.ui.theme import Theme
from mla_writer.ui.top_bar import search_line
from mla_writer.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
_CODE = Qt.ItemDataRole.UserRole
_LEAST_ROWS, _AIR = 8, 12
_OWN, _OTHER = N_("{state}: version {version}, from your office"), N_("{state}: version {version}")
_COUNT = N_("Packs chosen: {number}")
_FIRST = N_("Choose at least one pack.")


class PackChoice(QWidget):
    """The list with its search. `changed` tells that a tick was set or taken away."""

    changed = Signal()

    def __init__(self, content: Content, ticked: Collection[str], words: Words, theme: Theme) -> None:
        super().__init__()
        self.content, self.words, self.theme = content, words, theme
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 20, 14)
        box.setSpacing(8)
        title = label(words.text(N_("Packs")), theme, "question", strong=True)
        box.addWidget(title)
        self.search = search_line(words.text(N_("Find a State")), theme)
        self.search.textChanged.connect(self._find)
        box.addWidget(self.search)
        self.list = QListWidget()
        self.list.setObjectName("choose")
        self.list.setAccessibleName(title.text())
        self.list.setFont(theme.font("small"))
        self.list.setItemDelegate(_WholeRow(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight((self.list.fontMetrics().height() + _AIR) * _LEAST_ROWS)
        title.setBuddy(self.list)
        box.addWidget(self.list, 1)
        self.count = label("", theme, "caption", muted=True)
        box.addWidget(self.count)
        self.note = Note(theme)
        box.addWidget(self.note)
        self._fill(ticked)
        self.list.itemChanged.connect(self._ticked)
        self._ticked()

    def codes(self) -> list[str]:
        """Return the States whose packs are ticked, also those that the search leaves out of sight."""
        return [str(one.data(_CODE)) for one in self._items() if one.checkState() == Qt.CheckState.Checked]

    def expect_some(self) -> bool:
        """Return whether a pack is ticked; say so where none is."""
        if self.codes():
            return True
        self.refuse(self.words.text(_FIRST))
        return False

    def refuse(self, text: str) -> None:
        """Say what is wrong, and bring the list in hand."""
        self.note.say(text, "blocker")
        self.list.setFocus()

    def take_focus(self) -> None:
        """Go from the search to the first State that it found."""
        first = next((row for row, one in enumerate(self._items()) if not one.isHidden()), -1)
        current = self.list.currentItem()
        if current is None or current.isHidden():
            self.list.setCurrentRow(first)
        self.list.setFocus()

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _fill(self, ticked: Collection[str]) -> None:
        packs, words = self.content.packs, self.words
        rows = sorted(
            (not packs.is_of_office(one.country), words.state(one.country).casefold(), one.country, one.version)
            for one in packs.glimpses()
        )
        height = self.list.fontMetrics().height() + _AIR
        for is_other, _, code, version in rows:
            told = words.text(_OTHER if is_other else _OWN, state=isolated(words.state(code)), version=version)
            item = QListWidgetItem(told, self.list)
            item.setData(_CODE, code)
            item.setSizeHint(QSize(60, height))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = code in ticked or not is_other
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        chosen = next((row for row, one in enumerate(rows) if one[2] in self.codes()), 0)
        self.list.setCurrentRow(chosen)
        self.list.scrollToItem(self.list.item(chosen), QListWidget.ScrollHint.PositionAtCenter)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))

    def _ticked(self) -> None:
        self.count.setText(self.words.text(_COUNT, number=len(self.codes())))
        self.note.say("")
        self.changed.emit()

    def _find(self, text: str) -> None:
        wanted = text.strip().casefold()
        for one in self._items():
            code = str(one.data(_CODE))
            is_found = wanted in self.words.state(code).casefold() or wanted == code.casefold()
            one.setHidden(not is_found)


class _WholeRow(QStyledItemDelegate):
    """A click anywhere on a row sets or takes away its tick, not on the small box alone."""

    def editorEvent(  # noqa: N802 - Qt's name
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Turn the tick when the button is let go over the row."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            turned = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            return model.setData(index, turned.value, Qt.ItemDataRole.CheckStateRole)
        return False
