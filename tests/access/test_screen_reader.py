"""What a screen reader finds: names, roles, values and states, read over the accessibility bus from the running program."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mla_writer.answers.recognise import date_in_words
from mla_writer.case import Case
from tests.access.desktop import SHOWING, Node, desktop, program
from tests.sample import CONTENT, SAMPLES

FOCUSABLE, CHECKED = 11, 4
NAMELESS = {
    "scroll bar",
    "scroll pane",
    "page tab list",
    "filler",
    "panel",
    "list",
    "frame",
    "split pane",
    "layered pane",
}
"""Containers that a screen reader passes over; what they hold has names."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with desktop(tmp_path_factory.mktemp("desktop")) as found:
        yield found


@pytest.fixture(params=["en", "ar"], scope="module")
def request_window(
    request: pytest.FixtureRequest, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Node]:
    """The program with the gapped sample open, in two languages."""
    folder = tmp_path_factory.mktemp(str(request.param))
    (folder / "settings.json").write_text(json.dumps({"language": request.param}), encoding="utf-8")
    draft = folder / "kato.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.gaps.yaml", draft)
    with program({**environment, "MLA_WRITER_HOME": str(folder)}, str(draft), title="Uganda v. Kato") as application:
        yield application


def test_everything_that_takes_the_focus__has_a_name(request_window: Node) -> None:
    shown = [one for one in request_window.walk() if {FOCUSABLE, SHOWING} <= one.states and one.role not in NAMELESS]
    assert len(shown) > 15
    assert [(one.role, one.path) for one in shown if not one.name] == []


def test_task_list__tells_state_and_count_of_each_section(request_window: Node) -> None:
    tasks = next(one for one in request_window.walk() if one.role == "list" and one.name in {"Sections", "الأقسام"})
    names = [one.name for one in tasks.children()]
    case = Case.open(CONTENT, SAMPLES / "uganda-switzerland.gaps.yaml")
    assert len(names) > 20
    if tasks.name == "Sections":
        facts = sum(one.where.startswith("facts") for one in case.findings)
        assert f"Facts: complete, findings: {facts}" in names
        assert any(one.startswith("Documents: blocked") for one in names)


def test_findings__are_counted_and_tell_their_level_first(request_window: Node) -> None:
    case = Case.open(CONTENT, SAMPLES / "uganda-switzerland.gaps.yaml")
    number = len(case.findings)
    nodes = list(request_window.walk())
    assert any(one.role == "page tab" and one.name.endswith(f": {number}") for one in nodes)
    rows = [one.children() for one in nodes if one.role == "list"]
    told = next([row.name for row in some] for some in rows if len(some) in {number + 1, number + 2})
    assert sum(": " in name for name in told) == number


def test_progress__has_its_value(request_window: Node) -> None:
    bar = next(one for one in request_window.walk() if one.role == "progress bar")
    assert bar.name
    assert bar.value >= 18


def test_fields__have_role_name_and_value(request_window: Node) -> None:
    nodes = [one for one in request_window.walk() if SHOWING in one.states]
    combos = [one for one in nodes if one.role == "combo box"]
    assert combos
    assert all(one.name for one in combos)
    texts = [one for one in nodes if one.role == "text" and one.text]
    assert any(date_in_words(one.text) == "2026-11-23" for one in texts)


def test_boxes__tell_whether_they_are_ticked(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": "en"}), encoding="utf-8")
    draft = tmp_path / "kato.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.complete.yaml", draft)
    where = {str(draft.resolve()): {"section": "refusal", "question": "request.touches", "open": True}}
    (tmp_path / "places.json").write_text(json.dumps(where), encoding="utf-8")
    with program({**environment, "MLA_WRITER_HOME": str(tmp_path)}, str(draft), title="Uganda v. Kato") as application:
        boxes = [one for one in application.walk() if one.role == "check box"]
        ticked = {one.name for one in boxes if CHECKED in one.states}
    assert len(boxes) > 10
    assert "None of these" in ticked
    assert len(ticked) < len(boxes)


def test_home__without_requests__names_its_actions(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": "en"}), encoding="utf-8")
    with program({**environment, "MLA_WRITER_HOME": str(tmp_path)}) as application:
        named = {(one.role, one.name) for one in application.walk()}
    assert ("push button", "New request") in named
    assert ("push button", "Open file…") in named
