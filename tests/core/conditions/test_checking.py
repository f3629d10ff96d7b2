"""Faults of conditions: each with its code, its column and, where something similar exists, what was probably meant."""

from __future__ import annotations

import time

import pytest

from mla_writer.conditions import types as t
from mla_writer.conditions.condition import compile_condition
from mla_writer.conditions.syntax import MACROS, ConditionFault, parse
from mla_writer.conditions.values import Day
from mla_writer.errors import Place, Problem
from mla_writer.translation.problems import TEXTS, problem_message
from tests.core.conditions.world import SCOPE
from tests.machine import most_seconds


def fault_of(text: str) -> ConditionFault:
    with pytest.raises(ConditionFault) as caught:
        compile_condition(text, SCOPE)
    return caught.value


FAULTS = [
    # the grammar
    ("request.urgent # now", "COND-002", 16),
    ("request.purpose == ‘x’", "COND-002", 20),
    ("request.purpose == 'x", "COND-002", 20),
    ("request.pages % 2", "COND-002", 15),
    ("request.urgent = true", "COND-004", 16),
    ("request.urgent & true", "COND-004", 16),
    ("request.urgent | true", "COND-004", 16),
    ("request.urgent and true", "COND-003", 16),
    ("request.urgent true", "COND-003", 16),
    ("(request.urgent", "COND-004", 16),
    ("request.", "COND-004", 9),
    ("request.'urgent'", "COND-004", 9),
    ("", "COND-004", 1),
    ("   ", "COND-004", 4),
    ("request.purpose == null", "COND-004", 20),
    ("items.all(1, true)", "COND-004", 11),
    ("items.all(true, true)", "COND-004", 11),
    ("items.all(i)", "COND-004", 12),
    ("request.in", "COND-004", 9),
    ("[1, 2", "COND-004", 6),
    ("true ? 1", "COND-004", 9),
    ("true ? 1 , 2", "COND-004", 10),
    ("items.any(i, true)", "COND-006", 7),
    # names and fields
    ("reqest.urgent", "COND-010", 1),
    ("request.urgent && urgentt", "COND-010", 19),
    ("items.all(i, j.certified)", "COND-010", 14),
    ("request.pages.value", "COND-011", 15),
    ("items.certified", "COND-011", 7),
    ("request.urgnet", "COND-012", 9),
    ("request.period.begin", "COND-012", 16),
    ("items.all(i, i.account.ibna == 'x')", "COND-012", 24),
    ("request['urgent']", "COND-013", 8),
    ("request.languages['fr']", "COND-013", 18),
    ("request.elements[1]", "COND-013", 17),
    # types
    ("request.pages == 'three'", "COND-014", 15),
    ("request.opened_on == '2025-03-03'", "COND-014", 19),
    ("request.pages in ['a']", "COND-014", 15),
    ("'a' in request.purpose", "COND-014", 5),
    ("[1, 'a']", "COND-014", 5),
    ("request.urgent ? 1 : 'a'", "COND-014", 16),
    ("persons[0].roles == persons[0].roles", "COND-014", 18),
    ("things[0] == facts[0]", "COND-014", 11),
    ("request.languages == [1]", "COND-014", 19),
    ("request.purpose < 'm'", "COND-015", 17),
    ("request.urgent > false", "COND-015", 16),
    ("request.period < request.period", "COND-015", 16),
    ("!request.pages", "COND-022", 10),
    ("-request.urgent", "COND-022", 10),
    ("request.urgent && request.pages", "COND-022", 27),
    ("request.pages || request.urgent", "COND-022", 9),
    ("request.pages ? 1 : 2", "COND-022", 9),
    ("request.pages + request.purpose", "COND-022", 25),
    ("items.all(i, i.reason)", "COND-022", 16),
    # functions and walks
    ("anwsered(request.purpose)", "COND-016", 1),
    ("size()", "COND-017", 1),
    ("days_between(request.opened_on)", "COND-017", 1),
    ("answered()", "COND-017", 1),
    ("request_date(1)", "COND-017", 1),
    ("size(request.pages)", "COND-018", 14),
    ("days_after(request.opened_on, 'ten')", "COND-018", 31),
    ("earliest(things)", "COND-018", 10),
    ("sum(request.languages)", "COND-018", 13),
    ("contains(request.languages, 'fr')", "COND-018", 18),
    ("answered(request.pages + 1)", "COND-019", 24),
    ("known(items.filter(i, i.certified))", "COND-019", 13),
    ("request.pages.all(p, true)", "COND-020", 15),
    ("items.all(request, true)", "COND-021", 7),
    # options and dates
    ("request.kind == 'suplement'", "COND-023", 17),
    ("'newest' == request.kind", "COND-023", 1),
    ("request.kind in ['new', 'folow_up']", "COND-023", 25),
    ("'bank_record' in request.assistance", "COND-023", 1),
    ("request.assistance == ['bank_record']", "COND-023", 24),
    ("request.kind == (request.urgent ? 'new' : 'old')", "COND-023", 43),
    ("request.kind == (request.urgent ? 'old' : 'new')", "COND-023", 35),
    ("(request.urgent ? [1] : []) == ['a']", "COND-014", 29),
    ("(request.urgent ? [] : [1]) == ['a']", "COND-014", 29),
    ("persons[0].roles == 'x'", "COND-014", 18),
    ("'x' == persons[0].roles", "COND-014", 5),
    ("true + 1 == 2", "COND-022", 1),
    ("request.opened_on < date('2025-02-30')", "COND-024", 26),
    ("request.opened_on < date('2025')", "COND-024", 26),
    ("request.opened_on < date('soon')", "COND-024", 26),
    ("request.opened_on < date(request.purpose)", "COND-024", 34),
]


