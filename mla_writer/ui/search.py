"""Looking for an entry of a list by a part of its name: the best fit stands first, and Enter or Tab takes it."""

from __future__ import annotations

import re
from typing import Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractProxyModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QCompleter, QLineEdit
from shiboken6 import isValid

from mla_writer.translation.message import N_
from mla_writer.translation.searching import plain

Index = QModelIndex | QPersistentModelIndex

SEVERAL, NOTHING_SO = N_("Several match; type more."), N_("Nothing found with that name or number.")

_TAKE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_BY_TAB = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
_STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
_BETWEEN = re.compile(r"[\W_]+")
_ARTICLE = "ال"
"""The Arabic article is written together with its word; nobody looks for a State by it."""
_WHOLE, _FIRST, _BEGINS, _WORD, _WITHIN = range(5)


def rank(name: str, key: str, typed: str) -> int | None:
    """Return how well `typed` fits to an entry, 0 for best, or None: the whole of name or key, the beginning, a word, a part."""
    name, typed = plain(name).strip(), plain(typed).strip()
    if not typed:
        return _WHOLE
    if typed in {name, plain(key)}:
        return _WHOLE
    words = [one for one in _BETWEEN.split(name) if one]
    if words and words[0] == typed:
        return _FIRST
    if name.startswith(typed):
        return _BEGINS
    at = name.find(typed)
    if at < 0:
        return None
    begins = any(one.startswith(typed) or one.removeprefix(_ARTICLE).startswith(typed) for one in words)
    return _WORD if begins or _BETWEEN.fullmatch(name[at - 1]) else _WITHIN


class Looks(Protocol):
    """What a model of fitting entries can do besides."""

    def look_for(self, typed: str) -> None:
        """Keep what fits to `typed`, the best first."""


