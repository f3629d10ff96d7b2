"""A rule that cannot be decided yet says so only where it can say of what."""

from __future__ import annotations

from mla_writer.case import Case
from tests.sample import answered, completed, with_answers


def found(case: Case, code: str) -> list[str]:
    return [one.where for one in case.findings if one.code == code]


def test_date_of_birth__that_is_not_known__is_not_said_to_be_wrong() -> None:
    case = completed()
    unknown = with_answers(case, answered(case, "persons.p1.born", {"unknown": "nobody knows"}))
    assert found(unknown, "persons.born_before_the_request") == []
    assert found(unknown, "persons.not_over_a_hundred") == []
    late = with_answers(case, answered(case, "persons.p1.born", "2031-01-01"))
    assert found(late, "persons.born_before_the_request") == ["persons.p1.born"]


def test_period__beside_no_fact__is_not_said_to_begin_before_the_first() -> None:
    case = completed()
    alone = with_answers(case, case.answers.remove("bank_records.items.i1.linking_facts"))
    alone = with_answers(alone, alone.answers.remove("bank_records.items.i1.period_reason"))
    assert found(alone, "bank_records.period_explained") == []
    assert "bank_records.items.i1.linking_facts" in [one.where for one in alone.findings if one.level == "blocker"]


def test_evidence__of_which_nobody_said_how_it_is_taken__is_not_called_written() -> None:
    case = completed()
    case.draft = case.draft.with_answers(answered(case, "request.assistance", ["bank_records", "statements"]))
    heard = with_answers(case, answered(case, "statements.items.i1", {"person": "p4"}))
    assert found(heard, "statements.written_needs_questions") == []
    written = with_answers(heard, answered(heard, "statements.items.i1.method", "written"))
    assert found(written, "statements.written_needs_questions") == ["statements.items.i1.questions"]
