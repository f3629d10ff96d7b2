"""One ground of refusal as a line: its state in a shape and a word; opened, why, who raises it, and the way to what clears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mla_writer.checks.demands import Demand
from mla_writer.checks.refusal_test import ASSURANCES, Result, State, Voice, text_of
from mla_writer.translation.message import Message, N_
from mla_writer.ui.demand import DemandBox
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import ElidedLabel, LaidButton, button, label, level_mark, mark
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.unfolding import Unfolding
from mla_writer.ui.words import unbroken

STATES: Mapping[State, tuple[str, str, str]] = {
    "open": ("triangle-alert", "warning", N_("open")),
    "assured": ("stamp", "accent", N_("assurance offered")),
    "answered": ("message-square", "accent", N_("answered")),
    "clear": ("check", "success", N_("not an issue")),
}
"""Icon, colour and word of each state: each has a shape of its own."""
_GO = N_("Go to the question")
_GO_ASSURANCES = N_("Go to the assurances")
_MAY_OFFER = N_("Possible assurance: {text}")
_INDENT = 34
"""Room before what is opened, in pixels at 100 %: below the words of the line."""


class GroundLine(Unfolding):
    """A line that opens. `wanted` asks for a question; `opened` tells that it was opened or closed."""

    wanted = Signal(str)
    opened = Signal(str, bool)

    def __init__(self, result: Result, desk: Desk, theme: Theme) -> None:
        super().__init__(_Head(result, desk, theme))
        self.result, self.desk, self.theme = result, desk, theme
        self.head.toggled.connect(lambda is_open: self.opened.emit(result.ground.id, is_open))

    def open(self) -> None:
        """Open the line."""
        self.head.setChecked(True)

    def links(self) -> tuple[QPushButton, ...]:
        """Return the ways to questions, while the line is open."""
        return tuple(self.body.findChildren(QPushButton, "link")) if self.body is not None else ()

    def made_body(self) -> QWidget:
        """Return what the ground rests on, and what can be done about it."""
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 2, 0, 10)
        row.setSpacing(0)
        row.addSpacing(round(_INDENT * self.theme.scale))
        box = QVBoxLayout()
        box.setSpacing(5)
        row.addLayout(box, 1)
        result, words = self.result, self.desk.words
        box.addWidget(label(words.say(text_of(result.ground, "means")), self.theme, "small", muted=True))
        box.addWidget(label(unbroken(self.desk.tell(result.why)), self.theme, "small"))
        for finding in result.findings:
            box.addLayout(self._way(self.desk.tell(finding.title or finding.message), finding.where, finding.level))
        voices = tuple(_demand(one) for one in (*result.raised_by, *result.excluded_by) if one.origin)
        for voice in result.raised_by:
            if not voice.origin:
                box.addWidget(label(words.say(voice.text), self.theme, "caption", muted=True))
        if voices:
            box.addWidget(DemandBox(voices, self.desk, self.theme))
        if result.state != "clear" and not result.findings:
            box.addLayout(self._links())
        return body

    def _links(self) -> QVBoxLayout:
        """Return the assurance that may be given, and the ways to it and to the question."""
        box, words = QVBoxLayout(), self.desk.words
        box.setSpacing(4)
        offered = self._assurance() if self.result.state in {"open", "answered"} else ""
        if offered:
            box.addWidget(label(words.text(_MAY_OFFER, text=f"\u2068{offered}\u2069"), self.theme, "small"))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._link(_GO, self.result.where))
        if self.result.ground.assurances:
            row.addWidget(self._link(_GO_ASSURANCES, ASSURANCES))
        row.addStretch(1)
        box.addLayout(row)
        return box

    def _way(self, told: str, where: str, level: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(level_mark(level, self.theme, 15), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(told, self.theme, "small"), 1)
        row.addWidget(self._link(_GO, where, told), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _link(self, text: str, where: str, about: str = "") -> QPushButton:
        told = self.desk.words.text(text)
        about = about or self.desk.words.say(self.result.title)
        made = button(told, lambda: self.wanted.emit(where), style="link", name=f"{told}: {about}")
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    def _assurance(self) -> str:
        """Return the wording of the assurance that fits, in the language of the window, or an empty text."""
        shape = self.desk.live.questionnaire.shape(ASSURANCES)
        option = next(iter(self.result.ground.assurances), "")
        if not option or shape is None or shape.question is None:
            return ""
        context = f"{shape.context}.options.{option}"
        return self.desk.words.say(Message(shape.question.in_letter[option], context=context, domain="documents"))


class _Head(LaidButton):
    """The line itself: a press opens it, Escape closes it."""

    def __init__(self, result: Result, desk: Desk, theme: Theme) -> None:
        words, (sign, colour, state) = desk.words, STATES[result.state]
        title, word = words.say(result.title), words.text(state)
        super().__init__("demand", f"{title}: {word}")
        self.theme, self._is_rtl = theme, words.is_rtl
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.row.setContentsMargins(8, 6, 8, 6)
        self.row.setSpacing(9)
        self.row.addWidget(mark(sign, colour, theme, 16))
        text = ElidedLabel(title, theme, "body", strong=result.state == "open")
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.row.addWidget(text, 1)
        told = label(word, theme, "small", muted=True)
        told.setWordWrap(False)
        self.row.addWidget(told)
        self.arrow = mark("chevron-right", "text-muted", theme, 14, mirrored=words.is_rtl)
        self.row.addWidget(self.arrow)
        self.seal()
        self.toggled.connect(self._turn)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Escape; Enter opens as Space does."""
        if event.key() == Qt.Key.Key_Escape and self.isChecked():
            self.setChecked(False)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def _turn(self, is_open: bool) -> None:
        edge = round(14 * self.theme.scale)
        name, mirrored = ("chevron-down", False) if is_open else ("chevron-right", self._is_rtl)
        self.arrow.setPixmap(icon(name, self.theme.colours["text-muted"], mirrored=mirrored).pixmap(edge, edge))


def _demand(voice: Voice) -> Demand:
    """Return a voice as a demand, with the article that it stands in."""
    sources = tuple(replace(one, ref=voice.ref or one.ref) for one in voice.sources)
    return Demand("", voice.text, voice.origin, sources, is_known_fact=True)
