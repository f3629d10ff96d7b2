"""Bad packs: one line with place, fault and remedy, status 2, and what was there before still holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli.main import run
from mla_writer.content import Content
from mla_writer.paths import HOME_VARIABLE
from tests.content.test_packs import SMALL

RTL = "\u202e"
BARE = """\
  - {id: bare, expect: "request.translation == 'not_needed'", applies: "request.written_in == 'fr'", level: advice,
     at: request.translation, message: Kenya wants no translation., source: [act]}
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


BAD: dict[str, tuple[str, str, str]] = {
    "a question that was renamed, in expect": (
        "expect: \"request.translation",
        "expect: \"request.translating",
        r":12:\d+: .*“translating”.*“translation”",
    ),
    "a question that was renamed, in at": ("at: request.translation", "at: request.transl", r":14:\d+: .*“transl”"),
    "a question that was renamed, in an example": (
        "{request: {written_in: fr, translation: not_needed}}",
        "{request: {written_in: fr, translate: not_needed}}",
        r":22:\d+: .*translate",
    ),
    "a question that was renamed, in an information": ("at: request.costs", "at: request.cost_rule", r"“request.cost_rule”"),
    "checked in the future": ('checked_on: "2026-11-21"', 'checked_on: "2226-11-21"', r":4:\d+: .*lies in the future"),
    "a source from the future": ('as_of: "2019-05-17"', 'as_of: "2219-05-17"', r":7:\d+: .*lies in the future"),
    "a name that runs backwards": ("title: Mutual", f"title: {RTL}Mutual", r":7:\d+: .*U\+202E"),
    "a text that runs backwards": ("text: Kenya pays.", f'text: "Kenya {RTL}pays."', r":24:\d+: .*U\+202E"),
    "of another format": ("country: KE", "country: KE\nformat: 2\nnews: [a]", r":2:9: .* format 2, this program reads format 1"),
    "of a format that is none": ("country: KE", f'country: KE\nformat: "{RTL}"', r"format \\u202e, this program"),
    "5 MB": ("country: KE", "#" + "x" * 5_000_000 + "\ncountry: KE", r"2 MB at most"),
    "rules that contradict each other": (
        "information:",
        f"{BARE}information:",
        r":23:\d+: no answer meets both “bare” and “translation” \(line 10\)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_pack__is_told_in_a_line_and_not_taken(name, tmp_path, capsys):
    old, new, said = BAD[name]
    assert old in SMALL
    file = tmp_path / "ke.yaml"
    file.write_text(SMALL.replace(old, new, 1), encoding="utf-8")
    assert run(["countries", "install", str(file), "--accept"]) == 2
    told = capsys.readouterr().err
    assert re.search(said, told), told
    assert all(line.startswith(str(file)) for line in told.splitlines())
    assert RTL not in told.replace("“", "")
    assert not paths.office_packs().exists()


def test_pack_of_this_format__that_says_so__is_taken(tmp_path):
    file = tmp_path / "ke.yaml"
    file.write_text(SMALL.replace("country: KE", "country: KE\nformat: 1", 1), encoding="utf-8")
    assert run(["countries", "check", str(file)]) == 0


def put(name: str, text: str) -> Path:
    """Lay a file among the packs of the office, past every check."""
    paths.office_packs().mkdir(parents=True, exist_ok=True)
    file = paths.office_packs() / name
    file.write_text(text, encoding="utf-8")
    return file


def draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "draft.mla")
    assert run(["new", "--from", "UG", "--to", "KE", "--assistance", "bank_records", "-o", path]) == 0
    capsys.readouterr()
    return path


@pytest.mark.parametrize("key", ["applies", "expect", "at"])
def test_office_pack_with_a_question_that_was_renamed__is_told_where_a_draft_meets_it(key, tmp_path, capsys):
    path = draft(tmp_path, capsys)
    before = Path(path).read_bytes()
    lines = SMALL.splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if line.strip().startswith(f"{key}:"))
    lines[number] = lines[number].replace("request.", "request.re")
    file = put("ke.yaml", "".join(lines))
    assert run(["check", path]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith(f"{file}:{number + 1}:")
    assert "request has no field" in told
    assert Path(path).read_bytes() == before


def test_as_requesting__is_looked_at_too(tmp_path, capsys):
    own = "as_requesting:\n  requirements:\n" + "".join(
        f"  {line}\n" for line in SMALL.partition("requirements:\n")[2].partition("information:")[0].splitlines()
    )
    put("ke.yaml", SMALL + own.replace("request.translation ==", "request.translating =="))
    assert (
        run(["new", "--from", "KE", "--to", "UG", "--assistance", "bank_records", "-o", str(tmp_path / "d.mla")]) == 2
    )
    told = capsys.readouterr().err
    assert re.search(r"ke\.yaml:2[89]:\d+: request has no field “translating”", told), told
    assert not (tmp_path / "d.mla").exists()


@pytest.mark.parametrize("name", ["KE.yaml", "ke-2.yaml", "ke.YAML", "kenya.yaml"])
def test_two_packs_for_one_state__the_one_not_used_is_named(name, capsys):
    good = put("ke.yaml", SMALL)
    second = put(name, SMALL.replace("version: 1", "version: 2"))
    assert Content.shipped().packs.codes.count("KE") == 1
    pack = Content.shipped().pack("KE")
    assert pack is not None
    assert pack.version == 1
    assert run(["countries", "check", str(good)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"{second}: this is a second pack for KE beside ke.yaml, and is not used")
    assert told.count("\n") == 1
    second.unlink()
    assert run(["countries", "check", str(good)]) == 0


def test_pack_under_another_name__is_told_how_to_name_it(capsys):
    file = put("Kenya.yaml", SMALL)
    assert run(["countries", "check"]) == 2
    assert f"{file}: a pack has the code of its State for a name, in small letters; rename this file to ke.yaml" in (
        capsys.readouterr().err
    )
