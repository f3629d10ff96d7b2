"""What the other State and the treaties ask, at the question that it concerns: one line each, opening to source and age."""

from __future__ import annotations

from html import escape
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from mla_writer.checks.demands import Demand
from mla_writer.content import Content
from mla_writer.documents import citing
from mla_writer.documents.citing import law_of, place_in, told_age
from mla_writer.documents.formats import Formatter
from mla_writer.forms.model import Source
from mla_writer.forms.questionnaire import OF_STATES
from mla_writer.forms.source_words import source_words
from mla_writer.forms.sources import day_of
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.named import short_of
from mla_writer.ui.parts import ElidedLabel, LaidButton, badge, button, isolated, label, mark, rule
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme
from mla_writer.ui.unfolding import Unfolding
from mla_writer.ui.words import Words

TRUST = {
    "official": N_("Official text"),
    "copy": N_("Copy of the text"),
    "secondary": N_("Secondary source"),
    "general_knowledge": N_("General knowledge, not looked up"),
    "unknown": N_("Source not known"),
}
"""How far a source can be trusted, in words."""
_SHORT, _LONGEST = 20, 32
"""Letters of the name of a law, and of a place in it, that stand there whole, whatever is asked."""
_MOST = 4
"""Demands shown at first; the others come when they are wanted."""
_UNSURE = frozenset({"general_knowledge", "unknown"})


class Telling(Protocol):
    """Whoever says messages in the language of the window: the desk of a request, or that of a pack."""

    words: Words

    @property
    def content(self) -> Content:
        """The content of the program: what treaties are called stands there."""

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


class _DemandRow(Unfolding):
    """One demand: its line, and below it all that is known of it while the line is open."""

    def __init__(self, demand: Demand, desk: Telling, theme: Theme) -> None:
        super().__init__(_Head(demand, desk, theme), 2)
        self.demand, self.desk, self.theme = demand, desk, theme

    def made_body(self) -> QLabel:
        """Return all that is known of the demand."""
        muted, words = self.theme.colours["text-muted"], self.desk.words
        dates = Formatter(words.language, words.say)
        told = [escape(self.desk.tell(self.demand.message))]
        for one in self.demand.sources:
            title, ref, _ = source_words(one, words.say)
            age = told_age(one, dates, words.say) or words.text(N_("undated"))
            age = words.text(N_("as of {date}"), date=age) if day_of(one) is not None else age
            parts = [title, place_in(ref, words.say), words.text(TRUST[one.confidence]), age, one.url]
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
        asker = name.upper() if is_state else words.say(short_of(desk.content.treaties[name]))
        row.addWidget(badge(asker, theme, "state" if is_state else "treaty"))
        text = ElidedLabel(told, theme, "small")
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(text, 3)
        law, place = _written(demand, words)
        written = " ".join(one for one in (law, place) if one)
        if all(one.confidence in _UNSURE for one in demand.sources) and demand.sources:
            row.addWidget(mark("circle-question-mark", "warning", theme, 16))
            unsure = label(words.text(N_("To verify")), theme, "caption", strong=True)
            unsure.setProperty("level", "warning")
            unsure.setWordWrap(False)
            row.addWidget(unsure)
        elif written:
            self._source(law, place, theme)
        self.arrow = mark("chevron-down", "text-muted", theme, 16)
        self._arrows = {on: mark(f"chevron-{'up' if on else 'down'}", "text-muted", theme, 16) for on in (True, False)}
        row.addWidget(self.arrow)
        self.seal()
        asks = words.text(N_("{who} asks: {what}"), who=words.state(name) if is_state else asker, what=told)
        self.setAccessibleName(words.listed((asks, written)))
        tip(self, told)
        self.toggled.connect(lambda on: self.arrow.setPixmap(self._arrows[on].pixmap()))

    def _source(self, law: str, place: str, theme: Theme) -> None:
        """Show law and place; a short one stands there whole, a long name of a law gives way to the demand, never its article."""
        parts = (f"{law} {place}".strip(),) if len(law) <= _SHORT else (law, place)
        for text in parts:
            is_short = len(text) <= _LONGEST
            if text:
                source = ElidedLabel(text, theme, "caption", muted=True)
                across = QSizePolicy.Policy.Fixed if is_short else QSizePolicy.Policy.Maximum
                source.setSizePolicy(across, QSizePolicy.Policy.Preferred)
                self.row.addWidget(source, 0 if is_short else 1)

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


def _written(demand: Demand, words: Words) -> tuple[str, str]:
    """Return in which law a demand is written and where in it; the day stands below it, once it is open.

    A treaty is named in front of the line already. Where nothing is known of a place, how far the source can be trusted is.
    """
    if not demand.sources:
        return "", ""
    first = demand.sources[0]
    law = law_of(first) if demand.origin.partition(":")[0] in OF_STATES else ""
    place = place_in(first.ref, words.say)
    return (isolated(law) if law else "", place or ("" if law else words.text(TRUST[first.confidence])))


def cited(sources: tuple[Source, ...], words: Words) -> str:
    """Return where something is written and how old that is."""
    return citing.cited(sources, Formatter(words.language, words.say), words.say)
