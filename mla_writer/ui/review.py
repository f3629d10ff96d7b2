"""The page before signature: what is open, by level; what was set aside, and why; final versions; each answer to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mla_writer.checks.finding import LEVELS, Finding, count
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import FlowLayout, Level, button, label, pill
from mla_writer.ui.review_answers import AnswersTree
from mla_writer.ui.review_cards import FindingCard, OverriddenCard, place_of
from mla_writer.ui.sections import SectionPage, homes, section_pages
from mla_writer.ui.signature import SignaturePanel
from mla_writer.ui.theme import Theme
from mla_writer.ui.versions_list import VersionsList
from mla_writer.ui.view import MARGIN, READING_WIDTH, Demands, ScrolledView

_TITLES = {
    "blocker": N_("Would be refused or returned"),
    "warning": N_("Likely to bring a question or delay"),
    "advice": N_("Worth considering"),
}
_COUNTS: tuple[tuple[Level, str, str], ...] = (
    ("blocker", N_("1 blocker"), N_("{number} blockers")),
    ("warning", N_("1 warning"), N_("{number} warnings")),
    ("advice", N_("1 to consider"), N_("{number} to consider")),
    ("overridden", N_("1 overridden"), N_("{number} overridden")),
)
_NOTHING = N_("Nothing is open.")
_AT_FIRST, _MORE = 10, 25
"""How many findings of a level are shown at first, and how many more each time they are asked for."""
_SETTLE = 40
"""Milliseconds after which new cards have their places."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of the list of findings: a heading, a finding, one that was overridden, or the way to more of a level."""

    sort: Literal["heading", "finding", "overridden", "more"]
    text: str
    level: Level = "success"
    told: tuple[str, ...] = ()
    finding: Finding | None = field(default=None, compare=False)


