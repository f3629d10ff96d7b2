"""What one keystroke costs: the interview and all checks of the completed sample, and of a request ten times as large."""

from __future__ import annotations

import statistics
import time

from mla_writer.answers.answers import Answers
from mla_writer.case import Case
from tests.sample import CONTENT, completed

ROUNDS = 60


def large() -> Case:
    """Return the completed sample with 200 facts."""
    case = completed()
    answers: Answers = case.answers
    facts = list(answers.records("facts").items())
    for number in range(200):
        for name, value in facts[number % len(facts)][1].items():
            answers = answers.set(f"facts.x{number}.{name}", value)
    return Case(CONTENT, case.draft.with_answers(answers))


def test_checks__after_one_answer():
    for name, case in (("sample", completed()), ("200 more facts", large())):
        _ = case.findings
        times = []
        for number in range(ROUNDS):
            case.answer("request.reference", f"R {number}")
            start = time.perf_counter()
            findings = case.findings
            times.append((time.perf_counter() - start) * 1000)
            assert findings
        p99 = statistics.quantiles(times, n=100)[98]
        answers = len(list(case.answers.leaves()))
        print(f"\n{name:15} {answers:5} answers   p50 {statistics.median(times):7.2f} ms   p99 {p99:7.2f} ms")
