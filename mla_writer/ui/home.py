"""Home: the requests opened last, opening a file, and samples to look around.

It is what a drafter waits for, so it loads nothing that it does not show: progress and findings follow once it is in sight.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer import paths
from mla_writer.translation.message import N_
from mla_writer.ui.glance import Glance, Glances
from mla_writer.ui.parts import Clickable, button, keys, label, mark
from mla_writer.ui.places import AUTHORITIES, MANUAL, REQUESTS, SETTINGS, STATES, PlacePage
from mla_writer.ui.plain import tip
from mla_writer.ui.recent import RecentTable
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import Toast, announce
from mla_writer.ui.words import Words

if TYPE_CHECKING:
    from mla_writer.content import Content

_SAMPLES = (
    (
        "uganda-switzerland.gaps.yaml",
        N_("A case with gaps"),
        N_("Uganda asks Switzerland for bank records and a freezing order. Fictitious, with gaps to fill."),
    ),
    (
        "uganda-switzerland.complete.yaml",
        N_("The same case, complete"),
        N_("No blocker is open; its letters can be written."),
    ),
)


class HomeView(PlacePage):
    """The requests opened last.

    `opened` and `sample` ask to open a file; `states`, `authorities`, `settings` and `manual` to go there.
    """

    opened = Signal(Path)
    sample = Signal(Path, str)
    states = Signal()
    authorities = Signal()
    settings = Signal()
    manual = Signal()

    def __init__(
        self,
        words: Words,
        theme: Theme,
        settings: Settings,
        content: Callable[[], Content],
    ) -> None:
        super().__init__(REQUESTS, words, theme, requests=len(settings.recent))
        self.memory = settings
        self._taken: list[tuple[Path, ...]] = []
        self.went.connect(self._go)
        self.column.addLayout(self._head())
        plain = words.text(N_("Drafts are kept on this computer only. They are not encrypted yet."))
        self.column.addWidget(label(plain, theme, "small", muted=True))
        self.table = RecentTable(words, theme)
        self.table.opened.connect(self.opened)
        self.table.removed.connect(self.remove)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.column.addLayout(self.list)
        self.recent_head = self._recent_head()
        self.empty = self._empty()
        for part in (self.recent_head, self.table, self.empty):
            self.list.addWidget(part)
        self.column.addSpacing(26)
        self.column.addWidget(self._samples())
        self.column.addStretch(1)
        self.toast = Toast(self, theme, self)
        self.glances = Glances(content, words, self)
        self.glances.seen.connect(self._seen)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self.undo)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.begin)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._open)
        self._looked = False
        self.refresh()

    def refresh(self) -> None:
        """Show the requests opened last."""
        recent = self.memory.recent
        self.table.fill(recent)
        for part in (self.recent_head, self.table):
            part.setVisible(bool(recent))
        self.empty.setVisible(not recent)
        self.count(len(recent))
        self.body.settle()

    def remove(self, path: Path) -> None:
        """Take a request from the list; its file stays, and it can be brought back."""
        self._taken.append(self.memory.recent)
        self.memory.forgotten(path)
        self.refresh()
        self.toast.tell(
            self.words.text(N_("Removed from the list. The file stays: {file}"), file=f"\u2068{path.name}\u2069")
        )

    def undo(self) -> None:
        """Bring back what was taken from the list last."""
        if self._taken:
            self.memory.list_again(self._taken.pop())
            self.refresh()
            self.glances.look(self.memory.recent)
            self.toast.hide()
            self.table.setFocus()
            announce(self, self.words.text(N_("Back in the list.")))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the list; look at the requests once they are in sight."""
        super().showEvent(event)
        if not self._looked:
            self._looked = True
            self.glances.look(self.memory.recent)
        (self.table if self.memory.recent else self.first).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the toast at the foot."""
        super().resizeEvent(event)
        self.toast.place()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.words.text(N_("Requests")), self.theme, "title", strong=True), 1)
        opener = button(self.words.text(N_("Open file…")), self._open)
        tip(opener, keys("Ctrl+O"))
        opener.setIcon(icon("folder-open", self.theme.colours["text"]))
        row.addWidget(opener)
        return row

    def _recent_head(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 18, 0, 0)
        row.addWidget(label(self.words.text(N_("Recent")), self.theme, "heading", strong=True), 1)
        order = label(self.words.text(N_("Most recently opened first")), self.theme, "caption", muted=True)
        order.setWordWrap(False)
        row.addWidget(order)
        return holder

    def _empty(self) -> QWidget:
        """Return what stands where nothing was opened yet: the shape of what will be there, and the ways to begin."""
        holder = QWidget()
        holder.setMaximumWidth(round(520 * self.theme.scale))
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 36, 0, 0)
        box.setSpacing(0)
        box.addWidget(Shape(self.theme))
        box.addSpacing(22)
        box.addWidget(label(self.words.text(N_("No requests yet.")), self.theme, "title", strong=True))
        box.addSpacing(4)
        box.addWidget(
            label(self.words.text(N_("Start one, open a file, or look around with the sample case.")), self.theme)
        )
        box.addSpacing(18)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.first = button(self.words.text(N_("Start a request")), self.begin.emit, style="main")
        self.first.setIcon(icon("plus", self.theme.colours["accent-contrast"]))
        tip(self.first, keys("Ctrl+N"))
        row.addWidget(self.first)
        row.addStretch(1)
        box.addLayout(row)
        return holder

    def _samples(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label(self.words.text(N_("Look around with a sample")), self.theme, "heading", strong=True))
        self.sample_cards = [
            self._sample(name, self.words.text(title), self.words.text(text)) for name, title, text in _SAMPLES
        ]
        for card in self.sample_cards:
            box.addWidget(card)
        return holder

    def _sample(self, name: str, title: str, text: str) -> Clickable:
        card = Clickable()
        card.setAccessibleName(title)
        card.setAccessibleDescription(text)
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(mark("file-text", "accent", self.theme), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(1)
        box.addWidget(label(title, self.theme, "small", strong=True))
        box.addWidget(label(text, self.theme, "caption", muted=True))
        row.addLayout(box, 1)
        path = paths.content_dir() / "resources" / "samples" / name
        card.pressed.connect(lambda: self.sample.emit(path, title))
        return card

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _seen(self, glance: Glance) -> None:
        self.table.model_.take(glance)

    def _go(self, key: str) -> None:
        if key == STATES:
            self.states.emit()
        elif key == AUTHORITIES:
            self.authorities.emit()
        elif key == SETTINGS:
            self.settings.emit()
        elif key == MANUAL:
            self.manual.emit()

    def _open(self) -> None:
        path = ask_file(self, self.words)
        if path is not None:
            self.opened.emit(path)


def ask_file(parent: QWidget, words: Words) -> Path | None:
    """Ask for a draft to open; return None where none was chosen."""
    name, _ = QFileDialog.getOpenFileName(
        parent, words.text(N_("Open file…")), "", f"{words.text(N_('Drafts'))} (*.mla *.yaml)"
    )
    return Path(name) if name else None


class Shape(QWidget):
    """The shape of a list that is still empty: three lines without words."""

    _LINES = ((62, 200, 60), (62, 150, 40), (62, 180, 52))

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._row = round(38 * theme.text_scale)
        self.setFixedHeight(self._row * len(self._LINES) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the lines from where reading starts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(self.theme.colour("border"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        for number, widths in enumerate(self._LINES):
            self._line(painter, number, widths)
        painter.end()

    def _line(self, painter: QPainter, number: int, widths: tuple[int, ...]) -> None:
        top = number * self._row
        if number:
            painter.setPen(self.theme.colour("border"))
            painter.drawLine(0, top, self.width(), top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface-sunken"))
        start = 16
        for width in widths:
            painter.drawRoundedRect(start, top + self._row // 2 - 3, width, 7, 3.5, 3.5)
            start += width + 14
