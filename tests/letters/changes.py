"""Answers of a case, changed: one into another of its kind, or all that are said in words or figures of their own at once.

What changes at once bears a mark that stands nowhere else, so that each is looked for by itself in one letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, NamedTuple

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import Amount, Day, Deadline, Moment, NotKnown, Period, Ref
from mla_writer.documents import tree
from mla_writer.documents.beside import BESIDE
from mla_writer.documents.masking import masked_answers
from mla_writer.documents.plain import write_plain
from mla_writer.documents.tree import Document, without_ids
from mla_writer.forms.model import Block, Reader
from mla_writer.interview.shown import Shown
from mla_writer.letters import Wanted, compose_letter, compose_letters, questions_left_out, withheld_from, wording_for
from tests.sample import CONTENT, completed, with_answers
from tests.scenario import competent, own_answers

LANGUAGES = ("en", "fr", "ar")
READERS: tuple[Reader, ...] = ("full", "provider", "addressee", "consultation", "internal")
SAMPLE = "sample"
_STATES = (
    "NZ", "JP", "FI", "NO", "IS", "PE", "CL", "UY", "BO", "EC", "CR", "HN", "GT", "PY", "BB", "BZ", "GY", "SR", "LK", "NP",
    "BT", "MM", "LA", "VN", "KH", "PH", "TO", "FJ", "VU", "KI", "PW", "NR",
)  # fmt: skip
"""States that no case of the tests names, and of which no name is part of another's."""


_IN_THE_NOTE = "request.consultation_"
"""Begins what the covering note of a consultation draft says alone (test_consultation)."""


class Edition(NamedTuple):
    """One version of a letter: for whom, in which language, draft or final."""

    reader: Reader
    language: str
    final: bool


