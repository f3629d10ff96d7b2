"""DUAL-003 An offence is charged, but what it consists of is not stated.

Dual criminality is judged on conduct, not on names. An offence that is neither taken from the catalogue nor described by its
own elements cannot be compared with the law of the requested State.

Pass: "causing financial loss" comes with the elements that the drafter wrote.
Fail: the offence has a name and a section number, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import level_of_gap
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.elements import elements_of
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-003"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("offences",))

_NAMELESS = Saying(
    N_("{offence}: no elements"),
    N_("{offence}: choose the offence in the catalogue or write its elements, so that the conduct can be compared."),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each offence without any element."""
    for offence in context.answers.records("offences"):
        if elements_of(context.live, offence):
            continue
        level, sources, note = level_of_gap(context)
        where = f"offences.{offence}.category"
        told = _NAMELESS.about(offence=context.item(Ref("offences", offence)))
        yield Finding(CODE, KIND, level, "not_met", where, **told, sources=sources, rests_on=(where,), note=note)
