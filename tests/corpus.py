"""Every request that the tests tell: all scenarios, and every planted defect in its sample, by name."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mla_writer.case import Case
from tests.gaps.defects import SAMPLE, defects
from tests.sample import answered, completed
from tests.scenario import SCENARIOS, competent, opened, told


def scenarios() -> Iterator[tuple[str, Case]]:
    """Yield the case of each scenario, by the name of its file."""
    with tempfile.TemporaryDirectory() as folder:
        for file in sorted(SCENARIOS.glob("*.yaml")):
            yield file.stem, opened(told(file), Path(folder))


def planted() -> Iterator[tuple[str, Case]]:
    """Yield the case of each planted defect, by its id."""
    for defect in defects():
        case = base_of(defect)
        plant(case, defect)
        yield str(defect["id"]), case


def base_of(defect: Mapping[str, Any]) -> Case:
    """Return the request in which a defect is planted."""
    name = defect.get("base", SAMPLE)
    return completed() if name == SAMPLE else competent(name)


def plant(case: Case, defect: Mapping[str, Any]) -> None:
    """Plant a defect."""
    for path in defect.get("remove", ()):
        case.draft = case.draft.with_answers(case.answers.remove(path))
    for path, value in defect.get("set", {}).items():
        case.draft = case.draft.with_answers(answered(case, path, value))
