"""What every page of a request has in common: a header, a way to its questions, and perhaps a panel of its own at the side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mla_writer.checks.demands import Demand
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.ui.column import Column
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import label
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.theme import Theme

Demands = Mapping[str, tuple[Demand, ...]]
"""What States and treaties ask, by the path of the question that it concerns."""
READING_WIDTH = 640
"""Widest column of questions, in pixels at 100 %."""
MARGIN = 32
_ANY = 16_777_215
"""Qt's word for no limit of a width."""


class DemandsAt(Mapping[str, tuple[Demand, ...]]):
    """Demands that are worked out when a page asks for them; `find` returns those of a form, or of an item entered once."""

    def __init__(self, find: Callable[[str], Iterable[Demand]]) -> None:
        self._find = find
        self._found: dict[str, dict[str, tuple[Demand, ...]]] = {}

    def __getitem__(self, path: str) -> tuple[Demand, ...]:
        head, _, rest = path.partition(".")
        below = f"{head}.{rest.partition('.')[0]}" if head in COLLECTIONS else head
        if below not in self._found:
            some: dict[str, tuple[Demand, ...]] = {}
            for one in self._find(below):
                some[one.where] = (*some.get(one.where, ()), one)
            self._found[below] = some
        return self._found[below][path]

    def __iter__(self) -> Iterator[str]:
        return (path for some in self._found.values() for path in some)

    def __len__(self) -> int:
        return sum(len(some) for some in self._found.values())


class SectionView(QWidget):
    """One page. `focused` tells at which question the drafter is; `wanted` asks to go to a question elsewhere.

    `widest` is the width of its column at most, for what stands below it. `panel` is shown as the first tab of the side
    panel while the page is in view; the page emits `panel_changed` when the panel came, went or has another title, and
    `panel_wanted` when it is to be brought into sight.
    """

    focused = Signal(str)
    wanted = Signal(str)
    panel_changed = Signal()
    panel_wanted = Signal()

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.section, self.desk, self.theme = section, desk, theme
        self.panel: QWidget | None = None
        self.panel_title = ""
        self.widest = _ANY
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.title = label(section.title, theme, "title", strong=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def refresh(self, demands: Demands) -> None:
        """Bring the page up to date with the answers."""

    def go_to(self, path: str) -> bool:  # noqa: ARG002 - for pages that hold questions
        """Bring the question at `path`, or the nearest one above it, into sight and focus; tell whether there is one."""
        return False

    def may_leave(self) -> bool:
        """Whether the drafter may go on; False once where something on the page has to be looked at first."""
        return True

    def finish(self) -> None:
        """Commit what stands in fields that commit when the focus leaves them."""

    def header(self) -> QWidget:
        """Return crumb, title and help, with `buttons` beside the title."""
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 12)
        box.setSpacing(2)
        box.addWidget(label(self.desk.words.text(self.section.group), self.theme, "caption", muted=True))
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addLayout(self.buttons)
        box.addLayout(row)
        if self.section.help:
            box.addWidget(label(self.section.help, self.theme, "small", muted=True))
        return holder


class ScrolledView(SectionView):
    """A page whose parts stand in one column that scrolls: `column` takes them, below the header."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme, width: int = READING_WIDTH) -> None:
        super().__init__(section, desk, theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self.area)
        self.body = Column("page")
        self._side = side = QHBoxLayout(self.body)
        self.area.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._keep_edge(0, 0)
        holder = QWidget()
        self.widest = round(width * theme.scale)
        holder.setMaximumWidth(self.widest)
        side.addStretch(1)
        side.addWidget(holder, 1000)
        side.addStretch(1)
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.header())
        self.area.setWidget(self.body)

    def _keep_edge(self, _least: int, most: int) -> None:
        """Have the column end where the buttons below end, whether there is a scroll bar or not."""
        bar = self.area.verticalScrollBar().sizeHint().width() if most else 0
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._side.setContentsMargins(MARGIN - bar * is_rtl, 20, MARGIN - bar * (not is_rtl), 20)
