"""RIGHT-007 Name and address of a person are to be kept out of the record, and the letter itself tells the address.

A letter travels: the court reads from it, the witness, the defence or a provider may be shown it. Whoever is protected by a
promise that the address stays out of the record is not protected by a letter in which it stands.

Pass: the address stands on a separate sheet for the authority alone, or the version for witnesses leaves the person out.
Fail: a victim is to be heard with name and address kept out of the record, and street and town stand in every version.
Good: in the list of persons no more than the town, the address on a separate sheet; and the person withheld from the version
that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.hearings import Hearing, hearings
from mla_writer.checks.levels import capped
from mla_writer.conditions.values import UNKNOWN
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "RIGHT-007"
KIND: Final = "confidentiality"
READS: Final = everything(words=())
_KEPT_OUT: Final = "name_withheld"
_READER: Final = "addressee"
_SOURCES: Final = ("untoc:24(2)(a)", "uncac:32(2)(a)")

_NAMED = Saying(
    N_("{person} is protected, but the address appears"),
    N_(
        "The name and address of {person} are to be kept out of the record, but the address appears in the letter. "
        "Put it on a separate sheet for the authority alone, or leave the person out of the version for addressees "
        "and witnesses."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each person to be heard under protection whose address stands in the version that a witness reads."""
    for one in hearings(context):
        protection = context.value(f"{one.place}.protection")
        if not isinstance(protection, tuple) or _KEPT_OUT not in protection:
            continue
        where, told_at = f"persons.{one.person.id}.not_for", _address(context, one)
        if told_at and _READER not in context.answers.listed(where):
            sources = resolve_sources(_SOURCES, context.sources)
            level, note = capped("warning", sources, context)
            if level is not None:
                told = _NAMED.about(person=context.item(one.person))
                rests_on = (where, told_at, f"{one.place}.protection")
                yield Finding(
                    CODE, KIND, level, "not_met", where, **told, sources=sources, rests_on=rests_on, note=note
                )


def _address(context: Context, hearing: Hearing) -> str:
    """Return where the letter tells a street or house at which the person is found; an empty text where it does not."""
    places = (f"persons.{hearing.person.id}.address.address", f"{hearing.place}.address.address")
    return next((one for one in places if context.value(one) is not UNKNOWN), "")
