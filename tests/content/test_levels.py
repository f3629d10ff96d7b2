"""No rule speaks louder than its source: what the checks of packs and treaties find with --levels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mla_writer.conditions.values import Day
from mla_writer.forms.model import Source
from mla_writer.linting.levels import above_their_cap, from_memory, read_in_a_treaty, says_no_without_right
from mla_writer.linting.packs import lint_packs, lint_treaties
from mla_writer.linting.places import FilePlaces
from tests.sample import CONTENT

UNCAC = CONTENT.treaties["uncac"]
PLACES = FilePlaces(CONTENT.treaties.file_of("uncac"), UNCAC)
WEAK = Source(title="Hearsay", as_of="2024-01-01", confidence="general_knowledge")


def test_shipped_treaties_and_packs__hold_nothing_that_speaks_too_loudly():
    assert lint_treaties(CONTENT, levels=True) == ()
    assert [one for one in lint_packs(CONTENT, levels=True) if one.code in {"PACK-003", "TREATY-009"}] == []


def test_blocker_on_a_weak_source__is_told():
    blocker = next(one for one in UNCAC.requirements if one.level == "blocker")
    weak = replace(blocker, source=(WEAK,))
    assert [one.code for one in above_their_cap(CONTENT, (weak,), Day(2026, 1, 1), PLACES)] == ["PACK-003"]
    assert list(above_their_cap(CONTENT, (blocker,), Day(2026, 1, 1), PLACES)) == []


def test_blocker_of_a_treaty_known_from_memory__is_told():
    recalled = replace(UNCAC, provisions_confidence="general_knowledge")
    assert {one.code for one in from_memory(recalled, PLACES)} == {"PACK-003"}
    assert {one.code for one in from_memory(replace(UNCAC, paragraphs="uncertain"), PLACES)} == {"PACK-003"}
    assert list(from_memory(UNCAC, PLACES)) == []


def test_list_that_may_not_say_no__is_told():
    for parties in (replace(UNCAC.parties, as_of="unknown"), replace(UNCAC.parties, source=(WEAK,))):
        found = list(says_no_without_right(replace(UNCAC, parties=parties), PLACES))
        assert [one.code for one in found] == ["TREATY-008"]
    assert list(says_no_without_right(UNCAC, PLACES)) == []


def test_rule_of_a_pack_that_rests_on_a_treaty_alone__is_told():
    read = Source(title=UNCAC.title, ref="art. 46(15)", as_of="2003-10-31", confidence="copy")
    rule = replace(UNCAC.requirements[0], source=(read,))
    assert [one.code for one in read_in_a_treaty(CONTENT, (rule,), PLACES)] == ["TREATY-009"]
    own = replace(rule, source=(read, Source(title="A statute", as_of="2020-01-01", confidence="copy")))
    assert list(read_in_a_treaty(CONTENT, (own,), PLACES)) == []
    assert isinstance(PLACES.path, Path)
