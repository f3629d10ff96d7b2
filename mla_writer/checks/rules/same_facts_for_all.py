"""EVID-015 Many items rest on exactly the same facts.

Four accounts, each with the same two facts behind it, look like a list that was copied: the reader asks what each of them has to
do with the case.

Pass: each account has the payment that passed through it.
Fail: four accounts are asked for, and the same fact stands behind all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.tied import Tie, involves, ties
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-015"
KIND: Final = "refusal_risk"
READS: Final = everything(words=())
_MANY: Final = 4

_SAME = Saying(
    N_("The same facts behind several items"),
    N_(
        "Several items are linked to the same facts ({facts}), which do not name all of them. Link each item to the "
        "fact that shows its part, or leave out what no fact names."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each measure in which many items rest on the same facts, and these do not name every item."""
    alike: dict[tuple[str, frozenset[Ref]], list[Tie]] = defaultdict(list)
    for tie in ties(context):
        if tie.facts and tie.targets:
            alike[tie.assistance, frozenset(tie.facts)].append(tie)
    for same in alike.values():
        if len(same) >= _MANY and not all(_is_named(context, one) for one in same):
            told = _SAME.about(facts=Shown(same[0].facts))
            where = same[-1].facts_path
            yield Finding(
                CODE, KIND, "advice", "not_met", where, **told, rests_on=tuple(one.facts_path for one in same)
            )


def _is_named(context: Context, tie: Tie) -> bool:
    return all(any(involves(context, fact, target) for fact in tie.facts) for target in tie.targets)
