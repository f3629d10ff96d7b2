"""The sheet of a State as a document: what its pack tells, with law, source and age, and the sources in full at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mla_writer.conditions.values import Day
from mla_writer.countries.model import CountryPack
from mla_writer.countries.share import Share
from mla_writer.countries.sheet import SheetLine, SheetPart, folded, headlines, verify_part
from mla_writer.documents import tree
from mla_writer.documents.formats import Formatter
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Block, Document, Paragraph, Run, Runs
from mla_writer.forms.model import Confidence, Source
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

_TITLE = N_("Country sheet: {state}")
_CHECKED = N_("Pack version {version}, checked {date}")
_REVIEW = N_("To be reviewed by {date}.")
_DRAFT = N_("Draft, not reviewed")
_SHARE = N_("{share} of 100 points worth knowing have a source.")
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
        return self.catalogues.say(message, self.language)

    def run(self, message: Message, *, strong: bool = False) -> Run:
        """Return a message as a run; what nobody has translated yet stays in English, and is marked as such."""
        said = self.say(message)
        is_english = message.domain == "countries" and said == self.catalogues.say(message, "en")
        return Run(said, "en" if is_english else self.language, strong=strong)

    def day(self, text: str) -> str:
        """Return a day in words."""
        return Formatter(self.language, self.say).day(Day.parse(text))

    def part(self, part: SheetPart) -> tree.Part:
        """Return a part of a sheet as a table of topic, what is told and source."""
        rows = tuple(self._row(one) for one in part.lines)
        heads = tuple((self.run(Message(one)),) for one in _HEADS)
        return tree.Part(part.title.text, (self.run(part.title),), (tree.Table(heads, rows, (3, 8, 2)),))

    def _row(self, one: SheetLine) -> tuple[Runs, ...]:
        told = self.run(one.told) if one.told is not None else self.run(Message(_NOT_KNOWN))
        return (self.run(one.topic, strong=one.is_asked),), (told,), (self.numbers(one),)

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


def compose_sheet(
    pack: CountryPack, parts: Sequence[SheetPart], share: Share, catalogues: Catalogues, language: str
) -> Document:
    """Return the sheet of a State in `language`; `parts` is what `sheet_parts` found, of which unknown measures are folded.

    `share` is how much of what is worth knowing the pack tells.
    """
    sheet = CitedSheet(language, catalogues)
    verify = verify_part(pack)
    every = (*folded(parts), *((verify,) if verify.lines else ()))
    told = tuple(sheet.part(one) for one in every)
    title = Message(_TITLE, {"state": state_name(pack.country, language)})
    return Document(
        language=language,
        title=sheet.say(title),
        header=((sheet.run(title),),),
        page_of=catalogues.translate(phrase("page_of"), language),
        front=(),
        parts=(
            tree.Part("head", (), tuple(_head(sheet, pack, share))),
            *told,
            *((sheet.sources(),) if sheet.cited else ()),
        ),
    )


def _head(sheet: CitedSheet, pack: CountryPack, share: Share) -> Iterator[Block]:
    checked = Message(_CHECKED, {"version": pack.version, "date": sheet.day(pack.checked_on)})
    lines = [checked, Message(_REVIEW, {"date": sheet.day(pack.review_by)})]
    if pack.status != "reviewed":
        lines.append(Message(_DRAFT))
    lines += [Message(_SHARE, {"share": round(share.completeness * 100)}), Message(_NO_ADVICE)]
    for one in lines:
        yield Paragraph((sheet.run(one),), style="note")
    if pack.note:
        context = f"countries/{pack.country.lower()}:note"
        yield Paragraph((sheet.run(Message(pack.note, context=context, domain="countries")),), style="lead")
    rows = tuple(_headline(sheet, one.topic, one.told) for one in headlines(pack))
    yield tree.Particulars((*rows, *_addresses(sheet, pack)))


def _headline(sheet: CitedSheet, topic: Message, told: Message | str | tuple[str, ...] | None) -> tuple[Runs, Runs]:
    head = (sheet.run(topic, strong=True),)
    if isinstance(told, Message):
        return head, (sheet.run(told),)
    if isinstance(told, tuple):
        names = Formatter(sheet.language, sheet.say)
        return head, (Run(", ".join(names.language_name(code) for code in told), sheet.language),)
    return head, (Run(told, "en"),) if told else (sheet.run(Message(_NOT_KNOWN)),)


def _addresses(sheet: CitedSheet, pack: CountryPack) -> Iterator[tuple[Runs, Runs]]:
    one = pack.authority
    for topic, text in (
        (N_("Unit"), one.unit), (N_("Address"), one.address), (N_("Telephone"), one.phone), (N_("E-mail"), one.email),
    ):  # fmt: skip
        if text:
            yield (sheet.run(Message(topic), strong=True),), (Run(text, "en", "identifier"),)
