"""Two versions of a request: the list of what has changed, and the command."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mla_writer.answers.answers import without_item
from mla_writer.answers.values import Link, Text, Version
from mla_writer.case import Case
from mla_writer.cli.main import run
from mla_writer.conditions.values import Day, Ref
from mla_writer.revision.changed_answers import ChangedAnswer, changed_answers
from mla_writer.storage.drafts import save_draft
from tests.core.documents.test_redline import decided
from tests.sample import completed, with_answers


def newer() -> Case:
    case = completed()
    text = case.answers.get("request.subject_matter")
    assert isinstance(text, Text)
    french = Text({**text.versions, "fr": Version("Autre chose", "reviewed")})
    answers = case.answers.set("request.date", Day(2026, 12, 1)).set("request.subject_matter", french)
    return with_answers(case, without_item(answers, Ref("persons", "p4")))


def test_list__tells_answers_and_whole_items_with_what_they_said():
    found = {one.where: one for one in changed_answers(completed(), newer(), "en")}
    assert found["request.date"] == ChangedAnswer(
        "request.date", "", "Date", "23\u00a0November 2026", "1\u00a0December 2026"
    )
    assert found["persons.p4"] == ChangedAnswer("persons.p4", "", "Person", "Kivu Advisory SA", "", True)
    assert found["things.acc1.holder"].about.startswith("Account CH93")
    assert "fr (reviewed): Autre chose" in found["request.subject_matter"].after
    assert not [one for one in found if one.startswith("persons.p4.")]
    assert list(changed_answers(completed(), completed(), "en")) == []


def test_list__names_facts_by_their_words__so_that_one_more_fact_changes_nothing_else():
    old = completed()
    facts = old.answers.records("facts")
    added = {"what": Text({"": Version("A first fact.")}), "when": Day(2020, 1, 1)}
    offence = next(iter(old.answers.records("offences")))
    elements = old.answers.get(f"offences.{offence}.elements")
    assert isinstance(elements, dict)
    one, *others = elements
    answers = old.answers.set("facts.f99", added)
    answers = answers.set(f"offences.{offence}.elements", {**elements, one: (*elements[one], Link("f99", "direct"))})
    found = {change.where: change for change in changed_answers(old, with_answers(old, answers), "en")}
    assert found["facts.f99"].is_item
    assert set(found) == {"facts.f99", f"offences.{offence}.elements"}
    told = found[f"offences.{offence}.elements"]
    assert "A first fact." in told.after
    assert "A first fact." not in told.before
    assert told.before.count(":\n") == 1  # the elements whose facts are the same are not told
    assert not re.search(r"facts? \d", told.before + told.after)
    assert others
    assert facts


def test_command__writes_the_redline_and_the_list(tmp_path: Path, capsys):
    old, new, file = tmp_path / "old.yaml", tmp_path / "new.yaml", tmp_path / "redline.docx"
    save_draft(completed().draft, old)
    save_draft(newer().draft, new)
    assert run(["compare", str(new), str(old), "--language", "fr", "-o", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    accepted, rejected = (" ".join(decided(file.read_bytes(), accept=one)) for one in (True, False))
    assert "1er décembre 2026" in accepted
    assert not re.search("23 novembre 2026", accepted)
    assert "23 novembre 2026" in rejected
    assert run(["compare", str(new), str(old), "--list", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {"where": "persons.p4", "about": "", "label": "Person", "before": "Kivu Advisory SA", "after": ""} in data
    assert run(["compare", str(new), str(old)]) == 2
    assert run(["compare", str(new), str(old), "--language", "xx", "-o", str(file)]) == 2
