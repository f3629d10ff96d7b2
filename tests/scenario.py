"""Scenarios, opened for tests: a case told in YAML over a sample, another scenario, or nothing (see docs/manual/scenarios.md)."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from mla_writer import yamlio
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.forms.library import FRAME
from tests.sample import CONTENT, SAMPLES

SCENARIOS = Path(__file__).parent / "scenarios"
KEYS = {
    "title",
    "begins_with",
    "new",
    "on",
    "answers",
    "without",
    "finds",
    "does_not_find",
    "complete",
    "letter",
    "case",
}
_MEASURES = {
    "four-measures": ("search_seizure", "service_of_documents", "subscriber_data", "video_hearing"),
    "service_of_documents-in-person": ("service_of_documents",),
    "video_hearing-by-telephone": ("video_hearing",),
    "confiscation-without-conviction": ("confiscation",),
}
"""Competent cases of several types, or of a second means of giving the same assistance."""
_TYPES = frozenset(CONTENT.forms.assistance)
_ALONE = frozenset({"direct_provider_request", "spontaneous_information"})
"""Types that stand in a letter by themselves."""


def told(file: Path) -> dict[str, Any]:
    """Return what stands in a scenario."""
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert set(data) <= KEYS, sorted(set(data) - KEYS)
    return dict(data)


def opened(scenario: Mapping[str, Any], folder: Path) -> Case:
    """Return the case that a scenario tells; its answers are written into `folder` and read as a draft's are."""
    on = Day.parse(scenario.get("on", "2026-11-23"))
    start = scenario.get("begins_with", "")
    if start and (SCENARIOS / start).is_file():
        day = {"on": scenario["on"]} if "on" in scenario else {}
        case = opened({**told(SCENARIOS / start), **day}, folder)
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


class Played(NamedTuple):
    """What came of a scenario: open blockers, warnings and advice, findings expected, and how many of these were missed."""

    is_clean: bool
    blockers: int
    warnings: int
    advice: int
    expected: int
    missed: int


def is_clean(name: str, scenario: Mapping[str, Any]) -> bool:
    """Whether a scenario tells a request that may go out as it is: nothing may block it."""
    return scenario.get("complete") == "yes" or name in competent_names()


CASES = ("competent", "incomplete", "over_broad")
"""The cases that every type of assistance has: well drafted, with answers left out, and asking for too much."""


def cases_of(name: str, scenario: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """Return the types whose competent, incomplete or over-broad case a scenario tells, each with which of `CASES` it is.

    The name `<type>-<case>` tells it, or `case`, for a scenario of another name or of several types.
    """
    own, _, rest = name.partition("-")
    named = {(own, rest.replace("-", "_"))} if own in _TYPES and rest.replace("-", "_") in CASES else set()
    for case, types in scenario.get("case", {}).items():
        assert case in CASES, f"a case is one of {', '.join(CASES)}, not {case}"
        assert set(types) <= _TYPES, sorted(set(types) - _TYPES)
        named |= {(one, case) for one in types}
    return frozenset(named)


def figures(played: Sequence[Played]) -> list[str]:
    """Return the lines that tell what the program raised against clean requests, and what it missed in the others."""
    clean = [one for one in played if one.is_clean]
    others = [one for one in played if not one.is_clean]
    lines = [f"clean requests: {len(clean)}; blockers raised: {sum(one.blockers for one in clean)}"] if clean else []
    for sort, numbers in (("warnings", [one.warnings for one in clean]), ("advice", [one.advice for one in clean])):
        if clean:
            quiet, each = sum(not one for one in numbers), sum(numbers) / len(clean)
            lines.append(f"{sort}: {sum(numbers)}, {each:.2f} a request; {quiet} of {len(clean)} without any")
    for words, some in (("clean requests", clean), ("other scenarios", others)):
        if some:
            expected, missed = sum(one.expected for one in some), sum(one.missed for one in some)
            lines.append(f"findings expected in {len(some)} {words}: {expected}; missed: {missed}")
    return lines


def competent_names() -> tuple[str, ...]:
    """Return the names of the scenarios that hold a competent case of a type of assistance."""
    files = {file.stem for file in SCENARIOS.glob("*-competent.yaml")}
    return tuple(sorted(files | set(_MEASURES)))


def measures_of(name: str) -> tuple[str, ...]:
    """Return the forms that a competent case is about: types of assistance, or the frame for a kind of request."""
    own = name.removesuffix("-competent")
    return _MEASURES.get(name, (own if own in _TYPES else FRAME,))


@cache
def _competent(name: str) -> Case:
    with tempfile.TemporaryDirectory() as folder:
        return opened(told(SCENARIOS / f"{name}.yaml"), Path(folder))


def competent(name: str) -> Case:
    """Return a competent case of one type; the first reading is kept, the answers are immutable."""
    first = _competent(name)
    return Case(CONTENT, first.draft, first.path, first.on, _books=first._books)


def own_answers(name: str) -> tuple[str, ...]:
    """Return the paths of the answers to the questions of the type itself that are asked in a competent case."""
    case, measures = _competent(name), measures_of(name)
    every = (path for path, _ in case.answers.leaves() if path.partition(".")[0] in measures)
    return tuple(path for path in every if not case.live.is_hidden(path))


def of_several_types(number: int, folder: Path) -> Case:
    """Return a case that asks for `number` types at once, with the answers of their competent cases laid over each other."""
    names = [name for name in competent_names() if name.endswith("-competent") and name.partition("-")[0] in _TYPES]
    asked = [name for name in names if not _ALONE & set(measures_of(name))][:number]
    case = Case.open(CONTENT, SAMPLES / "uganda-switzerland.complete.yaml")
    answers = folder / "answers.yaml"
    for name in asked:
        answers.write_text(yamlio.write(told(SCENARIOS / f"{name}.yaml")["answers"]), encoding="utf-8")
        case.fill(answers)
    case.answer("request.assistance", tuple(one for name in asked for one in measures_of(name)))
    return case
