"""The questionnaire to a State as a document to be filled in: what its pack knows, to be confirmed, and fields for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text
from mla_writer.conditions.values import Day
from mla_writer.countries.asked import ANSWERED_BY, ANSWERED_ON, CONFIRMED, JUDGED, REFERENCE, Asked, Chapter, chapters
from mla_writer.countries.authority_words import name_in_words
from mla_writer.countries.model import CountryPack
from mla_writer.countries.sheet import trust_of
from mla_writer.countries.trust_words import trust_words
from mla_writer.documents import tree
from mla_writer.documents.formats import Formatter
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Block, Control, Document, Paragraph, Run, Runs
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Source
from mla_writer.forms.source_words import source_words
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

FORMAT = 1
"""The version of the questionnaire; one with another number is not read back."""
_TITLE = N_("Mutual legal assistance in criminal matters: questions to {state}")
_LEAD = (
    N_(
        "To the central authority of {state}. We keep a short description of what a request to your State must "
        "contain, so that the requests we send can be executed."
    ),
    N_(
        "We would be grateful if you would review it: tick what is correct, note what has changed, and answer what is "
        "not known to us. Whatever you leave open stays as it is."
    ),
    N_(
        "Please type your answers in the grey fields, on screen, and return the file as a Word file, so that our "
        "program can read it."
    ),
)
_HEADS = (N_("Question"), N_("Known to us"), N_("Your answer"))
_MEASURE_HEADS = (
    N_("Type of assistance"),
    N_("Is it granted? Is dual criminality needed?"),
    N_("Law, time, what is to be enclosed"),
)
_WRITE, _CHOOSE, _NUMBER = N_("Write here"), N_("Choose an answer"), N_("Write a number")
_DAY = N_("Write the date, for example 2026-12-31")
_DAY_BEFORE = "2026-12-31"
"""Stood in the field for the day in questionnaires that are still out."""
_ADD, _INSTEAD = (
    N_("If something should be added, write it here"),
    N_("If this is not right, write the correct information here"),
)
_CHECKED = N_("Checked by us on {date}, version {version}.")
_RIGHT, _NOT_KNOWN, _TO_VERIFY, _SOURCES = N_("This is right"), N_("Not known"), N_("To verify"), N_("Sources")
_WHO, _BY, _ON = N_("Who answers"), N_("Name, post and authority"), N_("Day of the answers")
_ASKS, _CONTACT = N_("Who asks"), N_("Contact, to whom the answers are returned")
_LONGEST_TITLE = 60
"""Word shows so much of a field's title."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the State (its code), and lines on the office and on the contact, as its profile has them."""

    state: str = ""
    office: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


def asker_of(office: Answers) -> Asker:
    """Return who asks by the profile of the office; what it does not say is left out."""

    def lines(path: str, *keys: str) -> tuple[str, ...]:
        held = (office.get(f"{path}.{key}") for key in keys)
        texts = (one.plain if isinstance(one, Text) else one for one in held)
        return tuple(one for one in texts if isinstance(one, str) and one)

    return Asker(
        office.text("request.requesting"),
        lines("request.office", "name", "unit", "address", "city"),
        lines("request.contact", "name", "post", "phone", "email"),
    )


def compose_questionnaire(
    pack: CountryPack, forms: FormLibrary, catalogues: Catalogues, language: str, asker: Asker | None = None
) -> Document:
    """Return the questionnaire on a pack in `language`, from the office that asks."""
    made = _Questionnaire(pack, language, catalogues, asker or Asker())
    parts = tuple(made.part(number, one) for number, one in enumerate(chapters(pack, forms), 2))
    title = Message(_TITLE, {"state": state_name(pack.country, language)})
    return Document(
        language=language,
        title=made.say(title),
        header=((made.run(title),), (Run(reference(pack, language), "en", "identifier"),)),
        page_of=catalogues.translate(phrase("page_of"), language),
        front=(),
        parts=(tree.Part("head", (), tuple(made.head())), made.who(), *parts, *made.sources(len(parts) + 2)),
    )


