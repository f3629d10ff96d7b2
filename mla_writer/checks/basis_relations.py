"""How a treaty stands to others between two States, and what the States declared that bears on the request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mla_writer.checks.context import Context
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


def precedence(treaty: Treaty, between: dict[str, TreatyBetween], treaties: TreatyLibrary) -> Iterator[Precedence]:
    """Yield the treaties that go before `treaty` between two States; what is known of each stands in `between`."""
    for other in treaties:
        known = between.get(other.treaty)
        if other is treaty or known is None or known.in_force == "no":
            continue
        if treaty.treaty in other.replaces:
            yield Precedence("replaces", other.treaty, known.in_force, other.replaces[treaty.treaty])
        elif treaty.gives_way is not None and other.general and other.protocol_to != treaty.treaty:
            yield Precedence("gives_way", other.treaty, known.in_force, treaty.gives_way.ref)


def bearing(context: Context, treaty: Treaty) -> Iterator[Reservation]:
    """Yield what the two States declared to the treaty that bears on the assistance asked for."""
    asked = set(context.assistance)
    for one in treaty.reservations:
        if one.kind in _TELLING and one.state in context.states and (not one.assistance or asked & set(one.assistance)):
            yield one
