"""Why a condition came out as it did: the clauses that decided, in a tree and in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from mla_writer.conditions.condition import compile_condition
from mla_writer.conditions.explain import Explanation, explain, stated
from mla_writer.conditions.values import UNKNOWN
from mla_writer.conditions.words import in_words, why_open
from mla_writer.translation.message import Message
from tests.core.conditions.world import REQUEST_DATE, SCOPE, world_of

CASES = yaml.load(Path(__file__).with_name("explanations.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
LABELS = {"follow_up": "a follow-up", "new": "a new request"}


def explained(condition: str, answers: Mapping[str, Any]) -> Explanation:
    world = world_of(answers)
    return explain(compile_condition(condition, SCOPE), world.names, world.follow, REQUEST_DATE)


def caption_of(path: str) -> Message:
    return Message(f"[{path}]")


def describe(path: str, value: object) -> object:
    return LABELS.get(str(value), value)


def spoken(told: object) -> str:
    """Return a message in English, messages inside messages too."""
    if not isinstance(told, Message):
        return str(told["id"] if isinstance(told, dict) else told)
    return told.text.format(**{name: spoken(one) for name, one in told.parameters.items()})


def words(condition: str, answers: Mapping[str, Any]) -> str:
    return spoken(in_words(explained(condition, answers), caption_of, describe))


REQUEST = {
    "urgent": "yes",
    "confidential": "no",
    "kind": "new",
    "pages": "12",
    "copies": "2",
    "opened_on": "2025-03-03",
}
ITEMS = {"i1": {"certified": "yes", "reason": "x"}, "i2": {"certified": "no"}}
ANSWERS = {
    "request": {
        **REQUEST,
        "purpose": "follow the money",
        "languages": ["fr", "de"],
        "claimed": "USD 1",
        "deadline": "P3M",
        "period": "2023/execution",
        "stage": {"unknown": "asked the court"},
    },
    "items": ITEMS,
    "things": {"acc1": {}},
}


@pytest.mark.parametrize(("condition", "said"), [(case["condition"], case["said"]) for case in CASES])
def test_explanation__in_words__says_what_decided(condition, said):
    assert words(condition, ANSWERS) == said


def results_in(explanation: Explanation) -> set[object]:
    """Return what the clauses of an explanation came out as."""
    return {explanation.result}.union(*map(results_in, explanation.parts))


@pytest.mark.parametrize("condition", [case["condition"] for case in CASES])
def test_explanation__in_every_part__tells_what_that_came_out_as(condition):
    found = explained(condition, ANSWERS)
    decided = results_in(found) <= {True, False}
    assert decided or results_in(found) == {UNKNOWN}
    assert decided is (world_of(ANSWERS).evaluate(condition) is not UNKNOWN)


def test_explanation__of_at_least_one__names_the_item():
    found = explained("items.exists(i, i.certified == false)", {"items": ITEMS})
    assert (found.operator, found.path, found.result) == ("some", "items", True)
    assert isinstance(found.value, dict)
    assert found.value["id"] == "i2"
    assert found.parts == (Explanation("is", True, "items.certified", False),)


def test_explanation__of_a_walk_inside_a_walk__speaks_of_the_item_that_decided():
    answers = {
        "facts": {"f1": {"things": []}, "f2": {"things": ["acc1"]}},
        "items": {"i1": {"account": "acc1", "linking_facts": ["f1", "f2"]}},
    }
    found = explained("items.all(i, i.linking_facts.exists(f, i.account in f.things))", answers)
    assert found.operator == "every"
    inner = found.parts[0]
    assert (inner.operator, inner.path) == ("some", "items.linking_facts")
    assert inner.parts == (Explanation("one_of", True, "items.account", other="items.linking_facts.things"),)


def test_explanation__that_is_open__lists_each_question_once():
    found = explained("items.all(i, i.reason == 'x' || i.reason == 'y')", {"items": {"i1": {}, "i2": {}}})
    assert found == Explanation("open", UNKNOWN, parts=(Explanation("unanswered", UNKNOWN, "items.reason"),))


def test_explanation__of_a_list_not_answered__waits_for_the_list():
    found = explained("request.languages.all(l, l == request.purpose)", {"request": {}})
    assert [one.path for one in found.parts] == ["request.languages"]


def test_explanation__of_different_currencies__says_that_both_answers_leave_it_open():
    found = explained("request.sum > request.claimed", {"request": {"sum": "USD 1", "claimed": "EUR 1"}})
    assert [(one.operator, one.path) for one in found.parts] == [
        ("undecided", "request.sum"),
        ("undecided", "request.claimed"),
    ]


def test_in_words__of_a_condition_that_holds__gives_the_reason():
    holds = explained("request.urgent", {"request": REQUEST})
    assert spoken(in_words(holds, caption_of)) == "[request.urgent] is yes"


def test_why_open__says_what_the_condition_waits_for():
    waits = explained("request.kind == 'new'", {"request": {}})
    said = "This stays open for as long as [request.kind] has not been answered."
    assert spoken(why_open(waits, caption_of)) == said


def test_reasons__in_a_sentence__tell_values_as_their_questions_do():
    """The same value has another label at another question."""

    def labelled(path: str, value: object) -> object:
        return f"{value} of {path}"

    holds = explained("request.kind in ['new', 'follow_up']", {"request": REQUEST})
    said = "[request.kind] is one of new of request.kind or follow_up of request.kind"
    assert spoken(in_words(holds, caption_of, labelled)) == said
    one = explained("request.pages > 5", {"request": REQUEST})
    assert spoken(in_words(one, caption_of, labelled)) == "[request.pages] is more than 5 of request.pages"
    waits = Explanation("open", UNKNOWN, parts=(Explanation("is", UNKNOWN, "request.kind", "new"),))
    said = "This stays open for as long as [request.kind] is new of request.kind."
    assert spoken(why_open(waits, caption_of, labelled)) == said


def test_values__without_labels__are_told_as_they_are():
    found = in_words(explained("request.kind in ['new', 'follow_up']", {"request": REQUEST}), caption_of)
    assert spoken(found) == "[request.kind] is one of new or follow_up"
    alone = in_words(explained("request.kind in ['new']", {"request": REQUEST}), caption_of)
    assert spoken(alone) == "[request.kind] is one of new"


STATED = [
    ("request.urgent == true", "[request.urgent] is yes"),
    ("!request.urgent && request.kind != 'new'", "[request.urgent] is no and [request.kind] is not a new request"),
    ("request.kind == 'new' || request.kind == 'follow_up'", "[request.kind] is one of a new request or a follow-up"),
    ("request.kind == 'new' || request.urgent", "either [request.kind] is a new request or [request.urgent] is yes"),
    ("'fr' in request.languages || 'de' in request.languages", "[request.languages] includes fr or de"),
    ("request.languages.exists(l, l in ['fr', 'de'])", "[request.languages] includes fr or de"),
    ("request.languages.exists(l, !(l in ['fr', 'de']))", "[request.languages] includes something other than fr or de"),
    ("request.languages.all(l, l in ['fr', 'de'])", "[request.languages] includes only fr or de"),
    ("size(request.languages) > 0", "[request.languages] has been answered"),
    ("size(request.languages) == 0", "[request.languages] is empty"),
    ("items.exists(i, i.certified)", "for at least one item of [items], [items.certified] is yes"),
    ("request.opened_on < request_date()", "this follows from [request.opened_on]"),
    (
        "request.kind == 'new' || request.purpose == 'x'",
        "either [request.kind] is a new request or [request.purpose] is x",
    ),
    ("request.pages == 1 || request.pages == 2", "either [request.pages] is 1 or [request.pages] is 2"),
    ("request.kind in [request.stage, 'new']", "this follows from [request.kind] and [request.stage]"),
    (
        "request.languages.all(l, contains(l, 'r'))",
        "for every item of [request.languages], [request.languages] contains “r”",
    ),
    ("size(request.languages) > 2", "the number of entries of [request.languages] is more than 2"),
    ("request.pages + 1 > 2", "this follows from [request.pages]"),
    (
        "!(known(request.kind) && contains(request.purpose, 'x'))",
        "either [request.kind] is not known or [request.purpose] does not contain “x”",
    ),
    (
        "'fr' in request.languages && request.languages.exists(l, l == request.purpose)",
        "[request.languages] includes fr and [request.languages] includes [request.purpose]",
    ),
]


@pytest.mark.parametrize(("condition", "said"), STATED)
def test_condition_that_is_stated__says_what_it_asks_for__without_any_answers(condition, said):
    found = stated(compile_condition(condition, SCOPE))
    assert spoken(in_words(found, caption_of, describe)) == said
    assert results_in(found) <= {True, False}
