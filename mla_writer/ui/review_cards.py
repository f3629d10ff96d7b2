"""The cards of the review: a finding with the way to its question and the way to set it aside; one that was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import Day, Ref
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import item_name
from mla_writer.ui.parts import button, label, level_mark, mark, set_property
from mla_writer.ui.sections import SectionPage, home_of
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import Theme

_UNTOLD = N_("Cannot be told yet.")
_KEPT = N_("Recorded with {name} and the date, in the draft. It is not in the letter.")
_KEPT_UNNAMED = N_("Recorded with your name and the date, in the draft. It is not in the letter.")
_LONGEST = 60
_WIDE = 40
"""Width of a card in em of the body font from which its buttons stand beside the words."""


class ReasonForm(QWidget):
    """Asks why a finding is left as it is, and once for the name of who says so; `given` when it was recorded."""

    given = Signal(str)
    cancelled = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        words = desk.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        title = label(words.text(N_("Why do you leave it as it is?")), theme, "small", strong=True)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(title.text())
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 3 + 18)
        title.setBuddy(self.reason)
        self.told = label("", theme, "caption")
        self.told.setObjectName("wrong")
        self.told.hide()
        self.asked = label(words.text(N_("Your name")), theme, "small", strong=True)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.asked.text())
        self.asked.setBuddy(self.name)
        self.note = label("", theme, "caption", muted=True)
        self.other = button(words.text(N_("Another name")), self._ask_name, style="link")
        self.other.setFont(theme.font("caption"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addStretch(1)
        last.addWidget(button(words.text(N_("Cancel")), self.cancelled.emit, style="quiet"))
        last.addWidget(button(words.text(N_("Record reason")), self._record, style="main"))
        for part in (title, self.reason, self.told, self.asked, self.name):
            box.addWidget(part)
        box.addLayout(row)
        box.addLayout(last)
        self._show_name(Settings().drafter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves without a reason."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show_name(self, name: str) -> None:
        """Show under which name the reason is recorded, or ask for it; whoever answers questions is suggested."""
        self.name.setText(name or self.desk.case.answers.text("request.contact.name"))
        for part in (self.asked, self.name):
            part.setVisible(not name)
        self.other.setVisible(bool(name))
        words = self.desk.words
        self.note.setText(words.text(_KEPT, name=f"\u2068{name}\u2069") if name else words.text(_KEPT_UNNAMED))

    def _ask_name(self) -> None:
        self._show_name("")
        self.name.setFocus()
        self.name.selectAll()
        self.changed.emit()

    def _record(self) -> None:
        reason, name = self.reason.toPlainText().strip(), self.name.text().strip()
        if not reason:
            self._miss(N_("Write the reason first."), self.reason)
        elif not name:
            self._miss(N_("Write your name; it is asked only once."), self.name)
        else:
            settings = Settings()
            if settings.drafter != name:
                settings.keep(drafter=name)
            self.given.emit(reason)

    def _miss(self, text: str, field: QWidget) -> None:
        self.told.setText(self.desk.words.text(text))
        self.told.show()
        field.setFocus()
        self.changed.emit()


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
        note = self.desk.tell(finding.note) if finding.note is not None else ""
        if finding.result == "cannot_tell":
            note = f"{self.desk.words.text(_UNTOLD)} {note}".rstrip()
        return [one for one in (note, " · ".join((f"\u2066{finding.code}\u2069", *place))) if one]

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
        told = (*who, dated(desk, override.on), f"\u2066{finding.code}\u2069", *place)
        box.addWidget(label(" · ".join(told), theme, "caption", muted=True))
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
