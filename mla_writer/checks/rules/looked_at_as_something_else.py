"""DUAL-013 The requested State may look at the offence as fiscal, political or military.

Many States treat such offences apart: they help only where the conduct would be an ordinary offence, such as deceit in a tax
matter, or violence whatever the motive. The letter has to let that be seen, before the question is asked.

Pass: the request says by which false papers the duty was evaded, and why that is believed to be fraud there.
Fail: customs evasion is charged, and nothing says what deceit was used.
Good: the conduct that is an offence apart from tax, politics or service: deceit, forgery, violence, theft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.offences.model import Character
from mla_writer.translation.message import Message, N_

CODE: Final = "DUAL-013"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("offences", "request.punishable_there"))

_SEEN_AS = Saying(
    N_("{offence}: treated as {character}?"),
    N_(
        "Some States treat {offence} as {character} and assist only where the conduct is an ordinary offence too. Say "
        "why it is believed to be one in {state}."
    ),
)
_CHARACTERS: Mapping[Character, str] = {
    "fiscal": N_("a tax or customs matter"),
    "political": N_("a political offence"),
    "military": N_("a purely military offence"),
}
_WHERE: Final = "request.punishable_there"


def find(context: Context) -> Iterator[Finding]:
    """Yield advice for each offence of such a character, while nothing is said of the law there."""
    if has_content(context.answers.get(_WHERE)) or context.live.is_hidden(_WHERE):
        return
    for charge in context.charges:
        offence = context.offences.get(charge.category)
        if offence is None or has_content(context.answers.get(f"offences.{charge.offence}.requested_law")):
            continue
        for one in offence.character:
            told = _SEEN_AS.about(
                offence=context.item(Ref("offences", charge.offence)),
                character=Message(_CHARACTERS[one]),
                state=context.shown("request.requested"),
            )
            rests_on = (_WHERE, f"offences.{charge.offence}.category", f"offences.{charge.offence}.requested_law")
            yield Finding(CODE, KIND, "advice", "not_met", _WHERE, **told, rests_on=rests_on)
