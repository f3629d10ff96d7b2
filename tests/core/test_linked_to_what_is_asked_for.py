"""A measure without facts: told by whether some fact names what it asks for."""

from __future__ import annotations

from mla_writer.case import Case
from mla_writer.checks.rules import item_without_fact
from mla_writer.conditions.values import Ref
from mla_writer.interview.shown import Shown
from tests.rule import found_by
from tests.sample import completed, with_answers

FACTS = "bank_records.items.i1.linking_facts"


def named(case: Case) -> object:
    """Return the facts that the finding about the account names; None where it names none."""
    told = next(one.message for one in found_by(item_without_fact, case.context) if one.where == FACTS)
    facts = told.parameters.get("facts")
    return facts.value if isinstance(facts, Shown) else None


def test_measure_without_facts__says_which_name_what_it_asks_for() -> None:
    case = completed()
    unlinked = with_answers(case, case.answers.remove(FACTS))
    facts = tuple(Ref("facts", one) for one in ("f4", "f5", "f8"))
    assert named(unlinked) == facts
    for one in facts:
        unlinked = with_answers(unlinked, unlinked.answers.remove(f"facts.{one.id}.things"))
    assert named(unlinked) is None
