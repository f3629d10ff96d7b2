"""Every answer of the completed sample is changed in turn: in every language the new value is in the letter, the old one gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache

import pytest

from mla_writer.answers.values import Link, Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, NotKnown, Period, Ref
from mla_writer.documents.plain import write_plain
from mla_writer.forms.model import Question
from mla_writer.interview.shown import Shown
from mla_writer.letters import compose_letter, wording_for
from tests.sample import CONTENT, completed

LANGUAGES = ("en", "fr", "ar")
_SAMPLE = completed()
_INTERNAL = {
    path
    for path, _ in _SAMPLE.answers.leaves()
    if (shape := _SAMPLE.live.questionnaire.shape(path))
    and shape.question
    and (shape.question.internal or shape.question.kind == "element_links")
}
_SHOWN = tuple(
    path for path, _ in _SAMPLE.answers.leaves() if path not in _INTERNAL and not _SAMPLE.live.is_hidden(path)
)


@cache
def _before(language: str) -> str:
    return write_plain(compose_letter(_SAMPLE, language, final=True))


def _other(question: Question, value: object) -> object:
    """Return another answer of the same kind that stands nowhere else in the sample."""
    for sort, change in _CHANGES.items():
        if isinstance(value, sort):
            return change(question, value)
    return Text({"": Version("Zebra 4711"), **{one: Version(f"Zebra 4711 {one}") for one in LANGUAGES}})


def _other_word(question: Question, value: str) -> str:
    if question.options:
        return next(one for one in question.options if one != value)
    words = {"country": ("NZ", "JP"), "language": ("sv", "fi"), "offence_type": ("fraud", "trafficking_persons")}
    return next((one for one in words.get(question.kind, ()) if one != value), "ZEBRA-4711")


def _other_list(question: Question, value: tuple[object, ...]) -> tuple[object, ...]:
    first = value[0]
    if isinstance(first, Ref):
        others = [Ref(first.collection, key) for key in _SAMPLE.answers.records(first.collection)]
        return (next((one for one in others if one not in value and _kind(one) == _kind(first)), first),)
    if isinstance(first, Amount):
        return (Amount("SEK", Decimal(47110815)),)
    if question.kind == "treaties":
        return ("untoc",)
    if question.kind == "assistance":
        return (*value, "subscriber_data")
    singular = {"countries": "country", "languages": "language"}.get(question.kind)
    if singular:
        return ({"country": "NZ", "language": "sv"}[singular],)
    return tuple(one for one in question.options if one not in value)[:1]


def _kind(ref: Ref) -> object:
    return _SAMPLE.answers.get(f"{ref.collection}.{ref.id}.kind") if ref.collection == "things" else None


def _other_ref(_question: Question, value: Ref) -> Ref:
    keys = list(_SAMPLE.answers.records(value.collection))
    return Ref(value.collection, next(key for key in reversed(keys) if key != value.id))


_CHANGES: Mapping[type, Callable[..., object]] = {
    bool: lambda _question, value: not value,
    str: _other_word,
    tuple: _other_list,
    Ref: _other_ref,
    Decimal: lambda _question, _value: Decimal(47),
    Day: lambda _question, _value: Day(2019, 10, 29),
    Period: lambda _question, _value: Period(Day(2019, 10, 29), Day(2019, 11, 30)),
    Deadline: lambda _question, _value: Deadline(day=Day(2029, 10, 29)),
    Moment: lambda _question, value: Moment(value.local.replace(year=2029), value.zone),
    Amount: lambda _question, _value: Amount("SEK", Decimal(47110815)),
    NotKnown: lambda _question, _value: (Ref("persons", "p3"),),
}


def _worded(case: Case, path: str, value: object, language: str) -> list[str]:
    """Return how the letter words `value`: options of a list each on their own, the two States by their formal names."""
    wording = wording_for(case, language)
    shape = case.live.questionnaire.shape(path)
    assert shape is not None
    assert shape.question is not None
    form = "the" if path in {"request.requesting", "request.requested"} else ""
    listed = isinstance(value, tuple) and shape.question.kind == "choices"
    values = [(one,) for one in value] if listed and isinstance(value, tuple) else [value]
    return [wording.plain(wording.runs(Shown(one, shape, path), form)) for one in values]


def _changed(path: str) -> tuple[Case, object, object]:
    case = completed()
    shape = case.live.questionnaire.shape(path)
    assert shape is not None
    assert shape.question is not None
    old = case.answers.get(path)
    new = _other(shape.question, old)
    case.draft = case.draft.with_answers(case.answers.set(path, new))
    return case, old, new


@pytest.mark.parametrize("path", _SHOWN)
def test_answer_changed__the_new_value_is_in_the_letter_and_the_old_one_gone(path: str) -> None:
    case, old, new = _changed(path)
    for language in LANGUAGES:
        before, after = _before(language), write_plain(compose_letter(case, language, final=True))
        if isinstance(old, bool):
            _expect_other_sentences(before, after)
            continue
        was, now = _worded(_SAMPLE, path, old, language), _worded(case, path, new, language)
        assert all(was)
        assert all(now)
        assert was != now
        for one in set(now) - set(was):
            shorter = any(one in other for other in was)  # one of several was taken out: nothing new is said
            assert _count(after, one) > _count(before, one) or shorter, f"{language}: {one!r} is not in the letter"
        if _is_one_of_a_group(path):
            _expect_other_sentences(before, after)
            continue
        for one in set(was) - set(now):
            assert _count(after, one) < _count(before, one) or one in "".join(now), (
                f"{language}: {one!r} still stands there"
            )


def _is_one_of_a_group(path: str) -> bool:
    """Whether the answer is said once together with others like it: "suspect (offences 1 and 2)"."""
    shape = _SAMPLE.live.questionnaire.shape(path)
    return shape is not None and shape.question is not None and bool(shape.question.per)


def _count(letter: str, text: str) -> int:
    return letter.casefold().count(text.casefold())


def _expect_other_sentences(before: str, after: str) -> None:
    """A yes or no is a sentence: one sentence goes, another comes, or a row appears with the word."""
    gone, come = set(before.splitlines()) - set(after.splitlines()), set(after.splitlines()) - set(before.splitlines())
    assert gone or come


def test_link_changed__the_matrix_shows_the_other_fact() -> None:
    case = completed()
    path = "offences.o2.elements"
    links = case.answers.get(path)
    assert isinstance(links, dict)
    case.draft = case.draft.with_answers(case.answers.set(path, {**links, "violation": (Link("f6", "p1"),)}))
    for language in LANGUAGES:
        before, after = _before(language), write_plain(compose_letter(case, language, final=True))
        number = wording_for(case, language)
        assert _count(after, number.plain(number.item(Ref("facts", "f6")))) > _count(
            before, number.plain(number.item(Ref("facts", "f6")))
        )


def test_every_shown_question__is_covered_by_the_sample_or_by_the_linter() -> None:
    assert len(_SHOWN) > 250
    assert _SAMPLE.answers.get("request.case_name") is not UNKNOWN
    assert CONTENT.catalogues.languages[0] == "en"
