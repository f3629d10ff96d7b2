"""Scenarios: each YAML file beside this one tells a case, and what checks and letter must make of it.

A scenario begins with a sample, another scenario, or new, and lays its answers over it. It says which findings there must be
(`finds`) and must not be (`does_not_find`), each as a code, or a code and the beginning of a place; whether the request is
complete; and what the letter says and does not say.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mla_writer import yamlio
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from tests.sample import CONTENT, SAMPLES

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yaml"))
KEYS = {"title", "begins_with", "new", "on", "answers", "without", "finds", "does_not_find", "complete", "letter"}


def told(file: Path) -> dict[str, Any]:
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert set(data) <= KEYS, sorted(set(data) - KEYS)
    return dict(data)


def opened(scenario: dict[str, Any], folder: Path) -> Case:
    on = Day.parse(scenario.get("on", "2026-11-23"))
    start = scenario.get("begins_with", "")
    if start and (HERE / start).is_file():
        case = opened(told(HERE / start), folder)
    elif start:
        case = Case.open(CONTENT, SAMPLES / start, on)
    else:
        new = scenario["new"]
        case = Case.new(CONTENT, new["from"], new["to"], new["assistance"], on)
    answers = folder / "answers.yaml"
    answers.write_text(yamlio.write(scenario.get("answers", {})), encoding="utf-8")
    case.fill(answers)
    for path in scenario.get("without", []):
        assert case.answers.get(path) is not UNKNOWN, f"{path} is not answered anyway"
        case.remove(path)
    return case


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_scenario(file, tmp_path):
    scenario = told(file)
    case = opened(scenario, tmp_path)
    found = {f"{one.code} {one.where}": one for one in case.findings}
    blockers = [f"{key}: {one.result}" for key, one in found.items() if one.is_open_blocker]

    missing = [one for one in scenario.get("finds", []) if not any(key.startswith(one) for key in found)]
    wrongly = [one for one in scenario.get("does_not_find", []) if any(key.startswith(one) for key in found)]
    assert missing == [], sorted(found)
    assert wrongly == []
    if "complete" in scenario:
        assert (scenario["complete"] == "yes") == case.is_complete, blockers
    for language, wanted in scenario.get("letter", {}).items():
        letter = write_plain(compose_letter(case, language, final=False)).replace("\u00a0", " ")
        assert [one for one in wanted.get("says", []) if one not in letter] == []
        assert [one for one in wanted.get("does_not_say", []) if one in letter] == []
