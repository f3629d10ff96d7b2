"""Fields of a rule: its conditions, read aloud while they are written, and the cases that meet or fail it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mla_writer.forms.shapes import Shape, is_many
from mla_writer.linting.battery import types_limited_to
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.combo import Combo
from mla_writer.ui.pack_desk import PackDesk
from mla_writer.ui.pack_fields import LineField, PackField, PickField, complete, take_out
from mla_writer.ui.pack_known import options_of, questions
from mla_writer.ui.pack_words import FIELDS
from mla_writer.ui.parts import Note, button, label, sunken
from mla_writer.ui.plain import tip
from mla_writer.ui.search import solid
from mla_writer.ui.theme import icon
from mla_writer.ui.words import breakable
from mla_writer.yamlio import Data, Position

_TYPES = "request.assistance"
"""What a case asks for; where its rule says for which types it holds, a new case begins with one of them."""
_CROSS = 30
"""Room that an answer has for the cross that takes it away."""
_MARKS = re.compile("[\u2066-\u2069]")
_PATH = re.compile(r"\(([a-z_][\w.]*\.[\w.]+)\)$")
_NAME = re.compile(r"[A-Za-z_][\w.]*$")
_AT_COLUMN = N_("At character {column}: {fault}")
_SAYS = N_("In words: {told}.")
_AS_IT_SHOULD = N_("The result is as expected.")


class ConditionField(LineField):
    """A condition: names of questions are completed, and what it says stands below it, or what is wrong and where."""

    is_value = False
    """Whether it may give anything, not only yes or no."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__(desk, at, name)
        self.line.setFont(desk.theme.font("body"))
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.names: QStringListModel | None = None
        self.offers: dict[str, str] = {}
        self.completer: QCompleter | None = None
        self.line.textEdited.connect(self._offer)
        self.line.textChanged.connect(lambda _: self.judge())

    @property
    def for_each(self) -> str:
        """The list of which each entry is looked at, with its name."""
        return str(self.desk.get((*self.at[:-1], "for_each")) or "")

    def judge(self) -> None:
        """Read the condition as it stands in the line."""
        text, words = self.line.text().strip(), self.desk.words
        if not text:
            super().judge()
            return
        reading = self.desk.reader.read(text, self.for_each, is_value=self.is_value)
        if reading.problem is not None:
            fault = words.say(problem_message(reading.problem))
            self.note.say(breakable(words.text(_AT_COLUMN, column=reading.column, fault=fault)), "blocker")
            self._mark(is_wrong=True)
            return
        super().judge()
        is_settled = bool(self.desk.problems_at(self.at)) and not self.desk.is_looking
        if not is_settled and reading.told is not None:
            self._mark(is_wrong=False)
            self.note.say(words.text(_SAYS, told=self.desk.tell(reading.told)), "success")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Offer names with Ctrl Space, and put the chosen one in with Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self._close()  # else the focus could not go on
            is_asked = event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_asked:
                self._offer("", is_asked=True)
                return True
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        popup = self.completer.popup() if self.completer is not None else None
        if popup is not None:
            popup.hide()

    def _word(self) -> str:
        found = _NAME.search(self.line.text()[: self.line.cursorPosition()])
        return found[0] if found else ""

    def _offer(self, _: str, *, is_asked: bool = False) -> None:
        """Show the names that go on from what is typed before the cursor."""
        word = self._word()
        if len(word) < 2 and not is_asked:  # one letter fits everything
            return
        if self.completer is None:
            self.offers = questions(self.desk, self.for_each)
            self.names = QStringListModel(list(self.offers), self)
            self.completer = QCompleter(self.names, self)
            self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.completer.setWidget(self.line)
            self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.completer.setMaxVisibleItems(10)
            self.completer.activated[str].connect(self._put)  # type: ignore[index]
            solid(self.completer)
        self.completer.setCompletionPrefix(word)
        popup = self.completer.popup()
        assert popup is not None
        names = self.completer.completionCount()
        if not names or (names == 1 and self.offers.get(self.completer.currentCompletion()) == word):
            popup.hide()
            return
        place = self.line.cursorRect()
        place.setWidth(min(round(380 * self.desk.theme.scale), max(160, self.line.width())))
        self.completer.complete(place)

    def _put(self, offer: str) -> None:
        """Put the name that was offered in the place of the word before the cursor."""
        name = self.offers.get(offer, offer)
        word, at, text = self._word(), self.line.cursorPosition(), self.line.text()
        self.line.setText(text[: at - len(word)] + name + text[at:])
        self.line.setCursorPosition(at - len(word) + len(name))
        self.pause.start()


