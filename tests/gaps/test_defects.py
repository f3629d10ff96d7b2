"""Every planted defect is found at its place, and the finding goes when the defect is mended."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mla_writer import yamlio
from mla_writer.case import Case
from tests.sample import answered, completed

_FILE = Path(__file__).with_name("defects.yaml")


def _defects() -> list[Mapping[str, Any]]:
    data: Any = yamlio.read(_FILE).data
    return list(data["defects"])


def _found(case: Case) -> set[tuple[str, str]]:
    return {(one.code, one.where) for one in case.findings}


def _plant(case: Case, defect: Mapping[str, Any]) -> None:
    for path in defect.get("remove", ()):
        case.draft = case.draft.with_answers(case.answers.remove(path))
    for path, value in defect.get("set", {}).items():
        case.draft = case.draft.with_answers(answered(case, path, value))


@pytest.mark.parametrize("defect", _defects(), ids=lambda one: str(one["id"]))
def test_planted_defect__is_found_at_its_place_and_goes_when_mended(defect: Mapping[str, Any]) -> None:
    case = completed()
    before, answers = _found(case), case.answers
    expected = (defect["finding"], defect["at"])

    _plant(case, defect)

    assert expected not in before
    assert expected in _found(case)

    case.draft = case.draft.with_answers(answers)
    assert _found(case) == before


def test_defects__are_at_least_forty_and_each_has_its_own_name() -> None:
    names = [one["id"] for one in _defects()]
    assert len(names) >= 40
    assert len(set(names)) == len(names)


def test_completed_sample__has_no_blocker_and_no_warning() -> None:
    assert [(one.level, one.code, one.where) for one in completed().findings if one.level != "advice"] == []
