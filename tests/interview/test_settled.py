"""What is kept of items from one state of a draft to the next gives the same as looking at everything anew."""

from __future__ import annotations

import random

import pytest

from mla_writer.case import Case
from mla_writer.conditions.values import Day, Ref
from tests.sample import CONTENT, SAMPLES


def anew(case: Case) -> Case:
    return Case(CONTENT, case.draft, case.path, case.on, _books=case._books)


def agree(case: Case) -> None:
    fresh = anew(case)
    assert case.live.hidden == fresh.live.hidden
    assert [(one.path, one.required) for one in case.live.steps] == [
        (one.path, one.required) for one in fresh.live.steps
    ]
    assert [(one.path, value) for (one, value) in case.live.given] == [
        (one.path, value) for (one, value) in fresh.live.given
    ]
    assert case.findings == fresh.findings


@pytest.mark.parametrize("seed", range(6))
def test_edits_in_any_order__leave_the_case_as_one_opened_anew(seed: int) -> None:
    chance = random.Random(seed)
    case = Case.open(CONTENT, SAMPLES / "uganda-switzerland.complete.yaml")
    leaves = [(path, value) for path, value in case.answers.leaves() if path != "request.requested"]
    agree(case)
    for _ in range(25):
        path, value = chance.choice(leaves)
        act = chance.choice(("remove", "answer", "item", "move", "undo", "try", "kind"))
        if act == "remove":
            case.remove(path)
        elif act == "answer":
            case.answer(path, value)
        elif act == "item":
            collection = chance.choice(("persons", "things", "facts", "offences"))
            keys = list(case.answers.records(collection))
            case.remove(f"{collection}.{chance.choice(keys)}") if keys else case.answer(f"{collection}.n1", {})
        elif act == "move":
            keys = list(case.answers.records("facts"))
            case.move_item(Ref("facts", chance.choice(keys)), chance.choice((-1, 1))) if keys else None
        elif act == "undo":
            case.undo()
        elif act == "kind":
            keys = list(case.answers.records("persons"))
            case.answer(f"persons.{chance.choice(keys)}.kind", chance.choice(("natural", "legal"))) if keys else None
        else:
            agree(case.if_answered(path, value))
        agree(case)


def test_what_steers_the_whole_request__changed__looks_at_all_items_anew() -> None:
    case = Case.open(CONTENT, SAMPLES / "uganda-switzerland.complete.yaml")
    agree(case)
    assert not case.live.is_hidden("offences.o1.requested_law")
    chosen = case.answers.get("request.assistance")
    case.answer("request.assistance", ("spontaneous_information",))
    assert case.live.is_hidden("offences.o1.requested_law")
    agree(case)
    for kind in ("reminder", "advance", "new"):
        case.answer("request.kind", kind)
        agree(case)
    case.answer("request.assistance", chosen)
    assert not case.live.is_hidden("offences.o1.requested_law")
    agree(case)


def test_date_of_the_request__changed__judges_the_items_anew() -> None:
    case = Case.open(CONTENT, SAMPLES / "uganda-switzerland.complete.yaml")
    case.answer("offences.o1.limitation_ends", Day(2027, 1, 1))
    before = len(case.findings)
    case.answer("request.date", Day(2028, 1, 1))
    agree(case)
    assert len(case.findings) != before
