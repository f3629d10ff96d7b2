"""The sheet of a State as a document: what its pack tells, with law, source and age, and the sources in full at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from mla_writer.conditions.values import Day
from mla_writer.countries.model import CountryPack
from mla_writer.countries.share import is_checked
from mla_writer.countries.sheet import Headline, SheetLine, SheetPart, demand_words, headlines, is_section
from mla_writer.countries.sheet_short import StateSheet, shortened, ways, weightiest
from mla_writer.documents import tree
from mla_writer.documents.formats import Formatter
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Block, Document, Paragraph, Run, Runs
from mla_writer.forms.model import Confidence, Source
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message, N_
from mla_writer.translation.sentences import sentence_case
from mla_writer.translation.states import state_name

_TITLE = N_("Country sheet: {state}")
_CHECKED = N_("Pack version {version}, checked {date}")
_REVIEW = N_("To be reviewed by {date}.")
_DRAFT = N_("Draft, not reviewed")
_SHARE = N_("{share} of 100 points worth knowing have a source.")
_NOT_CHECKED = N_("Pack version {version}, not checked against a source")
_MEASURES, _TOPICS = N_("Measures"), N_("Topics")
_WEIGHTIEST = N_("What weighs most")
_NO_ADVICE = N_("This is no legal advice. Verify what matters with the authority of the State.")
_HEADS = (N_("Topic"), N_("What is asked or granted"), N_("Source"))
_NOT_KNOWN, _SOURCES, _TO_VERIFY = N_("Not known"), N_("Sources"), N_("To verify")
_SHORT_LAW = 24
"""A law with a longer name stands in the list of sources alone."""
_TRUST: dict[Confidence, str] = {
    "official": N_("official text"), "copy": N_("copy of the text"), "secondary": N_("secondary source"),
    "general_knowledge": N_("general knowledge, no source read"), "unknown": N_("source not known"),
}  # fmt: skip


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
        for source in one.sources:
            if source not in self.cited:
                self.cited.append(source)
        numbers = ", ".join(f"[{self.cited.index(source) + 1}]" for source in one.sources)
        law = one.law if len(one.law) <= _SHORT_LAW else ""
        return Run(f"{law} {numbers}".strip(), self.language)

    def sources(self) -> tree.Part:
        """Return the sources cited, in full."""
        entries = tuple(
            tree.Entry((Run(f"[{number}]", self.language),), (Run(self._source(one), "en"),))
            for number, one in enumerate(self.cited, 1)
        )
        return tree.Part("sources", (self.run(Message(_SOURCES)),), entries)

    def _source(self, one: Source) -> str:
        parts = (one.title, one.ref, one.as_of, self.say(Message(_TRUST[one.confidence])), one.url)
        return "; ".join(part for part in parts if part)


def compose_sheet(of: StateSheet, catalogues: Catalogues, language: str) -> Document:
    """Return the sheet of a State in `language`: a page that sums it up, then every part, each text told once."""
    sheet = CitedSheet(language, catalogues)
    summary = tree.Part("head", (), tuple(_summary(sheet, of)))
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
    )


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


def _summary(sheet: CitedSheet, of: StateSheet) -> Iterator[Block]:
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
    roads = (_sentences(sheet, *one) for one in ways(pack, of.forms))
    yield tree.Particulars((authority, *_addresses(sheet, pack), languages, *roads, dual))
    demands = tuple((sheet.sentence(demand_words(pack, one, of.forms)),) for one in weightiest(pack, of.forms, of.on))
    if demands:
        yield Paragraph((sheet.run(Message(_WEIGHTIEST), strong=True),), kept=True)
        yield tree.Listing(demands, ordered=True)


def _sentences(sheet: CitedSheet, topic: Message, told: Sequence[Message]) -> tuple[Runs, Runs]:
    runs = [sheet.run(one) for one in told] or [sheet.run(Message(_NOT_KNOWN))]
    spaced = tuple(replace(one, text=f" {one.text}") if number else one for number, one in enumerate(runs))
    return (sheet.run(topic, strong=True),), spaced


def _headline(sheet: CitedSheet, one: Headline) -> tuple[Runs, Runs]:
    head = (sheet.run(one.topic, strong=True),)
    doubt = (Run(f" ({sheet.say(Message(_TO_VERIFY))})", sheet.language),) if one.is_recalled else ()
    if isinstance(one.told, Message):
        return head, (sheet.run(one.told), *doubt)
    if isinstance(one.told, tuple):
        names = Formatter(sheet.language, sheet.say)
        told = names.comma.join(names.language_name(code) for code in one.told)
        more = f" ({sheet.say(one.more)})" if one.more is not None else ""
        return head, (Run(f"{told}{more}", sheet.language), *doubt)
    return head, (Run(one.told, "en"), *doubt) if one.told else (sheet.run(Message(_NOT_KNOWN)),)


def _addresses(sheet: CitedSheet, pack: CountryPack) -> Iterator[tuple[Runs, Runs]]:
    one = pack.authority
    for topic, text in (
        (N_("Unit"), one.unit), (N_("Address"), one.address), (N_("Telephone"), one.phone), (N_("E-mail"), one.email),
    ):  # fmt: skip
        if text:
            yield (sheet.run(Message(topic), strong=True),), (Run(text, "en", "identifier"),)
