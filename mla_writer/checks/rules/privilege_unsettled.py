"""EVID-011 A lawyer, doctor or other keeper of secrets is concerned, and privilege is not settled.

The files of lawyers, notaries, doctors, journalists and clergy are protected nearly everywhere. Where a measure reaches them,
the request says how protected material is to be kept apart, or a court there will ask.

Pass: the premises of a notary are to be searched, and protected papers are to be sealed unread.
Fail: the account of a lawyer is asked for, with the statement that nothing is privileged or that none is expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import persons_of, written
from mla_writer.checks.tied import Tie, ties
from mla_writer.checks.wording import wording
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-011"
KIND: Final = "refusal_risk"
READS: Final = everything(words=("persons",))

_PROTECTED = Saying(
    N_("{person} may be bound by professional secrecy"),
    N_(
        "The request about {target} concerns {person} ({occupation}). Say how material protected by law is to be kept "
        "apart."
    ),
)
_NONE: Final = "none_expected"
"""The choice that says, like a plain yes to "nothing is protected", that nobody has thought of it."""


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each item that concerns somebody who keeps secrets by profession, where its form settles nothing."""
    keepers = context.once(_keepers)
    for tie in ties(context) if keepers else ():
        where = _open_question(context, tie)
        named = [one for one in persons_of(context, tie) if one in keepers] if where and tie.targets else []
        for person in sorted(named, key=lambda one: one.id)[:1]:
            occupation = f"persons.{person.id}.occupation"
            told = _PROTECTED.about(
                person=Shown(person), occupation=context.shown(occupation), target=Shown(tie.targets[0])
            )
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=(where, occupation, tie.step.path))


def _keepers(context: Context) -> frozenset[Ref]:
    every = context.answers.records("persons").items()
    return frozenset(Ref("persons", key) for key, one in every if _keeps(context, written(one.get("occupation"))))


def _keeps(context: Context, occupation: str) -> bool:
    """Whether an occupation names a keeper of secrets, otherwise than as a part of another word for an office."""
    others = wording(context, "no_keepers_of_secrets").spans(occupation)
    named = wording(context, "keepers_of_secrets").spans(occupation)
    return any(not any(start <= at < end for start, end in others) for at, _ in named)


def _open_question(context: Context, tie: Tie) -> str:
    """Return the question on privilege of the form, while it is open or answered with "nothing is protected"; else nothing."""
    measure = context.live.questionnaire.library.standards.measure(tie.assistance)
    for name in measure.privilege if measure else ():
        for where in (f"{tie.assistance}.{name}", f"{tie.item_path}.{name}"):
            if context.live.step_at(where) is not None:
                return where if context.value(where) in (UNKNOWN, True, _NONE) else ""
    return ""
