"""Every answer of the completed sample, and of a competent case of each type, is changed in turn.

In every language the new value is in the letter, and the old one gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

import pytest

from mla_writer.answers.values import Link, Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import Amount, Day, Deadline, Moment, NotKnown, Period, Ref
from mla_writer.documents.plain import write_plain
from mla_writer.interview.shown import Shown
from mla_writer.letters import compose_letter, wording_for
from tests.sample import CONTENT, completed, with_answers
from tests.scenario import competent, competent_names, own_answers

LANGUAGES = ("en", "fr", "ar")
Before = Mapping[str, str]
"""The letter as it was, by language."""


def _shown(case: Case, paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of `paths` whose answers a letter shows in words."""
    return tuple(path for path in paths if not case.live.is_hidden(path) and not _is_internal(case, path))


def _is_internal(case: Case, path: str) -> bool:
    shape = case.live.questionnaire.shape(path)
    assert shape is not None
    return shape.question is not None and (bool(shape.question.internal) or shape.question.kind == "element_links")


@cache
def _before(name: str) -> Before:
    case = competent(name) if name else completed()
    return {one: write_plain(compose_letter(case, one, final=True)) for one in LANGUAGES}


class Change:
    """One answer of a case, changed into another one of its kind that stands nowhere else in it."""

    def __init__(self, case: Case, path: str) -> None:
        self.sample, self.path = case, path
        shape = case.live.questionnaire.shape(path)
        assert shape is not None
        assert shape.question is not None
        self.shape, self.question = shape, shape.question
        self.old = case.answers.get(path)
        self.new = self._other(self.old)
        self.case = with_answers(case, case.answers.set(path, self.new))

    def _other(self, value: object) -> object:
        for sort, change in _CHANGES.items():
            if isinstance(value, sort):
                return change(self, value)
        return Text({"": Version("Zebra 4711"), **{one: Version(f"Zebra 4711 {one}") for one in LANGUAGES}})

    def other_word(self, value: str) -> str:
        """Return another option, State, language or word."""
        if self.question.options:
            return next(one for one in self.question.options if one != value)
        words = {"country": ("NZ", "JP"), "language": ("sv", "fi"), "offence_type": ("fraud", "trafficking_persons")}
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
            return (*value, "subscriber_data")
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

    def check(self, before: Before) -> None:
        """Hold that in every language the new answer is in the letter and the old one gone."""
        if self.new == self.old:
            assert isinstance(self.old, tuple)
            return  # the case holds one such item only: there is nothing else that could be picked
        for language in LANGUAGES:
            self._check_in(language, before[language], write_plain(compose_letter(self.case, language, final=True)))

    def _check_in(self, language: str, before: str, after: str) -> None:
        if isinstance(self.old, bool | NotKnown):
            _expect_other_sentences(before, after)
            return
        was, now = self._worded(self.sample, self.old, language), self._worded(self.case, self.new, language)
        assert all(was)
        assert all(now)
        assert was != now
        if self._is_said_in_sentences:
            _expect_other_sentences(before, after)  # it is not said by its name: each option has sentences of its own
            return
        for one in set(now) - set(was):
            shorter = any(one in other for other in was)  # one of several was taken out: nothing new is said
            assert _count(after, one) > _count(before, one) or shorter, f"{language}: {one!r} is not in the letter"
        if self.question.per:  # said once together with others like it: "suspect (offences 1 and 2)"
            _expect_other_sentences(before, after)
            return
        for one in set(was) - set(now):
            gone = _count(after, one) < _count(before, one) or one in "".join(now) or self._is_listed(before, after)
            gone = gone or _is_told_no_more(before, after, one)
            assert gone, f"{language}: {one!r} still stands there"

    @cached_property
    def _is_said_in_sentences(self) -> bool:
        """Whether a choice is not said by the name of its option."""
        if self.question.kind != "choice":
            return False
        (name,) = self._worded(self.sample, self.old, "en")
        return not _count(write_plain(compose_letter(self.sample, "en", final=True)), name)

    def _is_listed(self, before: str, after: str) -> bool:
        """Whether items that were picked are said line by line, and the lines of those that went are gone."""
        lines = Counter(before.splitlines()) - Counter(after.splitlines())
        return isinstance(self.old, tuple) and isinstance(self.old[0], Ref) and bool(lines)

    def _worded(self, case: Case, value: object, language: str) -> list[str]:
        """Return how the letter words `value`: options of a list each on their own, the two States by their formal names."""
        wording = wording_for(case, language)
        form = "the" if self.path in {"request.requesting", "request.requested"} else ""
        listed = isinstance(value, tuple) and self.question.kind in {"choices", "assistance"}
        values = [(one,) for one in value] if listed and isinstance(value, tuple) else [value]
        return [wording.plain(wording.runs(Shown(one, self.shape, self.path), form)) for one in values]


