"""Treaties weighed for a request: what fits, what is open, what is not known; nothing fits beside an open gap."""

from __future__ import annotations

import pytest

from mla_writer.case import Case
from mla_writer.checks import legal_basis
from mla_writer.checks.basis_relations import Precedence
from mla_writer.checks.criteria import Criterion
from mla_writer.checks.legal_basis import Basis, weigh_treaties
from mla_writer.checks.no_treaty import weigh_domestic_law
from mla_writer.conditions.values import Day, Ref
from mla_writer.translation.message import Message
from tests.sample import CONTENT, answered, completed, gapped

ON = Day(2026, 11, 23)


def weighed(case: Case) -> dict[str, Basis]:
    return {one.treaty: one for one in weigh_treaties(case.context, CONTENT.treaties, CONTENT.offences)}


def of(basis: Basis, sort: str) -> list[Criterion]:
    return [one for one in basis.criteria if one.sort == sort]


def charged(*categories: str, treaties: tuple[str, ...] = (), years: int = 7) -> Case:
    case = Case.new(CONTENT, "UG", "CH", ["bank_records"], ON)
    case.answer("request.treaties", treaties)
    for number, category in enumerate(categories, 1):
        if category:
            case.answer(f"offences.o{number}.category", category)
        case.draft = case.draft.with_answers(answered(case, f"offences.o{number}.penalty", {"max_years": str(years)}))
    return case


def test_sample__the_convention_against_corruption__fits_in_part_and_stands_first():
    found = weighed(gapped())
    assert [one.treaty for one in found.values() if not one.is_set_aside] == ["uncac", "untoc"]
    basis = found["uncac"]
    assert basis.is_named
    assert basis.fit == "partly"
    assert [one.state for one in of(basis, "parties")] == ["yes"]
    assert [one.end for one in of(basis, "assistance")] == ["46(3)(f)", "54(2), 46(3)(j)"]
    assert [one.state for one in of(basis, "offence")] == ["unknown", "open", "yes"]
    assert of(basis, "offence")[0].where == "offences.o1.category"
    assert [one.end for one in of(basis, "ground")] == ["46(8)", "46(22)"]


def test_all_named_and_binding__fits():
    basis = weighed(charged("money_laundering_conversion", treaties=("uncac",)))["uncac"]
    assert basis.fit == "fits"
    assert {one.state for one in basis.criteria} == {"yes"}


@pytest.mark.parametrize(("told", "words"), [("yes", "replaces it"), ("unknown", "If ")])
def test_all_named_and_binding__but_replaced__fits_in_part(told, words, monkeypatch):
    before = Precedence("replaces", "untoc", told, "art. 9")
    monkeypatch.setattr(legal_basis, "precedence", lambda *_: (before,))
    basis = weighed(charged("money_laundering_conversion", treaties=("uncac",)))["uncac"]
    (relation,) = of(basis, "relation")
    assert (basis.fit, relation.state, relation.end) == ("partly", "open", "art. 9")
    assert isinstance(relation.text, Message)
    assert words in relation.text.text


def test_optional_article__is_open_and_says_what_mends_it_until_that_is_answered():
    case = charged("corruption_abuse_functions", treaties=("uncac",))
    basis = weighed(case)["uncac"]
    (offence,) = of(basis, "offence")
    assert basis.fit == "partly"
    assert offence.state == "open"
    assert offence.where == "request.punishable_there"
    assert offence.remedy is not None
    case.draft = case.draft.with_answers(answered(case, "request.punishable_there", "It is believed to be theft."))
    (offence,) = of(weighed(case)["uncac"], "offence")
    assert offence.remedy is None
    assert offence.state == "open"


def test_offence_that_no_article_names__does_not_fit():
    assert weighed(charged("fraud", years=2))["untoc"].fit == "does_not_fit"
    case = charged("ocg_participation_group", treaties=("uncac",))
    basis = weighed(case)["uncac"]
    assert basis.fit == "does_not_fit"
    assert [one.where for one in of(basis, "condition")] == ["treaty_uncac.covered_because"]
    case.draft = case.draft.with_answers(answered(case, "treaty_uncac.covered_because", "Article 17, fact 3."))
    assert weighed(case)["uncac"].fit == "partly"


def test_offence_outside_the_catalogue__is_not_known_rather_than_not_named():
    basis = weighed(charged(""))["uncac"]
    assert [one.state for one in of(basis, "offence")] == ["unknown"]
    assert basis.fit in {"unknown", "not_yet"}


