"""The conformance file: cases that a lawyer can read, each a condition with answers and what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mla_writer.conditions.values import UNKNOWN
from tests.core.conditions.world import world_of

FILE = Path(__file__).with_name("conformance.yaml")
WORDS = {True: "yes", False: "no", UNKNOWN: "unknown"}
TOPICS = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def merged(base: Any, more: Any) -> Any:
    """Return `more` laid over `base`, mapping by mapping."""
    if not isinstance(base, dict) or not isinstance(more, dict):
        return more
    return {**base, **{key: merged(base[key], one) if key in base else one for key, one in more.items()}}


def told(value: Any) -> str:
    """Return a result as the file writes it."""
    if isinstance(value, tuple):
        return ", ".join(told(one) for one in value)
    if isinstance(value, dict):
        return str(value["id"])
    return WORDS[value] if value is True or value is False or value is UNKNOWN else str(getattr(value, "plain", value))


def cases() -> Iterator[Any]:
    for topic in TOPICS:
        for case in topic["cases"]:
            answers = merged(topic.get("answers", {}), case.get("answers", {}))
            yield pytest.param(answers, case["condition"], case["gives"], id=f"{topic['topic']}: {case['title']}")


@pytest.mark.parametrize(("answers", "condition", "gives"), list(cases()))
def test_condition__of_the_conformance_file__gives_what_it_says(answers, condition, gives):
    assert told(world_of(answers).evaluate(condition)) == gives


def test_conformance_file__as_a_whole__has_cases_for_every_result_and_no_title_twice():
    titles = [(topic["topic"], case["title"]) for topic in TOPICS for case in topic["cases"]]
    results = [case["gives"] for topic in TOPICS for case in topic["cases"]]
    assert len(titles) == len(set(titles)) >= 120
    assert min(results.count(word) for word in WORDS.values()) >= 30
