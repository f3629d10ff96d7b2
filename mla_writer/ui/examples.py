"""Examples: of an answer, in words, and of a request of a type that is good, and one that is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.answers.kinds import ValueFault, read_value
from mla_writer.forms.model import Form
from mla_writer.forms.shapes import Shape
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import button, label, mark, sunken
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words


class Examples(QWidget):
    """A line to press, and below it the two examples."""

    def __init__(self, form: Form, words: Words, theme: Theme) -> None:
        super().__init__()
        self.form, self.words, self.theme = form, words, theme
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 16)
        self.box.setSpacing(6)
        row = QHBoxLayout()
        self.opener = button(words.text(N_("A good and a bad example")), style="flush")
        self.opener.setCheckable(True)
        self.opener.setFont(theme.font("caption", strong=True))
        self.opener.toggled.connect(self._show)
        row.addWidget(self.opener)
        row.addStretch(1)
        self.box.addLayout(row)
        self.examples: QFrame | None = None

    def _show(self, is_open: bool) -> None:
        if self.examples is None:
            self.examples = self._made()
            self.box.addWidget(self.examples)
        self.examples.setVisible(is_open)

    def _made(self) -> QFrame:
        frame, box = sunken(8)
        for sign, colour, text in (("check", "success", self.told("good")), ("x", "blocker", self.told("bad"))):
            row = QHBoxLayout()
            row.setSpacing(9)
            row.addWidget(mark(sign, colour, self.theme, 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(text, self.theme, "small"), 1)
            box.addLayout(row)
        return frame

    def told(self, which: str) -> str:
        """Return the `good` or the `bad` example."""
        name = N_("Good: {text}") if which == "good" else N_("Refused: {text}")
        text = self.words.of_form(getattr(self.form, which), f"assistance/{self.form.form}:{which}")
        return self.words.text(name, text=text)


def example_of(shape: Shape, path: str, desk: Desk) -> str:
    """Return the example of a question in words: a date as people read it, not as it is kept; empty where it has none."""
    assert shape.question is not None
    told = desk.words.of_question(shape, "example")
    if not told or shape.question.kind in {"text", "long_text", "verbatim"}:
        return told
    data: object = told
    try:
        value = read_value(shape.question, data, desk.case.content.vocabulary)
    except ValueFault:
        return f"\u2066{told}\u2069"
    return desk.told(value, shape, path) or told
