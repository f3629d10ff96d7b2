"""Beside the pack that is being written: what is wrong with it, how it speaks, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mla_writer.checks.demands import Demand
from mla_writer.checks.finding import Finding
from mla_writer.checks.run import find_alone
from mla_writer.countries.authority_words import AuthorityName
from mla_writer.countries.changes import Change
from mla_writer.countries.compare import AT_A_GLANCE, contacts
from mla_writer.countries.model import CountryPack, Information
from mla_writer.countries.sheet import SheetLine, SheetPart, headlines, sheet_parts
from mla_writer.forms.model import Example, Requirement, Source
from mla_writer.forms.sources import resolve_sources
from mla_writer.letters import wording_for
from mla_writer.linting.battery import Played
from mla_writer.translation.message import Message, N_
from mla_writer.translation.sentences import slots_of
from mla_writer.ui.column import Column, clear
from mla_writer.ui.demand import DemandBox, cited
from mla_writer.ui.pack_desk import PackDesk, named
from mla_writer.ui.pack_form import worded
from mla_writer.ui.pack_known import types
from mla_writer.ui.pack_words import name_of, part_of
from mla_writer.ui.parts import LaidButton, label, level_mark, rule, sunken
from mla_writer.ui.words import breakable
from mla_writer.yamlio import Data, Position

_NO_PROBLEM = N_("There is no problem with this pack. It can be saved.")
_LOOKING = N_("Checking…")
_UNREADABLE = N_("The pack must be readable before a preview can be shown; correct what is listed under “Problems”.")
_NOT_CHANGED = N_("Nothing has been changed yet.")
_MOST = 60
_LONGEST = 160


class Panel(QScrollArea):
    """A column of what is told, filled anew when it is in sight."""

    def __init__(self, desk: PackDesk, name: str) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.body = Column("side")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(12, 10, 12, 12)
        self.column.setSpacing(8)
        self.setWidget(self.body)

    def say(self, text: str, **parameters: object) -> None:
        """Say a sentence alone."""
        self.column.addWidget(label(self.desk.words.text(text, **parameters), self.theme, "small", muted=True))

    def heading(self, text: str) -> None:
        """Begin a part."""
        self.column.addWidget(label(self.desk.words.text(text), self.theme, "small", strong=True))


class ProblemsPanel(Panel):
    """What is wrong, in the words of the linter; a press on one goes to its field (`wanted`)."""

    wanted = Signal(object)

    def __init__(self, desk: PackDesk) -> None:
        super().__init__(desk, desk.words.text(N_("Problems")))
        self.buttons: list[LaidButton] = []

    def refresh(self) -> None:
        """Show the problems that are known."""
        clear(self.column)
        self.buttons = []
        desk = self.desk
        if desk.now is None:
            self.say(_LOOKING)
        elif not desk.problems:
            self.say(_LOOKING if desk.is_looking else _NO_PROBLEM)
        for one in desk.problems[:_MOST]:
            told = desk.say(one)
            made = LaidButton("row", f"{self._name(one.at)}: {told}")
            made.row.setContentsMargins(8, 6, 8, 6)
            made.row.setSpacing(8)
            made.row.addWidget(level_mark("blocker", self.theme, 16), 0, Qt.AlignmentFlag.AlignTop)
            made.row.addWidget(self._told(self._name(one.at), told), 1)
            made.seal()
            made.clicked.connect(partial(self._go, one.at))
            self.buttons.append(made)
            self.column.addWidget(made)
        self.column.addStretch(1)

    def _told(self, where: str, told: str) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        box.addWidget(label(breakable(where), self.theme, "caption", muted=True))
        box.addWidget(label(breakable(told), self.theme, "small"))
        return holder

    def _go(self, at: Position) -> None:
        self.wanted.emit(at)

    def _name(self, at: Position) -> str:
        """Return the part, the entry and the field of a place."""
        part = part_of(at)
        words = self.desk.words
        texts = [words.text(part.title)]
        if part.entry and len(at) > len(part.at):
            entry = self.desk.get(at[: len(part.at) + 1])
            key = at[len(part.at)]
            number = str(key + 1) if isinstance(key, int) else key
            texts.append(str(entry.get("id", number)) if isinstance(entry, dict) else number)
        if len(at) > len(part.at) + bool(part.entry):
            texts.append(words.text(name_of(at)))
        return named(texts)


class PreviewPanel(Panel):
    """How the entry that is being written will speak in a request, by the same widgets that the request uses."""

    def __init__(self, desk: PackDesk) -> None:
        super().__init__(desk, desk.words.text(N_("Preview")))
        self.at: Position | None = None

    @property
    def _home(self) -> str:
        return f"countries/{self.desk.code.lower()}"

    def show_at(self, at: Position | None) -> None:
        """Show what the entry at a place says."""
        self.at = at
        clear(self.column)
        desk = self.desk
        if desk.now is None or desk.pack is None:
            self.say(_LOOKING if desk.now is None or desk.is_looking else _UNREADABLE)
        elif at is not None:
            self._entry(at)
        self.column.addStretch(1)

    def _entry(self, at: Position) -> None:
        pack = self.desk.pack
        assert pack is not None
        part, own = part_of(at), pack.as_requesting
        is_asking = at[:1] == ("as_requesting",)
        held = own if is_asking and own is not None else pack
        number = at[-1] if isinstance(at[-1] if at else "", int) else -1
        assert isinstance(number, int)
        if part.key.endswith("requirements") and 0 <= number < len(held.requirements):
            self._rule(held.requirements[number], is_asking=is_asking)
        elif part.key.endswith(("information", "verify")):
            entries = held.verify if part.key.endswith("verify") else held.information
            if 0 <= number < len(entries):
                self._information(entries[number], is_asking=is_asking)
        else:
            self._sheet(part.key, at)

    def _information(self, one: Information, *, is_asking: bool) -> None:
        self.heading(N_("At the question"))
        for place in one.places or ("",):
            caption = self.desk.reader.caption(place) if place else None
            told = self.desk.tell(caption) if caption is not None else place or self.desk.words.text(_ON_SHEET)
            self.column.addWidget(label(told, self.theme, "question"))
        side = "as_requesting.information" if is_asking else "information"
        message = Message(one.text, context=f"{self._home}:{side}.{one.id}", domain="countries")
        self._demand(message, one.sources, is_asking=is_asking)

    def _rule(self, one: Requirement, *, is_asking: bool) -> None:
        self.heading(N_("At the question"))
        caption = self.desk.reader.caption(one.at)
        self.column.addWidget(label(self.desk.tell(caption) if caption is not None else one.at, self.theme, "question"))
        sources = resolve_sources(one.source, self.desk.content.forms.sources)
        home = f"{self._home}:as_requesting" if is_asking else self._home
        context = f"{home}:requirements.{one.id}.message"
        parameters = dict.fromkeys(slots_of(one.message), "…")
        self._demand(Message(one.message, parameters, context, "countries"), sources, is_asking=is_asking)
        self.column.addWidget(rule())
        self.heading(N_("Its finding"))
        played = [(example, self._played(one, example, is_asking)) for example in one.fails]
        found = next(
            (card for _, done in played if done is not None and (card := self._card(one, done)) is not None), None
        )
        if found is not None:
            self.column.addWidget(found)
        else:
            self.say(N_("No case fails the rule yet, so there is no finding to show."))
        self.column.addWidget(rule())
        self.heading(N_("Its test cases"))
        for example in one.passes:
            done = self._played(one, example, is_asking)
            self._outcome(example, done, is_right=done is not None and done.is_met, wanted=N_("Meets the rule"))
        for example, done in played:
            self._outcome(example, done, is_right=done is not None and done.is_failed, wanted=N_("Fails the rule"))

    def _played(self, one: Requirement, example: Example, is_asking: bool) -> Played | None:
        return self.desk.now.played(one, example, asking=is_asking) if self.desk.now is not None else None

    def _card(self, one: Requirement, done: Played) -> QFrame | None:
        """Return the finding of a case that fails the rule, as a request would show it."""
        if not done.is_failed:
            return None
        found = find_alone(done.case.context, f"{self.desk.code}.{one.id}")
        finding: Finding | None = next(found, None)
        if finding is None:
            return None
        voice = wording_for(done.case, self.desk.words.language)
        frame = QFrame()
        frame.setObjectName("card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(level_mark(finding.level, self.theme), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(4)
        if finding.title is not None:
            box.addWidget(label(voice.told(finding.title), self.theme, "small", strong=True))
        box.addWidget(label(voice.told(finding.message), self.theme, "small"))
        if finding.note is not None:
            box.addWidget(label(voice.told(finding.note), self.theme, "small", muted=True))
        told = " · ".join(text for text in (finding.code, cited(finding.sources, self.desk.words)) if text)
        box.addWidget(label(told, self.theme, "caption", muted=True))
        row.addLayout(box, 1)
        return frame

    def _outcome(self, example: Example, done: Played | None, *, is_right: bool, wanted: str) -> None:
        words = self.desk.words
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(level_mark("success" if is_right else "blocker", self.theme, 16), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(label(example.says, self.theme, "small"))
        told = wanted if is_right else _OTHERWISE[done is not None and done.is_met, done is not None and done.is_failed]
        box.addWidget(label(words.text(told), self.theme, "caption", muted=True))
        row.addLayout(box, 1)
        line.setAccessibleName(f"{example.says} {words.text(told)}")
        self.column.addWidget(line)

    def _demand(self, message: Message, sources: tuple[Source, ...], *, is_asking: bool) -> None:
        origin = f"{'home' if is_asking else 'country'}:{self.desk.code}"
        box = DemandBox((Demand("", message, origin, sources),), self.desk, self.theme)
        self.column.addWidget(box)
        box.rows[0].head.setChecked(True)

    def _sheet(self, key: str, at: Position) -> None:
        """Show what the sheet of the State will say of a part."""
        from mla_writer.ui.sheet_list import SheetList

        pack = self.desk.pack
        assert pack is not None
        forms, facts = self.desk.content.forms, self.desk.content.packs.facts_of(pack)
        parts = [one for one in sheet_parts(pack, forms, facts) if _is_of(one, key, at)]
        known = [SheetPart(one.title, lines, one.measure) for one in parts if (lines := _told(one))]
        if key == "authority":
            known = [*_first_tile(pack), *known]
        self.heading(N_("On the country sheet"))
        if not known:
            self.say(N_("Nothing from this part is on the country sheet yet."))
            return
        sheet = SheetList(self.desk.words, self.theme)
        sheet.show_parts(known, self.desk.words.state(self.desk.code), pack.checked_on)
        self.column.addWidget(sheet)


_ON_SHEET = N_("On the country sheet only")
_OTHERWISE = {
    (True, False): N_("Not as expected: it meets the rule"),
    (False, True): N_("Not as expected: it fails the rule"),
    (False, False): N_("Cannot be decided: the rule does not apply, or an answer is missing"),
}
_SECTIONS = {
    "authority": ("Central authority",), "authorities": ("Central authority",), "languages": ("Language",),
    "channel": ("Channel",), "formalities": ("Formalities",), "dual_criminality": ("Dual criminality",),
    "language_cases": ("Language",), "formality_cases": ("Formalities",), "exempt": ("Dual criminality",),
    "times": ("Time and cost",),
    "points": ("Legal basis", "Use and confidentiality", "Refusal"),
}  # fmt: skip
"""The titles of the parts of the sheet, in English, to which each part of a pack speaks."""


def _is_of(one: SheetPart, key: str, at: Position) -> bool:
    if key == "assistance":
        return len(at) > 1 and one.measure == at[1]
    return one.title.text in _SECTIONS.get(key, ())


def _first_tile(pack: CountryPack) -> Iterator[SheetPart]:
    """Yield what the first tile of the sheet and the letter say of the authority."""
    head, *_ = headlines(pack)
    name = head.told.message if isinstance(head.told, AuthorityName) else None
    lines = [SheetLine(head.topic, name, "", head.sources)] if name is not None else []
    one = replace(pack, authorities=())
    lines += [cell.line for _, _, cells in contacts(one) for cell in cells]
    if lines:
        yield SheetPart(Message(AT_A_GLANCE), tuple(lines))


def _told(one: SheetPart) -> tuple[SheetLine, ...]:
    return tuple(line for line in one.lines if line.told is not None)


class ChangesPanel(Panel):
    """What differs from the version before, in words."""

    def __init__(self, desk: PackDesk) -> None:
        super().__init__(desk, desk.words.text(N_("Changes")))

    def refresh(self) -> None:
        """Show every change."""
        clear(self.column)
        fill_changes(self.column, self.desk, self.desk.changes)
        self.column.addStretch(1)


def fill_changes(column: QVBoxLayout, desk: PackDesk, found: Iterable[Change]) -> None:
    """Put changes into a column: where, what stood there, and what stands there now."""
    words, theme, every = desk.words, desk.theme, tuple(found)
    if not every:
        column.addWidget(label(words.text(_NOT_CHANGED), theme, "small", muted=True))
    for one in every[:_MOST]:
        frame, box = sunken(3)
        name = _where(one, desk)
        if one.before is None:
            name = words.text(N_("New: {name}"), name=name)
        elif one.after is None:
            name = words.text(N_("Removed: {name}"), name=name)
        box.addWidget(label(name, theme, "small", strong=True))
        for sign, data in ((N_("Before: {text}"), one.before), (N_("Now: {text}"), one.after)):
            if data is not None:
                told = words.text(sign, text=f"\u2068{_shown(data, one.at, desk)}\u2069")
                box.addWidget(label(breakable(told), theme, "small", muted=data is one.before))
        column.addWidget(frame)
    if len(every) > _MOST:
        column.addWidget(label(words.text(N_("Further changes: {number}"), number=len(every) - _MOST), theme, "small"))


def _where(one: Change, desk: PackDesk) -> str:
    """Return the part, the entry and the field of a change, in words."""
    part = part_of(one.at)
    texts = [desk.words.text(part.title)]
    rest = one.name[len(part.at) :]
    if part.entry and rest:
        texts.append(_entry_name(one.at[: len(part.at) + 1], rest[0], desk))
        rest = rest[1:]
    places = [one.name[: len(one.name) - len(rest) + number + 1] for number in range(len(rest))]
    texts += [desk.words.text(name_of(place)) for place in places if name_of(place) != texts[-1]]
    return named(texts)


def _entry_name(at: Position, name: str, desk: PackDesk) -> str:
    """Return what an entry of a list or table is called: a type of assistance, a source or group by its title; else its id."""
    if at[:1] == ("assistance",):
        return types(desk).get(name, name)
    held = desk.get(at) or (desk.before.get(*at) if desk.before is not None else None)
    title = held.get("title") or held.get("name") if isinstance(held, dict) else None
    return str(title or name)


def _shown(data: Data, at: Position, desk: PackDesk) -> str:
    """Return what stands in a pack in a line, as its form has it."""
    text = worded(desk, data, at)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