@pytest.mark.parametrize(("text", "code", "column"), FAULTS)
def test_condition__with_a_fault__is_refused_at_its_column(text, code, column):
    fault = fault_of(text)
    assert (fault.code, fault.column) == (code, column)
    assert fault.others == ()


@pytest.mark.parametrize(("text", "code", "column"), FAULTS)
def test_fault__shown_to_an_author__fills_its_sentence(text, code, column):
    parameters = {"condition": text, **fault_of(text).parameters}
    assert TEXTS[code].format(**parameters)
    assert problem_message(Problem(code, Place("f.yaml", 1, column), parameters)).parameters


WALKED = "items.all(a, items.all(b, items.all(c, true)))"
"""As many walks within each other as there may be."""
TOLD = [
    ("request.urgent # now", {"sign": "#"}),
    ("request.urgent = true", {"expected": "==", "found": "="}),
    ("reqest.urgent", {"name": "reqest", "suggestion": "request", "known": "facts, items, persons, request, things"}),
    ("request.pages.value", {"name": "value", "type": "number"}),
    (
        "request.period.begin",
        {"name": "begin", "suggestion": "", "known": "end, start", "type": "period"},
    ),
    ("request.elements[1]", {"type": "mapping to list of link"}),
    ("[1, 'a']", {"left": "number", "right": "text"}),
    ("request.pages in ['a']", {"left": "number", "right": "list of text"}),
    ("request.urgent ? 1 : 'a'", {"left": "number", "right": "text"}),
    ("answered()", {"name": "answered", "wanted": 1, "found": 0}),
    ("request_date(1)", {"name": "request_date", "wanted": 0, "found": 1}),
    ("days_after(request.opened_on, 'ten')", {"name": "days_after", "wanted": "number", "found": "text"}),
    ("answered(request.pages + 1)", {"name": "answered"}),
    ("request.opened_on < date('soon')", {"value": "soon"}),
    ("request.opened_on < date(request.purpose)", {"value": ""}),
    ("request.pages == 'three'", {"left": "number", "right": "text"}),
    ("[1] == 1", {"left": "list of number", "right": "number"}),
    ("1 == [1]", {"left": "number", "right": "list of number"}),
    ("items.all(1, true)", {"expected": "a name", "found": "1"}),
    ("request.'urgent'", {"expected": "a name", "found": "'urgent'"}),
    ("items.all(i, true]", {"expected": ")", "found": "]"}),
    ("items.all(i true)", {"expected": ",", "found": "true"}),
    ("size(request.purpose]", {"expected": ",", "found": "]"}),
    ("true ? 1", {"expected": ":", "found": "the end"}),
    ("(request.urgent", {"expected": ")", "found": "the end"}),
    ("", {"expected": "a value", "found": "the end"}),
    ("request.purpose == null", {"expected": "a value", "found": "null"}),
    ("request.urgent and true", {"found": "and"}),
    ("request.purpose == 'x", {"sign": "'"}),
    (WALKED.replace("true", "items.all(d, true)"), {"limit": 3}),
    ("items.any(i, true)", {"name": "any", "known": "all, exists, exists_one, filter, map"}),
    ("request.pages.all(p, true)", {"name": "all", "type": "number"}),
    ("items.all(request, true)", {"name": "request"}),
    ("size()", {"name": "size", "wanted": 1, "found": 0}),
    ("!request.pages", {"wanted": "yes or no", "found": "number"}),
    ("request.pages + request.purpose", {"wanted": "number", "found": "text"}),
    ("request.elements.exists(k, k + 1 == 2)", {"wanted": "number", "found": "text"}),
    ("request.purpose < 'm'", {"type": "text"}),
    ("request['urgent']", {"type": "request"}),
    ("request.languages['fr']", {"type": "list of text"}),
    ("items.certified", {"name": "certified", "type": "list of item"}),
    (
        "items.all(i, i.account.ibna == 'x')",
        {"name": "ibna", "suggestion": "iban", "known": "holder, iban, id, kind", "type": "thing"},
    ),
    (
        "request.kind == 'suplement'",
        {"name": "suplement", "suggestion": "supplement", "known": "follow_up, new, supplement"},
    ),
]


