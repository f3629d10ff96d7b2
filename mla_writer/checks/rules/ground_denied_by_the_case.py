"""REFU-003 The case itself speaks for a ground of refusal that the drafter says does not affect it.

The name of an offence, the law that makes it one, or the name of the court tells the reader in the other State what kind of
case it is, whatever else the request says. A request on a customs law that is silent on its fiscal side invites the question.
So do acts of more than ten years ago where the law there bars help for what is too old by its own count; the ten years are a
rule of thumb.

Pass: the offence rests on a customs law; the fiscal side is ticked and answered.
Fail: the charge rests on the Income Tax Act, or the last act is of 2001, and “none of these” is ticked among the grounds of
refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.linked import dated, end_of
from mla_writer.checks.refusal_test import TOUCHES, Result, begins_word, by_answers
from mla_writer.conditions.values import Day, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "REFU-003"
KIND: Final = "refusal_risk"
READS: Final = everything(words=("request", "offences"))

_COURT = "request.court.name"
_OFFENCE = Saying(
    N_("{offence} suggests a ground: {ground}"),
    N_(
        "“{text}” suggests that this ground of refusal affects {offence}: {ground}. You have said that it does not "
        "affect the case. Tick it and say why it is no reason to refuse, or correct the wording."
    ),
)
_BENCH = Saying(
    N_("The court suggests a ground: {ground}"),
    N_(
        "The court is called “{text}”, which raises this ground of refusal: {ground}. You have said that it does not "
        "affect the case. Tick it and say which court it is, and which rights the defence has there."
    ),
)


_OLD = Saying(
    N_("Old acts suggest a ground: {ground}"),
    N_(
        "The last act of these offences dates from {when}: {offences}. {ground} is a ground on which assistance may "
        "be refused there. Tick it, and say in a sentence why the offences can still be punished under that law."
    ),
)
_LAPSE, _YEARS = "lapse", 10
"""The ground of limitation there, and after how many years, as a rule of thumb, a case reads like one for it."""


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
        if ground.id == _LAPSE:
            yield from _old_acts(context, one)


def _old_acts(context: Context, one: Result) -> Iterator[Finding]:
    """Yield one finding for the offences whose last linked act is older than any usual period of limitation."""
    level, note = capped("advice", one.sources, context)
    last = {charge.offence: _last_act(context, charge) for charge in context.charges}
    limit = context.request_date.first.year - _YEARS
    old = {key: day for key, day in last.items() if day is not None and _is_before(day, context.request_date, limit)}
    if level is None or not old:
        return
    told = _OLD.about(
        when=Shown(max(old.values(), key=lambda day: day.last)),
        offences=Shown(tuple(Ref("offences", key) for key in old)),
        ground=one.title,
    )
    rests_on = (TOUCHES, "request.date", *(f"offences.{key}.elements" for key in old))
    yield Finding(CODE, KIND, level, "not_met", TOUCHES, **told, sources=one.sources, rests_on=rests_on, note=note)


def _is_before(day: Day, request: Day, year: int) -> bool:
    """Whether a day lies before that of the request, in the year given."""
    last = day.last
    return (last.year, last.month, last.day) < (year, request.first.month, request.first.day)


def _last_act(context: Context, charge: Charge) -> Day | None:
    """Return the last day of what was done, by the acts linked to an offence; None where one is not dated, or goes on."""
    linked = {link.fact for links in charge.links.values() for link in links}
    acts = tuple(Ref("facts", one) for one in linked if context.answers.text(f"facts.{one}.kind") == "act")
    whens = tuple(when for _, when in dated(context, acts))
    if not whens or len(whens) < len(acts) or any(not isinstance(when.end, Day) for when in whens):
        return None
    return max((end_of(when) for when in whens), key=lambda day: day.last)


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
