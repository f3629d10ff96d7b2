"""What a new request will mean: what pack and treaties say about the choice, with sources, and how much there is to write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mla_writer.answers.answers import Answers
from mla_writer.answers.draft import Draft
from mla_writer.case import Case
from mla_writer.checks.demands import told_at
from mla_writer.checks.languages import Taken, open_cases, taken
from mla_writer.checks.legal_basis import FITS, weigh_treaties
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.authority_words import name_in_words
from mla_writer.countries.case_words import language_case
from mla_writer.countries.freshness import is_stale
from mla_writer.countries.model import CountryPack
from mla_writer.countries.point_words import point_words
from mla_writer.countries.share import EVERY_KEY, is_checked
from mla_writer.forms.model import Source
from mla_writer.interview.interview import Live
from mla_writer.letters import wording_for
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.library import TreatyBetween
from mla_writer.treaties.named import short_of
from mla_writer.ui.column import Column
from mla_writer.ui.demand import cited
from mla_writer.ui.parts import Level, banner, label, mark
from mla_writer.ui.sections import section_pages
from mla_writer.ui.theme import Theme, assistance_icon
from mla_writer.ui.words import Words

_YEAR = re.compile(r"\b(19|20)\d\d\b")
_SCOPES = {
    "all": N_("The conduct must be an offence in both States"),
    "coercive": N_("For compulsory measures the conduct must be an offence in both States"),
    "discretionary": N_("They may require the conduct to be an offence in both States"),
    "treaty": N_("The treaty says whether the conduct must be an offence in both States"),
    "varies": N_("Whether the conduct must be an offence in both States depends on the measure"),
}
_TRANSLATIONS = {
    "official": N_("Otherwise with an official translation."),
    "certified": N_("Otherwise with a certified translation."),
    "plain": N_("Otherwise with a translation."),
}
_BINDS = {
    "yes": N_("{treaty} binds both States"),
    "unknown": N_("It is not known whether {treaty} binds both States"),
    "no": N_("{treaty} does not bind both States"),
}
_POSSIBLE = {
    "yes": N_("{measure}: possible there"),
    "partly": N_("{measure}: possible in part"),
    "no": N_("{measure}: not possible there"),
}
_QUESTIONS = N_("{number} questions to begin with; more follow from your answers and with each person, thing and fact.")
_WEAK = frozenset({"general_knowledge", "unknown"})
_POINTS = len(EVERY_KEY)


_CHANNEL = "request.channel"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was chosen for a new request."""

    requesting: str
    requested: str
    assistance: tuple[str, ...]
    written_in: str
    letters: tuple[str, ...]
    kind: str = "new"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the choice means: an icon, what it is, more about it, and where that is written."""

    icon: str
    headline: str
    text: str = ""
    sources: tuple[Source, ...] = ()
    place: str = ""
    colour: str = "accent"


class Meaning:
    """Works out what a choice means; the case behind it is a trial that nobody keeps."""

    def __init__(self, content: Content, words: Words, office: Answers) -> None:
        self.content, self.words, self.office = content, words, office
        self.case = Case(content, Draft())
        self._chosen: Beginning | None = None

    @property
    def live(self) -> Live:
        """The interview as it would begin."""
        return self.case.live

    def choose(self, chosen: Beginning) -> None:
        """Take another choice; the letters change nothing of what it means."""
        chosen = replace(chosen, letters=())
        if chosen == self._chosen:
            return
        self._chosen = chosen
        answers = Answers().set("request.assistance", chosen.assistance).set("request.kind", chosen.kind)
        for key in ("requesting", "requested"):
            if getattr(chosen, key):
                answers = answers.set(f"request.{key}", getattr(chosen, key))
        self.case.draft = Draft(answers)
        self.case.lay_under(self.office, chosen.written_in)

    @property
    def sections(self) -> int:
        """How many sections the request will have."""
        return sum(one.is_marked for one in section_pages(self))

    @property
    def questions(self) -> int:
        """How many questions are asked at the beginning; more follow from answers and with each person, thing and fact."""
        return sum(step.path.count(".") == 1 for step in self.live.steps)

    def entries(self, chosen: Beginning) -> Iterator[Entry]:
        """Yield what the choice means, from the pack of the requested State and from treaties."""
        pack = self.content.pack(chosen.requested)
        if pack is not None:
            yield from self._where(pack)
            yield from self._way(pack)
            yield from self._languages(pack)
        if chosen.requesting and chosen.requested:
            yield from self._law(chosen)
        if pack is not None:
            yield from self._both_states(pack, chosen.assistance)
            yield from self._stamps(pack)
            yield from self._measures(pack, chosen.assistance)

    def sourced(self, pack: CountryPack) -> int:
        """How many of the points worth knowing of a State have a source in its pack."""
        return self.content.packs.share_of(pack).sourced

    def _where(self, pack: CountryPack) -> Iterator[Entry]:
        authority = pack.authority
        told = self.words.text(
            N_("It goes to: {authority}"), authority=f"\u2068{self.words.authority(authority.called)}\u2069"
        )
        unit = name_in_words(authority.unit, self.words.say)
        below = "\n".join(f"\u2068{one}\u2069" for one in (unit, authority.address) if one)
        yield Entry("send", told, below, authority.sources)

    def _way(self, pack: CountryPack) -> Iterator[Entry]:
        """Yield how a request is sent there, as the question for the channel will tell it."""
        own = [one for one in told_at(self.case.context, _CHANNEL) if one.origin == f"country:{pack.country}"]
        if own:
            sources = tuple(dict.fromkeys(source for one in own for source in one.sources))
            text = "\n".join(self.words.say(one.message) for one in own)
            yield Entry("route", self.words.text(N_("How it is sent")), text, sources)

    @property
    def taken(self) -> tuple[Taken, ...]:
        """In which languages the State takes what was chosen, as far as it can be told before a treaty is named."""
        return tuple(one for one in taken(self.case.context) if one.accepted)

    def _languages(self, pack: CountryPack) -> Iterator[Entry]:
        """Yield the languages, for each measure where they differ; below the last what holds under some treaties only."""
        every = self.taken
        for one in every:
            told = self.words.text(N_("In {languages}"), languages=self.either(one.accepted))
            more = _TRANSLATIONS.get(one.translation, "")
            lines = [self.words.text(more)] if more else []
            if one.measures:
                lines.insert(0, " · ".join(self.title(name) for name in one.measures))
            if one is every[-1]:
                lines += self.in_some_cases(pack)
            yield Entry("languages", told, "\n".join(lines), one.sources)

    def in_some_cases(self, pack: CountryPack) -> list[str]:
        """Return the cases in which other languages are taken, of those that turn on what is not known yet."""
        forms = self.content.forms
        return [self.words.say(language_case(pack, case, forms)) for _, case in open_cases(self.case.context)]

    def either(self, languages: Iterable[str]) -> str:
        """Return the names of languages with an "or" before the last."""
        known = locale_of(self.words.language).languages
        names = [str(known.get(one, one)) for one in languages]
        if len(names) == 1:
            return names[0]
        some = self.words.listed(names[:-1])
        return self.words.text(N_("{some} or {last}"), some=some, last=names[-1])

    def _law(self, chosen: Beginning) -> Iterator[Entry]:
        """Yield what each treaty says of the measures; as long as none is chosen, only which treaties there are."""
        treaties = self._treaties(chosen)
        if chosen.assistance:
            yield from (self._treaty(between, chosen.assistance) for between in treaties)
        elif treaties:
            told = self.words.text(N_("Treaties that bind both States, or may: {number}"), number=len(treaties))
            names = " · ".join(f"\u2068{self._short(between.id)}\u2069" for between in treaties)
            more = self.words.text(N_("Choose what you need: what each of them says about it appears here."))
            yield Entry("scroll-text", told, f"{names}\n{more}")

    def _short(self, treaty: str) -> str:
        return self.words.say(short_of(self.content.treaties[treaty]))

    def _treaties(self, chosen: Beginning) -> list[TreatyBetween]:
        """Return the treaties that bind both States or may, those first that name what is asked for, then by fit.

        No offence is known yet: of two that fit alike, the one that speaks of more offences is the likelier one.
        """
        treaties, offences = self.content.treaties, self.content.offences
        weighed = weigh_treaties(self.case.context, treaties, offences)
        ranks = {one.treaty: (one, number) for number, one in enumerate(weighed)}
        named = Counter(found.treaty for one in offences for found in one.criminalised_by)

        def rank(between: TreatyBetween) -> tuple[bool, int, bool, int, int]:
            basis, number = ranks[between.id]
            treaty = treaties[between.id]
            has_measure = any(one.sort == "assistance" and one.state == "yes" for one in basis.criteria)
            is_narrow = treaty.covers != "any" and treaty.serious_crime is None
            return not has_measure, FITS.index(basis.fit), is_narrow, -named[between.id], number

        return sorted(treaties.likely(chosen.requesting, chosen.requested, self.case.today), key=rank)

    def _treaty(self, between: TreatyBetween, assistance: tuple[str, ...]) -> Entry:
        treaty = self.content.treaties[between.id]
        told = self.words.text(_BINDS[between.in_force], treaty=self._short(between.id))
        wording = wording_for(self.case, self.words.language)
        why = wording.on_screen(wording.say(between.why))
        cited = (treaty.assistance[one].split(", ") for one in assistance if one in treaty.assistance)
        named = dict.fromkeys(chain.from_iterable(cited))  # several types may rest on one article
        is_exact = treaty.paragraphs == "exact" and between.in_force == "yes"
        articles = self.words.text(N_("art. {numbers}"), numbers=f"\u2066{', '.join(named)}\u2069")
        place = articles if named and is_exact else ""
        colour = "accent" if between.in_force == "yes" else "text-muted"
        sources = between.sources
        if _YEAR.search(why):  # the day for which the list speaks stands there already
            sources = tuple(replace(one, as_of="") for one in sources)
        return Entry("scroll-text", told, f"{why[:1].upper()}{why[1:]}", sources, place, colour)

    def _both_states(self, pack: CountryPack, assistance: tuple[str, ...]) -> Iterator[Entry]:
        scope = pack.dual_criminality.scope
        if scope not in _SCOPES:
            return
        lines = []
        if scope == "coercive" and assistance:
            always = [one for one in assistance if self.content.forms.assistance[one].coercive == "true"]
            depends = [
                one for one in assistance if self.content.forms.assistance[one].coercive not in {"true", "false"}
            ]
            for told, some in (
                (N_("Compulsory: {measures}."), always),
                (N_("Depends on your answers: {measures}."), depends),
            ):
                if some:
                    lines.append(self.words.text(told, measures=" · ".join(self.title(one) for one in some)))
        yield Entry("scale", self.words.text(_SCOPES[scope]), "\n".join(lines), pack.dual_criminality.sources)

    def _stamps(self, pack: CountryPack) -> Iterator[Entry]:
        papers = pack.formalities.authentication if pack.formalities is not None else None
        told = point_words("formalities.authentication", papers) if papers is not None else None
        if papers is not None and told is not None:
            yield Entry("stamp", self.words.text(N_("Stamps and certificates")), self.words.say(told), papers.sources)

    def _measures(self, pack: CountryPack, assistance: tuple[str, ...]) -> Iterator[Entry]:
        for name in assistance:
            known = pack.assistance.get(name)
            if known is None or known.possible not in _POSSIBLE:
                continue
            told = self.words.text(_POSSIBLE[known.possible], measure=self.title(name))
            context = f"countries/{pack.country.lower()}:assistance.{name}.note"
            note = self.words.say(Message(known.note, context=context, domain="countries")) if known.note else ""
            colour = {"no": "blocker", "partly": "warning"}.get(known.possible, "accent")
            yield Entry(assistance_icon(name), told, note, known.sources, colour=colour)

    def title(self, assistance: str) -> str:
        """Return the title of a type of assistance."""
        return self.words.of_form(self.content.forms.assistance[assistance].title, f"assistance/{assistance}:title")


class MeaningPanel(QFrame):
    """Shows what the choice means; it is made anew with each choice. How much there is to write stays in sight below."""

    def __init__(self, meaning: Meaning, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("meaning")
        self.meaning, self.words, self.theme = meaning, meaning.words, theme
        self.setAccessibleName(self.words.text(N_("What that will mean")))
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list, self.box = _column(20, 18, 20, 12)
        self.sum, self.foot = _column(20, 10, 20, 14)
        self.area.setWidget(self.list)
        self.outer.addWidget(self.area, 1)
        self.outer.addWidget(self.sum)
        self._shown: dict[object, QWidget] = {}
        self.box.addWidget(label(self.words.text(N_("What that will mean")), theme, "heading", strong=True))
        self.source = label("", theme, "caption", muted=True)
        self.box.addWidget(self.source)
        self.entries, self.notes = QVBoxLayout(), QVBoxLayout()
        self.box.addLayout(self.entries)
        self.box.addStretch(1)
        self.card = self._size()
        self.foot.addWidget(self.card)
        self.foot.addLayout(self.notes)

    def unroll(self, *, unrolled: bool) -> None:
        """Stand in a page that scrolls itself, or scroll here."""
        if unrolled:
            self.area.takeWidget()
            self.outer.insertWidget(0, self.list)
            self.list.show()
        else:
            self.outer.removeWidget(self.list)
            self.area.setWidget(self.list)
        self.area.setVisible(not unrolled)

    def follow(self, chosen: Beginning) -> None:
        """Show what `chosen` means; what was shown already stays as it is."""
        self.meaning.choose(chosen)
        pack = self.meaning.content.pack(chosen.requested)
        self.source.setText(self._from(chosen, pack))
        self._fill(self.entries, tuple(self.meaning.entries(chosen)), self._entry)
        self._fill(self.notes, tuple(self._notes(chosen, pack)), lambda note: banner(note[1], note[0], self.theme))
        self.card.setVisible(bool(chosen.assistance))  # without a measure the number would be too small
        words, meaning = self.words, self.meaning
        self.sections.setText(words.text(N_("Sections: up to {number}"), number=meaning.sections))
        self.questions.setText(words.text(_QUESTIONS, number=meaning.questions))
        self.sum.setVisible(self.notes.count() > 0 or not self.card.isHidden())
        self.list.settle()
        self.sum.settle()

    def _fill(self, box: QVBoxLayout, wanted: tuple[T, ...], make: Callable[[T], QWidget]) -> None:
        """Bring a column up to date: only what came is made, what went is taken away."""
        for one in [one for one in self._shown if one not in wanted and box.indexOf(self._shown[one]) >= 0]:
            widget = self._shown.pop(one)
            box.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for number, one in enumerate(wanted):
            widget = self._shown.get(one) or make(one)
            self._shown[one] = widget
            if box.indexOf(widget) != number:
                box.insertWidget(number, widget)

    def _from(self, chosen: Beginning, pack: CountryPack | None) -> str:
        words = self.words
        if not chosen.requested:
            return words.text(N_("Choose the State you ask; its requirements appear here."))
        if pack is None:
            return words.text(N_("No pack for this State. The treaty rules still apply. Ask its authority."))
        if not is_checked(pack):
            return words.text(N_("From the country pack, not checked against a source"))
        day = wording_for(self.meaning.case, words.language).formatter.day(Day.parse(pack.checked_on))
        return words.text(N_("From the country pack, checked on {date}"), date=day)

    def _notes(self, chosen: Beginning, pack: CountryPack | None) -> Iterator[tuple[Level, str]]:
        if pack is None:
            return
        letters = set(chosen.letters)
        if letters and any(not letters & set(one.accepted) for one in self.meaning.taken):
            told = N_("No letter is in a language it accepts. Add one, or have the letter translated.")
            yield "warning", self.words.text(told)
        if pack.status == "draft":
            told = N_(
                "This pack is a draft: {number} of its {all} points have a source. Verify what matters with the authority."
            )
            yield "warning", self.words.text(told, number=self.meaning.sourced(pack), all=_POINTS)
        if is_stale(pack, self.meaning.case.today):
            yield "warning", self.words.text(N_("This pack is past its review date."))

    def _entry(self, entry: Entry) -> QWidget:
        holder = QFrame()
        holder.setObjectName("entry")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 9)
        row.setSpacing(12)
        mirrored = self.words.is_rtl
        row.addWidget(mark(entry.icon, entry.colour, self.theme, mirrored=mirrored), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(1)
        box.addWidget(label(entry.headline, self.theme, "small", strong=True))
        if entry.text:
            box.addWidget(label(entry.text, self.theme, "small"))
        source = self.words.set_apart((entry.place, cited(entry.sources, self.words)))
        if source:
            box.addLayout(self._source(source, entry.sources))
        row.addLayout(box, 1)
        return holder

    def _source(self, source: str, sources: tuple[Source, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(5)
        is_weak = bool(sources) and all(one.confidence in _WEAK for one in sources)
        sign = (
            mark("circle-question-mark", "warning", self.theme, 13)
            if is_weak
            else mark("book-open", "text-muted", self.theme, 13)
        )
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        told = self.words.text(N_("To verify: {source}"), source=source) if is_weak else source
        row.addWidget(label(f"\u2068{told}\u2069", self.theme, "caption", muted=True), 1)
        return row

    def _size(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        box = QVBoxLayout(card)
        box.setContentsMargins(12, 9, 12, 9)
        box.setSpacing(2)
        self.sections = label("", self.theme, "small", strong=True)
        self.questions = label("", self.theme, "caption", muted=True)
        box.addWidget(self.sections)
        box.addWidget(self.questions)
        return card


def _column(*margins: int) -> tuple[Column, QVBoxLayout]:
    made = Column("side")
    box = QVBoxLayout(made)
    box.setContentsMargins(*margins)
    box.setSpacing(8)
    return made, box
