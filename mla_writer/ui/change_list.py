"""What one pack says otherwise than another, in words: topic by topic, what was said and what is said now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mla_writer.countries.compare import Cell, Change
from mla_writer.documents.compare_sheet import said
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.difference_list import GroupedList
from mla_writer.ui.parts import label
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words, unbroken

_NOTHING, _NO_WORDS = N_("nothing"), N_("Nothing on the country sheet is different.")


class ChangeList(GroupedList):
    """The changes, one below the other."""

    def __init__(self, words: Words, theme: Theme, catalogues: Catalogues, parent: QWidget) -> None:
        super().__init__(words, theme, parent)
        self.catalogues = catalogues

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show other changes; where there are none, a sentence says so."""
        clear(self.column)
        for one in changes:
            topic = f"{self.words.say(one.part)} – {self.words.say(one.topic)}"
            self.column.addWidget(self.topic(topic, self._said(one.gone), self._said(one.come)))
        if not changes:
            self.column.addWidget(label(self.words.text(_NO_WORDS), self.theme, "small", muted=True))
        self.column.addStretch(1)

    def _said(self, cells: Sequence[Cell]) -> str:
        told = [unbroken(said(one, self.catalogues, self.words.language)) for one in cells]
        return "\n".join(told) or self.words.text(_NOTHING)
