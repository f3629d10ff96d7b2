"""Reading YAML into the classes of a model: every fault at once, each at its place; reviving what was read before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

from mla_writer import yamlio
from mla_writer.errors import ProblemsError
from mla_writer.forms import reading
from mla_writer.forms.model import Form, Sources
from mla_writer.forms.reading import read_as, read_cached, revive, shaped
from mla_writer.forms.revival import fingerprint
from mla_writer.paths import cache_dir

STRICT: dict[str, object] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A record with one field of each sort."""

    __pydantic_config__ = STRICT
    id: str
    colour: Literal["green", "red", "yellow"] = "green"
    count: int = 0
    fresh: bool = False
    with_: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A record of records, and of itself."""

    __pydantic_config__ = STRICT
    name: str
    leaves: tuple[Leaf, ...] = ()
    by_name: Mapping[str, Leaf] = field(default_factory=dict)
    mixed: tuple[str | Leaf, ...] = ()
    crown: Leaf | None = None
    branches: tuple[Tree, ...] = ()


WHOLE = """
name: oak
leaves:
  - id: 007
    colour: red
    count: 12
    fresh: true
    with: {with: NO, in: "true"}
by_name:
  class: {id: a}
mixed: [x, {id: b, count: -1}]
crown: {id: c}
branches:
  - {name: twig, branches: [{name: bud}]}
"""


def problems_in(text: str, cls: type = Tree) -> list[tuple[str, str, Mapping[str, object]]]:
    with pytest.raises(ProblemsError) as caught:
        read_as(cls, yamlio.read_text(text, "f"))
    return [(str(one.place), one.code, one.parameters) for one in caught.value.problems]


def test_read_as__a_whole_file__gives_typed_values():
    tree = read_as(Tree, yamlio.read_text(WHOLE, "f"))
    assert tree == Tree(
        name="oak",
        leaves=(Leaf(id="007", colour="red", count=12, fresh=True, with_={"with": "NO", "in": "true"}),),
        by_name={"class": Leaf(id="a")},
        mixed=("x", Leaf(id="b", count=-1)),
        crown=Leaf(id="c"),
        branches=(Tree(name="twig", branches=(Tree(name="bud"),)),),
    )


def test_revive__what_was_shaped_before__gives_the_same_values():
    source = yamlio.read_text(WHOLE, "f")
    kept = json.loads(json.dumps(shaped(Tree, source.data)))
    assert revive(Tree, kept) == read_as(Tree, source)


def test_unknown_key__misspelt__is_pointed_at_with_the_key_that_was_meant():
    (problem,) = problems_in("name: oak\nleaves:\n  - id: a\n    colur: red\n")
    assert problem == (
        "f:4:5",
        "READ-001",
        {"key": "colur", "known": "id, colour, count, fresh, with", "suggestion": "colour"},
    )


def test_unknown_key__like_nothing__has_no_suggestion():
    ((place, code, parameters),) = problems_in("name: oak\nzzzz: 1\n")
    assert (place, code, parameters["suggestion"]) == ("f:2:1", "READ-001", "")


def test_missing_key__in_a_record__is_told_at_the_record():
    assert problems_in("name: oak\nleaves:\n  - count: 3\n") == [("f:3:5", "READ-002", {"key": "id"})]


def test_word__not_among_those_allowed__is_told_with_all_and_the_one_meant():
    (problem,) = problems_in("name: oak\ncrown: {id: a, colour: rde}\n")
    assert problem == ("f:2:24", "READ-003", {"value": "rde", "allowed": "green, red, yellow", "suggestion": "red"})


@pytest.mark.parametrize(
    ("line", "place", "code", "key"),
    [
        ("crown: {id: [a]}", "2:13", "READ-004", "id"),
        ("crown: {id: {}}", "2:13", "READ-004", "id"),
        ("leaves: x", "2:9", "READ-005", "leaves"),
        ("leaves:", "2:8", "READ-005", "leaves"),
        ("leaves: {a: b}", "2:9", "READ-005", "leaves"),
        ("leaves: [x]", "2:10", "READ-006", "leaves"),
        ("by_name: [x]", "2:10", "READ-006", "by_name"),
        ("crown: x", "2:8", "READ-006", "crown"),
        ("crown: {id: a, with: x}", "2:22", "READ-006", "with"),
        ("crown: {id: a, with: {b: [c]}}", "2:26", "READ-004", "b"),
        ("crown: {id: a, fresh: yes}", "2:23", "READ-007", "fresh"),
        ("crown: {id: a, fresh: 'True'}", "2:23", "READ-007", "fresh"),
        ("crown: {id: a, count: 1.5}", "2:23", "READ-008", "count"),
        ("crown: {id: a, count: 1_000}", "2:23", "READ-008", "count"),
        ("crown: {id: a, count: }", "2:23", "READ-008", "count"),
        ("mixed: [[a]]", "2:9", "READ-009", "mixed"),
        ("crown: {id: a, colour: [red]}", "2:24", "READ-004", "colour"),
    ],
)
def test_value__of_the_wrong_sort__is_told_with_what_is_wanted(line, place, code, key):
    assert problems_in(f"name: oak\n{line}\n") == [(f"f:{place}", code, {"key": key})]


def test_faults__in_all_corners_of_a_file__come_at_once_in_order():
    text = (
        "nam: oak\n"
        "mixed:\n"
        "  - a\n"
        "  - {id: b, colour: blue}\n"
        "  - {idd: c}\n"
        "branches:\n"
        "  - leaves: [{id: x, fresh: maybe}]\n"
    )
    assert [(place, code) for place, code, _ in problems_in(text)] == [
        ("f:1:1", "READ-002"),
        ("f:1:1", "READ-001"),
        ("f:4:21", "READ-003"),
        ("f:5:5", "READ-002"),
        ("f:5:6", "READ-001"),
        ("f:7:5", "READ-002"),
        ("f:7:29", "READ-007"),
    ]


@pytest.mark.parametrize("text", ["", "[a]", "text"])
def test_file__that_is_no_mapping_or_empty__is_told(text):
    assert {code for _, code, _ in problems_in(text)} <= {"READ-002", "READ-006"}


def test_form_model__keys_of_python__are_written_as_in_yaml():
    rule = "{id: r, expect: x, message: m, at: a, level: advice, with: {days: '1'}}"
    text = f"form: a\nversion: 1\ntitle: A\nsummary: S\nrequirements:\n  - {rule}\n"
    form = read_as(Form, yamlio.read_text(text, "f"))
    assert form.requirements[0].with_ == {"days": "1"}


# ---- the cache -----------------------------------------------------------------------------------------------------


SOURCES = "sources:\n  unodc_model: {title: Model Treaty, as_of: 1990-12-14}\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of sources, and an empty cache."""
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "home"))
    path = tmp_path / "sources.yaml"
    path.write_text(SOURCES, encoding="utf-8")
    return path


