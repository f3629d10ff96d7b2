"""EVID-011 A lawyer, doctor or other keeper of secrets is concerned, and privilege is not settled.

The files of lawyers, notaries, doctors, journalists and clergy are protected nearly everywhere. Where a measure reaches them,
the request says how protected material is to be kept apart, or a court there will ask.

Pass: the premises of a notary are to be searched, and protected papers are to be sealed unread.
Fail: the account of a lawyer is asked for, with the statement that nothing is privileged or that none is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import persons_of, written
from mla_writer.checks.tied import Tie, ties
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-011"
KIND: Final = "refusal_risk"
READS: Final = everything(words=("persons",))

_PROTECTED = Saying(
    N_("{person} may have to keep secrets"),
    N_(
        "{person} ({occupation}) is concerned by what is asked of {target}. Say how material that is protected by law is to be "
        "kept apart."
    ),
)
_NONE: Final = "none_expected"
"""The choice that says, like a plain yes to "nothing is protected", that nobody has thought of it."""
_KEEPERS: Final = re.compile(
    r"\b(?:lawyer|attorney(?! general)|advocate|barrister|solicitor|notary|counsel|physician|doctor|psychiatrist|psychologist"
    r"|journalist|reporter|priest|clergy\w*|pastor|imam|avocate?|notaire|médecin|psychiatre|psychologue|journaliste|prêtre"
    r"|pasteur)s?\b|محام|كاتب عدل|موثق|طبيب|صحفي|كاهن"
)


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
    return frozenset(Ref("persons", key) for key, one in every if _KEEPERS.search(written(one.get("occupation"))))


def _open_question(context: Context, tie: Tie) -> str:
    """Return the question on privilege of the form, while it is open or answered with "nothing is protected"; else nothing."""
    measure = context.live.questionnaire.library.standards.measure(tie.assistance)
    for name in measure.privilege if measure else ():
        for where in (f"{tie.assistance}.{name}", f"{tie.item_path}.{name}"):
            if context.live.step_at(where) is not None:
                return where if context.value(where) in (UNKNOWN, True, _NONE) else ""
    return ""
