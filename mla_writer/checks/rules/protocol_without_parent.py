"""LEGAL-007 The request relies on a protocol, and not on the treaty that it supplements.

A protocol has no rules of its own on requests, or only some: it is read together with its treaty, whose articles on contents,
channel and refusal hold. A request that names the protocol alone leaves the reader to look for the rules.

Pass: the Convention against Transnational Organized Crime and its Trafficking Protocol are both named.
Fail: the Trafficking Protocol is named alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "LEGAL-007"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_ALONE = Saying(
    N_("Named without its treaty: {protocol}"),
    N_("{protocol} counts only together with {treaty}. Name that treaty as well."),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each protocol relied on whose treaty is not."""
    library, named = context.library, context.answers.listed("request.treaties")
    shape = context.live.questionnaire.shape("request.treaties")
    for one in named:
        found = library.get(one)
        above = library.get(found.protocol_to) if found is not None else None
        if found is None or above is None or above.treaty in named:
            continue
        told = _ALONE.about(protocol=Shown((one,), shape), treaty=Shown((above.treaty,), shape))
        yield Finding(
            CODE,
            KIND,
            "warning",
            "not_met",
            "request.treaties",
            **told,
            origin=f"treaty:{one}",
            sources=found.source,
            rests_on=("request.treaties",),
        )
