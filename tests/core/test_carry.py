"""The same case to another State: what belongs to the first stays behind, all else comes along, and what differs is told."""

from __future__ import annotations

import re

import pytest

from mla_writer.answers.draft import Override
from mla_writer.carry import Carried, carry
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.differences import told_of
from mla_writer.documents.plain import write_plain
from mla_writer.errors import UsageError
from mla_writer.forms.model import Question
from mla_writer.letters import compose_letter, wording_for
from tests.sample import CONTENT, answered, completed

_EARLIER = {
    "e1": {"kind": "request", "date": "2026-05-04", "state": "CH", "our_reference": "DPP/1"},
    "e2": {"kind": "request", "date": "2026-05-05", "state": "AE", "our_reference": "DPP/2"},
    "e3": {"kind": "oral", "date": "2026-05-06"},
}


_REFERENCE_OF_FIRST = (
    "Our reference: DPP/ACD/MLA/17/2026 belongs to the first letter; give this one its own, so "
    "that the replies are not confused."
)


def _told(carried: Carried, *sorts: str) -> list[str]:
    found = (one for one in carried.differences if one.sort in sorts)
    return [wording_for(one.case, "en").told(one.message) for one in found]


def _with(case: Case, **more: object) -> Case:
    for path, data in more.items():
        case.draft = case.draft.with_answers(answered(case, path.replace("__", "."), data))
    return case


def test_carry__leaves_the_first_state_behind_and_takes_all_else_along():
    case = completed()
    other = carry(case, "US").case
    assert other.requested == "US"
    gone = {path for path, _ in case.answers.leaves()} - {path for path, _ in other.answers.leaves()}
    assert all(
        one.startswith(("pack_ch.", "request.requested_authority.", "request.contacts_made."))
        or one
        in {
            "request.date",
            "request.channel",
            "request.presence_grounds",
            "request.translation",
            "request.no_legalisation",
            "request.punishable_there",
        }
        for one in gone
    )
    changed = {path for path, value in other.answers.leaves() if case.answers.get(path) != value}
    assert changed == {"request.requested", "request.other_states.s1.state"}
    assert other.answers.listed("request.treaties") == ("uncac",)


def test_carry__does_not_change_the_case_and_is_not_saved():
    case = completed()
    before = case.draft
    carried = carry(case, "US")
    assert case.draft is before
    assert carried.case.path is None
    assert [(one.what, one.detail) for one in carried.case.draft.history] == [("carried", "CH US")]


def test_carry__names_nothing_of_the_first_state_in_the_letter():
    letter = write_plain(compose_letter(carry(completed(), "US").case, "en"))
    rest = letter.replace("Geneva, Switzerland", "").replace("Believed to be in: Switzerland", "")
    assert [line.strip() for line in rest.splitlines() if "Switzerland" in line] == [
        "Switzerland"
    ]  # among the others asked
    assert "Federal Office of Justice" not in letter
    assert "for the competent authorities of the United States of America" in letter.lower().replace(
        "the united states of america", "the United States of America"
    )


def test_carry__earlier_requests_to_the_first_state_stay_behind():
    case = _with(completed(), earlier_requests=_EARLIER, request__kind="supplement", request__earlier=["e1", "e3"])
    carried = carry(case, "US")
    assert list(carried.case.answers.records("earlier_requests")) == ["e2"]
    assert carried.case.answers.get("request.earlier") is UNKNOWN
    assert carried.case.answers.text("request.kind") == "supplement"
    assert "COMP-001 request.earlier" in {f"{one.code} {one.where}" for one in carried.case.findings}
    assert any("4\u00a0May 2026" in one for one in _told(carried, "left_behind"))


def _transfer(direction: str) -> dict[str, object]:
    prison = {"name": "Champ-Dollon Prison", "city": "Geneva", "country": "CH"}
    return {
        "direction": direction,
        "items": {
            "i1": {
                "held_at": prison,
                "prisoner_number": "GE-2025-00417",
                "handover_at": {"city": "Geneva", "country": "CH"},
                "conditions": "As in Switzerland.",
                "kept_at": {"name": "Luzira Prison", "city": "Kampala", "country": "UG"},
            }
        },
        "plan": "Flight from Geneva to Entebbe.",
    }


@pytest.mark.parametrize(
    ("direction", "gone"),
    [
        ("here", {"items.i1.held_at", "items.i1.prisoner_number", "items.i1.handover_at", "plan"}),
        ("there", {"items.i1.kept_at", "items.i1.handover_at", "plan"}),
    ],
)
def test_carry__places_and_statements_of_the_first_state_stay_behind(direction, gone):
    law = {"punishable_there": "Such conduct is believed to be an offence in Switzerland."}
    assistance = [*completed().answers.listed("request.assistance"), "transfer_detained"]
    case = _with(
        completed(),
        request__assistance=assistance,
        transfer_detained=_transfer(direction),
        request__punishable_there=law["punishable_there"],
    )
    carried = carry(case, "US")
    left = {one.where for one in carried.differences if one.sort == "left_behind"}
    assert {one.removeprefix("transfer_detained.") for one in left if one.startswith("transfer_")} == gone
    assert "request.punishable_there" in left
    assert carried.case.answers.get("request.punishable_there") is UNKNOWN
    lies = {one.where for one in carried.differences if one.sort == "lies_there"}
    assert "transfer_detained.items.i1.conditions" in lies
    assert ("transfer_detained.items.i1.held_at" in lies) is (direction == "there")
    assert not any(one.startswith("facts.") for one in lies)


def test_carry__what_holds_nothing__is_not_told_as_left_behind():
    case = _with(completed(), offences__o1__requested_law={})
    assert not any(one.where.endswith("requested_law") for one in carry(case, "US").differences)


