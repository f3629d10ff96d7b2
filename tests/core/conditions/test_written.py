"""Conditions written out as Python: hostile words stay data, the deepest trees compile, one shape has one source."""

from __future__ import annotations

import keyword
import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from types import CodeType, FunctionType
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from mla_writer.conditions import evaluate, types as t
from mla_writer.conditions.condition import Condition, compile_condition
from mla_writer.conditions.explain import explain
from mla_writer.conditions.runtime import SHARED
from mla_writer.conditions.syntax import MOST_DEPTH, ConditionFault, parse
from mla_writer.conditions.tokens import KEYWORDS
from mla_writer.conditions.tree import Node, parts_of
from mla_writer.conditions.values import UNKNOWN, Day, Ref
from tests.core.conditions.expressions import Writer, full_answers, less_said
from tests.core.conditions.world import REQUEST_DATE, SCOPE, world_of

NODE: t.Record = t.Record("node", lambda: {"x": NODE, "yes": t.BOOL, "text": t.TEXT, "map": t.map_of(t.TEXT)})
PLACES = {
    "node": NODE,
    "text": t.TEXT,
    "number": t.NUMBER,
    "yes": t.BOOL,
    "day": t.DAY,
    "list": t.list_of(t.TEXT),
    "map": t.map_of(t.TEXT),
    "any": t.ANY,
}


def follow(_: Ref) -> object:
    return UNKNOWN


def value_of(condition: str, /, **names: object) -> object:
    return compile_condition(condition, PLACES).evaluate(names, follow, REQUEST_DATE)


def quoted(text: str) -> str:
    """Return `text` as a literal of a condition."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t")
    return f"'{escaped}'"


HOSTILE = (
    "'", '"', "'''", '"""', "\\", "\\'", "\n", "{", "}", "{0}", "{a}", "{x.__class__}", "%s", "#", ")", "))", "(", "U", "k0",
    "a0", "t", "__import__('os').system('false')", "') or __import__('os') or ('", "\\x27", "\\N{DIGIT ONE}", "\u2028", "\u202e",
    "\ufeff", "é", "العربية", "𝒌0", "lambda: 0", "None", "__builtins__", "\0",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20)).filter(lambda text: len(quoted(text)) < 400)


@given(WORDS, WORDS)
@settings(max_examples=300)
def test_texts__whatever_stands_in_them__are_data(one, other):
    first, second = quoted(one), quoted(other)
    assert value_of(f"text == {first}", text=one) is True
    assert value_of(f"text != {first}", text=other) is (one != other)
    assert value_of(f"text in [{first}, {second}]", text=other) is True
    assert value_of(f"{first} in list", list=(other,)) is (one == other)
    assert value_of(f"map[{first}] == {second}", map={one: other}) is True
    assert value_of(f"any[{first}] == {second}", any={one: other}) is True
    assert value_of(f"contains({first}, {second})") is value_of("contains(any, text)", any=one, text=other)
    assert value_of(f"[{first}, text]", text=other) == (one, other)
    assert value_of(f"yes ? {first} : {second}", yes=False) == other
    assert value_of(f"list.exists(x, x == {first})", list=(other, one)) is True


@given(WORDS, WORDS)
def test_texts__in_explanations__are_data(one, other):
    condition = compile_condition(f"text == {quoted(one)} || map[{quoted(other)}] == 'x'", PLACES)
    assert explain(condition, {"text": one}, follow, REQUEST_DATE).value == one


def is_name(word: str) -> bool:
    return word not in KEYWORDS


OUR_OWN = ("U", "T", "n", "f", "d", "t", "k0", "a0", "a1", "r0", "r1", "v0", "v1", "str", "dict", "equal", "walk_map")
NAMES = sorted({*filter(is_name, keyword.kwlist), *keyword.softkwlist, *OUR_OWN, "__class__", "__builtins__", "print"})


