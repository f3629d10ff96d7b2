"""The interview: questions come and go with the answers, hidden answers are kept, and going back loses nothing."""

from __future__ import annotations

import random

import pytest

from mla_writer.answers.answers import Answers
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Day
from tests.sample import CONTENT, answered, completed


def case_with(data: dict[str, object]) -> Case:
    """Return a request to Switzerland with the answers in `data`, by path, given in that order."""
    case = Case.new(CONTENT, "UG", "CH", ["freezing"], Day(2026, 11, 23))
    for path, value in data.items():
        case.draft = case.draft.with_answers(answered(case, path, value))
    return case


def asked(case: Case) -> set[str]:
    return {step.path for step in case.live.steps}


def test_question__with_a_condition__is_asked_once_it_is_met():
    case = case_with({})
    followers = asked(case_with({"request.urgent": "yes"})) - asked(case)
    assert followers
    assert not followers & asked(case_with({"request.urgent": "no"}))


def test_group_without_an_answer__asks_only_what_does_not_wait_for_its_other_answers():
    case = case_with({"facts.f1.what": "A payment"})
    source = {one for one in asked(case) if one.startswith("facts.f1.source.")}
    assert "facts.f1.source.restricted" in source
    assert "facts.f1.source.consent" not in source
    assert "facts.f1.source.consent" in asked(
        case_with({"facts.f1.what": "A payment", "facts.f1.source.restricted": "yes"})
    )


def test_hidden_answer__is_kept_but_unknown_to_letters_and_checks():
    case = case_with({"persons.p1.kind": "natural", "persons.p1.family": "Kato"})
    case.draft = case.draft.with_answers(answered(case, "persons.p1.kind", "legal"))

    assert list(case.live.hidden_answers) == ["persons.p1.family"]
    assert "persons.p1.family" not in asked(case)
    assert case.answers.get("persons.p1.family") is not UNKNOWN
    assert "family" not in case.live.names.top["persons"][0]  # type: ignore[index]

    case.draft = case.draft.with_answers(answered(case, "persons.p1.kind", "natural"))
    assert not case.live.hidden_answers


def test_answer_that_hides_others__hides_those_of_its_own_item_alone():
    case = completed()
    path = next(
        one
        for one, _ in case.answers.leaves()
        if one.endswith(".kind") and one.startswith("persons.") and case.answers.get(one) == "natural"
    )
    gone = case.if_answered(path, "legal").live.hidden_answers
    person = path.rpartition(".")[0]
    assert f"{person}.family" in gone
    assert all(one.startswith(f"{person}.") for one in gone)


def test_type_of_assistance_that_is_no_longer_asked_for__hides_its_whole_form():
    case = completed()
    gone = case.if_answered("request.assistance", ("freezing",)).live.hidden_answers
    assert gone
    assert {one.partition(".")[0] for one in gone} == {"bank_records", "pack_ch"}  # Bern asks the lawfulness of records
    more = ("bank_records", "freezing", "subscriber_data")
    assert case.if_answered("request.assistance", more).live.hidden_answers == ()


def test_state_changed_and_changed_back__gives_the_same_request():
    case = completed()
    before, findings = case.answers, [one.key for one in case.findings]
    case.answer("request.requested", "NA")
    assert "pack_ch" not in case.live.forms
    case.answer("request.requested", "CH")
    assert case.answers == before
    assert [one.key for one in case.findings] == findings


@pytest.mark.parametrize("seed", range(4))
def test_answers__given_in_any_order__make_the_same_request(seed):
    whole = completed()
    leaves = list(whole.answers.leaves())
    random.Random(seed).shuffle(leaves)
    answers = Answers()
    for path, value in leaves:
        answers = answers.set(path, value)
    case = Case(CONTENT, whole.draft.with_answers(answers))
    assert {step.path for step in case.live.steps} == asked(whole)
    assert {one.key for one in case.findings} == {one.key for one in whole.findings}
