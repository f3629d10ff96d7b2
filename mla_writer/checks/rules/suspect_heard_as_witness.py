"""RIGHT-002 A suspect is to be heard as a witness.

A witness has to speak the truth and often has to speak; a suspect may be silent and is told so. Whoever is heard in the wrong
part is told the wrong rights: the evidence is spoiled here, and many States refuse to hear a suspect as a witness.

Pass: Kato, a suspect, is heard as a suspect, with the caution written out.
Fail: Kato is a suspect of the laundering, and is to be heard by video link as a witness.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.hearings import charged_with, hearings
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "RIGHT-002"
KIND: Final = "refusal_risk"
READS: Final = everything(words=())

_WRONG_PART = Saying(
    N_("{person} is a suspect, heard as a witness"),
    N_(
        "{person} is suspected or accused of {offence}, but is to be heard in another role. Choose the role of "
        "suspect, with the caution that belongs to it, or hear somebody else; if the person has been cleared, correct "
        "the role in the list of persons."
    ),
)
_OTHERS = frozenset({"witness", "expert", "victim"})


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each suspect or accused person who is to be heard as somebody else."""
    for one in hearings(context):
        offences = charged_with(context, one.person.id) if one.role in _OTHERS else ()
        if offences:
            told = _WRONG_PART.about(
                person=context.item(one.person), offence=context.item(Ref("offences", offences[0]))
            )
            where, roles = f"{one.place}.role", f"persons.{one.person.id}.roles"
            yield Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=(where, roles))
