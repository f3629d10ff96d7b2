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
from mla_writer.conditions.words import in_words, why_asked, why_open
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


@pytest.mark.parametrize(("condition", "said"), [(case["condition"], case["said"]) for case in CASES])
def test_explanation__in_words__says_what_decided(condition, said):
    answers = {
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
    assert words(condition, answers) == said


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


def test_why_asked__of_a_condition_that_holds__gives_the_reason():
    holds = explained("request.urgent", {"request": REQUEST})
    assert spoken(why_asked(holds, caption_of)) == "Asked because [request.urgent] is yes."


def test_why_open__says_what_the_condition_waits_for():
    waits = explained("request.kind == 'new'", {"request": {}})
    said = "This stays open for as long as [request.kind] has not been answered."
    assert spoken(why_open(waits, caption_of)) == said


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
    ("request.languages.all(l, l in ['fr', 'de'])", "[request.languages] includes nothing but fr or de"),
    ("size(request.languages) > 0", "[request.languages] has been answered"),
    ("size(request.languages) == 0", "[request.languages] holds nothing"),
    ("items.exists(i, i.certified)", "for at least one item of [items], [items.certified] is yes"),
    ("request.opened_on < request_date()", "this follows from [request.opened_on]"),
]


@pytest.mark.parametrize(("condition", "said"), STATED)
def test_condition_that_is_stated__says_what_it_asks_for__without_any_answers(condition, said):
    assert spoken(in_words(stated(compile_condition(condition, SCOPE)), caption_of, describe)) == said
