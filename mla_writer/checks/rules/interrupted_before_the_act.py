"""CONS-020 What is said to have interrupted the limitation lies before the acts, or after the request.

The other State counts the time by itself, from these days. An interruption that comes before the act interrupts nothing, and the
count that rests on it falls.

Pass: the payment of July 2023, interrupted by the interview of 20 April 2025.
Fail: the payment of July 2023, interrupted by the interview of 20 April 2015; an interruption dated after the request.
Good: each act that interrupted or suspended the time, with its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.recognise import recognise
from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import dated
from mla_writer.conditions.values import Day, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-020"
KIND: Final = "consistency"
READS: Final = everything(words=("offences",))

_BEFORE = Saying(
    N_("Limitation interrupted before the act"),
    N_(
        "{offence}: the event that interrupted or suspended the limitation period is dated {day}, before the first "
        "act linked to the offence ({act}). Correct whichever date is wrong."
    ),
)
_AFTER = Saying(
    N_("Limitation interrupted after the request"),
    N_(
        "{offence}: the event that interrupted or suspended the limitation period is dated {day}, after the date of "
        "the request ({request}). Correct whichever date is wrong."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each offence whose limitation was interrupted on a day that cannot be."""
    for key in context.answers.records("offences"):
        where = f"offences.{key}.limitation_note"
        note = context.value(where)
        days = _days(note.plain) if isinstance(note, Text) else []
        if not days:
            continue
        last, offence = max(days, key=lambda one: one.first), context.item(Ref("offences", key))
        act = _first_act(context, key)
        if last.first > context.request_date.last:
            told = _AFTER.about(offence=offence, day=Shown(last), request=Shown(context.request_date))
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=(where, "request.date"))
        elif act is not None and last.last < act.first:
            told = _BEFORE.about(offence=offence, day=Shown(last), act=Shown(act))
            rests_on = (where, f"offences.{key}.elements")
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=rests_on)


def _days(text: str) -> list[Day]:
    return [Day.parse(one.value) for one in recognise(text) if one.sort == "date"]


def _first_act(context: Context, offence: str) -> Day | None:
    """Return the first day of what is linked to an offence; None where a linked fact has no day."""
    charges = [one for one in context.charges if one.offence == offence]
    facts = {link.fact for one in charges for links in one.links.values() for link in links}
    whens = [when for _, when in dated(context, (Ref("facts", one) for one in facts))]
    return min((one.start for one in whens), key=lambda day: day.first) if whens and len(whens) == len(facts) else None
