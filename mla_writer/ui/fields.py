"""Fields: one widget for each kind of answer. A field shows what is answered and commits what is entered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.answers.identifiers import is_right
from mla_writer.answers.kinds import ValueFault, read_value, write_value
from mla_writer.answers.sums import read_number, read_sum
from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.conditions.values import UNKNOWN, Amount, NotKnown, Ref
from mla_writer.errors import Place, Problem
from mla_writer.forms.model import Question
from mla_writer.forms.shapes import Shape, collection_of, is_many
from mla_writer.interview.because import caption_of
from mla_writer.translation.locales import languages_of_people
from mla_writer.translation.message import Message, N_
from mla_writer.translation.problems import problem_message
from mla_writer.translation.searching import plain
from mla_writer.ui.combo import Combo
from mla_writer.ui.desk import Desk
from mla_writer.ui.lines import LinesBox
from mla_writer.ui.parts import Note, Option, button, set_property
from mla_writer.ui.plain import tip
from mla_writer.ui.search import Search, search_combo

_LEAST_LINES, _MOST_LINES = 2, 12
_AROUND = 32
"""Pixels for the border of a field of several lines and the room inside it."""
_SIGN = 48
"""Pixels at 100 % for the border of a list and the sign that opens it."""
_STAYS = frozenset(
    {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}
)
"""Reasons for which the focus goes and the drafter stays: another window, a list that drops down, a menu."""
_PARSED = frozenset({"number", "amounts"})
_MARKS = "\u2066\u2068\u2069"
"""What keeps a part of a text in its direction; nobody sees it."""
NOTHING = N_("Not answered")
_LONG_EXAMPLE = 50
"""Signs of an example that has no room in half a line."""
_LOOKS_RIGHT = N_("The check digits agree.")
_LOOKS_WRONG = N_("This cannot be right; check it against the evidence, digit by digit.")
_HAS_CHECK_DIGITS = frozenset({"iban", "imei", "imo", "card"})
_FORM_RIGHT = N_("The format is right.")
_STANDS = N_("{fault}. Until it is corrected, the earlier answer stands: {answer}")
_FORM_WRONG = N_("The format cannot be right; check it.")
_CAN_BE_WALLET = N_("This could be a wallet address.")
_NO_WALLET = N_("This does not look like a wallet address; check it against the evidence.")


def wants_sentence(question: Question) -> bool:
    """Whether a text gets the lines of a sentence: its form says so, or gives an example that is too long for half a line."""
    return question.kind == "text" and (question.room == "sentence" or len(question.example) > _LONG_EXAMPLE)


def _verdicts(format_: str) -> tuple[str, str]:
    """Return what is said of a right and of a wrong identifier: only some have check digits."""
    if format_ == "wallet":
        return _CAN_BE_WALLET, _NO_WALLET
    return (_LOOKS_RIGHT, _LOOKS_WRONG) if format_ in _HAS_CHECK_DIGITS else (_FORM_RIGHT, _FORM_WRONG)


class Field(QWidget):
    """What every field has: its place, the desk, and a line under it that says how the answer is read."""

    entered = Signal()  # the focus came to this question
    left = Signal()  # the focus went elsewhere in the window
    wanted = Signal(str)  # the drafter asks for the question at a path elsewhere

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__()
        self.shape, self.path, self.desk = shape, path, desk
        self.fault = ""  # what an entry that could not be read should look like
        self._described = ""
        self.way: QPushButton | None = None  # to where that is entered of which there is nothing to choose yet
        self.is_gone = False  # the question is not asked any more: what stands in the field is not committed
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)
        self.note = Note(desk.theme)
        self.note.setParent(self)  # a note that was never needed goes with its field
        self.note.hide()

    @property
    def value(self) -> object:
        """What is answered, or UNKNOWN."""
        return self.desk.case.answers.get(self.path)

    def load(self) -> None:
        """Show what is answered."""
        raise NotImplementedError

    def shown_width(self) -> int:
        """Return the width that the answer needs to be seen whole; 0 where a part of it tells enough."""
        return 0

    def name(self, text: str) -> None:
        """Give every widget inside the accessible name of the question."""
        for child in self.findChildren(QWidget):
            if not child.accessibleName() and not isinstance(child, QLabel | QRadioButton):
                child.setAccessibleName(text)

    def watch(self, widget: QWidget) -> None:
        """Tell when the focus comes to `widget`."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the focus come; leave undo to the request where nothing was typed that could be undone."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self.left.emit()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if is_undo and not _has_typed(watched):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def say(self, text: str, *, wrong: bool = False, right: bool = False) -> None:
        """Show a line under the field, or none."""
        if self.box.indexOf(self.note) < 0:
            self.box.addWidget(self.note)
        self.note.say(text, "blocker" if wrong else "success" if right else None)

    def say_where(self, *, is_empty: bool) -> None:
        """Where there is nothing to choose yet, say under which heading it is entered, with the way there."""
        assert self.shape.question is not None
        words, kind = self.desk.words, self.shape.question.kind
        root = self.desk.live.questionnaire.library.collections.get(collection_of(kind)) if is_empty else None
        if root is None:
            if self.note.text():
                self.say("")
            if self.way is not None:
                self.way.hide()
            return
        title = words.of_form(root.title, f"request/{root.collection}:title")
        self.say(words.text(N_("Nothing to choose yet; enter it under “{title}” first."), title=title))
        if self.way is None:
            there, told = root.collection, words.text(N_("Go to “{title}”"), title=title)
            self.way = button(told, lambda: self.wanted.emit(there), style="link", name=told)
            self.box.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeading)
        self.way.show()

    def type(self, data: object) -> None:
        """Have findings and letter follow what is being typed, before it is an answer."""
        assert self.shape.question is not None
        if self.shape.question.kind in {"text", "long_text"}:
            self.desk.type(self.path, _worded(self.value, str(data)) if data else UNKNOWN)
            return
        try:
            value = self.read(data) if data else UNKNOWN
        except ValueFault:
            return
        self.desk.type(self.path, value)

    def say_value(self, value: object) -> None:
        """Show under the field how an answer is read."""
        is_plain = value is UNKNOWN or isinstance(value, NotKnown)
        self.say("" if is_plain else self.desk.told(value, self.shape, self.path))

    def commit(self, data: object) -> None:
        """Read `data` as the kind of the question and answer it, or say what it should look like and keep it."""
        if self.is_gone:
            return
        had_fault, self.fault = bool(self.fault), ""
        if data in ("", []):
            self.mark(wrong=False)
            if self.value is not UNKNOWN:
                self.desk.remove(self.path)
            return
        assert self.shape.question is not None
        try:
            value = self.read(data)
        except ValueFault as fault:
            parameters = {"question": self.shape.question.id, **fault.parameters}
            problem = Problem(fault.code, Place(""), {**parameters, "allowed": ""})
            self.fault = self._told_of(problem)
            self.say(self.fault, wrong=True)
            self.mark(wrong=True)
            return
        self.mark(wrong=False)
        self.desk.answer(self.path, value)
        if had_fault and not self.is_gone:
            self.load()  # also where the answer is what it was, of which nobody is told

    def _told_of(self, problem: Problem) -> str:
        """Say why an entry was not read, and which answer stands in the letter as long as it is not corrected."""
        told = self.desk.words.say(problem_message(problem))
        if self.value is UNKNOWN or isinstance(self.value, NotKnown):
            return told
        answer = self.desk.told(self.value, self.shape, self.path)
        return self.desk.words.text(_STANDS, fault=told.rstrip("."), answer=answer)

    def read(self, data: object) -> object:
        """Return what was entered as an answer, sums and numbers as people write them; raise ValueFault."""
        question = self.shape.question
        assert question is not None
        if question.kind == "number" and isinstance(data, str):
            return read_number(data, self.desk.words.language)
        if question.kind == "amounts" and isinstance(data, list):
            return tuple(self.sum(str(one)) for one in data)
        return read_value(question, data, self.desk.case.content.vocabulary)

    def sum(self, text: str, currency: str = "") -> Amount:
        """Return a sum as it is typed in this window; `currency` is that of a bare figure. Raise ValueFault."""
        return read_sum(text, self.desk.words.language, self.desk.case.answers.text("request.requesting"), currency)

    def rest(self) -> None:
        """Keep words that stand in the field while the drafter pauses; what has to be read as something waits."""

    def mark(self, *, wrong: bool) -> None:
        """Draw the field as wrong or not."""

    def describe(self, text: str) -> None:
        """Have screen readers read `text` after the name of the question, in place of what was read there before."""
        widget = self.focusProxy() or self
        if text or widget.accessibleDescription() == self._described:
            self._described = text
            widget.setAccessibleDescription(text)

    def finish(self) -> None:
        """Commit what stands in the field and is no answer yet."""


