"""The card for asking without a treaty: what the State's pack says of it, the law relied on, and reciprocity."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from mla_writer.checks.no_treaty import weigh_domestic_law
from mla_writer.countries.sheet import SheetPart, section_part
from mla_writer.translation.message import N_
from mla_writer.ui.criteria import Criteria
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import badge, label
from mla_writer.ui.sheet_list import SheetList
from mla_writer.ui.theme import Theme

_TITLE = N_("Without a treaty: national law ({state})")


class LawCard(QFrame):
    """What is known and answered of a request that rests on the other State's own law; `wanted` asks for a question."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.desk, self.theme = desk, theme
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 9, 14, 10)
        box.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = label("", theme, "body", strong=True)
        self.code = badge("", theme, "state")
        row.addWidget(self.title, 1)
        row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(row)
        self.lines = SheetList(desk.words, theme)
        box.addWidget(self.lines)
        self.criteria = Criteria(desk, theme)
        self.criteria.wanted.connect(self.wanted)
        box.addWidget(self.criteria)
        self._shown: tuple[object, ...] = ()

    def refresh(self) -> None:
        """Show what is known and answered now."""
        case, words = self.desk.case, self.desk.words
        criteria = weigh_domestic_law(case.context)
        told = tuple(self.criteria.told(one.text) for one in criteria)
        if (case.requested, criteria, told) == self._shown:
            return
        self._shown = (case.requested, criteria, told)
        state = words.state(case.requested) if case.requested else words.text(N_("the requested State"))
        self.title.setText(words.text(_TITLE, state=f"\u2068{state}\u2069"))
        self.code.setText(case.requested)
        self.code.setVisible(bool(case.requested))
        pack = case.pack
        self.lines.setVisible(pack is not None)
        if pack is not None:
            part = section_part(pack, case.content.forms, "legal_basis", case.content.packs.facts_of(pack))
            self.lines.show_parts([SheetPart(part.title, part.lines)], state, pack.checked_on, headings=False)
        self.criteria.show_criteria(criteria)
