"""The refusal test: one line for each ground on which the other State may refuse, the open ones first; below, the questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QVBoxLayout

from mla_writer.checks.refusal_test import Result, refusal_test
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.faults import FaultSummary
from mla_writer.ui.page import RowsView
from mla_writer.ui.parts import label, rule
from mla_writer.ui.refusal_line import GroundLine
from mla_writer.ui.rows import Place, Rows
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.theme import Theme
from mla_writer.ui.view import Demands

_SUMMARY = N_(
    "Open: {open}. Assurance offered: {assured}. Answered: {answered}. Not an issue: {clear}. Whether that is enough "
    "is for you and the other State to judge."
)


class RefusalView(RowsView):
    """The page of the section on grounds of refusal."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        self.column.addSpacing(4)
        self.faults = FaultSummary(desk, theme)
        self.faults.wanted.connect(self.go_to)
        self.column.addWidget(self.faults)
        self.summary = label("", theme, "small")
        self.column.addWidget(self.summary)
        self.column.addSpacing(8)
        card = QFrame()
        card.setObjectName("card")
        self.box = QVBoxLayout(card)
        self.box.setContentsMargins(6, 4, 6, 4)
        self.box.setSpacing(0)
        self.column.addWidget(card)
        self.column.addSpacing(22)
        self.rows = Rows(desk, theme)
        self.rows.focused.connect(self.focused)
        self.rows.wanted.connect(self.wanted)
        self.column.addWidget(self.rows)
        self.column.addStretch(1)
        self.lines: list[GroundLine] = []
        self._shown: tuple[Result, ...] = ()
        self._open: set[str] = set()

    def refresh(self, demands: Demands) -> None:
        """Bring lines and questions up to date with the answers."""
        results = refusal_test(self.desk.case.context, self.desk.findings)
        if results != self._shown:
            self._shown = results
            self._show(results)
        self.rows.refresh(self._places(), demands)
        self.faults.refresh(self.rows.unread())
        self.body.settle()

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _show(self, results: tuple[Result, ...]) -> None:
        """Show the lines; those that were open stay open, and the one in hand keeps the focus."""
        held = next((one.result.ground.id for one in self.lines if one.isAncestorOf(self.focusWidget() or self)), "")
        count = Counter(one.state for one in results)
        numbers = {state: count[state] for state in ("open", "assured", "answered", "clear")}
        self.summary.setText(self.desk.words.text(_SUMMARY, **numbers))
        clear(self.box)
        self.lines = []
        for number, one in enumerate(results):
            if number:
                self.box.addWidget(rule())
            line = GroundLine(one, self.desk, self.theme)
            line.wanted.connect(self._go)
            if one.ground.id in self._open:
                line.open()
            line.opened.connect(self._note)
            self.box.addWidget(line)
            self.lines.append(line)
            if one.ground.id == held:
                line.head.setFocus()

    def _note(self, ground: str, is_open: bool) -> None:
        self._open = self._open | {ground} if is_open else self._open - {ground}
        self.body.settle()

    def _go(self, path: str) -> None:
        if not self.section.holds(path) or not self.go_to(path):
            self.wanted.emit(path)

    def _places(self) -> Iterator[Place]:
        for shape, path in self.section.places:
            yield Place(shape, path)