class LineField(Field):
    """A single line: names, numbers, dates, sums, references."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        self.line = QLineEdit()
        if shape.question is not None and (shape.question.kind in _PARSED or shape.question.format is not None):
            self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.editingFinished.connect(self._done)
        self.line.textEdited.connect(lambda text: self.type(self._data(text.strip())))
        self.box.addWidget(self.line)
        self.box.addWidget(self.note)
        self.watch(self.line)
        self.setFocusProxy(self.line)
        self._shown = ""

    def load(self) -> None:
        """Show the answer, and under it how a date, a sum or a period is read."""
        value = self.value
        self._shown = self._typed(value)
        if not self.line.hasFocus() or not self.line.isModified():
            self.line.setText(self._shown)
            self.line.setCursorPosition(0)
            self.line.setModified(False)
        self.mark(wrong=False)
        self._say_read(value)

    def mark(self, *, wrong: bool) -> None:
        """Draw the line as wrong or not."""
        set_property(self.line, "wrong", "true" if wrong else "")

    def _say_read(self, value: object) -> None:
        """Say how a sum or number is read, and whether an identifier can be right."""
        question = self.shape.question
        assert question is not None
        if question.format is not None and isinstance(value, str):
            right = is_right(question.format, value)
            yes, no = _verdicts(question.format)
            self.say(self.desk.words.text(yes if right else no), wrong=not right, right=right)
        elif question.kind in _PARSED and value is not UNKNOWN and not isinstance(value, NotKnown):
            told = "" if question.kind == "amounts" else self.desk.told(value, self.shape, self.path)
            self.say("" if told.strip(_MARKS) == self._shown else told)
        else:
            self.say("")

    def finish(self) -> None:
        """Commit the line."""
        if self.line.isModified():
            self._done()

    def rest(self) -> None:
        """Keep the words of the line; it stays as typed."""
        assert self.shape.question is not None
        text = self.line.text().strip()
        if self.shape.question.kind == "text" and self.line.isModified() and text != self._shown:
            _answer_text(self, text)

    def _done(self) -> None:
        self.line.setModified(False)
        text = self.line.text().strip()
        if text == self._shown:
            if self.fault:  # what was refused has given way to the answer as it was
                self.fault = ""
                self.load()
            return
        assert self.shape.question is not None
        if self.shape.question.kind == "text":
            _answer_text(self, text)
        else:
            self.commit(self._data(text))

    def _typed(self, value: object) -> str:
        """Return an answer as it stands in the line: sums as the window writes them, which it also reads."""
        if isinstance(value, tuple) and all(isinstance(one, Amount) for one in value):
            return "; ".join(self.desk.told(one).strip(_MARKS).replace("\u00a0", " ") for one in value)
        return _as_typed(value)

    def _data(self, text: str) -> object:
        assert self.shape.question is not None
        is_list = is_many(self.shape.question.kind)
        return [one.strip() for one in re.split("[;؛]", text) if one.strip()] if is_list else text


class LongField(Field):
    """Several lines of the drafter's own words."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        self.text = LinesBox()
        self.text.setTabChangesFocus(True)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self.text.textChanged.connect(self._typing)
        self._grow()
        self.box.addWidget(self.text)
        self.box.addWidget(self.note)
        self.text.installEventFilter(self)
        self.setFocusProxy(self.text)

    def load(self) -> None:
        """Show the original text."""
        shown = _as_typed(self.value)
        if not self.text.hasFocus() and self.text.toPlainText() != shown:
            self.text.setPlainText(shown)
            self.text.document().setModified(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Commit when the focus leaves; grow when the lines break elsewhere, of which the document tells nothing."""
        if event.type() == QEvent.Type.FocusOut:
            self.finish()
        elif isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._grow)
        return super().eventFilter(watched, event)

    def written(self) -> str:
        """Return what stands here."""
        return self.text.toPlainText().strip()

    def rest(self) -> None:
        """Keep the words; they stay as typed and can be taken back key by key."""
        text = self.written()
        if self.text.document().isModified() and text != _as_typed(self.value):
            _answer_text(self, text)

    def mark(self, *, wrong: bool) -> None:
        """Draw the box as wrong or not."""
        set_property(self.text, "wrong", "true" if wrong else "")

    def _grow(self) -> None:
        """Be as high as the text, within limits."""
        lines = min(_MOST_LINES, max(_LEAST_LINES, round(self.text.document().size().height())))
        is_long = self.text.document().size().height() > _MOST_LINES
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.text.setVerticalScrollBarPolicy(bar)
        height = self.text.fontMetrics().lineSpacing() * lines + _AROUND
        if self.text.height() != height:
            self.text.setFixedHeight(height)

    def _typing(self) -> None:
        if self.text.hasFocus():
            self.type(self.written())

    def finish(self) -> None:
        """Commit what stands in the field."""
        text = self.written()
        self.text.document().setModified(False)
        if text != _as_typed(self.value):
            _answer_text(self, text)


class SentenceField(LongField):
    """A sentence or two, in lines of the whole width; it stays one paragraph, which Return ends."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Commit with Return."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.text and is_key and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:  # type: ignore[attr-defined]
            self.finish()
            return True
        return super().eventFilter(watched, event)

    def written(self) -> str:
        """Return what stands here; pasted lines become one, those of an answer that is there already stay."""
        text = super().written()
        return text if text == _as_typed(self.value) else " ".join(text.split())


class YesNoField(Field):
    """Yes, no, or not answered."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        row = QHBoxLayout()
        row.setSpacing(24)
        self.buttons: dict[bool, QRadioButton] = {}
        for value, text in ((True, N_("Yes")), (False, N_("No"))):
            button = Option(desk.words.text(text))
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _=False, chosen=value: desk.answer(path, chosen))
            self.buttons[value] = button
            self.watch(button)
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)
        self.setFocusProxy(self.buttons[True])

    def load(self) -> None:
        """Show the answer."""
        for value, choice in self.buttons.items():
            choice.setAutoExclusive(False)
            choice.setChecked(self.value is value)
            choice.setAutoExclusive(True)


class ChoiceField(Field):
    """One of several: options, States, languages, offences, persons and so on."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        self.combo = Combo()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.activated.connect(self._chosen)
        self.combo.currentTextChanged.connect(lambda text: tip(self.combo, text))  # a line cuts a long name off
        self.box.addWidget(self.combo)
        self.watch(self.combo)
        self.setFocusProxy(self.combo)
        self._entries: list[tuple[str, str]] | None = None

    def load(self) -> None:
        """Show the answer among what can be chosen now."""
        entries = list(self.choices())
        if entries != self._entries:
            self._entries = entries
            self.combo.clear()
            self.combo.addItem(self.desk.words.text(NOTHING), "")
            for key, text in entries:
                self.combo.addItem(text, key)
            self._searchable(len(entries) > 12)
            self.say_where(is_empty=not entries)
        self.combo.setCurrentIndex(max(0, self.combo.findData(key_of(self.value))))
        line = self.combo.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)  # a long name is read from its beginning

    def shown_width(self) -> int:
        """Return the width of the entry that is chosen, with the sign of the list."""
        text = self.combo.itemText(self.combo.currentIndex()) if self.value is not UNKNOWN else ""
        return self.combo.fontMetrics().horizontalAdvance(text) + round(_SIGN * self.desk.theme.scale) if text else 0

    def choices(self) -> Iterable[tuple[str, str]]:
        """Return what can be chosen: key and text."""
        own = self.path.split(".")[1:2] if self.shape.question is not None and self._is_of_its_kind() else []
        return (one for one in choices(self.shape, self.desk) if one[0] not in own)

    def _is_of_its_kind(self) -> bool:
        """Whether what is chosen stands in the list in which the question stands: nobody is his own lawyer."""
        assert self.shape.question is not None
        return self.path.partition(".")[0] == collection_of(self.shape.question.kind)

    def _searchable(self, wanted: bool) -> None:
        if wanted and not self.combo.isEditable():
            self._look_through(search_combo(self.combo))
        elif not wanted:
            self.combo.setEditable(False)

    def _look_through(self, search: Search) -> None:
        """Follow what is typed: what is no choice stays in the line, with the word that it is none."""
        self.search = search
        search.unclear.connect(self._unclear)
        line = self.combo.lineEdit()
        assert line is not None
        line.textEdited.connect(self._edited)
        line.editingFinished.connect(self._done)
        self.watch(line)
        self.box.addWidget(self.note)

    def _chosen(self, index: int) -> None:
        key = self.combo.itemData(index)
        if key is None:  # a heading
            self.load()
        elif self.fault or str(key) != key_of(self.value):
            self._edited("")
            self.commit(str(key))

    def _done(self) -> None:
        """An emptied line shows again what is answered."""
        if not self.combo.currentText().strip():
            self._edited("")
            self.load()

    def _edited(self, _: str) -> None:
        if self.fault:
            self.fault = ""
            self.say("")
            self.mark(wrong=False)

    def _unclear(self, told: str) -> None:
        self.fault = self.desk.words.text(told)
        self.say(self.fault, wrong=True)
        self.mark(wrong=True)

    def mark(self, *, wrong: bool) -> None:
        """Draw the list as wrong or not."""
        set_property(self.combo, "wrong", "true" if wrong else "")


