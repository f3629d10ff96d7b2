"""Dual criminality: whether it matters here and why, what a threshold finds, what a fact weighs, what the letter says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mla_writer import yamlio
from mla_writer.answers.values import Link, Text
from mla_writer.case import Case
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import counts, is_condition, is_tested, level_of_gap, need, needed_for
from mla_writer.checks.finding import Finding
from mla_writer.checks.rules import (
    act_of_another,
    conclusion_instead_of_fact,
    facts_in_wrong_order,
    label_instead_of_conduct,
    law_said_over_a_gap,
    looked_at_as_something_else,
    mind_of_nobody,
    offence_may_not_exist_there,
    office_not_entered,
    participation_not_told,
    penalty_below_threshold,
)
from mla_writer.checks.weight import LONG, SHORT, asserts_mind, is_conclusion, label_in, words
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Period, Ref
from mla_writer.countries.model import Assistance, CountryPack, DualCriminality, MeasureDualCriminality
from mla_writer.countries.points import Threshold
from mla_writer.forms.model import Source
from mla_writer.interview.shown import Shown
from mla_writer.letters import compose_letter
from mla_writer.offences.library import OffenceLibrary
from mla_writer.translation.sentences import slots_of
from mla_writer.treaties.model import Told, TreatyDualCriminality
from tests.sample import CONTENT, answered, completed, gapped

LAW = Source(title="Mutual Assistance Act", ref="s. 5", as_of="2024-01-01", confidence="official")
HEARSAY = Source(title="told", confidence="general_knowledge")


def with_pack(case: Case, dual: DualCriminality | None = None, **measures: Assistance) -> Context:
    """Return the context of a case before a State whose pack says this of dual criminality."""
    context = case.context
    assert context.pack is not None
    pack: CountryPack = replace(
        context.pack, dual_criminality=dual or context.pack.dual_criminality, assistance=measures
    )
    return replace(context, pack=pack)


def of(dual: MeasureDualCriminality) -> Assistance:
    return Assistance(possible="yes", dual_criminality=dual)


def changed(**answers: object) -> Case:
    """Return the completed sample with answers at paths written with `__` for dots."""
    case = completed()
    for path, value in answers.items():
        case.draft = case.draft.with_answers(case.answers.set(path.replace("__", "."), value))
    return case


def told(case: Case, code: str) -> list[tuple[str, str]]:
    return [(one.level, one.where) for one in case.findings if one.code == code]


# ---- whether it matters ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "needed", "condition"),
    [
        ("all", "yes", True),
        ("coercive", "yes", True),
        ("none", "no", False),
        ("discretionary", "discretionary", UNKNOWN),
        ("varies", "unknown", UNKNOWN),
        ("unknown", "unknown", UNKNOWN),
        ("treaty", "discretionary", UNKNOWN),
    ],
)
def test_need__follows_what_the_state_says_in_general(scope, needed, condition):
    context = with_pack(completed(), DualCriminality(scope=scope, sources=(LAW,)))
    assert need(context).needed == needed
    assert need(context).sources == (LAW,)
    assert is_condition(context) is condition


def test_need__coercive__and_nothing_is_compelled__is_no_condition():
    case = completed()
    case.draft = case.draft.with_answers(case.answers.set("request.assistance", ("data_preservation",)))
    assert needed_for(case.context, "data_preservation") == "no"
    assert is_condition(case.context) is False
    assert level_of_gap(case.context)[0] == "advice"
    assert need(case.context).more == ()


def test_need__compulsion_is_open__is_said_to_be_open():
    case = completed()
    case.draft = case.draft.with_answers(
        case.answers.set("request.assistance", ("bank_records",)).remove("bank_records.manner")
    )
    assert case.context.is_coercive("bank_records") is UNKNOWN
    assert need(case.context).needed == "open"
    assert is_condition(case.context) is UNKNOWN
    assert level_of_gap(case.context)[0] == "warning"


def test_need__a_measure_told_apart__goes_before_what_holds_in_general():
    own = of(MeasureDualCriminality(needed="yes", sources=(LAW,)))
    context = with_pack(completed(), DualCriminality(scope="none"), freezing=own)
    assert needed_for(context, "freezing") == "yes"
    assert needed_for(context, "bank_records") == "no"
    found = need(context)
    assert found.needed == "yes"
    assert found.sources == (LAW,)
    assert found.text.parameters["measures"].value == ("freezing",)  # type: ignore[attr-defined]
    assert level_of_gap(context)[:2] == ("blocker", (LAW,))


def test_need__weak_source__never_blocks():
    context = with_pack(completed(), DualCriminality(scope="all", sources=(HEARSAY,)))
    assert is_condition(context) is True
    assert level_of_gap(context)[0] == "advice"


def test_need__by_treaty__the_strictest_counts__and_help_without_compulsion_is_owed():
    context = with_pack(completed(), DualCriminality(scope="treaty"))
    uncac = context.relied_on["uncac"]
    strict = replace(uncac, dual_criminality=TreatyDualCriminality(ref="5", need="required"))
    assert needed_for(replace(context, relied_on={"uncac": uncac, "x": strict}), "freezing") == "yes"
    assert needed_for(replace(context, relied_on={}), "freezing") == "unknown"
    case = completed()
    case.draft = case.draft.with_answers(case.answers.set("request.assistance", ("data_preservation",)))
    assert needed_for(with_pack(case, DualCriminality(scope="treaty")), "data_preservation") == "no"


def test_need__without_a_pack_or_a_state__is_not_known():
    case = completed()
    assert need(replace(case.context, pack=None)).needed == "unknown"
    assert level_of_gap(replace(case.context, pack=None))[0] == "warning"
    case.draft = case.draft.with_answers(case.answers.remove("request.requested"))
    assert "Choose the requested State" in need(case.context).text.text


def test_need__of_one_measure_by_treaty__is_what_the_treaties_relied_on_say():
    own = of(MeasureDualCriminality(needed="treaty"))
    context = with_pack(completed(), DualCriminality(scope="none"), freezing=own, data_preservation=own)
    assert needed_for(context, "freezing") == "discretionary"
    assert needed_for(context, "data_preservation") == "no"
    assert needed_for(replace(context, relied_on={}), "freezing") == "unknown"


def test_need__without_a_pack__is_not_known():
    context = replace(completed().context, pack=None)
    assert needed_for(context, "freezing") == "unknown"
    assert level_of_gap(context) == ("warning", (), None)


def test_need__treaty_of_same_conduct__says_how_it_is_met__only_where_it_binds_both():
    context = completed().context
    assert [one.treaty for one in need(context).more] == ["uncac"]
    assert need(context).more[0].sources[0].ref == "43(2)"
    case = completed()
    case.draft = case.draft.with_answers(case.answers.set("request.requesting", "KP"))
    assert need(case.context).more == ()


def test_tested__objective_elements_only__leaves_states_of_mind_out():
    context = completed().context
    charge = context.charges[1]
    assert {one.id: is_tested(context, one) for one in charge.elements} == {
        "official": True, "violation": True, "aim": False, "intent": False,
    }  # fmt: skip
    every = with_pack(completed(), DualCriminality(scope="all", tested="all_elements"))
    assert all(is_tested(every, one) for one in charge.elements)
    assert not counts(
        every, replace(context.charges[0], participation="attempt"), context.charges[0].of_kind("result")[0]
    )


# ---- thresholds --------------------------------------------------------------------------------------------------------


def thresholds(dual: DualCriminality | None = None, **penalty: object) -> list[Finding]:
    case = completed()
    if penalty:
        case.draft = case.draft.with_answers(case.answers.set("offences.o1.penalty", penalty))
    found = penalty_below_threshold.find(with_pack(case, dual))
    return [one for one in found if one.where.startswith("offences.o1.")]


@pytest.mark.parametrize(
    ("penalty", "is_found"),
    [
        ({"max_years": 1}, True),
        ({"max_years": 1, "max_months": 1}, False),
        ({"max_years": 2}, False),
        ({"max_months": 6}, True),
        ({"life": True}, False),
        ({"death": True}, False),
        ({"fine": Text.written("a fine")}, True),
        ({"life": False}, False),  # not answered is told elsewhere
    ],
)
def test_threshold__more_than_a_year_under_the_law_of_the_requesting_state(penalty, is_found):
    dual = DualCriminality(threshold=Threshold(max_years=1, more_than=True, under="requesting", sources=(LAW,)))
    found = thresholds(dual, **penalty)
    assert [(one.level, one.where, one.result) for one in found] == (
        [("blocker", "offences.o1.penalty", "not_met")] if is_found else []
    )


def test_threshold__at_least_a_year__is_reached_by_a_year():
    dual = DualCriminality(threshold=Threshold(max_years=1, under="requesting", sources=(LAW,)))
    assert thresholds(dual, max_years=1) == []
    assert len(thresholds(dual, max_months=11)) == 1


def test_threshold__of_the_requested_law__is_asked__until_the_provision_is_named():
    dual = DualCriminality(threshold=Threshold(max_years=1, more_than=True, sources=(LAW,)))
    found = thresholds(dual, max_months=6)
    assert [(one.level, one.where, one.result) for one in found] == [
        ("advice", "offences.o1.requested_law", "cannot_tell")
    ]
    case = changed(offences__o1__requested_law={"statute": Text.written("Criminal Code"), "article": "art. 1"})
    found = [one for one in penalty_below_threshold.find(with_pack(case, dual)) if ".o1." in one.where]
    assert found == []


@pytest.mark.parametrize(("under", "wheres"), [("both", ["penalty"]), ("either", ["requested_law"])])
def test_threshold__under_both_laws_or_either(under, wheres):
    dual = DualCriminality(threshold=Threshold(max_years=1, under=under, sources=(LAW,)))
    assert [one.where.rpartition(".")[2] for one in thresholds(dual, max_months=6)] == wheres
    assert [one.where.rpartition(".")[2] for one in thresholds(dual, max_years=9)] == (
        ["requested_law"] if under == "both" else []
    )


def test_threshold__for_other_measures_or_without_a_source_to_trust__says_nothing_or_asks():
    for_search = DualCriminality(
        threshold=Threshold(max_years=9, under="requesting", for_=("search_seizure",), sources=(LAW,))
    )
    assert thresholds(for_search, max_years=1) == []
    coercive = DualCriminality(threshold=Threshold(max_years=9, under="requesting", for_=("coercive",), sources=(LAW,)))
    assert len(thresholds(coercive, max_years=1)) == 1
    weak = DualCriminality(threshold=Threshold(max_years=9, under="requesting", sources=(HEARSAY,)))
    assert [one.level for one in thresholds(weak, max_years=1)] == ["advice"]


def test_threshold__of_a_measure__goes_before_the_general_one():
    own = of(MeasureDualCriminality(needed="yes", threshold=Threshold(max_years=5, under="requesting", sources=(LAW,))))
    dual = DualCriminality(threshold=Threshold(max_years=9, under="requesting", sources=(LAW,)))
    case = changed(offences__o1__penalty={"max_years": 6})
    found = [
        one
        for one in penalty_below_threshold.find(with_pack(case, dual, freezing=own))
        if one.where == "offences.o1.penalty"
    ]
    assert [one.message.parameters["measures"].value for one in found] == [("bank_records",)]  # type: ignore[attr-defined]


def test_threshold__of_a_treaty_in_force__under_both_laws():
    case = changed(offences__o1__penalty={"max_months": 6})
    context = case.context
    asking = replace(
        context.relied_on["uncac"], dual_criminality=TreatyDualCriminality(ref="5", need="required", max_years=1)
    )
    found = [
        one
        for one in penalty_below_threshold.find(replace(context, relied_on={"uncac": asking}))
        if ".o1." in one.where
    ]
    assert [(one.where, one.origin) for one in found] == [("offences.o1.penalty", "treaty:uncac")]
    assert list(penalty_below_threshold.find(replace(context, relied_on={"uncac": asking}, treaties={}))) == []


def of_treaty(case: Case, in_force: Told = "yes", coercive_only: bool = False) -> list[Finding]:
    """What is found where the convention asks for two years, and is named after one that asks for nothing."""
    dual = TreatyDualCriminality(ref="5", need="required", max_years=2, coercive_only=coercive_only)
    context, named = case.context, case.context.relied_on["uncac"]
    relied_on = {
        "silent": replace(named, dual_criminality=None),
        "uncac": replace(named, dual_criminality=dual),
    }
    treaties = {"uncac": replace(context.treaties["uncac"], in_force=in_force)}
    found = penalty_below_threshold.find(replace(context, relied_on=relied_on, treaties=treaties))
    return [one for one in found if one.where.startswith("offences.o1.")]


@pytest.mark.parametrize(("months", "where"), [(23, "penalty"), (24, "requested_law")])
def test_threshold__of_a_treaty__is_reached_by_its_years__of_the_other_law_it_is_asked(months, where):
    found = of_treaty(changed(offences__o1__penalty={"max_months": months}))
    assert [one.where for one in found] == [f"offences.o1.{where}"]
    assert [one.message.parameters["measures"].value for one in found] == [("bank_records", "freezing")]  # type: ignore[attr-defined]


def test_threshold__of_a_treaty_not_known_to_bind__says_nothing():
    assert of_treaty(changed(offences__o1__penalty={"max_months": 11}), "unknown") == []


def test_threshold__of_a_treaty_for_what_needs_compulsion__leaves_the_rest_out():
    case = changed(offences__o1__penalty={"max_months": 11}, bank_records__manner="voluntary")
    measures = [one.message.parameters["measures"].value for one in of_treaty(case)]  # type: ignore[attr-defined]
    assert measures == [("bank_records", "freezing")]
    found = of_treaty(case, coercive_only=True)
    assert [one.message.parameters["measures"].value for one in found] == [("freezing",)]  # type: ignore[attr-defined]
    case.draft = case.draft.with_answers(case.answers.set("request.assistance", ("bank_records",)))
    assert of_treaty(case, coercive_only=True) == []


def test_threshold__of_years_and_months():
    dual = DualCriminality(threshold=Threshold(max_years=1, max_months=2, under="requesting", sources=(LAW,)))
    assert len(thresholds(dual, max_months=13)) == 1
    assert thresholds(dual, max_months=14) == []


# ---- what a fact weighs ------------------------------------------------------------------------------------------------


def fact(text: str, **more: object) -> Context:
    case = completed()
    return changed_case(case, {"what": Text.written(text), **more}).context


def changed_case(case: Case, record: dict[str, object]) -> Case:
    case.draft = case.draft.with_answers(case.answers.set("facts.x", record))
    return case


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kato bribed the inspector.", "bribed"),
        ("Kato a versé un pot-de-vin.", "pot-de-vin"),
        ("دفع كاتو الرشوة للمفتش.", "رشوة"),
        ("Kato paid USD 2,000 as a bribe.", ""),
        ("Kato gave the inspector “the bribe”.", ""),
        ("Kato prescribed medicine.", ""),
        ("Kato met the bribemonger.", ""),
        ("Kato met the inspector.", ""),
        ("bribe " * (LONG + 1), ""),
        ("bribe " * LONG, "bribe"),
    ],
)
def test_label__is_a_word_of_the_charge_in_a_fact_that_tells_nothing_else(text, word):
    assert label_in(fact(text), "x", ("bribe", "pot-de-vin", "رشوة")) == word


def test_label__beside_a_thing_or_a_sum__is_no_mere_name():
    assert label_in(fact("The bribe.", things=(Ref("things", "acc1"),)), "x", ("bribe",)) == ""
    assert label_in(fact("The bribe.", amounts=(Amount.parse("USD 5"),)), "x", ("bribe",)) == ""
    assert label_in(fact("The bribe."), "x", ()) == ""
    assert label_in(fact("The bribe."), "x", ("", " ")) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Lakeshore launders USD 1,250,000 through account 4711.", "launders"),
        ("Lakeshore blanchit 1 250 000 USD par le compte 4711.", "blanchit"),
        ("Lakeshore launders USD 1,250,000 by paying an invoice.", ""),
        ("Lakeshore transfers the laundered USD 1,250,000.", ""),
        ("Kato launders “the usual”, USD 5,000.", ""),
        ("The laundering of USD 1,250,000.", ""),
    ],
)
def test_label__as_the_only_verb__is_a_mere_name_also_beside_a_sum(text, word):
    assert label_in(fact(text), "x", ("launder", "laundered", "laundering", "blanchi")) == word


YEAR, SPAN = Period.parse("2023"), Period.parse("2023-01/2024-06")


@pytest.mark.parametrize(
    ("more", "concludes"),
    [
        ({}, True),
        ({"when": YEAR}, True),
        ({"when": SPAN}, True),
        ({"when": Period.parse("2023-03/execution")}, True),
        ({"when": Period.parse("2023-03")}, False),
        ({"when": Period.parse("2023-01-01/2023-12-31")}, False),
        ({"actors": (Ref("persons", "p1"),)}, False),
        ({"things": (Ref("things", "acc1"),)}, False),
        ({"amounts": (Amount.parse("USD 5"),)}, False),
    ],
)
def test_conclusion__is_a_fact_without_actor_time_thing_or_sum(more, concludes):
    assert is_conclusion(fact("The money came from crime.", **more), "x") is concludes


def test_conclusion__a_fact_without_words_or_with_a_figure__is_none():
    assert not is_conclusion(fact(""), "x")
    assert not is_conclusion(fact("Company 8002 was empty."), "x")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He knew it.", "knew"),
        ("Il savait que l’argent était volé.", "savait"),
        ("فعل ذلك عن علم.", "عن علم"),
        ("He knew it: “arrived”, says his diary.", ""),
        ("He knew " + "that " * SHORT, ""),
        ("He knew that the money in account 4711 was stolen.", "knew"),
        ("He wrote in 2023 that he knew it.", ""),
        ("He paid.", ""),
        ("An unknown man came.", ""),
    ],
)
def test_mind__is_asserted_by_a_short_fact_that_tells_nothing_to_infer_it_from(text, word):
    assert asserts_mind(fact(text), "x") == word


def test_words__are_counted_without_signs_and_figures():
    assert words("L’argent – 500 USD – part.") == 3


# ---- rules -------------------------------------------------------------------------------------------------------------


def test_label__in_a_short_fact_warns__in_a_longer_one_advises__and_not_tested_is_silent():
    assert told(changed(facts__f9__what=Text.written("Abuse of office.")), "DUAL-005") == [("warning", "facts.f9.what")]
    longer = "Abuse of office " + "again and again " * 4
    assert told(changed(facts__f9__what=Text.written(longer)), "DUAL-005") == [("advice", "facts.f9.what")]
    case = changed(facts__f7__what=Text.written("Abuse of office."))
    elements = {"official": (Link("f9", "p1"),), "violation": (Link("f9", "p1"),), "aim": (Link("f7", "p1"),)}
    case.draft = case.draft.with_answers(case.answers.set("offences.o2.elements", elements))
    assert told(case, "DUAL-005") == []  # a state of mind is not tested in Switzerland


def test_label__words_of_the_catalogue_count__in_every_language(tmp_path):
    (tmp_path / "corruption.yaml").write_text(
        (CONTENT.folder / "forms" / "offences" / "corruption.yaml")
        .read_text(encoding="utf-8")
        .replace("title: Corruption\n", "title: Corruption\nlabels: {en: [graft], fr: [magouille]}\n")
        if "\nlabels:" not in (CONTENT.folder / "forms" / "offences" / "corruption.yaml").read_text(encoding="utf-8")
        else "family: corruption\nversion: 1\ntitle: Corruption\nlabels: {en: [graft], fr: [magouille]}\noffences:\n"
        "  - {id: corruption_abuse_functions, name: Abuse, elements: [{id: violation, kind: conduct, text: Did}]}\n",
        encoding="utf-8",
    )
    case = changed(facts__f9__what=Text.written("Une magouille."))
    context = replace(case.context, offences=OffenceLibrary(tmp_path))
    assert [one.where for one in label_instead_of_conduct.find(context)] == ["facts.f9.what"]
    assert list(label_instead_of_conduct.find(case.context)) == []


def test_mind__linked_fact_of_others__is_a_warning_only_where_every_element_is_tested():
    plain = completed()
    assert list(mind_of_nobody.find(plain.context)) == []
    every = with_pack(plain, DualCriminality(scope="all", tested="all_elements", sources=(LAW,)))
    assert [(one.level, one.where) for one in mind_of_nobody.find(every)] == [
        ("warning", "offences.o3.elements.purpose.p1")
    ]
    unknown = with_pack(plain, DualCriminality(scope="all"))
    assert [one.level for one in mind_of_nobody.find(unknown)] == ["advice"]
    not_needed = with_pack(plain, DualCriminality(scope="none", tested="all_elements"))
    assert [one.level for one in mind_of_nobody.find(not_needed)] == ["advice"]


def test_act_of_another__indirect_links_participation_and_representatives_are_silent():
    elements = dict(completed().answers.get("offences.o3.elements"))  # type: ignore[call-overload]
    for_all = {**elements, "convert": (Link("f4"),)}
    assert told(changed(offences__o3__elements=for_all), "DUAL-008") == [("warning", "offences.o3.elements.convert.p1")]
    indirect = {**elements, "convert": (Link("f4", "p1", "indirect"), Link("f4", "p2"))}
    assert told(changed(offences__o3__elements=indirect), "DUAL-008") == []
    assert told(changed(offences__o3__elements=for_all, offences__o3__participation="aiding"), "DUAL-008") == []
    behind = changed(offences__o3__elements=for_all, persons__p2__representative=Ref("persons", "p1"))
    assert told(behind, "DUAL-008") == []
    nobody = changed(offences__o3__elements=for_all, facts__f4__actors=())
    assert told(nobody, "DUAL-008") == []
    also_own = {**elements, "convert": (Link("f4"), Link("f9", "p1"))}
    assert told(changed(offences__o3__elements=also_own), "DUAL-008") == []


@pytest.mark.parametrize(
    ("when", "found"),
    [("2022-12-03", True), ("2023-02-11", False), ("2023-02", False), ("2022/2023", False), ("2022/execution", False)],
)
def test_order__property_moved_before_it_was_obtained(when, found):
    case = changed(facts__f4__when=Period.parse(when))
    assert [one.where for one in facts_in_wrong_order.find(case.context)] == (
        ["offences.o3.elements.proceeds"] if found else []
    )


def test_order__a_fact_without_a_time__leaves_it_open():
    case = changed(facts__f4__when=Period.parse("2022-12-03"))
    case.draft = case.draft.with_answers(case.answers.remove("facts.f2.when"))
    assert list(facts_in_wrong_order.find(case.context)) == []


def test_participation__attempt_with_an_indirect_result__or_principal__is_silent():
    links = dict(completed().answers.get("offences.o1.elements"))  # type: ignore[call-overload]
    assert told(changed(offences__o1__participation="attempt"), "DUAL-010") == [
        ("warning", "offences.o1.participation")
    ]
    pointing = {**links, "loss": (Link("f3", "", "indirect"),)}
    assert told(changed(offences__o1__participation="attempt", offences__o1__elements=pointing), "DUAL-010") == []
    assert list(participation_not_told.find(completed().context)) == []
    without = {key: one for key, one in links.items() if key != "act"}
    assert told(changed(offences__o1__participation="aiding", offences__o1__elements=without), "DUAL-010") == []
    assert told(changed(offences__o1__participation="aiding"), "DUAL-010") == []  # p2 is involved in the act


def test_optional_offence__is_asked_about_only_where_nothing_obliges_and_nothing_is_said():
    silent = changed()
    silent.draft = silent.draft.with_answers(silent.answers.remove("request.punishable_there"))
    assert [one.level for one in offence_may_not_exist_there.find(silent.context)] == ["warning"]
    named = {"statute": Text.written("Code"), "article": "1"}
    said = Case(CONTENT, silent.draft.with_answers(silent.answers.set("offences.o2.requested_law", named)))
    assert list(offence_may_not_exist_there.find(said.context)) == []
    obliging = Case(
        CONTENT, silent.draft.with_answers(silent.answers.set("offences.o2.category", "money_laundering_conversion"))
    )
    assert list(offence_may_not_exist_there.find(obliging.context)) == []
    foreign = "corruption_active_bribery_foreign"  # binding in one treaty, optional in the other
    other = silent.answers.set("offences.o2.category", foreign).set("request.treaties", ("untoc",))
    assert len(list(offence_may_not_exist_there.find(Case(CONTENT, silent.draft.with_answers(other)).context))) == 1
    both = other.set("request.treaties", ("untoc", "uncac"))
    assert list(offence_may_not_exist_there.find(Case(CONTENT, silent.draft.with_answers(both)).context)) == []


def test_character__is_flagged_until_the_law_there_is_spoken_of(tmp_path):
    (tmp_path / "tax.yaml").write_text(
        "family: tax\nversion: 1\ntitle: Tax\noffences:\n"
        "  - {id: corruption_abuse_functions, name: Evasion, character: [fiscal, political], elements: []}\n",
        encoding="utf-8",
    )
    case = changed()
    catalogue = OffenceLibrary(tmp_path)
    assert list(looked_at_as_something_else.find(replace(case.context, offences=catalogue))) == []
    case.draft = case.draft.with_answers(case.answers.remove("request.punishable_there"))
    found = list(looked_at_as_something_else.find(replace(case.context, offences=catalogue)))
    assert [(one.level, one.where) for one in found] == [("advice", "request.punishable_there")] * 2


def test_law_over_a_gap__is_told_at_the_sentence__or_at_the_provision_of_the_offence():
    case = changed()
    elements = {"official": (Link("f9", "p1"),)}
    case.draft = case.draft.with_answers(case.answers.set("offences.o2.elements", elements))
    assert told(case, "DUAL-014") == [("advice", "request.punishable_there")]
    case.draft = case.draft.with_answers(
        case.answers.remove("request.punishable_there").set("offences.o2.requested_law", {"article": "1"})
    )
    assert told(case, "DUAL-014") == [("advice", "offences.o2.requested_law")]
    assert list(law_said_over_a_gap.find(completed().context)) == []


def test_office__of_anybody_in_the_fact_is_enough():
    case = changed()
    assert list(office_not_entered.find(case.context)) == []
    offices = case.answers.get("persons.p1.offices")
    case.draft = case.draft.with_answers(case.answers.remove("persons.p1.offices").set("persons.p2.offices", offices))
    assert list(office_not_entered.find(case.context)) == []  # the company's office-holder is involved in the same fact
    case.draft = case.draft.with_answers(case.answers.remove("persons.p2.offices"))
    assert {one.where for one in office_not_entered.find(case.context)} == {"persons.p1.offices"}


def test_conclusion__that_only_names_the_offence__is_told_once():
    case = changed(facts__f9__what=Text.written("Abuse of office."), facts__f9__actors=(), facts__f9__when=YEAR)
    codes = {one.code for one in case.findings if one.where == "facts.f9.what"}
    assert "DUAL-005" in codes
    assert "DUAL-006" not in codes
    assert list(conclusion_instead_of_fact.find(completed().context)) == []
    assert list(act_of_another.find(completed().context)) == []


# ---- the letter --------------------------------------------------------------------------------------------------------


def letter(case: Case, language: str = "en", **how: object) -> str:
    document = compose_letter(case, language, **how)  # type: ignore[arg-type]
    return repr(document)


def test_letter__says_nothing_of_it_where_the_state_does_not_ask():
    case = completed()
    case.draft = case.draft.with_answers(case.answers.set("request.assistance", ("data_preservation",)))
    assert "facts are relied on" not in letter(case)


def test_letter__for_a_reader_who_may_not_see_the_facts__does_not_list_them():
    assert "facts are relied on" in letter(completed())
    assert "facts are relied on" not in letter(completed(), reader="provider")


def test_letter__with_an_element_open__never_says_that_it_is_punishable_there():
    said = letter(gapped())
    assert "believed to be an offence" not in said
    assert "deemed fulfilled" not in said
    assert "no fact has been stated so far" in said


def test_live__of_a_case_without_offences__has_no_charges():
    case = Case.new(CONTENT, "UG", "CH", ["bank_records"], Day(2026, 11, 23))
    assert case.context.charges == ()


# ---- what every finding says -------------------------------------------------------------------------------------------


def planted() -> list[Any]:
    data: Any = yamlio.read(Path(__file__).parents[1] / "gaps" / "defects.yaml").data
    of_the_sample = [one for one in data["defects"] if str(one["finding"]).startswith("DUAL-") and "base" not in one]
    return [pytest.param(one, id=str(one["id"])) for one in of_the_sample]


LEVELS = {"DUAL-001": "blocker", "DUAL-003": "blocker", "DUAL-014": "advice", "DUAL-015": "advice"}


@pytest.mark.parametrize("defect", planted())
def test_finding__is_worded_whole__and_an_override_of_it_rests_on_answers_that_it_read(defect):
    case = completed()
    for path in defect.get("remove", ()):
        case.draft = case.draft.with_answers(case.answers.remove(path))
    for path, value in defect.get("set", {}).items():
        case.draft = case.draft.with_answers(answered(case, path, value))
    found = next(one for one in case.findings if (one.code, one.where) == (defect["finding"], defect["at"]))
    advised = {"name_of_the_offence_in_a_dated_fact", "name_of_the_offence_as_the_only_verb"}
    level = LEVELS.get(found.code, "advice" if defect["id"] in advised else "warning")
    assert (found.kind, found.level, found.result, found.origin) == ("dual_criminality", level, "not_met", "program")
    for message in (found.title, found.message):
        assert message is not None
        for slot in slots_of(message.text):
            value = message.parameters[slot.partition("|")[0]]
            assert value not in (None, "")
            assert not isinstance(value, Shown) or value.value not in (None, UNKNOWN)
    assert found.rests_on
    assert all(one and case.live.questionnaire.shape(one) is not None for one in found.rests_on)
    given = [one for one in found.rests_on if case.answers.get(one) is not UNKNOWN]
    assert given or defect.get("remove")


def test_mind__asserted_in_a_fact__is_told_at_the_fact__where_minds_are_tested():
    case = changed(facts__f9__what=Text.written("He knew it."))
    every = with_pack(case, DualCriminality(scope="all", tested="all_elements", sources=(LAW,)))
    found = [one for one in mind_of_nobody.find(every) if one.where == "facts.f9.what"]
    assert {(one.level, one.kind, one.result) for one in found} == {("warning", "dual_criminality", "not_met")}
    assert found[0].message.parameters["word"] == "knew"
    assert found[0].message.parameters["person"].value == Ref("persons", "p1")  # type: ignore[attr-defined]
    assert found[0].message.parameters["fact"].value == Ref("facts", "f9")  # type: ignore[attr-defined]
    assert found[0].rests_on == ("facts.f9.what",)
    assert list(mind_of_nobody.find(case.context)) == []


def test_mind__of_somebody_absent__names_offence_element_and_person():
    every = with_pack(completed(), DualCriminality(scope="all", tested="all_elements", sources=(LAW,)))
    [found] = mind_of_nobody.find(every)
    assert (found.kind, found.result, found.where) == (
        "dual_criminality", "not_met", "offences.o3.elements.purpose.p1",
    )  # fmt: skip
    assert found.message.parameters["person"].value == Ref("persons", "p1")  # type: ignore[attr-defined]
    assert found.message.parameters["offence"].value == Ref("offences", "o3")  # type: ignore[attr-defined]
    assert found.rests_on == ("offences.o3.elements", "facts.f4")


@pytest.mark.parametrize(("kind", "carries"), [("knowledge", True), ("act", False), ("step", False)])
def test_mind__is_carried_by_how_something_is_known(kind, carries):
    case = changed(facts__f4__kind=kind)
    every = with_pack(case, DualCriminality(scope="all", tested="all_elements", sources=(LAW,)))
    assert (list(mind_of_nobody.find(every)) == []) is carries


def test_order__names_the_days_on_both_sides():
    [found] = facts_in_wrong_order.find(changed(facts__f4__when=Period.parse("2022-12-03")).context)
    assert found.message.parameters["end"].value == Day(2022, 12, 3)  # type: ignore[attr-defined]
    assert found.message.parameters["start"].value == Day(2023, 2, 11)  # type: ignore[attr-defined]
    assert set(found.rests_on) == {"offences.o3.elements", *(f"facts.{one}.when" for one in ("f1", "f2", "f3", "f4"))}


def test_participation__each_of_the_three__is_told_apart():
    def title(**answers: object) -> list[str]:
        return [one.title.text for one in participation_not_told.find(changed(**answers).context) if one.title]

    assert title(offences__o1__participation="attempt") == ["{offence}: an attempt with its result"]
    alone = {"offences__o2__participation": "aiding", "facts__f9__persons": ()}
    assert title(**alone) == ["{offence}: nobody but {person} acts"]
    idle = {"offences__o2__participation": "aiding", "facts__f9__actors": (Ref("persons", "p5"),)}
    assert title(**idle) == ["{offence}: what did {person} contribute?"]
    behind = {**idle, "persons__p5__representative": Ref("persons", "p1")}
    assert title(**behind) == []


def test_mind__what_is_linked_for_another_accused__carries_nothing():
    elements = dict(completed().answers.get("offences.o3.elements"))  # type: ignore[call-overload]
    case = changed(offences__o3__elements={**elements, "purpose": (Link("f4", "p1"), Link("f9", "p2"))})
    every = with_pack(case, DualCriminality(scope="all", tested="all_elements", sources=(LAW,)))
    found = [one for one in mind_of_nobody.find(every) if one.where == "offences.o3.elements.purpose.p1"]
    assert [one.code for one in found] == [mind_of_nobody.CODE]
    assert found[0].message.parameters["element"].text.startswith("Did so in order to conceal")  # type: ignore[attr-defined]


def test_mind__of_an_element_written_by_the_drafter__is_told_in_his_words():
    case = changed(offences__o1__elements={"belief": (Link("f4", "p1"),)}, facts__f9__what=Text.written("He knew it."))
    every = with_pack(case, DualCriminality(scope="all", tested="all_elements", sources=(LAW,)))
    found = {one.where: one for one in mind_of_nobody.find(every)}
    absent = found["offences.o1.elements.belief.p1"]
    assert absent.message.parameters["element"].value.plain.startswith("Knew or had reason")  # type: ignore[attr-defined]
    assert {one.code for one in found.values()} == {mind_of_nobody.CODE}


@pytest.mark.parametrize(
    ("penalty", "months"),
    [
        ({"max_months": 6, "life": True}, 12_000),
        ({"max_months": 6, "death": True}, 12_000),
        ({"max_months": 6, "life": False, "death": False}, 6),
        ({"fine": Text.written("a fine")}, 0),
        ({"life": False}, None),
        ({"max_years": 2, "max_months": 3}, 27),
    ],
)
def test_penalty__in_months__life_and_death_above_any_figure(penalty, months):
    assert penalty_below_threshold.months_of(changed(offences__o1__penalty=penalty).context, "o1") == months


def test_mind__asserted_in_as_many_words_as_are_short__counts__in_one_more_it_does_not():
    assert asserts_mind(fact("He knew " + "that " * (SHORT - 2)), "x") == "knew"
    assert asserts_mind(fact("He knew " + "that " * (SHORT - 1)), "x") == ""


def test_participation__attempt_without_any_link_to_its_result__is_silent__and_with_one_names_it():
    links = dict(completed().answers.get("offences.o1.elements"))  # type: ignore[call-overload]
    without = {key: one for key, one in links.items() if key != "loss"}
    case = changed(offences__o1__participation="attempt", offences__o1__elements=without)
    assert list(participation_not_told.find(case.context)) == []
    [found] = participation_not_told.find(changed(offences__o1__participation="attempt").context)
    told_of = found.message.parameters
    assert told_of["fact"].value == Ref("facts", "f3")  # type: ignore[attr-defined]
    assert told_of["offence"].value == Ref("offences", "o1")  # type: ignore[attr-defined]
    assert told_of["element"].value.plain.startswith("Financial loss")  # type: ignore[attr-defined]
