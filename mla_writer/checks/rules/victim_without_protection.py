"""RIGHT-005 A victim is to be heard, and nothing is said of protection.

A victim who meets the suspect at the door, or tells the same story for the third time, is harmed again; and the other State
will ask what is wanted. Whether protection is needed is the drafter's judgement: this asks only that somebody has thought of it.

Pass: the victim is heard without contact with the accused, and a person of trust is present.
Fail: the victim of trafficking is to be heard, and the question on protection is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.hearings import hearings, is_under_age
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "RIGHT-005"
KIND: Final = "refusal_risk"
READS: Final = everything(words=())

_VICTIM = Saying(
    N_("{person} is a victim: is protection needed?"),
    N_(
        "{person} is a victim and is to be heard. Say which protection is needed, if any: no contact, a person of trust."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each victim to be heard without a word on protection; a child has a finding of its own."""
    for one in hearings(context):
        is_victim = one.role == "victim" or "victim" in context.answers.listed(f"persons.{one.person.id}.capacity")
        if not is_victim or one.is_protected or is_under_age(context, one.person.id, context.request_date):
            continue
        where = f"{one.place}.protection"
        if not context.live.is_hidden(where):
            told = _VICTIM.about(person=context.item(one.person))
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=(where,))
