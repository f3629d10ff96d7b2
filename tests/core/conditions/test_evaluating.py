"""Evaluating at the edges: values of the wrong kind, big numbers, mappings that are no dictionaries, nested walks."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

import pytest

from mla_writer.conditions import types as t
from mla_writer.conditions.condition import compile_condition
from mla_writer.conditions.functions import total
from mla_writer.conditions.reading import is_answered, is_known
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, NotKnown, Open, Period, Ref
from tests.core.conditions.world import REQUEST_DATE, SCOPE, Said

SCALARS = {
    "text": t.TEXT,
    "number": t.NUMBER,
    "yes": t.BOOL,
    "day": t.DAY,
    "list": t.list_of(t.TEXT),
    "map": t.map_of(t.TEXT),
    "record": t.Record("r", lambda: {"x": t.TEXT}),
    "any": t.ANY,
}


def value_of(condition: str, /, **names: object) -> object:
    return compile_condition(condition, SCALARS).evaluate(names, lambda _: UNKNOWN, REQUEST_DATE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("text == 'a'", {"text": 5}),
        ("number > 1", {"number": "5"}),
        ("number == 1", {"number": True}),
        ("yes", {"yes": "yes"}),
        ("day < request_date()", {"day": "2023"}),
        ("'a' in list", {"list": "abc"}),
        ("list.all(x, x == 'a')", {"list": "abc"}),
        ("map['a'] == 'x'", {"map": ["a"]}),
        ("record.x == 'x'", {"record": "r1"}),
        ("record.x == 'x'", {"record": Ref("things", "nowhere")}),
        ("any && true", {"any": "yes"}),
        ("any + 1 == 2", {"any": "1"}),
        ("-any == 2", {"any": "1"}),
        ("!any", {"any": 1}),
        ("'a' in map", {"map": ["a"]}),
        ("'a' in any", {"any": "abc"}),
        ("text in any", {"any": ("b",), "text": NotKnown()}),
        ("any.all(x, x == 1)", {"any": "abc"}),
        ("any.x == 1", {"any": "abc"}),
        ("any.real == 1", {"any": 1}),
        ("any[0] == 1", {"any": "abc"}),
        ("size(any) == 1", {"any": 5}),
        ("contains(any, 'x')", {"any": 5}),
        ("days_after(any, any) == day", {"any": "x", "day": Day(2023, 1, 1)}),
        ("days_between(any, day) == 1", {"any": "x", "day": Day(2023, 1, 1)}),
        ("earliest(any).start == day", {"any": "x", "day": Day(2023, 1, 1)}),
        ("any ? true : false", {"any": NotKnown()}),
        ("any == 1", {"any": NotKnown()}),
        ("any == any", {"any": object()}),
        ("any == any", {"any": Open.EXECUTION}),
    ],
)
def test_value__that_is_not_of_its_type__is_unknown(text, names):
    assert value_of(text, **names) is UNKNOWN


@pytest.mark.parametrize(
    ("text", "names", "gives"),
    [
        ("any == 1", {"any": Decimal(1)}, True),
        ("any", {"any": True}, True),
        ("any == 'a'", {"any": Said("a")}, True),
        ("any.x == 'a'", {"any": {"x": "a"}}, True),
        ("'a' in any", {"any": ["b", "a"]}, True),
        ("text in any", {"any": ("b",), "text": "a"}, False),
        ("answered(any.x)", {"any": {"y": "a"}}, False),
        ("any.day == day", {"any": Deadline.parse("2023-01-01"), "day": Day(2023, 1, 1)}, True),
        ("any.all(x, x == 'a')", {"any": ["a"]}, True),
        ("any.exists(x, x == 'a')", {"any": {"a": 1}}, True),
        ("size(any) == 2", {"any": ("a", "b")}, True),
        ("size(map) == 1", {"map": MappingProxyType({"a": "x"})}, True),
        ("record.x == 'a'", {"record": MappingProxyType({"x": "a"})}, True),
        ("text in []", {"text": "a"}, False),
        ("list[1] == 'b'", {"list": ["a", "b"]}, True),
        ("list[-1] == 'b'", {"list": ["a", "b"]}, UNKNOWN),
        ("[text, 'b'] == ['a', 'b']", {"text": "a"}, True),
        ("[text, 'b'] == ['a', 'c']", {}, False),
        ("text in ['a', text]", {"text": "x"}, True),
        ("list.exists(x, x == text)", {"list": (NotKnown(), "a"), "text": "a"}, True),
        ("list.all(x, list.exists(x, x == 'a') && x == 'a')", {"list": ("a", "a")}, True),
        ("list.all(x, list.exists(x, list.all(y, y == x)))", {"list": ("a", "a")}, True),
        ("list.all(x, list.exists(y, y == 'b') && x != 'c')", {"list": ("a", "b")}, True),
        ("list == list", {"list": ["a"]}, True),
    ],
)
def test_value__of_its_type_in_whatever_shape__is_read(text, names, gives):
    assert value_of(text, **names) is gives


@pytest.mark.parametrize(
    "text",
    [
        "number * number > 1",
        "number - number * number < 1",
        "sum([number * number]) > 1",
        "days_after(request_date(), number) > request_date()",
        "years_before(request_date(), -number) > request_date()",
        "1 / 0 == 1",
        "0 / 0 == 0",
        "number / 0 > 1",
    ],
)
def test_calculation__that_no_number_can_hold__is_unknown(text):
    assert value_of(text, number=Decimal("9E999999")) is UNKNOWN


def test_sum__that_no_number_can_hold__is_unknown():
    assert total((Amount("USD", Decimal("9E999999")),) * 2) is UNKNOWN
    assert total((Decimal("9E999999"),) * 2) is UNKNOWN


@pytest.mark.parametrize("values", [(), ("a",), (Decimal(1), Amount("USD", Decimal(1))), (UNKNOWN,), (NotKnown(),)])
def test_sum__of_what_has_none__is_unknown(values):
    assert total(values) is UNKNOWN


def test_size__of_a_text_in_several_languages__counts_the_plain_text():
    assert value_of("size(text)", text=Said("four")) == 4


def test_evaluation__twice_with_other_answers__remembers_nothing():
    condition = compile_condition("list.exists(x, x == text)", SCALARS)
    assert condition.evaluate({"list": ("a",), "text": "a"}, lambda _: UNKNOWN, REQUEST_DATE) is True
    assert condition.evaluate({"list": ("b",), "text": "a"}, lambda _: UNKNOWN, REQUEST_DATE) is False
    assert condition.evaluate({}, lambda _: UNKNOWN, REQUEST_DATE) is UNKNOWN


def test_reference__of_no_known_type__is_opened_for_its_fields():
    condition = compile_condition("any.x == 'a'", SCALARS)
    assert condition.evaluate({"any": Ref("things", "t1")}, lambda _: {"x": "a"}, REQUEST_DATE) is True


def test_reference__read_in_several_clauses__is_opened_once():
    opened = []

    def follow(ref: Ref) -> object:
        opened.append(ref.id)
        return (
            {"iban": "CH93", "kind": "account", "holder": Ref("persons", "p1")} if ref.id == "t1" else {"kind": "legal"}
        )

    text = "items.all(i, i.account.iban == 'CH93' && i.account.holder.kind == 'legal' && i.account.kind == 'account')"
    names = {"items": ({"account": Ref("things", "t1")},)}
    assert compile_condition(text, SCOPE).evaluate(names, follow, REQUEST_DATE) is True
    assert opened == ["t1", "p1"]


def test_names__that_are_given__are_not_changed():
    names = {"items": ({"id": "i1", "certified": True},)}
    compile_condition("items.all(i, i.certified)", SCOPE).evaluate(names, lambda _: UNKNOWN, REQUEST_DATE)
    assert names == {"items": ({"id": "i1", "certified": True},)}


@pytest.mark.parametrize(
    ("value", "answered", "known"),
    [
        (UNKNOWN, False, False),
        (NotKnown("why"), True, False),
        (Open.EXECUTION, True, False),
        ("", False, False),
        (Said(""), False, False),
        ("a", True, True),
        (False, True, True),
        (Decimal(0), True, True),
        ((), False, False),
        (["a"], True, True),
        ({}, False, False),
        ({"id": "i1", "$path": "items.i1", "$ref": Ref("facts", "f1")}, False, False),
        ({"id": "i1", "x": NotKnown()}, True, False),
        ({"x": {"y": "z"}}, True, True),
        ({"x": "", "y": {"z": ()}}, False, False),
        (Period.parse("2023"), True, True),
        (Ref("things", "nowhere"), True, True),
    ],
)
def test_answered_and_known__of_a_value__tell_whether_something_was_said(value, answered, known):
    assert (is_answered(value), is_known(value)) == (answered, known)


def test_walk__whose_body_is_of_any_type__takes_it_as_it_is_in_map_alone():
    assert value_of("list.map(x, any) == [5]", list=("a",), any=Decimal(5)) is True
    assert value_of("list.exists(x, any)", list=("a",), any=Decimal(5)) is UNKNOWN
    assert value_of("list.all(x, any)", list=("a",), any=Decimal(5)) is UNKNOWN
    assert value_of("list.exists(x, any)", list=("a",), any=True) is True


def test_key__that_a_mapping_has_not__is_unknown():
    assert value_of("any['x']", any={}) is UNKNOWN
    assert value_of("map['x']", map={}) is UNKNOWN


def test_text__with_escapes__is_what_they_stand_for():
    assert value_of(r"text == 'a\n\t\\\'b'", text="a\n\t\\'b") is True
    assert value_of(r"text == 'anb'", text="a\nb") is False