def test_carry__a_demand_that_is_met__says_what_is_wanted_alone():
    met = [one for one in carry(carry(completed(), "US").case, "CH").differences if one.sort == "demand_met"]
    assert met
    for language in ("en", "fr", "ar"):
        assert not any(re.search("[;؛]", told_of(one, language)) for one in met)


def test_carry__an_earlier_request_without_a_state_that_nothing_names__comes_along():
    case = _with(completed(), earlier_requests=_EARLIER)
    assert list(carry(case, "US").case.answers.records("earlier_requests")) == ["e2", "e3"]


def test_carry__a_treaty_to_which_the_other_state_is_no_party__stays_behind():
    case = _with(completed(), treaty_uncac={})
    no_party = next(
        state
        for state in sorted(CONTENT.vocabulary.words["country"])
        if CONTENT.treaties_between("UG", state, Day(2026, 11, 23), ["uncac"])["uncac"].in_force == "no"
    )
    carried = carry(case, no_party)
    assert carried.case.answers.listed("request.treaties") == ()
    assert not any(name.startswith("treaty_") for name in carried.case.answers.root)
    assert any("United Nations Convention against Corruption" in one for one in _told(carried, "left_behind"))
    assert not any("against Corruption binds both" in one for one in _told(carried, "treaty", "treaty_gained"))


def test_carry__the_state_now_asked_is_no_longer_among_the_others():
    others = {"s1": {"state": "US", "reason": "Records"}, "s2": {"state": "AE", "reason": "Records"}}
    carried = carry(_with(completed(), request__other_states=others), "US")
    named = carried.case.answers.records("request.other_states")
    assert {key: one["state"] for key, one in named.items()} == {"s2": "AE", "s1": "CH"}


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Other State asked"), ("fr", "État également sollicité"), ("ar", "دولة مطلوب منها أيضا")],
)
def test_carry__the_first_state_is_named_among_the_others_asked(language, heading):
    carried = carry(completed(), "US").case
    letter = write_plain(compose_letter(carried, language))
    assert heading in letter
    again = carry(carried, "AE").case.answers.records("request.other_states")
    assert [one["state"] for one in again.values()] == ["CH", "US"]
    assert all("reason" not in one for one in again.values())
    back = carry(carry(completed(), "US").case, "CH").case.answers.records("request.other_states")
    assert [one["state"] for one in back.values()] == ["US"]


def test_carry__date_and_reference_of_the_first_letter_have_to_be_made_new():
    case = completed()
    carried = carry(case, "US")
    assert carried.case.answers.get("request.date") is UNKNOWN
    assert carried.case.answers.get("request.reference") == case.answers.get("request.reference")
    assert "COMP-001 request.date" in {
        f"{one.code} {one.where}" for one in carried.case.findings if one.is_open_blocker
    }
    assert [one.where for one in carried.differences if one.sort == "renew"] == [
        "request.other_states.s1.reason",
        "request.date",
        "request.reference",
    ]
    assert _told(carried, "renew") == [
        "Switzerland is named among the other States asked; say what it was asked for, and why.",
        "Date: the first letter's date is not copied; enter the day on which this one is signed.",
        _REFERENCE_OF_FIRST,
    ]


def test_carry__the_law_of_the_first_state_stays_behind_with_its_offence_named():
    case = _with(
        completed(), offences__o3__requested_law={"statute": "Swiss Criminal Code", "article": "article 305bis"}
    )
    carried = carry(case, "US")
    assert carried.case.answers.get("offences.o3.requested_law") is UNKNOWN
    assert "Money laundering: Corresponding provision of the requested State" in _told(carried, "left_behind")


def test_carry__tells_demands_languages_and_findings():
    case = completed()
    case.answer("request.letters", ("fr",))
    carried = carry(case, "US")
    accepted, letters = _told(carried, "language")
    assert accepted == "United States: requests are accepted in English."
    assert letters == "The letters are in: French."
    assert any("forfeiture" in one for one in _told(carried, "demand_open", "demand_met"))
    assert any(one.code == "LANG-001" for one in carried.differences if one.sort == "new_finding")
    assert not any("Switzerland" in one for one in _told(carried, "demand_open", "demand_met"))


def test_carry__a_finding_of_the_first_state__is_gone():
    case = completed()
    case.remove("pack_ch.lawful_at_home")
    assert any(one.code.startswith("CH.") for one in carry(case, "US").differences if one.sort == "finding_gone")


def test_carry__a_state_without_a_pack__says_what_is_not_known():
    assert _told(carry(completed(), "VA"), "language") == [
        "Vatican City: it is not known in which languages requests are accepted."
    ]


def test_carry__overrides_of_the_first_pack_go():
    case = completed()
    overrides = {
        "CH.any@request.purpose": Override("r", "b", "2026-11-23"),
        "DUAL-004@offences.o1": Override("r", "b", "2026-11-23"),
    }
    for key, one in overrides.items():
        case.draft = case.draft.with_override(key, one)
    assert list(carry(case, "US").case.draft.overrides) == ["DUAL-004@offences.o1"]


@pytest.mark.parametrize(("state", "code"), [("XQ", "USE-003"), ("CH", "USE-008"), ("UG", "USE-008")])
def test_carry__to_no_other_state__is_told(state, code):
    with pytest.raises(UsageError) as raised:
        carry(completed(), state)
    assert [one.code for one in raised.value.problems] == [code]


def test_questions_that_belong_to_the_other_state__are_not_those_of_the_office():
    theirs = [
        one
        for form in CONTENT.forms.forms
        for section in form.sections
        for one in section.questions
        if one.theirs != "false"
    ]
    assert {"requested_authority", "channel", "their_reference"} <= {one.id for one in theirs}
    assert all(isinstance(one, Question) and not one.office for one in theirs)
