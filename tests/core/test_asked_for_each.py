"""A pack asks a question for each item of a measure: as a list, of which the drafter fills in one entry for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from mla_writer.content import Content
from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from mla_writer.paths import HOME_VARIABLE, office_packs
from tests.sample import CONTENT, completed

RULE = """
  - id: holder_consents
    for_each: bank_records.items as i
    expect: "answered(pack_ch.consents) && pack_ch.consents.exists(c, c.account == i.account && c.given == true)"
    ask:
      id: consents
      kind: group
      label: Which holders have consented?
      caption: Consents of holders
      repeats: {item: consent}
      questions:
        - {id: account, kind: thing, label: Account, caption: Account, required: "true"}
        - {id: given, kind: yes_no, label: Has the holder consented?, caption: Consent, required: "true"}
    level: advice
    at: i.account
    title: Consent of the holder
    message: The consent of each holder is wanted; enter it.
    source: [imac]
"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """The completed sample with two accounts, where an office's pack for Switzerland wants the consent of each holder."""
    shipped = CONTENT.packs.file_of("CH").read_text(encoding="utf-8")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    office_packs().mkdir(parents=True)
    text = shipped.replace("\nrequirements:\n", f"\nrequirements:{RULE}", 1)
    (office_packs() / "ch.yaml").write_text(text, encoding="utf-8")
    draft = completed().save(tmp_path / "draft.yaml")
    found = Case.open(Content.shipped(), draft)
    items = found.answers.records("bank_records.items")
    second = {**next(iter(items.values())), "account": Ref("things", "t2")}
    return answered(found, "bank_records.items", {**items, "second": second})


def answered(case: Case, path: str, value: object) -> Case:
    """Return a copy of the case with another answer."""
    return Case(case.content, case.draft.with_answers(case.answers.set(path, value)), case.path)


def accounts_without(case: Case) -> list[str]:
    return [one.where for one in case.findings if one.code.endswith("holder_consents") and one.result == "not_met"]


def test_list_brought_by_a_rule__is_asked_and_found_missing_for_each_item(case: Case) -> None:
    first, _ = case.answers.records("bank_records.items")
    assert accounts_without(case) == [f"bank_records.items.{first}.account", "bank_records.items.second.account"]
    account = case.answers.get(f"bank_records.items.{first}.account")
    entered = answered(case, "pack_ch.consents", {"c1": {"account": account, "given": True}})
    assert accounts_without(entered) == ["bank_records.items.second.account"]
    assert {one.path for one in entered.live.steps} >= {"pack_ch.consents.c1.account", "pack_ch.consents.c1.given"}
    refused = answered(entered, "pack_ch.consents.c1.given", value=False)
    assert len(accounts_without(refused)) == 2


def test_list_brought_by_a_rule__stands_in_the_letter(case: Case) -> None:
    account = next(iter(case.answers.records("bank_records.items").values()))["account"]
    entered = answered(case, "pack_ch.consents", {"c1": {"account": account, "given": True}})
    printed = write_plain(compose_letter(entered, "en"))
    assert "Consents of holders: Account CH93 0076 2011 6238 5295 7 at Banque Exemple du Léman SA, yes" in printed
