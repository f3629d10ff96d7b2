"""Fields of the pack editor: one for each kind of thing that stands in a pack. A field shows what stands there and writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from mla_writer.conditions.values import Day
from mla_writer.translation.message import N_
from mla_writer.ui.combo import Combo
from mla_writer.ui.lines import LinesBox
from mla_writer.ui.measures import DateLine
from mla_writer.ui.pack_desk import PackDesk
from mla_writer.ui.parts import ElidedLabel, FlowLayout, Note, Tick, button, inset, label, set_property
from mla_writer.ui.search import solid
from mla_writer.ui.theme import icon
from mla_writer.ui.words import breakable
from mla_writer.yamlio import Data, Position

_PAUSE = 900
_NOTHING_READ = N_("No source of this pack has been read yet: this is the day on which it was written.")
_NOT_LISTED = N_("“{text}” is not in the list. Choose from those that are offered.")
_SEVERAL = N_("“{text}” fits several of the list. Choose one of those that are offered.")
_LINES = 3
OPEN = "…"
"""Stands where something cannot be left out, to be written over."""


class PackField(QWidget):
    """One field: its name, what stands at `at`, and a line that says what is wrong with it."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__()
        self.desk, self.at, self.title = desk, at, name
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)
        self.head = label(name, desk.theme, "small", strong=True)
        self.box.addWidget(self.head)
        self.note = Note(desk.theme)

    @property
    def value(self) -> Data | None:
        """What stands in the pack."""
        return self.desk.get(self.at)

    def done(self) -> None:
        """Take the line for problems in, below everything else."""
        self.box.addWidget(self.note)

    def load(self) -> None:
        """Show what stands in the pack."""
        raise NotImplementedError

    def finish(self) -> None:
        """Write what was typed and is not written yet."""

    def write(self, value: Data) -> None:
        """Write a value, under the name of the field; a limit takes the place of one that is still to be written."""
        above, key = self.at[:-1], str(self.at[-1])
        held = self.desk.get(above) if above[-1:] == ("only",) else None
        if value and isinstance(held, dict) and [OPEN] in held.values():
            kept = {name: one for name, one in held.items() if one != [OPEN]}
            self.desk.set(above, {**kept, key: value}, self.title)
        else:
            self.desk.set(self.at, value, self.title)

    def judge(self) -> None:
        """Say what is wrong with what stands here."""
        told = self.desk.problems_at(self.at)
        text = self.desk.say(told[0]) if told else self.hint()
        self.note.say(breakable(text), "blocker" if told else None)
        self._mark(is_wrong=bool(told))

    def is_typing(self) -> bool:
        """Whether something was typed that does not stand in the pack yet."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave undo to the pack where everything that was typed stands in it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if is_undo and not self.is_typing():
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def take_focus(self) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hint(self) -> str:
        """Return what is said below the field where nothing is wrong."""
        return ""

    def _mark(self, *, is_wrong: bool) -> None:
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            for one in self.findChildren(kind):
                if one.objectName() != "bare":
                    set_property(one, "wrong", "true" if is_wrong else "")


class LineField(PackField):
    """A text of one line; written when the focus goes on, or after a pause. `offers` completes what is typed."""

    def __init__(self, desk: PackDesk, at: Position, name: str, offers: Iterable[str] = ()) -> None:
        super().__init__(desk, at, name)
        self.line = self._made_line()
        self.line.setAccessibleName(name)
        self.head.setBuddy(self.line)
        self.line.editingFinished.connect(self.finish)
        words = list(offers)
        if words:
            complete(self.line, words)
        self.pause = paused(self, self.finish)
        self.line.textEdited.connect(lambda _: self.pause.start())
        self.line.installEventFilter(self)
        self.box.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.done()

    def is_typing(self) -> bool:
        """Whether something was typed that is not written yet."""
        return self.pause.isActive()

    def load(self) -> None:
        """Show the text; what is being typed is left."""
        text = str(self.value or "")
        if self.line.text() != text and not (self.line.hasFocus() and self.pause.isActive()):
            self.line.setText(text)

    def finish(self) -> None:
        """Write the text."""
        self.pause.stop()
        text = self.typed()
        if text != str(self.value or ""):
            self.write(text)

    def typed(self) -> str:
        """Return what stands in the line, as it is written into the pack."""
        return self.line.text().strip()

    def _made_line(self) -> QLineEdit:
        return QLineEdit()


class DayField(LineField):
    """A day, shown and read in words as in a request; words that are no day stay as they are."""

    def hint(self) -> str:
        """Say what the day of the check stands for while no source of the pack was read."""
        strong = [self.desk.get(("sources", one, "confidence")) for one in self.desk.source_keys()]
        is_read = any(one in {"official", "copy", "secondary"} for one in strong)
        return "" if is_read or self.at != ("checked_on",) else self.desk.words.text(_NOTHING_READ)

    def load(self) -> None:
        """Show the day; what is being typed is left."""
        assert isinstance(self.line, DateLine)
        if not (self.line.hasFocus() and self.pause.isActive()):
            show_day(self.line, str(self.value or ""))

    def typed(self) -> str:
        """Return the day in figures."""
        assert isinstance(self.line, DateLine)
        return self.line.iso

    def _made_line(self) -> QLineEdit:
        return DateLine(self.desk.theme, self.desk, self.title)


def show_day(line: DateLine, text: str) -> None:
    """Show a day of a pack in a line; a text that is no day is shown as it is."""
    try:
        line.show_value(Day.parse(text) if text else None)
    except ValueError:
        line.setText(text)


class TextField(PackField):
    """A text of whole sentences; Tab goes on, and breaks of lines are those of the window only."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__(desk, at, name)
        self.edit = LinesBox()
        self.edit.setAccessibleName(name)
        self.edit.setTabChangesFocus(True)
        self.head.setBuddy(self.edit)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * _LINES + 24)
        self.pause = paused(self, self.finish)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.box.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self._is_loading = False
        self.done()

    def is_typing(self) -> bool:
        """Whether something was typed that is not written yet."""
        return self.pause.isActive()

    def load(self) -> None:
        """Show the text; what is being typed is left."""
        text = str(self.value or "")
        if self.edit.toPlainText() != text and not (self.edit.hasFocus() and self.pause.isActive()):
            self._is_loading = True
            self.edit.setPlainText(text)
            self._is_loading = False

    def finish(self) -> None:
        """Write the text."""
        self.pause.stop()
        text = " ".join(self.edit.toPlainText().split())
        if text != str(self.value or ""):
            self.write(text)

    def _typed(self) -> None:
        if not self._is_loading:
            self.pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Write when the focus goes on."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)


