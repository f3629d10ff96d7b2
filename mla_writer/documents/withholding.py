"""What is left out for a reader is left out of texts too: the names and numbers of persons withheld become “[…]” everywhere.

A translation in which a withheld person is not recognised, although the original names him, is left out: it may name him in
another spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text
from mla_writer.conditions.values import Day, Ref
from mla_writer.documents.company_names import ordinary_words
from mla_writer.documents.name_finder import MASKED, NameFinder
from mla_writer.interview.interview import Live

_LONG_ENOUGH = 4
"""Signs of an identifier below which it is no more than a word of any text."""


def without_names(live: Live, withheld: Iterable[Ref]) -> Answers:
    """Return the answers with the names, numbers and dates of birth of withheld persons masked in texts and other answers."""
    persons = tuple(one for one in withheld if one.collection == "persons")
    answers = live.answers
    if not persons:
        return answers
    finder = _finder(answers, persons)
    own = tuple(f"persons.{one.id}." for one in persons)
    for path, value in live.answers.leaves():
        masked = value if path.startswith(own) else _masked(live, finder, path, value)
        if masked is not value and masked != value:
            answers = answers.set(path, masked)
    return answers


def _finder(answers: Answers, persons: Iterable[Ref]) -> NameFinder:
    finder = NameFinder(ordinary_words(answers))
    for ref in persons:
        record = answers.records("persons")[ref.id]
        finder.add_person(record, MASKED, ref)
        for value in _leaves(record):
            if isinstance(value, Day) and value.day is not None:
                finder.add_date(str(value))
            if isinstance(value, str) and len(value) >= _LONG_ENOUGH and any(sign.isdigit() for sign in value):
                finder.add_identifier(value, MASKED, ref)
    return finder


def _leaves(record: Mapping[str, object]) -> Iterator[object]:
    for value in record.values():
        if isinstance(value, Mapping):
            yield from _leaves(value)
        else:
            yield value


def _masked(live: Live, finder: NameFinder, path: str, value: object) -> object:
    if isinstance(value, Text):
        return finder.masked_text(value, strangers=False)
    shape = live.questionnaire.shape(path) if isinstance(value, str) else None
    if shape is not None and shape.question is not None and shape.question.kind == "verbatim":
        return finder.masked(str(value), strangers=False)[0]
    return value
