"""The cards of the review: a finding with the way to its question and the way to set it aside; one that was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import Day, Ref
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import item_name
from mla_writer.ui.parts import button, isolated_code, label, level_mark, mark, set_property
from mla_writer.ui.reason import ReasonForm
from mla_writer.ui.sections import SectionPage, home_of
from mla_writer.ui.theme import Theme

_LONGEST = 60
_WIDE = 40
"""Width of a card in em of the body font from which its buttons stand beside the words."""


class FindingCard(QFrame):
    """An open finding. `wanted` asks for its question, `leaving` tells that the card is about to go, `changed` that it grew."""

    wanted = Signal(str)
    leaving = Signal(str)
    changed = Signal()

    def __init__(self, finding: Finding, text: str, place: tuple[str, ...], desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.finding, self.desk, self.theme = finding, desk, theme
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 10, 12, 10)
        outer.setSpacing(10)
        is_told = finding.result == "not_met"
        sign = level_mark(finding.level, theme) if is_told else mark("circle-question-mark", finding.level, theme)
        outer.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.box = QVBoxLayout()
        self.box.setSpacing(4)
        outer.addLayout(self.box, 1)
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.head.setSpacing(8)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(text, theme, strong=True))
        if finding.title is not None:
            said.addWidget(label(desk.tell(finding.message), theme, "small"))
        for told in self._told(place):
            said.addWidget(label(told, theme, "small", muted=True))
        self.head.addLayout(said, 1)
        self.head.addWidget(self._buttons(text), 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(self.head)
        self.form: ReasonForm | None = None

    def take_focus(self) -> None:
        """Give the focus to what can be done."""
        self.override.setFocus()

    def ask(self) -> None:
        """Ask for the reason, in place."""
        if self.form is None:
            self.form = ReasonForm(self.desk, self.theme)
            self.form.given.connect(self._record)
            self.form.cancelled.connect(self._cancel)
            self.form.changed.connect(self.changed)
            self.box.addWidget(self.form)
        self.form.show()
        self.acts.hide()
        set_property(self, "open", "true")
        self.form.reason.setFocus()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons beside the words, or below them where there is no room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE * self.theme.sizes["body"] * self.theme.scale
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if way != self.head.direction():
            self.head.setDirection(way)

    def _told(self, place: tuple[str, ...]) -> list[str]:
        """Return what stands below the message: why it cannot be told, and the code with its place."""
        finding = self.finding
        note = self.desk.note_of(finding)
        code = isolated_code(finding.code)
        return [one for one in (note, " · ".join((code, *place) if code else place)) if one]

    def _buttons(self, text: str) -> QWidget:
        words = self.desk.words
        self.acts = QWidget()
        row = QHBoxLayout(self.acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        go, over = words.text(N_("Go to question")), words.text(N_("Override…"))
        self.go = button(go, lambda: self.wanted.emit(self.finding.where), name=f"{go}: {text}")
        self.override = button(over, self.ask, style="quiet", name=f"{over}: {text}")
        for one in (self.go, self.override):
            one.setFont(self.theme.font("small", strong=True))
            row.addWidget(one)
        return self.acts

    def _record(self, reason: str) -> None:
        self.leaving.emit(self.finding.key)
        self.desk.override(self.finding, reason)

    def _cancel(self) -> None:
        if self.form is not None:
            self.form.hide()
        self.acts.show()
        set_property(self, "open", "false")
        self.override.setFocus()
        self.changed.emit()


class OverriddenCard(QFrame):
    """A finding that was set aside: why, by whom and when, and the way to take that back."""

    leaving = Signal(str)

    def __init__(self, finding: Finding, text: str, place: tuple[str, ...], desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.finding, self.desk = finding, desk
        override, words = finding.overridden, desk.words
        assert override is not None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(level_mark("overridden", theme), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(label(text, theme, "small", strong=True))
        box.addWidget(
            label(words.text(N_("Overridden: {reason}"), reason=f"\u2068{override.reason}\u2069"), theme, "small")
        )
        who = [f"\u2068{override.by}\u2069"] if override.by else []
        told = (*who, dated(desk, override.on), isolated_code(finding.code), *place)
        box.addWidget(label(" · ".join(one for one in told if one), theme, "caption", muted=True))
        row.addLayout(box, 1)
        undo = words.text(N_("Undo"))
        self.undo = button(undo, self._withdraw, style="link", name=f"{undo}: {text}")
        self.undo.setFont(theme.font("small"))
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)

    def take_focus(self) -> None:
        """Give the focus to what can be done."""
        self.undo.setFocus()

    def _withdraw(self) -> None:
        self.leaving.emit(self.finding.key)
        self.desk.withdraw(self.finding)


def place_of(desk: Desk, known: Mapping[str, SectionPage], where: str) -> tuple[str, ...]:
    """Return in words where a finding stands: the title of the section, and the item where it is about one."""
    home = home_of(where, known)
    title = (home.title,) if home is not None else ()
    head, _, rest = where.partition(".")
    keys = rest.split(".")
    if head in COLLECTIONS and keys[0]:
        name = shorten(item_name(desk, Ref(head, keys[0])), _LONGEST, placeholder="…")
        return (*title, f"\u2068{name}\u2069")
    shape = desk.live.questionnaire.shape(f"{head}.{keys[0]}")
    items = list(desk.case.answers.records(f"{head}.{keys[0]}"))
    if shape is None or shape.repeats is None or len(keys) < 2 or keys[1] not in items:
        return title
    return (*title, f"{desk.words.of_form(shape.repeats.item, f'{shape.context}.item')} {items.index(keys[1]) + 1}")


def dated(desk: Desk, on: str) -> str:
    """Return a date of the history as people read it."""
    try:
        return desk.told(Day.parse(on))
    except ValueError:
        return on