@pytest.mark.parametrize("name", NAMES)
def test_names__of_python_and_of_ours__are_names_like_any_other(name):
    record: t.Record = t.Record("r", lambda: {name: t.TEXT, "text": t.TEXT})
    scope = {name: record, "items": t.list_of(record), "any": t.ANY, "map": t.map_of(t.TEXT)}
    inner = {name: "a"}
    names: dict[str, Any] = {name: inner, "items": (inner, {name: "b"}), "any": inner, "map": inner}

    def gives(text: str, scope: dict[str, t.Type]) -> object:
        return compile_condition(text, scope).evaluate(names, follow, REQUEST_DATE)

    assert gives(f"{name}.{name} == 'a' && answered({name}.{name}) && known({name})", scope) is True
    assert gives(f"any.{name} == 'a' && map.{name} == 'a'", scope) is True
    assert gives(f"{name}.text == 'a' || answered({name}.text)", scope) is UNKNOWN
    del scope[name]
    assert gives(f"items.all({name}, {name}.{name} == 'a' || {name}.{name} == 'b')", scope) is True
    assert gives(f"items.exists(x, items.exists({name}, x.{name} == {name}.{name} && x.{name} == 'b'))", scope) is True


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("list.all(x, list.exists(x, x == 'b') && x in ['a', 'b'])", True),
        ("list.map(x, list.filter(x, x == 'b'))", (("b",), ("b",))),
        ("list.filter(x, x == 'a').map(x, list.filter(y, y != x))", (("b",),)),
        ("list.map(x, list.map(y, [x, y]))", ((("a", "a"), ("a", "b")), (("b", "a"), ("b", "b")))),
        ("list.exists(x, x == 'a') && list.exists(x, x == 'b') && list.all(y, y in list)", True),
        ("list.map(x, list.exists(x, x == text) ? x : text)", ("a", "b")),
    ],
)
def test_loop_variables__of_one_name__shadow_the_outer_one_inside_only(text, gives):
    assert value_of(text, list=("a", "b"), text="a") == gives


def test_records_opened_in_one_clause__are_not_relied_on_where_that_clause_was_skipped():
    deep = {"yes": True, "x": {"yes": True, "text": "a"}}
    for head in ("yes && node.x.yes", "yes ? node.x.yes : yes", "yes == node.x.yes", "!(yes || node.x.yes)"):
        text = f"({head}) || node.x.text == 'a'"
        assert value_of(text, yes=False, node=deep) is True
        assert value_of(text, yes=True, node=deep) is True
        assert value_of(text, node=deep) is True
    both = "list.exists(x, node.x.yes && x == 'b') || node.x.yes && node.x.text == 'a'"
    assert value_of(both, list=(), node=deep) is True
    assert value_of(both, list=("a",), node=deep) is True


@pytest.mark.parametrize(
    ("text", "names", "gives"),
    [
        ("(yes ? any : 1) > 0", {"yes": True, "any": "x"}, UNKNOWN),
        ("(yes ? any : 1) + 1 == 3", {"yes": True, "any": Decimal(2)}, True),
        ("(yes ? any : true) && yes", {"yes": True, "any": "x"}, UNKNOWN),
        ("!(yes ? any : true)", {"yes": True, "any": "x"}, UNKNOWN),
        ("contains((yes ? any : 'a'), 'a')", {"yes": True, "any": 5}, UNKNOWN),
        ("(yes ? any : list).all(x, x == 'a')", {"yes": True, "any": 5}, UNKNOWN),
        ("sum([number, any]) < 3", {"number": Decimal(1), "any": Decimal(1)}, True),
    ],
)
def test_choice__that_turns_out_to_be_of_another_type__is_unknown(text, names, gives):
    assert value_of(text, **names) is gives


NESTED = [
    ("!", "yes", ""),
    ("-", "number", ""),
    ("", "node", ".x"),
    ("", "any", ".x"),
    ("", "any", "[0]"),
    ("any[", "any", "]"),
    ("map[", "text", "]"),
    ("", "number", " + number"),
    ("1 + (", "number", ")"),
    ("yes == (", "yes", ")"),
    ("", "yes", " != yes"),
    ("", "day < day", " == yes"),
    ("(", "yes", " ? yes : true)"),
    ("yes ? 1 : ", "number", ""),
    ("yes ? (", "number", ") : 1"),
    ("(", "yes", " ? number : 1) == 1"),
    ("(", "node", " == node.x ? node.x : node).x"),
    ("yes && (", "yes", ") || yes"),
    ("(", "yes", " && answered(text) || yes)"),
    ("[", "text", "]"),
    ("[1, size([", "any", "])]"),
    ("size([", "number", "])"),
    ("sum([", "number", "])"),
    ("days_after(", "day", ", number)"),
    ("contains(text, ", "text", ") ? text : text"),
    ("", "list", ".filter(x, x == text)"),
    ("", "any", ".map(x, x)"),
]


def height_of(node: Node) -> int:
    return 1 + max(map(height_of, parts_of(node)), default=0)


def is_refused(text: str) -> bool:
    try:
        compile_condition(text, PLACES)
    except ConditionFault:
        return True
    return False


