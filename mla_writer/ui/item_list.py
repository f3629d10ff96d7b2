"""The list of items entered once: one line each, drawn, with the one open editor standing in its row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mla_writer.answers.answers import Answers, reference_count
from mla_writer.answers.values import Link, Text
from mla_writer.conditions.values import Day, Period, Ref
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import item_name, key_of
from mla_writer.ui.parts import elided
from mla_writer.ui.plain import plain
from mla_writer.ui.theme import Theme, icon

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_ICONS = {
    "persons": "user", "things": "landmark", "offences": "scale", "orders": "gavel", "documents": "file-text",
    "earlier_requests": "history",
}  # fmt: skip
_KIND_ICONS = {
    "legal": "building-2", "account": "landmark", "device": "smartphone", "phone": "smartphone", "ip": "globe",
    "email": "message-square", "premises": "house",
}  # fmt: skip
_EMPTY = N_("No text yet")
_UNUSED = N_("not used anywhere")
_RESTS = N_("used in: {number}")
_LINKED, _NOT_LINKED = N_("linked facts: {number}"), N_("no fact is linked")
_MONTHS, _LONG_MONTHS, _YEARS = 17, 21, 22
"""Characters of a period of two dates in a list, and of one over several years; months in Arabic bear two names, as the
United Nations write them, and would leave no room for the words."""
SIDE, _PAD, _GAP = 28, 8, 12
_AROUND, _SETTLE = 40, 40
"""Pixels in sight above and below the field with the focus; milliseconds until rows that were made have their place."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line tells: number or icon, when, the words, the part a person plays, how many answers rest on the item."""

    ref: Ref
    number: int
    sign: str
    when: str
    text: str
    links: int
    part: str = ""


