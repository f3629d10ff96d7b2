"""The refusal test: who raises a ground, what clears it, and that nothing reassures where something stands open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.case import Case
from mla_writer.checks.refusal_test import Result, by_answers, recognised, refusal_test
from mla_writer.translation.message import Message
from tests.sample import CONTENT, answered, completed, gapped

GROUNDS = CONTENT.forms.grounds


def ground(case: Case, name: str) -> Result | None:
    return next((one for one in refusal_test(case.context, case.findings) if one.ground.id == name), None)


def state(case: Case, name: str) -> str:
    found = ground(case, name)
    return found.state if found is not None else "not raised"


def with_answer(path: str, data: object, case: Case | None = None) -> Case:
    case = case or completed()
    case.draft = case.draft.with_answers(answered(case, path, data))
    return case


def without(*paths: str) -> Case:
    case = completed()
    for path in paths:
        case.draft = case.draft.with_answers(case.answers.remove(path))
    return case


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("Likely to prejudice sovereignty, security, ordre public", "refusal", {"interests"}),
        ("Interference with an ongoing investigation, prosecution or proceeding", "postponement", {"pending"}),
        ("Domestic law would prohibit the action for a similar domestic offence", "refusal", {"conformity"}),
        ("Political opinion plays a part", "refusal", {"discrimination"}),
        ("Political and military-only; purely fiscal ones are no ground", "refusal.grounds", {"political", "military"}),
        ("Not a ground; nothing else is said", "refusal.de_minimis", {"importance"}),
        ("No such ground in art 472", "refusal.de_minimis", set()),
        ("One-year floor", "refusal.de_minimis", {"importance"}),
        ("Corruption offences are not political offences where this Convention is the extradition basis", "not_a_ground", set()),
        ("The offences are not treated as fiscal, subject to constitutional limits", "not_a_ground", set()),
        ("Solely that the offence is also considered fiscal", "not_a_ground", {"fiscal"}),
        ("Something that nobody has thought of", "refusal", {"other"}),
        ("Material may not be used otherwise", "use.speciality", {"speciality"}),
        ("Ordinary costs are borne there", "time_cost.costs", set()),
    ],
)  # fmt: skip
def test_text__names_its_grounds__and_denials_name_none(text: str, kind: str, named: set[str]) -> None:
    assert set(recognised(GROUNDS, text, kind)) == named


def test_every_provision_of_refusal_in_the_treaties__is_taken_by_a_ground() -> None:
    untaken = [
        (treaty.treaty, one.id)
        for treaty in CONTENT.treaties
        for one in treaty.provisions
        if one.kind in {"refusal", "postponement"} and not recognised(GROUNDS, one.text, one.kind)
    ]
    assert untaken == []


def test_touch__every_ground_that_asks_for_it_has_its_option_and_its_question() -> None:
    fields = completed().live.questionnaire.root["request"].fields
    question = fields["touches"].question
    assert question is not None
    touches = {one.touch for one in GROUNDS.list if one.touch}
    assert touches == set(question.options) - {"none"}
    assert all(f"{one}_answer" in fields for one in touches)
    offered = fields["assurances_given"].question
    assert offered is not None
    assert {one for ground in GROUNDS.list for one in ground.assurances} == set(offered.options)


def test_treaty_that_allows_no_refusal__clears_the_ground_of_the_pack() -> None:
    fiscal = ground(completed(), "fiscal")
    assert fiscal is not None
    assert (fiscal.state, [one.ref for one in fiscal.excluded_by]) == ("clear", ["46(22)"])
    assert state(without("request.treaties"), "fiscal") == "answered"
    assert state(with_answer("request.touches", ["fiscal"], without("request.treaties")), "fiscal") == "open"


def test_treaty_that_does_not_bind_both__neither_raises_nor_excludes() -> None:
    case = with_answer("request.requesting", "KP")
    assert state(case, "bank_secrecy") == "not raised"
    assert all(
        not one.origin.startswith("treaty:") for result in refusal_test(case.context) for one in result.raised_by
    )


def test_ground_touched__is_open_until_something_is_said_or_an_assurance_given() -> None:
    case = with_answer("request.touches", ["military"])
    military = ground(case, "military")
    assert military is not None
    assert (military.state, military.where, military.is_touched) == ("open", "request.military_answer", True)
    assert (
        state(with_answer("request.military_answer", "Theft is an offence for everybody.", case), "military")
        == "answered"
    )
    assert state(with_answer("request.assurances_given", ["not_political"], case), "military") == "assured"


def test_question_on_what_touches_the_case_not_answered__leaves_the_grounds_open() -> None:
    case = without("request.touches", "request.assurances_given")
    assert {state(case, one) for one in ("political", "interests", "fair_trial", "immunity")} == {"open"}


def test_finding_that_speaks_of_a_ground__keeps_it_open__until_it_is_overridden() -> None:
    case = gapped()
    dual = ground(case, "dual_criminality")
    assert dual is not None
    assert dual.state == "open"
    assert {one.code for one in dual.findings} == {"DUAL-001", "DUAL-014"}
    assert dual.where == dual.findings[0].where
    for one in dual.findings:
        case.override(one, "Told by telephone.", "A. B.")
    assert state(case, "dual_criminality") == "answered"


def test_offence_time_barred_or_judged__is_open_though_the_questions_are_answered() -> None:
    assert state(completed(), "limitation") == "clear"
    case = with_answer("offences.o1.limitation", "not_expired")
    assert state(with_answer("offences.o1.limitation_ends", "2025-12-31", case), "limitation") == "open"
    assert state(with_answer("offences.o3.final_decision", "yes"), "ne_bis_in_idem") == "open"
    assert state(completed(), "ne_bis_in_idem") == "clear"


def test_death_penalty__clear_open_or_assured() -> None:
    assert state(completed(), "death_penalty") == "clear"
    assert state(without("offences.o1.penalty.death"), "death_penalty") == "open"
    case = with_answer("offences.o1.penalty.death", "yes")
    assert state(case, "death_penalty") == "open"
    assert state(with_answer("request.death_assurance", "It will not be sought.", case), "death_penalty") == "assured"


def test_measure_of_which_nothing_is_known__is_not_said_to_be_given() -> None:
    assert state(completed(), "conformity") == "answered"
    assert state(with_answer("request.assistance", ["video_hearing", "examination"]), "conformity") == "open"


def test_service_of_documents_alone__weight_of_the_case_does_not_arise() -> None:
    case = with_answer("request.assistance", ["service_of_documents"])
    assert state(case, "importance") == "clear"


def test_state_without_a_pack__general_grounds_are_weighed__by_general_knowledge_only() -> None:
    case = without("request.treaties")
    results = refusal_test(replace(case.context, pack=None), case.findings)
    assert results
    assert all(one.is_general for one in results)
    assert {source.confidence for one in results for source in one.sources} == {"general_knowledge"}


def test_request_to_a_provider_or_a_reminder__has_no_refusal_test() -> None:
    assert refusal_test(with_answer("request.kind", "reminder").context) == ()
    assert refusal_test(with_answer("request.assistance", ["direct_provider_request"]).context) == ()


def test_results__the_open_ones_first__each_once__and_kept_for_the_rules() -> None:
    case = gapped()
    context = case.context
    results = refusal_test(context, case.findings)
    states = [one.state for one in results]
    assert states == sorted(states, key=["open", "assured", "answered", "clear"].index)
    assert len({one.ground.id for one in results}) == len(results)
    assert by_answers(context) is by_answers(context)
    assert all(isinstance(one.why, Message) for one in results)