class WordField(PackField):
    """One of a closed list of answers, in words; written when it is chosen."""

    def __init__(self, desk: PackDesk, at: Position, name: str, answers: Mapping[str, str], default: str = "") -> None:
        super().__init__(desk, at, name)
        self.default = default
        self.combo = Combo()
        self.combo.setAccessibleName(name)
        self.combo.setMinimumContentsLength(12)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.head.setBuddy(self.combo)
        for key, told in answers.items():
            self.combo.addItem(told, key)
        self.combo.activated.connect(lambda _: self.write(str(self.combo.currentData())))
        self.box.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.done()

    def load(self) -> None:
        """Show the answer; one that is no word of the list stands there as it is written."""
        key = str(self.value or self.default)
        row = self.combo.findData(key)
        if row < 0:
            self.combo.addItem(key, key)
            row = self.combo.count() - 1
        self.combo.setCurrentIndex(row)

    def write(self, value: Data) -> None:
        """Write the answer; what is not said does not stand in the file."""
        is_unsaid = value == "" or (value == self.default and self.value is None)
        super().write("" if is_unsaid else value)


class FlagField(PackField):
    """Yes or nothing."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__(desk, at, name)
        self.head.hide()
        self.tick = Tick(name)
        self.tick.clicked.connect(lambda on: self.write("true" if on else ""))
        self.box.addWidget(self.tick)
        self.setFocusProxy(self.tick)
        self.done()

    def load(self) -> None:
        """Show whether it is so."""
        self.tick.setChecked(self.value == "true")


class PickField(PackField):
    """Several of a list: what was picked stands as chips; a line takes a name, and with `free` anything that is typed.

    What is typed and stands for nothing in a closed list stays in the line, and is not written.
    """

    def __init__(
        self, desk: PackDesk, at: Position, name: str, known: Sequence[tuple[str, str]], *, free: bool = False
    ) -> None:
        super().__init__(desk, at, name)
        self.known, self.free = dict(known), free
        self.chips = FlowLayout(space=6)
        self.box.addLayout(self.chips)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(desk.words.text(N_("Add…")))
        self.line.returnPressed.connect(self._typed)
        self.line.textEdited.connect(lambda _: self._refuse(""))
        self._refused = ""
        self.head.setBuddy(self.line)
        if known:
            complete(self.line, list(self.known.values())).activated[str].connect(self._take)  # type: ignore[index]
        self.line.installEventFilter(self)
        self.box.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._shown: object = None
        self.done()

    @property
    def picked(self) -> list[str]:
        """What is picked, in its order."""
        return [str(one) for one in self.value] if isinstance(self.value, list) else []

    def load(self) -> None:
        """Show what is picked."""
        if self._shown == self.picked:
            return
        self._shown = self.picked
        take_out(self.chips)
        for number, one in enumerate(self.picked):
            told = self.known.get(one, one)
            is_open = one == OPEN
            made = label(one, self.desk.theme) if is_open else chip(self.desk, told, partial(self._drop, number))
            self.chips.addWidget(made)
        self.updateGeometry()

    def finish(self) -> None:
        """Take what was typed, where it can be taken."""
        if self.line.text().strip():
            self._typed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Backspace in the empty line takes the last one away; Down shows what there is."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.line.text():
            if event.key() == Qt.Key.Key_Backspace and self.picked and self.picked[-1] != OPEN:
                self._drop(len(self.picked) - 1)
                return True
            completer = self.line.completer()
            if event.key() == Qt.Key.Key_Down and completer is not None:
                completer.setCompletionPrefix("")
                completer.complete()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        text = self.line.text().strip()
        keys = [
            key for key, told in self.known.items() if text and text.casefold() in (key.casefold(), told.casefold())
        ]
        keys = keys or [key for key, told in self.known.items() if text and text.casefold() in told.casefold()]
        if len(keys) == 1:
            self._add(keys[0])
        elif text and self.free:
            self._add(text)
        elif text:
            self._refuse(self.desk.words.text(_SEVERAL if keys else _NOT_LISTED, text=f"\u2068{text}\u2069"))

    def judge(self) -> None:
        """Say what is wrong; what was typed and could not be taken goes first, for it still stands in the line."""
        super().judge()
        if self._refused:
            self._refuse(self._refused)

    def _refuse(self, told: str) -> None:
        was, self._refused = self._refused, told
        if told:
            self.note.say(breakable(told), "blocker")
            self._mark(is_wrong=True)
        elif was:
            super().judge()

    def _take(self, told: str) -> None:
        key = next((key for key, one in self.known.items() if one == told), "")
        if key:
            QTimer.singleShot(0, self, lambda: self._add(key))  # the completer writes the name into the line after this

    def _add(self, key: str) -> None:
        self.line.clear()
        self._refuse("")
        if key not in self.picked:
            self.write([*(one for one in self.picked if one != OPEN), key])

    def _drop(self, number: int) -> None:
        self.write([one for at, one in enumerate(self.picked) if at != number])
        self.line.setFocus()


class StatesField(PickField):
    """States and groups of the pack: groups are offered as they stand in it, by their titles."""

    def __init__(self, desk: PackDesk, at: Position, name: str, known: Sequence[tuple[str, str]]) -> None:
        super().__init__(desk, at, name, known)
        self._states = dict(known)

    def load(self) -> None:
        """Take the groups as they are now, and show what is picked."""
        groups = {
            str(one): str(self.desk.get(("groups", one, "title")) or one) for one in self.desk.entries(("groups",))
        }
        known = groups | self._states
        if known != self.known:
            self.known, self._shown = known, None
            complete(self.line, list(known.values())).activated[str].connect(self._take)  # type: ignore[index]
        super().load()


class SourcesField(PackField):
    """The sources of something: picked from the table of the pack, each with the place in it."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__(desk, at, name)
        self.chips = FlowLayout(space=6)
        self.box.addLayout(self.chips)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.combo = Combo()
        self.combo.setAccessibleName(desk.words.text(N_("Source to add")))
        self.combo.setMinimumContentsLength(10)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place = QLineEdit()
        self.place.setPlaceholderText(desk.words.text(N_("Article or section")))
        self.place.setAccessibleName(self.place.placeholderText())
        self.place.returnPressed.connect(self._add)
        self.add = button(desk.words.text(N_("Add")), self._add, name=desk.words.text(N_("Add this source")))
        row.addWidget(self.combo, 3)
        row.addWidget(self.place, 2)
        row.addWidget(self.add)
        self.box.addLayout(row)
        self.head.setBuddy(self.combo)
        self.setFocusProxy(self.combo)
        self._shown: object = None
        self.done()

    @property
    def picked(self) -> list[str]:
        """The sources that stand there, as they are cited."""
        return [str(one) for one in self.value] if isinstance(self.value, list) else []

    def load(self) -> None:
        """Show what is cited, and what can be."""
        keys = self.desk.source_keys()
        titles = tuple(str(self.desk.get(("sources", key, "title")) or key) for key in keys)
        if self._shown == (self.picked, keys, titles):
            return
        self._shown = (self.picked, keys, titles)
        chosen = self.combo.currentData()
        self.combo.clear()
        for key, title in zip(keys, titles, strict=True):
            self.combo.addItem(title, key)
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))
        take_out(self.chips)
        for number, one in enumerate(self.picked):
            key, _, place = one.partition(":")
            title = str(self.desk.get(("sources", key, "title")) or key)
            told = self.desk.words.listed((place.strip(), title))  # the end is cut off where there is no room
            self.chips.addWidget(chip(self.desk, told, partial(self._drop, number)))

    def hint(self) -> str:
        """Say where sources are entered while there is none."""
        return "" if self.desk.source_keys() else self.desk.words.text(N_("Enter the source under “Sources” first."))

    def finish(self) -> None:
        """Take a place that was typed and not added yet."""
        if self.place.text().strip():
            self._add()

    def _add(self) -> None:
        key, place = self.combo.currentData(), self.place.text().strip()
        cited = f"{key}:{place}" if place else str(key)
        self.place.clear()
        if key and cited not in self.picked:
            self.write([*self.picked, cited])

    def _drop(self, number: int) -> None:
        self.write([one for at, one in enumerate(self.picked) if at != number])
        self.combo.setFocus()