def choices(shape: Shape, desk: Desk) -> Iterable[tuple[str, str]]:
    """Yield what the question at `shape` can be answered with: key and text, in the order in which it is shown."""
    question = shape.question
    assert question is not None
    content, words = desk.case.content, desk.words
    if collection_of(question.kind):
        yield from _items(shape, desk)
    elif question.options:
        yield from ((one, words.option(shape, one)) for one in question.options)
    elif question.kind in {"country", "countries"}:
        yield from sorted(
            ((one, words.state(one)) for one in content.vocabulary.words["country"]), key=lambda it: plain(it[1])
        )
    elif question.kind in {"language", "languages"}:
        yield from languages_of_people(words.language)
    elif question.kind == "assistance":
        for form in (one for forms in content.forms.by_group.values() for one in forms):
            yield form.form, words.of_form(form.title, f"assistance/{form.form}:title")
    elif question.kind == "treaties":
        yield from ((one, words.say(content.treaties.titles[one])) for one in content.treaties.ids)
    elif question.kind == "offence_type":
        yield from ((one, words.say(title)) for one, title in content.offences.titles.items())


def _items(shape: Shape, desk: Desk) -> Iterable[tuple[str, str]]:
    question = shape.question
    assert question is not None
    collection = collection_of(question.kind)
    records = desk.case.answers.records(collection)
    for key, name in desk.names_in(collection, lambda ref: item_name(desk, ref)):
        if not question.of or records[key].get("kind") in question.of:
            yield key, f"{name[:1].upper()}{name[1:]}"


