"""How a treaty stands to others between two States, and what the States declared that bears on the request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mla_writer.answers.values import has_content
from mla_writer.checks.context import Context
from mla_writer.treaties.between import lists_both
from mla_writer.treaties.library import TreatyBetween, TreatyLibrary
from mla_writer.treaties.model import Reservation, Told, Treaty

_TELLING = frozenset({"reservation", "declaration", "understanding", "legal_basis", "territory"})
"""Kinds of declarations that bear on whether and how help is given; the others tell an address or a language."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """Another treaty that goes before this one between the two States.

    `sort`: it `replaces` this one, or is a treaty on mutual assistance before which some paragraphs of this one `give_way`.
    `told` tells whether the other is known to bind both; `ref` the paragraph that says so.
    """

    sort: Literal["replaces", "gives_way"]
    other: str
    told: Told
    ref: str


def precedence(
    context: Context, treaty: Treaty, between: Mapping[str, TreatyBetween], treaties: TreatyLibrary
) -> Iterator[Precedence]:
    """Yield the treaties that go before `treaty` between the two States; what is known of each stands in `between`.

    One that is not known to bind both counts where its list names both; of all others it is not worth saying. A scheme that
    binds nobody goes before nothing.
    """
    for other in treaties.leading:
        known = between.get(other.treaty)
        if other is treaty or known is None or known.in_force == "no":
            continue
        if known.in_force == "unknown" and not lists_both(other, context.states):
            continue
        if treaty.treaty in other.replaces:
            yield Precedence("replaces", other.treaty, known.in_force, other.replaces[treaty.treaty])
        elif treaty.gives_way is not None and other.general and other.binding and other.protocol_to != treaty.treaty:
            yield Precedence("gives_way", other.treaty, known.in_force, treaty.gives_way.ref)


def bearing(context: Context, treaty: Treaty) -> Iterator[Reservation]:
    """Yield what the two States declared to the treaty that bears on the assistance asked for."""
    asked = set(context.assistance)
    for one in treaty.reservations:
        if one.kind in _TELLING and one.state in context.states and (not one.assistance or asked & set(one.assistance)):
            yield one


def names_other_treaty(context: Context) -> bool:
    """Whether the request rests on a treaty that is in no list, so that nobody here knows what it covers."""
    return has_content(context.value("request.other_treaty"))


def rests_on_no_treaty(context: Context) -> bool:
    """Whether the request names no treaty that binds both States, or may; one that is in no list may."""
    if names_other_treaty(context):
        return False
    named = context.answers.listed("request.treaties")
    return all(one in context.treaties and context.treaties[one].in_force == "no" for one in named)
