"""Every planted defect is found at its place, and the finding goes when the defect is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import pytest

from tests.corpus import base_of, plant
from tests.gaps.defects import KINDS, RELATES, SAMPLE, defects
from tests.sample import completed
from tests.scenario import SCENARIOS, competent_names
from tests.verdicts import DEFECTS, differing, kept, verdicts


@cache
def _found_in_base(name: str) -> tuple[str, ...]:
    return verdicts(base_of({"base": name}).findings)


def _is_found(expected: str, found: Iterable[str]) -> bool:
    """Whether a verdict of the code at the place is there: expected is told as both, with a space between."""
    return any(f"{code} {where}" == expected for code, _, _, where in (one.split(" ", 3) for one in found))


@pytest.mark.parametrize("defect", defects(), ids=lambda one: str(one["id"]))
def test_planted_defect__is_found_at_its_place_and_goes_when_mended(
    defect: Mapping[str, Any], record_property: Callable[[str, object], None]
) -> None:
    record_property("defect", (defect["kind"], defect.get("relates", "")))
    case = base_of(defect)
    before, answers = _found_in_base(defect.get("base", SAMPLE)), case.answers
    expected = f"{defect['finding']} {defect['at']}"

    plant(case, defect)

    found = verdicts(case.findings)
    assert not _is_found(expected, before)
    assert _is_found(expected, found)
    assert differing(before, found) == kept(DEFECTS).get(str(defect["id"])), "read what changed; accept: make verdicts"

    case.draft = case.draft.with_answers(answers)
    assert verdicts(case.findings) == before


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