def test_conditions__not_answered__are_not_known_and_lead_to_their_question_once_the_treaty_is_named():
    open_ones = [one for one in of(weighed(gapped())["untoc"], "condition") if one.state != "yes"]
    assert [(one.state, one.where) for one in open_ones] == [("unknown", "")] * 3
    case = gapped()
    case.answer("request.treaties", ("uncac", "untoc"))
    basis = weighed(case)["untoc"]
    assert basis.fit == "not_yet"
    assert [one.where for one in of(basis, "condition") if one.state == "unknown"] == [
        "treaty_untoc.transnational_way",
        "treaty_untoc.transnational_facts",
        "treaty_untoc.group_facts",
    ]
    case.answer("treaty_untoc.transnational_way", ("trail_there",))
    case.answer("treaty_untoc.transnational_facts", (Ref("facts", "f4"),))
    case.answer("treaty_untoc.group_facts", (Ref("facts", "f2"),))
    basis = weighed(case)["untoc"]
    assert {one.state for one in of(basis, "condition")} == {"yes"}
    assert basis.fit == "fits"  # also what the Convention does not name, for it is serious crime


def test_serious_crime__widens_what_the_convention_covers():
    basis = weighed(charged("corruption_embezzlement_public"))["untoc"]
    assert [one.state for one in of(basis, "offence")] == ["open"]
    assert basis.fit == "not_yet"


def test_treaty_that_does_not_bind_both__is_set_aside_unless_it_is_named():
    case = Case.new(
        CONTENT, "CG", "CH", ["bank_records"], ON
    )  # Congo is outside the Convention against organized crime
    basis = weighed(case)["untoc"]
    assert basis.is_set_aside
    assert basis.fit == "does_not_fit"
    case.answer("request.treaties", ("untoc",))
    assert not weighed(case)["untoc"].is_set_aside


def test_party_that_cannot_be_told__is_not_known():
    case = Case.new(CONTENT, "SO", "CH", ["bank_records"], ON)
    case.answer("offences.o1.category", "money_laundering_conversion")
    basis = weighed(case)["untoc"]
    assert of(basis, "parties")[0].state == "unknown"
    assert basis.fit == "unknown"


def test_before_the_states_are_chosen__nothing_is_known():
    case = gapped()
    case.remove("request.requesting")
    basis = weighed(case)["uncac"]
    assert basis.fit == "unknown"
    assert of(basis, "parties")[0].where == "request.requesting"
    assert not basis.is_set_aside


def test_domestic_law__tells_what_is_answered_and_what_the_state_asks():
    case = Case.new(CONTENT, "UG", "CH", ["bank_records"], ON)
    before = weigh_domestic_law(case.context)
    states = ["unknown", "unknown", "unknown", "open", "open"]  # the third is what Switzerland asks
    assert [one.state for one in before] == states
    assert [one.text.text[:14] for one in before[3:] if isinstance(one.text, Message)] == [
        "Without a trea",
        "There is then ",
    ]
    assert before[2].sources[0].ref == "art. 8"
    case.answer("request.reciprocity", True)
    found = weigh_domestic_law(case.context)
    assert [one.state for one in found] == [
        "unknown",
        "yes",
        "open",
        "open",
    ]  # what it asks is met by the answer itself
    assert found[0].where == "request.domestic_law"
    assert isinstance(found[0].text, Message)


def test_declarations__several_of_one_state__are_told_at_once():
    case = completed()
    answers = {"requesting": "CH", "requested": "AL", "assistance": ["search_seizure"], "treaties": ["coe_mla_1959"]}
    for path, value in answers.items():
        case.draft = case.draft.with_answers(answered(case, f"request.{path}", value))

    found = [one for one in case.findings if one.code == "LEGAL-008"]

    reservations = CONTENT.treaties["coe_mla_1959"].reservations
    declared = [one.text for one in reservations if one.state == "AL" and one.kind == "declaration"]
    told = CONTENT.catalogues.say(found[0].message, "en")
    assert len(found) == 1
    assert len(declared) > 1
    assert all(one in told for one in declared)


def test_several_findings_at_one_place__the_gravest_is_told():
    case = completed()
    for path, value in (("requested", "SY"), ("treaties", ["untoc_smuggling", "untoc", "uncac"])):
        case.draft = case.draft.with_answers(answered(case, f"request.{path}", value))

    assert [one.level for one in case.findings if one.code == "LEGAL-001"] == ["blocker"]
