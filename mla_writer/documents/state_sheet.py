"""The sheet of a State as a document: what its pack tells, with law, source and age, and the sources in full at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from mla_writer.conditions.values import Day
from mla_writer.countries.authority_words import AuthorityName, name_in_words
from mla_writer.countries.model import CountryPack
from mla_writer.countries.share import is_checked
from mla_writer.countries.sheet import (
    GRANTED,
    Headline,
    SheetLine,
    SheetPart,
    demand_line,
    granted_alike,
    headlines,
    is_section,
    trust_of,
)
from mla_writer.countries.sheet_short import StateSheet, shortened, ways, weightiest
from mla_writer.countries.trust_words import trust_words
from mla_writer.documents import tree
from mla_writer.documents.formats import Formatter
from mla_writer.documents.page_room import needed
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Block, Document, Paragraph, Run, Runs
from mla_writer.forms.model import Requirement, Source
from mla_writer.forms.source_words import source_words
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message, N_
from mla_writer.translation.sentences import sentence_case
from mla_writer.translation.signs import comma
from mla_writer.translation.states import state_name

_TITLE = N_("Country sheet: {state}")
_CHECKED = N_("Pack version {version}, checked {date}")
_REVIEW = N_("To be reviewed by {date}.")
_DRAFT = N_("Draft, not reviewed")
_SHARE = N_("{share} of 100 points worth knowing have a source.")
_NOT_CHECKED = N_("Pack version {version}, not checked against a source")
_MEASURES, _TOPICS = N_("Measures"), N_("Topics")
_WEIGHTIEST = N_("Most important points")
_NO_ADVICE = N_("This is not legal advice. Verify important points with the authority of the State.")
_HEADS = (N_("Topic"), N_("What is required or granted"), N_("Source"))
_DEMAND_HEADS, _MEASURE_HEADS = (N_("What is required"), N_("Source")), (GRANTED, N_("Measures"), N_("Source"))
_NOT_KNOWN, _SOURCES, _TO_VERIFY = N_("Not known"), N_("Sources"), N_("To verify")
_UNIT, _NAME_THERE = N_("Unit"), N_("Name in {language}")
_SHORT_LAW = 24
"""A law with a longer name stands in the list of sources alone."""


@dataclass(slots=True)
class CitedSheet:
    """What a document about States says in one language, and the sources that it has cited so far, by their numbers."""

    language: str
    catalogues: Catalogues
    cited: list[Source] = field(default_factory=list)

    def say(self, message: Message) -> str:
        """Return a message in the language of the document."""
        words = Formatter(self.language, lambda one: self.catalogues.say(one, self.language))
        return self.catalogues.say(words.worded(message), self.language)

    def run(self, message: Message, *, strong: bool = False) -> Run:
        """Return a message as a run; what nobody has translated yet stays in English, and is marked as such."""
        said = self.say(message)
        is_english = message.domain == "countries" and said == self.catalogues.say(message, "en")
        return Run(said, "en" if is_english else self.language, strong=strong)

    def day(self, text: str) -> str:
        """Return a day in words."""
        return Formatter(self.language, self.say).day(Day.parse(text))

    def part(self, title: Message, parts: Sequence[SheetPart]) -> tree.Part:
        """Return parts of a sheet as one table of topic, what is told and source; of several, each is named in its first line."""
        rows = tuple(
            self._row(line, one.title if len(parts) > 1 and not number else None)
            for one in parts
            for number, line in enumerate(one.lines)
        )
        heads = tuple((self.run(Message(one)),) for one in _HEADS)
        return tree.Part(title.text, (self.run(title),), (tree.Table(heads, rows, (3, 8, 2)),))

    def _row(self, one: SheetLine, part: Message | None) -> tuple[Runs, ...]:
        told = self.sentence(one.told if one.told is not None else Message(_NOT_KNOWN))
        topic = self.run(one.topic, strong=one.is_asked)
        name = (self.run(part, strong=True), Run(" – ", self.language)) if part is not None else ()
        return (*name, topic), (told,), (self.numbers(one),)

    def sentence(self, message: Message) -> Run:
        """Return a message that begins with a capital, also where it begins with a word for what a case would name."""
        said = self.run(message)
        return replace(said, text=sentence_case(said.text))

    def numbers(self, one: SheetLine) -> Run:
        """Return the numbers of a line's sources in the list at the end; what no source was read for says so."""
        if one.trust == "verify":
            return self.run(Message(_TO_VERIFY), strong=True)
        law = one.law if len(one.law) <= _SHORT_LAW else ""
        return Run(f"{law} {self.cite(one.sources)}".strip(), self.language)

    def cite(self, sources: Sequence[Source]) -> str:
        """Return the numbers of some sources in the list at the end, which has them in the order in which they are cited."""
        for source in sources:
            if source not in self.cited:
                self.cited.append(source)
        return ", ".join(f"[{self.cited.index(source) + 1}]" for source in sources)

    def dated(self, one: SheetLine) -> Run:
        """Return the numbers of a line's sources with the day for which the first of them speaks."""
        numbers, day = self.numbers(one), one.as_of
        if day is None:
            return numbers
        said = self.day(str(day)).replace(" ", "\u00a0")
        return replace(numbers, text=f"{numbers.text}{comma(self.language)}{said}")

    def sources(self) -> tree.Part:
        """Return the sources cited, in full."""
        entries = tuple(
            tree.Entry((Run(f"[{number}]", self.language),), (Run(self._source(one), "en"),))
            for number, one in enumerate(self.cited, 1)
        )
        return tree.Part("sources", (self.run(Message(_SOURCES)),), entries)

    def _source(self, one: Source) -> str:
        parts = (*source_words(one, self.say), self.say(trust_words(one.confidence)), one.url)
        return "; ".join(part for part in parts if part)


