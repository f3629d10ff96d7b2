"""What the other State and the treaties ask, at the question that it concerns: one line each, opening to source and age."""

from __future__ import annotations

from html import escape
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mla_writer.checks.demands import Demand
from mla_writer.forms.model import Source
from mla_writer.forms.questionnaire import OF_STATES
from mla_writer.forms.source_words import age_in_words, cited_in_words, source_words
from mla_writer.forms.sources import day_of
from mla_writer.translation.message import Message, N_
from mla_writer.ui.parts import ElidedLabel, LaidButton, badge, button, isolated, label, mark, rule
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

TRUST = {
    "official": N_("Official text"),
    "copy": N_("Copy of the text"),
    "secondary": N_("Secondary source"),
    "general_knowledge": N_("General knowledge, no source read"),
    "unknown": N_("Source not known"),
}
"""How far a source can be trusted, in words."""
_SHORT = 32
"""Letters of place and year that stand there whole, whatever is asked."""
_MOST = 4
"""Demands shown at first; the others come when they are wanted."""
_UNSURE = frozenset({"general_knowledge", "unknown"})


class Telling(Protocol):
    """Whoever says messages in the language of the window: the desk of a request, or that of a pack."""

    words: Words

    def tell(self, message: Message) -> str:
        """Return a message in words."""


class DemandBox(QFrame):
    """The demands at one question, one under the other; only one stands open."""

    def __init__(self, demands: tuple[Demand, ...], desk: Telling, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("demands")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.desk, self.theme = desk, theme
        self.box = box
        self.rows: list[_DemandRow] = []
        self._put(demands[:_MOST])
        rest = demands[_MOST:]
        if rest:
            self.more = button(desk.words.text(N_("More demands: {number}"), number=len(rest)), style="quiet")
            self.more.clicked.connect(lambda: self._put_rest(rest))
            box.addWidget(self.more)

    def _put_rest(self, rest: tuple[Demand, ...]) -> None:
        self.more.hide()
        self._put(rest)
        self.rows[-len(rest)].head.setFocus()

    def _put(self, demands: tuple[Demand, ...]) -> None:
        for demand in demands:
            if self.rows:
                self.box.addWidget(rule())
            row = _DemandRow(demand, self.desk, self.theme)
            self.rows.append(row)
            self.box.addWidget(row)
            row.head.toggled.connect(lambda on, opened=row: self._one_open(opened) if on else None)

    def _one_open(self, opened: _DemandRow) -> None:
        for row in self.rows:
            if row is not opened:
                row.head.setChecked(False)


class _DemandRow(QWidget):
    """One demand: its line, and below it all that is known of it while the line is open."""

    def __init__(self, demand: Demand, desk: Telling, theme: Theme) -> None:
        super().__init__()
        self.demand, self.desk, self.theme = demand, desk, theme
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 2, 2, 2)
        box.setSpacing(0)
        self.head = _Head(demand, desk, theme)
        box.addWidget(self.head)
        self.body: QLabel | None = None
        self.head.toggled.connect(self._show_body)

    def _show_body(self, is_open: bool) -> None:
        if self.body is None and is_open:
            self.body = self._made_body()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(is_open)

    def _made_body(self) -> QLabel:
        muted, words = self.theme.colours["text-muted"], self.desk.words
        told = [escape(self.desk.tell(self.demand.message))]
        for one in self.demand.sources:
            title, ref, age = source_words(one, words.say)
            if not age_in_words(one):
                age = words.text(N_("as of {date}"), date=age) if age else words.text(N_("undated"))
            parts = [title, ref, words.text(TRUST[one.confidence]), age, one.url]
            told.append(
                f"<span style='color:{muted}'>{escape(' · '.join(isolated(part) for part in parts if part))}</span>"
            )
        body = QLabel("<br>".join(told))
        body.setTextFormat(Qt.TextFormat.RichText)
        body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        body.setFont(self.theme.font("small"))
        body.setWordWrap(True)
        body.setContentsMargins(10, 2, 10, 8)
        return body


class _Head(LaidButton):
    """The line: who asks, what, where it is written; a press opens it, Escape closes it."""

    def __init__(self, demand: Demand, desk: Telling, theme: Theme) -> None:
        super().__init__("demand", "")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        sort, _, name = demand.origin.partition(":")
        is_state, words = sort in OF_STATES, desk.words
        told = desk.tell(demand.message)
        row = self.row
        row.setContentsMargins(8, 5, 6, 5)
        row.setSpacing(8)
        row.addWidget(badge(name.upper(), theme, "state" if is_state else "treaty"))
        text = ElidedLabel(told, theme, "small")
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(text, 3)
        written = _written(demand.sources, words)
        if all(one.confidence in _UNSURE for one in demand.sources) and demand.sources:
            row.addWidget(mark("circle-question-mark", "warning", theme, 16))
            unsure = label(words.text(N_("To verify")), theme, "caption", strong=True)
            unsure.setProperty("level", "warning")
            unsure.setWordWrap(False)
            row.addWidget(unsure)
        elif written:
            source = ElidedLabel(written, theme, "caption", muted=True)
            is_short = len(written) <= _SHORT
            source.setSizePolicy(
                QSizePolicy.Policy.Fixed if is_short else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred
            )
            row.addWidget(source, 0 if is_short else 1)
        self.arrow = mark("chevron-down", "text-muted", theme, 16)
        self._arrows = {on: mark(f"chevron-{'up' if on else 'down'}", "text-muted", theme, 16) for on in (True, False)}
        row.addWidget(self.arrow)
        self.seal()
        asker = words.state(name) if is_state else name.upper()
        asks = words.text(N_("{who} asks: {what}"), who=asker, what=told)
        self.setAccessibleName(", ".join(one for one in (asks, written) if one))
        self.setToolTip(told)
        self.toggled.connect(lambda on: self.arrow.setPixmap(self._arrows[on].pixmap()))

    def event(self, event: QEvent) -> bool:
        """Close with Escape while open; elsewhere Escape keeps its meaning."""
        if (
            event.type() == QEvent.Type.KeyPress
            and self.isChecked()
            and getattr(event, "key", int)() == Qt.Key.Key_Escape
        ):
            self.setChecked(False)
            return True
        return super().event(event)


def _written(sources: tuple[Source, ...], words: Words) -> str:
    """Return where a demand is written, as short as can be: place and year; the title stands below it, once it is open."""
    if not sources:
        return ""
    first = sources[0]
    day = day_of(first)
    year = str(day.year) if day is not None else ""
    place = first.ref or words.text(TRUST[first.confidence])
    if len(place) > _SHORT:  # the year stands first where the end is cut off
        return f"{year} · {place}" if year else place
    return f"{place}, {year}" if year else place


def cited(sources: tuple[Source, ...], words: Words) -> str:
    """Return where something is written and how old that is."""
    return "; ".join(cited_in_words(one, words.say) for one in sources)
