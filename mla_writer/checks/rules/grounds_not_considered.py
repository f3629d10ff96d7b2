"""REFU-002 Whether a ground of refusal affects the case is not answered.

Treaty and State name grounds that only the drafter can judge: whether the offence has a political or fiscal side, whether
proceedings run there, whether somebody is immune. One question asks for all of them; until it is answered nobody has looked.

Pass: the drafter ticks the fiscal side of the case, or says that none of the grounds affects it.
Fail: the question is passed over, though the treaty names the essential interests of the requested State.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.refusal_test import TOUCHES, by_answers
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "REFU-002"
KIND: Final = "refusal_risk"
READS: Final = everything(words=("offences",))

_NOT_LOOKED = Saying(
    N_("Grounds of refusal not considered: {number}"),
    N_(
        "The treaty or the law of the requested State names grounds that only you can judge, {number} in all, among "
        "them: {ground}. Say which of them affect the case, or that none does."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding where grounds that treaty or State name wait for the question on what touches the case."""
    if context.answers.listed(TOUCHES):
        return
    waiting = [one for one in by_answers(context) if one.state == "open" and one.ground.touch and not one.is_general]
    if waiting:
        told = _NOT_LOOKED.about(number=len(waiting), ground=waiting[0].title)
        sources = tuple(dict.fromkeys(source for one in waiting for source in one.sources))
        yield Finding(CODE, KIND, "advice", "not_met", TOUCHES, **told, sources=sources, rests_on=(TOUCHES,))