class ReviewPage(ScrolledView):
    """Findings, overrides and answers; the way to signature stands beside them. `export` asks for the export."""

    export = Signal()

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        self.pills = Pills(theme)
        self.column.addWidget(self.pills)
        self.inner = QVBoxLayout()
        self.inner.setSpacing(8)
        self.column.addLayout(self.inner)
        self.column.addSpacing(20)
        self.versions = VersionsList(desk, theme)
        self.column.addWidget(self.versions)
        self.column.addWidget(label(desk.words.text(N_("Your answers")), theme, "heading", strong=True))
        self.column.addSpacing(6)
        self.answers = AnswersTree(desk, theme)
        self.answers.wanted.connect(self.wanted)
        self.answers.moved.connect(self._bring)
        self.column.addWidget(self.answers)
        self.column.addStretch(1)
        self.shown: dict[Entry, QWidget] = {}
        self._most = dict.fromkeys(LEVELS, _AT_FIRST)
        self._next = ""
        self._homes: dict[str, SectionPage] = {}
        panel = SignaturePanel(desk, theme)
        panel.wanted.connect(self.wanted)
        panel.blockers.connect(self.show_blockers)
        panel.export.connect(self.export)
        self.panel, self.panel_title = panel, desk.words.text(N_("Signature"))
        self.signature = panel

    def refresh(self, demands: Demands) -> None:  # noqa: ARG002 - a page of its kind
        """Show findings, answers and the way to signature as they stand."""
        self.pills.show_counts(self._counts())
        self._show_entries()
        self.versions.refresh()
        self.answers.refresh()
        self.signature.refresh()
        self.body.settle()
        self._place_pills()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Have the counts stand beside the title while there is room."""
        super().resizeEvent(event)
        self._place_pills()

    def show_blockers(self) -> None:
        """Give the focus to the first open blocker."""
        card = next((one for one in self.shown.values() if isinstance(one, FindingCard)), None)
        if card is not None:
            card.go.setFocus()
            self.area.ensureWidgetVisible(card, 0, 60)

    def card(self, finding: Finding) -> QWidget | None:
        """Return the card of a finding, where it is shown."""
        cards = (one for one in self.shown.values() if isinstance(one, FindingCard | OverriddenCard))
        return next((one for one in cards if one.finding.key == finding.key), None)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _counts(self) -> Iterator[tuple[Level, str]]:
        """Yield each level of which there is anything, with its count in words."""
        counted = count(self.desk.findings)
        for level, one, many in _COUNTS:
            number = counted.overridden if level == "overridden" else counted.levels.get(level, 0)
            if number:
                yield level, self.desk.words.text(one if number == 1 else many, number=number)

    def _entries(self) -> Iterator[Entry]:
        """Yield what is shown: by level, each finding at its place, whether it is open or was overridden."""
        words, findings = self.desk.words, self.desk.findings
        if not count(findings).open:
            yield Entry("heading", words.text(_NOTHING))
        for level in LEVELS:
            some = [one for one in findings if one.level == level]
            if some:
                yield Entry("heading", words.text(_TITLES[level]), level)
            for one in some[: self._most[level]]:
                yield self._entry(one)
            rest = len(some) - self._most[level]
            if rest > 0:
                told = N_("Show {number} more of {rest}") if rest > _MORE else N_("Show the rest: {rest}")
                more = words.text(told, number=min(rest, _MORE), rest=rest)
                yield Entry("more", more, level)

    def _entry(self, one: Finding) -> Entry:
        text, override = self.desk.tell(one.title or one.message), one.overridden
        if override is not None:
            return Entry("overridden", text, one.level, (one.key, override.reason, override.by, override.on), one)
        notes = [self.desk.tell(said) for said in (one.message, one.note) if said is not None]
        return Entry("finding", text, one.level, (one.key, one.result, *notes), one)

    def _show_entries(self) -> None:
        """Make the cards that came, take away those that went, leave the others as they are."""
        wanted = list(self._entries())
        self._homes = homes(section_pages(self.desk))
        for entry in [one for one in self.shown if one not in set(wanted)]:
            gone = self.shown.pop(entry)
            self.inner.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, entry in enumerate(wanted):
            widget = self.shown.get(entry) or self._make(entry)
            self.shown[entry] = widget
            if isinstance(widget, FindingCard | OverriddenCard) and entry.finding is not None:
                widget.finding = entry.finding
            if self.inner.indexOf(widget) != number:
                self.inner.insertWidget(number, widget)
        self._take_focus()

    def _make(self, entry: Entry) -> QWidget:
        if entry.sort == "finding":
            assert entry.finding is not None
            place = place_of(self.desk, self._homes, entry.finding.where)
            card = FindingCard(entry.finding, entry.text, place, self.desk, self.theme)
            card.wanted.connect(self.wanted)
            card.changed.connect(self.body.settle)
            card.leaving.connect(self._follow)
            return card
        if entry.sort == "overridden":
            assert entry.finding is not None
            place = place_of(self.desk, self._homes, entry.finding.where)
            done = OverriddenCard(entry.finding, entry.text, place, self.desk, self.theme)
            done.leaving.connect(self._follow)
            return done
        if entry.sort == "more":
            return button(entry.text, lambda: self._show_more(entry), style="quiet")
        made = label(entry.text, self.theme, "small", strong=True)
        made.setProperty("level", entry.level)
        made.setContentsMargins(2, 8, 2, 0)
        return made

    def _show_more(self, entry: Entry) -> None:
        self._most[entry.level] += _MORE  # type: ignore[index] # only levels have more
        self._show_entries()
        self.body.settle()

    def _follow(self, key: str) -> None:
        """Keep the focus at the finding whose card is about to be replaced by one of another sort."""
        self._next = key

    def _take_focus(self) -> None:
        key, self._next = self._next, ""
        cards = (one for one in self.shown.values() if isinstance(one, FindingCard | OverriddenCard))
        card = next((one for one in cards if one.finding.key == key), None)
        if card is not None:
            card.take_focus()
            QTimer.singleShot(_SETTLE, card, lambda: self.area.ensureWidgetVisible(card, 0, 40))

    def _place_pills(self) -> None:
        """Put the counts beside the title, or below it where both have no room in one line."""
        room = self.area.viewport().width() - 2 * MARGIN
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        fits = title + self.pills.whole_width() + 24 <= min(room, round(READING_WIDTH * self.theme.scale))
        self.pills.stretch_out(fits)
        if fits and self.buttons.indexOf(self.pills) < 0:
            self.buttons.addWidget(self.pills)
        elif not fits and self.buttons.indexOf(self.pills) >= 0:
            self.column.insertWidget(1, self.pills)

    def _bring(self, top: int, bottom: int) -> None:
        """Scroll to the answer that the keys have come to."""
        place = self.answers.mapTo(self.body, self.answers.rect().topLeft()).y()
        self.area.ensureVisible(0, place + bottom, 0, 12)
        self.area.ensureVisible(0, place + top, 0, 12)


class Pills(QFrame):
    """How many findings there are of each level, and how many were overridden."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.flow = FlowLayout(self)
        self._told: list[tuple[Level, str]] = []
        self._pills: list[QFrame] = []

    def show_counts(self, counts: Iterator[tuple[Level, str]]) -> None:
        """Show one pill for each level."""
        told = list(counts)
        if told == self._told:
            return
        self._told = told
        clear(self.flow)
        self._pills = [pill(text, level, self.theme) for level, text in told]
        for one in self._pills:
            self.flow.addWidget(one)
        self.setVisible(bool(told))

    def whole_width(self) -> int:
        """Return the width at which all stand in one line."""
        widths = [one.sizeHint().width() for one in self._pills]
        return sum(widths) + self.flow.spacing() * max(0, len(widths) - 1)

    def stretch_out(self, in_one_line: bool) -> None:
        """Ask for room for all in one line, or for as little as may be."""
        self.setMinimumWidth(self.whole_width() if in_one_line else 0)
