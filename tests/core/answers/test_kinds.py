"""Kinds of answers: what is written into a draft is read back equal; what is no answer of its kind is refused by code."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from mla_writer.answers.kinds import ValueFault, Vocabulary, read_value, write_value
from mla_writer.answers.values import Text, Version
from mla_writer.forms.model import Question

VOCABULARY = Vocabulary({"country": frozenset({"UG", "CH"}), "assistance": frozenset({"freezing"})})


def question(kind: str, **more: object) -> Question:
    return Question(id="q", kind=kind, label="Q?", **more)  # type: ignore[arg-type]


READ = [
    ("date", "2026-11-23"),
    ("date", "2026-11"),
    ("date", "2026"),
    ("period", "2023-01-01/2023-06-30"),
    ("period", "2023-01/execution"),
    ("deadline", "2026-12-01"),
    ("deadline", "P3M"),
    ("deadline", "at_once"),
    ("datetime", "2026-03-05T14:02:11 UTC"),
    ("datetime", "2026-03-05T14:02 Africa/Kampala"),
    ("datetime", "0009-03-05T00:00 UTC"),
    ("amount", "USD 999999999999999999.9999999999"),
    ("number", "1e5"),
    ("amount", "USD 1250000"),
    ("amounts", ["USD 1250000", "EUR 12.50"]),
    ("number", "42"),
    ("yes_no", "true"),
    ("country", "UG"),
    ("languages", ["fr", "ar"]),
    ("person", "p1"),
    ("facts", ["f1", "f2"]),
    ("verbatim", "E/417/2025"),
    ("text", {"en": "one", "fr": {"text": "un", "state": "draft", "by": "a"}}),
    ("element_links", {"conduct": ["f1", {"fact": "f2", "person": "p1", "link": "indirect"}]}),
]


@pytest.mark.parametrize(("kind", "data"), READ)
def test_read_value__written_again__reads_back_equal(kind, data):
    value = read_value(question(kind), data, VOCABULARY)
    assert read_value(question(kind), write_value(value), VOCABULARY) == value


REFUSED = [
    ("date", "2026-13-01", "ANSWER-006"),
    ("date", "2026-02-30", "ANSWER-006"),
    ("date", "3 July 2023", "ANSWER-006"),
    ("period", "2023-07/2023-01", "ANSWER-030"),
    ("period", "2023-07/soon", "ANSWER-007"),
    ("period", "/2023-01", "ANSWER-007"),
    ("deadline", "soon", "ANSWER-008"),
    ("datetime", "2026-03-05T14:02", "ANSWER-009"),
    ("datetime", "2026-03-05T14:02 Mars/Base", "ANSWER-009"),
    ("amount", "1250000", "ANSWER-011"),
    ("amount", "XXQ 5", "ANSWER-015"),
    ("number", "twelve", "ANSWER-005"),
    ("number", "NaN", "ANSWER-005"),
    ("number", "1e999999", "ANSWER-028"),
    ("number", "0e999999", "ANSWER-028"),
    ("number", "1e-999999", "ANSWER-028"),
    ("number", "1e9999999999999999999", "ANSWER-005"),
    ("number", "1_000", "ANSWER-005"),
    ("number", "1 00", "ANSWER-005"),
    ("number", "١٢", "ANSWER-005"),
    ("number", "9" * 6000, "ANSWER-028"),
    ("amount", "USD 1e999999", "ANSWER-028"),
    ("amount", "USD 1e-11", "ANSWER-028"),
    ("amount", "EUR 1250,50", "ANSWER-011"),
    ("amounts", ["USD 1", "USD 1000000000000000000"], "ANSWER-028"),
    ("yes_no", "perhaps", "ANSWER-004"),
    ("country", "XX", "ANSWER-003"),
    ("language", "English", "ANSWER-003"),
    ("assistance", "freezeing", "ANSWER-003"),
    ("verbatim", ["a"], "ANSWER-001"),
    ("text", ["a"], "ANSWER-001"),
    ("text", {"fr": {"state": "draft"}}, "ANSWER-012"),
    ("text", {"fr": {"text": "un", "state": "fine"}}, "ANSWER-013"),
    ("text", {"French": "un"}, "ANSWER-003"),
    ("element_links", ["f1"], "ANSWER-014"),
    ("element_links", {"conduct": [{"person": "p1"}]}, "ANSWER-014"),
    ("date", {"unknown": "lost"}, "ANSWER-010"),
]


@pytest.mark.parametrize(("kind", "data", "code"), REFUSED)
def test_read_value__what_is_no_answer_of_the_kind__is_refused(kind, data, code):
    with pytest.raises(ValueFault) as caught:
        read_value(question(kind), data, VOCABULARY)
    assert caught.value.code == code


def test_read_value__not_known_where_allowed__is_an_answer():
    value = read_value(question("date", unknown_allowed=True), {"unknown": "register burnt"}, VOCABULARY)
    assert write_value(value) == {"unknown": "register burnt"}


LANGUAGES = st.sampled_from(["en", "fr", "ar", "zh", ""])
VERSIONS = st.builds(
    Version, st.text(max_size=20).map(str.strip), st.sampled_from(["original", "draft", "reviewed", "certified"])
)


@given(st.dictionaries(LANGUAGES, VERSIONS, min_size=1, max_size=4))
def test_text__in_several_languages__is_read_back_equal(versions):
    text = Text(versions)
    assert read_value(question("text"), write_value(text), VOCABULARY) == text
