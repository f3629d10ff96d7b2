"""A treaty that stands aside, in one line: a box to tick all the same, its name, and why it stands aside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mla_writer.checks.legal_basis import Basis
from mla_writer.translation.message import N_
from mla_writer.treaties.named import short_of
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import Tick, badge, label
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import unbroken

_BESIDE = N_("It covers nothing that is charged or asked for.")


class AsideLine(QWidget):
    """One line. `ticked` tells that the box was turned: the request names the treaty then, and it gets its card."""

    ticked = Signal(str, bool)

    def __init__(self, treaty: str, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.treaty, self.desk = treaty, desk
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(8)
        self.tick = Tick()
        self.tick.clicked.connect(lambda on: self.ticked.emit(self.treaty, on))
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        self.title: QLabel = label(desk.words.say(desk.case.content.treaties.titles[treaty]), theme, "small")
        self.why: QLabel = label("", theme, "caption", muted=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.why)
        row.addLayout(words, 1)
        row.addWidget(
            badge(desk.words.say(short_of(desk.content.treaties[treaty])), theme, "treaty"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )

    def show_basis(self, basis: Basis) -> None:
        """Tell why the treaty stands aside now."""
        told = self.desk.words.text(_BESIDE)
        if basis.aside != "not_fitting" and basis.in_force is not None:
            told = self.desk.tell(basis.in_force.why)
        if told != self.why.text():
            self.why.setText(unbroken(told))
            self.tick.setAccessibleName(f"{self.title.text()}: {told}")
        self.tick.setChecked(False)