class PlaceField(LineField):
    """The name of a question, found by its name or by what it is called, and told below in words."""

    def __init__(self, desk: PackDesk, at: Position, name: str, *, types: bool = False) -> None:
        super().__init__(desk, at, name)
        self.types = types
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Read the list of names when the focus comes for the first time."""
        if event.type() == QEvent.Type.FocusIn and self.line.completer() is None:
            each = str(self.desk.get((*self.at[:-1], "for_each")) or "")
            kinds = list(self.desk.content.forms.assistance) if self.types else []
            complete(self.line, [*kinds, *self.desk.reader.names(each)])
        return super().eventFilter(watched, event)

    def hint(self) -> str:
        """Say what the question is called."""
        path = self.line.text().strip()
        caption = self.desk.reader.caption(path) if path else None
        return self.desk.tell(caption) if caption is not None else ""


class CasesField(PackField):
    """The cases that meet (or fail) a rule: each a line in words, and the answers that make it, question by question."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__(desk, at, name)
        self.cases: list[CaseBox] = []
        self.inner = QVBoxLayout()
        self.inner.setSpacing(8)
        self.box.addLayout(self.inner)
        self.add = button(
            desk.words.text(N_("Add a case")), self._add, name=f"{desk.words.text(N_('Add a case'))}: {name}"
        )
        self.add.setIcon(icon("plus", desk.theme.colours["text"]))
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.box.addLayout(row)
        self._shown: object = None
        self.done()

    def load(self) -> None:
        """Show the cases."""
        shape = [tuple(_leaves(self.desk.get((*self.at, one, "answers")))) for one in self.desk.entries(self.at)]
        shown = [[path for path, _ in one] for one in shape]
        if (self.at, shown) != self._shown:
            self._shown = (self.at, shown)
            take_out(self.inner)
            self.cases = [CaseBox(self.desk, (*self.at, one), self.title) for one in self.desk.entries(self.at)]
            for one in self.cases:
                self.inner.addWidget(one)
        for one in self.cases:
            one.load()

    def take_focus(self) -> None:
        """Take the focus to the first case with which something is wrong, or to the button."""
        wrong = next((one for one in self.cases if self.desk.problems_at(one.at)), None)
        target: QWidget = self.add if wrong is None else wrong.rows[0] if wrong.rows else wrong.says
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Write what was typed in the cases."""
        for one in self.cases:
            one.finish()

    def judge(self) -> None:
        """Say of each case whether it comes out as it should."""
        every = self.desk.problems_at(self.at)
        for one in self.cases:
            one.judge()
        own = [one for one in every if len(one.at) <= len(self.at)]
        self.note.say(self.desk.say(own[0]) if own else "", "blocker" if own else None)

    def _add(self) -> None:
        """Begin a case with the questions that the rule looks at."""
        rule = self.at[:-1]
        each = str(self.desk.get((*rule, "for_each")) or "")
        path, _, variable = (word.strip() for word in each.partition(" as "))
        names: set[str] = set()
        for key in ("applies", "expect"):
            names |= self.desk.reader.read(str(self.desk.get((*rule, key)) or "true"), each).names
        answers: dict[str, Data] = {}
        limit = self.desk.get((*rule, "only", "for"))
        within = types_limited_to(self.desk.content, map(str, limit) if isinstance(limit, list) else ())
        if within:
            _put_leaf(answers, _TYPES.split("."), [within[0]])
        for name in sorted(names):
            head, _, rest = name.partition(".")
            whole = f"{path}.n1.{rest}" if variable and head == variable else name
            if whole != _TYPES and self.desk.reader.shape(whole) is not None:
                _put_leaf(answers, whole.split("."), self._first(whole))
        number = len(self.desk.entries(self.at))
        case: Data = {
            "says": self.desk.words.text(N_("Describe the case in one line.")),
            "answers": answers or {"request": {}},
        }
        self.desk.insert(self.at, number, case, self.title)
        if len(self.cases) > number:
            self.cases[number].says.line.setFocus()
            self.cases[number].says.line.selectAll()

    def _first(self, path: str) -> Data:
        """Return what a new answer begins with: the first option, or yes, or a word to write over."""
        shape = self.desk.reader.shape(path)
        options = options_of(self.desk, shape) if shape is not None else {}
        first = next(iter(options), "…")
        return [first] if shape is not None and _takes_many(shape) else first


class CaseBox(QWidget):
    """One case: what a colleague would tell of it, its answers, and whether it comes out as it should."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__()
        self.desk, self.at = desk, at
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, box = sunken(8)
        outer.addWidget(frame)
        self.says = LineField(desk, (*at, "says"), desk.words.text(N_("The case in one line")))
        box.addWidget(self.says)
        self.rows: list[AnswerRow] = []
        for path, _ in _leaves(desk.get((*at, "answers"))):
            row = AnswerRow(desk, at, path)
            self.rows.append(row)
            box.addWidget(row)
        self.day = DayField(desk, (*at, "on"), desk.words.text(FIELDS["on"]))
        box.addWidget(self.day)
        foot = QHBoxLayout()
        self.offers: dict[str, str] = {}
        self.path = QLineEdit()
        self.path.setPlaceholderText(desk.words.text(N_("Another question")))
        self.path.setAccessibleName(desk.words.text(N_("Another answer in this case")))
        self.path.returnPressed.connect(self._add)
        self.path.installEventFilter(self)
        foot.addWidget(self.path, 1)
        foot.addWidget(button(desk.words.text(N_("Add")), self._add, name=desk.words.text(N_("Add this answer"))))
        gone = button(desk.words.text(N_("Remove the case")), lambda: desk.remove(at, name), style="quiet")
        foot.addWidget(gone)
        box.addLayout(foot)
        self.note = Note(desk.theme)
        box.addWidget(self.note)

    def load(self) -> None:
        """Show what stands in the pack."""
        self.says.load()
        self.day.load()
        for one in self.rows:
            one.load()

    def finish(self) -> None:
        """Write what was typed."""
        self.says.finish()
        self.day.finish()
        for one in self.rows:
            one.finish()

    def judge(self) -> None:
        """Say what is wrong with the case, or that it comes out as it should."""
        told, words = self.desk.problems_at(self.at), self.desk.words
        if told:
            self.note.say(self.desk.say(told[0]), "blocker")
        elif self.desk.now is not None and self.desk.now.stage is not None and not self.desk.is_looking:
            self.note.say(words.text(_AS_IT_SHOULD), "success")
        else:
            self.note.say("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Read the list of questions when the focus comes for the first time."""
        if event.type() == QEvent.Type.FocusIn and self.path.completer() is None:
            self.offers = questions(self.desk, asked=True)
            complete(self.path, list(self.offers))
        return super().eventFilter(watched, event)

    def _add(self) -> None:
        typed = self.path.text().strip()
        if not typed:
            return
        path = self._called(typed)
        shape = self.desk.reader.shape(path)
        if shape is None or shape.sort != "leaf":
            told = N_("There is no question with that name. Choose one of those that are offered.")
            self.note.say(self.desk.words.text(told), "blocker")
            return
        first = next(iter(options_of(self.desk, shape)), "…")
        at = (*self.at, "answers", *path.split("."))
        self.desk.set(at, [first] if _takes_many(shape) else first, self.says.title)

    def _called(self, typed: str) -> str:
        """Return the question that was chosen from the offers, or has the name that was typed, or else what was typed."""
        offers = self.offers or questions(self.desk, asked=True)
        chosen = _PATH.search(_MARKS.sub("", typed))
        if typed in offers or chosen is not None:
            return offers.get(typed) or (chosen[1] if chosen is not None else typed)
        named = [path for path in offers.values() if self.desk.name(path).casefold() == typed.casefold()]
        return named[0] if len(named) == 1 else typed


class DayField(LineField):
    """The day on which a case is played: its name and the day in one row; today where nothing stands there."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__(desk, at, name)
        self.line.setPlaceholderText(desk.words.text(N_("Today, or a date such as 2026-12-24")))
        self.head.setFont(desk.theme.font("small"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.head, 1)
        row.addWidget(self.line, 1)
        row.addSpacing(_CROSS)
        self.box.insertLayout(0, row)


class AnswerRow(QWidget):
    """One answer of a case: the question by name, and its answer: chosen where it is one of a list, else typed."""

    def __init__(self, desk: PackDesk, case: Position, path: str) -> None:
        super().__init__()
        self.desk, self.path = desk, path
        self.at: Position = (*case, "answers", *path.split("."))
        shape = desk.reader.shape(path)
        self.is_many = shape is not None and _takes_many(shape)
        caption = desk.reader.caption(path)
        told = desk.tell(caption) if caption is not None else path
        if shape is not None and "*" in shape.pattern:
            told = f"{told} ({_item(path, shape.pattern)})"
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 5)
        name = label(told, desk.theme, "small")
        tip(name, path)
        grid.addWidget(name, 0, 0)
        self.combo: QComboBox | None = None
        self.line: QLineEdit | None = None
        self.picks: PickField | None = None
        field = self._field(options_of(desk, shape) if shape is not None else {}, told)
        field.setAccessibleName(desk.words.listed((told, path)))
        grid.addWidget(field, 0, 1)
        gone = button("", lambda: desk.remove(self.at, told), style="icon")
        gone.setAccessibleName(desk.words.text(N_("Remove: {name}"), name=f"\u2068{told}\u2069"))
        gone.setIcon(icon("x", desk.theme.colours["text-muted"]))
        grid.addWidget(gone, 0, 2)
        self.setFocusProxy(field)
        self.title = told

    def _field(self, options: Mapping[str, str], told: str) -> QWidget:
        """Return what takes the answer: chips or a list to choose from where it is closed, else a line."""
        if options and self.is_many:
            self.picks = PickField(self.desk, self.at, self.desk.words.listed((told, self.path)), list(options.items()))
            self.picks.head.hide()
            return self.picks
        if not options:
            self.line = QLineEdit()
            self.line.editingFinished.connect(self.finish)
            return self.line
        self.combo = combo = Combo()
        combo.setMinimumContentsLength(8)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, one in options.items():
            combo.addItem(one, key)
        combo.activated.connect(lambda _: self._write(str(combo.currentData())))
        return combo

    def load(self) -> None:
        """Show the answer."""
        value = self.desk.get(self.at)
        text = ", ".join(str(one) for one in value) if isinstance(value, list) else str(value or "")
        if self.combo is not None:
            row = self.combo.findData(text)
            if row < 0:
                self.combo.addItem(text, text)
                row = self.combo.count() - 1
            self.combo.setCurrentIndex(row)
        elif self.picks is not None:
            self.picks.load()
        elif self.line is not None and not self.line.hasFocus():
            self.line.setText(text)

    def finish(self) -> None:
        """Write the answer that was typed."""
        if self.line is not None:
            self._write(self.line.text().strip())
        elif self.picks is not None:
            self.picks.finish()

    def _write(self, text: str) -> None:
        held = self.desk.get(self.at)
        is_list = self.is_many or isinstance(held, list)
        value: Data = [one.strip() for one in text.split(",") if one.strip()] if is_list else text
        if held is not None and value != held and value:
            self.desk.set(self.at, value, self.title)


def _leaves(answers: Data | None, above: tuple[str, ...] = ()) -> Iterator[tuple[str, Data]]:
    """Yield each answer of a case, with its dotted path."""
    if isinstance(answers, dict):
        for key, one in answers.items():
            yield from _leaves(one, (*above, key))
    elif answers is not None and above:
        yield ".".join(above), answers


def _item(path: str, pattern: str) -> str:
    """Return the id of the innermost entry on the way to an answer."""
    return next(
        key for key, sign in zip(reversed(path.split(".")), reversed(pattern.split(".")), strict=False) if sign == "*"
    )


def _put_leaf(answers: dict[str, Data], path: list[str], value: Data) -> None:
    head, *rest = path
    if not rest:
        answers.setdefault(head, value)
        return
    below = answers.setdefault(head, {})
    if isinstance(below, dict):
        _put_leaf(below, rest, value)


def _takes_many(shape: Shape) -> bool:
    return shape.question is not None and is_many(shape.question.kind)
