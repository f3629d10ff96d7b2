"""Rows: the questions below some places, one under the other; only what came or went is made or taken away.

The first ones, which are in sight, are made at once; the others follow, a few in each turn of the event loop, or as soon as
one of them is asked for.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mla_writer.answers.answers import new_id
from mla_writer.conditions.values import Ref
from mla_writer.consultation import POINTS
from mla_writer.forms.shapes import Shape
from mla_writer.reuse import PROVISIONS, is_provision
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.faults import Unread
from mla_writer.ui.fields import item_name
from mla_writer.ui.paired import PairedLayout
from mla_writer.ui.parts import button, inset, label
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.sections import is_asked, is_given
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.view import Demands

_INDENT = 16
_AT_ONCE = 4
"""Rows that fill a small window."""
_MORE = 3
"""Rows that are made at once though the window is full: questions that an answer brought."""
_TURN = 0.006
"""Seconds of work in one turn."""
_ELSEWHERE = frozenset({"element_links"})
"""Kinds that are answered on a page of their own."""

_PERSONS = 12
"""Rows at most of those whom a question concerns that is asked on the page of another item, beside those who have an answer."""
_MORE_THERE = N_("More in the list “{list}”: {number}. Choose their role there.")

Sort = Literal["heading", "question", "group", "item", "add", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows begin: the shape and path of an answer, and the heading above it.

    `by` is the collection whose items have the answer, where it is asked on the page of the item for which each gives it.
    """

    shape: Shape
    path: str
    heading: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it is, and where."""

    sort: Sort
    path: str
    shape: Shape | None = None
    text: str = ""
    depth: int = 0


class Rows(QWidget):
    """The rows. `focused` tells at which question the drafter is; `wanted` asks for a question elsewhere."""

    focused = Signal(str)
    wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.box = PairedLayout(self)
        self.shown: dict[Entry, QWidget] = {}
        self._order: list[Entry] = []
        self._demands: Demands = {}
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._go_on)

    def refresh(self, places: Iterable[Place], demands: Demands) -> None:
        """Bring the rows up to date: those that came are made, those that went are taken away, the others stay."""
        before, self._order, self._demands = self._order, list(self._entries(places)), demands
        kept = set(self._order)
        gone = [one for one in self.shown if one not in kept]
        self._keep_focus(gone, before)
        for entry in gone:
            row = self.shown.pop(entry)
            if isinstance(row, QuestionRow):
                row.field.is_gone = True
            self.box.removeWidget(row)
            row.hide()
            row.deleteLater()
        for entry in list(self.shown):
            self._bring_up_to_date(entry)
        for entry in self._coming()[: max(_AT_ONCE - len(self.shown), _MORE)]:
            self._take(entry)
        self._put_in_order()
        if self._coming():
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with the rows that were not made when the page went out of sight."""
        super().showEvent(event)
        if self._coming():
            self._later.start()

    def complete(self, until: Entry | None = None) -> None:
        """Make the rows that are still to come: all, or those before and at an entry."""
        coming = self._coming()
        if until is not None and until in coming:
            coming = coming[: coming.index(until) + 1]
        elif until is not None:
            return
        for entry in coming:
            self._take(entry)
        if coming:
            self._put_in_order()

    def row(self, path: str) -> QuestionRow | None:
        """Return the row of the question at `path`."""
        return self._row_of(self._questions().get(path))

    def questions(self) -> Iterator[QuestionRow]:
        """Yield the rows of questions in their order."""
        self.complete()
        yield from (row for row in self._made_rows() if isinstance(row, QuestionRow))

    def adds(self) -> tuple[str, ...]:
        """Return the places at which an item can be added."""
        return tuple(entry.path for entry in self._order if entry.sort == "add")

    def add_button(self, path: str) -> QPushButton:
        """Return the button that adds an item at `path`."""
        self.complete()
        holder = next(row for entry, row in self.shown.items() if entry.sort == "add" and entry.path == path)
        return holder.findChildren(QPushButton)[0]

    def nearest(self, path: str) -> QuestionRow | None:
        """Return the row of the question at `path`, or of the nearest one above or below it."""
        questions, above = self._questions(), path
        while above and above not in questions:
            above = above.rpartition(".")[0]
        below = (entry for at, entry in questions.items() if at.startswith(f"{path}."))
        return self._row_of(questions.get(above) or next(below, None))

    def take_focus(self, path: str) -> QuestionRow | None:
        """Give the focus to the question at `path`, or the nearest one; return its row."""
        row = self.nearest(path)
        if row is not None:
            row.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return row

    def finish(self) -> None:
        """Commit what stands in fields and is no answer yet."""
        for row in list(self.shown.values()):
            if isinstance(row, QuestionRow):
                row.finish()

    def unread(self) -> tuple[Unread, ...]:
        """Return the fields in which something stands that could not be read."""
        rows = (row for row in self.shown.values() if isinstance(row, QuestionRow) and row.field.fault)
        return tuple((row.path, row.label.text(), row.field.fault) for row in rows)

    def abandon(self) -> None:
        """Commit nothing more: what the rows ask about is gone."""
        for row in self.shown.values():
            if isinstance(row, QuestionRow):
                row.field.is_gone = True

    def _keep_focus(self, gone: list[Entry], before: list[Entry]) -> None:
        """Give the focus that is in a row that goes to what is near: Qt would look for it in the whole window."""
        focus = QApplication.focusWidget()
        left = next((one for one in gone if focus is not None and self.shown[one].isAncestorOf(focus)), None)
        if left is None:
            return
        stays = [one for one in self._order if one in self.shown]
        adds = [one for one in stays if one.sort == "add" and left.path.startswith(f"{one.path}.")]
        if adds:
            self.add_button(adds[-1].path).setFocus()
            return
        above = before[: before.index(left)] if left in before else []
        for near in (*reversed(above), *stays):
            row = self.shown.get(near) if near in stays else None
            if isinstance(row, QuestionRow):
                row.field.setFocus()
                return

    # ---- rows that are made and rows that are to come ---------------------------------------------------------------

    def _coming(self) -> list[Entry]:
        return [one for one in self._order if one not in self.shown] if len(self.shown) < len(self._order) else []

    def _go_on(self) -> None:
        """Make the next rows; in the turns after this one those behind them."""
        end = time.perf_counter() + _TURN
        for entry in self._coming() if self.isVisible() else ():
            self._take(entry)
            if time.perf_counter() > end:
                break
        else:
            self._later.stop()
        self._put_in_order()

    def _take(self, entry: Entry) -> None:
        self.shown[entry] = self._make(entry)
        self.box.addWidget(self.shown[entry])
        self._bring_up_to_date(entry)

    def _bring_up_to_date(self, entry: Entry) -> None:
        row = self.shown[entry]
        if isinstance(row, QuestionRow):
            row.refresh(self._demands.get(entry.path, ()))

    def _put_in_order(self) -> None:
        reason = ""
        for number, row in enumerate(self._made_rows()):
            self.box.put(row, number)
            if isinstance(row, QuestionRow):
                row.follow(reason)
                reason = row.reason_told or reason

    def _made_rows(self) -> list[QWidget]:
        return [self.shown[one] for one in self._order if one in self.shown]

    def _questions(self) -> Mapping[str, Entry]:
        return {entry.path: entry for entry in self._order if entry.sort == "question"}

    def _row_of(self, entry: Entry | None) -> QuestionRow | None:
        if entry is None:
            return None
        self.complete(entry)
        row = self.shown[entry]
        return row if isinstance(row, QuestionRow) else None

    # ---- which rows ------------------------------------------------------------------------------------------------

    def _entries(self, places: Iterable[Place]) -> Iterator[Entry]:
        for place in places:
            if not is_asked(self.desk.live, place.path):
                continue
            if place.heading:
                yield Entry("heading", place.path, None, place.heading)
            yield from self._given_by(place) if place.by else self._below(place.shape, place.path, 0)

    def _below(self, shape: Shape, path: str, depth: int) -> Iterator[Entry]:
        if not is_asked(self.desk.live, path):
            return
        if shape.sort == "leaf":
            if shape.question is None or shape.question.kind not in _ELSEWHERE:
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
        word = self._item_word(shape)
        for number, key in enumerate(self.desk.case.answers.records(path), 1):
            yield Entry("item", f"{path}.{key}", shape, f"{word[:1].upper()}{word[1:]} {number}", depth)
            for name, child in shape.item.fields.items():
                yield from self._below(child, f"{path}.{key}.{name}", depth + 1)
        yield Entry("add", path, shape, word, depth)

    def _keyed(self, shape: Shape, path: str, depth: int) -> Iterator[Entry]:
        assert shape.item is not None
        assert shape.question is not None
        records = self.desk.case.answers.records(shape.question.per)
        if records:
            yield Entry("group", path, shape, self.desk.words.of_question(shape, "label"), depth)
        for key in records:
            name = item_name(self.desk, Ref(shape.question.per, key))
            yield Entry("question", f"{path}.{key}", shape.item, name, depth + 1)

    def _given_by(self, place: Place) -> Iterator[Entry]:
        """Yield a question for each item that answers it for this one: as many as can be overlooked, and those answered."""
        shape, key = place.shape, place.path.rpartition(".")[2]
        assert shape.item is not None
        assert shape.question is not None
        words, every = self.desk.words, self.desk.case.answers.records(place.by)
        if every:
            told = words.of_form(shape.question.there.label if shape.question.there else "", f"{shape.context}.there")
            yield Entry("group", place.path, shape, told)
        left = 0
        for number, one in enumerate(every):
            path = f"{place.by}.{one}.{shape.question.id}.{key}"
            if number < _PERSONS or is_given(self.desk.live, path):
                yield Entry("question", path, shape.item, item_name(self.desk, Ref(place.by, one)), 1)
            else:
                left += 1
        if left:
            collection = self.desk.case.content.forms.collections[place.by]
            title = words.of_form(collection.title, f"request/{place.by}:title")
            yield Entry("note", f"{place.path}.{place.by}", shape, words.text(_MORE_THERE, list=title, number=left), 1)

    def _item_word(self, shape: Shape) -> str:
        return self.desk.words.of_form(shape.repeats.item, f"{shape.context}.item") if shape.repeats is not None else ""

    # ---- making rows -----------------------------------------------------------------------------------------------

    def _make(self, entry: Entry) -> QWidget:
        if entry.sort == "question":
            assert entry.shape is not None
            row = QuestionRow(entry.shape, entry.path, entry.text, entry.depth, self.desk, self.theme)
            row.focused.connect(self.focused)
            row.wanted.connect(self.wanted)
            return row
        if entry.sort == "note":
            note = label(entry.text, self.theme, "small", muted=True)
            inset(note, _INDENT * entry.depth, 0, 0, 16, is_rtl=self.desk.words.is_rtl)
            return note
        return self._add_button(entry) if entry.sort == "add" else self._head(entry)

    def _head(self, entry: Entry) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        inset(box, _INDENT * entry.depth, 8, 0, 10, is_rtl=self.desk.words.is_rtl)
        box.setSpacing(2)
        row = QHBoxLayout()
        box.addLayout(row)
        role = "heading" if entry.sort in {"heading", "item"} else "question"
        row.addWidget(label(entry.text, self.theme, role, strong=True), 1)
        if self._is_provision(entry):
            earlier = button(
                self.desk.words.text(N_("From earlier drafts…")), lambda: self._look_up(entry.path), style="quiet"
            )
            earlier.setIcon(icon("search", self.theme.colours["accent"]))
            row.addWidget(earlier)
        if entry.sort == "item":
            words = self.desk.words
            name = words.text(N_("Remove {what}"), what=entry.text)
            remove = button(words.text(N_("Remove")), lambda: self.desk.remove(entry.path), style="quiet", name=name)
            remove.setIcon(icon("trash-2", self.theme.colours["text-muted"]))
            row.addWidget(remove)
        if entry.sort == "group" and entry.shape is not None and entry.shape.sort == "map":
            box.addWidget(label(self.desk.words.of_question(entry.shape, "help"), self.theme, "small", muted=True))
        return holder

    def _is_provision(self, entry: Entry) -> bool:
        """Whether the answers below a heading are one provision of law, which an earlier draft may hold."""
        shape = self.desk.live.questionnaire.shape(entry.path) if entry.sort in {"group", "item"} else None
        return is_provision(shape) if shape is not None else False

    def _look_up(self, path: str) -> None:
        """Open the search for provisions in earlier drafts; what is taken over fills the answer at `path`."""
        from mla_writer.ui.earlier import EarlierDialog

        dialog = EarlierDialog(PROVISIONS, self.desk, self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(lambda kept: self.desk.take_provision(kept, path))
        dialog.open()

    def _add_button(self, entry: Entry) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        inset(row, _INDENT * entry.depth, 0, 0, 20, is_rtl=self.desk.words.is_rtl)
        add = button(self.desk.words.text(N_("Add {what}"), what=entry.text), lambda: self._add(entry))
        add.setIcon(icon("plus", self.theme.colours["accent"]))
        row.addWidget(add)
        if entry.path == POINTS:
            told = self.desk.words.text(N_("Suggest from the findings"))
            row.addWidget(button(told, lambda: self.desk.suggest_points(), style="quiet"))
        row.addStretch(1)
        return holder

    def _add(self, entry: Entry) -> None:
        existing = self.desk.case.answers.records(entry.path)
        key = new_id(existing, entry.path.rpartition(".")[2][0])
        self.desk.answer(f"{entry.path}.{key}", {})
        self.take_focus(f"{entry.path}.{key}")
        self.wanted.emit(f"{entry.path}.{key}")  # scrolls there
