"""DUAL-012 Treaties leave it to each State whether to punish this, or no treaty relied on speaks of it.

Illicit enrichment, trading in influence or bribery between private persons are offences in some States only: the conventions ask
States to consider them. Where the request rests on nothing that obliges the requested State to punish the conduct, it has to
be said why the same conduct is believed to be an offence there, under whatever name.

Pass: the request says which conduct behind the enrichment (payments taken for contracts) is an offence there.
Fail: illicit enrichment is charged, and the letter is silent on the law of the requested State.
Good: the underlying conduct in plain words, and the provision there, if you have read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import level_of_doubt
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.offences.model import CatalogueOffence
from mla_writer.translation.message import Message, N_

CODE: Final = "DUAL-012"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("offences", "request.punishable_there"))

_OPTIONAL = Saying(
    N_("{offence}: may not exist there"),
    N_(
        "{offence}: the treaties ask States only to consider punishing this; it may not be an offence in {state}. Describe the "
        "conduct and why it is believed to be punishable there."
    ),
)
_ASK = N_("Is the conduct described as “{offence}” believed to be punishable under the law of the requested State?")
WHERE: Final = "request.punishable_there"


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each offence that no treaty obliges States to punish, while nothing is said of the law there."""
    if has_content(context.answers.get(WHERE)) or context.live.is_hidden(WHERE):
        return
    for charge in context.charges:
        offence = context.offences.get(charge.category)
        said = has_content(context.answers.get(f"offences.{charge.offence}.requested_law"))
        if offence is not None and not said and is_left_to_states(context, offence):
            yield from _finding(context, charge, offence)


def is_left_to_states(context: Context, offence: CatalogueOffence) -> bool:
    """Whether treaties only ask to consider punishing it: those relied on that speak of it, else all that do."""
    relied_on = [one for one in offence.criminalised_by if one.treaty in context.relied_on]
    told = relied_on or list(offence.criminalised_by)
    return bool(told) and all(one.level == "consider" for one in told)


def _finding(context: Context, charge: Charge, offence: CatalogueOffence) -> Iterator[Finding]:
    level, note = capped(level_of_doubt(context), offence.source, context)
    if level is None:
        return
    told = _OPTIONAL.about(
        offence=context.item(Ref("offences", charge.offence)), state=context.shown("request.requested")
    )
    rests_on = (WHERE, f"offences.{charge.offence}.category", f"offences.{charge.offence}.requested_law")
    yield Finding(
        CODE, KIND, level, "not_met", WHERE, **told,
        sources=offence.source, rests_on=rests_on, note=note, ask=Message(_ASK, told["title"].parameters),
    )  # fmt: skip
