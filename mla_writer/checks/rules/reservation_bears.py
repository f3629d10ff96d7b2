"""LEGAL-008 A reservation or declaration of one of the two States bears on what is asked for under a treaty.

States join treaties with reservations: one keeps its bank secrecy, another gives immunity only on express demand. What the
requested State reserved, it need not give; what the requesting State reserved, the other may hold against it. Answer it in the
request, or rest the measure on another basis. All that was declared is told at once, as the other State will see all of it.

Pass: nothing that the two States declared, as far as it is known, concerns the measures asked for.
Fail: bank records are asked of a State that reserved its rules on bank secrecy.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Final

from mla_writer.checks.basis_relations import bearing
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.forms.model import Level
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.catalogue import named
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.model import Reservation

CODE: Final = "LEGAL-008"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_BEARS = Saying(
    N_("Declared by {state} under {treaty}"),
    N_(
        "{state} made this declaration under {treaty}: {text}. Take account of it in the request, or base the measure "
        "on something else."
    ),
)
_ALL_BEAR = Saying(
    N_("Declarations that bear on the request: {number}"),
    N_("{declared}. Take account of them in the request, or base the measures on something else."),
)
_ONE, _AND = N_("{state} under {treaty}: {text}"), N_("{before}; {next}")
_WHERE: Final = "request.treaties"


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding that tells every declaration known that bears on the assistance asked for under a treaty relied on."""
    told = [(name, one) for name in context.relied_on for one in bearing(context, context.relied_on[name])]
    told = [pair for pair in told if _capped(context, pair[1])[0] is not None]
    if not told:
        return
    first = min(told, key=lambda pair: not _is_theirs(context, pair[1]))
    level, note = _capped(context, first[1])
    assert level is not None
    parameters = [_parameters(context, *pair) for pair in told]
    one_only = len(told) == 1
    yield Finding(
        CODE,
        KIND,
        level,
        "not_met",
        _WHERE,
        **(_BEARS.about(**parameters[0]) if one_only else _ALL_BEAR.about(number=len(told), declared=_all(parameters))),
        origin=f"treaty:{first[0]}",
        sources=tuple(dict.fromkeys(source for _, one in told for source in one.source)),
        rests_on=(_WHERE, "request.assistance", "request.requesting", "request.requested"),
        note=note,
    )


def _capped(context: Context, declared: Reservation) -> tuple[Level | None, Message | None]:
    return capped("warning" if _is_theirs(context, declared) else "advice", declared.source, context)


def _parameters(context: Context, treaty: str, declared: Reservation) -> dict[str, object]:
    shape = context.live.questionnaire.shape(_WHERE)
    text = Message(declared.text, context=f"treaties/{treaty}:reservations.{declared.id}", domain="forms")
    return {"state": named(declared.state), "treaty": Shown((treaty,), shape), "text": text}


def _all(parameters: list[dict[str, object]]) -> Message:
    """Return what was declared, one after the other."""
    every = [Message(_ONE, one) for one in parameters]
    return reduce(lambda before, one: Message(_AND, {"before": before, "next": one}), every)


def _is_theirs(context: Context, declared: Reservation) -> bool:
    """Whether it takes something away, and the State that is asked made it."""
    return declared.kind == "reservation" and declared.state == context.states[1]
