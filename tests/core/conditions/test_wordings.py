"""Lists of words by meaning: found in every language, whole, whatever the capitals, accents, vowel signs and articles."""

from __future__ import annotations

import pytest

from mla_writer.conditions import types as t
from mla_writer.conditions.condition import compile_condition
from mla_writer.conditions.explain import explain, stated
from mla_writer.conditions.faults import ConditionFault
from mla_writer.conditions.values import UNKNOWN
from mla_writer.conditions.wordings import Wording
from tests.core.conditions.world import REQUEST_DATE

LISTS = {
    "all": Wording(
        "all", ("all assets", "freez*", "tous les avoirs", "l’ensemble", "جميع الأموال", "كل شيء", "全部财产")
    ),
    "none": Wording("none", ()),
}
SCOPE = {"text": t.TEXT, "list": t.list_of(t.TEXT), "any": t.ANY}

FOUND = [
    "All  assets of Kato", "a FREEZING of it", "Tous\nles avoirs de Kato", "l'ensemble des biens", "l’ensemble", "جميع أموال",
    "وجَمِيعُ الأمـوال", "بكل شيء", "冻结全部财产。",
]  # fmt: skip
NOT_FOUND = ["small assets", "antifreeze", "all assetsx", "tous les avoirsx", "جميع أموالهم", "شيء", ""]


def value_of(condition, **names):
    return compile_condition(condition, SCOPE, LISTS).evaluate(names, lambda _: UNKNOWN, REQUEST_DATE)


@pytest.mark.parametrize("text", FOUND)
def test_says__a_word_of_any_language__is_found(text):
    assert value_of("says(text, 'all')", text=text) is True


@pytest.mark.parametrize("text", NOT_FOUND)
def test_says__part_of_another_word__is_not(text):
    assert value_of("says(text, 'all')", text=text) is False


def test_says__in_walks_lists_and_ends_of_a_conditional__is_the_same():
    assert value_of("list.exists(x, says(x, 'all'))", list=("a", "all assets")) is True
    assert value_of("!says(text, 'all') && true ? says(text, 'none') : says(text, 'all')", text="all assets") is True
    assert value_of("says(says(text, 'all') ? text : any, 'none')", text="all assets", any="none") is False
    assert value_of("says(any, 'all')", any=5) is UNKNOWN
    assert value_of("says(text, 'all')", text=UNKNOWN) is UNKNOWN


@pytest.mark.parametrize(
    ("condition", "column", "suggestion"),
    [("says(text, 'al')", 12, "all"), ("says(text, text)", 12, ""), ("says('all', 'al')", 13, "all")],
)
def test_says__a_list_that_there_is_not__is_refused_at_its_name(condition, column, suggestion):
    with pytest.raises(ConditionFault) as caught:
        compile_condition(condition, SCOPE, LISTS)
    fault = caught.value
    assert (fault.code, fault.column, fault.parameters["suggestion"]) == ("COND-025", column, suggestion)


def test_says__explained__tells_its_first_word():
    condition = compile_condition("!says(text, 'all')", SCOPE, LISTS)
    found = explain(condition, {"text": "all assets"}, lambda _: UNKNOWN, REQUEST_DATE)
    assert (found.operator, found.path, found.value) == ("says", "text", "all assets")
    assert stated(condition).operator == "says_not"
    assert Wording("freezing", ("freez*",)).told == "freez"
    assert LISTS["none"].told == "none"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They froze ALL  ASSETS of Kato", "ALL  ASSETS"),
        ("ﬁrst: freezing, then all assets", "freezing"),  # one letter that is searched as two
        ("وجَمِيعُ الأموال تجمد", "وجَمِيعُ الأموال"),
        ("冻结全部财产。", "全部财产"),
        ("nothing of the kind", ""),
    ],
)
def test_first_in__gives_the_word_as_it_was_written(text, found):
    assert LISTS["all"].first_in(text) == found
    assert LISTS["none"].first_in(text) == ""


def test_spans__of_words_that_begin_alike__are_those_of_the_longest():
    born = Wording("born", ("born", "born on", "* né le"))
    assert born.spans("born on 3 May; Born 4 May") == ((0, 7), (15, 19))
    assert born.spans("Kato né  le 3 mai") == ((0, 11),)


def test_is_all_of__takes_no_word_beside_it():
    assert LISTS["all"].is_all_of("Freezing")
    assert not LISTS["all"].is_all_of("freezing it")


def test_raised_letter_of_a_number__is_no_word():
    assert not Wording("not", ("no",)).is_in("compte nº 4711")
