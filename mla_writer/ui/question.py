"""A question on a page: label and help, what the other State and treaties ask about it, its field, what there is to mend."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from mla_writer.answers.kinds import ValueFault, read_value
from mla_writer.checks.demands import Demand
from mla_writer.conditions.values import UNKNOWN, NotKnown
from mla_writer.forms.model import Question, Source
from mla_writer.forms.shapes import Shape
from mla_writer.forms.sources import resolve_sources
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import Field
from mla_writer.ui.kinds import field_for
from mla_writer.ui.parts import ElidedButton, badge, banner, button, keys, label, mark, rule
from mla_writer.ui.theme import Theme, icon

_INDENT = 16
_MOST_DEMANDS = 4
_OFFERS_AFTER = 300
"""Milliseconds without a key after which identifiers in a text are looked for."""


class QuestionRow(QWidget):
    """One question at one path. `focused` tells that the drafter came to it; `wanted` asks for a question elsewhere."""

    focused = Signal(str)
    wanted = Signal(str)

    def __init__(self, shape: Shape, path: str, text: str, depth: int, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.path, self.desk, self.theme = path, desk, theme
        self.shape = shape
        box = QVBoxLayout(self)
        box.setContentsMargins(_INDENT * depth, 0, 0, 22)
        box.setSpacing(4)
        self.label = label(text or desk.words.of_question(shape, "label"), theme, "question", strong=True)
        box.addLayout(self._head())
        help_ = desk.words.of_question(shape, "help")
        if help_:
            box.addWidget(label(help_, theme, "small", muted=True))
        self.because = label("", theme, "small", muted=True)
        box.addWidget(self.because)
        self.reason = self._reason()
        box.addWidget(self.reason)
        self.demands = QVBoxLayout()
        box.addLayout(self.demands)
        self.field: Field = field_for(shape, path, desk)
        self.label.setBuddy(self.field.focusProxy() or self.field)
        self.field.name(self.label.text())
        self.field.entered.connect(lambda: self.focused.emit(path))
        self.field.wanted.connect(self.wanted)
        box.addWidget(self.field)
        self.unknown = _NotKnown(self) if self.question.unknown_allowed else None
        if self.unknown is not None:
            box.addWidget(self.unknown)
        self.offers = QHBoxLayout()
        box.addLayout(self.offers)
        self.findings = QVBoxLayout()
        self.findings.setSpacing(4)
        box.addLayout(self.findings)
        self._shown: tuple[object, ...] = ()
        self._offered: tuple[object, ...] = ()
        self._watch_typing()

    @property
    def question(self) -> Question:
        """The question asked."""
        assert self.shape.question is not None
        return self.shape.question

    def refresh(self, demands: tuple[Demand, ...]) -> None:
        """Show the answer, the reasons, the demands and the findings as they stand."""
        self.field.load()
        self.field.name(self.label.text())
        if self.unknown is not None:
            self.unknown.load()
        reasons = [self.desk.tell(one) for one in self.desk.case.why_asked(self.path)]
        self.because.setText(" ".join(reasons))
        self.because.setVisible(bool(reasons))
        self.refresh_findings()
        self._show_offers()
        if demands != self._shown:
            self._shown = demands
            clear(self.demands)
            if demands:
                self.demands.addWidget(self._demands(demands[:_MOST_DEMANDS]))

    def refresh_findings(self) -> None:
        """Show what there is to mend here; while somebody types, as if that were answered."""
        findings = [one for one in self.desk.findings if one.where == self.path and one.overridden is None]
        told = tuple((one.level, self.desk.tell(one.message)) for one in findings)
        if told != getattr(self, "_told", ()):
            self._told = told
            clear(self.findings)
            for level, text in told:
                self.findings.addWidget(banner(text, level, self.theme))

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        self.why = button("", style="icon")
        self.why.setIcon(icon("circle-question-mark", self.theme.colours["text-muted"]))
        self.why.setCheckable(True)
        self.why.setAccessibleName(
            self.desk.words.text(N_("Why is this asked? {question}"), question=self.label.text())
        )
        self.why.setToolTip(f"{self.desk.words.text(N_('Why is this asked?'))} ({keys('F1')})")
        self.why.toggled.connect(lambda on: self.reason.setVisible(on))
        shortcut = QShortcut(QKeySequence("F1"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.why.toggle)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        if not (self.question.why or self.question.example or self.question.source):
            self.why.hide()
        return row

    def _reason(self) -> QFrame:
        """Return why the question is asked, an example and who demands it; hidden until it is wanted."""
        holder = QFrame()
        holder.setObjectName("sunken")
        box = QVBoxLayout(holder)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        why, example = self.desk.words.of_question(self.shape, "why"), self._example()
        if why:
            box.addWidget(label(why, self.theme, "small"))
        if example:
            told = self.desk.words.text(N_("For example: {text}"), text=example)
            box.addWidget(label(told, self.theme, "small"))
        sources = resolve_sources(self.question.source, self.desk.case.content.forms.sources)
        if sources:
            box.addWidget(label(cited(sources), self.theme, "caption", muted=True))
        holder.hide()
        return holder

    def _example(self) -> str:
        """Return the example in words: a date as people read it, not as it is kept."""
        told = self.desk.words.of_question(self.shape, "example")
        if not told or self.question.kind in {"text", "long_text", "verbatim"}:
            return told
        data: object = told
        try:
            value = read_value(self.question, data, self.desk.case.content.vocabulary)
        except ValueFault:
            return f"\u2066{told}\u2069"
        return self.desk.told(value, self.shape, self.path) or told

    def _demands(self, demands: tuple[Demand, ...]) -> QFrame:
        frame = QFrame()
        frame.setObjectName("demands")
        box = QVBoxLayout(frame)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for number, demand in enumerate(demands):
            if number:
                box.addWidget(rule())
            box.addWidget(self._demand(demand))
        return frame

    def _demand(self, demand: Demand) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(10, 4, 8, 4)
        box.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        box.addLayout(row)
        sort, _, name = demand.origin.partition(":")
        words, colours = self.desk.words, self.theme.colours
        row.addWidget(badge(name.upper(), self.theme, "state" if sort == "country" else "treaty"))
        told, asker = self.desk.tell(demand.message), words.state(name) if sort == "country" else name.upper()
        opener = ElidedButton(told, "demand")
        opener.setCheckable(True)
        opener.setFont(self.theme.font("small"))
        opener.setAccessibleName(f"{asker}: {told}")
        row.addWidget(opener, 1)
        if demand.sources and all(one.confidence in {"general_knowledge", "unknown"} for one in demand.sources):
            row.addWidget(mark("circle-question-mark", "warning", self.theme, 16))
            unsure = label(words.text(N_("To verify")), self.theme, "caption", strong=True)
            unsure.setProperty("level", "warning")
            unsure.setWordWrap(False)
            row.addWidget(unsure)
        body = QLabel(
            f"{escape(told)}<br><span style='color:{colours['text-muted']}'>{escape(cited(demand.sources))}</span>"
        )
        body.setTextFormat(Qt.TextFormat.RichText)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.setFont(self.theme.font("small"))
        body.setWordWrap(True)
        body.setContentsMargins(4, 0, 0, 4)
        body.hide()
        opener.toggled.connect(body.setVisible)
        box.addWidget(body)
        return holder

    # ---- identifiers in the text -----------------------------------------------------------------------------------

    def _watch_typing(self) -> None:
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_OFFERS_AFTER)
        self._later.timeout.connect(self._show_offers)
        self.desk.typed.connect(self._typed)

    def _typed(self, path: str, _text: str) -> None:
        if path == self.path:
            self.refresh_findings()
            self._later.start()

    def _show_offers(self) -> None:
        offers = self.desk.shown.offers(self.path)
        if offers == self._offered:
            return
        self._offered = offers
        clear(self.offers)
        for offer in offers:
            text = self.desk.words.text(N_("Enter {value}"), value=f"\u2068{offer.found.value}\u2069")
            made = button(text, style="quiet")
            made.setIcon(icon("plus", self.theme.colours["accent"]))
            made.clicked.connect(lambda _=False, taken=offer: self._take(taken))
            self.offers.addWidget(made)
        if offers:
            self.offers.addStretch(1)

    def _take(self, offer: object) -> None:
        """Enter what was recognised; the text in which it stands is committed first."""
        self.field.finish()
        current = next((one for one in self.desk.case.offers(self.path) if one == offer), None)
        if current is not None:
            self.desk.take(current)


class _NotKnown(QWidget):
    """Not known is an answer: a box to tick, and a line for why."""

    def __init__(self, row: QuestionRow) -> None:
        super().__init__()
        self.row = row
        words = row.desk.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.box = QCheckBox(words.text(N_("I do not know")))
        self.box.setAccessibleDescription(row.label.text())
        self.box.clicked.connect(self._done)
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text(N_("Why it is not known; this is said in the letter")))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.editingFinished.connect(self._done)
        box.addWidget(self.box)
        box.addWidget(self.line)

    def load(self) -> None:
        """Show whether the answer is that it is not known."""
        value = self.row.field.value
        is_unknown = isinstance(value, NotKnown)
        if is_unknown or value is not UNKNOWN or not self.line.hasFocus():
            self.box.setChecked(is_unknown)
        if isinstance(value, NotKnown) and not self.line.hasFocus():
            self.line.setText(value.reason)
        self.line.setVisible(self.box.isChecked())
        self.row.field.setVisible(not self.box.isChecked())

    def _done(self) -> None:
        field, path = self.row.field, self.row.path
        if self.box.isChecked():
            self.row.desk.answer(path, NotKnown(self.line.text().strip()))
        elif isinstance(field.value, NotKnown):
            self.row.desk.remove(path)
        self.load()


def cited(sources: tuple[Source, ...]) -> str:
    """Return where something is written and how old that is."""
    return "; ".join(
        " ".join(part for part in (one.title, one.ref, f"({one.as_of})" if one.as_of else "") if part)
        for one in sources
    )
