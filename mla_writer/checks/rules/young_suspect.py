"""RIGHT-004 A suspect was a child at the time of the act, or is one now, and nothing is said of it.

The law for young persons differs from State to State: from which age somebody answers for an act at all, which court tries it,
who has to be present. The other State wants to see that it is kept before it searches, freezes or hears.

Pass: the suspect was 17 when the act was done; the request says that the Children Act applies.
Fail: the suspect was born in March 2007, the fact is of July 2023, and nothing is said of the suspect's youth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import has_content
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.hearings import charged_with, is_under_age
from mla_writer.conditions.values import Day, Period, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "RIGHT-004"
KIND: Final = "refusal_risk"
READS: Final = everything(words=())

_THEN = Saying(
    N_("{person} was a child at the time"),
    N_(
        "{person}, born {born}, was under 18 at the time of {fact}. Say how that is taken into account: which "
        "juvenile law applies, and which court has jurisdiction."
    ),
)
_NOW = Saying(
    N_("{person} is a child"),
    N_(
        "{person}, born {born}, is under 18. Say how that is taken into account: which juvenile law applies, which "
        "court has jurisdiction, and who has to be present."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each suspect or accused who is or was certainly under age, where nothing is said of it."""
    for key in context.answers.records("persons"):
        born, youth = f"persons.{key}.born", f"persons.{key}.youth"
        told_of = context.live.is_hidden(youth) or has_content(context.value(youth))
        if told_of or not charged_with(context, key):
            continue
        person, date = context.item(Ref("persons", key)), Shown(context.value(born))
        if is_under_age(context, key, context.request_date):
            told, fact = _NOW.about(person=person, born=date), ""
        else:
            fact = _act_as_a_child(context, key)
            if not fact:
                continue
            told = _THEN.about(person=person, born=date, fact=context.item(Ref("facts", fact)))
        rests_on = (youth, born, *((f"facts.{fact}.when",) if fact else ()))
        yield Finding(CODE, KIND, "warning", "not_met", youth, **told, rests_on=rests_on)


def _act_as_a_child(context: Context, person: str) -> str:
    """Return the id of the first act in which the person acted while certainly under age, or an empty text."""
    for fact in context.answers.records("facts"):
        if person not in context.answers.listed(f"facts.{fact}.actors"):
            continue
        when = context.value(f"facts.{fact}.when")
        day = when.start if isinstance(when, Period) else when
        if isinstance(day, Day) and is_under_age(context, person, day):
            return fact
    return ""
