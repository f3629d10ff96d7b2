"""Checks at the ends of the calendar, and a check that fails: it costs what it would have found, never the draft."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from types import ModuleType

import pytest

from mla_writer.answers.answers import Answers
from mla_writer.answers.kinds import parse_moment
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding
from mla_writer.checks.rules import RULES
from mla_writer.conditions.values import Day, Ref
from tests.sample import completed, with_answers


def heard(answers: Answers, moment: str) -> Answers:
    asked = answers.set("request.assistance", ("bank_records", "freezing", "video_hearing"))
    return asked.set("video_hearing.items.h1", {"person": Ref("persons", "p4"), "hearing_there": parse_moment(moment)})


@pytest.mark.parametrize("day", ["0001", "0001-01-01", "9982-01-01", "9984-02-29", "9999-12-31", "9999"])
def test_dates_at_the_ends_of_the_calendar__are_checked(day):
    case = completed()
    answers = case.answers.set("persons.p1.born", Day.parse(day)).set("facts.f1.when", Day.parse(day))
    for key in case.answers.records("persons"):
        answers = answers.set(f"persons.{key}.born", Day.parse(day))
    assert with_answers(case, answers).findings


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00 +14:00", "9999-12-30T23:59 -14:00", "9999-12-31T23:59 America/Lima"]
)
def test_moments_at_the_ends_of_the_calendar__are_checked(moment):
    case = completed()
    seen = {"kind": "ip", "ip": "41.210.1.1", "seen_at": parse_moment(moment)}
    assert with_answers(case, heard(case.answers.set("things.ipx", seen), moment)).findings


class Failing(ModuleType):
    """A check that says one thing and then fails, and fails in each text."""

    READS_BESIDE = frozenset[str]()

    def find(self, context: Context) -> Iterator[Finding]:
        yield next(iter(self.before(context)))
        raise OverflowError("date value out of range")

    def in_text(self, _context: Context, path: str, _text: object) -> Iterator[Finding]:
        if path == "facts.f4.what":
            raise ValueError("no such words")
        return iter(())


def test_check_that_fails__is_told__and_the_others_find_what_they_found(monkeypatch, caplog):
    before = completed().findings
    code = next(one.code for one in before if one.code in RULES and hasattr(RULES[one.code], "find"))
    found = tuple(one for one in before if one.code == code)
    failing = Failing("failing")
    monkeypatch.setattr(failing, "before", lambda _: found, raising=False)
    monkeypatch.setitem(RULES, code, failing)
    after = completed().findings
    failed = [one for one in after if one.title is not None and one.title.text == "This check failed"]
    assert [(one.code, one.where) for one in failed] == [(code, "request.requested"), (code, "facts.f4.what")]
    assert found[0] in after
    assert [one for one in after if one.code != code] == [one for one in before if one.code != code]
    faults = [one.exc_info for one in caplog.records if one.levelno == logging.ERROR]
    assert [fault[0] for fault in faults if fault] == [OverflowError, ValueError]
    caplog.clear()
