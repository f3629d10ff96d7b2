"""The matrix as a table: a row for each element, a column for each fact, and at the end the status in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mla_writer.answers.values import Text
from mla_writer.conditions.values import UNKNOWN
from mla_writer.interview.links import KINDS, LinkKind
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.matrix_rows import NOT_TESTED, Row, Rows, status_word
from mla_writer.ui.parts import isolated
from mla_writer.ui.plain import plain
from mla_writer.ui.words import capital

Index = QModelIndex | QPersistentModelIndex
LINK_WORDS: Final[Mapping[LinkKind, str]] = {
    "direct": N_("linked directly"),
    "indirect": N_("points to it"),
    "": N_("not linked"),
}
_HORIZONTAL = Qt.Orientation.Horizontal


class Lines(Protocol):
    """Whatever works out the rows of a matrix, and the facts that stand above its columns."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts, in the order of their numbers."""

    def all(self) -> tuple[Row, ...]:
        """Return every row."""


RowsOf = Callable[[Desk], Lines]


class MatrixModel(QAbstractTableModel):
    """The rows in sight: those of folded groups are left out. The first column names the element, the last tells its status."""

    rows_of: RowsOf = Rows
    words: Mapping[LinkKind, str] = LINK_WORDS
    first = N_("Element")

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.all: tuple[Row, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self.facts: tuple[str, ...] = ()
        self.folded: set[str] = set()

    # ---- what there is ---------------------------------------------------------------------------------------------

    @property
    def last(self) -> int:
        """The column of the status."""
        return len(self.facts) + 1

    def refresh(self) -> bool:
        """Look at the answers anew; return whether rows or columns came, went or moved."""
        made = type(self).rows_of(self.desk)
        self.all = made.all()
        return self._show(made.facts)

    def fold(self, row: Row, *, folded: bool) -> bool:
        """Hide the rows of a group, or show them; return whether that was another state."""
        if (row.key in self.folded) == folded:
            return False
        (self.folded.add if folded else self.folded.discard)(row.key)
        return self._show(self.facts)

    def group_of(self, row: Row) -> Row | None:
        """Return the group in which a row stands."""
        above = None
        for one in self.all:
            if one.key == row.key:
                return above
            if one.is_group and one.depth < row.depth:
                above = one
        return None

    def reveal(self, row: Row) -> int:
        """Unfold what a row stands in; return its number in sight."""
        group = self.group_of(row)
        while group is not None:
            self.folded.discard(group.key)
            group = self.group_of(group)
        self._show(self.facts)
        return self.number(row.key)

    def number(self, key: str) -> int:
        """Return the number in sight of the row called `key`, or -1."""
        return next((number for number, one in enumerate(self.rows) if one.key == key), -1)

    def fact(self, column: int) -> str:
        """Return the id of the fact of a column; empty for the first and the last."""
        return self.facts[column - 1] if 0 < column <= len(self.facts) else ""

    def kind(self, index: Index) -> LinkKind:
        """Return how the fact of a cell is linked to its element."""
        return self.rows[index.row()].links.get(self.fact(index.column()), "")

    def turned(self, index: Index) -> LinkKind:
        """Return the state that a cell turns to next."""
        return KINDS[(KINDS.index(self.kind(index)) + 1) % len(KINDS)]

    # ---- as Qt asks for it -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many rows are in sight."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return a column for each fact and two more."""
        return 0 if parent.isValid() else len(self.facts) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: ARG002 - Qt's signature
        """Let every cell be gone to."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or what a screen reader says of it."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.said(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if column == 0 else status_word(self.desk, row) if column == self.last else ""
        if role == Qt.ItemDataRole.ToolTipRole and (column == 0 or row.is_group):
            why = (self.desk.words.text(NOT_TESTED),) if row.status == "untested" else ()
            return plain("\n".join((row.text, *why, *(f"{one.code} {one.text}" for one in row.law))))
        if role == Qt.ItemDataRole.ToolTipRole and self.fact(column) and row.sort == "element":
            link = self.desk.words.text(self.words[self.kind(index)])
            return plain(self.desk.words.pair(link, f"{column} · {self.fact_text(column)}"))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802 - Qt's name
        """Return the number of a fact; its date and text as tooltip and for screen readers."""
        if orientation != _HORIZONTAL:
            return None
        if section in {0, self.last}:
            words = self.desk.words.text(self.first if section == 0 else N_("Status"))
            return words if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self.fact_text(section))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.desk.words.text(N_("Fact {number}: {text}"), number=section, text=self.fact_text(section))
        return None

    def fact_text(self, column: int) -> str:
        """Return date and text of the fact of a column."""
        path, answers = f"facts.{self.fact(column)}", self.desk.case.answers
        when, what = answers.get(f"{path}.when"), answers.get(f"{path}.what")
        shape = self.desk.live.questionnaire.shape(f"{path}.when")
        told = "" if when is UNKNOWN else self.desk.told(when, shape, f"{path}.when")
        text = what.plain if isinstance(what, Text) else self.desk.words.text(N_("No text yet"))
        return self.desk.words.pair(capital(told), isolated(text)) if told else text

    def said(self, index: Index) -> str:
        """Return what a screen reader says of a cell: the element, the fact, and how they are linked."""
        row, words = self.rows[index.row()], self.desk.words
        if row.is_group:
            fold = words.text(N_("collapsed") if row.key in self.folded else N_("expanded"))
            linked = words.text(N_("linked: {number} of {all}"), number=row.number, all=row.all)
            law = [f"{one.code} {one.text}" for one in row.law]
            return words.listed((row.text, fold, *([linked] if row.status else []), *law))
        named = row.text if row.depth < 2 else words.listed((row.text, row.accused))
        fact = self.fact(index.column())
        if fact and row.sort == "element":
            number = words.text(N_("fact {number}"), number=index.column())
            return words.listed((named, number, words.text(self.words[self.kind(index)])))
        status = status_word(self.desk, row)
        return words.listed((named, status))

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _show(self, facts: tuple[str, ...]) -> bool:
        rows = tuple(self._unfolded())
        is_same = facts == self.facts and [one.key for one in rows] == [one.key for one in self.rows]
        if is_same:
            changed = [number for number, one in enumerate(rows) if one != self.rows[number]]
            self.rows = rows
            for number in changed:  # what stays as it is is not drawn anew
                self.dataChanged.emit(self.index(number, 0), self.index(number, self.last))
            return False
        self.beginResetModel()
        self.rows, self.facts = rows, facts
        self.endResetModel()
        return True

    def _unfolded(self) -> list[Row]:
        rows: list[Row] = []
        hidden = 99
        for one in self.all:
            if one.depth > hidden:
                continue
            hidden = one.depth if one.key in self.folded else 99
            rows.append(one)
        return rows
