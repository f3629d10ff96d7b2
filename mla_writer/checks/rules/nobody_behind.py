"""EVID-013 Nobody is named in connection with a thing that is asked for.

A measure touches somebody’s rights. Where neither the thing has a holder, nor the item a person, nor any linked fact somebody
who used it, the reader asks whose it is, and whether this is fishing.

Pass: the facts say who used the telephone.
Fail: an account without holder, and facts that name nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import persons_of
from mla_writer.checks.tied import Tie, ties
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-013"
KIND: Final = "evidence"
READS: Final = everything(words=())

_NOBODY = Saying(
    N_("Who holds or used it?"),
    N_(
        "Nobody is named in connection with {target}. Enter who holds or used it, if necessary as an unknown person, "
        "in the list of things or in the facts."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each thing behind which neither entries nor linked facts show anybody."""
    for tie in ties(context):
        if tie.facts and _is_thing(tie) and not persons_of(context, tie):
            where = f"things.{tie.targets[0].id}.holder"
            told = _NOBODY.about(target=Shown(tie.targets[0]))
            rests_on = (where, tie.facts_path, *(f"facts.{one.id}.persons" for one in tie.facts))
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=rests_on)


def _is_thing(tie: Tie) -> bool:
    return bool(tie.targets) and tie.targets[0].collection == "things"
