"""Scenarios: each YAML file beside this one tells a case, and what checks and letter must make of it.

A scenario begins with a sample, another scenario, or new, and lays its answers over it. It says which findings there must be
(`finds`) and must not be (`does_not_find`), each as a code, or a code and the beginning of a place; whether the request is
complete; and what the letter says and does not say.
"""

from __future__ import annotations

from typing import Any

import pytest

from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from tests.sample import CONTENT
from tests.scenario import CASES, SCENARIOS, Played, cases_of, figures, is_clean, opened, told
from tests.verdicts import SCENARIOS as SCENARIO_VERDICTS, kept, verdicts

FILES = sorted(SCENARIOS.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_scenario(file, tmp_path, record_property):
    scenario = told(file)
    case = opened(scenario, tmp_path)
    found = {f"{one.code} {one.where}": one for one in case.findings}
    blockers = [f"{key}: {one.result}" for key, one in found.items() if one.is_open_blocker]

    missing = [one for one in scenario.get("finds", []) if not any(key.startswith(one) for key in found)]
    wrongly = [one for one in scenario.get("does_not_find", []) if any(key.startswith(one) for key in found)]
    record_property("scenario", tuple(_played(file.stem, scenario, case.findings, len(missing))))
    assert missing == [], sorted(found)
    assert wrongly == []
    assert verdicts(case.findings) == kept(SCENARIO_VERDICTS).get(file.stem), "read what changed; accept: make verdicts"
    asked = (one for one in case.findings if ".elements." not in one.where)  # these are linked in the matrix
    assert [one.where for one in asked if case.live.is_hidden(one.where)] == [], "leads to what is not asked"
    if is_clean(file.stem, scenario):
        assert blockers == [], "a clean request is blocked: false blockers are worse than missed advice"
    if "complete" in scenario:
        assert (scenario["complete"] == "yes") == case.is_complete, blockers
    for language, wanted in scenario.get("letter", {}).items():
        letter = write_plain(compose_letter(case, language, final=False)).replace("\u00a0", " ")
        assert [one for one in wanted.get("says", []) if one not in letter] == []
        assert [one for one in wanted.get("does_not_say", []) if one in letter] == []


def _played(name, scenario, findings, missed):
    levels = [one.level for one in findings if one.level != "blocker" or one.is_open_blocker]
    blockers, warnings, advice = (levels.count(level) for level in ("blocker", "warning", "advice"))
    return Played(is_clean(name, scenario), blockers, warnings, advice, len(scenario.get("finds", [])), missed)


def test_scenarios__twenty_and_more_are_clean_requests():
    assert sum(is_clean(file.stem, told(file)) for file in FILES) >= 20


@pytest.mark.parametrize("assistance", sorted(CONTENT.forms.assistance))
def test_scenarios__every_type_has_its_cases_with_findings_and_sentences(assistance):
    """A competent case finds nothing and reads well in three languages; the others find what is wrong, and show it."""
    told_of: dict[str, list[dict[str, Any]]] = {case: [] for case in CASES}
    for file in FILES:
        scenario = told(file)
        for case in (case for one, case in cases_of(file.stem, scenario) if one == assistance):
            told_of[case].append(scenario)
    for case, scenarios in told_of.items():
        assert any(_tells_all(case, one) for one in scenarios), f"{assistance} has no {case} case that tells all"


def _tells_all(case, scenario):
    letter, is_competent = scenario.get("letter", {}), case == "competent"
    says = all(letter.get(one, {}).get("says") for one in (("en", "fr", "ar") if is_competent else ("en",)))
    silent = "does_not_find" in scenario and "finds" not in scenario
    return says and bool(letter["en"].get("does_not_say")) and (silent if is_competent else "finds" in scenario)


def test_figures__tell_false_blockers_apart_from_what_was_missed():
    played = [Played(True, 1, 2, 0, 0, 0), Played(True, 0, 0, 1, 1, 0), Played(False, 3, 1, 1, 4, 1)]
    assert figures(played) == [
        "clean requests: 2; blockers raised: 1",
        "warnings: 2, 1.00 a request; 1 of 2 without any",
        "advice: 1, 0.50 a request; 1 of 2 without any",
        "findings expected in 2 clean requests: 1; missed: 0",
        "findings expected in 1 other scenarios: 4; missed: 1",
    ]