def hints(catalogues: Catalogues) -> frozenset[str]:
    """Return what stands in fields that nobody has filled in, in every language."""
    every = (_WRITE, _CHOOSE, _DAY, _DAY_BEFORE, _NUMBER, _ADD, _INSTEAD)
    return frozenset(catalogues.say(Message(one), language) for one in every for language in catalogues.languages)


def reference(pack: CountryPack, language: str) -> str:
    """Return what tells a questionnaire: its format, the State, the version of the pack and the language."""
    return f"MLAQ-{FORMAT}/{pack.country}/{pack.version}/{language}"


@dataclass(slots=True)
class _Questionnaire:
    pack: CountryPack
    language: str
    catalogues: Catalogues
    asker: Asker = field(default_factory=Asker)
    cited: list[Source] = field(default_factory=list)

    def say(self, message: Message) -> str:
        return self.catalogues.say(message, self.language)

    def run(self, message: Message, *, strong: bool = False) -> Run:
        return Run(self.say(message), self.language, strong=strong)

    def text(self, text: str, *, strong: bool = False) -> Run:
        return Run(self.say(Message(text)), self.language, strong=strong)

    def head(self) -> Iterator[Block]:
        """Yield who asks, what it is about, and the number by which it is known again."""
        asks = self._asks()
        if asks:
            yield tree.Particulars(asks)
        state = {"state": state_name(self.pack.country, self.language)}
        for line in _LEAD:
            yield Paragraph((self.run(Message(line, state)),))
        date = Formatter(self.language, self.say).day(Day.parse(self.pack.checked_on))
        checked = Message(_CHECKED, {"date": date, "version": self.pack.version})
        fixed = Control(REFERENCE, "MLAQ", "fixed")
        number = Run(reference(self.pack, self.language), "en", "identifier", control=fixed)
        yield Paragraph((self.run(checked), Run(" ", self.language), number), style="note")

    def _asks(self) -> tuple[tuple[Runs, Runs], ...]:
        """Return State, office and contact, as far as the profile of the office has them."""
        one = self.asker
        state = (state_name(one.state, self.language),) if one.state else ()
        rows = ((_ASKS, (*one.office, *state)), (_CONTACT, one.contact))
        return tuple(((self.text(name),), (Run("\n".join(lines), self.language),)) for name, lines in rows if lines)

    def who(self) -> tree.Part:
        """Return the part in which the authority says who answers, and when."""
        by = self._control(ANSWERED_BY, self.say(Message(_BY)), Control(ANSWERED_BY, ""), _WRITE)
        on = self._control(ANSWERED_ON, self.say(Message(_ON)), Control(ANSWERED_ON, "", "date"), _DAY)
        rows = (((self.text(_BY),), (by,)), ((self.text(_ON),), (on,)))
        return tree.Part("who", (self.text(_WHO),), (tree.Particulars(rows),), "1")

    def part(self, number: int, chapter: Chapter) -> tree.Part:
        """Return a chapter as a table of questions."""
        table = self._of_measures(chapter) if chapter.measures else self._of_fields(chapter)
        return tree.Part(f"part{number}", (self.run(chapter.title),), (table,), str(number))

    def sources(self, number: int) -> Iterator[tree.Part]:
        """Yield the list of what was cited, under the number of a part."""
        entries = tuple(
            tree.Entry((Run(f"[{place}]", self.language),), (Run(self._source(one), "en"),))
            for place, one in enumerate(self.cited, 1)
        )
        if entries:
            yield tree.Part("sources", (self.text(_SOURCES),), entries, str(number))

    # ---- tables ----------------------------------------------------------------------------------------------------

    def _of_fields(self, chapter: Chapter) -> tree.Table:
        rows = tuple(self._row(*row) for row in chapter.rows)
        return tree.Table(tuple((self.text(one),) for one in _HEADS), rows, (26, 40, 34))

    def _of_measures(self, chapter: Chapter) -> tree.Table:
        rows = tuple(
            ((self.run(title, strong=True),), self._stacked(fields[:2]), self._stacked(fields[2:]))
            for title, fields in chapter.measures
        )
        return tree.Table(tuple((self.text(one),) for one in _MEASURE_HEADS), rows, (24, 34, 42))

    def _row(self, one: Asked, added: Asked | None = None) -> tuple[Runs, ...]:
        """Return name, what is known, and the field; what is to be added stands below."""
        known, answer = list(self._known(one)), [self._field(one)]
        if added is not None:
            known += [Run("\n", self.language), *self._known(added)] if added.known else []
            answer += [Run("\n", self.language), self._field(added)]
        return (self.run(one.topic, strong=True),), tuple(known), tuple(answer)

    def _stacked(self, fields: tuple[Asked, ...]) -> Runs:
        """Return fields one below the other: name, what is known, and the field."""
        runs: list[Run] = []
        for number, one in enumerate(fields):
            runs += [Run("\n", self.language)] if number else []
            runs += [self.run(one.topic, strong=True), Run("\n", self.language)]
            if one.known:
                runs += [*self._known(one), Run("\n", self.language)]
            runs.append(self._field(one))
        return tuple(runs)

    def _known(self, one: Asked) -> Runs:
        """Return what is known with source and day, and the box that confirms it; a statement to verify has no box."""
        told = self._told(one)
        if told is None:
            return (self.text(_NOT_KNOWN),)
        runs = [told, Run("\n", self.language), self._cited(one)]
        if not one.tag.startswith(JUDGED):
            title = self.say(Message(_RIGHT))
            tick = Control(CONFIRMED + one.tag, title, "tick")
            runs += [
                Run("\n", self.language),
                Run("☐", self.language, "tick", control=tick),
                Run(f" {title}", self.language),
            ]
        return tuple(runs)

    def _told(self, one: Asked) -> Run | None:
        if one.kind == "languages" and one.known:
            names = Formatter(self.language, self.say)
            return Run(names.comma.join(names.language_name(code) for code in one.known.split(",")), self.language)
        if one.told is None:
            return None
        if one.tag.startswith("authorit") and one.tag.endswith(".name"):
            name = name_in_words(one.known, self.say)
            return Run(name, "en" if name == one.known else self.language)
        said = self.say(one.told)
        is_same = one.told.domain == "countries" and said == self.catalogues.say(one.told, "en")
        is_english = is_same or one.told.text == "{text}"
        return Run(said, "en" if is_english else self.language)

    def _cited(self, one: Asked) -> Run:
        if trust_of(one.sources) in {"verify", "unknown"}:
            return self.text(_TO_VERIFY, strong=True)
        for source in one.sources:
            if source not in self.cited:
                self.cited.append(source)
        told = (
            f"[{self.cited.index(source) + 1}] {source_words(source, self.say).age}".strip() for source in one.sources
        )
        return Run("; ".join(told), "en")

    def _field(self, one: Asked) -> Run:
        options = tuple((word, self.say(label)) for word, label in one.options.items())
        end = f".{one.tag.rpartition('.')[2]}"
        hint = _CHOOSE if one.kind == "choice" else _NUMBER if one.kind == "number" else _WRITE
        hint = {".note": _ADD, ".text": _INSTEAD}.get(end, hint)
        control = Control(one.tag, "", "choice" if one.kind == "choice" else "text", options)
        return self._control(one.tag, self.say(one.topic), control, hint)

    def _control(self, tag: str, title: str, control: Control, hint: str) -> Run:
        made = Control(tag, title[:_LONGEST_TITLE], control.kind, control.options)
        return Run(self.say(Message(hint)), self.language, "placeholder", control=made)

    def _source(self, one: Source) -> str:
        told = self.say(trust_words(one.confidence))
        return "; ".join(part for part in (*source_words(one, self.say), told, one.url) if part)
