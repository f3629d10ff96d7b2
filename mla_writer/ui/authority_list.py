"""The list of authorities: one row each, with State, name, competence, languages and by which ways it may be reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from mla_writer.countries.directory import Entry, find
from mla_writer.translation.message import N_
from mla_writer.ui.state_row import StateRowDelegate
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
INTERPOL: Mapping[str, str] = {
    "yes": N_("INTERPOL"), "urgent": N_("INTERPOL if urgent"), "no_compulsion": N_("INTERPOL without compulsion"),
    "no": N_("No INTERPOL"), "treaty": N_("INTERPOL by treaty"),
}  # fmt: skip
DIRECT: Mapping[str, str] = {
    "yes": N_("Direct"),
    "urgent": N_("Direct if urgent"),
    "no": N_("Not direct"),
    "treaty": N_("Direct by treaty"),
}
_NO_NAME = N_("Authority not known")
_MOST_LANGUAGES = 3
_PAD, _GAP = 7, 6


class AuthorityModel(QAbstractListModel):
    """The authorities that are shown, in the language of the window."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.every: tuple[Entry, ...] = ()
        self.shown: tuple[Entry, ...] = ()
        self._texts: dict[int, tuple[str, ...]] = {}
        self._wanted = ("", "")

    def take(self, entries: Iterable[Entry]) -> None:
        """Hold other authorities, sorted by the names of their States; what is looked for stays."""
        every = tuple(entries)
        names = {code: self.words.state(code).casefold() for code in {one.country for one in every}}
        self.every = tuple(sorted(every, key=lambda one: names[one.country]))
        self._texts.clear()
        self.narrow(*self._wanted)

    def narrow(self, text: str, measure: str) -> None:
        """Show only those in which all words occur, and that are competent for a type of assistance."""
        self._wanted = (text, measure)
        self.beginResetModel()
        self.shown = find(self.every, text, self._said, measure=measure)
        self.endResetModel()

    def row(self, entry: Entry | None) -> int:
        """Return where an authority stands, or -1."""
        places = [(one.country, one.authority.id) for one in self.shown]
        key = (entry.country, entry.authority.id) if entry is not None else None
        return places.index(key) if key in places else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an authority, its name, or all of its row in words."""
        entry = self.shown[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words.listed((self.name(entry), self.told(entry), *self.badges(entry), *self.languages(entry)))
        return None

    def name(self, entry: Entry) -> str:
        """Return the name of an authority, or that it is not known."""
        return self.words.authority(entry.authority.called) or self.words.text(_NO_NAME)

    def told(self, entry: Entry) -> str:
        """Return the State, and for what the authority is competent."""
        said = [self.words.say(one) for one in (entry.region, entry.competence) if one is not None]
        return " · ".join((self.words.state(entry.country), *said))

    def badges(self, entry: Entry) -> tuple[str, ...]:
        """Return by which ways it may be reached, in short; nothing for what is not known."""
        found = (INTERPOL.get(entry.interpol), DIRECT.get(entry.direct))
        return tuple(self.words.text(one) for one in found if one is not None)

    def languages(self, entry: Entry) -> tuple[str, ...]:
        """Return the codes of the languages, the first ones."""
        codes = tuple(code.upper() for code in entry.languages)
        return codes if len(codes) <= _MOST_LANGUAGES else (*codes[:_MOST_LANGUAGES], "…")

    def _said(self, entry: Entry) -> tuple[str, ...]:
        found = self._texts.get(id(entry))
        if found is None:
            found = self._texts[id(entry)] = (self.name(entry), self.told(entry))
        return found


class AuthorityDelegate(StateRowDelegate):
    """Draws an authority in two lines: code and name; State and competence, with what it takes at the end."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self._name = QFontMetrics(theme.font("small", strong=True))
        self._small = QFontMetrics(theme.font("caption"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return two lines with air."""
        return QSize(120, self._name.height() + self._small.height() + 2 * _PAD + 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        rect, entry, model = QRect(option.rect), index.data(ENTRY), index.model()
        assert isinstance(entry, Entry)
        assert isinstance(model, AuthorityModel)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_ground(painter, option, rect, is_current=is_current)
        inner = rect.adjusted(10, _PAD, -10, -_PAD)
        first = QRect(inner.x(), inner.y(), inner.width(), self._name.height())
        used = self.draw_code(painter, option, inner, first, entry.country, is_current=is_current) + 10
        line = QRect(inner.x() + used, inner.y(), inner.width() - used, self._name.height())
        painter.setFont(self.theme.font("small", strong=True))
        painter.setPen(self.theme.colour("text" if entry.authority.name else "text-muted"))
        self.draw_words(painter, option, inner, line, model.name(entry))
        painter.setFont(self.theme.font("caption"))
        below = QRect(line.x(), line.bottom() + 3, line.width(), self._small.height())
        left = self._ends(painter, option, inner, below, (model.badges(entry), model.languages(entry)))
        painter.setPen(self.theme.colour("text-muted"))
        self.draw_words(painter, option, inner, left, model.told(entry))
        painter.restore()

    def _ends(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        line: QRect,
        told: tuple[tuple[str, ...], tuple[str, ...]],
    ) -> QRect:
        """Draw badges and languages at the end of a line; return what is left of it."""
        badges, codes = told
        edge = line.right() + 1
        for text, is_badge in ((" ".join(codes), False), *((one, True) for one in reversed(badges))):
            if not text:
                continue
            width = self._small.horizontalAdvance(text) + (10 if is_badge else 0)
            place = QStyle.visualRect(option.direction, inner, QRect(edge - width, line.y(), width, line.height()))
            if is_badge:
                painter.setPen(self.theme.colour("border-strong"))
                painter.setBrush(self.theme.colour("surface-raised"))
                painter.drawRoundedRect(place, 4, 4)
            painter.setPen(self.theme.colour("text"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
            edge -= width + _GAP
        return QRect(line.x(), line.y(), max(0, edge - line.x()), line.height())
