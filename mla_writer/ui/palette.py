"""The palette: from one line to whatever goes by a name, in a request or outside of any; Enter goes there.

A word finds in all groups; `#` looks among facts only, `>` among actions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mla_writer.translation.message import N_
from mla_writer.translation.searching import plain
from mla_writer.ui.found import draw_found, in_sight
from mla_writer.ui.parts import badge, label, mark, rule
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
QUESTIONS, FACTS, FINDINGS, LAW, REQUESTS, DO, STATES = GROUPS = (
    N_("Questions"), N_("Persons, things, facts"), N_("Findings"), N_("Law"), N_("Requests"), N_("Actions"), N_("States"),
)  # fmt: skip
"""The groups, in their order."""
_MOST = 12
"""Most results of one group: who needs more types another letter."""
_MOST_BESIDE = 4
"""Most of them that are found only by what is told beside them, such as all questions of a section by its title."""
_BY_NAME, _BESIDE = 0, 1
_NOTHING, _NOTHING_AT_ALL = N_("Nothing by that name. Try a word from the question."), N_("Nothing by that name.")
_HINT, _HINT_OF_ALL = N_("A word from a question, a fact or a name"), N_("A request, a State, or an action")
_PREFIXED, _PREFIXED_OF_ALL = N_("Begin with # for facts, > for actions"), N_("Begin with > for actions")
_GOAL = Qt.ItemDataRole.UserRole
_PREFIXES = {"#": FACTS, ">": DO}


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to go to or to do: a section, a question or item by its path, or an action."""

    group: str
    text: str
    icon: str
    told: str = ""
    where: str = ""
    section: str = ""
    act: Callable[[], object] | None = None


