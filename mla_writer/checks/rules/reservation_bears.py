"""LEGAL-008 A reservation or declaration of one of the two States bears on what is asked for under a treaty.

States join treaties with reservations: one keeps its bank secrecy, another gives immunity only on express demand. What the
requested State reserved, it need not give; what the requesting State reserved, the other may hold against it. Answer it in the
request, or rest the measure on another basis.

Pass: nothing that the two States declared, as far as it is known, concerns the measures asked for.
Fail: bank records are asked of a State that reserved its rules on bank secrecy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.basis_relations import bearing
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.catalogue import named
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.model import Reservation

CODE: Final = "LEGAL-008"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_BEARS = Saying(
    N_("Declared by {state} to {treaty}"),
    N_(
        "{state} declared to {treaty}: {text}. Take account of it in the request, or rest the measure on another basis."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding where a declaration known bears on the assistance asked for under a treaty relied on."""
    library = context.library
    shape = context.live.questionnaire.shape("request.treaties")
    for name in context.answers.listed("request.treaties") if library is not None else ():
        assert library is not None
        treaty = library.get(name)
        declared = bearing(context, treaty) if treaty is not None else ()
        for one in sorted(declared, key=lambda made: not _is_theirs(context, made))[:1]:  # one question, one finding
            level, note = capped("warning" if _is_theirs(context, one) else "advice", one.source, context)
            if level is None:
                continue
            text = Message(one.text, context=f"treaties/{name}:reservations.{one.id}", domain="forms")
            told = _BEARS.about(state=named(one.state), treaty=Shown((name,), shape), text=text)
            yield Finding(
                CODE,
                KIND,
                level,
                "not_met",
                "request.treaties",
                **told,
                origin=f"treaty:{name}",
                sources=one.source,
                rests_on=("request.treaties", "request.assistance", "request.requesting", "request.requested"),
                note=note,
            )


def _is_theirs(context: Context, declared: Reservation) -> bool:
    """Whether it takes something away, and the State that is asked made it."""
    return declared.kind == "reservation" and declared.state == context.states[1]
