"""Prefill: whatever comes from the profile, an earlier draft or a file of answers, nothing that was answered is blanked."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from hypothesis import given, settings, strategies as st

from mla_writer.answers.answers import Answers, merge
from mla_writer.answers.office import only_office
from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.errors import UsageError
from mla_writer.reuse import REUSED, Kept, take_over
from tests.sample import CONTENT, completed


@cache
def sample() -> Answers:
    return completed().answers


@cache
def office() -> Answers:
    return only_office(sample(), CONTENT.questionnaire("").root)


LEAVES = tuple(path for path, _ in sample().leaves())
OFFICE = tuple(path for path, _ in office().leaves())
ITEMS = tuple((one, key) for one in sorted(REUSED) for key in sample().records(one))
"""Every person and offence of the sample."""


def some(paths: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(paths), unique=True, max_size=len(paths))


def part(whole: Answers, paths: list[str], own: list[str]) -> Answers:
    """Some of the answers; those at `own` in other words where they are words."""
    found = Answers()
    for path in paths:
        value = whole.get(path)
        is_other = path in own and isinstance(value, Text)
        found = found.set(path, Text.written("Written before.") if is_other else value)
    return found


def assert_nothing_lost(before: Answers, after: Answers, *, same: bool) -> None:
    for path, value in before.leaves():
        now = after.get(path)
        assert now is not UNKNOWN, path
        if isinstance(value, Text) and isinstance(now, Text):
            assert not same or value.versions.items() <= now.versions.items(), path
        else:
            assert not same or now == value, path


@settings(max_examples=40, deadline=None)
@given(some(OFFICE), some(OFFICE), some(OFFICE))
def test_profile__laid_under_a_request__blanks_nothing(held, own, given_):
    case = Case.new(CONTENT, "UG", "CH", ["freezing"])
    answers = merge(case.answers, part(office(), held, own).root).set("request.requesting", "UG")
    case = case.with_answers(answers)
    case.lay_under(part(office(), given_, []))
    assert_nothing_lost(answers, case.answers, same=False)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ITEMS), st.data())
def test_earlier_item__taken_into_another__replaces_nothing(item, data):
    collection, key = item
    paths = tuple(one for one in LEAVES if one.startswith(f"{collection}.{key}."))
    held = part(sample(), data.draw(some(paths)), data.draw(some(paths)))
    kept = Kept(completed().with_answers(part(sample(), data.draw(some(paths)), [])), Ref(collection, key))
    if key not in held.records(collection) or key not in kept.case.answers.records(collection):
        return
    case = Case.new(CONTENT, "UG", "CH", ["freezing"])
    case = case.with_answers(merge(case.answers, held.root).set("request.written_in", "en"))
    before = case.answers
    earlier = Kept(kept.case.with_answers(kept.case.answers.set("request.written_in", "en")), kept.ref)
    with suppress(UsageError):  # it is somebody or something else: refused, and nothing is changed
        take_over(case, earlier, key)
    assert_nothing_lost(before, case.answers, same=True)


@settings(max_examples=60, deadline=None)
@given(some(LEAVES), some(LEAVES), some(LEAVES))
def test_file_of_answers__filled_in__blanks_nothing(held, own, given_):
    before = part(sample(), held, own)
    assert_nothing_lost(before, merge(before, part(sample(), given_, []).root), same=False)
