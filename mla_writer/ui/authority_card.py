"""One authority in full: what is known of it and what is not, where that is written and how old it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mla_writer.conditions.values import Day
from mla_writer.countries.authority_words import name_in_words
from mla_writer.countries.directory import Entry
from mla_writer.countries.freshness import is_stale
from mla_writer.countries.point_words import word_of_point
from mla_writer.countries.sheet import trust_of
from mla_writer.documents.formats import Formatter
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Source
from mla_writer.forms.sources import day_of
from mla_writer.forms.texts import form_context
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.ui.parts import FlowLayout, badge, button, label, pill
from mla_writer.ui.source_popover import TRUST, SourcePopover
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_BESIDE = 1.3
"""Largest text size at which the name of a row stands beside what is known."""
_NOT_KNOWN, _NO_NAME = N_("Not known"), N_("Authority not known")
_STAGES = {"investigation": N_("Investigation"), "trial": N_("Trial"), "enforcement": N_("Enforcement")}
_ADDRESS = (N_("Address"), N_("Telephone"), N_("Fax"), N_("E-mail"), N_("Website"), N_("Hours"))

Row = tuple[str, str, tuple[Source, ...], bool]
"""Name of the row, what is known (or nothing), where that is written, and whether it runs from left to right."""


class AuthorityCard(QWidget):
    """Shows an authority. `copied` is called with what goes on the clipboard."""

    def __init__(self, entry: Entry, forms: FormLibrary, words: Words, theme: Theme, on: Day) -> None:
        super().__init__()
        self.entry, self.forms, self.words, self.theme = entry, forms, words, theme
        self.openers: list[QPushButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self._title())
        box.addWidget(self._pills(on))
        self.buttons = FlowLayout(space=8)
        box.addLayout(self.buttons)
        box.addLayout(self._grid())

    def add(self, text: str, sign: str, act: Callable[[], object], *, is_main: bool = False) -> QPushButton:
        """Add a button for what can be done with the authority."""
        made = button(text, act, style="main" if is_main else "")
        made.setIcon(icon(sign, self.theme.colours["accent-contrast" if is_main else "text"]))
        self.buttons.addWidget(made)
        return made

    def address(self) -> str:
        """Return name and address as they stand on an envelope, with telephone and e-mail."""
        one, state = self.entry.authority, self.words.state(self.entry.country)
        lines = (one.name, one.unit, one.address, state, one.phone, one.fax, one.email)
        return "\n".join(line for line in lines if line)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _title(self) -> QWidget:
        holder, words, one = QWidget(), self.words, self.entry.authority
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        code = badge(self.entry.country, self.theme, "state")
        code.setFont(self.theme.font("heading", strong=True))
        code.setContentsMargins(6, 5, 6, 5)
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(0)
        name = self._foreign(words.authority(one.called)) if one.name else words.text(_NO_NAME)
        box.addWidget(label(name, self.theme, "title", strong=True, muted=not one.name))
        below = " · ".join(
            part
            for part in (self._foreign(name_in_words(one.unit, words.say)), words.state(self.entry.country))
            if part
        )
        box.addWidget(label(below, self.theme, "small", muted=True))
        row.addLayout(box, 1)
        return holder

    def _pills(self, on: Day) -> QWidget:
        holder, entry = QWidget(), self.entry
        flow = FlowLayout(holder)
        if entry.authority.name and trust_of(entry.authority.sources) in {"verify", "unknown"}:
            flow.addWidget(pill(self.words.text(TRUST["verify"][2]), "warning", self.theme))
        if is_stale(entry, on):
            flow.addWidget(pill(self.words.text(N_("Past its review date")), "warning", self.theme))
        told = label(self._checked(), self.theme, "caption", muted=True)
        told.setWordWrap(False)
        flow.addWidget(told)
        return holder

    def _checked(self) -> str:
        if not self.entry.checked_on:
            return self.words.text(N_("Not checked against a source"))
        day = Formatter(self.words.language, self.words.say).day(Day.parse(self.entry.checked_on))
        return self.words.text(N_("Checked {date}"), date=day)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self._rows()):
            self._lay(grid, number, row)
        return grid

    def _lay(self, grid: QGridLayout, number: int, row: Row) -> None:
        name, told, sources, is_ltr = row
        head = label(self.words.text(name), self.theme, "small", muted=True)
        is_stacked = self.theme.text_scale > _BESIDE
        if not is_stacked:
            head.setMinimumWidth(round(9.5 * self.theme.sizes["body"] * self.theme.scale))
        grid.addWidget(head, 2 * number, 0, 1, 3 if is_stacked else 1, Qt.AlignmentFlag.AlignTop)
        number = 2 * number + is_stacked
        text = self._foreign(told) if is_ltr else told
        value = label(text or self.words.text(_NOT_KNOWN), self.theme, "small", muted=not told)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(value, number, 0 if is_stacked else 1, 1, 2 if is_stacked else 1, Qt.AlignmentFlag.AlignTop)
        if told and sources:
            corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            grid.addWidget(self._source(self.words.text(name), sources), number, 2, corner)

    def _source(self, name: str, sources: tuple[Source, ...]) -> QPushButton:
        """Return what opens where a row comes from: how sure it is, and for which day it speaks."""
        trust, words = trust_of(sources), self.words
        day = next((found for one in sources if (found := day_of(one)) is not None), None)
        age = Formatter(words.language, words.say).day(day) if day is not None else words.text(N_("undated"))
        text = words.text(TRUST[trust][2]) + ("" if trust in {"verify", "unknown"} else f" · {age}")
        opener = button(text, style="link", name=f"{name}: {text}")
        opener.setIcon(icon(TRUST[trust][0], self.theme.colours[TRUST[trust][1]]))
        opener.setFont(self.theme.font("caption"))
        opener.clicked.connect(lambda _=False: self._pop_up(opener, sources))
        self.openers.append(opener)
        return opener

    def _pop_up(self, opener: QWidget, sources: tuple[Source, ...]) -> None:
        popover = SourcePopover(sources, self.entry.checked_on, self.words, self.theme, opener)
        popover.show_at(QRect(opener.mapToGlobal(opener.rect().topLeft()), opener.size()))

    # ---- what is known ---------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Row]:
        entry, one, say = self.entry, self.entry.authority, self.words.say
        own = one.sources
        for code, name in one.names.items():
            language = locale_of(self.words.language).languages.get(code.partition("-")[0], code)
            yield self.words.text(N_("Name in {language}"), language=language), name, own, True
        yield N_("Competence"), say(entry.competence) if entry.competence is not None else "", own, False
        if entry.region is not None:
            yield N_("Part of the State"), say(entry.region), own, False
        if one.for_:
            yield N_("Types of assistance"), self.words.listed(self._type(name) for name in one.for_), own, False
        if one.stages:
            yield N_("Stages"), self.words.listed(self.words.text(_STAGES[name]) for name in one.stages), own, False
        values = (one.address, one.phone, one.fax, one.email, one.website, one.hours)
        yield from ((name, text, own, True) for name, text in zip(_ADDRESS, values, strict=True))
        names = locale_of(self.words.language).languages
        languages = self.words.listed(names.get(code, code) for code in entry.languages)
        yield N_("Languages"), languages, own if one.languages else entry.accepted_sources, False
        for name, point, value, sources in (
            (N_("INTERPOL"), "channel.interpol", entry.interpol, entry.interpol_sources),
            (N_("Direct transmission"), "channel.direct", entry.direct, entry.direct_sources),
        ):
            word = word_of_point(point, value)
            yield name, say(word) if word is not None else "", sources, False
        if entry.urgent_channel is not None:
            yield N_("Urgent channel"), say(entry.urgent_channel), (), False

    def _type(self, name: str) -> str:
        return self.words.of_form(self.forms.assistance[name].title, f"{form_context(name)}:title")

    def _foreign(self, text: str) -> str:
        """Return a name or address as it is written there, so that it keeps its direction and begins where reading starts."""
        begin = "\u200f" if self.words.is_rtl else ""
        return f"{begin}\u2068{text}\u2069" if text else ""
