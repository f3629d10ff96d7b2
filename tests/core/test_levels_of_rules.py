"""A rule speaks no louder than its sources: where nothing is known of these, it says nothing or asks."""

from __future__ import annotations

import pytest

from mla_writer.checks import levels
from mla_writer.checks.rules import RULES
from tests.rule import found_by
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
