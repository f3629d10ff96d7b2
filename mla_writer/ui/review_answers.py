"""The answers as the review shows them: sections that open, each answer with the way to change it, drawn in one tree."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.review_nodes import Node, Outline
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.wrapped import draw_wrapped

Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _AIR = 8, 12, 7
_NAMES = 0.33
"""Share of the width for the names of answers."""
_FEW = 3
"""So many items are opened with their section."""


class AnswersModel(QAbstractItemModel):
    """The nodes as a tree."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.top: tuple[Node, ...] = ()

    def fill(self) -> None:
        """Look at the answers anew."""
        self.beginResetModel()
        self.top = tuple(Outline(self.desk).sections())
        for row, one in enumerate(self.top):
            one.row = row
        self.endResetModel()

    def node(self, index: Index) -> Node:
        """Return the node at an index."""
        found = index.internalPointer()
        assert isinstance(found, Node)
        return found

    def index_of(self, node: Node) -> QModelIndex:
        """Return where a node stands."""
        return self.createIndex(node.row, 0, node)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's default
        """Return the place of a line below another."""
        nodes = self.node(parent).below if parent.isValid() else self.top
        return self.createIndex(row, column, nodes[row]) if 0 <= row < len(nodes) and column == 0 else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # Qt has another of no argument
        """Return the place of the line above."""
        above = self.node(index).parent if index.isValid() else None
        return self.index_of(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many lines stand below one."""
        return len(self.node(parent).below) if parent.isValid() else len(self.top)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, N802, B008 - Qt's name and default
        """Return one: name and words are drawn together."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: N802, B008 - Qt's name and default
        """Tell whether a line can be opened, without working out what stands below it."""
        return self.node(parent).has_below if parent.isValid() else bool(self.top)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a line, for eyes or for screen readers."""
        node = self.node(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.desk.words.pair(node.label, node.value) if node.value else node.label
        return None


class AnswersTree(QTreeView):
    """As high as what is open in it. `wanted` asks for a question; `moved` tells from where to where the current line reaches."""

    wanted = Signal(str)
    moved = Signal(int, int)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("answers")
        self.setAccessibleName(desk.words.text(N_("Your answers")))
        self.model_ = AnswersModel(desk)
        self.setModel(self.model_)
        self.drawer = _Delegate(self, theme)
        self.setItemDelegate(self.drawer)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for way in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            way(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.expanded.connect(self._opened)
        self.collapsed.connect(self._closed)
        self._is_second = False
        self._answers: object = None
        self._open: dict[str, Node] = {}

    def refresh(self) -> None:
        """Show the answers as they stand; what was open stays open."""
        if self._answers is self.desk.case.answers:
            return
        self._answers = self.desk.case.answers
        kept, self._open = set(self._open), {}
        self.model_.fill()
        for node in self.model_.top:
            self._open_again(node, kept)
        self._fit()

    def open_section(self, key: str) -> None:
        """Open the section called `key`."""
        for node in self.model_.top:
            if node.path == key:
                self.expand(self.model_.index_of(node))

    def toggle(self, index: QModelIndex) -> None:
        """Open what can be opened or close it; go to the question of an answer."""
        node = self.model_.node(index)
        if node.has_below:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.wanted.emit(node.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space open a section or change an answer; Tab goes on."""
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.toggle(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open a section where it was clicked; change an answer where its link was."""
        super().mouseReleaseEvent(event)
        if self._is_second:  # of a double click, of which the first opened the section
            self._is_second = False
            return
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_click = index.isValid() and event.button() == Qt.MouseButton.LeftButton
        if is_click and (self.model_.node(index).has_below or self.is_link(place)):
            self.toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Change an answer that is clicked twice."""
        self._is_second = True
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.model_.node(index).has_below:
            self.toggle(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show a hand where a click does something."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        acts = index.isValid() and (self.model_.node(index).has_below or self.is_link(place))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell where the current line stands."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            rect = self.visualRect(current)
            self.moved.emit(rect.top(), rect.bottom())

    def is_link(self, place: QPoint) -> bool:
        """Whether the way to change an answer stands at `place`."""
        index = self.indexAt(place)
        return index.isValid() and self.drawer.link(self.visualRect(index)).contains(place)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _opened(self, index: QModelIndex) -> None:
        """Open the items of a section with it, where they are few."""
        node = self.model_.node(index)
        self._open[node.path] = node
        items = [one for one in node.below if one.sort == "item"]
        for one in items if len(items) <= _FEW else []:
            self.expand(self.model_.index_of(one))
        self._fit()

    def _closed(self, index: QModelIndex) -> None:
        self._open.pop(self.model_.node(index).path, None)
        self._fit()

    def _open_again(self, node: Node, kept: set[str]) -> None:
        if node.path in kept and node.has_below:
            self.expand(self.model_.index_of(node))
            for one in node.below:
                self._open_again(one, kept)

    def _in_sight(self, nodes: tuple[Node, ...]) -> Iterator[Node]:
        """Yield the lines that stand in the tree as it is opened now."""
        for one in nodes:
            yield one
            if self._open.get(one.path) is one:
                yield from self._in_sight(one.below)

    def _fit(self) -> None:
        """Take the height of all that is open."""
        width = self.viewport().width()
        self.setFixedHeight(sum(self.drawer.height(one, width) for one in self._in_sight(self.model_.top)) + 2)


class _Delegate(QStyledItemDelegate):
    """Draws a section as a band, an item as a heading, an answer as name, words and the way to change it."""

    def __init__(self, view: AnswersTree, theme: Theme) -> None:
        super().__init__(view)
        self.view, self.theme = view, theme
        self.small, self.strong = theme.font("small"), theme.font("small", strong=True)
        self.metrics = QFontMetrics(self.small)
        self.change = view.desk.words.text(N_("Change"))

    def height(self, node: Node, width: int) -> int:
        """Return how high a line is at a width."""
        line = self.metrics.height() + 2 * _AIR
        if node.has_below:
            return line
        if width not in node.heights:
            names, words = self._columns(QRect(0, 0, width, 1_000_000))
            highest = max(self._need(node.label, names.width()), self._need(node.value, words.width()))
            node.heights = {width: max(line, highest + 2 * _AIR)}
        return node.heights[width]

    def link(self, rect: QRect) -> QRect:
        """Return where the way to change an answer stands in the rect of its line."""
        width = self.metrics.horizontalAdvance(self.change) + 2 * _PAD
        inner = QRect(rect.right() - width + 1, rect.y(), width, rect.height())
        return QStyle.visualRect(self.view.layoutDirection(), rect, inner)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return the height of a line at the width of the tree."""
        width = self.view.viewport().width()
        return QSize(width, self.height(self.view.model_.node(index), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        node, rect = self.view.model_.node(index), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if node.sort == "section":
            painter.fillRect(rect, self.theme.colour("surface"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), self.theme.colour("border"))
        if node.has_below:
            self._heading(painter, option, rect, node)
        else:
            self._answer(painter, rect, node)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 6, 6)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, node: Node) -> None:
        edge = round(16 * self.theme.scale)
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        sign = icon(
            "chevron-down" if is_open else "chevron-right", self.theme.colours["text-muted"], mirrored=self._rtl
        )
        start = rect.x() + _PAD + (0 if node.sort == "section" else edge)
        place = QRect(start, rect.center().y() - edge // 2, edge, edge)
        sign.paint(painter, QStyle.visualRect(option.direction, rect, place))
        used = place.right() + _GAP - rect.x()
        title = f"\u2068{node.label}\u2069"
        width = QFontMetrics(self.strong).horizontalAdvance(title) + 2
        painter.setFont(self.strong)
        painter.setPen(self.theme.colour("text"))
        self._line(painter, rect, QRect(rect.x() + used, rect.y(), width, rect.height()), title)
        painter.setFont(self.small)
        painter.setPen(self.theme.colour("blocker" if node.sort == "section" else "text-muted"))
        rest = QRect(rect.x() + used + width + _GAP, rect.y(), rect.width() - used - width - _GAP - _PAD, rect.height())
        self._line(painter, rect, rest, f"\u2068{node.value}\u2069")

    def _answer(self, painter: QPainter, rect: QRect, node: Node) -> None:
        names, words = self._columns(rect)
        side = self._start | Qt.AlignmentFlag.AlignTop
        painter.setFont(self.small)
        painter.setPen(self.theme.colour("text-muted"))
        draw_wrapped(painter, self._mirrored(rect, names), side, f"\u2068{node.label}\u2069")
        painter.setPen(self.theme.colour({"gap": "blocker", "kept": "text-muted"}.get(node.sort, "text")))
        draw_wrapped(painter, self._mirrored(rect, words), side, f"\u2068{node.value}\u2069")
        font = self.theme.font("small")
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self.theme.colour("accent"))
        link = self.link(rect).adjusted(_PAD, _AIR, -_PAD, -_AIR)
        painter.drawText(link, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, self.change)

    def _line(self, painter: QPainter, rect: QRect, place: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, place.width()))
        painter.drawText(self._mirrored(rect, place), self._start | Qt.AlignmentFlag.AlignVCenter, shown)

    def _columns(self, rect: QRect) -> tuple[QRect, QRect]:
        """Return where name and words stand, before mirroring."""
        link = self.metrics.horizontalAdvance(self.change) + 2 * _PAD
        inner = rect.adjusted(_PAD, _AIR, -link - _GAP, -_AIR)
        width = int(inner.width() * _NAMES)
        names = QRect(inner.x(), inner.y(), width, inner.height())
        return names, inner.adjusted(width + _GAP, 0, 0, 0)

    def _need(self, text: str, width: int) -> int:
        flags = Qt.TextFlag.TextWordWrap
        return self.metrics.boundingRect(QRect(0, 0, max(1, width), 1_000_000), flags, f"\u2068{text}\u2069").height()

    def _mirrored(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self.view.layoutDirection(), rect, place)

    @property
    def _rtl(self) -> bool:
        return self.view.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def _start(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute
