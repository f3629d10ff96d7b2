"""Wording: a value as runs of text in one language, for letters and for screens alike.

The formatter writes dates, amounts and numbers; catalogues hold options, captions and designations; names, numbers and
identifiers are kept letter for letter. Nothing here decides what is shown, only how it reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mla_writer.answers.values import UNREVIEWED, Link, Text
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, NotKnown, Period, Ref
from mla_writer.documents.formats import Formatter
from mla_writer.documents.grammar import capitalised, contracted, lowered
from mla_writer.documents.numbering import Numbering
from mla_writer.documents.phrases import phrase
from mla_writer.documents.spans import UNITS
from mla_writer.documents.tentative import tentative
from mla_writer.documents.tree import ANNEX, Run, RunKind, Runs
from mla_writer.forms.model import Designation
from mla_writer.forms.shapes import Shape, title_of
from mla_writer.forms.texts import form_context
from mla_writer.interview.because import caption_of
from mla_writer.interview.interview import Live
from mla_writer.interview.names import Record
from mla_writer.interview.rules import Locals
from mla_writer.interview.shown import Shown
from mla_writer.interview.signposts import numbered_item
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.joining import before_value
from mla_writer.translation.locales import direction_of
from mla_writer.translation.message import Message, N_, Worded
from mla_writer.translation.sentences import Piece, Slot, split_sentence
from mla_writer.translation.signs import in_order
from mla_writer.treaties.citation import cite
from mla_writer.treaties.model import OTHER

_MOST_DEPTH = 6
_LETTER_DATE = "request.date"
TRANSLATION = "request.translation"
TRANSLATED = frozenset({"certified_attached", "official_attached"})
"""What says that a translation goes with the request: in the translation itself, that it is one."""
_NUMBERED: Mapping[str, tuple[str, str, str]] = {
    "facts": ("fact", "two_facts", "facts"),
    "facts|de": ("fact_of", "two_facts_of", "facts_of"),
    "offences": ("offence_number", "two_offences", "offence_numbers"),
}
"""How one, two and several items are called by their numbers, for the collections whose numbers a letter shows.

Two are told apart for languages with a dual; `de` is the form behind "of" and "from": "des faits 4 et 5".
"""
_NAMED_BY_TITLES = frozenset({"assistance", "offence_type"})
"""Kinds of answers whose words are titles, with a capital that only the first of several keeps."""
NO_BREAK_SPACE = "\u00a0"
_LETTERS = re.compile("[A-Za-z\u0370-\u052f]"), re.compile("[\u0590-\u08ff]")
"""Letters that are written from left to right, and from right to left."""
_NAMES = frozenset({"", "name"})
"""Forms that ask for the name of an item."""
_SEVERAL = 2
_NUMBERS = re.compile(r"\d\S*\s+(?:and|to|et|à|و|إلى)\s*\d")
"""More provisions than one, told by their numbers alone."""
_ARTICLE = re.compile(r"The (?!Hague\b)(?=\w+ )|(?:Le|La|Les) (?=\w+ \w+)|L[’'](?=\w+ \w+)")
"""An article at the head of a drafter's words that are more than the name of a town."""
_CLOSING_DATE = 3
"""How many runs a date in brackets is."""
_STATUTE = re.compile(r"\b(?:Act|Code|Constitution|Law)\b")
"""What a law is called, by its first such word."""
_AND = re.compile(r"\s+(?:and|et|و)\s*(?=\d)")
"""What a drafter writes between the numbers of two provisions."""
_WORD_BEFORE = re.compile(r"[^\W\d_] $")


