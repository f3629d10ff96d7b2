"""CONS-016 A final judgment names somebody who is not entered as convicted.

Whether somebody is a suspect, accused or convicted decides which article, which standard and which caution apply. Where the list
of orders and the list of persons tell different stories, the reader believes neither.

Pass: the judgment of May 2026 against Kato is final, and Kato is entered as convicted of the offence.
Fail: a final judgment against Kato is enclosed, and Kato is still entered as a suspect of everything.
Good: the role that the person has today, in each offence; for an acquittal no role at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "CONS-016"
KIND: Final = "consistency"
READS: Final = everything(words=())

_STILL_SUSPECT = Saying(
    N_("{person}: judged, but entered as a suspect"),
    N_(
        "{order} is final and names {person}, who is entered as suspected or accused only. Correct the role in the "
        "list of persons, or the entry of the judgment."
    ),
)
_CONVICTING: Final = frozenset({"judgment"})


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each person with a role in some offence, convicted in none, against whom a judgment is final."""
    for key in context.answers.records("orders"):
        order = f"orders.{key}"
        if context.answers.text(f"{order}.kind") not in _CONVICTING or context.value(f"{order}.final") is not True:
            continue
        for person in context.answers.listed(f"{order}.against"):
            where = f"persons.{person}.roles"
            roles = context.answers.get(where)
            if isinstance(roles, Mapping) and roles and "convicted" not in roles.values():
                told = _STILL_SUSPECT.about(
                    order=context.item(Ref("orders", key)), person=context.item(Ref("persons", person))
                )
                rests_on = (where, *(f"{order}.{one}" for one in ("kind", "final", "against")))
                yield Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=rests_on)
