"""CONS-003 The sums written in a fact are not the sums entered for it.

Pass: the fact says "pays USD 1,250,000" and USD 1,250,000 is entered.
Fail: the text says USD 1,250,000, the entered sum is USD 1,520,000, or EUR 1,250,000.
Good: the sum and currency as the evidence has them, the same in the text and among the sums.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.recognise import amounts_in
from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Amount, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-003"
KIND: Final = "consistency"
READS: Final = everything(words=("facts",))

_NOT_ENTERED = Saying(
    N_("{fact}: a sum appears only in the text"),
    N_(
        "{fact} mentions {written}, which is not among the sums entered for it ({entered}). Correct whichever is wrong."
    ),
)
_NOT_WRITTEN = Saying(
    N_("{fact}: a sum missing from the text"),
    N_("{entered} is entered for {fact}, but its text names {written}. Correct whichever is wrong."),
)
_OTHER_CURRENCY = Saying(
    N_("{fact}: the same figure in another currency"),
    N_("{entered} is entered for {fact}, but its text says {written}. Correct the currency that is wrong."),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each fact whose text and entered sums contradict each other.

    They do where they differ in a currency that both name, and where they give one figure in two currencies.
    """
    for key, record in context.answers.records("facts").items():
        what, held = record.get("what"), record.get("amounts")
        entered = tuple(one for one in held if isinstance(one, Amount)) if isinstance(held, tuple) else ()
        written = tuple(amounts_in(what.plain)) if isinstance(what, Text) else ()
        yield from _compare(key, entered, written)


def _compare(fact: str, entered: tuple[Amount, ...], written: tuple[Amount, ...]) -> Iterator[Finding]:
    shared = {one.currency for one in entered} & {one.currency for one in written}
    for one in written:
        if one.currency in shared and one not in entered:
            yield _finding(_NOT_ENTERED, fact, entered, (one,))
            return
    for one in entered:
        if one.currency in shared and one not in written:
            yield _finding(_NOT_WRITTEN, fact, (one,), written)
            return
    for one in entered:
        named = next((other for other in written if other.value == one.value and other not in entered), None)
        if one not in written and named is not None:
            yield _finding(_OTHER_CURRENCY, fact, (one,), (named,))
            return


def _finding(saying: Saying, fact: str, entered: tuple[Amount, ...], written: tuple[Amount, ...]) -> Finding:
    where = f"facts.{fact}.amounts"
    told = saying.about(fact=Shown(Ref("facts", fact)), entered=Shown(entered), written=Shown(written))
    return Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=(where, f"facts.{fact}.what"))
