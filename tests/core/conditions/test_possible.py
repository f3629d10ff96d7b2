"""Whether conditions can hold at all: contradictions are found, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from mla_writer.conditions.condition import compile_condition
from mla_writer.conditions.possible import can_hold, contradictions
from tests.core.conditions.world import SCOPE

IMPOSSIBLE = [
    "request.kind == 'new' && request.kind == 'follow_up'",
    "request.kind == 'new' && request.kind != 'new'",
    "request.kind in ['new'] && request.kind == 'follow_up'",
    "request.urgent && !request.urgent",
    "request.urgent == true && request.urgent == false",
    "!answered(request.kind) && request.kind == 'new'",
    "!answered(request.urgent) && request.urgent",
    "answered(request.purpose) && !answered(request.purpose)",
    "known(request.purpose) && !answered(request.purpose)",
    "request.pages > 3 && !(request.pages > 3)",
    "request.urgent && (request.kind == 'new' ? !request.urgent : false)",
    "request.pages > 3 && request.pages < 3",
    "request.pages >= 3 && !(request.pages > 2)",
    "request.pages == 1 && request.pages in [2, 3]",
    "3 < request.pages && 2 > request.pages",
    "size(items) >= 3 && size(items) < 2",
    "request.purpose == 'fraud' && request.purpose == 'theft'",
    "request.purpose in ['fraud', 'theft'] && !(request.purpose in ['theft', 'fraud', 'arson'])",
    "request.purpose == 'fraud' && !answered(request.purpose)",
    "request.kind != 'new' && request.kind != 'supplement' && request.kind != 'follow_up' && request.stage == 'trial'",
    "1 == 2 && request.urgent",
    "contains(request.purpose, 'x') && !contains(request.purpose, 'x')",
    "(request.kind == 'new' || request.urgent) && request.kind == 'follow_up' && !request.urgent",
]
POSSIBLE = [
    "request.kind == 'new' || request.kind == 'follow_up'",
    "request.kind != 'new' && request.kind != 'follow_up'",
    "!(request.kind == 'new' && request.urgent)",
    "answered(request.kind) && !known(request.kind)",
    "!answered(request.kind) && !answered(request.urgent)",
    "request.pages > 3 && request.pages < 5",
    "request.pages >= 3 && request.pages <= 3",
    "request.purpose == 'fraud' || request.purpose == 'theft'",
    "request.purpose != 'fraud' && request.purpose != 'theft'",
    "!(request.purpose in ['fraud']) && request.purpose in ['theft', 'fraud']",
    "size(items) >= 1 && size(items) < 4",
    "answered(request.purpose) && request.purpose == 'fraud'",
    "answered(request.pages) && request.pages > 7",
    "request.pages > 7 && known(request.pages)",
    "items.exists(i, i.certified) && items.exists(i, !i.certified)",
    "items.exists(i, items.exists(j, i.certified && !j.certified))",
    "'fr' in request.languages && 'de' in request.languages",
    "request.urgent",
    "answered(request.purpose) && !known(request.purpose)",
    "answered(request.urgent) && !known(request.urgent)",
    "request.purpose == 'fraud' && request.purpose != 'theft'",
    "request.purpose in ['fraud', request.requested] && request.purpose == 'theft'",
    "request.kind in ['supplement'] && request.urgent",
    "request.pages < 3 && request.pages < 5",
    "request.pages > 3 && request.pages > 5",
    "items[0].certified && !items[1].certified",
    "items[0].account.iban == 'x' && !(things[0].iban == 'x')",
]


def compiled(text):
    return compile_condition(text, SCOPE)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_contradiction__is_found(text):
    assert contradictions(compiled(text))
    assert not can_hold([(compiled(text), str)])


@pytest.mark.parametrize("text", POSSIBLE)
def test_what_can_hold__is_no_contradiction(text):
    assert contradictions(compiled(text)) == ()
    assert can_hold([(compiled(text), str)])


def test_contradiction_inside_another_clause__is_told_at_its_column():
    text = "request.urgent || request.kind == 'new' && request.kind == 'follow_up'"
    assert contradictions(compiled(text)) == (text.index("&&") + 1,)
    assert can_hold([(compiled(text), str)])


def test_contradiction_in_a_walk__is_found():
    assert contradictions(compiled("items.exists(i, i.certified && !i.certified)"))


def test_conditions_that_hold_each_alone__may_not_hold_together():
    one, other = compiled("request.kind == 'new'"), compiled("request.kind != 'new'")
    assert can_hold([(one, str)])
    assert can_hold([(other, str)])
    assert not can_hold([(one, str), (other, str)])


def test_answer_that_is_not_asked_for__is_no_answer():
    """`confidential` is asked where the request is urgent: where it is not, nobody can have answered it."""
    asked = compiled("request.urgent == true")

    def under(key):
        return [(asked, str)] if key == "request.confidential" else []

    reads, not_urgent = compiled("request.confidential == true"), compiled("request.urgent == false")
    assert can_hold([(reads, str)], under)
    assert not can_hold([(reads, str), (not_urgent, str)], under)
    unanswered = compiled("!answered(request.confidential)")
    assert can_hold([(unanswered, str), (not_urgent, str)], under)


@pytest.mark.parametrize(
    "text",
    [
        "request.pages > 3",
        "request.pages * 2 > 3",
        "size(request.languages) > 3",
        "request.purpose == 'x'",
        "contains(request.purpose, 'x')",
        "answered(request.purpose)",
        "answered(request.kind)",
        "request.kind == 'new'",
        "request.opened_on < request_date()",
    ],
)
def test_clause_about_a_question__needs_that_question_to_be_asked(text):
    """All but `urgent` is asked only where the request is urgent."""
    asked, not_urgent = compiled("request.urgent == true"), compiled("request.urgent == false")

    def under(key):
        assert key.startswith("request.")
        return [] if key == "request.urgent" else [(asked, str)]

    assert can_hold([(compiled(text), str)], under)
    assert not can_hold([(compiled(text), str), (not_urgent, str)], under)


@pytest.mark.parametrize(
    "text",
    [
        "(request.confidential ? request.pages : request.copies) > 3",
        "contains(request.confidential ? request.purpose : request.requested, 'x')",
        "[1, 2].exists(one, one > 1)",
        "[1, 2].exists(one, one > 1) == true",
        "1 == 1",
    ],
)
def test_clause_about_several_questions_or_none__hangs_on_no_single_one(text):
    """An end may be decided without the other answers; and what a walk calls its items is no question at all."""
    asked, not_urgent = compiled("request.urgent == true"), compiled("request.urgent == false")

    def under(key):
        assert key.startswith("request.")
        return [(asked, str)] if key == "request.confidential" else []

    assert can_hold([(compiled(text), str), (not_urgent, str)], under)


def test_conditions__tried_together__keep_what_each_of_them_names():
    last_option, urgent = compiled("request.kind == 'supplement'"), compiled("request.urgent")
    assert can_hold([(last_option, str), (urgent, str)])
    not_known = compiled("answered(request.kind) && !known(request.kind)")
    assert can_hold([(not_known, str), (urgent, str)])


def test_paths_that_mean_the_same__are_one_answer():
    one, other = compiled("request.kind == 'new'"), compiled("request.kind == 'follow_up'")
    assert can_hold([(one, lambda path: path), (other, lambda path: f"another {path}")])
    assert not can_hold([(one, lambda _: "kind"), (other, lambda _: "kind")])


def test_paths_that_mean_the_same__inside_other_clauses__are_one_answer():
    one, other = compiled("contains(request.purpose, 'x')"), compiled("!contains(request.requested, 'x')")
    assert can_hold([(one, str), (other, str)])
    assert not can_hold([(one, lambda _: "text"), (other, lambda _: "text")])
    same = compiled("!contains(request.purpose, 'x')")
    assert not can_hold([(one, str), (same, str)])
    assert can_hold([(one, str), (same, lambda path: f"another {path}")])


def test_too_many_cases__are_taken_for_possible():
    text = " && ".join(f"items.exists(i, i.reason == '{number}')" for number in range(20))
    assert can_hold([(compiled(f"{text} && request.urgent && !request.urgent"), str)])
