"""Answers never change in place: every edit gives new ones, in any order, and nothing beside the edit is touched."""

from __future__ import annotations

from hypothesis import given, strategies as st

from mla_writer.answers.answers import Answers, merge, new_id, references_to, without_item
from mla_writer.answers.values import Link, Text
from mla_writer.conditions.values import UNKNOWN, Ref

NAMES = st.sampled_from(["request", "facts", "a", "b", "c"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map(".".join)
EDITS = st.lists(st.tuples(PATHS, st.text(max_size=4)), max_size=12)


def built(edits: list[tuple[str, str]]) -> Answers:
    answers = Answers()
    for path, value in edits:
        answers = answers.set(path, Text.written(value))
    return answers


@given(EDITS, PATHS, st.text(max_size=4))
def test_set__is_read_back_and_leaves_the_former_answers_alone(edits, path, value):
    before = built(edits)
    leaves = list(before.leaves())

    after = before.set(path, Text.written(value))

    assert after.get(path) == Text.written(value)
    assert list(before.leaves()) == leaves


@given(EDITS, PATHS)
def test_set__touches_no_answer_that_stands_elsewhere(edits, path):
    before = built(edits)
    after = before.set(path, Text.written("new"))
    elsewhere = [
        (one, value)
        for one, value in before.leaves()
        if not f"{one}.".startswith(f"{path}.") and not f"{path}.".startswith(f"{one}.")
    ]
    assert all(after.get(one) == value for one, value in elsewhere)


@given(EDITS, PATHS)
def test_remove__takes_the_answer_and_what_is_below_it_only(edits, path):
    after = built(edits).remove(path)
    assert after.get(path) is UNKNOWN
    assert [one for one in built(edits).leaves() if not f"{one[0]}.".startswith(f"{path}.")] == list(after.leaves())


@given(EDITS)
def test_leaves__laid_over_nothing__give_the_same_answers(edits):
    answers = built(edits)
    assert list(merge(Answers(), answers.root).leaves()) == list(answers.leaves())


@given(EDITS)
def test_merge__with_nothing__changes_nothing(edits):
    assert merge(built(edits), {}) == built(edits)


def test_new_id__never_names_an_item_that_is_there():
    assert new_id({}, "f") == "f1"
    assert new_id({"f1": {}, "f3": {}}, "f") == "f4"
    assert new_id({"x": {}}, "f") == "f2"


def with_links() -> Answers:
    answers = Answers().set("facts.f1.what", Text.written("one")).set("facts.f2.what", Text.written("two"))
    answers = answers.set("persons.p1.family", Text.written("K"))
    links = {"conduct": (Link("f1"), Link("f2", "p1")), "intent": (Link("f1", "p1", "indirect"),)}
    answers = answers.set("offences.o1.elements", links)
    answers = answers.set("persons.p1.roles.o1", "suspect")
    return answers.set("request.grounds", (Ref("facts", "f1"), Ref("facts", "f2")))


def test_references_to__a_fact__are_its_links_and_lists():
    found = list(references_to(with_links(), Ref("facts", "f1")))
    assert found == ["offences.o1.elements", "request.grounds"]


def test_without_item__a_fact__goes_with_every_link_to_it():
    rest = without_item(with_links(), Ref("facts", "f1"))
    assert rest.get("facts.f1") is UNKNOWN
    assert rest.get("offences.o1.elements") == {"conduct": (Link("f2", "p1"),)}
    assert rest.get("request.grounds") == (Ref("facts", "f2"),)


def test_without_item__an_offence__takes_the_roles_in_it_along():
    rest = without_item(with_links(), Ref("offences", "o1"))
    assert rest.get("persons.p1.roles.o1") is UNKNOWN
    assert rest.get("persons.p1.family") == Text.written("K")


def test_moved__an_item__keeps_every_id_and_answer():
    answers = with_links().moved("facts", "f2", 0)
    assert list(answers.records("facts")) == ["f2", "f1"]
    assert answers.get("facts.f2.what") == Text.written("two")
