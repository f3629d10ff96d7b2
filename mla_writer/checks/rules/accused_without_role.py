"""DUAL-004 An offence is charged to nobody.

Pass: the commissioner is entered as suspect of the offence.
Fail: no person has a role in the offence, so its elements cannot be read against anybody's acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.elements import accused_of
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-004"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("offences",))

_NOBODY = Saying(
    N_("{offence}: nobody is accused of it"),
    N_(
        "{offence}: no person has the role of suspect or accused in it. Give the role in the list of persons; if the "
        "offender is unknown, enter an “unknown person”."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each offence in which no person has the role of suspect, accused or convicted."""
    for offence in context.answers.records("offences"):
        if not accused_of(context.live, offence):
            where = f"offences.{offence}.category"
            told = _NOBODY.about(offence=context.item(Ref("offences", offence)))
            yield Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=(where,))
