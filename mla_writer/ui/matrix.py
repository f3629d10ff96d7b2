"""The matrix: the elements of an offence against the facts, for each accused; a cell is linked, points to it, or is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from mla_writer.answers.values import Link, Text
from mla_writer.conditions.values import Ref
from mla_writer.forms.shapes import Shape
from mla_writer.interview.element import Element
from mla_writer.interview.elements import accused_of, elements_of
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import Field

_DIRECT, _INDIRECT = N_("shows it"), N_("points to it")
_HINT = N_("Space links a fact to an element: shows it, points to it, not linked. Linked is not proved.")
_EMPTY = N_("Choose the offence in the catalogue or write its elements, and enter facts; then link them here.")
_FOR_ALL = N_("all accused")


class MatrixField(Field):
    """Edits the links of one offence."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        self.table = _Table(self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.cellClicked.connect(self.turn)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setWordWrap(True)
        self.box.addWidget(self.note)
        self.box.addWidget(self.table)
        self.watch(self.table)
        self.setFocusProxy(self.table)
        self._rows: list[tuple[Element, str]] = []
        self._facts: tuple[str, ...] = ()

    @property
    def offence(self) -> str:
        """The id of the offence whose elements these are."""
        return self.path.split(".")[1]

    def load(self) -> None:
        """Show elements, accused, facts and links as they stand."""
        elements = elements_of(self.desk.live, self.offence)
        accused = accused_of(self.desk.live, self.offence) or ("",)
        self._facts = self.desk.wording.numbering.facts
        self._rows = [(element, person) for element in elements for person in accused]
        self.table.setVisible(bool(self._rows and self._facts))
        self.say(self.desk.words.text(_HINT if self._rows and self._facts else _EMPTY))
        self.table.setRowCount(len(self._rows))
        self.table.setColumnCount(len(self._facts))
        self.table.setHorizontalHeaderLabels([str(number) for number in range(1, len(self._facts) + 1)])
        for column, key in enumerate(self._facts):
            what = self.desk.case.answers.get(f"facts.{key}.what")
            header = self.table.horizontalHeaderItem(column)
            if header is not None and isinstance(what, Text):
                header.setToolTip(what.plain)
        self.table.setVerticalHeaderLabels([self._row_name(element, person) for element, person in self._rows])
        for row, (element, person) in enumerate(self._rows):
            for column, fact in enumerate(self._facts):
                self._show(row, column, self._link(element.id, fact, person))
        height = sum(self.table.rowHeight(row) for row in range(len(self._rows)))
        self.table.setFixedHeight(min(height + self.table.horizontalHeader().height() + 24, 420))

    def turn(self, row: int, column: int) -> None:
        """Go on to the next state of a cell: not linked, shows it, points to it."""
        element, person = self._rows[row]
        fact = self._facts[column]
        now = self._link(element.id, fact, person)
        links = dict(self.value) if isinstance(self.value, dict) else {}
        kept = tuple(one for one in links.get(element.id, ()) if one != now)
        wanted = {"": "direct", "direct": "indirect", "indirect": ""}[now.link if now is not None else ""]
        added = (Link(fact, person, wanted),) if wanted else ()  # type: ignore[arg-type]
        links[element.id] = (*kept, *added)
        self.desk.answer(self.path, {key: one for key, one in links.items() if one})

    def _link(self, element: str, fact: str, person: str) -> Link | None:
        links = self.value.get(element, ()) if isinstance(self.value, dict) else ()
        return next((one for one in links if one.fact == fact and one.person in {person, ""}), None)

    def _row_name(self, element: Element, person: str) -> str:
        told = (
            self.desk.tell(element.text)
            if element.shown is None
            else self.desk.wording.plain(self.desk.wording.runs(element.shown))
        )
        name = self.desk.told(Ref("persons", person)) if person else self.desk.words.text(_FOR_ALL)
        return f"{_wrapped(told)}\n{name}"

    def _show(self, row: int, column: int, link: Link | None) -> None:
        text = "" if link is None else {"direct": "●", "indirect": "○"}[link.link]
        item = QTableWidgetItem()
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.setItem(row, column, item)
        item.setText(text)
        said = "" if link is None else self.desk.words.text(_DIRECT if link.link == "direct" else _INDIRECT)
        item.setToolTip(said)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)


class _Table(QTableWidget):
    """A table whose cells are turned by Space and Enter."""

    def __init__(self, field: MatrixField) -> None:
        super().__init__()
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the current cell, or move as tables do."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self._field.turn(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)


def _wrapped(text: str, width: int = 34) -> str:
    """Return text broken into lines: row headings of a table do not break by themselves."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])
