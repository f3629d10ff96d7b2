"""Every answer, link and item of the completed sample, and every answer of each type, is taken away in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mla_writer import yamlio
from mla_writer.answers.values import Link
from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from mla_writer.interview.elements import accused_of
from tests.sample import CONTENT, completed, with_answers
from tests.scenario import competent, competent_names, own_answers

_FILE = Path(__file__).with_name("removals.yaml")
_SAMPLE = completed()
_LEAVES = tuple(path for path, _ in _SAMPLE.answers.leaves())


def _expected() -> tuple[dict[str, list[str]], list[str]]:
    data: Any = yamlio.read(_FILE).data
    return data["removals"], data["quiet"]


def _found(case: Case) -> set[tuple[str, str]]:
    return {(one.code, one.where) for one in case.findings}


_BEFORE = _found(_SAMPLE)
_REMOVALS, _QUIET = _expected()


@pytest.mark.parametrize("path", _LEAVES)
def test_answer_taken_away__is_missed_at_its_place_and_the_finding_goes_when_it_is_back(path: str) -> None:
    case = completed()
    shape = case.live.questionnaire.shape(path)
    assert shape is not None
    answer = case.answers.get(path)

    case.draft = case.draft.with_answers(case.answers.remove(path))
    new = _found(case) - _BEFORE

    here = _at(path, new)
    if shape.pattern in _REMOVALS:
        assert set(_REMOVALS[shape.pattern]) <= here
    else:
        assert shape.pattern in _QUIET
        assert not case.live.is_hidden(path)

    case.draft = case.draft.with_answers(case.answers.set(path, answer))
    assert _found(case) == _BEFORE


@pytest.mark.parametrize("name", competent_names())
def test_answers_of_each_type_taken_away__are_missed_at_their_place(name: str) -> None:
    case, wrong = competent(name), []
    before = _found(case)
    for path in own_answers(name):
        shape = case.live.questionnaire.shape(path)
        assert shape is not None
        without = with_answers(case, case.answers.remove(path))
        here = _at(path, _found(without) - before)
        expected = {one for one in _REMOVALS.get(shape.pattern, ()) if not _is_foreign(case, one)}
        if not expected <= here or (shape.pattern not in _REMOVALS and shape.pattern not in _QUIET):
            wrong.append(f"{path}: {sorted(here)}, expected {sorted(expected)}")
    assert not wrong, "\n".join(wrong)


def _is_foreign(case: Case, code: str) -> bool:
    """Whether a code is of a pack or treaty that has no say in the case, or is not told of its kind of letter."""
    if code in case.live.left_out.findings:
        return True
    origin = code.partition(".")[0]
    packs, treaties = {one.upper() for one in CONTENT.packs.codes}, set(CONTENT.treaties.ids)
    mine = {case.requested if case.pack is not None else "", *case.answers.listed("request.treaties")}
    if case.live.is_hidden("request.assistance"):
        mine = set()  # a letter that asks for no assistance: what packs and treaties demand of requests is silent
    return origin in packs | treaties and origin not in mine


def _at(path: str, found: set[tuple[str, str]]) -> set[str]:
    """Return the codes of the findings at a place, above or within it."""
    return {
        code for code, where in found if where == path or path.startswith(f"{where}.") or where.startswith(f"{path}.")
    }


def _links() -> Iterator[tuple[str, str, int, Link]]:
    for offence in _SAMPLE.answers.records("offences"):
        links = _SAMPLE.answers.get(f"offences.{offence}.elements")
        assert isinstance(links, dict)
        for element, many in links.items():
            for number, link in enumerate(many):
                yield offence, element, number, link


@pytest.mark.parametrize(("offence", "element", "number", "link"), list(_links()))
def test_link_taken_away__leaves_the_element_without_a_fact_for_whom_nothing_else_is_linked(
    offence: str, element: str, number: int, link: Link
) -> None:
    case = completed()
    path = f"offences.{offence}.elements"
    links = case.answers.get(path)
    assert isinstance(links, dict)
    rest = tuple(one for position, one in enumerate(links[element]) if position != number)

    case.draft = case.draft.with_answers(case.answers.set(path, {**links, element: rest}))

    tested = {"knowledge", "purpose", "intent", "aim", "belief"}  # states of mind, which Switzerland does not test
    bare = {
        ("DUAL-001", f"{path}.{element}.{person}")
        for person in accused_of(case.live, offence)
        if element not in tested and not any(one.person in {"", person} for one in rest)
    }
    found = {
        one for one in _found(case) - _BEFORE if one[0] != "DUAL-014"
    }  # what is said of the law there waits for the fact too
    assert found == bare


def _references() -> Iterator[tuple[str, Ref]]:
    for path, value in _SAMPLE.answers.leaves():
        if isinstance(value, tuple) and value and all(isinstance(one, Ref) for one in value):
            yield from ((path, one) for one in value if isinstance(one, Ref))


@pytest.mark.parametrize(("path", "ref"), list(_references()), ids=str)
def test_reference_taken_away__is_missed_when_it_was_the_last(path: str, ref: Ref) -> None:
    case = completed()
    shape = case.live.questionnaire.shape(path)
    value = case.answers.get(path)
    assert isinstance(value, tuple)
    assert shape is not None
    rest = tuple(one for one in value if one != ref)

    case.draft = case.draft.with_answers(case.answers.set(path, rest))
    new = _found(case) - _BEFORE

    if not rest and shape.pattern in _REMOVALS:
        assert {(code, path) for code in _REMOVALS[shape.pattern] if code != "COMP-001"} <= new


def _items() -> Iterator[str]:
    for collection in ("persons", "things", "facts", "offences", "orders", "documents"):
        yield from (f"{collection}.{key}" for key in _SAMPLE.answers.records(collection))


@pytest.mark.parametrize("item", list(_items()))
def test_item_taken_away__goes_with_its_references_and_the_draft_opens_again(item: str, tmp_path: Path) -> None:
    case = completed()
    collection, _, key = item.partition(".")

    case.remove(item)
    saved = case.save(tmp_path / "draft.yaml")

    again = Case.open(CONTENT, saved)
    assert key not in again.answers.records(collection)
    assert _found(again) == _found(case)
    case.undo()
    assert case.answers == _SAMPLE.answers
