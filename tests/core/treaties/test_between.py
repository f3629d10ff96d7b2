"""Which treaties bind two States on a day: yes, no, or not known; absence from a partial list is never no."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mla_writer.conditions.values import Day
from mla_writer.forms.model import Source
from mla_writer.translation.states import state_codes
from mla_writer.treaties.between import binds
from mla_writer.treaties.citation import renumber
from mla_writer.treaties.model import PartyList, Renumbering, Treaty
from tests.sample import CONTENT

ON = Day(2026, 11, 26)
OFFICIAL = Source(title="A list", as_of="2024-01-01", confidence="official")
RECALLED = Source(title="A list", as_of="2024-01-01", confidence="general_knowledge")


def treaty(**changes: Any) -> Treaty:
    parties = PartyList(as_of="2024-01-01", absence_means="not_party", source=(OFFICIAL,), states=("CH", "GB", "UG"))
    made = Treaty(
        treaty="t", version=1, title="T", the="the T", short="T", adopted="2000-01-01", in_force="2001-01-01",
        depositary="none", basis="1", paragraphs="exact", source=(OFFICIAL,), parties=parties,
    )  # fmt: skip
    for name, value in changes.items():
        is_own = name in Treaty.__dataclass_fields__
        made = (
            replace(made, **{name: value}) if is_own else replace(made, parties=replace(made.parties, **{name: value}))
        )
    return made


def told(one: Treaty, *states: str, on: Day = ON, parent: Treaty | None = None) -> str:
    return binds(one, (states[0], states[1]), on, lambda _: parent).in_force


def test_both_listed__binds_them_from_its_entry_into_force_on():
    assert told(treaty(), "CH", "UG") == "yes"
    late = binds(treaty(), ("CH", "UG"), Day(1999, 5, 1), lambda _: None)
    assert (late.in_force, late.is_late) == ("no", True)


def test_state_not_listed__is_no_party_only_where_the_list_is_complete_dated_and_more_than_recalled():
    assert told(treaty(), "CH", "FR") == "no"
    assert told(treaty(absence_means="unknown"), "CH", "FR") == "unknown"
    assert told(treaty(source=(OFFICIAL,)), "CH", "FR") == "no"
    recalled = replace(treaty(), parties=replace(treaty().parties, source=(RECALLED,)))
    assert told(recalled, "CH", "FR") == "unknown"
    assert told(recalled, "CH", "UG") == "unknown"
    undated = replace(treaty(), parties=replace(treaty().parties, as_of="unknown"))
    assert told(undated, "CH", "FR") == "unknown"


def test_since_and_until__bound_in_between_only():
    one = treaty(since={"UG": "2010-05-01", "CH": "2001-01-01"}, until={"CH": "2020-05-01"})
    assert told(one, "CH", "UG", on=Day(2009, 1, 1)) == "no"
    assert told(one, "CH", "UG", on=Day(2015, 1, 1)) == "yes"
    assert told(one, "CH", "UG", on=Day(2021, 1, 1)) == "no"
    assert binds(one, ("GB", "UG"), Day(2009, 1, 1), lambda _: None).is_late


def test_day_before_that_of_the_list__says_yes_only_where_it_is_known_since_when():
    assert told(treaty(), "CH", "UG", on=Day(2015, 1, 1)) == "unknown"
    assert told(treaty(since={"UG": "2010-05-01"}), "CH", "UG", on=Day(2015, 1, 1)) == "unknown"
    assert told(treaty(since={"UG": "2010-05-01", "CH": "2003-01-01"}), "CH", "UG", on=Day(2015, 1, 1)) == "yes"
    assert (
        told(treaty(states=("CH", "UG")), "CH", "UG", on=Day(2015, 1, 1)) == "yes"
    )  # a treaty of two binds both at once


def test_treaty_between_one_state_and_each_of_the_others__does_not_bind_these_among_themselves():
    assert told(treaty(one_side="GB"), "CH", "UG") == "no"
    assert told(treaty(one_side="GB"), "CH", "GB") == "yes"
    assert told(CONTENT.treaties["eu_us_mla_2003"], "FR", "DE") == "no"
    assert told(CONTENT.treaties["eu_us_mla_2003"], "FR", "US") == "unknown"


def test_scheme__is_not_said_to_bind():
    why = binds(treaty(binding=False), ("CH", "UG"), ON, lambda _: None).why
    assert "works through the law of each" in why.text


def test_territory__is_bound_only_where_the_treaty_was_extended_to_it():
    assert told(treaty(), "JE", "UG") == "unknown"
    assert told(treaty(territories={"JE": "yes"}), "JE", "UG") == "yes"
    assert told(treaty(territories={"JE": "no"}), "JE", "UG") == "no"
    assert told(treaty(), "HK", "UG") == "no"  # China is no party, so nothing could be extended


def test_what_excludes_one_state__goes_before_what_is_not_known_of_the_other():
    assert told(treaty(unclear={"CH": "in doubt"}), "CH", "FR") == "no"


@pytest.mark.parametrize(("parent", "expected"), [("yes", "yes"), ("no", "no"), ("unknown", "unknown")])
def test_protocol__counts_only_where_its_treaty_binds_both(parent, expected):
    states = {"yes": ("CH", "UG"), "no": ("CH",), "unknown": ("CH",)}[parent]
    above = treaty(states=states, absence_means="unknown" if parent == "unknown" else "not_party")
    assert told(treaty(protocol_to="above"), "CH", "UG", parent=above) == expected


def test_treaty_not_in_force__is_late_for_everybody__and_one_of_which_it_is_not_known_is_not():
    found = binds(treaty(in_force="no", in_force_note="signed only"), ("CH", "UG"), ON, lambda _: None)
    assert (found.in_force, found.is_late) == ("no", True)
    assert told(treaty(in_force="unknown"), "CH", "UG") == "unknown"


def test_numbers_of_articles__follow_the_protocol_that_changed_them():
    one = treaty(renumbered=Renumbering(by="p", articles={"15(1)": "15(2)"}))
    assert renumber(one, "15(1), 14") == "15(2), 14"
    assert renumber(treaty(), "15(1)") == "15(1)"


def test_every_treaty__never_says_no_of_a_state_that_a_partial_list_leaves_out():
    for one in CONTENT.treaties:
        partial = one.parties.absence_means == "unknown"
        if not partial or one.in_force in {"no", "unknown"} or one.protocol_to:
            continue
        parties = one.parties
        open_ones = set(state_codes()) - set(parties.states) - set(parties.until) - set(parties.territories)
        some = next(iter(parties.states), "CH")
        closed = getattr(parties, "open_to", ())
        for code in open_ones:
            found = CONTENT.treaties.binding(one.treaty, (code, some), ON) if not closed or code in closed else None
            assert found is None or found.in_force != "no", (one.treaty, code)


def test_what_is_read_in_one_treaty__is_found_between_its_parties_only():
    from mla_writer.case import Case

    for one in CONTENT.treaties:
        outside = next(
            (code for code in state_codes() if CONTENT.treaties.binding(one.treaty, (code, "UG"), ON).in_force == "no"),
            "",
        )
        if not outside or outside == "UG":
            continue
        case = Case.new(CONTENT, "UG", outside, ["statements"], ON)
        case.answer("request.treaties", (one.treaty,))
        codes = [found.code for found in case.findings if found.origin == f"treaty:{one.treaty}"]
        assert all(code.startswith("LEGAL-") for code in codes), (one.treaty, codes)
