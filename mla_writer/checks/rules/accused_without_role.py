"""DUAL-004 An offence is charged to nobody.

Pass: the commissioner is entered as suspect of the offence.
Fail: no person has a role in the offence, so its elements cannot be read against anybody's acts.
Good: each offence with the persons said to have committed it, and their role; an unknown offender as "unknown person".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying, Told
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
        "{offence}: no person is entered as suspected or accused of it. Enter who is said to have committed it; if "
        "the offender is unknown, enter an “unknown person”."
    ),
)
_NOBODY_AT_ALL = Saying(
    N_("Nobody is accused of any offence yet"),
    N_(
        "No person is entered as suspected or accused of any of the offences. For each offence, enter who is said to "
        "have committed it; if the offender is unknown, enter an “unknown person”."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each offence in which no person has the role of suspect, accused or convicted; one for all."""
    offences = context.answers.records("offences")
    left = [one for one in offences if not accused_of(context.live, one)]
    if len(left) == len(offences) > 1:
        yield _finding(left[0], _NOBODY_AT_ALL.about())
    else:
        for offence in left:
            yield _finding(offence, _NOBODY.about(offence=context.item(Ref("offences", offence))))


def _finding(offence: str, told: Told) -> Finding:
    where = f"offences.{offence}.participation"  # beside it the offence asks for its persons
    return Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=(f"offences.{offence}.category",))
