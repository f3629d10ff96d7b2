"""For each boundary of a check: the last day, sum or item that still passes, and the first that no longer does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from tests.sample import answered, completed
from tests.scenario import competent

TODAY = dt.date(2026, 11, 23)
F10, F4 = dt.date(2023, 6, 28), dt.date(2023, 7, 3)
UNTOC = {"request.treaties": ["uncac", "untoc"], "treaty_untoc.transnational_way": ["trail_there"]}
ACCOUNTS = "four-accounts-and-one-fact"


def day(number: int, since: dt.date = TODAY) -> str:
    return (since + dt.timedelta(days=number)).isoformat()


def custody(days: int) -> dict[str, object]:
    told = {"persons.p1.in_custody": "yes", "persons.p1.custody_until": day(days)}
    return {"request.urgent": "no", "request.deadline": day(0), **told}


def limitation(days: int) -> dict[str, object]:
    told = {"offences.o1.limitation": "not_expired", "offences.o1.limitation_ends": day(days)}
    return {"request.urgent": "no", "request.deadline": day(0), **told}


def preserved(days: int) -> dict[str, object]:
    until = TODAY + dt.timedelta(days=days)
    return {"content_data.preservation": f"Example Mail AG, until {until.day} {until:%B} {until.year}"}


def messages(start: str, end: str) -> dict[str, object]:
    return {"content_data.items.i1.period": f"{start}/{end}"}


MAIL, LINE, PLACE = "content_data-competent", "interception-competent", "content_data.items.i1.period"
PAIRS = [
    ("custody_180_days", "", custody(181), custody(180), "CONS-013", "request.urgent"),
    ("custody_over_today", "", custody(-1), custody(0), "CONS-013", "request.urgent"),
    ("limitation_365_days", "", limitation(366), limitation(365), "CONS-013", "request.urgent"),
    (
        "deadline_on_the_last_day_of_custody", "",
        {**custody(60), "request.urgent": "yes", "request.deadline": day(60)},
        {**custody(60), "request.urgent": "yes", "request.deadline": day(61)},
        "CONS-013", "request.deadline",
    ),
    ("next_step_in_the_month_of_the_deadline", "", {"request.deadline": "2027-03-31"}, {"request.deadline": "2027-04-01"},
     "CONS-013", "request.deadline"),
    ("preserved_90_days", MAIL, preserved(90), preserved(89), "CONS-012", "content_data.preservation"),
    ("interception_on_a_fact_of_90_days", LINE, {"facts.f15.when": day(-90)}, {"facts.f15.when": day(-91)},
     "EVID-007", "interception.items.i1.linking_facts"),
    ("danger_of_180_days_ago", "", {"facts.f8.when": day(-180)}, {"facts.f8.when": day(-181)}, "EVID-007", "freezing.risk_facts"),
    ("messages_180_days_after_the_fact", MAIL, messages("2023-06-01", day(180, F10)), messages("2023-06-01", day(181, F10)),
     "EVID-006", PLACE),
    ("messages_180_days_before_the_fact", MAIL, messages(day(-180, F10), "2023-07-31"),
     messages(day(-181, F10), "2023-07-31"), "EVID-006", PLACE),
    ("period_ends_on_the_day_of_the_fact", MAIL, messages("2023-06-01", day(0, F10)), messages("2023-06-01", day(-1, F10)),
     "EVID-003", PLACE),
    ("period_begins_on_the_day_of_the_fact", MAIL, messages(day(0, F10), "2023-07-31"),
     messages(day(1, F10), "2023-07-31"), "EVID-003", PLACE),
    ("records_up_to_today", MAIL, messages("2023-06-01", day(0)), messages("2023-06-01", day(1)), "CONS-015", PLACE),
    ("records_of_this_month", MAIL, messages("2023-06", "2026-11"), messages("2023-06", "2026-12"), "CONS-015", PLACE),
    ("fact_of_today", "", {"facts.f8.when": day(0)}, {"facts.f8.when": day(1)}, "CONS-004", "facts.f8.when"),
    ("source_of_the_same_day", "", {"facts.f4.source.date": day(0, F4)}, {"facts.f4.source.date": day(-1, F4)},
     "CONS-004", "facts.f4.source.date"),
    ("born_on_the_day_of_the_act", "", {"persons.p1.born": "2023-02-09"}, {"persons.p1.born": "2023-02-10"},
     "CONS-004", "persons.p1.born"),
    ("order_of_today", "", {"orders.or1.date": day(0)}, {"orders.or1.date": day(1)}, "CONS-004", "orders.or1.date"),
    ("order_of_the_day_of_the_first_fact_on_it", "", {"orders.or1.date": "2023-02-27"}, {"orders.or1.date": "2023-02-26"},
     "CONS-004", "orders.or1.date"),
    ("deadline_today", "", {"request.deadline": day(0)}, {"request.deadline": day(-1)}, "CONS-004", "request.deadline"),
    ("file_opened_today", "", {"request.opened_on": day(0)}, {"request.opened_on": day(1)}, "CONS-004", "request.opened_on"),
    ("order_valid_today", "", {"orders.or1.valid_until": day(0)}, {"orders.or1.valid_until": day(-1)},
     "CONS-010", "orders.or1.valid_until"),
    ("moved_on_the_day_on_which_it_came", "", {"facts.f4.when": "2023-02-11"}, {"facts.f4.when": "2023-02-10"},
     "DUAL-009", "offences.o3.elements.proceeds"),
    ("loss_on_the_day_of_the_act", "", {"facts.f9.when": "2025-03-12"}, {"facts.f9.when": "2025-03-13"},
     "DUAL-009", "offences.o1.elements.loss"),
    ("office_until_the_day_of_the_act", "", {"persons.p1.offices.h1.period": "2010-07/2023-02-09"},
     {"persons.p1.offices.h1.period": "2010-07/2023-02-08"}, "CONS-004", "persons.p1.offices"),
    ("group_of_three", "", {**UNTOC, "treaty_untoc.group_facts": ["f4"], "facts.f4.actors": ["p1", "p2", "p3"]},
     {**UNTOC, "treaty_untoc.group_facts": ["f4"], "facts.f4.actors": ["p1", "p2"]}, "LEGAL-011", "treaty_untoc.group_facts"),
    ("sum_of_the_linked_transfer", "", {"freezing.items.i1.sum": "USD 1250000"}, {"freezing.items.i1.sum": "USD 1250000.01"},
     "CONS-002", "freezing.items.i1.sum"),
    ("sum_still_owed", "confiscation-competent", {"confiscation.items.c1.sum": "USD 1250000"},
     {"confiscation.items.c1.sum": "USD 1250000.01"}, "confiscation.not_more_than_owed", "confiscation.items.c1.sum"),
    ("bank_records_730_days", "", {"facts.f4.when": day(-730), "facts.f5.when": day(-730)},
     {"facts.f4.when": day(-731), "facts.f5.when": day(-731)}, "EVID-006", "bank_records.items.i1.period"),
    ("confirmed_after_a_week", "confirmation-competent", {"earlier_requests.e1.date": day(-7)},
     {"earlier_requests.e1.date": day(-8)}, "request.confirmed_at_once", "earlier_requests.e1.date"),
    ("order_as_long_as_the_extension", "extension-competent", {"request.order_until": "2027-07-31"},
     {"request.order_until": "2027-07-30"}, "request.order_lasts_as_long", "request.order_until"),
    ("last_day_of_the_observation", "observation-competent",
     {"observation.points.n3.at": "2027-03-07T17:15 Europe/Zurich"},
     {"observation.points.n3.at": "2027-03-08T17:15 Europe/Zurich"},
     "observation.points_within_the_days", "observation.points.n3.at"),
    ("balance_of_today", "bank_account_search-competent", {"bank_account_search.balance_on": day(0)},
     {"bank_account_search.balance_on": day(1)}, "bank_account_search.balance_of_a_past_day", "bank_account_search.balance_on"),
    ("all_that_there_is", "asset_return-competent", {"asset_return.items.r1.sum": "USD 904000"},
     {"asset_return.items.r1.sum": "USD 904000.01"}, "asset_return.no_more_than_it_is_worth", "asset_return.items.r1.sum"),
    ("final_today", "confiscation-competent", {"confiscation.final_on": day(0)}, {"confiscation.final_on": day(1)},
     "confiscation.final_already", "confiscation.final_on"),
    ("order_lasts_to_the_last_day", "interception-competent", {"interception.order_until": "2027-01-07"},
     {"interception.order_until": "2027-01-06"}, "interception.order_runs_long_enough", "interception.order_until"),
    ("handed_over_on_the_first_day", "transfer_detained-competent",
     {"transfer_detained.items.t2.handover_when": "2027-01-11T23:30 Europe/Zurich"},
     {"transfer_detained.items.t2.handover_when": "2027-01-12T00:30 Europe/Zurich"},
     "transfer_detained.handed_over_before_the_stay", "transfer_detained.items.t2.handover_when"),
    ("help_on_the_day_of_the_journey", "controlled_delivery-competent", {"request.deadline": "2027-01-12"},
     {"request.deadline": "2027-01-13"}, "CONS-013", "request.deadline"),
    ("records_in_the_month_of_the_next_step", "", {"bank_records.needed_by": "P4M"}, {"bank_records.needed_by": "P5M"},
     "CONS-013", "bank_records.needed_by"),
    ("ten_times_the_sum", "trace_proceeds-competent", {"trace_proceeds.sum": "USD 21500000"},
     {"trace_proceeds.sum": "USD 21500000.01"}, "trace_proceeds.sum_known_from_facts", "trace_proceeds.sum"),
    ("judged_on_the_day_of_the_order", "confiscation-competent", {"orders.or3.date": "2026-06-15"},
     {"orders.or3.date": "2026-06-16"}, "confiscation.judged_before_confiscated", "confiscation.judgments"),
]  # fmt: skip


def found(base: str, answers: Mapping[str, object], without: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    case = competent(base) if base else completed()
    for path in without:
        case.draft = case.draft.with_answers(case.answers.remove(path))
    for path, value in answers.items():
        case.draft = case.draft.with_answers(answered(case, path, value))
    return {(one.code, one.where) for one in case.findings}


@pytest.mark.parametrize(
    ("base", "passes", "fails", "code", "where"), [one[1:] for one in PAIRS], ids=[one[0] for one in PAIRS]
)
def test_boundary__the_last_that_passes_and_the_first_that_does_not(base, passes, fails, code, where):
    without = (
        ("bank_records.items.i1.period_reason", "request.next_step_date") if code == "EVID-006" and not base else ()
    )
    assert (code, where) not in found(base, passes, without)
    assert (code, where) in found(base, fails, without)


def test_same_facts__behind_three_accounts_are_not_a_copied_list__behind_four_they_are():
    where = ("EVID-015", "bank_records.items.i4.linking_facts")
    assert where in found(ACCOUNTS, {})
    assert not any(code == "EVID-015" for code, _ in found(ACCOUNTS, {}, ("bank_records.items.i3",)))


@pytest.mark.parametrize(("days", "level"), [(-1, "warning"), (0, "advice"), (89, "advice"), (90, None)])
def test_preservation__over_is_a_warning__near_its_end_advice(days, level):
    case = competent(MAIL)
    for path, value in preserved(days).items():
        case.draft = case.draft.with_answers(answered(case, path, value))
    assert next((one.level for one in case.findings if one.code == "CONS-012"), None) == level


@pytest.mark.parametrize(("start", "level"), [(0, "advice"), (1, "warning")])
def test_records_of_days_to_come__all_of_them_is_a_warning(start, level):
    case = competent(MAIL)
    for path, value in messages(day(start), day(60)).items():
        case.draft = case.draft.with_answers(answered(case, path, value))
    assert [one.level for one in case.findings if one.code == "CONS-015"] == [level]
