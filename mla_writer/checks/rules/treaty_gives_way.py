"""LEGAL-004 Another treaty that binds both States goes before one that the request relies on.

A convention on offences leaves the way to make requests to the treaty on mutual legal assistance that binds both States,
unless both agree to use its own paragraphs; a newer treaty may take the place of an older one altogether. A request that
names the wrong one of the two is returned for its form, though assistance is owed. Name both: the convention for the duty to
help, the other treaty for the way to ask.

Pass: the request names the convention and the bilateral treaty that binds both States.
Fail: a bilateral treaty binds both States, and the request names only the convention that gives way to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.basis_relations import Precedence, precedence
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_
from mla_writer.treaties.library import TreatyBetween
from mla_writer.treaties.model import Treaty

CODE: Final = "LEGAL-004"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_REPLACED = Saying(
    N_("{other} takes precedence over {treaty}"),
    N_("Between the two States {other} replaces {treaty}. Base the request on it, or say why not."),
)
_GIVES_WAY = Saying(
    N_("{other} takes precedence over {treaty}"),
    N_(
        "{other} binds both States; paragraphs {paragraphs} of {treaty} give way to it, unless both States agree "
        "otherwise. Name it as well, and follow its rules on form and content."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each treaty relied on before which another goes that binds both States and is not named."""
    library, named = context.library, context.answers.listed("request.treaties")
    behind = [one for one in named if library.get(one) is not None and _may_stand_back(one, context)]
    if not behind:
        return
    between = library.told(*context.states, context.request_date)
    for name in behind:
        for before in precedence(context, library[name], between, library):
            if before.told == "yes" and before.other not in named:
                yield from _finding(context, library[name], before, between[before.other])


def _may_stand_back(treaty: str, context: Context) -> bool:
    """Whether another treaty could go before this one at all; most name none, and are not looked at further."""
    return context.library[treaty].gives_way is not None or treaty in context.library.replaced


def _finding(context: Context, treaty: Treaty, before: Precedence, other: TreatyBetween) -> Iterator[Finding]:
    shape = context.live.questionnaire.shape("request.treaties")
    level, note = capped("warning", other.sources, context)
    if level is None:
        return
    saying = _REPLACED if before.sort == "replaces" else _GIVES_WAY
    paragraphs = treaty.gives_way.paragraphs if treaty.gives_way is not None else ""
    told = saying.about(
        treaty=Shown((treaty.treaty,), shape), other=Shown((before.other,), shape), paragraphs=paragraphs
    )
    rests_on = ("request.treaties", "request.requesting", "request.requested", "request.date")
    yield Finding(
        CODE,
        KIND,
        level,
        "not_met",
        "request.treaties",
        **told,
        origin=f"treaty:{treaty.treaty}",
        sources=other.sources,
        rests_on=rests_on,
        note=note,
    )
