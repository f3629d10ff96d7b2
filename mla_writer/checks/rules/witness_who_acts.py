"""RIGHT-008 Somebody who is to be heard as a witness acts in a fact that is part of the offence.

Whoever took part, even unknowingly, may have to accuse himself: he may be silent, and is told so only where his role says it.
A courier who knew nothing remains a witness; then the fact should say so.

Pass: the witness watched the handing over; the fact names her as involved, not as acting.
Fail: the driver who handed the envelope over in a fact that is part of the offence is to be heard as a witness.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import has_content
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.hearings import hearings
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "RIGHT-008"
KIND: Final = "refusal_risk"
READS: Final = everything(words=())

_ACTS = Saying(
    N_("{person} acts in {fact}, heard as a witness"),
    N_(
        "{person} is to be heard as a witness, but acts in {fact}, which is part of the offence: whoever may have to accuse "
        "himself may be silent. If {person} took part, choose the role of suspect or of an accomplice judged separately; if "
        "not, name {person} there as involved, or let the fact say what was not known."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each witness, suspected of nothing, who acts in a fact that is part of the offence."""
    for one in hearings(context):
        roles = f"persons.{one.person.id}.roles"
        if one.role != "witness" or has_content(context.answers.get(roles)):
            continue
        fact = next(_acts_of(context, one.person.id), "")
        if fact:
            where = f"{one.place}.role"
            told = _ACTS.about(person=context.item(one.person), fact=context.item(Ref("facts", fact)))
            rests_on = (where, roles, f"facts.{fact}.actors", f"facts.{fact}.kind")
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=rests_on)


def _acts_of(context: Context, person: str) -> Iterator[str]:
    for key, record in context.answers.records("facts").items():
        if record.get("kind") == "act" and person in context.answers.listed(f"facts.{key}.actors"):
            yield key
