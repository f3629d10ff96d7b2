"""What a treaty brings, below its card: headings, and under each its lines with the paragraph at the end."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mla_writer.checks.basis_details import Group
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import label
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import unbroken


class BasisDetails(QWidget):
    """Duties, grounds of refusal and the rest of one treaty; made when it is opened for the first time."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 4, 0, 0)
        self.box.setSpacing(2)
        self._shown: tuple[Group, ...] = ()

    def show_groups(self, groups: Iterable[Group]) -> None:
        """Show other groups of lines."""
        every = tuple(groups)
        if every == self._shown:
            return
        self._shown = every
        clear(self.box)
        for group in every:
            self.box.addWidget(label(self.desk.words.say(group.title), self.theme, "small", strong=True))
            self.box.addWidget(self._lines(group))

    def _lines(self, group: Group) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for row, line in enumerate(group.lines):
            grid.addWidget(label(unbroken(self.desk.tell(line.text)), self.theme, "small"), row, 0)
            if line.ref:
                end = label(f"\u2066{line.ref}\u2069", self.theme, "caption", muted=True)
                end.setWordWrap(False)
                grid.addWidget(end, row, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        return holder
