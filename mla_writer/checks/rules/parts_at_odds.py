"""CONS-009 One person is both accused of an offence and its victim.

Rights and cautions differ: somebody heard as a victim who is a suspect is told the wrong ones, and the evidence is lost.

Pass: the company is the victim, its director the suspect.
Fail: the director is entered as suspect of the offence and as victim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "CONS-009"
KIND: Final = "consistency"
READS: Final = everything(words=("offences",))

_BOTH = Saying(
    N_("{person}: accused and victim at once"),
    N_(
        "{person} is entered with a role in an offence and as a victim. Correct whichever is wrong, or let a fact say "
        "how both fit."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each person who has a role in an offence and is entered as a victim."""
    for key, record in context.answers.records("persons").items():
        if record.get("roles") and "victim" in context.answers.listed(f"persons.{key}.capacity"):
            where = f"persons.{key}.capacity"
            told = _BOTH.about(person=context.item(Ref("persons", key)))
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=(where, f"persons.{key}.roles"))