class ItemModel(QAbstractListModel):
    """The items of one collection in their order; a line is worked out when it comes into sight."""

    def __init__(self, desk: Desk, collection: str) -> None:
        super().__init__()
        self.desk, self.collection = desk, collection
        self.keys: tuple[str, ...] = ()
        self._lines: dict[str, Line] = {}
        self.spans_years = False
        """Whether a period goes from one year to another: the column of dates is wider then."""

    def refresh(self) -> bool:
        """Look at the answers anew; return whether items came, went or moved."""
        records = self.desk.case.answers.records(self.collection)
        keys = tuple(records)
        self._lines = {}
        self.spans_years = any(_spans_years(one.get("when")) for one in records.values())
        has_moved = keys != self.keys
        if has_moved:
            self._take(keys)
        if keys:
            self.dataChanged.emit(self.index(0), self.index(len(keys) - 1))
        return has_moved

    def _take(self, keys: tuple[str, ...]) -> None:
        """Take another order, so that the editor of an item that stays is not made anew."""
        old, pairs = self.keys, enumerate(zip(self.keys, keys, strict=False))
        place = next((number for number, (one, other) in pairs if one != other), min(len(self.keys), len(keys)))
        if keys[place + 1 :] == old[place:] and len(keys) == len(old) + 1:
            self.beginInsertRows(QModelIndex(), place, place)
            self.keys = keys
            self.endInsertRows()
        elif old[place + 1 :] == keys[place:] and len(old) == len(keys) + 1:
            self.beginRemoveRows(QModelIndex(), place, place)
            self.keys = keys
            self.endRemoveRows()
        elif len(keys) == len(old) and set(keys) == set(old):
            self._reorder(keys)
        else:
            self.beginResetModel()
            self.keys = keys
            self.endResetModel()

    def _reorder(self, keys: tuple[str, ...]) -> None:
        self.layoutAboutToBeChanged.emit()
        rows = {key: number for number, key in enumerate(keys)}
        held = self.persistentIndexList()
        self.changePersistentIndexList(held, [self.index(rows[self.keys[one.row()]]) for one in held])
        self.keys = keys
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self.keys)

    def line(self, row: int) -> Line:
        """Return what the line at `row` tells."""
        key = self.keys[row]
        if key not in self._lines:
            self._lines[key] = self._line(Ref(self.collection, key), row + 1)
        return self._lines[key]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, its words, or what a screen reader says."""
        line = self.line(index.row())
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain("\n".join(part for part in (line.when, line.text, line.part) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.desk.words
            some, none = (_LINKED, _NOT_LINKED) if self.collection == "offences" else (_RESTS, _UNUSED)
            rests = words.text(some, number=line.links) if line.links else words.text(none)
            return words.listed((str(line.number), line.when, line.text, line.part, rests))
        return None

    def _line(self, ref: Ref, number: int) -> Line:
        answers = self.desk.case.answers
        path, links = f"{ref.collection}.{ref.id}", _links(answers, ref)
        if ref.collection == "facts":
            what, when = answers.get(f"{path}.what"), answers.get(f"{path}.when")
            text = what.plain if isinstance(what, Text) else ""
            told = self.desk.wording.formatter.brief_period(when) if isinstance(when, Period) else ""
            return Line(ref, number, "", told, text or self.desk.words.text(_EMPTY), links)
        kind = answers.text(f"{path}.kind")
        sign = _KIND_ICONS.get(kind, _ICONS.get(ref.collection, "file-text"))
        return Line(ref, number, sign, "", item_name(self.desk, ref), links, self._part(ref))

    def _part(self, ref: Ref) -> str:
        """Return in which roles a person stands, each once; nothing of all other items."""
        if ref.collection != "persons":
            return ""
        roles, capacities = (self.desk.case.answers.get(f"persons.{ref.id}.{one}") for one in ("roles", "capacity"))
        shape = self.desk.live.questionnaire.root["persons"].item
        assert shape is not None
        held = [("roles", one) for one in (roles.values() if isinstance(roles, Mapping) else ())]
        held += [("capacity", one) for one in (capacities if isinstance(capacities, tuple) else ())]
        told = dict.fromkeys(self.desk.words.option(shape.fields[name], key_of(one)) for name, one in held)
        return self.desk.words.listed(told)


def _spans_years(when: object) -> bool:
    return isinstance(when, Period) and isinstance(when.end, Day) and when.end.year != when.start.year


def _links(answers: Answers, ref: Ref) -> int:
    """Return how many facts are linked to the elements of an offence; of all other items, how many answers rest on them."""
    if ref.collection != "offences":
        return reference_count(answers, ref)
    held = answers.get(f"{ref.collection}.{ref.id}.elements")
    links = (one for some in held.values() for one in some) if isinstance(held, Mapping) else ()
    return len({one.fact for one in links if isinstance(one, Link)})


class ItemListView(QListView):
    """A list with at most one open row, which an editor fills; what has the focus in it is brought into sight."""

    open_at: QPersistentModelIndex | None = None
    """The open row; it moves along with its item."""

    def __init__(self) -> None:
        super().__init__()
        self._settled = QTimer(self)  # rows above the focus come and grow before they have their place
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE)
        self._settled.timeout.connect(self._scroll_to_focus)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def bring_focus(self) -> None:
        """Scroll so that the field with the focus is in sight, with what stands just above and below it."""
        self._scroll_to_focus()
        self._settled.start()

    def _scroll_to_focus(self) -> None:
        focus = self.window().focusWidget()  # also while another window is in front
        if focus is None or focus is self or not self.viewport().isAncestorOf(focus):
            return
        place = QRect(focus.mapTo(self.viewport(), QPoint(0, 0)), focus.size())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        above, below = place.top() - _AROUND, place.bottom() + _AROUND - height
        if above < 0 or place.height() + 2 * _AROUND > height:
            bar.setValue(bar.value() + above)
        elif below > 0:
            bar.setValue(bar.value() + below)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what got the focus into sight, unless the mouse gave it: what is pressed stays below the pointer."""
        is_here = now is not None and self.viewport().isAncestorOf(now)
        if is_here and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.bring_focus()

    @property
    def open_row(self) -> int:
        """The number of the open row, -1 where none is."""
        return self.open_at.row() if self.open_at is not None else -1


