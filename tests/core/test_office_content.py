"""What no shipped pack, treaty or form says, and an office's own may."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mla_writer.case import Case
from mla_writer.checks.rules import (
    channel_without_treaty,
    compulsion_not_settled,
    missing_answer,
    penalty_below_threshold,
)
from mla_writer.checks.rules.time_after_sending import end_of
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.model import TimeLimit
from mla_writer.countries.points import Channel, Direct
from mla_writer.forms.model import Source
from mla_writer.letters import wording_for
from mla_writer.treaties.model import TreatyDualCriminality
from tests.sample import CONTENT, SAMPLES, completed
from tests.scenario import opened


@pytest.mark.parametrize(
    ("time", "end"),
    [
        ({"hours": 24}, date(2026, 11, 24)),
        ({"hours": 25}, date(2026, 11, 25)),
        ({"days": 3, "hours": 48}, date(2026, 11, 28)),
        ({"months": 3}, date(2027, 2, 23)),
        ({"months": 1, "days": 1}, date(2026, 12, 24)),
    ],
)
def test_time__in_hours__counts_whole_days(time, end):
    assert end_of(Day(2026, 11, 23), TimeLimit(id="t", after="advance", text="Send it.", **time)).first == end


@pytest.mark.parametrize(
    ("direct", "urgent", "is_found"),
    [("yes", "no", False), ("urgent", "no", True), ("urgent", "yes", False), ("no", "yes", True)],
)
def test_channel__direct__is_open_where_the_pack_says_so(direct, urgent, is_found, tmp_path: Path):
    answers = {"request": {"treaties": ["coe_mla_1959", "uncac"], "channel": "direct", "urgent": urgent}}
    case = opened({"begins_with": "uganda-switzerland.complete.yaml", "answers": answers}, tmp_path)
    context = case.context
    assert context.pack is not None
    channel = Channel(direct=Direct(value=direct))
    found = list(channel_without_treaty.find(replace(context, pack=replace(context.pack, channel=channel))))
    assert bool(found) is is_found


@pytest.mark.parametrize(("confidence", "level"), [("official", "blocker"), ("general_knowledge", "advice")])
def test_threshold__of_a_treaty__speaks_no_louder_than_its_source(confidence, level):
    case = completed()
    case.draft = case.draft.with_answers(case.answers.set("offences.o1.penalty", {"max_months": 6}))
    dual = TreatyDualCriminality(ref="5", need="required", max_years=1)
    source = (Source(title="Treaty", ref="art. 5", as_of="2024-01-01", confidence=confidence),)
    asking = replace(case.context.relied_on["uncac"], dual_criminality=dual, source=source)
    found = penalty_below_threshold.find(replace(case.context, relied_on={"uncac": asking}))
    assert [one.level for one in found if one.where == "offences.o1.penalty"] == [level]


def test_compulsion__that_turns_on_the_frame_alone__leads_to_the_choice_of_measures(monkeypatch):
    case = completed()
    case.remove("request.urgent")
    forms = CONTENT.forms.assistance
    monkeypatch.setitem(forms, "bank_records", replace(forms["bank_records"], coercive="request.urgent == true"))
    assert [one.where for one in compulsion_not_settled.find(case.context)] == ["request.assistance"]


CONSENTS = """\
requirements:
  - id: holder_consents
    for_each: bank_records.items as i
    expect: "answered(pack_ke.consents) && pack_ke.consents.exists(c, c.account == i.account)"
    ask:
      id: consents
      kind: group
      label: Which holders have consented?
      caption: Consents of holders
      repeats: {item: consent}
      questions:
        - {id: account, kind: thing, label: Account, caption: Account, required: "true"}
        - {id: given, kind: yes_no, label: Has the holder consented?, caption: Consent}
    level: advice
    at: i.account
    message: Kenya wants the consent of the holder; obtain it.
    source: [general_practice]
"""


def test_what_a_state_asks_of_each_entry__is_missing_in_words(tmp_path: Path):
    shutil.copytree(CONTENT.folder / "forms", tmp_path / "forms")
    (tmp_path / "translations").symlink_to(CONTENT.folder / "translations")
    file = tmp_path / "forms" / "countries" / "ke.yaml"
    head = file.read_text(encoding="utf-8")
    file.write_text(head[: head.index("requirements:")] + CONSENTS, encoding="utf-8")
    case = Case.open(Content(tmp_path), SAMPLES / "uganda-switzerland.complete.yaml", Day(2026, 11, 23))
    case.answer("request.requested", "KE")
    case.answer("pack_ke.consents", {"c1": {"given": True}})
    found = next(one for one in case.findings if one.where == "pack_ke.consents.c1.account")
    assert wording_for(case, "en").told(found.message).startswith("Kenya, consent 1: ")
    by_treaty = missing_answer._brought_by(case.context, "treaty_untoc.transnational_way")
    assert wording_for(case, "en").told(by_treaty) == "UNTOC"
