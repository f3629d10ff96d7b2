"""Asking another State in the same draft: all that would change is told beforehand, and nothing is changed."""

from __future__ import annotations

import pytest

from mla_writer.case import Case
from mla_writer.change import REQUESTED, Changed, change, is_begun
from mla_writer.conditions.values import Day
from mla_writer.errors import UsageError
from mla_writer.letters import wording_for
from tests.sample import CONTENT, completed


def told(changed: Changed, *sorts: str) -> list[str]:
    found = (one for one in changed.differences if one.sort in sorts)
    return [wording_for(one.case, "en").told(one.message) for one in found]


def test_change__changes_nothing():
    case = completed()
    before, findings = case.draft, case.findings
    changed = change(case, "US")
    assert case.draft is before
    assert case.findings == findings
    assert changed.case.requested == "US"
    assert case.undo_name is None


def test_answers_no_longer_asked__are_named_and_kept():
    case = completed()
    changed = change(case, "KE")
    assert told(changed, "kept") == ["Lawfulness of the production in the requesting State"]
    kept = [one.where for one in changed.differences if one.sort == "kept"]
    assert all(changed.case.answers.get(path) == case.answers.get(path) for path in kept)
    case.answer(REQUESTED, "KE")
    back = change(case, "CH")
    assert "Lawfulness of the production in the requesting State" in told(back, "asked")
    case.answer(REQUESTED, "CH")
    assert {path for path, _ in case.answers.leaves()} == {path for path, _ in completed().answers.leaves()}


def test_findings__that_come_and_go_are_those_of_the_case_that_asks_the_other_state():
    case = completed()
    case.remove("pack_ch.lawful_at_home")
    changed = change(case, "KE")
    other = completed()
    other.remove("pack_ch.lawful_at_home")
    other.answer(REQUESTED, "KE")
    fresh = Case(CONTENT, other.draft, on=other.on)  # that remembers nothing
    before, after = {one.key for one in case.findings}, {one.key for one in fresh.findings}
    news = [one for one in changed.differences if one.sort == "new_finding"]
    gone = [one for one in changed.differences if one.sort == "finding_gone"]
    assert len(news) == len(after - before)
    assert len(gone) == len(before - after)
    assert any(one.code.startswith("CH.") for one in gone)
    assert {one.level for one in news} <= {"blocker", "warning", "advice"}
    assert all(one.level for one in (*news, *gone))


def test_legal_bases__lost_gained_and_kept():
    case = completed()
    gained = told(change(case, "KE"), "treaty_gained")
    assert any("Commonwealth" in one for one in gained)
    case.answer(REQUESTED, "KE")
    lost = told(change(case, "CH"), "treaty_lost")
    assert any("Commonwealth" in one for one in lost)
    assert any("against Corruption binds both" in one for one in told(change(case, "CH"), "treaty"))


def test_legal_basis__on_which_the_request_relies__is_said_to_be_lost():
    case = completed()
    no_party = next(
        state
        for state in sorted(CONTENT.vocabulary.words["country"])
        if CONTENT.treaties_between("UG", state, Day(2026, 11, 23), ["uncac"])["uncac"].in_force == "no"
    )
    lost = told(change(case, no_party), "treaty_lost")
    assert any("against Corruption, on which the request relies: " in one for one in lost)


def test_demands__met_open_and_gone():
    changed = change(completed(), "US")
    assert any("forfeiture" in one for one in told(changed, "demand_met"))
    gone = told(changed, "demand_gone")
    assert gone
    assert all("United States" not in one for one in gone)
    enclosures = [one for one in gone if "wants enclosures in German" in one]
    assert len(enclosures) == 1  # each document once would be nine lines
    assert enclosures[0].endswith(" times)")
    back = completed()
    back.remove("request.translation")
    back.answer(REQUESTED, "US")
    assert any("German, French or Italian" in one for one in told(change(back, "CH"), "demand_open"))


def test_way__tells_what_both_states_say_where_that_differs():
    changed = change(completed(), "US")
    ways = {wording_for(one.case, "en").told(one.message): one for one in changed.differences if one.sort == "way"}
    authority, words = ways["Authority"], wording_for(changed.case, "fr")
    assert [words.told(one) for one in authority.before] == ["Office fédéral de la justice (Federal Office of Justice)"]
    assert [words.told(one) for one in authority.after] == [
        "Bureau des affaires internationales (Office of International Affairs)"
    ]
    assert {"Languages", "Must the act be an offence there too?", "Minimum penalty", "Urgent channel"} <= set(ways)
    advance = ways["Advance copy by e-mail"]
    assert advance.before == ()
    assert advance.after


def test_state_without_a_pack__is_said_to_be_unknown():
    changed = change(completed(), "VA")
    assert told(changed, "language") == ["Vatican City: it is not known in which languages requests are accepted."]
    assert "Vatican City: there is no country pack, so the requirements are not known." in told(changed, "way")


def test_letters__in_a_language_that_is_not_accepted__are_named():
    case = completed()
    case.answer("request.letters", ("ar",))
    assert told(change(case, "KE"), "language")[1] == "The letters are in: Arabic."


@pytest.mark.parametrize(("state", "code"), [("XQ", "USE-003"), ("CH", "USE-008"), ("UG", "USE-008")])
def test_change__to_no_other_state__is_told(state, code):
    with pytest.raises(UsageError) as raised:
        change(completed(), state)
    assert [one.code for one in raised.value.problems] == [code]


def test_request__is_begun_once_more_stands_in_it_than_the_choices_at_its_beginning():
    case = Case.new(CONTENT, "UG", "CH", ["bank_records"])
    assert not is_begun(case)
    case.answer("request.channel", "central_authorities")
    assert is_begun(case)
    case.undo()
    case.answer("persons.p1.family", "Okello")
    assert is_begun(case)
    assert is_begun(completed())
