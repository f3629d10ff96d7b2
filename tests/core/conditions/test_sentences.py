"""Sentences with slots that hold conditions."""

from __future__ import annotations

import pytest

from mla_writer.conditions.sentences import MOST_LENGTH, Slot, compile_template
from mla_writer.conditions.syntax import ConditionFault
from tests.core.conditions.world import REQUEST_DATE, SCOPE, world_of


def shape(text: str) -> list[object]:
    """Return the pieces of a sentence, slots as (expression, form, column)."""
    pieces = compile_template(text, SCOPE).pieces
    return [(one.condition.text, one.form, one.column) if isinstance(one, Slot) else one for one in pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Nothing to fill.", ["Nothing to fill."]),
        ("", []),
        ("{request.kind}", [("request.kind", "", 2)]),
        ("For {request.requested|the}, now.", ["For ", ("request.requested", "the", 6), ", now."]),
        ("{request.pages}{request.copies}", [("request.pages", "", 2), ("request.copies", "", 17)]),
        ("Braces {{so}} stay {request.kind}.", ["Braces {so} stay ", ("request.kind", "", 21), "."]),
        ("{request.urgent || request.confidential}", [("request.urgent || request.confidential", "", 2)]),
        (
            "{contains(request.purpose, '}|{') ? 'a' : \"b}\"| short }!",
            [("contains(request.purpose, '}|{') ? 'a' : \"b}\"", "short", 2), "!"],
        ),
    ],
)
def test_sentence__with_slots__is_split_into_text_and_conditions(text, pieces):
    assert shape(text) == pieces


def test_sentence__evaluated_slot_by_slot__gives_their_values():
    template = compile_template("{size(items)} accounts, {request.pages + 1} pages", SCOPE)
    world = world_of({"request": {"pages": "4"}, "items": {"i1": {}, "i2": {}}})
    values = [one.condition.evaluate(world.names, world.follow, REQUEST_DATE) for one in template.slots]
    assert [str(one) for one in values] == ["2", "5"]
    assert template.references == {"items", "request.pages"}


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("Open {request.kind", "COND-004", 19),
        ("Closed } too often", "COND-004", 8),
        ("A {request.{kind}} inside", "COND-004", 12),
        ("A quote {contains(request.purpose, 'x)} is open", "COND-004", 36),
        ("Empty {} slot", "COND-004", 8),
        ("No form {request.kind|} given", "COND-004", 23),
        ("No form {request.kind|The State} given", "COND-004", 23),
        ("Two forms {request.kind|a|b} given", "COND-004", 26),
        ("A name {reqest.kind} misspelt", "COND-010", 9),
        ("An option {request.kind == 'nwe'} misspelt", "COND-023", 28),
        ("x" * (MOST_LENGTH + 1), "COND-001", 1),
    ],
)
def test_sentence__with_a_fault__is_refused_at_its_column(text, code, column):
    with pytest.raises(ConditionFault) as caught:
        compile_template(text, SCOPE)
    assert (caught.value.code, caught.value.column) == (code, column)


def test_sentence__with_faults_in_two_slots__tells_them_all():
    with pytest.raises(ConditionFault) as caught:
        compile_template("{reqest.kind} and {request.urgnet && request.kind == 'nwe'}", SCOPE)
    assert [(one.code, one.column) for one in caught.value.every] == [
        ("COND-010", 2),
        ("COND-012", 28),
        ("COND-023", 54),
    ]
