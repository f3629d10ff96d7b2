"""How the work of one edit grows with a draft: a request eight times as large takes about eight times as long, not sixty-four."""

from __future__ import annotations

import time
from collections.abc import Callable

from mla_writer.case import Case
from mla_writer.documents import tree
from mla_writer.documents.tree import Document, Run
from mla_writer.documents.word import write_word
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


def table_of(rows: int, language: str) -> Document:
    """Return a letter that is one table of so many rows."""
    cells = [
        (Run(text, language),)
        for text in ("CH93 0076 2011 6238 5295 7", "3 July 2023, Banque Exemple", "سجل الحساب 12")
    ]
    table = tree.Table(tuple(cells), tuple(tuple(cells) for _ in range(rows)), (1, 2, 2))
    return Document(language, "Title", (), "{page} / {pages}", (), (tree.Part("x", cells[0], (table,), "1"),))


def test_table_in_word__of_ten_to_ten_thousand_rows__costs_in_proportion():
    for language in ("en", "ar"):
        needed: dict[int, float] = {}
        for rows in (10, 100, 1000, 10_000):
            document = table_of(rows, language)
            needed[rows] = least(lambda: write_word(document), 2)  # noqa: B023 - called at once
        print(
            f"\n  table, {language}: " + ", ".join(f"{rows} rows {one * 1000:.1f} ms" for rows, one in needed.items())
        )
        assert needed[10_000] <= needed[1000] * 10 * MOST
        assert needed[1000] <= needed[100] * 10 * MOST
