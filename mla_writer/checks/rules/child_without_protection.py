"""RIGHT-003 A child is to be heard, and nothing is asked for its protection.

By the date of birth the person is under 18 on the day of the request. States hear children with a trained person, a person of
trust and once only; a request that does not ask for it is sent back with questions, and the child may be harmed.

Pass: the witness, aged 15, is heard once by a trained interviewer, with a person of trust beside.
Fail: the witness was born in 2012, and no protection is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.hearings import hearings, is_under_age
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "RIGHT-003"
KIND: Final = "refusal_risk"
READS: Final = everything(words=())

_CHILD = Saying(
    N_("{person} is a child: no protection"),
    N_(
        "By the date of birth entered, {person} is under 18 on the date of the request, and is to be heard. Say which "
        "protection is needed: a trained interviewer, a person of trust, one hearing only."
    ),
)
_PERHAPS = Saying(
    N_("{person} may be a child"),
    N_(
        "By the date of birth entered, {person} may be under 18 on the date of the request. Enter the exact date, and "
        "say which protection is needed if so."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each person to be heard who is, or may be, under age and for whom no protection is asked."""
    for one in hearings(context):
        born = f"persons.{one.person.id}.born"
        is_child = is_under_age(context, one.person.id, context.request_date)
        if one.is_protected or is_child is False or not context.visible.get(born):
            continue
        told = (_CHILD if is_child else _PERHAPS).about(person=context.item(one.person))
        where = f"{one.place}.protection" if is_child else born
        level, result = ("warning", "not_met") if is_child else ("advice", "cannot_tell")
        yield Finding(CODE, KIND, level, result, where, **told, rests_on=(f"{one.place}.protection", born))  # type: ignore[arg-type]