class Base:
    """A case before anything changes: the completed sample or a competent case of a type, and its letters."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.case = completed() if name == SAMPLE else competent(name)
        every = [path for path, _ in self.case.answers.leaves()] if name == SAMPLE else own_answers(name)
        self.asked = tuple(path for path in every if not self.case.live.is_hidden(path))
        """The answers of which it is about: all of the sample, those of the type itself in a case of a type."""

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Those that a letter shows."""
        links = (path for path in self.asked if question_of(self.case, path).kind == "element_links")
        away = {*links, *(path for path in self.asked if is_internal(self.case, path) or path.startswith(_IN_THE_NOTE))}
        return tuple(path for path in self.asked if path not in away)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Those in words of the drafter's own, and names and numbers, those that only the internal version shows among them."""
        return tuple(path for path in self.asked if _has_words(self.case, path))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All that are shown, each changed; the number tells them apart."""
        return tuple(Change(self.case, path, number) for number, path in enumerate(self.shown))

    @cache  # noqa: B019 - there is one for each case
    def letter(self, version: Edition) -> Document:
        """Return the letter as it was."""
        return letter_of(self.case, version)

    @cache  # noqa: B019
    def text(self, version: Edition) -> str:
        """Return the text of the letter as it was."""
        return write_plain(self.letter(version))


@cache
def base(name: str) -> Base:
    """Return the case of this name, made once."""
    return Base(name)


def letter_of(case: Case, version: Edition) -> Document:
    """Return a version of the letter of `case`."""
    return compose_letter(case, version.language, reader=version.reader, final=version.final)


def bare(document: Document) -> Document:
    """Return all that a letter says and holds, but the sums by which it is known again."""
    return replace(document, origin=None) if document.version in {"full", "internal"} else without_ids(document)


def question_of(case: Case, path: str) -> Any:
    """Return the question of an answer."""
    shape = case.live.questionnaire.shape(path)
    assert shape is not None
    assert shape.question is not None
    return shape.question


def is_internal(case: Case, path: str) -> bool:
    """Whether an answer is for the file only; the text of the law, which the form says of it, stands in an annex all the same."""
    around = case.live.questionnaire.shape(path.rpartition(".")[0])
    is_law = around is not None and around.question is not None and around.question.kind == "provision"
    return bool(question_of(case, path).internal) and not is_law


def _has_words(case: Case, path: str) -> bool:
    value = case.answers.get(path)
    return isinstance(value, Text) or (isinstance(value, str) and question_of(case, path).kind == "verbatim")


# ---- for whom an answer is ------------------------------------------------------------------------------------------------


def kept_from(case: Case, other: Case, paths: Iterable[str], reader: Reader) -> frozenset[str]:
    """Return the answers that are not for a reader: by their question, their item, or masked in a consultation draft.

    `other` is the case in which they have changed.
    """
    if reader == "internal":
        return frozenset()
    left_out = tuple(one.path for one in questions_left_out(case, reader))
    withheld = withheld_from(case, reader)
    masked = (_masked(case), _masked(other)) if reader == "consultation" else None

    def is_kept(path: str) -> bool:
        collection, _, rest = path.partition(".")
        return (
            is_internal(case, path)
            or any(path == one or path.startswith(f"{one}.") for one in left_out)
            or Ref(collection, rest.partition(".")[0]) in withheld
            or (masked is not None and masked[0].get(path) == masked[1].get(path))
        )

    return frozenset(path for path in paths if is_kept(path))


def _masked(case: Case) -> Answers:
    """Return the answers of a case as a consultation draft shows them."""
    wording = wording_for(case, "en")
    return masked_answers(case.live, "en", lambda message: wording.plain(wording.say(message)))


@cache
def _left_out_blocks(reader: Reader) -> frozenset[str]:
    """The blocks that the outline of the letter and the forms leave out for a reader."""

    def within(blocks: Iterable[Block], *, is_out: bool) -> Iterator[str]:
        for one in blocks:
            out = is_out or reader in one.not_for
            if out:
                yield one.id
            yield from within((*one.blocks, *one.points), is_out=out)

    outline = CONTENT.forms.outline
    found: set[str] = set()
    for part in (*outline.parts, *outline.annexes):
        found.update(within(part.blocks, is_out=reader in part.not_for))
    for form in CONTENT.forms.assistance.values():
        found.update(within(form.letter, is_out=False))
    return frozenset(found)


def what_the_outline_shows(document: Document, reader: Reader) -> list[tree.Block]:
    """Return those blocks of a full letter that the outline has in the letter for `reader` too."""
    out = _left_out_blocks(reader)
    parts = (*document.parts, *document.annexes)
    every = (block for blocks in (document.front, *(one.blocks for one in parts)) for block in blocks)
    return [one for one in every if one.id not in out and not _is_glossary(one)]


def _is_glossary(block: tree.Block) -> bool:
    """Whether a block lists terms: which ones follows from what the rest of a version says."""
    return isinstance(block, tree.Table) and block.id == "glossary"


# ---- many at once --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Marked:
    """A case all of whose words have changed into marks, by path."""

    case: Case
    marks: Mapping[str, str]


def mark(number: int) -> str:
    """Return a word that stands in no letter: of one length, so that none is part of another, and no number or name."""
    letters = (chr(ord("a") + number // base % 26) for base in (676, 26, 1))
    return f"Zebra{''.join(letters)}"


def with_marks(case: Case, paths: Iterable[str]) -> Marked:
    """Return the case with a mark in each of these answers in words; a text has it in each language, followed by its code."""
    answers, marks = case.answers, {path: mark(number) for number, path in enumerate(paths)}
    for path, word in marks.items():
        versions = {"": Version(f"{word}en"), **{one: Version(f"{word}{one}") for one in LANGUAGES}}
        answers = answers.set(path, Text(versions) if isinstance(case.answers.get(path), Text) else word)
    return Marked(with_answers(case, answers), marks)


@cache
def words_marked(name: str) -> Marked:
    """Return the case of this name with all its words marked."""
    return with_marks(base(name).case, base(name).words)


def letters_beside(case: Case, version: Edition) -> tuple[Document, ...]:
    """Return what goes beside a version of the letter."""
    wanted = Wanted((version.language,), version.reader, final=version.final, beside=BESIDE)
    return compose_letters(case, wanted, version.language)[1:]


# ---- one at a time -------------------------------------------------------------------------------------------------------


class Change:
    """One answer of a case, changed into another one of its kind that stands nowhere else in it."""

    def __init__(self, case: Case, path: str, number: int = 0) -> None:
        self.sample, self.path, self.number = case, path, number
        shape = case.live.questionnaire.shape(path)
        assert shape is not None
        assert shape.question is not None
        self.shape, self.question = shape, shape.question
        self.old = case.answers.get(path)
        self.new = self._other(self.old)

    @cached_property
    def case(self) -> Case:
        """The case with the other answer."""
        return with_answers(self.sample, self.sample.answers.set(self.path, self.new))

    @property
    def can_stand_among_others(self) -> bool:
        """Whether the new answer is told from all others that change at once."""
        is_state = self.question.kind == "country" and self.path not in _SIDES and self.number < len(_STATES)
        return not self.question.per and (is_state or isinstance(self.old, Day | Period | Moment | Amount | Deadline))

    def _other(self, value: object) -> object:
        for sort, change in _CHANGES.items():
            if isinstance(value, sort):
                return change(self, value)
        return Text({"": Version("Zebra 4711"), **{one: Version(f"Zebra 4711 {one}") for one in LANGUAGES}})

    def day(self, year: int) -> Day:
        """Return a day of its own, that no other is part of when it is written."""
        return Day(year + self.number // 216, 1 + self.number // 18 % 12, 10 + self.number % 18)

    def other_word(self, value: str) -> str:
        """Return another option, State, language or word."""
        if self.question.options:
            return next(one for one in self.question.options if one != value)
        has_own = self.path not in _SIDES and self.number < len(_STATES)
        states = (_STATES[self.number], *_STATES) if has_own else _STATES
        words = {"country": states, "language": ("sv", "fi"), "offence_type": ("fraud", "trafficking_persons")}
        return next((one for one in words.get(self.question.kind, ()) if one != value), "ZEBRA-4711")

    def other_list(self, value: tuple[object, ...]) -> tuple[object, ...]:
        """Return another list of the same kind."""
        first = value[0]
        if isinstance(first, Ref):
            others = [Ref(first.collection, key) for key in self.sample.answers.records(first.collection)]
            like = [one for one in others if one not in value and self._kind(one) == self._kind(first)]
            rest = [one for one in like or others if one not in value and self._is_named(one)]
            return (rest[0],) if rest else value[1:] or value
        if isinstance(first, Amount):
            return (Amount("SEK", Decimal(47110815)),)
        if self.question.kind == "treaties":
            return ("untoc",)
        if self.question.kind == "assistance":
            return (*value, next(one for one in ("subscriber_data", "data_preservation") if one not in value))
        singular = {"countries": "country", "languages": "language"}.get(self.question.kind)
        if singular:
            return ({"country": "NZ", "language": "sv"}[singular],)
        return tuple(one for one in self.question.options if one not in value)[:1] or value[1:]

    def _is_named(self, ref: Ref) -> bool:
        """Whether the letter names the item: one that passes facts on names no others."""
        wording = wording_for(self.sample, "en")
        return bool(wording.plain(wording.item(ref)))

    def _kind(self, ref: Ref) -> object:
        return self.sample.answers.get(f"{ref.collection}.{ref.id}.kind") if ref.collection == "things" else None

    def other_ref(self, value: Ref) -> Ref:
        """Return another item of the same collection, of the kinds that may be picked here."""
        keys = [key for key in reversed(list(self.sample.answers.records(value.collection))) if key != value.id]
        like = [key for key in keys if self._kind(Ref(value.collection, key)) == self._kind(value)]
        return Ref(value.collection, (like or keys)[0])

    @property
    def is_none(self) -> bool:
        """Whether the case holds one such item only, so that there is nothing else that could be picked."""
        return self.new == self.old

    def is_said_in_sentences(self, before: str) -> bool:
        """Whether an answer is not said by its name: a yes or no, and a choice each of whose options has sentences of its own.

        `before` is the letter in English.
        """
        if isinstance(self.old, bool | NotKnown):
            return True
        if self.question.kind != "choice":
            return False
        (name,) = self._worded(self.sample, self.old, "en")
        return not count(before, name)

    def fault(self, language: str, before: str, after: str, case: Case | None = None) -> str:
        """Return what is wrong in a letter in which this answer, said by its name, has changed (in `case`); "" if nothing is."""
        was = self._worded(self.sample, self.old, language)
        now = self._worded(case or self.case, self.new, language)
        if not all(was) or not all(now) or was == now:
            return f"{self.path} {language}: {was} and {now} are no words"
        for one in set(now) - set(was):
            shorter = any(one in other for other in was)  # one of several was taken out: nothing new is said
            if count(after, one) <= count(before, one) and not shorter:
                return f"{self.path} {language}: {one!r} is not in the letter"
        if self.question.per:  # said once together with others like it: "suspect (offences 1 and 2)"
            return "" if is_other(before, after) else f"{self.path} {language}: the letter is the same"
        for one in set(was) - set(now):
            gone = count(after, one) < count(before, one) or one in "".join(now) or self._is_listed(before, after)
            if not gone and not _is_told_no_more(before, after, one):
                return f"{self.path} {language}: {one!r} still stands there"
        return ""

    def _is_listed(self, before: str, after: str) -> bool:
        """Whether items that were picked are said line by line, and the lines of those that went are gone."""
        lines = Counter(before.splitlines()) - Counter(after.splitlines())
        return isinstance(self.old, tuple) and isinstance(self.old[0], Ref) and bool(lines)

    def _worded(self, case: Case, value: object, language: str) -> list[str]:
        """Return how the letter words `value`: options of a list each on their own, the two States by their formal names."""
        wording = wording_for(case, language)
        form = "the" if self.path in _SIDES else "within" if self.path in _COUNTED_IN_THE_SENTENCE else ""
        listed = isinstance(value, tuple) and self.question.kind in {"choices", "assistance"}
        values = [(one,) for one in value] if listed and isinstance(value, tuple) else [value]
        return [wording.plain(wording.runs(Shown(one, self.shape, self.path), form)) for one in values]


_SIDES = frozenset({"request.requesting", "request.requested"})
_COUNTED_IN_THE_SENTENCE = frozenset({"emergency_disclosure.confirm_by", "joint_investigation.evaluation"})
"""Times whose sentence says from when they are counted."""
_CHANGES: Mapping[type, Callable[[Change, Any], object]] = {
    bool: lambda _, value: not value,
    str: Change.other_word,
    tuple: Change.other_list,
    Ref: Change.other_ref,
    Decimal: lambda *_: Decimal(47),
    Day: lambda change, _: change.day(2017),
    Period: lambda change, _: Period(change.day(2013), change.day(2015)),
    Deadline: lambda change, _: Deadline(day=change.day(2031)),
    Moment: lambda change, value: Moment(
        value.local.replace(year=change.day(2029).year, month=change.day(2029).month, day=change.day(2029).day),
        value.zone,
    ),
    Amount: lambda change, _: Amount("SEK", Decimal(47110000 + change.number)),
    NotKnown: lambda change, _: True if change.question.kind == "yes_no" else (Ref("persons", "p3"),),
}


def _is_told_no_more(before: str, after: str, words: str) -> bool:
    """Whether a row that told the words is gone and none has come, though sentences on another answer hold them too."""
    was, now = (
        {line for line in text.split("\n") if line.endswith(f": {words}")} for text in (_even(before), _even(after))
    )
    return bool(was - now) and not now - was


def _even(text: str) -> str:
    """Return a letter with plain blanks, so that a row ends alike in every language."""
    return text.replace("\u00a0", " ")


def count(letter: str, text: str) -> int:
    """Return how often a letter says a text."""
    return _even(letter).casefold().count(_even(text).casefold())


def is_other(before: str, after: str) -> bool:
    """Whether a sentence goes, another comes, or a row appears: what a yes or no does."""
    return Counter(before.splitlines()) != Counter(after.splitlines())