@pytest.mark.parametrize(("text", "parameters"), TOLD)
def test_fault__tells_what_was_found_and_what_would_do(text, parameters):
    assert fault_of(text).parameters == parameters


def test_walks__beside_each_other__are_not_within_each_other():
    before = "items.all(a, true) && items.all(a, true) && "
    compile_condition(before + WALKED, SCOPE)
    assert fault_of(before + WALKED.replace("true", "items.all(d, true)")).code == "COND-005"


def test_fault__as_an_exception__names_its_code_and_column():
    assert str(fault_of("request.pages.value")).startswith("COND-011 at column 15: ")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("reqest.urgent", "request"),
        ("request.urgnet", "urgent"),
        ("request.period.sart == request.opened_on", "start"),
        ("items.all(item, itm.certified)", "item"),
        ("anwsered(request.purpose)", "answered"),
        ("request.kind == 'suplement'", "supplement"),
        ("'bank_record' in request.assistance", "bank_records"),
        ("request.zzzzzzzz", ""),
    ],
)
def test_misspelt_word__near_a_known_one__is_told_what_was_meant(text, meant):
    assert fault_of(text).parameters["suggestion"] == meant


def test_condition__with_several_faults__tells_them_all_by_column():
    fault = fault_of("request.urgnet && answerd(request.kind) || request.kind == 'nwe' && 1 > 'a'")
    assert [(one.code, one.column) for one in fault.every] == [
        ("COND-012", 9),
        ("COND-016", 19),
        ("COND-023", 60),
        ("COND-014", 71),
    ]


def test_faulty_name__used_on__is_told_once():
    assert len(fault_of("reqest.period.start < date('2024-01-01') + 1 == reqest.x").every) == 3
    assert len(fault_of("reqest.period.start < date('2024-01-01')").every) == 1
    assert len(fault_of("reqest.all(x, x.y == 'a' && x.z[x.q] in x)").every) == 1


