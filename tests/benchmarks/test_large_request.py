"""What all findings of a large request cost (100 facts, 30 persons, 40 items), beside a floor, and what each rule takes of it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from functools import partial

from mla_writer.answers.answers import Answers
from mla_writer.case import Case
from mla_writer.checks.context import Context
from mla_writer.checks.rules import RULES
from mla_writer.checks.run import run_checks
from mla_writer.checks.tied import ties
from mla_writer.conditions.values import Ref
from tests.machine import slowness
from tests.rule import found_by
from tests.sample import answered, completed, with_answers

FACTS, PERSONS, ITEMS, ROUNDS = 100, 30, 40, 15
GOAL = 20.0
"""Milliseconds for a full check; told beside what was measured."""
SLOWEST = 4.0
"""Milliseconds that no single cross-check may take on a machine that does nothing else."""


def large() -> Case:
    """Return the completed sample with 100 facts, 30 persons and 40 accounts, each account tied to facts of its own."""
    case = completed()
    for number in range(PERSONS - len(case.answers.records("persons"))):
        person = {
            "kind": "natural",
            "family": f"Family{chr(97 + number)}son",
            "given": "Moses",
            "capacity": ["witness"],
        }
        case = with_answers(case, answered(case, f"persons.x{number}", person))
    for number in range(ITEMS - 1):
        account = {"kind": "account", "number": f"700{number:06d}", "bank": "Banque Exemple", "holder": "p2"}
        case = with_answers(case, answered(case, f"things.x{number}", account))
    templates = list(case.answers.records("facts").values())
    answers: Answers = case.answers
    for number in range(FACTS - len(templates)):
        for name, value in templates[number % len(templates)].items():
            answers = answers.set(f"facts.x{number}.{name}", value)
        answers = answers.set(f"facts.x{number}.things", (Ref("things", f"x{number % (ITEMS - 1)}"),))
    item = dict(answers.records("bank_records.items")["i1"])
    for number in range(ITEMS - 1):
        facts = (Ref("facts", f"x{number}"), Ref("facts", f"x{number + 30}"))
        own = {**item, "account": Ref("things", f"x{number}"), "linking_facts": facts}
        answers = answers.set(f"bank_records.items.x{number}", own)
    return with_answers(case, answers)


def _took(work: Callable[[Context], object], contexts: list[Context]) -> float:
    """Return the median of the milliseconds of processor time that `work` takes in each of the contexts."""
    times = []
    for one in contexts:
        start = time.process_time()
        work(one)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def _looked_at(case: Case) -> list[Context]:
    """Return the state of a request many times over, as a check finds it; what the cross-checks share is worked out."""
    found = [case.context for _ in range(ROUNDS)]
    for one in found:
        assert ties(one)
        assert one.visible
    return found


def _edited(case: Case) -> list[Context]:
    """Return the case after one edit, many times over: an interview that nobody has looked at yet."""
    return [with_answers(case, case.answers.set("request.reference", f"R {one}")).context for one in range(ROUNDS)]


def test_large_request__all_findings_and_each_rule() -> None:
    case = large()
    assert len(case.answers.records("facts")) == FACTS
    assert len(case.answers.records("persons")) == PERSONS
    assert len(case.answers.records("bank_records.items")) == ITEMS
    run_checks(case.context, case.draft)
    gc.collect()
    gc.freeze()  # as in the window, when a draft is opened
    whole = _took(lambda one: run_checks(one, case.draft), [case.context for _ in range(ROUNDS)])
    edited = _took(lambda one: run_checks(one, case.draft), _edited(case))
    leaves = [value for _, value in case.answers.leaves()]
    floor = _took(lambda one: sum(1 for _ in one.live.rules for value in leaves if value is None), _looked_at(case))
    print(f"\nall findings {whole:6.1f} ms (goal {GOAL:.0f}), with the interview after an edit {edited:6.1f} ms, "
          f"a plain loop of each rule over each answer {floor:6.1f} ms")  # fmt: skip
    times = [(_took(partial(found_by, rule), _looked_at(case)), code) for code, rule in RULES.items()]
    print("\n".join(f"{code:10} {ms:6.2f} ms" for ms, code in sorted(times, reverse=True)))
    slowest, code = max(times)
    assert slowest <= SLOWEST * slowness(), code