def compose_sheet(of: StateSheet, catalogues: Catalogues, language: str) -> Document:
    """Return the sheet of a State in `language`: a page that sums it up, then every part, each text told once."""
    sheet, summary = _on_a_page(of, catalogues, language)
    told = tuple(_told(sheet, shortened(of.parts)))
    if of.pack.requirements:  # else there is too little for a page of its own
        told = (replace(told[0], starts_page=True), *told[1:])
    title = Message(_TITLE, {"state": state_name(of.pack.country, language)})
    return Document(
        language=language,
        title=sheet.say(title),
        header=((sheet.run(title),),),
        page_of=catalogues.translate(phrase("page_of"), language),
        front=(),
        parts=(summary, *told, *((sheet.sources(),) if sheet.cited else ())),
        close_set=True,
    )


def _on_a_page(of: StateSheet, catalogues: Catalogues, language: str) -> tuple[CitedSheet, tree.Part]:
    """Return the summary with as many of the weightiest demands as a page has room for, and the sheet with what it cites."""
    demands = weightiest(of.pack, of.forms, of.on)
    while True:
        sheet = CitedSheet(language, catalogues)
        blocks = tuple(_summary(sheet, of, demands))
        if len(demands) <= 1 or needed(blocks, language) <= 1:
            return sheet, tree.Part("head", (), blocks)
        demands = demands[:-1]


def _told(sheet: CitedSheet, parts: Sequence[SheetPart]) -> Iterator[tree.Part]:
    """Yield the parts as tables: all measures in one, and all topics."""
    for group, found in groupby(parts, _group):
        some = tuple(found)
        yield sheet.part(Message(group) if len(some) > 1 else some[0].title, some)


def _group(part: SheetPart) -> str:
    return _MEASURES if part.measure else _TOPICS if is_section(part) else part.title.text


def checked_words(pack: CountryPack, sheet: CitedSheet) -> Message:
    """Return version and day of the check of a pack; where nothing in it was checked against a source, that."""
    if not is_checked(pack):
        return Message(_NOT_CHECKED, {"version": pack.version})
    return Message(_CHECKED, {"version": pack.version, "date": sheet.day(pack.checked_on)})


def _summary(sheet: CitedSheet, of: StateSheet, demands: Sequence[Requirement]) -> Iterator[Block]:
    pack = of.pack
    lines = [checked_words(pack, sheet), Message(_REVIEW, {"date": sheet.day(pack.review_by)})]
    if pack.status != "reviewed":
        lines.append(Message(_DRAFT))
    lines += [Message(_SHARE, {"share": round(of.share.completeness * 100)}), Message(_NO_ADVICE)]
    yield Paragraph((Run(" ".join(sheet.say(one).rstrip(".") + "." for one in lines), sheet.language),), style="note")
    if pack.note:
        context = f"countries/{pack.country.lower()}:note"
        yield Paragraph((sheet.run(Message(pack.note, context=context, domain="countries")),), style="lead")
    authority, languages, dual, _ = (_headline(sheet, one) for one in headlines(pack))
    roads = (_road(sheet, *one) for one in ways(pack, of.forms))
    yield tree.Particulars((authority, *_addresses(sheet, pack), languages, *roads, dual))
    yield from _table(sheet, _WEIGHTIEST, _DEMAND_HEADS, _demanded(sheet, of, demands))
    yield from _table(sheet, _MEASURES, _MEASURE_HEADS, _granted(sheet, of))


