"""The law of conditions: answering, or answering more exactly, never turns a decided result around.

Random conditions are evaluated on random answers, and on the same answers with some taken back or told less exactly.
What the poorer answers decide, the richer ones must confirm. `answered`, `known` and added items are exempt: not used.
"""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given, settings, strategies as st

from mla_writer.conditions.values import UNKNOWN, Day, Period, Ref
from tests.core.conditions.expressions import Writer, full_answers, less_said
from tests.core.conditions.world import world_of

KINDS = ("yes_no", "yes_no", "yes_no", "number", "text", "texts", "day", "period", "amount", "facts")


def confirms(poorer: Any, richer: Any) -> bool:
    """Whether `richer` is what `poorer` says, or something more exact."""
    if poorer is UNKNOWN:
        return True
    if isinstance(poorer, Day) and isinstance(richer, Day):
        return poorer.first <= richer.first and richer.last <= poorer.last
    if isinstance(poorer, Period) and isinstance(richer, Period):
        return confirms(poorer.start, richer.start) and (poorer.end == richer.end or confirms(poorer.end, richer.end))
    if isinstance(poorer, tuple) and isinstance(richer, tuple):
        return len(poorer) == len(richer) and all(map(confirms, poorer, richer))
    return identity(poorer) == identity(richer) and type(identity(poorer)) is type(identity(richer))


def identity(value: Any) -> Any:
    return value["$ref"] if isinstance(value, dict) else getattr(value, "plain", value)


def check(random: Random) -> tuple[str, Any, Any]:
    """Write a condition and three states of the answers, each poorer than the one before, and hold them to the law."""
    text = Writer(random).write(random.choice(KINDS), random.randint(1, 4))
    rich = full_answers(random)
    poor = less_said(random, rich)
    poorest = less_said(random, poor)
    results = [world_of(answers).evaluate(text) for answers in (poorest, poor, rich)]
    assert confirms(results[0], results[1]), (text, poorest, poor, results)
    assert confirms(results[1], results[2]), (text, poor, rich, results)
    return text, results[1], results[2]


@given(st.randoms(use_true_random=False))
@settings(max_examples=400)
def test_result__once_decided__is_never_turned_around_by_an_answer(random):
    check(random)


def test_result__in_thousands_of_random_conditions__is_never_turned_around():
    random = Random(11)
    results = [check(random) for _ in range(4_000)]
    decided = [poor for _, poor, _ in results if poor is True or poor is False]
    assert len(decided) > 600
    assert sum(poor is UNKNOWN and rich is not UNKNOWN for _, poor, rich in results) > 600


def test_confirms__of_the_test_itself__tells_contradictions_from_refinements():
    assert confirms(UNKNOWN, False)
    assert confirms(Day(2023), Day(2023, 3))
    assert confirms((UNKNOWN, "a"), ("b", "a"))
    assert confirms({"$ref": Ref("facts", "f1")}, Ref("facts", "f1"))
    assert not confirms(True, False)
    assert not confirms(Day(2023, 3), Day(2023, 4))
    assert not confirms(Day(2023, 3), Day(2023))
    assert not confirms(True, UNKNOWN)
    assert not confirms(("a",), ("a", "b"))