def item_name(desk: Desk, ref: Ref) -> str:
    """Return how an item entered once is called in lists: facts with their number and words, others by their designation.

    What has no name yet is called by its number in its list: "Person 2".
    """
    if ref.collection == "facts":
        what = desk.case.answers.get(f"facts.{ref.id}.what")
        return f"{desk.wording.numbering.of(ref)} · {what.plain}" if isinstance(what, Text) else desk.told(ref)
    return desk.name_of(ref) or ref.id


def caption(desk: Desk, shape: Shape) -> str:
    """Return the noun phrase that names the answer at `shape`, in the language of the window."""
    message: Message = caption_of(shape)
    return desk.words.say(message)


def _answer_text(field: Field, text: str) -> None:
    """Change the drafter's own words; translations stay beside them."""
    if text and not field.is_gone:
        field.desk.answer(field.path, _worded(field.value, text))
    else:
        field.commit("")


def _worded(value: object, text: str) -> Text:
    """Return a text whose original reads `text`, with the translations of `value`."""
    if isinstance(value, Text) and value.versions:
        return value.reworded(text)
    return Text({DRAFTED: Version(text)})


def _as_typed(value: object) -> str:
    if value is UNKNOWN or isinstance(value, NotKnown):
        return ""
    if isinstance(value, Text):
        return value.plain
    if isinstance(value, tuple):
        return "; ".join(str(one) for one in value)
    return str(write_value(value))


def _has_typed(widget: QObject) -> bool:
    """Whether something was typed into `widget` that is no answer yet."""
    if isinstance(widget, QLineEdit):
        return widget.isModified()
    return isinstance(widget, QPlainTextEdit) and widget.document().isModified()


def key_of(value: object) -> str:
    """Return under which key an answer stands among the choices."""
    if value is UNKNOWN:
        return ""
    return value.id if isinstance(value, Ref) else str(value)