_CHANGES: Mapping[type, Callable[[Change, Any], object]] = {
    bool: lambda _, value: not value,
    str: Change.other_word,
    tuple: Change.other_list,
    Ref: Change.other_ref,
    Decimal: lambda *_: Decimal(47),
    Day: lambda *_: Day(2019, 10, 29),
    Period: lambda *_: Period(Day(2019, 10, 29), Day(2019, 11, 30)),
    Deadline: lambda *_: Deadline(day=Day(2029, 10, 29)),
    Moment: lambda _, value: Moment(value.local.replace(year=2029), value.zone),
    Amount: lambda *_: Amount("SEK", Decimal(47110815)),
    NotKnown: lambda change, _: True if change.question.kind == "yes_no" else (Ref("persons", "p3"),),
}
_SHOWN = _shown(completed(), (path for path, _ in completed().answers.leaves()))


@pytest.mark.parametrize("path", _SHOWN)
def test_answer_changed__the_new_value_is_in_the_letter_and_the_old_one_gone(path: str) -> None:
    Change(completed(), path).check(_before(""))


@pytest.mark.parametrize("name", competent_names())
def test_answers_of_each_type_changed__the_new_value_is_in_the_letter_and_the_old_one_gone(name: str) -> None:
    case, wrong = competent(name), []
    for path in _shown(case, own_answers(name)):
        try:
            Change(case, path).check(_before(name))
        except AssertionError as fault:
            wrong.append(f"{path}: {str(fault).splitlines()[0] if str(fault) else 'not said in the letter'}")
    assert not wrong, "\n".join(wrong)


def _is_told_no_more(before: str, after: str, words: str) -> bool:
    """Whether a row that told the words is gone and none has come, though sentences on another answer hold them too."""
    was, now = (
        {line for line in text.split("\n") if line.endswith(f": {words}")} for text in (_even(before), _even(after))
    )
    return bool(was - now) and not now - was


def _even(text: str) -> str:
    """Return a letter with plain blanks, so that a row ends alike in every language."""
    return text.replace("\u00a0", " ")


def _count(letter: str, text: str) -> int:
    return letter.casefold().count(text.casefold())


def _expect_other_sentences(before: str, after: str) -> None:
    """A yes or no is a sentence: one sentence goes, another comes, or a row appears with the word."""
    assert Counter(before.splitlines()) != Counter(after.splitlines())


def test_link_changed__the_matrix_shows_the_other_fact() -> None:
    case = completed()
    path = "offences.o2.elements"
    links = case.answers.get(path)
    assert isinstance(links, dict)
    case.draft = case.draft.with_answers(case.answers.set(path, {**links, "violation": (Link("f6", "p1"),)}))
    for language in LANGUAGES:
        before, after = _before("")[language], write_plain(compose_letter(case, language, final=True))
        number = wording_for(case, language)
        assert _count(after, number.plain(number.item(Ref("facts", "f6")))) > _count(
            before, number.plain(number.item(Ref("facts", "f6")))
        )


def test_every_shown_question__is_covered_by_the_sample_or_by_the_linter() -> None:
    assert len(_SHOWN) > 250
    assert CONTENT.catalogues.languages[0] == "en"
