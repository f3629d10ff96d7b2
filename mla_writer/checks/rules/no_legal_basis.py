"""LEGAL-002 The request has no basis: neither a treaty nor reciprocity nor the law of the requested State.

Pass: the request is made under the Convention against Corruption.
Fail: no treaty is named and reciprocity is not offered.
Good: the treaty that binds both States, or the law of the requested State with the promise to do the same in return.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import has_content
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.interview.reads import everything
from mla_writer.translation.message import Message, N_

CODE: Final = "LEGAL-002"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_NOTHING = Saying(
    N_("The request has no legal basis"),
    N_("Name the treaty on which the request is based, or offer reciprocity, or name the law that allows it."),
)

_ASK = N_(
    "On which basis can the requested State give the assistance: a treaty, its own law, or an assurance of reciprocity?"
)


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding where no legal basis at all is given, and one is asked for: information passed on needs none."""
    if context.live.is_hidden("request.treaties"):
        return
    treaties = context.answers.listed("request.treaties")
    named = any(has_content(context.value(one)) for one in ("request.other_treaty", "request.domestic_law"))
    if not treaties and context.value("request.reciprocity") is not True and not named:
        rests_on = ("request.treaties", "request.other_treaty", "request.reciprocity", "request.domestic_law")
        told = _NOTHING.about()
        yield Finding(
            CODE, KIND, "blocker", "not_met", "request.treaties", **told, rests_on=rests_on, ask=Message(_ASK)
        )
