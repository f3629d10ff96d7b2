"""Fields for what a pack holds under names of its author's choosing, and for questions within a question."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.pack_desk import PackDesk
from mla_writer.ui.pack_fields import OPEN, LineField, PackField, take_out
from mla_writer.ui.pack_rules import ConditionField
from mla_writer.ui.parts import button, set_property, sunken
from mla_writer.ui.theme import icon
from mla_writer.ui.words import breakable
from mla_writer.yamlio import Data, Position

_KEY = re.compile(r"[a-z][a-z0-9_]*(?:-[A-Z][a-z]{3})?")
_NO_NAME = N_("“{name}” cannot be a short name: a lower-case letter first, then lower-case letters, digits and _.")
_NO_LANGUAGE = N_("“{name}” is not the code of a language, such as fr.")
_TAKEN = N_("“{name}” is taken already. Choose another.")
_NEW = {"names": "en", "options": "option", "in_letter": "option", "with": "value"}
"""What a new name begins with, by the key under which it stands."""


class ExpressionField(ConditionField):
    """A value of a message, read while it is written: it may give anything, not only yes or no."""

    @property
    def for_each(self) -> str:
        """The list of which each entry is looked at, with its name."""
        return str(self.desk.get((*self.at[:-2], "for_each")) or "")

    is_value = True


class FormLike(Protocol):
    """What a form of one question does."""

    def load(self) -> None:
        """Show what stands in the pack."""

    def judge(self) -> None:
        """Show what is wrong."""

    def finish(self) -> None:
        """Write what was typed."""


class ListField(PackField):
    """What stands below one another at `at`, each entry in a widget of its own, and a button that adds one."""

    def __init__(self, desk: PackDesk, at: Position, name: str) -> None:
        super().__init__(desk, at, name)
        self.entries: list[FormLike] = []
        self.inner = QVBoxLayout()
        self.inner.setSpacing(8)
        self.box.addLayout(self.inner)
        self.add = adding(desk, name, self._add)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        self.box.addLayout(line)
        self.setFocusProxy(self.add)
        self._shown: object = None
        self.done()

    def load(self) -> None:
        """Show the entries, made anew where there are others."""
        keys = self.desk.entries(self.at)
        if (self.at, keys) != self._shown:
            self._shown = (self.at, keys)
            take_out(self.inner)
            self.entries = [self._take_in((*self.at, one)) for one in keys]
        for one in self.entries:
            one.load()

    def finish(self) -> None:
        """Write what was typed."""
        for one in self.entries:
            one.finish()

    def judge(self) -> None:
        """Say what is wrong with the list as a whole, and in each entry."""
        judge_alone(self)
        for one in self.entries:
            one.judge()

    def _take_in(self, at: Position) -> FormLike:
        """Put the widget of the entry at `at` below the others."""
        raise NotImplementedError

    def _add(self) -> None:
        """Write a new entry."""
        raise NotImplementedError


class TermsField(ListField):
    """Texts by name: the options of a question, how they read in the letter, the values of a message (`is_value`)."""

    def __init__(self, desk: PackDesk, at: Position, name: str, *, is_value: bool = False) -> None:
        super().__init__(desk, at, name)
        self.is_value = is_value

    @property
    def rows(self) -> list[TermRow]:
        """The entries."""
        return [one for one in self.entries if isinstance(one, TermRow)]

    def _take_in(self, at: Position) -> TermRow:
        row = TermRow(self.desk, at, self.title, is_value=self.is_value)
        self.inner.addWidget(row)
        return row

    def _add(self) -> None:
        key = self._new_key()
        self.desk.set((*self.at, key), OPEN, self.title)
        row = next((one for one in self.rows if one.at[-1] == key), None)
        if row is not None:
            row.key.setFocus()
            row.key.selectAll()

    def _new_key(self) -> str:
        """Return a key that is free; for a name in a language the first of those in which requests are taken."""
        held = self.desk.entries(self.at)
        taken = self.desk.get(("languages", "accepted")) if self.at[-1] == "names" else None
        left = [str(one) for one in taken if one not in held] if isinstance(taken, list) else []
        return left[0] if left else free(_NEW.get(str(self.at[-1]), "name"), held)


class TermRow(QWidget):
    """One name, and what stands under it."""

    def __init__(self, desk: PackDesk, at: Position, title: str, *, is_value: bool) -> None:
        super().__init__()
        self.desk, self.at, self.title = desk, at, title
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.key = QLineEdit(str(at[-1]))
        told = N_("Language, by its code") if at[-2] == "names" else N_("Short name")
        self.key.setAccessibleName(desk.words.listed((title, desk.words.text(told))))
        self.key.editingFinished.connect(self._rename)
        row.addWidget(self.key, 2, Qt.AlignmentFlag.AlignTop)
        name = desk.words.listed((title, str(at[-1])))
        self.value = ExpressionField(desk, at, name) if is_value else LineField(desk, at, name)
        self.value.head.hide()
        row.addWidget(self.value, 4)
        told = desk.words.text(N_("Remove: {name}"), name=f"\u2068{at[-1]}\u2069")
        cross = button("", lambda: desk.remove(at, name), style="icon", name=told)
        cross.setIcon(icon("x", desk.theme.colours["text-muted"]))
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)

    def _rename(self) -> None:
        """Give it another name, where that can be one and is free."""
        key = self.key.text().strip()
        if key == self.at[-1]:
            set_property(self.key, "wrong", "")
            self.value.judge()
            return
        why = refusal_of(key, self.desk, self.at)
        if why:
            self.value.note.say(why, "blocker")
            set_property(self.key, "wrong", "true")
            return
        set_property(self.key, "wrong", "")
        self.value.finish()
        self.desk.rename(self.at, key, self.title)

    def load(self) -> None:
        """Show what stands in the pack."""
        self.value.load()

    def judge(self) -> None:
        """Show what is wrong."""
        self.value.judge()

    def finish(self) -> None:
        """Write what was typed."""
        self.value.finish()


class QuestionsField(ListField):
    """The questions that a question is made of; each is a form like the one around it, which `make` makes."""

    def __init__(
        self, desk: PackDesk, at: Position, name: str, make: Callable[[Position], tuple[QWidget, FormLike]]
    ) -> None:
        super().__init__(desk, at, name)
        self.make = make

    def _take_in(self, at: Position) -> FormLike:
        frame, box = sunken(10)
        widget, form = self.make(at)
        box.addWidget(widget)
        gone = button(
            self.desk.words.text(N_("Remove")), lambda: self.desk.remove(at, self.title), style="quiet",
            name=f"{self.desk.words.text(N_('Remove'))}: {self.title} {int(at[-1]) + 1}",
        )  # fmt: skip
        line = QHBoxLayout()
        line.addWidget(gone)
        line.addStretch(1)
        box.addLayout(line)
        self.inner.addWidget(frame)
        return form

    def _add(self) -> None:
        every = self.desk.entries(self.at)
        name = free("question", [str(self.desk.get((*self.at, one, "id"))) for one in every])
        begun: Data = {"id": name, "kind": "text", "label": OPEN}
        self.desk.insert(self.at, len(every), begun, self.title)


def judge_alone(held: PackField) -> None:
    """Say below a list what is wrong with it as a whole; what is wrong within an entry is said there."""
    own = [one for one in held.desk.problems_at(held.at) if len(one.at) <= len(held.at)]
    told = held.desk.say(own[0]) if own else ""
    held.note.say(breakable(told), "blocker" if own else None)


def adding(desk: PackDesk, name: str, act: Callable[[], object]) -> QPushButton:
    """Return the button that adds to a list."""
    told = desk.words.text(N_("Add"))
    made = button(told, act, name=f"{told}: {name}")
    made.setIcon(icon("plus", desk.theme.colours["text"]))
    return made


def refusal_of(key: str, desk: PackDesk, at: Position) -> str:
    """Return why an entry that stands at `at` cannot have another short name, or an empty text where it can."""
    is_language = at[-2] == "names"
    if not _KEY.fullmatch(key) or (not is_language and not key.islower()):
        told = _NO_LANGUAGE if is_language else _NO_NAME
    elif key in desk.entries(at[:-1]):
        told = _TAKEN
    else:
        return ""
    return desk.words.text(told, name=f"\u2068{key}\u2069")


def free(name: str, taken: object) -> str:
    """Return the first of name, name_2, name_3 that is not taken."""
    assert isinstance(taken, tuple | list)
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    return found
