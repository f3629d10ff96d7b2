"""What is remembered of the state before never changes what is found: compared with a case that remembers nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from tests.sample import CONTENT, completed
from tests.scenario import of_several_types


def afresh(case: Case) -> Case:
    """Return the same case with nothing worked out of it."""
    return Case(CONTENT, case.draft.with_answers(case.answers.bare()), case.path, case.on, _books=case._books)


def changed(value: object) -> object:
    """Return another answer of the same sort, where one is easily made."""
    if isinstance(value, Text):
        return Text({DRAFTED: Version("Other words, of 3 March 2020, about USD 12 and CH93 0076 2011 6238 5295 7.")})
    if isinstance(value, tuple) and value:
        return value[:-1]
    return None


def edits(case: Case) -> Iterator[tuple[str, object]]:
    for path, value in list(case.answers.leaves()):
        yield path, None
        other = changed(value)
        if other is not None:
            yield path, other


def agree(case: Case, at: str) -> None:
    assert case.findings == afresh(case).findings, at


@pytest.mark.parametrize("part", range(4))
def test_each_answer_taken_away_and_changed__finds_what_a_fresh_look_finds(part):
    case = completed()
    first = case.findings
    for number, (path, value) in enumerate(edits(case)):
        if number % 4 == part:
            if value is None:
                case.remove(path)
            else:
                case.answer(path, value)
            agree(case, path)
            case.undo()
            assert case.findings == first, f"{path}, undone"


def test_request_of_ten_types__one_edit_after_the_other__finds_what_a_fresh_look_finds(tmp_path: Path):
    case = of_several_types(10, tmp_path)
    _ = case.findings
    for path, value in list(edits(case))[::23]:
        if value is None:
            case.remove(path)
        else:
            case.answer(path, value)
        agree(case, path)


def test_items_moved_added_and_removed__finds_what_a_fresh_look_finds():
    case = completed()
    _ = case.findings
    case.move_item(Ref("persons", "p1"), 2)
    agree(case, "moved")
    case.answer("facts.f99", {})
    agree(case, "added")
    for path in ("facts.f4", "persons.p2", "things.acc1", "offences.o2", "documents.d1"):
        case.remove(path)
        agree(case, path)


def test_typing__is_checked_with_the_same_memory():
    case = completed()
    _ = case.findings
    for length in range(1, 30, 7):
        trial = case.if_answered("facts.f4.what", Text({DRAFTED: Version("USD 1,250,001 paid"[:length])}))
        agree(trial, str(length))
    agree(case, "nothing typed")
