"""A list of what differs when another State is asked, in groups; long ones show the first lines and open on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mla_writer.differences import HEADINGS, SEVERAL, Difference, told_of
from mla_writer.documents.wording import Wording
from mla_writer.letters import wording_for
from mla_writer.translation.message import Message, N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.parts import button, label, level_mark
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words, unbroken

_SAME = N_("There is no difference.")
_NOT_KNOWN = N_("Not known")
_MORE = N_("Show {number} more")
_MOST = 4
"""Lines of a group that are shown at once; findings and legal bases are always shown."""
_WHOLE = frozenset(
    {"new_finding", "finding_gone", "treaty_lost", "treaty_gained", "kept", "left_behind", "lies_there", "way"}
)


class GroupedList(QScrollArea):
    """Lines in groups, each under its heading."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self.theme = words, theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = Column("page")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(4, 4, 10, 4)
        self.column.setSpacing(4)
        self.setWidget(body)

    def group(self, heading: str, lines: Sequence[Callable[[], QWidget]], most: int) -> None:
        """Add a group; the lines after the first `most` are made and shown when somebody asks for them."""
        self.column.addSpacing(8)
        self.column.addWidget(label(heading, self.theme, "small", strong=True, muted=True))
        for line in lines[:most]:
            self.column.addWidget(line())
        rest = lines[most:]
        if rest:
            holder = QWidget()
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            told = self.words.text(_MORE, number=len(rest))
            more = button(told, style="link", name=f"{heading} {told}")
            more.clicked.connect(lambda: self._open(box, rest))
            box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addWidget(holder)

    def topic(self, topic: str, before: str, after: str) -> QWidget:
        """Return a topic with what was said of it first, and what is said of it now; one alone has the whole line."""
        line = QWidget()
        line.setAccessibleName(f"{topic}: {' → '.join(one for one in (before, after) if one)}")
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        if topic:
            grid.addWidget(label(topic, self.theme, "caption", strong=True), 0, 0, 1, 2)
        if before:
            told = label(before, self.theme, "small", muted=True)
            grid.addWidget(told, 1, 0, 1, 1 if after else 2, Qt.AlignmentFlag.AlignTop)
        if after:
            told, column = label(after, self.theme, "small"), 1 if before else 0
            grid.addWidget(told, 1, column, 1, 2 - column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return line

    def _open(self, box: QVBoxLayout, rest: Iterable[Callable[[], QWidget]]) -> None:
        clear(box)
        for line in rest:
            box.addWidget(line())


class DifferenceList(GroupedList):
    """Shows differences, or a sentence in their place."""

    def tell(self, text: str) -> None:
        """Say a sentence in place of differences."""
        clear(self.column)
        self.column.addWidget(label(self.words.text(text), self.theme, "small", muted=True))
        self.column.addStretch(1)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show what differs, group by group."""
        clear(self.column)
        for sort, heading in HEADINGS.items():
            some = [one for one in differences if one.sort == sort]
            if some:
                lines = [partial(self._line, one, told) for told, one in self._at_once(some)]
                self.group(self.words.text(heading), lines, _MOST if sort not in _WHOLE else len(some))
        if not differences:
            self.column.addWidget(label(self.words.text(_SAME), self.theme, "small"))
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _at_once(self, some: Sequence[Difference]) -> Iterator[tuple[str, Difference]]:
        """Yield what differs with its words; what reads alike, such as the same finding on each document, once."""
        alike: dict[tuple[str, str], list[Difference]] = {}
        for one in some:
            told = told_of(one, self.words.language)
            alike.setdefault((told, one.level), []).append(one)
        for (told, _), same in alike.items():
            yield self.words.text(SEVERAL, what=told, number=len(same)) if same[1:] else told, same[0]

    def _line(self, one: Difference, words: str) -> QWidget:
        wording, told = wording_for(one.case, self.words.language), unbroken(words)
        if one.before or one.after:
            return self.topic(told, self._said(wording, one.before), self._said(wording, one.after))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        if one.level:
            row.addWidget(level_mark(one.level, self.theme, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(told, self.theme, "small"), 1)
        return line

    def _said(self, wording: Wording, told: Sequence[Message]) -> str:
        return "\n".join(unbroken(wording.told(one)) for one in told) or self.words.text(_NOT_KNOWN)