def take_out(layout: QLayout) -> None:
    """Take everything out of a layout, and out of the way of Tab at once: what waits to be deleted would break it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def chip(desk: PackDesk, told: str, drop: Callable[[], object]) -> QWidget:
    """Return a thing that was picked, with the cross that takes it away."""
    made = QWidget()
    made.setObjectName("chip")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(made)
    inset(row, 6, 1, 2, 1, is_rtl=desk.words.is_rtl)
    row.setSpacing(2)
    text = ElidedLabel(told, desk.theme, "small")
    text.setMaximumWidth(round(330 * desk.theme.scale))
    row.addWidget(text)
    name = desk.words.text(N_("Remove: {name}"), name=f"\u2068{told}\u2069")
    cross = button("", drop, style="icon", name=name)
    cross.setIcon(icon("x", desk.theme.colours["text-muted"]))
    row.addWidget(cross)
    return made


def complete(line: QLineEdit, words: list[str]) -> QCompleter:
    """Have a line offer words that hold what is typed."""
    completer = QCompleter(QStringListModel(words, line), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(10)
    line.setCompleter(completer)
    solid(completer)
    return completer


def paused(owner: QWidget, act: Callable[[], object]) -> QTimer:
    """Return a timer that acts after a pause in typing."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(_PAUSE)
    timer.timeout.connect(act)
    return timer