class ItemDelegate(QStyledItemDelegate):
    """Draws the lines; the open one is left to its editor."""

    def __init__(self, theme: Theme, view: ItemListView) -> None:
        super().__init__(view)
        self.theme, self.view = theme, view
        self._plain = QSize(
            1, QFontMetrics(theme.font("body")).height() + 16
        )  # a list makes its rows as wide as itself

    def editor_at(self, index: Index) -> QWidget | None:
        """Return the editor that stands in a row."""
        if index.row() != self.view.open_row:
            return None
        found: QWidget | None = self.view.indexWidget(index)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return one line with air, or the height that the editor needs."""
        if index.row() != self.view.open_row:  # a thousand times whenever the list is laid out
            return self._plain
        width = self.view.viewport().width()
        editor = self.editor_at(index)
        layout = editor.layout() if editor is not None else None
        if layout is not None:
            return QSize(width, layout.totalHeightForWidth(width - 2 * SIDE) + 12)
        return self._plain

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002, N802 - Qt's name
        """Lay the editor into its row."""
        editor.setGeometry(QRect(option.rect).adjusted(SIDE, 4, -SIDE, -8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        if self.editor_at(index) is not None:
            return
        line: Line = index.data(LINE)
        rect = QRect(option.rect).adjusted(SIDE, 0, -SIDE, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect)
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        used = self._sign(painter, option, inner, line)
        used = self._when(painter, option, inner, used, line)
        room = self._links(painter, option, inner, line)
        words = inner.adjusted(used, 0, -room, 0)
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.colour("text"))
        if line.part:
            words = self._part(painter, option, inner, words, line)
        self._text(painter, option, inner, words, line.text)
        painter.restore()

    def _part(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, words: QRect, line: Line) -> QRect:
        """Draw the part that a person plays behind the name, in half of the room at most; return the room of the name."""
        name, font = painter.fontMetrics().horizontalAdvance(line.text), self.theme.font("small")
        part = QFontMetrics(font).horizontalAdvance(line.part) + 2
        left = max(words.width() // 2, words.width() - _GAP - part)
        start = min(name + 2, left)
        painter.save()
        painter.setFont(font)
        painter.setPen(self.theme.colour("text-muted"))
        self._text(painter, option, inner, words.adjusted(start + _GAP, 0, 0, 0), line.part)
        painter.restore()
        return QRect(words.x(), words.y(), start, words.height())

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        painter.setPen(QPen(self.theme.colour("border")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("surface"))
            painter.drawRect(rect.adjusted(0, 0, 0, -1))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 6, 6)

    def _sign(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line) -> int:
        edge = round(20 * self.theme.scale)
        place = QRect(inner.x(), inner.center().y() - edge // 2, edge, edge)
        if line.sign:
            drawn = icon(line.sign, self.theme.colours["accent"])
            drawn.paint(painter, QStyle.visualRect(option.direction, inner, place.adjusted(2, 2, -2, -2)))
            return edge + _GAP
        font = self.theme.font("caption", strong=True)
        widest = "0" * len(str(self.view.model().rowCount()))
        width = max(edge, QFontMetrics(font).horizontalAdvance(widest) + 10)
        box = QStyle.visualRect(option.direction, inner, QRect(place.x(), place.y(), width, edge))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent-soft"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(self.theme.colour("accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(line.number))
        return width + _GAP

    def _when(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, used: int, line: Line) -> int:
        if line.sign:
            return used
        font = self.theme.font("small")
        model = self.view.model()
        years = _YEARS if isinstance(model, ItemModel) and model.spans_years else _MONTHS
        width = QFontMetrics(font).averageCharWidth() * (_LONG_MONTHS if self.theme.rtl else years)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text-muted"))
        self._text(painter, option, inner, QRect(inner.x() + used, inner.y(), width, inner.height()), line.when)
        return used + width + _GAP

    def _links(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line) -> int:
        colour = "text-muted" if line.links else "warning"
        font = self.theme.font("caption")
        edge, digits = round(14 * self.theme.scale), QFontMetrics(font).horizontalAdvance("000")
        room = edge + 4 + digits
        box = QRect(inner.right() - room, inner.y(), room, inner.height())
        place = QRect(box.x(), box.center().y() - edge // 2, edge, edge)
        icon("link", self.theme.colours[colour]).paint(painter, QStyle.visualRect(option.direction, inner, place))
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        self._text(painter, option, inner, box.adjusted(edge + 4, 0, 0, 0), str(line.links))
        return room + _GAP

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, rect: QRect, text: str) -> None:
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        shown = elided(painter.fontMetrics(), text, rect.width())
        painter.drawText(QStyle.visualRect(option.direction, inner, rect), start, shown)
