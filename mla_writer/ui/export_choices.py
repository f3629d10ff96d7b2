"""What can be chosen for an export: languages, reader, format, and draft or final."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.forms.model import Reader
from mla_writer.letters import Format, Wanted, questions_left_out, withheld_from
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import caption
from mla_writer.ui.letter import READERS
from mla_writer.ui.parts import label, set_property
from mla_writer.ui.theme import Theme

_FORMATS: tuple[tuple[Format, str], ...] = (
    ("docx", N_("Word (.docx)")),
    ("html", N_("Web page (.html)")),
    ("txt", N_("Plain text (.txt)")),
)
_ACCEPTED, _ORIGINAL = N_("the authority reads this one"), N_("your original")
_ALL = N_("everything, for the authority that is asked")
_NOTHING = N_("nothing is left out")
_LEFT_OUT = N_("left out: {what}")
_COUNTED = {
    "facts": N_("facts ({number})"),
    "persons": N_("persons ({number})"),
    "documents": N_("documents ({number})"),
}
_DRAFT = N_("gaps shown, marked as a draft")
_FINAL = N_("no marks, for signature; written once no blocker is open")


class Choices(QFrame):
    """The choices; `changed` tells that one was made."""

    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk, self.theme = desk, theme
        self.languages: dict[str, QCheckBox] = {}
        self.readers: dict[Reader, QRadioButton] = {}
        self.format = QComboBox()
        self.draft, self.final = QRadioButton(), QRadioButton()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 24, 18)
        box.setSpacing(2)
        for title, part in (
            (N_("Languages"), self._language_choices()),
            (N_("Who will read it"), self._reader_choices()),
            (N_("Format"), self._format_choice()),
            (N_("Draft or final"), self._state_choices()),
        ):
            told = label(desk.words.text(title), theme, "question", strong=True)
            box.addWidget(told)
            box.addWidget(part)
            box.addSpacing(10)
        box.addStretch(1)

    def wanted(self) -> Wanted:
        """Return what is chosen."""
        languages = tuple(code for code, one in self.languages.items() if one.isChecked())
        reader = next(key for key, one in self.readers.items() if one.isChecked())
        return Wanted(languages, reader, self.format.currentData(), final=self.final.isChecked())

    def take_focus(self) -> None:
        """Go to the first language."""
        next(iter(self.languages.values())).setFocus()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _language_choices(self) -> QWidget:
        case, names = self.desk.case, locale_of(self.desk.words.language).languages
        accepted = case.pack.languages.accepted if case.pack is not None else ()
        chosen, written = case.answers.listed("request.letters"), case.answers.text("request.written_in")
        holder, box = _column()
        first = (*chosen, *(one for one in case.content.catalogues.languages if one not in chosen))
        for code in first:
            if code not in case.content.catalogues.languages:
                continue
            one = QCheckBox(names.get(code, code))
            one.setChecked(code in chosen)
            one.toggled.connect(self.changed)
            self.languages[code] = one
            notes = [text for text, holds in ((_ACCEPTED, code in accepted), (_ORIGINAL, code == written)) if holds]
            box.addWidget(self._line(one, ", ".join(self.desk.words.text(text) for text in notes)))
        return holder

    def _reader_choices(self) -> QWidget:
        holder, box = _column()
        group = QButtonGroup(holder)
        for key, text in READERS:
            one = QRadioButton(self.desk.words.text(text))
            group.addButton(one)
            _check(one, on=key == "full")
            one.toggled.connect(lambda on: self.changed.emit() if on else None)
            self.readers[key] = one
            box.addWidget(self._line(one, self._left_out(key)))
        return holder

    def _format_choice(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 2, 0, 0)
        self.format.setAccessibleName(self.desk.words.text(N_("Format")))
        for key, text in _FORMATS:
            self.format.addItem(self.desk.words.text(text), key)
        self.format.currentIndexChanged.connect(self.changed)
        row.addWidget(self.format)
        row.addStretch(1)
        return holder

    def _state_choices(self) -> QWidget:
        holder, box = _column()
        group = QButtonGroup(holder)
        is_final = self.desk.case.is_complete
        for one, text, note, on in (
            (self.draft, N_("Draft"), _DRAFT, not is_final),
            (self.final, N_("Final"), _FINAL, is_final),
        ):
            one.setText(self.desk.words.text(text))
            group.addButton(one)
            _check(one, on=on)
            one.toggled.connect(lambda checked: self.changed.emit() if checked else None)
            box.addWidget(self._line(one, self.desk.words.text(note)))
        return holder

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _left_out(self, reader: Reader) -> str:
        """Return in words what the letter for a reader leaves out, judged by what was answered and marked."""
        words = self.desk.words
        if reader == "full":
            return words.text(_ALL)
        withheld = withheld_from(self.desk.case, reader)
        counts = {name: sum(one.collection == name for one in withheld) for name in _COUNTED}
        told = [words.text(_COUNTED[name], number=number) for name, number in counts.items() if number]
        told += dict.fromkeys(caption(self.desk, one.shape) for one in questions_left_out(self.desk.case, reader))
        return words.text(_LEFT_OUT, what=", ".join(told)) if told else words.text(_NOTHING)

    def _line(self, choice: QAbstractButton, note: str) -> QFrame:
        """Return a choice with what is said of it; the line of the one that is taken is tinted."""
        line = QFrame()
        line.setObjectName("choice")
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 1, 8, 1)
        row.setSpacing(8)
        row.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        told = label(note, self.theme, "small", muted=True)
        told.setContentsMargins(0, 5, 0, 4)
        row.addWidget(told, 1)
        choice.setAccessibleDescription(note)
        if isinstance(choice, QRadioButton):
            set_property(line, "chosen", "true" if choice.isChecked() else "false")
            choice.toggled.connect(lambda on: set_property(line, "chosen", "true" if on else "false"))
        return line


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    return holder, box


def _check(radio: QRadioButton, *, on: bool) -> None:
    """Tick a button of a group, or not; Tab goes to the ticked one, and Qt sees to it from the first press on."""
    radio.setChecked(on)
    radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
