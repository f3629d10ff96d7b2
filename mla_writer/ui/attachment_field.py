"""The field of an attached file: which it is, how large, with how many pages and which sum; attached, exchanged, taken off."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy

from mla_writer.answers.attachment import Attachment
from mla_writer.errors import ProgramError
from mla_writer.forms.shapes import Shape
from mla_writer.storage.attached import look_at
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.aside import do_aside
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import Field
from mla_writer.ui.parts import ElidedLabel, button
from mla_writer.ui.theme import icon

_NONE, _READING = N_("No file attached"), N_("Reading the file…")
_ATTACH, _ANOTHER, _REMOVE = N_("Attach a file…"), N_("Another file…"), N_("Remove the file")
_CHOOSE = N_("Attach a file")
_TOLD = N_("{size}, pages: {pages}, SHA-256 {sum}")
_UNCOUNTED = N_("not counted")
_UNITS = ("B", "kB", "MB", "GB")


class AttachmentField(Field):
    """The name of the file with its buttons; below it, what is kept of the file."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        self._is_looking = False
        row = QHBoxLayout()
        row.setSpacing(8)
        self.file = ElidedLabel("", desk.theme, "body")
        self.file.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.attach = button("", self.choose)
        self.attach.setIcon(icon("paperclip", desk.theme.colours["text"]))
        self.off = button(desk.words.text(_REMOVE), self._take_off, style="link")
        row.addWidget(self.file, 1)
        row.addWidget(self.attach)
        row.addWidget(self.off)
        self.box.addLayout(row)
        self.box.addWidget(self.note)
        self.setFocusProxy(self.attach)
        for one in (self.attach, self.off):
            self.watch(one)

    def name(self, text: str) -> None:
        """Say with each button what it is about."""
        for one in (self.attach, self.off):
            one.setAccessibleName(f"{text} {one.text()}")

    def load(self) -> None:
        """Show what is attached."""
        value, words = self.value, self.desk.words
        is_there = isinstance(value, Attachment)
        self.file.show_text(f"\u2068{value.name}\u2069" if isinstance(value, Attachment) else words.text(_NONE))
        self.attach.setText(words.text(_ANOTHER if is_there else _ATTACH))
        self.off.setVisible(is_there)
        self.say(self._kept(value) if isinstance(value, Attachment) else "")

    def choose(self) -> None:
        """Ask for a file."""
        told = self.desk.words.text(_CHOOSE)
        file, _ = QFileDialog.getOpenFileName(self, told, str(self.desk.case.folder))
        if file:
            self.take(Path(file))

    def take(self, file: Path) -> None:
        """Attach a file: it is read beside the window, then answered."""
        if self._is_looking:
            return
        self._is_looking = True
        self._busy(on=True)
        self.say(self.desk.words.text(_READING))
        do_aside(partial(_look, file, self.desk.case.folder), self._looked, self, "attachment")

    def _looked(self, seen: Attachment | ProgramError | None) -> None:
        self._is_looking = False
        self._busy(on=False)
        if self.is_gone:
            return
        if isinstance(seen, Attachment):
            self.desk.attach(self.path.split(".")[1], seen)
            self.load()
        elif seen is not None:
            self.say(self.desk.words.say(problem_message(seen.problems[0])), wrong=True)

    def _take_off(self) -> None:
        self.desk.remove(self.path)
        self.attach.setFocus()

    def _busy(self, *, on: bool) -> None:
        for one in (self.attach, self.off):
            one.setEnabled(not on)

    def _kept(self, value: Attachment) -> str:
        words = self.desk.words
        pages = words.text(_UNCOUNTED) if value.pages is None else str(value.pages)
        return words.text(_TOLD, size=_size(value.size), pages=pages, sum=f"\u2066{value.sha256}\u2069")


def _look(file: Path, folder: Path) -> Attachment | ProgramError:
    """Read a file once, in a thread: what is kept of it, or why it cannot be read."""
    try:
        return look_at(file, folder)
    except ProgramError as error:
        return error


def _size(size: int) -> str:
    """Return a size in the unit in which it is read at a glance."""
    figure, unit = float(size), 0
    while figure >= 1000 and unit < len(_UNITS) - 1:
        figure, unit = figure / 1000, unit + 1
    return f"\u2066{figure:.0f} {_UNITS[unit]}\u2069"
