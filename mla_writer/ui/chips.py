"""References as chips: facts, persons, things and so on, picked by name or number; and options as check boxes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mla_writer.answers.values import Text
from mla_writer.forms.shapes import Shape, collection_of
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import Field, choices, key_of
from mla_writer.ui.parts import ElidedLabel, FlowLayout, Tick, badge, button, inset, set_property
from mla_writer.ui.plain import tip
from mla_writer.ui.search import Fitting, Search
from mla_writer.ui.theme import icon

_CHIP, _COLUMN = 40, 17
"""Widest chip, and widest option that still stands in one of two columns, in em."""


class ChipsField(Field):
    """Several of many: what was picked stands as chips, and a line between them takes a part of a name or a number."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        assert shape.question is not None
        self.collection = collection_of(shape.question.kind)
        self.frame = QFrame()
        self.frame.setObjectName("chips")
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self.chips = FlowLayout(space=6)
        inside.addLayout(self.chips)
        self.line = QLineEdit()
        self.line.setObjectName("bare")
        self.line.setPlaceholderText(desk.words.text(N_("Add…")))
        self._names = QStringListModel(self)
        self.search = Search(self.line, Fitting(self._names, self))
        self.search.setMaxVisibleItems(10)
        self.search.activated[str].connect(self._take_name)  # type: ignore[index]
        self.search.taken.connect(lambda row: self._take_name(self._names.stringList()[row]))
        self.search.unclear.connect(lambda told: self.say(self.desk.words.text(told), wrong=True))
        inside.addWidget(self.line)
        self.box.addWidget(self.frame)
        self.box.addWidget(self.note)
        self.watch(self.line)
        self.setFocusProxy(self.line)
        self._entries: dict[str, str] = {}
        self._shown: tuple[object, ...] = ()

    @property
    def keys(self) -> list[str]:
        """What is picked now."""
        return [key_of(one) for one in self.value] if isinstance(self.value, tuple) else []

    def name_of(self, key: str) -> str:
        """Return under which name an item can be picked."""
        return dict(choices(self.shape, self.desk))[key]

    def load(self) -> None:
        """Show what is picked; what is left can be picked."""
        self._entries = dict(choices(self.shape, self.desk))
        picked = self.keys
        shown = (tuple(picked), tuple(self._entries.items()))
        if shown == self._shown:
            return
        self._shown = shown
        self._names.setStringList([text for key, text in self._entries.items() if key not in picked])
        clear(self.chips)
        for key in picked:
            self.chips.addWidget(self._chip(key))
        self.frame.updateGeometry()
        self.say_where(is_empty=not self._entries)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Backspace in an empty line takes the last chip away."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.line.text()
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace and self.keys:
            self.commit(self.keys[:-1])
            return True
        if isinstance(event, QFocusEvent):
            set_property(self.frame, "within", "true" if event.type() == QEvent.Type.FocusIn else "false")
        return super().eventFilter(watched, event)

    def _take_name(self, name: str) -> None:
        key = next((one for one, text in self._entries.items() if text == name), "")
        if key:
            self._add(key)

    def _add(self, key: str) -> None:
        if key not in self.keys:
            self.commit([*self.keys, key])
        self.line.clear()
        QTimer.singleShot(0, self.line, self.line.clear)  # Qt writes what was clicked into the line after telling it
        popup = self.line.completer().popup()
        if popup is not None:
            popup.hide()
        self.say("")

    def _chip(self, key: str) -> QWidget:
        chip = QFrame()
        chip.setObjectName("chip")
        row = QHBoxLayout(chip)
        inset(row, 6, 2, 2, 2, is_rtl=self.desk.words.is_rtl)
        row.setSpacing(6)
        name, theme = self._entries.get(key, key), self.desk.theme
        number, dot, words = name.partition(" · ")
        if self.collection == "facts" and dot:
            row.addWidget(badge(number, theme, "number"))
        else:
            words = name
        told = ElidedLabel(words, theme, "small")
        told.setMaximumWidth(told.fontMetrics().height() * _CHIP)
        row.addWidget(told)
        drop = button(
            "", lambda: self._drop(key), style="icon", name=self.desk.words.text(N_("Remove {what}"), what=name)
        )
        drop.setIcon(icon("x", theme.colours["text-muted"]))
        self.watch(drop)
        row.addWidget(drop)
        if self.collection == "facts":
            what = self.desk.case.answers.get(f"facts.{key}.what")
            tip(chip, what.plain if isinstance(what, Text) else name)
        return chip

    def _drop(self, key: str) -> None:
        self.commit([one for one in self.keys if one != key])
        self.line.setFocus()


class OptionsField(Field):
    """Several of a few options, as check boxes in two columns."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        self.boxes: dict[str, QCheckBox] = {}
        entries = list(choices(shape, desk))
        room = desk.theme.font("body").pixelSize() * _COLUMN
        is_wide = desk.theme.text_scale < 1.5  # two columns have no room at large text
        for number, (key, text) in enumerate(entries):
            box = Tick(text)
            box.clicked.connect(self._changed)
            self.watch(box)
            self.boxes[key] = box
            two = is_wide and all(box.fontMetrics().horizontalAdvance(one) < room for _, one in entries)
            grid.addWidget(box, number // 2 if two else number, number % 2 if two else 0)
        self.box.addLayout(grid)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def load(self) -> None:
        """Show what is ticked."""
        held = {key_of(one) for one in self.value} if isinstance(self.value, tuple) else set()
        for key, box in self.boxes.items():
            box.setChecked(key in held)

    def name(self, text: str) -> None:
        """Say the question before each option."""
        for box in self.boxes.values():
            box.setAccessibleDescription(text)

    def _changed(self) -> None:
        self.commit([key for key, box in self.boxes.items() if box.isChecked()])
