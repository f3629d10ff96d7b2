"""The page of a section: its questions in one column. Rows are kept and reused; only what came or went is made or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.answers.answers import new_id, references_to
from mla_writer.checks.demands import Demand
from mla_writer.conditions.values import Ref
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import Field, LongField, caption, field_for, item_name
from mla_writer.ui.matrix import MatrixField
from mla_writer.ui.narrative import NarrativeDialog
from mla_writer.ui.parts import ElidedButton
from mla_writer.ui.sections import SectionPage, is_asked
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.view import Demands, ScrolledView

_MOST_DEMANDS = 3
_SETTLE = 40
"""Milliseconds after which new rows have their places."""
_FIGURES = frozenset({"date", "period", "deadline", "datetime", "amount", "amounts", "number", "verbatim"})
"""Kinds whose examples keep their order of signs in a right-to-left window."""

Sort = Literal["heading", "question", "group", "item", "add", "note"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a page: what it is, and where."""

    sort: Sort
    path: str
    shape: Shape | None = None
    text: str = ""
    depth: int = 0


class QuestionRow(QWidget):
    """A question with its help, what the other State and treaties ask about it, its field and its findings."""

    focused = Signal(str)

    def __init__(self, entry: Entry, desk: Desk, theme: Theme) -> None:
        super().__init__()
        assert entry.shape is not None
        self.entry, self.desk, self.theme = entry, desk, theme
        box = QVBoxLayout(self)
        box.setContentsMargins(16 * entry.depth, 0, 0, 20)
        box.setSpacing(4)
        self.label = QLabel(entry.text or desk.words.of_question(entry.shape, "label"))
        self.label.setFont(theme.font("question", strong=True))
        self.label.setWordWrap(True)
        box.addWidget(self.label)
        for name in ("help", "example"):
            told = desk.words.of_question(entry.shape, name)
            if told:
                if name == "example" and entry.shape.question is not None and entry.shape.question.kind in _FIGURES:
                    told = f"\u2066{told}\u2069"
                shown = desk.words.text(N_("For example: {text}"), text=told) if name == "example" else told
                box.addWidget(self._muted(shown))
        self.because = self._muted("")
        box.addWidget(self.because)
        self.demands = QVBoxLayout()
        self.demands.setSpacing(4)
        box.addLayout(self.demands)
        is_matrix = entry.shape.question is not None and entry.shape.question.kind == "element_links"
        make = MatrixField if is_matrix else field_for
        self.field: Field = make(entry.shape, entry.path, desk)
        self.label.setBuddy(self.field.focusProxy() or self.field)
        self.field.name(self.label.text())
        self.field.entered.connect(lambda: self.focused.emit(entry.path))
        box.addWidget(self.field)
        self.offers = QHBoxLayout()
        box.addLayout(self.offers)
        self.findings = QVBoxLayout()
        self.findings.setSpacing(4)
        box.addLayout(self.findings)
        self._told: tuple[object, ...] = ()

    def refresh(self, demands: tuple[Demand, ...]) -> None:
        """Show the answer, the reasons, the demands and the findings as they stand."""
        self.field.load()
        self.field.name(self.label.text())
        reasons = [self.desk.tell(one) for one in self.desk.case.why_asked(self.entry.path)]
        self.because.setText(" ".join(reasons))
        self.because.setVisible(bool(reasons))
        findings = [one for one in self.desk.findings if one.where == self.entry.path and one.overridden is None]
        offers = self.desk.case.offers(self.entry.path)
        told = (demands, tuple((one.code, self.desk.tell(one.message)) for one in findings), offers)
        if told == self._told:
            return
        self._told = told
        for layout in (self.demands, self.findings, self.offers):
            clear(layout)
        for demand in demands[:_MOST_DEMANDS]:
            self.demands.addWidget(self._demand(demand))
        for finding in findings:
            self.findings.addWidget(self._finding(finding.level, self.desk.tell(finding.message)))
        for offer in offers:
            text = self.desk.words.text(N_("Enter {value}"), value=offer.found.value)
            button = QPushButton(icon("plus", self.theme.colours["accent"]), text)
            button.setObjectName("quiet")
            button.clicked.connect(lambda _=False, taken=offer: self.desk.take(taken))
            self.offers.addWidget(button)
        if offers:
            self.offers.addStretch(1)

    def _muted(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("muted")
        label.setFont(self.theme.font("small"))
        label.setWordWrap(True)
        return label

    def _demand(self, demand: Demand) -> QWidget:
        frame = QFrame()
        frame.setObjectName("demands")
        box = QVBoxLayout(frame)
        box.setContentsMargins(10, 4, 10, 4)
        box.setSpacing(2)
        row = QHBoxLayout()
        box.addLayout(row)
        sort, _, name = demand.origin.partition(":")
        code = QLabel(name.upper())
        code.setObjectName("state" if sort == "country" else "treaty")
        code.setFont(self.theme.font("caption", strong=True))
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        told = self.desk.tell(demand.message)
        opener = ElidedButton(told, "demand")
        opener.setCheckable(True)
        asker = self.desk.words.state(name) if sort == "country" else name.upper()
        opener.setAccessibleName(f"{asker}: {told}")
        row.addWidget(opener, 1)
        body = QLabel(
            f"{escape(told)}<br><span style='color:{self.theme.colours['text-muted']}'>{escape(cited(demand))}</span>"
        )
        body.setTextFormat(Qt.TextFormat.RichText)
        body.setFont(self.theme.font("small"))
        body.setWordWrap(True)
        body.hide()
        opener.toggled.connect(body.setVisible)
        box.addWidget(body)
        return frame

    def _finding(self, level: str, text: str) -> QWidget:
        frame = QFrame()
        frame.setObjectName("finding")
        frame.setProperty("level", level)
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 6, 10, 6)
        sign = QLabel()
        name = {"blocker": "octagon-alert", "warning": "triangle-alert", "advice": "lightbulb"}[level]
        sign.setPixmap(icon(name, self.theme.colours[level]).pixmap(18, 18))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        label = QLabel(text)
        label.setFont(self.theme.font("small"))
        label.setWordWrap(True)
        row.addWidget(label, 1)
        return frame


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
        """Commit what stands in fields that commit when the focus leaves them."""
        for row in self._rows.values():
            if isinstance(row, QuestionRow) and isinstance(row.field, LongField):
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
            row = QuestionRow(entry, self.desk, self.theme)
            row.focused.connect(self.focused)
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


def cited(demand: Demand) -> str:
    """Return where a demand is written and how old that is."""
    return "; ".join(
        " ".join(part for part in (one.title, one.ref, f"({one.as_of})" if one.as_of else "") if part)
        for one in demand.sources
    )
