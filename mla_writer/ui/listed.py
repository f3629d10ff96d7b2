"""A view with a list to look through at its side, and a page on what is current in the list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSplitter,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from mla_writer.ui.column import Column
from mla_writer.ui.fold import NARROW, Fold
from mla_writer.ui.parts import button, label
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.top_bar import TopBar, home_button, search_line
from mla_writer.ui.words import Words

_MARGIN = 32


class ListedView(QWidget):
    """The list becomes a drawer where there is no room for both. `home` asks to go back, where there is a way back.

    A view of some sort hands its parts over by `look_through`, `list_in` and `lay_out`, and puts its page into `column`.
    """

    home = Signal()

    def __init__(self, words: Words, theme: Theme, finds: str, widest: int, *, has_home: bool = True) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        self.list, self.body, self.area = QListView(), Column("page"), QScrollArea()
        self.bar = TopBar()
        if has_home:
            self.bar.row.addWidget(home_button(self.home.emit, words, theme))
        self.finder = button(finds, lambda: self.fold.look_for(self.search))
        self.finder.setIcon(icon("search", theme.colours["text"]))
        self.bar.row.addWidget(self.finder)
        self.column = self._column(widest)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the list where it has no room beside the page."""
        super().resizeEvent(event)
        is_narrow = self.theme.ems(event.size().width()) < NARROW
        self.fold.fold(is_narrow)
        self.finder.setVisible(is_narrow)

    def narrow(self) -> None:
        """Keep what fits to what is typed; told whenever that has changed."""
        raise NotImplementedError

    def chosen(self, index: QModelIndex) -> None:
        """Show what is current in the list now."""
        raise NotImplementedError

    def side(self, least: int, edge: int) -> tuple[QFrame, QVBoxLayout]:
        """Return the side, at least `least` pixels wide, and its layout with `edge` pixels beside what stands in it."""
        side = QFrame()
        side.setObjectName("side")
        side.setMinimumWidth(least)
        box = QVBoxLayout(side)
        box.setContentsMargins(edge, 12, edge, 8)
        box.setSpacing(8)
        return side, box

    def look_through(self, box: QVBoxLayout, hint: str) -> None:
        """Put the line in which one types what one looks for into the side."""
        self.search = search_line(hint, self.theme)
        self.search.textChanged.connect(lambda _: self.narrow())
        self.search.returnPressed.connect(lambda: self.list.setFocus())
        box.addWidget(self.search)

    def list_in(
        self, box: QVBoxLayout, name: str, model: QAbstractItemModel, delegate: QStyledItemDelegate, nothing: str
    ) -> None:
        """Put the list into the side, and what is said where nothing fits."""
        self.list.setAccessibleName(name)
        self.list.setModel(model)
        self.list.setItemDelegate(delegate)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self.chosen(now))
        self.list.activated.connect(lambda _: self.fold.leave_for(self.finder))
        box.addWidget(self.list, 1)
        self.nothing = label(nothing, self.theme, "small", muted=True)
        self.nothing.hide()
        box.addWidget(self.nothing)

    def show_some(self, *, some: bool) -> None:
        """Show the list, or say that nothing fits."""
        self.nothing.setVisible(not some)
        self.list.setVisible(some)

    def lay_out(self, side: QFrame, wide: int, rest: int) -> None:
        """Put bar, side and page together; side and page are as wide as that at first."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for part in (side, self.area):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([wide, rest])
        box.addWidget(self.splitter, 1)
        self.fold = Fold(self.splitter, side, self, at_start=True)

    def _column(self, widest: int) -> QVBoxLayout:
        """Return the layout of the page, which leaves room free beside it where the window is wider than `widest`."""
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QHBoxLayout(self.body)
        around.setContentsMargins(_MARGIN, 20, _MARGIN, 20)
        holder = QWidget()
        holder.setMaximumWidth(round(widest * self.theme.scale))
        around.addWidget(holder, 1)
        around.addStretch(0)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.area.setWidget(self.body)
        return box
