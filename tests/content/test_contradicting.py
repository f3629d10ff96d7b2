"""Rules that no answers can meet together are found and named with both lines; rules that only look like it are not."""

from __future__ import annotations

import pytest

from mla_writer.content import Content
from mla_writer.countries.library import read_pack
from mla_writer.linting.packs import against_shipped, lint_packs
from tests.content.test_packs import SMALL
from tests.sample import CONTENT

OWN = Content(CONTENT.folder)
RULE = """\
  - id: {id}
    for_each: {each}
    applies: "{applies}"
    expect: "{expect}"
    level: warning
    at: request.translation
    message: Kenya wants it so, for two days and one copy; mend it.
    source: ["act:s 13"]
"""


def rule(name, expect, applies="true", each=""):
    text = RULE.format(id=name, each=each, applies=applies, expect=expect)
    return text if each else text.replace("    for_each: \n", "")


def found(tmp_path, *rules):
    """Return the pairs of rules named as contradicting, with line of the second and line told of the first."""
    file = tmp_path / "ke.yaml"
    head, _, tail = SMALL.partition("requirements:\n")
    file.write_text(f"{head}requirements:\n{''.join(rules)}{tail[tail.index('information:') :]}", encoding="utf-8")
    lines = file.read_text(encoding="utf-8").splitlines()
    told = [one for one in lint_packs(OWN, only=file) if one.code == "PACK-050"]
    for one in told:
        assert one.parameters["id"] in lines[one.place.line - 4] or "expect" in lines[one.place.line - 1]
        assert f"id: {one.parameters['other']}" in lines[int(str(one.parameters["line"])) - 1]
    return [(one.parameters["other"], one.parameters["id"]) for one in told]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("request.translation == 'ordered'", "request.translation == 'official_attached'"),
        ("request.translation in ['ordered', 'not_needed']", "request.translation in ['official_attached']"),
        ("request.written_in == 'en'", "request.written_in in ['fr', 'sw']"),
        ("request.use_limitation == true", "request.use_limitation == false"),
        ("request.use_limitation", "!request.use_limitation"),
        ("answered(request.deadline)", "!answered(request.deadline)"),
        ("size(offences) >= 3", "size(offences) < 2"),
        ("request.written_in == 'en' && request.channel == 'diplomatic'", "request.channel == 'central_authority'"),
    ],
)
def test_rules_that_exclude_each_other__are_named(tmp_path, one, other):
    assert found(tmp_path, rule("first", one), rule("second", other)) == [("first", "second")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("request.translation in ['ordered', 'not_needed']", "request.translation in ['official_attached', 'ordered']"),
        ("request.written_in in ['en', 'fr']", "request.written_in == 'fr'"),
        ("size(offences) >= 1", "size(offences) < 2"),
        ("request.use_limitation == true || answered(request.deadline)", "request.use_limitation == false"),
    ],
)
def test_rules_that_can_be_met_together__are_not_named(tmp_path, one, other):
    assert found(tmp_path, rule("first", one), rule("second", other)) == []


def test_rules_that_never_apply_together__are_not_named(tmp_path):
    one = rule("first", "request.translation == 'ordered'", "request.written_in == 'fr'")
    other = rule("second", "request.translation == 'not_needed'", "request.written_in == 'en'")
    assert found(tmp_path, one, other) == []
    again = rule("second", "request.translation == 'not_needed'", "request.written_in in ['en', 'fr']")
    assert found(tmp_path, one, again) == [("first", "second")]


def test_rule_that_forbids_a_way__contradicts_no_other(tmp_path):
    forbids = rule("first", "request.channel != 'direct'", "request.channel == 'direct'")
    wants = rule("second", "request.channel == 'central_authority'")
    assert found(tmp_path, forbids, wants) == []


def test_items__are_held_against_each_other_under_any_name_of_the_variable(tmp_path):
    one = rule("first", "d.translation == 'attached'", each="documents as d")
    other = rule("second", "one.translation == 'ordered'", each="documents as one")
    assert found(tmp_path, one, other) == [("first", "second")]
    apart = rule("second", "o.attempted == true", each="offences as o")
    assert found(tmp_path, one, apart) == []


def test_office_pack__tells_which_rule_of_the_shipped_one_it_turns_around(tmp_path):
    shipped = tmp_path / "forms" / "countries"
    shipped.mkdir(parents=True)
    (shipped / "ke.yaml").write_text(SMALL, encoding="utf-8")
    content = Content(CONTENT.folder)
    object.__setattr__(content.packs, "folder", shipped)
    own = tmp_path / "ke.yaml"
    same = SMALL.replace("== 'official_attached'", "== 'not_needed'")
    own.write_text(same, encoding="utf-8")
    assert list(against_shipped(content, read_pack(own))) == [], "the same id is the rule anew, not another one"
    own.write_text(same.replace("- id: translation", "- id: no_translation"), encoding="utf-8")
    assert list(against_shipped(content, read_pack(own))) == [("no_translation", "translation")]