def deepest(before: str, core: str, after: str, around: str) -> str:
    """Return `core` between as many `before` and `after` as a condition may have."""

    def nested(number: int) -> str:
        return around.format(before * number + core + after * number)

    return nested(bisect_left(range(3 * MOST_DEPTH), True, key=lambda number: is_refused(nested(number))) - 1)


def results_at(levels: int, text: str, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return what `text` gives for several answers where one expression holds so many levels of the tree."""
    monkeypatch.setattr(evaluate, "_MOST_LEVELS", levels)
    record: dict[str, object] = {"yes": True, "text": "a", "map": {"a": "a"}}
    for _ in range(MOST_DEPTH):
        record = {**record, "x": record}
    answers: dict[str, object] = {
        "node": record,
        "text": "a",
        "number": Decimal(1),
        "yes": True,
        "day": Day(2023),
        "any": ("a", "b"),
    }
    every: list[dict[str, object]] = [
        {},
        {"yes": False},
        answers,
        answers | {"yes": False, "list": ("a",), "map": {"a": "a"}},
    ]
    return [compile_condition(text, PLACES).evaluate(names, follow, REQUEST_DATE) for names in every]


@pytest.mark.parametrize("around", ["{}", "any.all(y, [y].all(z, answered(text) || size([{}, y]) == 1 && z in any))"])
@pytest.mark.parametrize(("before", "core", "after"), NESTED)
def test_condition__as_deep_as_may_be__is_compiled_and_gives_the_same_in_pieces(
    before, core, after, around, monkeypatch
):
    text = deepest(before, core, after, around)
    assert height_of(parse(text)) >= MOST_DEPTH // 2  # a bracket counts as a level too
    whole = results_at(16, text, monkeypatch)
    assert results_at(3, text, monkeypatch) == whole
    assert results_at(1, text, monkeypatch) == whole


def test_random_conditions__in_pieces__give_what_they_give_as_a_whole(monkeypatch):
    random = Random(23)
    for _ in range(400):
        kind = random.choice(("yes_no", "number", "text", "texts", "day", "period", "amount", "facts"))
        text = Writer(random).write(kind, random.randint(2, 5))
        world = world_of(less_said(random, full_answers(random)))
        results = []
        for levels in (16, 1, 2):
            monkeypatch.setattr(evaluate, "_MOST_LEVELS", levels)
            results.append(world.evaluate(text))
        assert results[0] == results[1] == results[2], text


# the source


def codes_of(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from codes_of(one)


def code_of(condition: Condition) -> CodeType:
    condition.evaluate({}, follow, REQUEST_DATE)
    assert isinstance(condition.evaluate, FunctionType)
    return condition.evaluate.__code__


@given(st.randoms(use_true_random=False))
def test_source__of_any_condition__holds_nothing_but_our_own_names_and_values(random):
    text = Writer(random).write(random.choice(("yes_no", "number", "texts", "period")), 4)
    attributes = {"get"}
    for code in codes_of(code_of(compile_condition(text, SCOPE))):
        assert set(code.co_names) <= {*SHARED, *attributes} - {"__builtins__"}
        assert all(re.fullmatch(r"[nfdt]|[vkar][0-9]+", one) for one in (*code.co_varnames, *code.co_freevars))
        fixed = [one for one in code.co_consts if not isinstance(one, CodeType)]
        assert all(one in {None, True, False, "", "<lambda>.<locals>.<lambda>"} or "<lambda>" in one for one in fixed)


def test_function__reaches_no_builtins():
    condition = compile_condition("yes", PLACES)
    code_of(condition)
    assert isinstance(condition.evaluate, FunctionType)
    assert getattr(condition.evaluate, "__builtins__", None) == {}


def test_conditions__of_one_shape__share_one_code():
    one, other = (compile_condition(f"{name}.text == '{name}' && list.all(x, x == 'b')", {**PLACES, name: NODE})
                  for name in ("first", "second"))  # fmt: skip
    assert code_of(one) is code_of(other)
    names = {"first": {"text": "first"}, "second": {"text": "first"}, "list": ()}
    assert one.evaluate(names, follow, REQUEST_DATE) is True
    assert other.evaluate(names, follow, REQUEST_DATE) is False


def test_condition__that_is_only_read__is_not_written(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("mla_writer.conditions.condition.function_of", fail)
    assert compile_condition("list.all(x, x == text)", PLACES).references == {"list", "text"}