def _table(sheet: CitedSheet, title: str, heads: tuple[str, ...], rows: Iterator[tuple[Runs, ...]]) -> Iterator[Block]:
    """Yield a table under a title; nothing where it would have no row."""
    every = tuple(rows)
    if every:
        yield Paragraph((sheet.run(Message(title), strong=True),), kept=True)
        widths = (7, 3) if len(heads) == 2 else (3, 7, 3)
        yield tree.Table(tuple((sheet.run(Message(one)),) for one in heads), every, widths)


def _demanded(sheet: CitedSheet, of: StateSheet, demands: Sequence[Requirement]) -> Iterator[tuple[Runs, ...]]:
    """Yield what weighs most, with its law, source and age."""
    for one in demands:
        line = demand_line(of.pack, one, of.forms)
        assert line.told is not None
        yield (sheet.sentence(line.told),), (sheet.dated(line),)


def _granted(sheet: CitedSheet, of: StateSheet) -> Iterator[tuple[Runs, ...]]:
    """Yield which measures are granted on what showing."""
    for line in granted_alike(of.pack, of.forms):
        assert line.told is not None
        yield (sheet.sentence(line.topic),), (sheet.sentence(line.told),), (sheet.numbers(line),)


def _road(sheet: CitedSheet, topic: Message, told: Sequence[SheetLine]) -> tuple[Runs, Runs]:
    """Return what is told of one topic, sentence after sentence, each with its sources."""
    runs: list[Run] = []
    for line in told:
        assert line.told is not None
        words = sheet.run(line.told)
        runs += [replace(words, text=f" {words.text}") if runs else words, _cited(sheet, line.sources)]
    return (sheet.run(topic, strong=True),), tuple(runs) or (sheet.run(Message(_NOT_KNOWN)),)


def _cited(sheet: CitedSheet, sources: Sequence[Source]) -> Run:
    """Return the numbers of some sources behind a sentence; that nothing was read for it, where that is so."""
    if trust_of(sources) in {"verify", "unknown"}:
        return Run(f" ({sheet.say(Message(_TO_VERIFY))})" if sources else "", sheet.language)
    return Run(f"\u00a0{sheet.cite(sources)}", sheet.language)


def _headline(sheet: CitedSheet, one: Headline) -> tuple[Runs, Runs]:
    head = (sheet.run(one.topic, strong=True),)
    if not one.told:
        return head, (sheet.run(Message(_NOT_KNOWN)),)
    cited = _cited(sheet, one.sources)
    if isinstance(one.told, Message):
        return head, (sheet.run(one.told), cited)
    if isinstance(one.told, tuple):
        names = Formatter(sheet.language, sheet.say)
        told = names.comma.join(names.language_name(code) for code in one.told)
        more = f" ({sheet.say(one.more)})" if one.more is not None else ""
        return head, (Run(f"{told}{more}", sheet.language), cited)
    return head, (*named(one.told, sheet.language, sheet.say), cited)


def named(one: AuthorityName, language: str, say: Callable[[Message], str]) -> Runs:
    """Return the name of an authority in a document in `language`, each part in the language that it is written in."""
    alone, other = one.parted(language, say)
    of = {name: code for code, name in one.names.items()}
    first = Run(alone, of.get(alone, "en" if alone == one.name else language))
    return (first, Run(f" ({other})", of.get(other, "en"))) if other else (first,)


def _addresses(sheet: CitedSheet, pack: CountryPack) -> Iterator[tuple[Runs, Runs]]:
    one = pack.authority
    unit = name_in_words(one.unit, sheet.say)
    if unit:
        yield (sheet.run(Message(_UNIT), strong=True),), (Run(unit, "en" if unit == one.unit else sheet.language),)
    names = Formatter(sheet.language, sheet.say)
    for code, name in one.names.items():
        language = code.partition("-")[0]
        head = Message(_NAME_THERE, {"language": names.language_name(language)})
        yield (sheet.run(head, strong=True),), (Run(name, language),)
    for topic, text in (
        (N_("Address"), one.address), (N_("Telephone"), one.phone), (N_("E-mail"), one.email),
    ):  # fmt: skip
        if text:
            yield (sheet.run(Message(topic), strong=True),), (Run(text, "en", "identifier"),)