def forbid_checking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_checked", lambda *_: pytest.fail("the file was checked again"))


def kept_files() -> list[Path]:
    return list(cache_dir().rglob("*.json"))


def test_read_cached__second_time__is_revived_and_equal(file, monkeypatch):
    first = read_cached(Sources, file)
    forbid_checking(monkeypatch)
    assert read_cached(Sources, file) == first
    assert first.sources["unodc_model"].as_of == "1990-12-14"


def test_read_cached__file_changed__is_read_anew(file):
    read_cached(Sources, file)
    file.write_text(SOURCES.replace("1990", "1991"), encoding="utf-8")
    assert read_cached(Sources, file).sources["unodc_model"].as_of == "1991-12-14"


def test_read_cached__faulty_file__tells_its_faults_every_time(file):
    file.write_text("sources:\n  a: {titel: x}\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ProblemsError) as caught:
            read_cached(Sources, file)
        assert [one.code for one in caught.value.problems] == ["READ-002", "READ-001"]
    assert kept_files() == []


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"sources": 3}', '{"sources": {"a": {}}}', '{"x": {}}', "\x00"])
def test_read_cached__damaged_cache__is_passed_over_and_written_anew(file, monkeypatch, damage):
    first = read_cached(Sources, file)
    (kept,) = kept_files()
    whole = kept.read_text(encoding="utf-8")
    kept.write_text(damage, encoding="utf-8")
    assert read_cached(Sources, file) == first
    assert kept.read_text(encoding="utf-8") == whole


def test_read_cached__folder_that_cannot_be_written__is_no_fault(file, monkeypatch, tmp_path):
    (tmp_path / "plain").write_text("", encoding="utf-8")
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "plain" / "below"))
    assert read_cached(Sources, file) == read_cached(Sources, file)


def test_fingerprint__of_a_model__changes_with_any_key_or_type_below_it():
    def model(hint: object) -> type:
        inner = type("Inner", (), {"__annotations__": {"a": hint}})
        return dataclass(type("Outer", (), {"__annotations__": {"inner": tuple[dataclass(inner), ...]}}))  # type: ignore[misc]

    prints = {fingerprint(model(hint)) for hint in (str, int, Literal["a"], Literal["a", "b"])}
    assert len(prints) == 4
    assert fingerprint(model(str)) in prints


START = """
import sys
from pathlib import Path
from mla_writer.forms.model import Sources
from mla_writer.forms.reading import read_cached

read_cached(Sources, Path(sys.argv[1]))
print([name for name in ("pydantic", "yaml") if name in sys.modules])
"""


def test_read_cached__at_the_next_start__loads_neither_pydantic_nor_yaml(file):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    command = [sys.executable, "-c", START, str(file)]
    shown = [subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout for _ in "12"]
    assert shown == ["['pydantic', 'yaml']\n", "[]\n"]
