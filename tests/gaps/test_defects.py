"""Every planted defect is found at its place, and the finding goes when the defect is mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest

from mla_writer.case import Case
from tests.gaps.defects import KINDS, RELATES, SAMPLE, defects
from tests.sample import answered, completed
from tests.scenario import SCENARIOS, competent, competent_names


def _base(defect: Mapping[str, Any]) -> Case:
    name = defect.get("base", SAMPLE)
    return completed() if name == SAMPLE else competent(name)


@cache
def _found_in_base(name: str) -> frozenset[tuple[str, str]]:
    return _found(_base({"base": name}))


def _found(case: Case) -> frozenset[tuple[str, str]]:
    return frozenset((one.code, one.where) for one in case.findings)


def _plant(case: Case, defect: Mapping[str, Any]) -> None:
    for path in defect.get("remove", ()):
        case.draft = case.draft.with_answers(case.answers.remove(path))
    for path, value in defect.get("set", {}).items():
        case.draft = case.draft.with_answers(answered(case, path, value))


@pytest.mark.parametrize("defect", defects(), ids=lambda one: str(one["id"]))
def test_planted_defect__is_found_at_its_place_and_goes_when_mended(
    defect: Mapping[str, Any], record_property: Callable[[str, object], None]
) -> None:
    record_property("defect", (defect["kind"], defect.get("relates", "")))
    case = _base(defect)
    before, answers = _found_in_base(defect.get("base", SAMPLE)), case.answers
    expected = (defect["finding"], defect["at"])

    _plant(case, defect)

    assert expected not in before
    assert expected in _found(case)

    case.draft = case.draft.with_answers(answers)
    assert _found(case) == before


def test_defects__are_at_least_three_hundred_and_each_has_its_own_name() -> None:
    names = [one["id"] for one in defects()]
    assert len(names) >= 300
    assert len(set(names)) == len(names)


def test_defects__half_of_them_are_seen_only_by_relating_two_things() -> None:
    assert 2 * sum("relates" in one for one in defects()) >= len(defects())


def test_defects__stand_in_the_competent_case_of_every_type() -> None:
    assert set(competent_names()) <= {one.get("base", SAMPLE) for one in defects()}


def test_defects__say_what_kind_they_are_and_what_they_stand_in() -> None:
    keys = {"id", "base", "kind", "relates", "set", "remove", "finding", "at"}
    for one in defects():
        assert set(one) <= keys, one["id"]
        assert one["kind"] in KINDS, one["id"]
        assert one.get("relates", RELATES[0]) in RELATES, one["id"]
        assert "base" not in one or (SCENARIOS / f"{one['base']}.yaml").is_file(), one["id"]


def test_completed_sample__has_no_blocker_and_no_warning() -> None:
    assert [(one.level, one.code, one.where) for one in completed().findings if one.level != "advice"] == []
