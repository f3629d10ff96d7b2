"""A real CEL library as oracle: on fully answered requests, our subset gives what CEL gives.

Dates, amounts and partly answered requests have no counterpart in CEL and are left out; so is division, which CEL
rounds for whole numbers. A reference stands in CEL as the record that it points at.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

import cel
import pytest

from mla_writer.conditions.values import UNKNOWN, Ref
from tests.core.conditions.expressions import Writer, full_answers
from tests.core.conditions.world import Said, World, world_of

EXPRESSIONS, PER_REQUEST = 3_000, 20


def as_cel(value: Any, world: World) -> Any:
    """Return `value` as CEL knows it: whole numbers, texts, lists and maps; None for what CEL has no type for."""
    if isinstance(value, Ref):
        return as_cel(world.records[value], world)
    if isinstance(value, Mapping):
        return {key: as_cel(one, world) for key, one in value.items() if not key.startswith("$")}
    if isinstance(value, tuple | list):
        return [as_cel(one, world) for one in value]
    if isinstance(value, Decimal):
        return int(value)
    if isinstance(value, Said):
        return value.plain
    return value if isinstance(value, str | bool) else None


def test_expressions__of_a_fully_answered_request__give_what_cel_gives():
    random = Random(20261124)
    results = []
    for _ in range(EXPRESSIONS // PER_REQUEST):
        world = world_of(full_answers(random))
        context = cel.Context(variables=as_cel(world.names, world))
        for _ in range(PER_REQUEST):
            kind = random.choice(("yes_no", "yes_no", "yes_no", "number", "text", "texts"))
            text = Writer(random, portable=True).write(kind, random.randint(1, 4))
            ours, theirs = world.evaluate(text), cel.compile(text).execute(context)
            assert ours is not UNKNOWN, text
            assert as_cel(ours, world) == theirs, text
            results.append((text, theirs))
    assert len({text for text, _ in results}) >= 1_500
    assert sum(theirs is True for _, theirs in results) > 300
    assert sum(theirs is False for _, theirs in results) > 300


@pytest.mark.parametrize(
    ("text", "theirs"),
    [("7.0 / 2.0", 3.5), ("9.5 - 1.5 / 2.0", 8.75), ("1.5 * 2.0 + 0.25", 3.25), ("-2.5 + 1.0", -1.5)],
)
def test_decimal_numbers__calculated__give_what_cel_gives(text, theirs):
    ours = world_of({}).evaluate(text)
    assert cel.evaluate(text) == theirs
    assert float(str(ours)) == theirs


@pytest.mark.parametrize(
    "text",
    ["true ? false ? 1 : 2 : 3", "1 +", "(1", "[1, 2", "a.in", "1 2", "'open", "a..b", "a.all(1, true)", "!", ""],
)
def test_text__that_is_no_cel__is_none_of_ours_either(text):
    from mla_writer.conditions.syntax import ConditionFault, parse

    with pytest.raises(ValueError, match=r".*"):
        cel.compile(text)
    with pytest.raises(ConditionFault):
        parse(text)