@pytest.mark.parametrize(
    "text",
    [
        "request.kind == request.stage",
        "(request.urgent ? request.kind : 'anything') == 'x'",
        "[request.kind, request.purpose] == ['x', 'y']",
        "[] == ['x']",
        "request.languages in [['fr'], []]",
        "items.all(i, items.exists(i, i.certified))",
        "request.elements.all(e, request.elements[e].all(l, l.fact.actors.all(p, p == l.person)))",
        "persons.all(p, p.known_from.all(f, p in f.actors))",
        "request.purpose == \"it's\" || request.purpose == 'a\\n\\t\\\\b'",
        "sum([1, 2.5]) > 3",
        "earliest(request.opened_on).start == latest(request.period).end",
        "size(request.elements) > 0 && 'x' in request.elements",
        "[].all(x, x.y > 1 && x in x && x[0] == -x.z + 1 && contains(x, x) && size(x) > 0 && !x.q)",
        "!!true == (--1 == 1)",
    ],
)
def test_condition__that_is_well_typed__is_accepted(text):
    assert compile_condition(text, SCOPE).text == text


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("request.urgent ? request.kind : request.stage", "choice"),
        ("request.urgent ? request.kind : 'x'", "text"),
        ("items.filter(i, i.certified)", "list of item"),
        ("items.map(i, i.period)", "list of period"),
        ("sum(facts.map(f, f.amounts))", "amount"),
        ("sum([1])", "number"),
        ("[]", "list of anything"),
        ("[] == [1] ? [] : [1]", "list of number"),
        ("earliest(facts)", "period"),
        ("request.elements['a']", "list of link"),
        ("request_date()", "date"),
        ("request.elements", "mapping to list of link"),
    ],
)
def test_type__of_a_condition__is_known_when_it_is_read(text, type_):
    assert str(compile_condition(text, SCOPE).type) == type_


def test_choice__of_two_choices__takes_the_options_of_both():
    found = compile_condition("request.urgent ? request.kind : request.stage", SCOPE).type
    assert isinstance(found, t.Choice)
    assert found.options == {"new", "supplement", "follow_up", "investigation", "trial"}


def test_records__that_refer_to_each_other__ask_for_their_fields_once():
    asked = []

    def supply() -> dict[str, t.Type]:
        asked.append(1)
        return {"self": record}

    record = t.Record("node", supply)
    compile_condition("node.self.self.self == node", {"node": record})
    assert asked == [1]


LIMITS = [
    ("a" * 2001, "COND-001"),
    ("(" * 60 + "true" + ")" * 60, "COND-005"),
    ("!" * 60 + "true", "COND-005"),
    ("- " * 600 + "1", "COND-005"),
    ("1" + " + 1" * 60, "COND-005"),
    ("request" + ".x" * 60, "COND-005"),
    ("request" + "[0]" * 60, "COND-005"),
    ("[" * 60 + "]" * 60, "COND-005"),
    ("f(" * 60 + ")" * 60, "COND-005"),
    ("true ? 1 : " * 60 + "1", "COND-005"),
    ("(" * 15 + "1" + (" + 1" * 9 + ")") * 15, "COND-005"),
    ("items" + ".filter(i, i.certified)" * 45, "COND-005"),
    ("".join(f"items.all({name}, " for name in "abcd") + "true" + ")" * 4, "COND-005"),
    ("'" + "\\" * 1500, "COND-002"),
]


@pytest.mark.parametrize(("text", "code"), LIMITS)
def test_condition__beyond_a_limit__is_refused_at_once(text, code):
    start = time.process_time()
    fault = fault_of(text)
    assert fault.code == code
    assert fault.column >= 1
    assert time.process_time() - start < most_seconds(0.2)


def test_chain_of_clauses__as_long_as_a_condition_may_be__is_one_flat_node():
    text = "||".join(["request.urgent"] * 120)
    assert compile_condition(text, SCOPE).evaluate({"request": {"urgent": False}}, lambda _: None, Day(2026)) is False


def test_depth__at_its_limit__is_accepted():
    text = "(" * 39 + "true" + ")" * 39
    assert compile_condition(text, SCOPE).evaluate({}, lambda _: None, Day(2026)) is True
    assert parse("1" + " + 1" * 39)


def test_walks__side_by_side_and_one_after_the_other__are_not_limited():
    text = " && ".join(["items.filter(i, i.certified).map(i, i.reason).exists(r, r == 'x')"] * 8)
    assert compile_condition(text, SCOPE)
    assert len(MACROS) == 5