class Fitting(QSortFilterProxyModel):
    """The entries of a list that hold what is typed, the best fit first; an entry without a name is none."""

    def __init__(self, source: QAbstractItemModel, parent: QObject, key: int = Qt.ItemDataRole.UserRole) -> None:
        super().__init__(parent)
        self._key = key
        self._ranks: dict[int, int] = {}
        self.setSourceModel(source)

    def look_for(self, typed: str) -> None:
        """Keep what fits to `typed`, the best first."""
        source = self.sourceModel()
        found: dict[int, int] = {}
        for row in range(source.rowCount()):
            at = source.index(row, 0)
            name, key = str(at.data() or ""), at.data(self._key)
            fit = rank(name, key if isinstance(key, str) else "", typed) if name else None
            if fit is not None:
                found[row] = fit
        self._ranks = found
        self.invalidate()
        self.sort(0)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002, N802 - Qt's name
        """Leave out what does not fit."""
        return row in self._ranks

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Put the better fit first; within one rank the order stays."""
        return (self._ranks.get(left.row(), 0), left.row()) < (self._ranks.get(right.row(), 0), right.row())


def solid(completer: QCompleter) -> QAbstractItemView:
    """Return the popup of a completer, with a ground of its own: where nothing composes windows, one you see through is black."""
    popup = completer.popup()
    assert popup is not None
    popup.setObjectName("popup")
    return popup


class Search(QCompleter):
    """Completes a line from a list. `taken` gives the row of the list; `unclear` tells that what was typed stands and why.

    Enter and Tab take the first entry that fits, which the popup shows as chosen; leaving in another way takes the only one.
    A click into an empty line that belongs to no list, and Down there, show all there is.
    `model` has a method `look_for`, as `Fitting` has.
    """

    taken = Signal(int)
    unclear = Signal(str)

    def __init__(self, line: QLineEdit, model: QSortFilterProxyModel, combo: QComboBox | None = None) -> None:
        super().__init__(model, line)
        self._line, self._fitting, self._combo = line, model, combo
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.textEdited.connect(self._look)
        line.returnPressed.connect(lambda: self.settle(first=True))
        self._owner = combo or line  # a list passes on to its line what comes with the focus; no filter there sees it
        self._owner.installEventFilter(self)
        if combo is not None:
            combo.setCompleter(self)
            line.installEventFilter(_Clicked(self, line))
        else:
            line.setCompleter(self)
        popup = solid(self)
        popup.installEventFilter(self)  # after that of Qt, so that it comes before it

    def settle(self, *, first: bool) -> None:
        """Take what the line means, the best of several only if `first`; else tell that it is unclear."""
        text = self._line.text().strip()
        if not text or self.is_chosen():
            return
        self._look_for(text)
        number = self._fitting.rowCount()
        best = self._fitting.index(0, 0)
        if number and (first or number == 1 or plain(str(best.data(self.completionRole()))) == plain(text)):
            self._take(best)
        else:
            self.unclear.emit(SEVERAL if number else NOTHING_SO)

    def show_all(self) -> None:
        """Show every entry; none is chosen."""
        self._look_for("")
        self.complete()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the chosen entry of the popup with Enter and Tab; settle what was typed when the focus leaves the line."""
        if not isValid(self._owner):
            return False
        if watched is self._owner:
            is_left = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
            if isinstance(event, QFocusEvent) and is_left and event.reason() not in _STAYS and self._is_there():
                self.settle(first=event.reason() in _BY_TAB)
            if self._combo is None and not self._line.text() and _wants_all(event):
                self.show_all()
                return event.type() == QEvent.Type.KeyPress
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TAKE:
            self._take_chosen()
            if event.key() == Qt.Key.Key_Tab:
                QApplication.sendEvent(self._owner, event)
            return True
        return super().eventFilter(watched, event)

    def is_chosen(self) -> bool:
        """Whether the line shows the chosen entry of its list, and nothing that was typed."""
        combo = self._combo
        return combo is not None and self._line.text().strip() == combo.itemText(combo.currentIndex()).strip()

    def _is_there(self) -> bool:
        """Whether somebody left the line; it also loses the focus when it goes with its page."""
        return isValid(self._owner) and self._owner.isVisible() and isValid(self._fitting)

    def _take_chosen(self) -> None:
        popup = self.popup()
        assert popup is not None
        chosen = popup.selectionModel().selectedIndexes()
        popup.hide()
        if not chosen and not self._line.text().strip():
            return
        proxy = self.completionModel()
        assert isinstance(proxy, QAbstractProxyModel)
        self._take(proxy.mapToSource(chosen[0]) if chosen else self._fitting.index(0, 0))

    def _take(self, at: QModelIndex) -> None:
        row = self._fitting.mapToSource(at).row()
        popup = self.popup()
        if popup is not None:
            popup.hide()
        if row >= 0:
            self._line.setModified(False)
            self.taken.emit(row)

    def _look(self, typed: str) -> None:
        self._look_for(typed.strip())
        QTimer.singleShot(0, self, self._show_first)

    def _look_for(self, typed: str) -> None:
        model: Looks = self._fitting  # type: ignore[assignment]
        model.look_for(typed)

    def _show_first(self) -> None:
        """Show the first entry as chosen; told to nobody, as Qt would write its name into the line."""
        popup = self.popup()
        if popup is None or not popup.isVisible():
            return
        chosen = popup.selectionModel()
        with QSignalBlocker(chosen):
            chosen.setCurrentIndex(popup.model().index(0, 0), chosen.SelectionFlag.ClearAndSelect)
        popup.viewport().update()


class _Clicked(QObject):
    """Marks the chosen entry in the line of a list when it is clicked: what is typed takes its place, as after Tab.

    A filter of its own: Qt takes a completer, which filters too, from the line whenever the list gets the focus.
    """

    def __init__(self, search: Search, line: QLineEdit) -> None:
        super().__init__(search)
        self._search, self._line = search, line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's name
        """Mark the entry once the button is let go, unless a part of it was marked by dragging."""
        is_click = event.type() == QEvent.Type.MouseButtonRelease and not self._line.hasSelectedText()
        if is_click and self._search.is_chosen():
            QTimer.singleShot(0, self._line, self._line.selectAll)
        return False


def _wants_all(event: QEvent) -> bool:
    is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and event.type() == QEvent.Type.KeyPress
    return is_down or event.type() == QEvent.Type.MouseButtonRelease


def search_combo(combo: QComboBox) -> Search:
    """Have an editable list be looked through by what is typed; what is taken is chosen and told as if it were clicked."""
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    line = combo.lineEdit()
    assert line is not None
    made = Search(line, Fitting(combo.model(), combo), combo)
    made.taken.connect(lambda row: take_row(combo, row))
    return made


def take_row(combo: QComboBox, row: int) -> None:
    """Choose a row of a list and tell it as if it were clicked."""
    combo.setCurrentIndex(row)
    combo.setEditText(combo.itemText(row))
    combo.activated.emit(row)
