"""The task list: the sections in five groups, each with its state and what there is to mend, and how far the request has come."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import ElidedLabel, label
from mla_writer.ui.plain import tip
from mla_writer.ui.sections import REVIEW, SectionPage, marks_of, progress
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.wrapped import draw_wrapped

Index = QModelIndex | QPersistentModelIndex

_MARKS = {
    "complete": ("circle-check", "success"),
    "overridden": ("stamp", "text-muted"),
    "in_progress": ("circle-dot", "accent"),
    "not_started": ("circle", "text-muted"),
    "optional": ("minus", "text-muted"),
    "cannot_start": ("circle-dashed", "text-muted"),
    "blocker": ("octagon-alert", "blocker"),
}
_SAID = {
    "complete": N_("{title}: complete"),
    "overridden": N_("{title}: overridden, a required answer is open"),
    "in_progress": N_("{title}: begun"),
    "not_started": N_("{title}: not begun"),
    "optional": N_("{title}: nothing is needed here"),
    "cannot_start": N_("{title}: waits for other sections"),
    "blocker": N_("{title}: blocked"),
}
_KEY = Qt.ItemDataRole.UserRole
_MARK = Qt.ItemDataRole.UserRole + 1
_COUNT = Qt.ItemDataRole.UserRole + 2
_ICON, _GAP, _SIDE, _AIR = 16, 8, 8, 11


class TaskList(QFrame):
    """The list with its progress; `chosen` tells which section was taken."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.desk, self.theme = desk, theme
        self.summary = ""
        self._filled: tuple[object, ...] | None = None
        self.overridden: QLabel | None = None
        self.box = box = QVBoxLayout(self)
        box.setContentsMargins(8, 12, 8, 8)
        box.setSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(ElidedLabel(desk.words.text(N_("Sections complete")), theme, "small", strong=True), 1)
        self.number = label("", theme, "small", muted=True)
        self.number.setWordWrap(False)
        row.addWidget(self.number)
        box.addLayout(row)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(desk.words.text(N_("Sections complete")))
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 8, 4)
        inset.addWidget(self.progress)
        box.addLayout(inset)
        box.addWidget(self._made_list(), 1)

    def fill(self, sections: list[SectionPage]) -> None:
        """Show the sections as they stand."""
        live, findings, words = self.desk.live, self.desk.findings, self.desk.words
        shown = (live.lasting, sections, findings)
        if self._filled is not None and shown[0] is self._filled[0] and shown[1:] == self._filled[1:]:
            return  # nothing but words has changed
        self._filled = shown
        marks = marks_of((one for one in sections if one.is_marked), live, findings)
        done, every = progress(mark for mark, _ in marks.values())
        self.progress.setMaximum(max(1, every))
        self.progress.setValue(done)
        self.number.setText(f"\u2068{done} / {every}\u2069")
        self.summary = words.text(N_("Sections {done}/{all}"), done=done, all=every)
        self._say_overridden(sum(mark == "overridden" for mark, _ in marks.values()))
        begun = any(mark in {"complete", "overridden", "in_progress", "blocker"} for mark, _ in marks.values())
        marks[REVIEW] = ("in_progress" if begun else "cannot_start", 0)  # never a tick: who signs does so on paper
        rows = self._rows(sections, marks)
        if [row[:2] for row in rows] != self._shown():
            self.model.clear()
            for key, title, *_ in rows:
                item = QStandardItem(title)
                item.setData(key, _KEY)
                if not key:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.model.appendRow(item)
        for number, (_, title, mark, count) in enumerate(rows):
            self._mark(self.model.item(number), title, mark, count)

    def _say_overridden(self, number: int) -> None:
        """Say below the progress how many sections are overridden: they are not among the complete ones."""
        if self.overridden is None:
            if not number:
                return
            self.overridden = label("", self.theme, "caption", muted=True)
            self.overridden.setContentsMargins(8, 0, 8, 2)
            self.box.insertWidget(2, self.overridden)
        self.overridden.setText(self.desk.words.text(N_("Overridden, not complete: {number}"), number=number))
        self.overridden.setVisible(bool(number))

    def select(self, key: str) -> None:
        """Mark the section in view."""
        for row in range(self.model.rowCount()):
            if self.model.item(row).data(_KEY) == key:
                self.list.setCurrentIndex(self.model.index(row, 0))

    def _made_list(self) -> QWidget:
        self.list = QListView()
        self.list.setObjectName("tasks")
        self.list.setAccessibleName(self.desk.words.text(N_("Sections")))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFont(self.theme.font("small"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # titles break anew
        self.model = QStandardItemModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_TaskDelegate(self.theme, self.list))
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        return self.list

    def _rows(
        self, sections: list[SectionPage], marks: Mapping[str, tuple[str, int]]
    ) -> list[tuple[str, str, str, int]]:
        rows, group = [], ""
        for section in sections:
            if section.group != group:
                group = section.group
                rows.append(("", self.desk.words.text(group), "", 0))
            mark, count = marks.get(section.key, ("", 0))
            rows.append((section.key, section.title, mark, count))
        return rows

    def _shown(self) -> list[tuple[str, str]]:
        items = (self.model.item(row) for row in range(self.model.rowCount()))
        return [(str(one.data(_KEY) or ""), one.text()) for one in items]

    def _mark(self, item: QStandardItem, title: str, mark: str, count: int) -> None:
        if not mark or (item.data(_MARK), item.data(_COUNT)) == (mark, count):
            return
        item.setData(mark, _MARK)
        item.setData(count, _COUNT)
        said = self.desk.words.text(_SAID[mark], title=title)
        found = self.desk.words.text(N_("findings: {number}"), number=count) if count else ""
        told = self.desk.words.listed((said, found))
        item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
        tip(item, told)

    def _take(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        if key:
            self.chosen.emit(str(key))


class _TaskDelegate(QStyledItemDelegate):
    """Draws a group's name, or a section: the mark of its state, its title, and how many findings stand in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the lines that a title needs, with air; a group's name has more above."""
        if not index.data(_KEY):
            return QSize(100, option.fontMetrics.height() + 15)
        view = option.widget
        inner = (view.viewport().width() if isinstance(view, QAbstractItemView) else 200) - 2 * _SIDE
        room = inner - round(_ICON * self.theme.scale) - _GAP - self._count_room(option.fontMetrics, index)
        return QSize(100, self._height(str(index.data()), room) + _AIR)

    def _height(self, text: str, room: int, *, strong: bool = False) -> int:
        metrics = QFontMetrics(self.theme.font("small", strong=strong))
        return metrics.boundingRect(QRect(0, 0, max(40, room), 1000), Qt.TextFlag.TextWordWrap, text).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        colours, rect = self.theme.colours, QRect(option.rect)
        direction, state = option.direction, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        key, is_current = index.data(_KEY), bool(state & QStyle.StateFlag.State_Selected)
        if not key:
            self._text(painter, rect.adjusted(8, 4, -8, 0), str(index.data()), "text-muted", direction, strong=True)
            painter.restore()
            return
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent-soft" if is_current else "surface-sunken"))
            painter.drawRoundedRect(rect.adjusted(0, 0, 0, -1), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.theme.colour("focus"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 6, 6)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        edge = round(_ICON * self.theme.scale)
        sign, colour = _MARKS.get(str(index.data(_MARK) or ""), ("arrow-right", "text-muted"))
        place = QRect(inner.x(), inner.center().y() - edge // 2, edge, edge)
        is_rtl = direction == Qt.LayoutDirection.RightToLeft
        icon(sign, colours[colour], mirrored=is_rtl).paint(painter, QStyle.visualRect(direction, inner, place))
        number = str(index.data(_COUNT) or "")
        room = self._count_room(painter.fontMetrics(), index)
        words = inner.adjusted(edge + _GAP, 0, -room, 0)
        text, place = str(index.data()), QStyle.visualRect(direction, inner, words)
        is_strong = is_current and self._height(text, words.width(), strong=True) + _AIR <= rect.height()
        self._text(painter, place, text, "text", direction, strong=is_strong)
        if number:
            count = QRect(inner.right() - room, inner.y(), room, inner.height())
            painter.setFont(self.theme.font("caption"))
            painter.setPen(self.theme.colour("text-muted"))
            painter.drawText(QStyle.visualRect(direction, inner, count), Qt.AlignmentFlag.AlignCenter, number)
        painter.restore()

    def _count_room(self, metrics: QFontMetrics, index: Index) -> int:
        number = str(index.data(_COUNT) or "")
        return metrics.horizontalAdvance(number) + _GAP if number else 0

    def _text(
        self, painter: QPainter, rect: QRect, text: str, colour: str, direction: Qt.LayoutDirection, *, strong: bool
    ) -> None:
        painter.setFont(self.theme.font("small", strong=strong))
        painter.setPen(self.theme.colour(colour))
        start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        draw_wrapped(painter, rect, start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)
