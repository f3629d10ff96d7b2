"""The page of a section: its questions in one column. Rows are kept and reused; only what came or went is made or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from mla_writer.answers.answers import new_id, references_to
from mla_writer.conditions.values import Ref
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import caption, item_name
from mla_writer.ui.narrative import NarrativeDialog
from mla_writer.ui.parts import ElidedButton
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.sections import SectionPage, is_asked
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.view import Demands, ScrolledView

_SETTLE = 40
"""Milliseconds after which new rows have their places."""
Sort = Literal["heading", "question", "group", "item", "add", "note"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a page: what it is, and where."""

    sort: Sort
    path: str
    shape: Shape | None = None
    text: str = ""
    depth: int = 0


class Page(ScrolledView):
    """The questions of one section."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        self.column.addSpacing(8)
        self._first = self.column.count()
        self.column.addStretch(1)
        self._rows: dict[Entry, QWidget] = {}
        self._open = ""
        self._demands: Demands = {}

    def refresh(self, demands: Demands) -> None:
        """Bring the rows up to date: those that came are made, those that went are taken away, the others stay."""
        self._demands = demands
        wanted = list(self._entries())
        for entry in [one for one in self._rows if one not in set(wanted)]:
            row = self._rows.pop(entry)
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for number, entry in enumerate(wanted):
            row = self._rows.get(entry) or self._make(entry)
            self._rows[entry] = row
            if self.column.indexOf(row) != self._first + number:
                self.column.insertWidget(self._first + number, row)
        for entry in wanted:
            row = self._rows[entry]
            if isinstance(row, QuestionRow):
                row.refresh(demands.get(entry.path, ()))

    def row(self, path: str) -> QuestionRow | None:
        """Return the row of the question at `path`."""
        return next(
            (row for entry, row in self._rows.items() if entry.path == path and isinstance(row, QuestionRow)), None
        )

    def go_to(self, path: str) -> bool:
        """Bring the question at `path`, or the nearest one above it, into sight and give it the focus."""
        keys = path.split(".")
        if keys[0] in COLLECTIONS and len(keys) > 1:
            self._turn(".".join(keys[:2]))
        while path:
            row = self.row(path)
            if row is not None:
                row.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._bring(row)
                return True
            path = path.rpartition(".")[0]
        return False

    def _bring(self, row: QWidget) -> None:
        """Scroll to a row, once the layout has given it its place."""
        QTimer.singleShot(_SETTLE, self, lambda: self.area.ensureWidgetVisible(row, 0, 40))

    def open_item(self, path: str) -> None:
        """Open the editor of one item of a collection, or close it; only one is open at a time."""
        self._turn("" if path == self._open else path)

    def _turn(self, path: str) -> None:
        self.finish()
        self._open = path
        self.refresh(self._demands)

    def finish(self) -> None:
        """Commit what stands in fields and is no answer yet."""
        for row in list(self._rows.values()):
            if isinstance(row, QuestionRow):
                row.field.finish()

    # ---- which rows ------------------------------------------------------------------------------------------------

    def _entries(self) -> Iterator[Entry]:
        for number, (shape, path) in enumerate(self.section.places):
            heading = self.section.headings[number] if self.section.headings else ""
            if not is_asked(self.desk.live, path):
                continue
            if heading:
                yield Entry("heading", path, None, heading)
            yield from self._below(shape, path, 0)

    def _below(self, shape: Shape, path: str, depth: int) -> Iterator[Entry]:
        if not is_asked(self.desk.live, path):
            return
        if shape.sort == "leaf":
            yield Entry("question", path, shape, depth=depth)
        elif shape.sort == "record":
            if shape.question is not None:
                yield Entry("group", path, shape, self.desk.words.of_question(shape, "label"), depth)
            for key, child in shape.fields.items():
                yield from self._below(child, f"{path}.{key}", depth + (shape.question is not None))
        elif shape.sort == "items":
            yield from self._items(shape, path, depth)
        else:
            yield from self._keyed(shape, path, depth)

    def _items(self, shape: Shape, path: str, depth: int) -> Iterator[Entry]:
        assert shape.item is not None
        if shape.question is not None:
            yield Entry("group", path, shape, self.desk.words.of_question(shape, "label"), depth)
        for number, key in enumerate(self.desk.case.answers.records(path), 1):
            yield Entry("item", f"{path}.{key}", shape, self._item_title(shape, path, key, number), depth)
            if path in COLLECTIONS and f"{path}.{key}" != self._open:
                continue
            for name, child in shape.item.fields.items():
                yield from self._below(child, f"{path}.{key}.{name}", depth + 1)
            if path in COLLECTIONS:
                yield Entry("note", f"{path}.{key}", None, self._rests_on(Ref(path, key)), depth + 1)
        yield Entry("add", path, shape, self._item_word(shape), depth)

    def _keyed(self, shape: Shape, path: str, depth: int) -> Iterator[Entry]:
        assert shape.item is not None
        assert shape.question is not None
        records = self.desk.case.answers.records(shape.question.per)
        if records:
            yield Entry("group", path, shape, self.desk.words.of_question(shape, "label"), depth)
        for key in records:
            name = item_name(self.desk, Ref(shape.question.per, key))
            yield Entry("question", f"{path}.{key}", shape.item, name, depth + 1)

    def _rests_on(self, ref: Ref) -> str:
        """Say which answers refer to an item, so that one sees what moves with it."""
        names = []
        for path in references_to(self.desk.case.answers, ref):
            shape = self.desk.live.questionnaire.shape(path)
            if shape is not None and not self.desk.live.is_hidden(path):
                names.append(caption(self.desk, shape))
        told = ", ".join(dict.fromkeys(names)) or "–"
        return self.desk.words.text(N_("What rests on it: {places}"), places=told)

    def _item_word(self, shape: Shape) -> str:
        if shape.pattern in COLLECTIONS:
            collection = self.desk.case.content.forms.collections[shape.pattern]
            return self.desk.words.of_form(collection.item, f"request/{shape.pattern}:item")
        return self.desk.words.of_form(shape.repeats.item, f"{shape.context}.item") if shape.repeats is not None else ""

    def _item_title(self, shape: Shape, path: str, key: str, number: int) -> str:
        if path in COLLECTIONS:
            return item_name(self.desk, Ref(path, key))
        return f"{self._item_word(shape)} {number}"

    # ---- making rows -----------------------------------------------------------------------------------------------

    def _make(self, entry: Entry) -> QWidget:
        if entry.sort == "question":
            assert entry.shape is not None
            row = QuestionRow(entry.shape, entry.path, entry.text, entry.depth, self.desk, self.theme)
            row.focused.connect(self.focused)
            row.wanted.connect(self.wanted)
            return row
        if entry.sort == "add":
            return self._add_button(entry)
        if entry.sort == "note":
            note = QLabel(entry.text)
            note.setObjectName("muted")
            note.setWordWrap(True)
            note.setContentsMargins(16 * entry.depth, 0, 0, 16)
            return note
        return self._head(entry)

    def _head(self, entry: Entry) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16 * entry.depth, 8, 0, 10)
        if entry.sort == "item" and entry.path.partition(".")[0] in COLLECTIONS:
            opener = ElidedButton(entry.text)
            opener.clicked.connect(lambda _=False, path=entry.path: self.open_item(path))
            row.addWidget(opener, 1)
        else:
            label = QLabel(entry.text)
            label.setWordWrap(True)
            label.setFont(self.theme.font("heading" if entry.sort in {"heading", "item"} else "question", strong=True))
            row.addWidget(label, 1)
        if entry.sort == "item":
            words = self.desk.words
            button = QPushButton(icon("trash-2", self.theme.colours["text-muted"]), words.text(N_("Remove")))
            button.setObjectName("quiet")
            button.setAccessibleName(words.text(N_("Remove {what}"), what=entry.text))
            button.clicked.connect(lambda _=False, path=entry.path: self.desk.remove(path))
            row.addWidget(button)
        return holder

    def _add_button(self, entry: Entry) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16 * entry.depth, 0, 0, 20)
        text = self.desk.words.text(N_("Add: {what}"), what=entry.text)
        button = QPushButton(icon("plus", self.theme.colours["accent"]), text)
        button.clicked.connect(lambda _=False, added=entry: self._add(added))
        row.addWidget(button)
        if entry.path == "facts":
            paste = QPushButton(self.desk.words.text(N_("Paste a narrative…")))
            paste.clicked.connect(self.paste_narrative)
            row.addWidget(paste)
        row.addStretch(1)
        return holder

    def paste_narrative(self) -> None:
        """Open the dialog that splits a report into facts."""
        dialog = NarrativeDialog(self.desk, self)
        dialog.entered.connect(self.desk.add_facts)
        dialog.open()

    def _add(self, entry: Entry) -> None:
        assert entry.shape is not None
        existing = self.desk.case.answers.records(entry.path)
        key = new_id(existing, entry.path.rpartition(".")[2][0])
        self.desk.answer(f"{entry.path}.{key}", {})
        item = entry.shape.item
        assert item is not None
        self._open = ""
        self.go_to(next((f"{entry.path}.{key}.{name}" for name in item.fields), ""))
