"""Scenarios: each YAML file beside this one tells a case, and what checks and letter must make of it.

A scenario begins with a sample, another scenario, or new, and lays its answers over it. It says which findings there must be
(`finds`) and must not be (`does_not_find`), each as a code, or a code and the beginning of a place; whether the request is
complete; and what the letter says and does not say.
"""

from __future__ import annotations

import pytest

from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from tests.scenario import SCENARIOS, opened, told

FILES = sorted(SCENARIOS.glob("*.yaml"))


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
