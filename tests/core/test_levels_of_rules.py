"""A rule speaks no louder than its sources: where nothing is known of these, it says nothing or asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mla_writer.checks import levels
from mla_writer.checks.rules import RULES
from mla_writer.conditions.values import Day
from tests.rule import found_by
from tests.sample import completed
from tests.scenario import SCENARIOS, opened, told
from tests.verdicts import SCENARIOS as KEPT, kept

_CAPPED = sorted(code for code, rule in RULES.items() if hasattr(rule, "capped"))
_ASKS = ("LEGAL-001", "LEGAL-003", "LEGAL-012")
"""Rules that ask whatever their sources are: whether a treaty binds, or a channel is open."""


def where_found(code: str) -> str:
    """Return the name of a scenario in which a rule finds something."""
    return next((name for name, lines in kept(KEPT).items() if any(one.startswith(f"{code} ") for one in lines)), "")


@pytest.mark.parametrize("code", _CAPPED)
def test_rule__of_whose_sources_nothing_is_known__says_nothing_or_asks(code, monkeypatch, tmp_path):
    name = where_found(code)
    assert name, f"no scenario in which {code} finds anything"
    scenario = told(SCENARIOS / f"{name}.yaml")
    assert found_by(RULES[code], opened(scenario, tmp_path).context)
    monkeypatch.setattr(levels, "capped_level", lambda *_: None)
    found = [one for one in found_by(RULES[code], opened(scenario, tmp_path).context) if one.sources]
    assert [one.level for one in found if code in _ASKS] == ["advice" for one in found]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CH.place_time_manner", "acts-of-2001-and-one-without-a-day"),
        ("AU.documents_in_english", "australia-a-month-more-than-a-year"),
    ],
)
def test_rule_of_a_pack__past_its_review__counts_one_level_less_and_says_why(code, name, tmp_path):
    """So says the manual of packs; it was done for what the program itself reads off a pack, not for the pack's own rules."""
    case = opened(told(SCENARIOS / f"{name}.yaml"), tmp_path)
    pack = case.pack
    assert pack is not None
    last = Day.parse(pack.review_by).last
    found = {}
    for on in (Day.parse(str(one)) for one in (last, last + timedelta(days=1))):
        case.on = on
        found[on] = next(one for one in case.findings if one.code == code)
    before, after = found.values()
    assert (before.level, after.level) == ("warning", "advice")
    assert before.note is None or "past its review date" not in before.note.text
    assert after.note is not None
    assert "past its review date" in after.note.text


def test_rule_of_the_own_pack__past_its_review__counts_one_level_less():
    context = completed().context
    old = replace(context, own_pack_is_stale=True)
    assert (old.is_stale("home:UG"), old.is_stale("country:CH"), old.is_stale("treaty:uncac")) == (True, False, False)
    assert replace(context, pack_is_stale=True).is_stale("country:CH")
