"""How long 600 conditions over 500 answers take, beside a plain Python loop over the same rules in the same run.

Printed are the median and the 99th percentile of a full evaluation, the ratio to the loop, and what compiling costs.
The goal: p99 of a full evaluation at most 2 ms.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from mla_writer.conditions import types as t
from mla_writer.conditions.condition import compile_condition
from mla_writer.conditions.values import UNKNOWN, Day, Period, Ref

CONDITIONS, ANSWERS, ROUNDS = 600, 500, 400
MOST_MILLISECONDS = 2.0
TODAY = Day(2026, 11, 24)

Rule = tuple[str, Callable[[Any], object]]

THING = t.Record("thing", lambda: {"id": t.TEXT, "kind": t.TEXT, "iban": t.TEXT})
FACT = t.Record("fact", lambda: {"id": t.TEXT, "kind": t.TEXT, "when": t.PERIOD, "things": t.list_of(THING)})
ITEM = t.Record("item", lambda: {"account": THING, "period": t.PERIOD, "linking_facts": t.list_of(FACT)})
OTHERS: dict[str, t.Type] = {"pages": t.NUMBER, "urgent": t.BOOL, "day": t.DAY, "records": t.list_of(t.TEXT)}
FORM = t.Record("form", lambda: {f"q{number}": t.TEXT for number in range(ANSWERS)} | OTHERS)
SCOPE = {"form": FORM, "facts": t.list_of(FACT), "item": ITEM}


def answers() -> tuple[dict[str, Any], dict[Ref, Any]]:
    """Return 500 answers in one form, ten facts, ten things, an item; and the records behind the references."""
    things = {Ref("things", f"t{n}"): {"id": f"t{n}", "kind": "account", "iban": f"CH{n}"} for n in range(10)}
    facts: dict[Ref, Any] = {}
    for number in range(10):
        ref = Ref("facts", f"f{number}")
        when = Period.parse(f"2023-0{number % 9 + 1}-05/2023-0{number % 9 + 1}-20")
        facts[ref] = {"id": ref.id, "$ref": ref, "kind": "step", "when": when, "things": (Ref("things", f"t{number}"),)}
    form: dict[str, Any] = {f"q{number}": "yes" if number % 3 else "no" for number in range(ANSWERS)}
    form |= {"pages": Decimal(12), "urgent": True, "day": Day(2026, 12, 1), "records": ("statements", "vouchers")}
    item = {
        "account": Ref("things", "t7"),
        "period": Period.parse("2023-01-01/2023-12-31"),
        "linking_facts": tuple(facts),
    }
    return {"form": form, "facts": tuple(facts.values()), "item": item}, {**things, **facts}


def rules(records: dict[Ref, Any]) -> list[Rule]:
    """Return the rules, each as a condition and as the Python that a programmer would write for it."""

    def of_number(n: int) -> Rule:
        key, other = f"q{n % ANSWERS}", f"q{(7 * n) % ANSWERS}"
        shapes: list[Rule] = [
            (f"form.{key} == 'yes'", lambda a: a["form"][key] == "yes"),
            (f"answered(form.{key}) || answered(form.{other})", lambda a: key in a["form"] or other in a["form"]),
            (
                f"form.{key} != 'no' && form.urgent == true && form.pages > {n % 20}",
                lambda a: a["form"][key] != "no" and a["form"]["urgent"] is True and a["form"]["pages"] > n % 20,
            ),
            (
                f"form.{key} in ['yes', 'perhaps'] && 'vouchers' in form.records",
                lambda a: a["form"][key] in ("yes", "perhaps") and "vouchers" in a["form"]["records"],
            ),
            (
                f"form.day >= date('2026-11-30') || form.{other} == 'no'",
                lambda a: a["form"]["day"].first >= Day(2026, 11, 30).first or a["form"][other] == "no",
            ),
            (
                "item.account.kind == 'account' && answered(item.account.iban)",
                lambda a: (
                    records[a["item"]["account"]]["kind"] == "account" and "iban" in records[a["item"]["account"]]
                ),
            ),
        ]
        return shapes[n % len(shapes)]

    walks: list[Rule] = [
        ("facts.exists(f, f.kind == 'act')", lambda a: any(f["kind"] == "act" for f in a["facts"])),
        (
            "item.linking_facts.exists(f, item.account in f.things)",
            lambda a: any(a["item"]["account"] in records[f]["things"] for f in a["item"]["linking_facts"]),
        ),
    ]
    return [walks[n % 2] if n % 20 == 0 else of_number(n) for n in range(CONDITIONS)]


def measure(run: Callable[[], object]) -> tuple[float, float]:
    """Return the median and the 99th percentile of `ROUNDS` runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def test_conditions__600_over_500_answers__take_at_most_2_ms():
    names, records = answers()
    every = rules(records)
    start = time.perf_counter()
    conditions = [compile_condition(text, SCOPE) for text, _ in every]
    compiling = (time.perf_counter() - start) * 1000
    follow = records.get
    checked = [
        (one.evaluate(names, follow, TODAY), plain(names)) for one, (_, plain) in zip(conditions, every, strict=True)
    ]
    assert all(ours is theirs for ours, theirs in checked), "the two ways of saying a rule disagree"
    assert any(ours is False for ours, _ in checked)
    assert conditions[0].evaluate({}, lambda _: UNKNOWN, TODAY) is UNKNOWN

    floor = measure(lambda: [plain(names) for _, plain in every])
    ours = measure(lambda: [one.evaluate(names, follow, TODAY) for one in conditions])
    print(f"{CONDITIONS} conditions over {ANSWERS} answers   p50 ms   p99 ms")
    print(f"plain Python loop                    {floor[0]:7.3f}  {floor[1]:7.3f}")
    print(
        f"conditions                           {ours[0]:7.3f}  {ours[1]:7.3f}   ratio of p50 {ours[0] / floor[0]:.1f}"
    )
    print(f"compiling, once                      {compiling:7.1f}  ({compiling / CONDITIONS * 1000:.0f} µs each)")
    assert ours[1] <= MOST_MILLISECONDS