class Palette(QDialog):
    """A line to type in and the goals that match, by group; `chosen` tells which was taken."""

    chosen = Signal(object)

    def __init__(self, found: Iterable[Goal], words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.words, self.theme = words, theme
        self.setWindowTitle(words.text(N_("Search or go to…")))
        self._goals = [(plain(one.text), plain(one.told), one) for one in found]
        self._in_request = any(one.group == QUESTIONS for _, _, one in self._goals)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        self.line = QLineEdit()
        self.line.setObjectName("bare")
        self.line.setFont(theme.font("heading"))
        self.line.setAccessibleName(words.text(N_("Search or go to…")))
        self.line.setPlaceholderText(words.text(_HINT if self._in_request else _HINT_OF_ALL))
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        head.addWidget(mark("search", "text-muted", theme))
        head.addWidget(self.line, 1)
        head.addWidget(badge("Esc", theme, "key"))
        outer.addLayout(head)
        outer.addWidget(rule())
        self.model = QStandardItemModel(self)
        self.wanted: tuple[str, ...] = ()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(theme, self))
        self.list.setAccessibleName(words.text(N_("Results")))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)
        outer.addWidget(self.list, 1)
        self.empty = label(words.text(_NOTHING if self._in_request else _NOTHING_AT_ALL), theme, muted=True)
        self.empty.setContentsMargins(18, 12, 18, 12)
        outer.addWidget(self.empty, 1)
        outer.addWidget(rule())
        outer.addLayout(self._foot())
        self._place(parent)
        self._filter("")

    @property
    def goal(self) -> Goal | None:
        """What Enter would take."""
        goal = self.list.currentIndex().data(_GOAL)
        return goal if isinstance(goal, Goal) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows move in the list while one types; Enter takes what is marked."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 7, 16, 7)
        row.setSpacing(8)
        words = self.words
        for key, text in (("↑ ↓", N_("choose")), ("Enter", N_("go"))):
            row.addWidget(badge(key, self.theme, "key"))
            told = label(words.text(text), self.theme, "caption", muted=True)
            told.setWordWrap(False)
            row.addWidget(told)
        row.addStretch(1)
        hint = label(words.text(_PREFIXED if self._in_request else _PREFIXED_OF_ALL), self.theme, "caption", muted=True)
        hint.setWordWrap(False)
        row.addWidget(hint)
        return row

    def _place(self, parent: QWidget) -> None:
        window = parent.window()
        width = min(window.width() - 40, round(640 * self.theme.scale))
        height = min(window.height() - 80, round(524 * self.theme.scale))
        self.resize(width, height)
        top = window.mapToGlobal(window.rect().topLeft())
        self.move(top.x() + (window.width() - width) // 2, top.y() + 56)

    def _filter(self, text: str) -> None:
        only = _PREFIXES.get(text[:1], "")
        wanted = self.wanted = tuple(plain(text[1:] if only else text).split())
        fits: dict[int | None, list[Goal]] = {}
        for name, told, goal in self._goals:
            fits.setdefault(_fit(name, told, wanted), []).append(goal)
        self.model.clear()
        for group in GROUPS:
            if only not in {"", group}:
                continue
            some, beside = ([one for one in fits.get(fit, ()) if one.group == group] for fit in (_BY_NAME, _BESIDE))
            some += beside[: None if only else _MOST_BESIDE]
            if not some:
                continue
            head = QStandardItem(self.words.text(group))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.model.appendRow(head)
            for goal in some[: None if only else _MOST]:
                item = QStandardItem(goal.text)
                item.setData(goal, _GOAL)
                item.setData(f"{self.words.text(group)}: {goal.text}", Qt.ItemDataRole.AccessibleTextRole)
                self.model.appendRow(item)
        is_empty = self.model.rowCount() == 0
        self.list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        if not is_empty:
            self.list.setCurrentIndex(self.model.index(1, 0))

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        while 0 <= row < self.model.rowCount():
            index = self.model.index(row, 0)
            if index.data(_GOAL) is not None:
                self.list.setCurrentIndex(index)
                return
            row += step

    def _take(self, index: QModelIndex) -> None:
        goal = index.data(_GOAL)
        if isinstance(goal, Goal):
            self.accept()
            self.chosen.emit(goal)


def _fit(name: str, told: str, wanted: tuple[str, ...]) -> int | None:
    """Return whether a goal bears every word that is looked for, or one stands in what is told beside it; None where neither."""
    if all(word in name for word in wanted):
        return _BY_NAME
    return _BESIDE if all(word in name or word in told for word in wanted) else None


class _Delegate(QStyledItemDelegate):
    """Draws a group's name, or a goal: its icon, its words, and at the end where it leads."""

    def __init__(self, theme: Theme, palette: Palette) -> None:
        super().__init__(palette)
        self.theme, self.palette = theme, palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return one line with air around it."""
        return QSize(100, option.fontMetrics.height() + (15 if index.data(_GOAL) is not None else 13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        goal, rect = index.data(_GOAL), QRect(option.rect).adjusted(8, 0, -8, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        if not isinstance(goal, Goal):
            painter.setFont(self.theme.font("small", strong=True))
            painter.setPen(self.theme.colour("text-muted"))
            painter.drawText(rect.adjusted(10, 4, -10, 0), start, str(index.data()))
            painter.restore()
            return
        inner = rect.adjusted(10, 0, -10, 0)
        edge = round(16 * self.theme.scale)
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent-soft"))
            painter.drawRoundedRect(rect, 6, 6)
            enter = QStyle.visualRect(
                option.direction, rect, QRect(inner.right() - edge, inner.center().y() - edge // 2, edge, edge)
            )
            icon("corner-down-left", self.theme.colours["text-muted"], mirrored=is_rtl).paint(painter, enter)
            inner.setRight(inner.right() - edge - 10)
        place = QRect(inner.x(), inner.center().y() - edge // 2, edge, edge)
        icon(goal.icon, self.theme.colours["accent"]).paint(painter, QStyle.visualRect(option.direction, rect, place))
        painter.setFont(self.theme.font("caption"))
        room = painter.fontMetrics().horizontalAdvance(goal.told) + 12 if goal.told else 0
        painter.setPen(self.theme.colour("text-muted"))
        last = QRect(inner.right() - room, inner.y(), room, inner.height())
        end = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(option.direction, rect, last), end, goal.told)
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.colour("text"))
        words = inner.adjusted(edge + 12, 0, -room - 8, 0)
        wanted, strong = self.palette.wanted, self.theme.font("body", strong=True)
        shown = in_sight(goal.text, wanted, QFontMetrics(strong), words.width())
        place = QStyle.visualRect(option.direction, rect, words)
        draw_found(painter, place, shown, wanted, strong, option.direction)
        painter.restore()


def action(text: str, sign: str, act: Callable[[], object], keys: str = "") -> Goal:
    """Return something that can be done, with the keys that do it too."""
    return Goal(DO, text, sign, keys, act=act)