@dataclass(frozen=True)
class Titles:
    """Names that other libraries hold: treaties and catalogue offences by id, as messages.

    `cited` are treaties as they follow "of" in a citation, `bases` the paragraph on which a request under each of them rests,
    `articles` the paragraph of each treaty that names each type of assistance, `others` what the clause of each treaty on help
    that it does not name says of it.
    """

    treaties: Mapping[str, Message]
    offences: Mapping[str, Message]
    cited: Mapping[str, Message]
    bases: Mapping[str, str]
    articles: Mapping[str, Mapping[str, str]]
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Wording:
    """Words values in `language`; `written_in` is the language in which the drafter writes.

    `hidden` are the items that this reader does not get: they have no words. `for_paper` keeps the number of an item on the line
    of what is counted ("fact 4").
    """

    language: str
    catalogues: Catalogues
    formatter: Formatter
    live: Live
    numbering: Numbering
    titles: Titles
    written_in: str
    gaps: bool = False
    show_states: bool = False
    hidden: frozenset[Ref] = frozenset()
    for_paper: bool = False
    _depth: int = 0
    _calls_all: bool = False
    _is_tentative: bool = False
    _labels: dict[str, str] = field(default_factory=dict)

    # ---- sentences -------------------------------------------------------------------------------------------------

    def say(self, message: Message) -> Runs:
        """Return `message` translated, its slots filled from its parameters (values, runs or further messages)."""
        text = self.catalogues.translate(message, self.language)
        return self._fill(split_sentence(text), lambda slot: self._parameter(message, slot))

    def told(self, message: Message) -> str:
        """Return `message` as a sentence of its own, for a screen."""
        return self.on_screen(capitalised(self.say(message)))

    def sentence(self, message: Message, find: Callable[[str], Shown], *, is_tentative: bool = False) -> Runs | None:
        """Return a sentence of a form with its slots filled by `find`; None where an optional answer is missing.

        Where a required answer is missing and gaps are shown, the slot holds a gap run. What is tentative requests nothing yet.
        """
        before, self._is_tentative = self._is_tentative, is_tentative
        try:
            return self._sentence(message, find)
        finally:
            self._is_tentative = before

    def _sentence(self, message: Message, find: Callable[[str], Shown]) -> Runs | None:
        text = self._put(self.catalogues.translate(message, self.language))
        pieces = split_sentence(text)
        runs: list[Run] = []
        for piece in pieces:
            if isinstance(piece, str):
                runs.append(self.text(_after(runs, piece)))
                continue
            shown = find(piece.expression)
            filled = self.runs(shown, piece.form) if shown.is_answered else self.missing(shown)
            if not filled:
                return None
            self._append(runs, filled)
        return tuple(runs)

    def _put(self, text: str) -> str:
        return tentative(text, self.language) if self._is_tentative else text

    def text(self, text: str) -> Run:
        """Return fixed text as one run."""
        return Run(text, self.language)

    def plain(self, runs: Iterable[Run]) -> str:
        """Return the text of `runs`."""
        return "".join(run.text for run in runs)

    def on_screen(self, runs: Iterable[Run]) -> str:
        """Return the text of `runs` for a screen: values that hold words of the other direction keep to themselves.

        Else a name that ends with a number of a file, and the day behind it, change places. Values of the other direction with
        nothing but a space between them (given names, family name) are one.
        """
        told = tuple(runs)
        own, other = _LETTERS if direction_of(self.language) == "ltr" else _LETTERS[::-1]
        if len(told) < _SEVERAL or not any(other.search(run.text) for run in told):
            return in_order(self.plain(told), self.language)
        pieces: list[tuple[str, bool]] = []
        for one in told:
            text, is_value = one.text, bool(one.source and one.text.strip())
            if is_value and len(pieces) >= _SEVERAL and not pieces[-1][0].strip() and pieces[-2][1]:
                joined = f"{pieces[-2][0]}{pieces[-1][0]}{text}"
                if other.search(text) and not own.search(joined):
                    del pieces[-2:]
                    text = joined
            pieces.append((text, is_value))
        said = "".join(f"\u2068{text}\u2069" if is_value else text for text, is_value in pieces)
        return in_order(said, self.language)

    # ---- values ----------------------------------------------------------------------------------------------------

    def runs(self, shown: Shown, form: str = "") -> Runs:
        """Return `shown` as runs; `form` chooses among the forms of a value (formal, name, number …)."""
        self._depth += 1
        try:
            return self._runs(shown, form) if self._depth < _MOST_DEPTH else ()
        finally:
            self._depth -= 1

    def caption(self, shape: Shape) -> Runs:
        """Return the noun phrase that names the answers at `shape`."""
        question = shape.question
        if question is None:
            return ()
        text = question.caption or question.label
        domain, part = ("documents", "caption") if question.caption else ("forms", "label")
        return self.say(Message(text, context=f"{shape.context}.{part}", domain=domain))

    def labels(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Return what the answers at `paths` are called, in the order of the paths; what is no answer of its own has no name."""
        shapes = ((path, self.live.questionnaire.shape(path)) for path in sorted(paths))
        return {path: self._label(one) for path, one in shapes if one is not None and one.sort == "leaf"}

    def _label(self, shape: Shape) -> str:
        known = self._labels.get(shape.pattern)
        if known is None:
            known = self._labels[shape.pattern] = self.plain(capitalised(self.caption(shape)))
        return known

    def _runs(self, shown: Shown, form: str) -> Runs:
        value = shown.value
        if value is UNKNOWN:
            return ()
        if isinstance(value, Ref):
            return _asked(self.item(value, form), shown.path)
        if isinstance(value, Text):
            return self._free_text(value, shown.path)
        if isinstance(value, tuple | list):
            return self._many(value, shown, form)
        if isinstance(value, Mapping):
            return self._mapping(value, shown, form)
        if isinstance(value, NotKnown):
            return self._not_known(value)
        return self._scalar(value, shown, form)

    def _scalar(self, value: object, shown: Shown, form: str) -> Runs:
        is_letter_date = isinstance(value, Day) and shown.path == _LETTER_DATE and not form
        written = self.formatter.letter_date(value) if is_letter_date else self._formatted(value, form)  # type: ignore[arg-type]
        if written is not None and shown.path.startswith(ANNEX):
            return (Run(written, self.language, target=shown.path),)
        if written is not None:
            return (Run(written, self.language, source=shown.path),)
        return self._word(str(value), shown, form)

    def _formatted(self, value: object, form: str) -> str | None:
        write = self.formatter
        if isinstance(value, bool):
            return write.yes_no(value)
        if isinstance(value, Day):
            return str(value) if form == "iso" else write.day(value)
        if isinstance(value, Period):
            return write.period(value)
        if isinstance(value, Amount):
            return write.amount(value)
        if isinstance(value, Deadline):
            return write.deadline(value, form)
        if isinstance(value, Moment):
            return write.moment(value)
        if isinstance(value, str):
            return None
        return write.span(value, form) if form in UNITS else write.number(value)  # type: ignore[arg-type]

    def _word(self, value: str, shown: Shown, form: str) -> Runs:
        question = shown.shape.question if shown.shape is not None else None
        kind = question.kind if question is not None else "verbatim"
        if shown.path == TRANSLATION and value in TRANSLATED and self.language != self.written_in:
            original = phrase("translation_version", language=self.formatter.language_name(self.written_in))
            return tuple(_sourced(run, shown.path) for run in self.say(original))
        if question is not None and kind in {"choice", "choices"}:
            label = question.in_letter.get(value, question.options.get(value, value))
            assert shown.shape is not None
            message = Message(label, context=f"{shown.shape.context}.options.{value}", domain="documents")
            return tuple(_sourced(replace(run, text=self._put(run.text)), shown.path) for run in self.say(message))
        if kind == "treaties" and (form == "basis" or form in self.live.questionnaire.library.assistance):
            cited = self.cite(value) if form == "basis" else self.cite(value, form)
            return tuple(_sourced(run, shown.path) for run in cited)
        if question is not None and question.format == "zone":
            return (Run(self.formatter.zone(value, self.live.request_date.year), self.language, source=shown.path),)
        named = self._named(kind, value, form)
        if named is not None:
            return (Run(named, self.language, source=shown.path),)
        written = (Run(value, self.language, "identifier", source=shown.path),)
        if form == "numbered" and value[:1].isdigit():  # whoever wrote “art.” or “section” chose the word himself
            unit = "section" if self._is_of_act(shown.path) else "provision"
            if not _NUMBERS.match(value):
                return self.say(phrase(f"numbered_{unit}", number=written))
            between = self.formatter.joined(["\x00", "\x00"]).strip("\x00")
            several = (replace(written[0], text=_AND.sub(between, value)),)
            return self.say(phrase(f"numbered_{unit}s", number=several))
        return written

    def _is_of_act(self, path: str) -> bool:
        """Whether a provision is one of an Act, as English calls statutes that consist of sections."""
        statute = self.live.answers.get(f"{path.rpartition('.')[0]}.statute")
        called = _STATUTE.search(statute.plain if isinstance(statute, Text) else str(statute))
        return called is not None and called[0] == "Act"

    def _named(self, kind: str, value: str, form: str) -> str | None:
        """Return the name of a country, language, treaty, offence or type of assistance; None for other kinds."""
        if kind in {"country", "countries"}:
            return self.formatter.country(value, form or "short")
        if kind in {"language", "languages"}:
            return self.formatter.language_name(value)
        if kind == "treaties" and value in self.titles.treaties:
            return self.plain(self.say(self.titles.treaties[value]))
        if kind == "offence_type" and value in self.titles.offences:
            return self.plain(self.say(self.titles.offences[value]))
        if kind == "assistance" and value in self.live.questionnaire.library.assistance:
            return self.plain(self.say(self.heading_of(value)))
        return None

    def cite(self, treaty: str, assistance: str = "") -> Runs:
        """Return the paragraph of a treaty that names a type of assistance, or, as a sentence goes on, that requests rest on.

        Where no number may be printed, a treaty that requests rest on is named alone; a type of assistance gives ().
        """
        ref = (
            self.titles.articles.get(treaty, {}).get(assistance, "")
            if assistance
            else self._own_basis(treaty) or self.titles.bases.get(treaty, "")
        )
        name = self.say(self.titles.cited[treaty]) if treaty in self.titles.cited else ()
        if not ref:
            return () if assistance else name
        return self.article_of(ref, name, definite=not assistance)

    def _own_basis(self, treaty: str) -> str:
        """Return the article that names what is asked for, where nothing is asked for but one type that rests on its own."""
        asked = self.live.said.listed("request.assistance")
        form = self.live.questionnaire.library.assistance.get(asked[0]) if len(asked) == 1 else None
        return self.titles.articles.get(treaty, {}).get(form.form, "") if form is not None and form.own_basis else ""

    def cite_other(self, treaty: str) -> Runs:
        """Return the paragraph of a treaty on help that it does not name, with what it says; () where none may be printed."""
        cited = self.cite(treaty, OTHER)
        says = phrase(f"other_{self.titles.others.get(treaty, 'help')}")
        return self.say(phrase("parenthesis", text=cited, more=self.say(says))) if cited else ()

    def article_of(self, ref: str, treaty: Runs, *, definite: bool = False) -> Runs:
        """Return a paragraph of a treaty with the name of the treaty; `definite` within a sentence, bare in a table."""
        article = cite(ref, self.language, of_treaty=True, definite=definite)
        return contracted(self.say(phrase("article_of", article=article, treaty=treaty)), self.language)

    def heading_of(self, assistance: str) -> Message:
        """Return the title of a type of assistance in the letter."""
        form = self.live.questionnaire.library.assistance[assistance]
        part = "heading" if form.heading else "title"
        domain = "documents" if form.heading else "forms"
        return Message(form.heading or form.title, context=f"{form_context(assistance)}:{part}", domain=domain)

    def _free_text(self, text: Text, path: str) -> Runs:
        language = self.language
        version = text.versions.get(text.key_of(language, self.written_in))
        if version is not None:
            kind = _kind_of(text, language) if self.show_states else "text"
            return (Run(version.text, language, kind, source=path),)
        original, first = text.original
        kind = "untranslated" if text.has_words else "text"
        return (Run(first.text, original or self.written_in, kind, source=path),)

    def original(self, text: Text) -> Run:
        """Return the words of a text as the drafter wrote them, in their own language."""
        language, version = text.original
        return Run(version.text, language or self.written_in)

    def _not_known(self, value: NotKnown) -> Runs:
        if not value.reason:
            return self.say(phrase("not_known"))
        return self.say(phrase("not_known_because", reason=(Run(value.reason, self.written_in),)))

    # ---- several values --------------------------------------------------------------------------------------------

    def _many(self, values: Sequence[object], shown: Shown, form: str) -> Runs:
        if values and all(isinstance(one, Ref) and one.collection == "facts" for one in values) and form in ("", "de"):
            return _asked(self.numbered([one for one in values if isinstance(one, Ref)], form), shown.path)
        walker = self.live.walker
        shape = shown.shape.item if shown.shape is not None and shown.shape.sort == "items" else shown.shape
        each = [self.runs(walker.show(one, shape, shown.path), form) for one in values]
        said = [one for one in each if one]
        if shape is not None and shape.question is not None and shape.question.kind in _NAMED_BY_TITLES:
            said[1:] = map(lowered, said[1:])
        return self.joined(said)

    def numbered(self, refs: Sequence[Ref], form: str = "") -> Runs:
        """Return facts or offences by their numbers, in order: `fact 4`, `facts 1, 4 and 5`, `offences 1 and 2`.

        Facts have the form `de` for a place behind "of" or "from": `des faits 1, 4 et 5`.
        """
        numbers = sorted((self.numbering.of(one), one) for one in refs if self.numbering.of(one))
        if not numbers:
            return ()
        figures = self.joined([(self._figure(ref, number),) for number, ref in numbers])
        collection = refs[0].collection
        one, two, many = _NUMBERED.get(f"{collection}|{form}") or _NUMBERED[collection]
        if len(numbers) == 1:
            return self.say(phrase(one, number=figures))
        return self.say(phrase(two if len(numbers) == 2 else many, numbers=figures))

    def linked(self, links: Sequence[Link]) -> Runs:
        """Return the facts of links by their numbers, marked where they only point to what they are linked to."""
        direct = dict.fromkeys(one.fact for one in links if one.link != "indirect")
        indirect = dict.fromkeys(one.fact for one in links if one.link == "indirect" and one.fact not in direct)
        each = [self.numbered([Ref("facts", one) for one in some]) for some in (direct, indirect)]
        marked = self.say(phrase("indirect", fact=each[1])) if each[1] else ()
        return self.separated([one for one in (each[0], marked) if one])

    def _figure(self, ref: Ref, number: int) -> Run:
        """Return the number of an item, which refers to the place where the item stands with it."""
        place = f"{ref.collection}.{ref.id}"
        return Run(self.formatter.number(number), self.language, source=place, target=place)

    def joined(self, each: Sequence[Runs]) -> Runs:
        """Return several runs as a list within a sentence, with the commas and the "and" of the language."""
        if len(each) < 2:
            return tuple(run for runs in each for run in runs)
        pattern = self.formatter.joined([f"\x00{number}\x00" for number in range(len(each))])
        runs: list[Run] = []
        for number, piece in enumerate(pattern.split("\x00")):
            runs += each[int(piece)] if number % 2 else [self.text(piece)] if piece else []
        return tuple(runs)

    def _mapping(self, value: Mapping[str, object], shown: Shown, form: str) -> Runs:
        if isinstance(value.get("$ref"), Ref):
            return _asked(self.item(value["$ref"], form), shown.path)  # type: ignore[arg-type]
        if "$path" in value:
            return self._record(dict(value), shown, form)
        if shown.shape is not None and shown.shape.sort == "map":
            return self._per_item(value, shown, form)
        return ()

    def _per_item(self, value: Mapping[str, object], shown: Shown, form: str) -> Runs:
        """A choice made for each item of a collection: "suspect (offences 1 and 2) and accused (offence 3)"."""
        assert shown.shape is not None and shown.shape.question is not None
        collection = shown.shape.question.per
        alike: dict[object, list[str]] = {}
        for key, one in value.items():
            alike.setdefault(one, []).append(key)
        each = []
        for one, keys in alike.items():
            text = self.runs(Shown(one, shown.shape.item, f"{shown.path}.{keys[0]}"), form)
            items = self.numbered([Ref(collection, key) for key in keys])
            each.append(self.say(phrase("parenthesis", text=text, more=items)) if items else text)
        return self.joined(each)

    def _record(self, record: Record, shown: Shown, form: str) -> Runs:
        """A composite as its designation says; a group as its answers in order, separated by commas."""
        shape = self.live.questionnaire.shape(str(record["$path"])) or shown.shape
        kind = shape.question.kind if shape is not None and shape.question is not None else ""
        composite = self.live.questionnaire.library.kinds.get(kind)
        if composite is not None and shape is not None:
            wanted = _asked_first(composite.designations, form)
            designation = self._designation(wanted, f"request/kinds:{kind}.", record, shape)
            if designation is not None or any(one.alone for one in wanted):
                return designation or ()
        fields = shape.fields if shape is not None else {}
        each = [
            self.runs(Shown(record[key], child, f"{record['$path']}.{key}"))
            for key, child in fields.items()
            if key in record and not (child.question is not None and child.question.internal)
        ]
        return self.separated([one for one in each if one])

    def separated(self, each: Sequence[Runs]) -> Runs:
        """Return several runs set one after the other with the comma of the language."""
        runs: list[Run] = []
        for number, one in enumerate(each):
            runs += ([self.text(self.formatter.comma)] if number else []) + list(one)
        return tuple(runs)

    # ---- things entered once ---------------------------------------------------------------------------------------

    def called(self, ref: Ref) -> Runs:
        """Return how an item entered once is called on screens and lists: as letters call it, else by its number: "person 2"."""
        return self.valued(Shown(ref))

    def valued(self, shown: Shown, form: str = "") -> Runs:
        """Return a value as sentences about the case tell it: as `runs`, but items without a name are called by their number."""
        before, self._calls_all = self._calls_all, True
        try:
            return self.runs(shown, form)
        finally:
            self._calls_all = before

    def item(self, ref: Ref, form: str = "") -> Runs:
        """Return how an item entered once is called: by the designation `form` where it applies to it, else the first that does."""
        if ref in self.hidden:
            return ()
        return self._named_item(ref, form) or (
            self._by_number(f"{ref.collection}.{ref.id}", form) if self._calls_all else ()
        )

    def _by_number(self, path: str, form: str = "") -> Runs:
        """Return what an item without a name is called; () where something else than its name is wanted."""
        told = numbered_item(self.live, path) if form in _NAMES else None
        return self.say(told) if told is not None else ()

    def _named_item(self, ref: Ref, form: str) -> Runs:
        number = self.numbering.of(ref)
        figure = (self._figure(ref, number),)
        if form == "number":
            return self.say(phrase("offence_number", number=figure)) if ref.collection == "offences" else figure
        if ref.collection == "facts" and form != "when":
            return self.numbered((ref,), form)
        if form == "annex":
            return lowered(self.say(phrase("enclosure", number=figure))) if number else ()
        record = self.live.names.follow(ref)
        if not isinstance(record, dict):
            return ()
        collection = self.live.questionnaire.library.collections[ref.collection]
        shape = self.live.questionnaire.root[ref.collection].item
        assert shape is not None
        context = f"{form_context(ref.collection)}:"
        said = self._designation(_asked_first(collection.designations, form), context, record, shape) or ()
        return _targeted(said, ref) if ref.collection == "persons" else said

    def _designation(
        self, designations: Iterable[Designation], context: str, record: Record, shape: Shape
    ) -> Runs | None:
        inside = Locals().inside(shape, record)
        bound = inside.bound()
        for one in designations:
            if (
                one.when
                and self.live.rulebook.decide(one.when, inside, self.live.names, self.live.request_date) is not True
            ):
                continue
            runs = self._designated(
                one, f"{context}designations.{one.id}", lambda path: self._field(path, bound, record, shape)
            )
            if runs:
                return _with_date_once(runs)
        return None

    def _designated(self, designation: Designation, context: str, find: Callable[[str], Shown]) -> Runs | None:
        if not designation.parts:
            return self.sentence(Message(designation.text, context=context, domain="documents"), find)
        said = (
            self.sentence(Message(part, context=f"{context}.{number}", domain="documents"), find)
            for number, part in enumerate(designation.parts, 1)
        )
        return self.separated([runs for runs in said if runs])

    def _field(self, path: str, bound: Mapping[str, object], record: Record, shape: Shape) -> Shown:
        head, _, rest = path.partition(".")
        if head not in shape.fields:
            return self.live.walker.look_up(path, bound)
        start = Shown(record.get(head, UNKNOWN), shape.fields[head], f"{record['$path']}.{head}")
        return self.live.walker.look_up(path, {**bound, head: start}) if rest else start

    # ---- gaps and parameters ---------------------------------------------------------------------------------------

    def missing(self, shown: Shown) -> Runs:
        """Return the gap that a draft shows where a required answer is missing; () where it is not, or in a final letter."""
        shape = shown.shape
        is_short = shape is not None and shape.repeats is not None and shape.repeats.at_least > 0
        if not self.gaps or self._depth or shape is None or not (is_short or shown.path in self.live.required):
            return ()
        what = self.caption(shape) or self.say(title_of(shape))
        text = self.plain(self.say(phrase("gap", what=what)))
        return (Run(text, self.language, "gap", source=shown.path),)

    def _parameter(self, message: Message, slot: Slot) -> Runs:
        value = message.parameters.get(slot.expression, UNKNOWN)
        if isinstance(value, Shown):
            return self._told_value(value, slot.form)
        if isinstance(value, tuple) and all(isinstance(one, Run) for one in value):
            return value
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Worded):
            return (self.text(value.said(self.language, lambda one: self.catalogues.say(one, self.language))),)
        if isinstance(value, str):
            return (self.text(value),)
        return self._told_value(Shown(value), slot.form)

    def _told_value(self, shown: Shown, form: str) -> Runs:
        """Return a value within a sentence about the case; what has no words yet is called by its number, if it has one.

        On the screen what is not answered is called by its question: "“Document to be served”: enclose a translation".
        """
        said = self.valued(shown, form)
        value, shape = shown.value, shown.shape
        if not said and isinstance(value, Mapping) and "$path" in value and "$ref" not in value:
            said = self._by_number(str(value["$path"]), form)
        if not said and shape is not None and shape.question is not None and not self.for_paper:
            said = self.say(Message(N_("“{caption}”"), {"caption": caption_of(shape)}))
        return said or (self.text("…"),)

    def _fill(self, pieces: Iterable[Piece], fill: Callable[[Slot], Runs]) -> Runs:
        runs: list[Run] = []
        for piece in pieces:
            if isinstance(piece, str):
                runs.append(self.text(piece))
            else:
                self._append(runs, fill(piece))
        return tuple(run for run in runs if run.text)

    def _append(self, runs: list[Run], filled: Runs) -> None:
        """Add what fills a slot; on paper the number of an item stays on the line of the word in front of it."""
        if runs and filled and not runs[-1].source:
            runs[-1] = replace(runs[-1], text=before_value(runs[-1].text, filled[0].text, self.language))
        if self.for_paper and runs and filled and _WORD_BEFORE.search(runs[-1].text) and _is_figure(filled[0]):
            runs[-1] = replace(runs[-1], text=f"{runs[-1].text[:-1]}{NO_BREAK_SPACE}")
        runs += _within(runs, filled)


def _asked_first(designations: Sequence[Designation], form: str) -> tuple[Designation, ...]:
    """Return the designation called `form` and those that may take its place; without a form, those that need no asking."""
    asked = next((one for one in designations if form and one.id == form), None)
    if asked is not None and asked.alone:
        return (asked,)
    usual = tuple(one for one in designations if not one.alone)
    return usual if asked is None else (asked, *usual)


def _is_figure(run: Run) -> bool:
    return bool(run.target) and run.text.isdigit()


def _kind_of(text: Text, language: str) -> RunKind:
    """Return how a text in a language is marked in a draft: as a translation of earlier words, as one not reviewed, or not."""
    if text.is_behind(language):
        return "stale"
    return "unreviewed" if language in text.versions and text.versions[language].state in UNREVIEWED else "text"


def _sourced(run: Run, path: str) -> Run:
    return replace(run, source=path)


def _targeted(runs: Runs, ref: Ref) -> Runs:
    """Return the words for a person as a reference to where all is said of that person."""
    return tuple(replace(run, target=f"{ref.collection}.{ref.id}") for run in runs)


def _asked(runs: Runs, path: str) -> Runs:
    """Return the words for an item with the path of the question that refers to it."""
    return tuple(run if run.asked else replace(run, asked=path) for run in runs) if path else runs


def _after(runs: Sequence[Run], piece: str) -> str:
    """Return fixed text without the full stop with which the drafter's own words before it end already."""
    is_ended = bool(runs) and runs[-1].text.endswith((".", "…")) and piece.startswith(".")
    return piece[1:] if is_ended else piece


def _within(runs: Sequence[Run], filled: Runs) -> Runs:
    """Return the drafter's own words without the capital of an article that they begin with, where they go on in a sentence."""
    if not runs or not filled or not _WORD_BEFORE.search(runs[-1].text) or not _ARTICLE.match(filled[0].text):
        return filled
    return lowered(filled) if filled[0].kind != "identifier" else filled


def _with_date_once(runs: Runs) -> Runs:
    """Return what names a document without the day behind it, where its title tells that day."""
    if len(runs) <= _CLOSING_DATE or runs[-1].text != ")" or not runs[-3].text.endswith(" ("):
        return runs
    title = "".join(run.text for run in runs[:-3]).replace(NO_BREAK_SPACE, " ")
    if runs[-2].text.replace(NO_BREAK_SPACE, " ") not in title:
        return runs
    rest = runs[-3].text.removesuffix(" (")
    return (*runs[:-3], replace(runs[-3], text=rest)) if rest else runs[:-3]
