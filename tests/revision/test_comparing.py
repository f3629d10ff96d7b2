"""Two versions of a request: the list of what has changed, and the command."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mla_writer.answers.answers import without_item
from mla_writer.answers.values import Text, Version
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
    assert found["persons.p4"] == ChangedAnswer("persons.p4", "", "Person", "Kivu Advisory SA", "")
    assert found["things.acc1.holder"].about.startswith("Account CH93")
    assert "fr (reviewed): Autre chose" in found["request.subject_matter"].after
    assert not [one for one in found if one.startswith("persons.p4.")]
    assert list(changed_answers(completed(), completed(), "en")) == []


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
