"""What a pack settles for some cases only: when it holds, and what the checks make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from mla_writer import differences
from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import counts, is_condition, is_exempt, level_of_gap, need, needed_for
from mla_writer.checks.languages import measures_in, open_cases, standing, taken
from mla_writer.checks.limits import holds, languages_for
from mla_writer.checks.rules import (
    language_not_accepted,
    penalty_below_threshold,
    signatory_not_entitled,
    time_after_sending,
)
from mla_writer.conditions.values import Day, Ref
from mla_writer.countries.compare import compare
from mla_writer.countries.limit_words import limited
from mla_writer.countries.model import (
    Assistance,
    DualCriminality,
    Exempt,
    Group,
    LanguageCase,
    Languages,
    OtherAuthority,
    TimeLimit,
)
from mla_writer.countries.points import Fine, Formalities, FormalitiesCase, Signatory, Threshold
from mla_writer.countries.sheet import sheet_parts
from mla_writer.forms.model import Only, Source
from mla_writer.forms.only import condition_of
from mla_writer.forms.questionnaire import members_of
from mla_writer.translation.message import Message
from tests.sample import CONTENT, completed

LAW = Source(title="Mutual Assistance Act", ref="s. 5", as_of="2024-01-01", confidence="official")
EAST = {"east": Group(title="Neighbours in the east", states=("UG", "TZ"), sources=(LAW,))}


def context(case: Case | None = None, **pack: object) -> Context:
    """Return the context of a case before a State whose pack says this."""
    found = (case or completed()).context
    assert found.pack is not None
    return replace(found, pack=replace(found.pack, groups=EAST, **pack))  # type: ignore[arg-type]


def changed(answers: Mapping[str, object]) -> Case:
    case = completed()
    for path, value in answers.items():
        case.draft = case.draft.with_answers(case.answers.set(path, value))
    return case


# ---- when it holds -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("only", "measure", "category", "expected"),
    [
        (Only(states=("UG",)), "freezing", "", True),
        (Only(states=("east",)), "freezing", "", True),
        (Only(states=("GB",)), "freezing", "", False),
        (Only(outside=("east",)), "freezing", "", False),
        (Only(outside=("GB",)), "freezing", "", True),
        (Only(for_=("freezing",)), "freezing", "", True),
        (Only(for_=("freezing",)), "bank_records", "", False),
        (Only(for_=("all",)), "bank_records", "", True),
        (Only(for_=("coercive",)), "freezing", "", True),
        (Only(for_=("coercive",)), "", "", False),
        (Only(beyond=("freezing", "service_of_documents")), "bank_records", "", True),
        (Only(beyond=("freezing", "service_of_documents")), "freezing", "", False),
        (Only(beyond=("freezing",)), "", "", False),
        (Only(treaties=("uncac",)), "freezing", "", True),
        (Only(treaties=("untoc",)), "freezing", "", False),
        (Only(treaties=("none",)), "freezing", "", False),
        (Only(treaties=("none", "uncac")), "freezing", "", True),
        (Only(offences=("tax_evasion",)), "freezing", "", False),
        (Only(offences=("tax_evasion",)), "freezing", "tax_evasion", True),
        (Only(from_="2020"), "freezing", "", True),
        (Only(from_="2999-01-01"), "freezing", "", False),
        (Only(until="2999"), "freezing", "", True),
        (Only(until="2020-12-31"), "freezing", "", False),
        (Only(states=("UG",), for_=("bank_records",)), "freezing", "", False),
    ],
)
def test_only__holds_where_all_that_it_says_is_so(only, measure, category, expected):
    assert holds(context(), only, measure, category) is expected


def test_only__on_its_first_and_last_day_holds__and_without_a_pack_or_an_asking_state_it_does_not():
    on = completed().context.request_date.first.isoformat()
    assert holds(context(), Only(from_=on, until=on), "freezing")
    assert not holds(replace(context(), pack=None), Only(from_=on), "freezing")
    case = completed()
    case.draft = case.draft.with_answers(case.answers.remove("request.requesting"))
    assert not holds(context(case), Only(outside=("GB",)), "freezing")


def test_only__as_a_condition__is_laid_before_the_rule():
    only = Only(
        states=("east", "GB"), outside=("FR",), for_=("freezing",), beyond=("statements",), treaties=("none", "uncac"),
        offences=("fraud",), from_="2025", until="2026-06",
    )  # fmt: skip
    groups = {"east": ("UG", "TZ")}
    assert condition_of(only, "request.requesting", lambda names: members_of(groups, names)) == (
        "request.requesting in ['UG', 'TZ', 'GB'] && !(request.requesting in ['FR'])"
        " && 'freezing' in request.assistance && request.assistance.exists(a, !(a in ['statements']))"
        " && (!answered(request.treaties) && !answered(request.other_treaty) || request.treaties.exists(t, t in ['uncac']))"
        " && offences.exists(o, o.category in ['fraud'])"
        " && request_date() >= date('2025-01-01') && request_date() <= date('2026-06-30')"
    )
    assert (
        condition_of(Only(treaties=("none",)), "x", list)
        == "!answered(request.treaties) && !answered(request.other_treaty)"
    )
    assert condition_of(Only(for_=("all",), from_="soon"), "x", list) == ""
    assert condition_of(None, "x", list) == ""


def test_limits__in_words():
    pack = context().pack
    assert pack is not None
    only = Only(
        states=("east", "GB"), outside=("FR",), for_=("freezing", "coercive"), beyond=("statements",),
        treaties=("none", "eu_eio"), offences=("tax_evasion",), from_="2025", until="2026",
    )  # fmt: skip
    said = CONTENT.catalogues.say(limited(Message("Told."), only, pack, CONTENT.forms), "en")
    assert said == (
        "Told. [States: Neighbours in the east, United Kingdom; not for: France; measures: "
        f"{CONTENT.forms.assistance['freezing'].title}; measures other than: {CONTENT.forms.assistance['statements'].title}; "
        "compulsory measures; under: EU EIO; without a treaty; "
        "offences: tax evasion; from 2025 on; until 2026]"
    )
    assert limited(Message("Told."), None, pack, CONTENT.forms) == Message("Told.")


# ---- dual criminality --------------------------------------------------------------------------------------------------


def exempting(only: Only) -> Context:
    return context(dual_criminality=DualCriminality(scope="all", exempt=(Exempt(only=only, sources=(LAW,)),)))


def test_exempt__state__needs_no_dual_criminality():
    found = exempting(Only(states=("UG",)))
    assert needed_for(found, "freezing") == "no"
    assert is_condition(found) is False
    assert need(found).sources == (LAW,)
    assert is_condition(exempting(Only(states=("GB",)))) is True


def test_exempt__measure__leaves_the_others_as_they_are():
    found = exempting(Only(for_=("freezing",)))
    assert (needed_for(found, "freezing"), needed_for(found, "bank_records")) == ("no", "yes")
    assert not any(is_exempt(found, one) for one in found.charges)


def test_exempt__offence__has_no_gaps__and_the_measure_is_free_only_where_every_charge_is():
    first = completed().context.charges[0].category
    found = exempting(Only(offences=(first,)))
    exempt = [one for one in found.charges if is_exempt(found, one)]
    assert {one.category for one in exempt} == {first}
    assert not any(counts(found, exempt[0], element) for element in exempt[0].elements)
    assert needed_for(found, "freezing") == "yes"
    every = tuple({one.category for one in found.charges})
    assert needed_for(exempting(Only(offences=every)), "freezing") == "no"


def test_exempt__measure__where_no_offence_is_entered_yet():
    case = completed()
    case.draft = case.draft.with_answers(case.answers.remove("offences"))
    dual = DualCriminality(scope="all", exempt=(Exempt(only=Only(for_=("freezing",)), sources=(LAW,)),))
    found = context(case, dual_criminality=dual)
    assert (needed_for(found, "freezing"), needed_for(found, "bank_records")) == ("no", "yes")


def test_exempt__measures_that_are_all_asked_for__leave_no_gaps():
    found = exempting(Only(for_=("freezing", "bank_records")))
    assert all(is_exempt(found, one) for one in found.charges)


def test_gap__of_whose_source_nothing_is_known__is_advice():
    told = replace(LAW, confidence="unknown")
    assert level_of_gap(context(dual_criminality=DualCriminality(scope="all", sources=(told,))))[0] == "advice"


# ---- thresholds --------------------------------------------------------------------------------------------------------


def judged(penalty: Mapping[str, object], threshold: Threshold, only: Only | None = None) -> list[tuple[str, str, str]]:
    case = changed({"offences.o1.penalty": penalty})
    exempt = (Exempt(only=only, sources=(LAW,)),) if only is not None else ()
    found = context(
        case,
        assistance={"freezing": Assistance(possible="yes", threshold=threshold)},
        dual_criminality=DualCriminality(scope="none", exempt=exempt),
    )
    findings = [one for one in penalty_below_threshold.find(found) if ".o1." in one.where]
    return [(one.level, one.result, one.where.rpartition(".")[2]) for one in findings]


def test_threshold__of_a_measure__holds_where_no_dual_criminality_is_needed():
    year = Threshold(max_years=1, under="requesting", sources=(LAW,))
    assert judged({"max_months": 6}, year) == [("blocker", "not_met", "penalty")]
    assert judged({"max_months": 6}, year, Only(states=("UG",))) == [("blocker", "not_met", "penalty")]
    assert judged({"max_years": 1}, year) == []


def test_threshold__or_a_fine__is_left_to_the_drafter_where_a_fine_is_entered():
    heavy = Threshold(max_years=1, under="requesting", fine=Fine(penalty_units=300, more_than=True), sources=(LAW,))
    assert judged({"max_months": 6}, heavy) == [("blocker", "not_met", "penalty")]
    fined = {"max_months": 6, "fine": Text.written("a fine of 500 penalty units")}
    assert judged(fined, heavy) == [("advice", "cannot_tell", "penalty")]
    case = changed({"offences.o1.penalty": fined})
    found = context(case, assistance={"freezing": Assistance(possible="yes", threshold=heavy)})
    told = next(one for one in penalty_below_threshold.find(found) if ".o1." in one.where)
    least = told.message.parameters["least"]
    assert isinstance(least, Message)
    assert CONTENT.catalogues.say(least, "en") == (
        "at least 12 months at the most severe, or by a fine of more than 300 penalty units"
    )


def test_threshold__of_dual_criminality__is_not_looked_at_where_the_offence_is_exempt():
    case = changed({"offences.o1.penalty": {"max_months": 6}})
    year = Threshold(max_years=1, under="requesting", sources=(LAW,))
    every = DualCriminality(scope="all", threshold=year)
    assert any(".o1." in one.where for one in penalty_below_threshold.find(context(case, dual_criminality=every)))
    free = replace(every, exempt=(Exempt(only=Only(states=("UG",)), sources=(LAW,)),))
    assert not list(penalty_below_threshold.find(context(case, dual_criminality=free)))


# ---- languages ---------------------------------------------------------------------------------------------------------


def spoken(
    letters: tuple[str, ...], *cases: LanguageCase, authorities: tuple[OtherAuthority, ...] = ()
) -> list[object]:
    case = changed({"request.letters": letters})
    found = context(case, languages=Languages(accepted=("de",), cases=cases, sources=(LAW,)), authorities=authorities)
    return [one.message.parameters.get("measures") for one in language_not_accepted.find(found)]


def test_language__of_a_measure_or_a_treaty__counts_in_place_of_the_general_one():
    only_french = LanguageCase(only=Only(for_=("freezing",)), accepted=("fr",))
    by_treaty = LanguageCase(only=Only(treaties=("uncac",)), accepted=("en",))
    assert spoken(("en",)) == [None]
    assert spoken(("en",), by_treaty) == []
    assert spoken(("en",), only_french, by_treaty)[0].value == ("freezing",)  # type: ignore[attr-defined]
    assert spoken(("en", "fr"), only_french, by_treaty) == []
    assert languages_for(context(languages=Languages(accepted=("de",), cases=(by_treaty,))), context().pack, "x")  # type: ignore[arg-type]


def test_language__of_the_authority_addressed__counts():
    name = completed().answers.get("request.requested_authority.name")
    office = OtherAuthority(id="tax", name=str(name), languages=("en",), sources=(LAW,))
    assert spoken(("en",), authorities=(office,)) == []
    assert spoken(("fr",), authorities=(office,)) != []
    assert spoken(("en",), authorities=(replace(office, name="Another office"),)) == [None]


def taken_of(*cases: LanguageCase, **answers: object) -> tuple[list[tuple[tuple[str, ...], tuple[str, ...]]], Context]:
    """In which languages the measures of the sample are taken before a State with these cases."""
    found = context(
        changed({f"request.{key}": one for key, one in answers.items()}),
        languages=Languages(accepted=("de",), cases=cases, sources=(LAW,)),
    )
    return [(one.accepted, one.measures) for one in taken(found)], found


def test_languages_taken__without_a_case_that_holds__are_the_general_ones():
    elsewhere = LanguageCase(only=Only(states=("GB",)), accepted=("en",))
    told, found = taken_of(elsewhere)
    assert told == [(("de",), ())]
    assert [standing(found, one) for one in ("de", "en")] == ["every", ""]
    assert list(open_cases(found)) == []


def test_languages_taken__are_told_by_measure_where_they_differ():
    french = LanguageCase(only=Only(for_=("freezing",)), accepted=("fr", "de"))
    told, found = taken_of(french, assistance=("freezing", "bank_records"))
    assert told == [(("fr", "de"), ("freezing",)), (("de",), ("bank_records",))]
    assert [standing(found, one) for one in ("de", "fr", "en")] == ["every", "some", ""]
    assert measures_in(found, "fr") == ("freezing",)


def test_languages_taken__case_of_a_treaty__is_open_until_treaties_are_named():
    by_treaty = LanguageCase(only=Only(treaties=("uncac",)), accepted=("en",))
    told, found = taken_of(by_treaty, treaties=())
    assert told == [(("de",), ())]
    assert list(open_cases(found)) == [(0, by_treaty)]
    told, found = taken_of(by_treaty, treaties=("uncac",), assistance=("freezing",))
    assert told == [(("en",), ("freezing",))]
    assert list(open_cases(found)) == []
    assert (
        list(open_cases(taken_of(replace(by_treaty, only=Only(treaties=("uncac",), states=("GB",))), treaties=())[1]))
        == []
    )


def test_another_state__is_told_by_the_languages_that_hold_for_the_request(monkeypatch):
    case = changed({"request.letters": ("de",)})
    found = context(case, languages=Languages(accepted=("de",), cases=(LanguageCase(only=Only(), accepted=("en",)),)))
    monkeypatch.setattr(type(case), "context", found)
    told = [one.message for one in differences._languages(case)]
    assert [one.parameters["accepted"].value for one in told[:1]] == [("en",)]  # type: ignore[attr-defined]
    assert told[-1].text == differences._LETTERS


# ---- who issued it -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "issued", "is_found"),
    [
        ("court", "prosecutor", True),
        ("court", "court", False),
        ("judicial_authority", "prosecutor", False),
        ("judicial_authority", "police", True),
        ("central_authority", "court", True),
        ("competent_authority", "police", False),
        ("unknown", "police", False),
    ],
)
def test_signatory__is_compared_with_who_issued_the_request(wanted, issued, is_found):
    papers = Formalities(signatory=Signatory(value=wanted, sources=(LAW,)))
    found = list(signatory_not_entitled.find(context(changed({"request.issued_by": issued}), formalities=papers)))
    assert [(one.level, one.where) for one in found] == ([("warning", "request.issued_by")] if is_found else [])
    assert not list(signatory_not_entitled.find(context(formalities=papers)))


def test_signatory__of_a_case__goes_before_the_general_one():
    court = FormalitiesCase(only=Only(for_=("freezing",)), signatory=Signatory(value="court", sources=(LAW,)))
    papers = Formalities(signatory=Signatory(value="judicial_authority", sources=(LAW,)), cases=(court,))
    found = list(signatory_not_entitled.find(context(changed({"request.issued_by": "prosecutor"}), formalities=papers)))
    assert [one.message.parameters["measures"].value for one in found] == [("freezing",)]  # type: ignore[attr-defined]


# ---- times that run after sending --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "length", "end"),
    [
        (Day(2026, 11, 24), {"days": 30}, Day(2026, 12, 24)),
        (Day(2026, 11, 24), {"hours": 72}, Day(2026, 11, 27)),
        (Day(2026, 11, 24), {"hours": 25}, Day(2026, 11, 26)),
        (Day(2026, 12, 31), {"months": 2}, Day(2027, 2, 28)),
        (Day(2026, 11), {"days": 1}, Day(2026, 12, 1)),
    ],
)
def test_time__ends(begin, length, end):
    assert time_after_sending.end_of(begin, TimeLimit(id="t", after="advance", text="x", **length)) == end


def timed(case: Case, after: str, *, only: Only | None = None, days: int = 30) -> list[tuple[str, str]]:
    time = TimeLimit(id="t", after=after, text="It lapses.", days=days, only=only, sources=(LAW,))  # type: ignore[arg-type]
    return [(one.level, one.where) for one in time_after_sending.find(context(case, times=(time,)))]


def test_time__after_an_email__wants_the_original_on_its_way():
    wired = changed({"request.sent_by": ("email",)})
    assert timed(wired, "electronic") == [("advice", "request.sent_by")]
    assert timed(wired, "advance") == []
    assert timed(changed({"request.sent_by": ("fax", "bag")}), "electronic") == []
    assert timed(changed({"request.sent_by": ("platform",)}), "electronic") == []
    assert timed(wired, "electronic", only=Only(states=("GB",))) == []


def test_time__after_a_message_ahead__ends_before_the_formal_request():
    on = completed().context.request_date
    after = time_after_sending.end_of(on, TimeLimit(id="t", after="advance", text="x", days=31))
    last = time_after_sending.end_of(on, TimeLimit(id="t", after="advance", text="x", days=30))
    late = {"request.kind": "advance", "request.formal_by": after}
    assert timed(changed(late), "advance") == [("warning", "request.formal_by")]
    assert timed(changed(late), "measure") == [("warning", "request.formal_by")]
    assert timed(changed(late), "receipt") == []
    assert timed(changed({**late, "request.formal_by": last}), "advance") == []


def test_time__after_a_call__is_over_when_it_is_confirmed():
    call = {"kind": "oral", "date": Day(2026, 1, 2)}
    answers = {
        "request.kind": "confirmation",
        "request.earlier": (Ref("earlier_requests", "e1"),),
        "earlier_requests.e1": call,
    }
    assert timed(changed(answers), "oral") == [("warning", "request.earlier")]
    assert timed(changed(answers), "preservation") == []
    assert timed(changed(answers), "oral", days=3650) == []
    assert timed(changed({**answers, "earlier_requests.e1": {"kind": "oral"}}), "oral") == []


# ---- sheets ------------------------------------------------------------------------------------------------------------


def told_of(code: str) -> list[str]:
    pack = CONTENT.pack(code)
    assert pack is not None
    lines = (line for part in sheet_parts(pack, CONTENT.forms) for line in part.lines)
    return [CONTENT.catalogues.say(line.told, "en") for line in lines if line.told is not None]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "NO",
            "Norway does not look at dual criminality towards Denmark, Finland, Iceland and Sweden. [States: Denmark,",
        ),
        ("NL", "Requests are accepted in: Dutch, English. [under: EU EIO]"),
        ("CK", "A fine of more than NZD 5000 is also sufficient."),
        ("CA", "The request must come from a court. [measures:"),
        ("TW", "formal letter follows within 30 days."),
        ("NA", "the neighbours of Namibia: Germany, United Kingdom"),
        ("GB", "[not for: Commonwealth countries]"),
    ],
)
def test_sheet__tells_what_holds_for_some_cases_only(code, words):
    assert any(words in one for one in told_of(code))


def test_comparison__of_two_states_with_other_figures__differs():
    authority = CONTENT.pack("NO").authority  # type: ignore[union-attr]
    one = replace(CONTENT.pack("CK"), authority=authority, information=())  # type: ignore[type-var] # which names the State
    threshold = replace(one.dual_criminality.threshold, max_years=2)  # type: ignore[union-attr, type-var]
    other = replace(one, country="NO", dual_criminality=replace(one.dual_criminality, threshold=threshold))  # type: ignore[union-attr, type-var]
    rows = {CONTENT.catalogues.say(row.topic, "en"): row.differs for row in compare((one, other), CONTENT.forms)}  # type: ignore[arg-type]
    assert rows["Minimum penalty"] is True
    assert rows["Is a treaty needed?"] is False
