"""Criteria of a legal basis as lines: icon, words, and at the end the article or the way to the question that mends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mla_writer.checks.criteria import Criterion, State
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import button, label, level_mark, mark
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import unbroken

_STATES: Mapping[State, tuple[str, str, str]] = {
    "yes": ("check", "success", N_("met")),
    "open": ("triangle-alert", "warning", N_("open")),
    "no": ("x", "blocker", N_("not met")),
    "unknown": ("circle-question-mark", "text-muted", N_("not known yet")),
}
"""Icon, colour and word for each state of a criterion: each has a shape of its own."""
_TWO_COLUMNS = 1.2
"""Largest text size at which measures and offences stand beside each other."""
_GO = N_("Go to the question")
_SHORT = frozenset({"parties", "assistance", "offence"})
"""Criteria that are a name and an article; the others are sentences."""


class Criteria(QWidget):
    """Some criteria: the short ones in two columns where there is room, sentences below. `wanted` asks for a question."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.links: list[QPushButton] = []
        """The ways to questions, in order."""
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(2)

    def show_criteria(self, criteria: Iterable[Criterion]) -> None:
        """Show other criteria."""
        clear(self.box)
        self.links = []
        every = tuple(criteria)
        short = [one for one in every if one.sort in _SHORT and not self._is_long(one)]
        if short:
            self.box.addWidget(self._grid(short))
        for one in every:
            if one not in short:
                self.box.addWidget(self._line(one))
        for one in every:
            if one.remedy is not None:
                self.box.addWidget(self._remedy(one))

    def told(self, text: Message | Shown | str) -> str:
        """Return a text of a criterion in words."""
        if isinstance(text, str):
            return f"\u2066{text}\u2069" if text else ""
        if isinstance(text, Message):
            return self.desk.tell(text)
        return self.desk.told(text.value, text.shape, text.path) or "…"

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _is_long(self, one: Criterion) -> bool:
        """Whether a criterion that is a name as a rule has a sentence in its place: why it is not known who is a party."""
        return one.sort == "parties" and one.state != "yes"

    def _grid(self, short: list[Criterion]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(2)
        sides = ([one for one in short if one.sort != "offence"], [one for one in short if one.sort == "offence"])
        are_beside = self.theme.text_scale <= _TWO_COLUMNS and all(sides)
        for column, side in enumerate(sides):
            for row, one in enumerate(side):
                place = (row, column) if are_beside else (row + column * len(sides[0]), 0)
                grid.addWidget(self._line(one), *place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1 if are_beside else 0)
        return holder

    def _line(self, one: Criterion) -> QWidget:
        sign, colour, state = _STATES[one.state]
        told = self.told(one.text)
        line = QWidget()
        line.setAccessibleName(f"{told}: {self.desk.words.text(state)}")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        picture = mark(sign, colour, self.theme, 15)
        tip(picture, self.desk.words.text(state))
        picture.setAccessibleName(self.desk.words.text(state))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(unbroken(told), self.theme, "small"), 1)
        end = self.told(one.end)
        row.addWidget(self._end(one, unbroken(end), told), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _end(self, one: Criterion, end: str, told: str) -> QWidget:
        """Return the article, as a way to the question where the criterion waits for its answer."""
        if not one.where or one.state == "yes" or one.where == "request.treaties":
            made = label(end, self.theme, "caption", muted=True)
            made.setWordWrap(False)
            return made
        go = self.desk.words.text(_GO)
        link = button(end or go, lambda: self.wanted.emit(one.where), style="link", name=f"{go}: {told}")
        self.links.append(link)
        link.setFont(self.theme.font("caption"))
        tip(link, go)
        link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return link

    def _remedy(self, one: Criterion) -> QFrame:
        assert one.remedy is not None
        frame = QFrame()
        frame.setObjectName("banner")
        frame.setProperty("level", "warning")
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(9)
        row.addWidget(level_mark("warning", self.theme), 0, Qt.AlignmentFlag.AlignTop)
        told = self.desk.tell(one.remedy)
        row.addWidget(label(unbroken(told), self.theme, "small"), 1)
        if one.where:
            go = self.desk.words.text(_GO)
            link = button(go, lambda: self.wanted.emit(one.where), style="link", name=f"{go}: {told}")
            self.links.append(link)
            row.addWidget(link)
        return frame
