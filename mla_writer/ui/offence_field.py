"""Choosing an offence of the catalogue: by family, or by any words of its name, family and elements."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyledItemDelegate, QStyleOptionViewItem

from mla_writer.content import Content
from mla_writer.forms.shapes import Shape
from mla_writer.offences.search import Offered, offered
from mla_writer.translation.message import Message, N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import NOTHING, ChoiceField, key_of
from mla_writer.ui.search import Search, take_row
from mla_writer.ui.words import unbroken

Index = QModelIndex | QPersistentModelIndex

_KEY = Qt.ItemDataRole.UserRole
_MOST_ROWS = 14
_INDENT = "\u2003"
_AROUND = 8
"""Pixels above and below the text of a row, together."""
_SEARCH = N_("Name, or words describing the conduct")


class OffenceField(ChoiceField):
    """The offences under the titles of their families; what is typed is looked for in all of their words."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        self.combo.setMaxVisibleItems(_MOST_ROWS)
        self.combo.setMinimumContentsLength(24)
        self._offered = {one.id: one for one in _in_words(desk.case.content, desk.words.language)}
        self._make_searchable()
        self._fill()

    def load(self) -> None:
        """Show the answer, and under it what to mind with this offence."""
        key = key_of(self.value)
        self.combo.setCurrentIndex(self.combo.findData(key) if key else -1)
        self.say(self._note_of(key))

    def _fill(self) -> None:
        model = self.combo.model()
        assert isinstance(model, QStandardItemModel)
        heading_font = self.desk.theme.font("caption", strong=True)
        nothing = QStandardItem(self.desk.words.text(NOTHING))
        nothing.setData("", _KEY)
        model.appendRow(nothing)
        family = ""
        for one in self._offered.values():
            if one.family != family:
                family = one.family
                heading = QStandardItem(family)
                heading.setFont(heading_font)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                model.appendRow(heading)
            item = QStandardItem(one.name)
            item.setData(one.id, _KEY)
            model.appendRow(item)

    def _make_searchable(self) -> None:
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.combo.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.desk.words.text(_SEARCH))
        self.fitting = _Fitting(self._offered, self.combo.model(), self)
        completer = _Completer(line, self.fitting, self.combo)
        completer.setMaxVisibleItems(_MOST_ROWS)
        completer.taken.connect(lambda row: take_row(self.combo, row))
        self._look_through(completer)
        for view, indent in ((self.combo.view(), _INDENT), (completer.popup(), "")):
            assert isinstance(view, QAbstractItemView)
            view.setItemDelegate(_Row(indent, self.combo))

    def _note_of(self, key: str) -> str:
        offence = self.desk.case.content.offences.get(key) if key else None
        if offence is None or not offence.note:
            return ""
        return unbroken(self.desk.words.say(Message(offence.note, context=f"offences/{key}:note", domain="forms")))


@lru_cache(maxsize=4)
def _in_words(content: Content, language: str) -> tuple[Offered, ...]:
    """Return the catalogue in one language, worded once."""
    return offered(content.offences, lambda one: content.catalogues.translate(one, language), language)


class _Fitting(QSortFilterProxyModel):
    """The offences in which all words typed occur, the best fit first, each with its family."""

    def __init__(self, known: dict[str, Offered], source: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(parent)
        self._known = known
        self._ranks: dict[str, int] = {}
        self.setSourceModel(source)
        self.look_for("")

    def look_for(self, typed: str) -> None:
        """Offer what fits to `typed`."""
        ranks = ((key, one.rank(typed)) for key, one in self._known.items())
        self._ranks = {key: rank for key, rank in ranks if rank is not None}
        self.invalidate()
        self.sort(0)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Leave out headings and what does not fit."""
        return str(self.sourceModel().index(row, 0, parent).data(_KEY) or "") in self._ranks

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Put the better fit first; within one rank the order stays."""
        ranks = [self._ranks.get(str(one.data(_KEY)), 0) for one in (left, right)]
        return (ranks[0], left.row()) < (ranks[1], right.row())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Show the family after the name."""
        found = super().data(index, role)
        if role == Qt.ItemDataRole.DisplayRole:
            one = self._known.get(str(super().data(index, _KEY)))
            return f"{one.name} – {one.family}" if one else found
        return found


class _Row(QStyledItemDelegate):
    """A row with some air; offences stand a little further in than the title of their family."""

    def __init__(self, indent: str, parent: QObject) -> None:
        super().__init__(parent)
        self._indent = indent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the text with the air around it."""
        return super().sizeHint(option, index) + QSize(0, _AROUND)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Set offences in."""
        super().initStyleOption(option, index)
        if index.data(_KEY):
            option.text = f"{self._indent}{option.text}"


class _Completer(Search):
    """Completes the line with the name alone, not with the family that stands beside it in the list."""

    def pathFromIndex(self, index: Index) -> str:  # noqa: N802 - Qt's name
        """Return the name of the offence at `index`."""
        return str(index.data(Qt.ItemDataRole.EditRole))
