"""How the work of one edit grows with a draft: a request eight times as large takes about eight times as long, not sixty-four."""

from __future__ import annotations

import time
from collections.abc import Callable

from mla_writer.case import Case
from mla_writer.letters import compose_letter
from tests.sample import CONTENT, completed
from tests.ui.test_items import many

SMALL, LARGE = 125, 1000
MOST = 1.6
"""How much more than in proportion is allowed: what does not fit the caches of the processor costs more for each item."""


def of_size(number: int) -> Case:
    case = completed()
    return Case(CONTENT, case.draft.with_answers(many(case.answers, number)))


def least(act: Callable[[], object], times: int = 3) -> float:
    found = []
    for _ in range(times):
        start = time.process_time()
        act()
        found.append(time.process_time() - start)
    return min(found)


def test_draft_eight_times_as_large__costs_in_proportion():
    small, large = of_size(SMALL), of_size(LARGE)

    def answer(case: Case) -> None:
        case.answer("facts.f4.kind", "step" if case.answers.text("facts.f4.kind") == "act" else "act")
        assert case.findings

    acts: dict[str, Callable[[Case], object]] = {
        "answer and findings": answer,
        "findings anew": lambda case: Case(CONTENT, case.draft).findings,
        "letter": lambda case: compose_letter(case, "en", final=False),
    }
    for name, act in acts.items():
        few, lots = (least(lambda: act(case)) for case in (small, large))  # noqa: B023 - called at once
        growth = lots / few
        print(
            f"\n  {name}: {few * 1000:.1f} ms with {SMALL} items each, {lots * 1000:.1f} ms with {LARGE}: × {growth:.1f}"
        )
        assert growth <= LARGE / SMALL * MOST, name
