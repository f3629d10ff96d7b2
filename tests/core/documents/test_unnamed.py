"""Items that nobody has named yet: sentences about the case and lists call them by their number, letters leave them out."""

from __future__ import annotations

import re

import pytest

from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from mla_writer.documents.wording import Wording
from mla_writer.interview.shown import Shown
from mla_writer.letters import wording_for
from mla_writer.translation.message import Message
from tests.sample import gapped, with_answers

_NAMES = (
    "persons.p1.given", "persons.p1.family", "persons.p2.name", "things.acc1.iban", "things.acc1.number", "things.acc1.bank",
)  # fmt: skip


@pytest.fixture(scope="module")
def unnamed() -> Case:
    """The sample, its first two persons and its first account without a name."""
    case = gapped()
    answers = case.answers
    for one in _NAMES:
        answers = answers.remove(one)
    return with_answers(case, answers)


def told(wording: Wording, value: object) -> str:
    return wording.told(Message("{what}: x", {"what": value}))


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("en", "Person 1", "Person 2"), ("fr", "Personne 1", "Personne 2"), ("ar", "شخص 1", "شخص 2")],
)
def test_what_has_no_name_is_called_by_its_number(unnamed: Case, language: str, first: str, second: str) -> None:
    wording = wording_for(unnamed, language)
    assert told(wording, Ref("persons", "p1")).startswith(first)
    assert told(wording, Shown(Ref("persons", "p2"))).startswith(second)
    assert told(wording, unnamed.live.names.follow(Ref("persons", "p2"))).startswith(second)


def test_one_of_several_is_not_passed_over(unnamed: Case) -> None:
    wording = wording_for(unnamed, "en")
    assert told(wording, (Ref("persons", "p1"), Ref("persons", "p3"))).startswith("Person 1 and ")


def test_no_finding_has_a_hole(unnamed: Case) -> None:
    for language in ("en", "fr", "ar"):
        wording = wording_for(unnamed, language)
        for finding in unnamed.findings:
            assert not re.search(r"(^|\s)…", wording.told(finding.message)), finding.key


def test_other_words_than_a_name_are_not_made_up(unnamed: Case) -> None:
    wording = wording_for(unnamed, "en")
    assert wording.valued(Shown(Ref("persons", "p1")), "identity") == wording.item(Ref("persons", "p1"), "identity")


def test_a_letter_does_not_count_persons(unnamed: Case) -> None:
    assert wording_for(unnamed, "en", for_paper=True).item(Ref("persons", "p1")) == ()
