"""REFU-003 The case itself speaks for a ground of refusal that the drafter says does not touch it.

The name of an offence, the law that makes it one, or the name of the court tells the reader in the other State what kind of case
it is, whatever else the request says. A request on a customs law that is silent on its fiscal side invites the question.

Pass: the offence rests on a customs law; the fiscal side is ticked and answered.
Fail: the charge rests on the Income Tax Act, and “none of these” is ticked among the grounds of refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.refusal_test import TOUCHES, Result, begins_word, by_answers
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "REFU-003"
KIND: Final = "refusal_risk"
READS: Final = everything(words=("request", "offences"))

_COURT = "request.court.name"
_OFFENCE = Saying(
    N_("{offence} reads like this: {ground}"),
    N_(
        "“{text}” makes {offence} read like a case for this ground: {ground}. You say that it does not touch the case. "
        "Tick it and say why it is no reason to refuse, or mend the words."
    ),
)
_BENCH = Saying(
    N_("The court reads like this: {ground}"),
    N_(
        "The court is called “{text}”, which raises this ground: {ground}. You say that it does not touch the case. Tick it "
        "and say which court it is, and with which rights of the defence."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each offence or court whose words speak for a ground that was not ticked."""
    ticked = context.answers.listed(TOUCHES)
    if not ticked:
        return
    for one in by_answers(context):
        ground = one.ground
        if not ground.touch or ground.touch in ticked or one.state != "answered":
            continue
        court = _said(context, _COURT)
        if ground.signs_of_court and begins_word(ground.signs_of_court).search(court.casefold()):
            told = _BENCH.about(text=Shown(court), ground=one.title)
            yield Finding(CODE, KIND, "advice", "not_met", TOUCHES, **told, rests_on=(TOUCHES, _COURT))
        if ground.signs:
            yield from _offences(context, one)


def _offences(context: Context, one: Result) -> Iterator[Finding]:
    level, note = capped("warning", one.sources, context)
    if level is None:
        return
    for key in context.answers.records("offences"):
        for path in _named_in(context, key):
            text = _said(context, path)
            if begins_word(one.ground.signs).search(text.casefold()):
                told = _OFFENCE.about(text=Shown(text), offence=context.item(Ref("offences", key)), ground=one.title)
                rests_on, sources = (TOUCHES, path), one.sources
                yield Finding(CODE, KIND, level, "not_met", path, **told, sources=sources, rests_on=rests_on, note=note)
                break


def _named_in(context: Context, offence: str) -> Iterator[str]:
    yield f"offences.{offence}.name"
    for key in context.answers.records(f"offences.{offence}.provisions"):
        yield f"offences.{offence}.provisions.{key}.statute"


def _said(context: Context, path: str) -> str:
    value = context.value(path)
    return value.plain if isinstance(value, Text) else ""
