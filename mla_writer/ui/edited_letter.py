"""Reading a letter back that was edited in Word: each difference beside what the draft says, taken over or left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.errors import Problem, ProgramError
from mla_writer.revision.edited import Change, Edited, read_edited
from mla_writer.revision.telling import notes_on, told_of
from mla_writer.translation.locales import language_name
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.difference_list import GroupedList
from mla_writer.ui.letter import READERS
from mla_writer.ui.look_dialog import LookDialog
from mla_writer.ui.parts import Tick, banner, button, isolated, label
from mla_writer.ui.theme import Theme

_TITLE = N_("Edited letter")
_LOOKING = N_("Reading the letter and comparing it with the draft…")
_KEPT = N_("What you do not choose stays as it is. A single Undo reverses everything.")
_CHANGED = N_("The draft has been changed since this letter was written. Conflicting changes are marked.")
_NOTHING = N_("Nothing was changed in this letter.")
_TAKE, _TAKE_SOME = N_("Accept"), N_("Accept {number}")
_CHOOSE, _CHOOSE_ALL = N_("Choose the changes to accept."), N_("Choose all except those that remove an answer")
_CAN, _CANNOT, _COMMENTS = (
    N_("Can be accepted: {number}"),
    N_("To be changed in the answers themselves: {number}"),
    N_("Comments: {number}"),
)
_FIRST = N_("The draft comes first, then the edited letter.")
_ANYWAY = N_("Read it into this draft anyway")
_MOST = 40


class EditedLetterDialog(LookDialog[Edited]):
    """The dialog. `anyway` asks to read a letter of another draft into this one."""

    anyway = Signal(object)

    def __init__(self, source: Path, desk: Desk, theme: Theme, parent: QWidget, *, of_another: bool = False) -> None:
        self.desk = desk
        self.edited: Edited | None = None
        case = desk.case.snapshot()
        super().__init__(
            source, lambda: read_edited(source, case, of_another=of_another), desk.words, theme, parent,
            title=_TITLE, looking=_LOOKING, act=_TAKE, sign="check",
        )  # fmt: skip
        self.note.setText(self.words.text(_KEPT))

    def show_found(self, found: Edited) -> None:
        """Show which letter it is and what was changed in it."""
        self.edited = found
        words = self.words
        language = language_name(found.known.language, words.language)
        reader = words.text(next(text for key, text in READERS if key == found.known.reader))
        self.box.addWidget(label(f"{reader} · {isolated(str(language))}", self.theme, "question", strong=True))
        if found.has_changed:
            self.box.addWidget(banner(words.text(_CHANGED), "warning", self.theme))
        self.changes = ChangeList(found, self.desk, self.theme, self)
        self.changes.chosen_changed.connect(self._choose)
        self.box.addWidget(self.changes, 1)
        if not any(one.can_be_taken for one in found.changes):
            self.leave_only()
            if not found.changes:
                self.say(words.text(_NOTHING), "advice")
            self.cancel.setFocus()
            return
        self.main.show()
        self._choose()
        self.changes.take_focus()

    def take(self) -> None:
        """Take over what was chosen, or say that nothing is."""
        if self.edited is None:
            return
        chosen = self.changes.chosen
        if not chosen:
            self.say(self.words.text(_CHOOSE), "advice")
            self.changes.take_focus()
            return
        try:
            self.desk.take_edited(self.edited, chosen)
        except ProgramError as error:
            self.say(self.told_of(error.problems[0]), "blocker")
            return
        self.taken.emit(chosen)
        self.accept()

    def show_faults(self, faults: Sequence[Problem]) -> None:
        """Show why it cannot be read; a letter of another draft can be read all the same."""
        super().show_faults(faults)
        if [one.code for one in faults] == ["BACK-005"]:
            self.read_anyway = button(self.words.text(_ANYWAY), self._read_anyway)
            self.box.insertWidget(self.box.count() - 1, self.read_anyway)

    def _read_anyway(self) -> None:
        self.reject()
        self.anyway.emit(self.source)

    def _choose(self) -> None:
        number = len(self.changes.chosen)
        self.main.setText(self.words.text(_TAKE_SOME if number else _TAKE, number=number))


class ChangeList(GroupedList):
    """Every change with what the draft says and what the letter says; those that can be taken over with a box to tick."""

    chosen_changed = Signal()

    def __init__(self, edited: Edited, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(desk.words, theme, parent)
        self.desk = desk
        self.boxes: dict[int, QCheckBox] = {}
        self._picked: set[int] = set()
        self._changes = edited.changes
        self.setAccessibleName(desk.words.text(_TITLE))
        can = [number for number, one in enumerate(edited.changes) if one.can_be_taken]
        cannot = [number for number, one in enumerate(edited.changes) if not one.can_be_taken]
        if can:
            self.all = button(desk.words.text(_CHOOSE_ALL), self.choose_all, style="link")
            self.column.addWidget(label(desk.words.text(_FIRST), theme, "small", muted=True))
            self.column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        for heading, some in ((_CAN, can), (_CANNOT, cannot)):
            if some:
                self.group(
                    desk.words.text(heading, number=len(some)), [partial(self._line, one) for one in some], _MOST
                )
        comments = edited.file.comments
        if comments:
            lines = [partial(label, isolated(one), theme, "small") for one in comments]
            self.group(desk.words.text(_COMMENTS, number=len(comments)), lines, _MOST)
        self.column.addStretch(1)

    @property
    def chosen(self) -> list[Change]:
        """What is to be taken over."""
        return [self._changes[number] for number in sorted(self._picked)]

    def choose_all(self) -> None:
        """Choose every change but those that remove an answer."""
        self._picked |= {n for n, one in enumerate(self._changes) if one.can_be_taken and one.sort != "emptied"}
        for number, box in self.boxes.items():
            box.setChecked(number in self._picked)
        self.chosen_changed.emit()

    def take_focus(self) -> None:
        """Go to the first change that can be taken over."""
        next(iter(self.boxes.values())).setFocus()

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _line(self, number: int) -> QWidget:
        change, words = self._changes[number], self.words
        told = words.say(told_of(change, self.desk.case, words.language))
        notes = " ".join(words.say(one) for one in notes_on(change))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        holder = QVBoxLayout()
        holder.setSpacing(0)
        holder.addWidget(self.topic(told, self._led(change.before), self._led(change.after)))
        if notes:
            holder.addWidget(label(notes, self.theme, "caption", muted=True))
        if change.can_be_taken:
            box = Tick()
            box.setAccessibleName(told)
            box.setAccessibleDescription(f"{change.before} → {change.after}. {notes}")
            box.setChecked(number in self._picked)
            box.toggled.connect(lambda on: self._pick(number, on=on))
            self.boxes[number] = box
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(holder, 1)
        return line

    def _pick(self, number: int, *, on: bool) -> None:
        if on:
            self._picked.add(number)
        else:
            self._picked.discard(number)
        self.chosen_changed.emit()

    def _led(self, text: str) -> str:
        """Return a text whose lines begin at the edge at which the window begins, in whatever language they are."""
        edge = "\u200f" if self.words.is_rtl else "\u200e"
        return "\n".join(f"{edge}{isolated(line)}" for line in text.splitlines())
