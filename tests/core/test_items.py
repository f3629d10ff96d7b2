"""Moving, ordering, merging and splitting facts: nothing is lost, ids stay, numbers follow the order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from mla_writer.answers.answers import Answers, reference_count, references_to
from mla_writer.answers.items import apart, by_date, is_by_date, merged, moved, split
from mla_writer.answers.values import Link, Text
from mla_writer.conditions.values import Day, NotKnown, Period, Ref
from mla_writer.translation.message import Message
from tests.sample import completed

FACTS = [f"f{number}" for number in range(1, 9)]


def keys(answers: Answers) -> list[str]:
    return list(answers.records("facts"))


@given(st.sampled_from(FACTS), st.integers(-12, 12))
@settings(max_examples=40, deadline=None)
def test_moved__keeps_every_fact_and_its_content(key: str, by: int) -> None:
    answers = completed().answers
    after = moved(answers, Ref("facts", key), by)
    assert sorted(keys(after)) == sorted(keys(answers))
    assert all(after.records("facts")[one] == answers.records("facts")[one] for one in keys(answers))
    place = keys(answers).index(key) + by
    assert keys(after).index(key) == min(len(keys(answers)) - 1, max(0, place))


@given(st.permutations([*FACTS, "f9"]))
@settings(max_examples=20, deadline=None)
def test_by_date__puts_any_order_into_that_of_time(order: list[str]) -> None:
    answers = completed().answers
    facts = answers.records("facts")
    shuffled = answers.set("facts", {key: facts[key] for key in order})
    ordered = by_date(shuffled)
    assert is_by_date(ordered)
    assert keys(ordered)[0] == "f9"
    assert by_date(ordered) == ordered


def test_by_date__without_a_date__stays_behind_the_fact_before_it() -> None:
    days = {"f1": "2026-06-10", "f2": "", "f3": "2026-06-08", "f4": ""}
    told = {key: {"when": Period.parse(day)} if day else {} for key, day in days.items()}
    assert keys(by_date(Answers({"facts": told}))) == ["f3", "f4", "f1", "f2"]


@given(st.sampled_from(FACTS), st.sampled_from(FACTS))
@settings(max_examples=40, deadline=None)
def test_merged__loses_no_word_no_person_no_link(one: str, other: str) -> None:
    if one == other:
        return
    answers = completed().answers
    first, second = Ref("facts", one), Ref("facts", other)
    after = merged(answers, first, second)
    record, left, right = (after.records("facts")[one], *(answers.records("facts")[key] for key in (one, other)))
    assert other not in after.records("facts")
    assert not list(references_to(after, second))
    for name in ("actors", "persons", "things", "amounts"):
        had = {*left.get(name, ()), *right.get(name, ())}  # type: ignore[misc]
        assert set(record.get(name, ())) == had  # type: ignore[call-overload]
    what = record["what"]
    assert isinstance(what, Text)
    for part in (left["what"], right["what"]):
        assert isinstance(part, Text)
        assert part.plain in what.plain
        assert set(part.versions) <= set(what.versions)
    had_links = {
        path for ref in (first, second) for path in references_to(answers, ref) if not path.startswith("facts.")
    }
    assert had_links <= {*references_to(after, first)}


def pair(first: object, second: object, name: str = "source") -> Answers:
    """Return answers with two facts that answer one question."""
    return Answers().set("facts.f1", {name: first}).set("facts.f2", {name: second})


ONE, OTHER = Ref("facts", "f1"), Ref("facts", "f2")


@pytest.mark.parametrize(
    ("first", "second", "in_the_way"),
    [
        ({"document": Ref("documents", "d1")}, {"document": Ref("documents", "d2")}, ("facts.f1.source.document",)),
        ({"date": Day(2025, 3, 10)}, {"date": Day(2025, 3, 11)}, ("facts.f1.source.date",)),
        ({"restricted": False}, {"restricted": True}, ("facts.f1.source.restricted",)),
        ({"what": Text.written("Contract")}, {"what": Text.written("Letter")}, ()),
        ({"date": Day(2025, 3, 10)}, {"date": Day(2025, 3, 10), "document": Ref("documents", "d2")}, ()),
        ({"date": NotKnown("torn")}, {"date": Day(2025, 3, 10)}, ()),
    ],
)
def test_facts__are_apart_where_one_answer_cannot_say_both(
    first: object, second: object, in_the_way: tuple[str, ...]
) -> None:
    assert apart(pair(first, second), ONE, OTHER) == in_the_way


def test_merged__what_is_not_known__gives_way() -> None:
    for answers in (pair(NotKnown("torn"), "act", "kind"), pair("act", NotKnown("torn"), "kind")):
        assert merged(answers, ONE, OTHER).get("facts.f1.kind") == "act"


def test_merge__of_facts_that_are_apart__changes_nothing_and_names_the_questions() -> None:
    case = completed()
    before = case.answers
    told = case.merge_facts(Ref("facts", "f1"), Ref("facts", "f2"))
    assert [one.text for one in told if isinstance(one, Message)] == ["Kind", "Date of the evidence", "Enclosed as"]
    assert case.answers is before
    assert case.undo_name is None
    assert case.merge_facts(Ref("facts", "f3"), Ref("facts", "f4")) == ()
    assert "f4" not in case.answers.records("facts")


def test_merged__in_the_matrix__links_each_element_once() -> None:
    answers = completed().answers.set(
        "offences.o1.elements", {"loss": (Link("f3", "", "direct"), Link("f6", "", "direct"))}
    )
    after = merged(answers, Ref("facts", "f3"), Ref("facts", "f6"))
    assert after.get("offences.o1.elements") == {"loss": (Link("f3", "", "direct"),)}


@given(st.integers(1, 60))
@settings(max_examples=30, deadline=None)
def test_split__keeps_every_word_and_the_links_with_the_first_part(at: int) -> None:
    answers = completed().answers
    before = answers.records("facts")["f4"]["what"]
    assert isinstance(before, Text)
    after, new = split(answers, Ref("facts", "f4"), at)
    first, second = (after.records("facts")[key]["what"] for key in ("f4", new.id))
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert "".join(f"{first.plain}{second.plain}".split()) == "".join(before.plain.split())
    assert keys(after).index(new.id) == keys(after).index("f4") + 1
    assert all(one.state == "draft" for language, one in first.versions.items() if language != first.original[0])
    assert list(references_to(after, Ref("facts", "f4"))) == list(references_to(answers, Ref("facts", "f4")))


def test_edit__of_a_date__puts_the_fact_where_it_belongs__unless_one_was_moved_by_hand() -> None:
    case = completed()
    case.answer("facts.f4.when", Period(Day(2026, 11, 14), Day(2026, 11, 14)))
    assert keys(case.answers)[-1] == "f4"
    case.undo()
    case.move_item(Ref("facts", "f8"), -8)
    assert keys(case.answers)[0] == "f8"
    case.answer("facts.f4.when", Period(Day(2026, 11, 14), Day(2026, 11, 14)))
    assert keys(case.answers)[0] == "f8"
    assert keys(case.answers)[-1] != "f4"
    case.sort_facts()
    assert keys(case.answers)[-1] == "f4"


def test_reference_count__agrees_with_what_refers() -> None:
    answers = completed().answers
    for collection in ("facts", "persons", "things", "documents"):
        for key in answers.records(collection):
            assert reference_count(answers, Ref(collection, key)) == len(
                list(references_to(answers, Ref(collection, key)))
            ), key
