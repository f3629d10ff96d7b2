"""REFU-001 A ground of refusal that affects the case, or that treaty or State name, is left open.

The requested State will look at each ground on which its law or the treaty lets it refuse. It will begin with one that
affects the case and that the request does not address. Grounds that neither treaty nor the State's pack names are mentioned
only where the drafter says that they affect the case, and then as a point to verify.

Pass: the case has a fiscal side; the request says what goes beyond an unpaid tax, or gives the assurance that the results are
not used for a fiscal offence.
Fail: the case is said to have a fiscal side, the State's law names fiscal offences as a ground, and the request says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.refusal_test import ASSURANCES, TOUCHES, Result, by_answers
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.named import short_of

CODE: Final = "REFU-001"
KIND: Final = "refusal_risk"
READS: Final = everything(words=("offences",))

_TOUCHED = Saying(
    N_("Ground not addressed: {ground}"),
    N_(
        "You have said that “{ground}” affects the case, and it is a ground of refusal ({who}). Say how the request "
        "meets it, or give an assurance."
    ),
)
_NAMED = Saying(
    N_("Left open: {ground}"),
    N_(
        "“{ground}” is a ground of refusal ({who}), and nothing in the request settles it yet. Answer the question "
        "about it, or give an assurance."
    ),
)
_TREATY = N_("{treaty} {article}")
_IN_GENERAL = N_("general practice of States")


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each open ground that is touched, or that a treaty or the State names."""
    for one in by_answers(context):
        if one.state != "open" or not one.ground.level or not _is_worth_telling(one):
            continue
        level, note = capped(one.ground.level, one.sources, context, stale=_is_stale(context, one))
        if level is not None:
            yield Finding(
                CODE,
                KIND,
                level,
                "not_met",
                one.where,
                **(_TOUCHED if one.is_touched else _NAMED).about(ground=one.title, who=_who(context, one)),
                origin=one.raised_by[0].origin or "program",
                sources=one.sources,
                rests_on=(one.where, TOUCHES, ASSURANCES),
                note=note,
            )


def _is_worth_telling(one: Result) -> bool:
    """Whether it is news: whether grounds touch the case at all is asked once, for all of them."""
    return one.is_touched or not (one.is_general or one.ground.touch)


def _is_stale(context: Context, one: Result) -> bool:
    return context.pack_is_stale and all(voice.origin.startswith("country:") for voice in one.raised_by)


def _who(context: Context, one: Result) -> Message | Shown:
    """Return where the ground is named: in the article of a treaty, by the State asked, or by nobody in particular."""
    voice = next((voice for voice in one.raised_by if voice.origin.startswith("treaty:")), None)
    if voice is None:
        return Message(_IN_GENERAL) if one.is_general else context.shown("request.requested")
    name = voice.origin.partition(":")[2]
    short = short_of(context.relied_on[name])
    return Message(_TREATY, {"treaty": short, "article": voice.ref})
