"""DUAL-009 The facts of an offence stand in an order in which it cannot have happened.

A result follows the conduct that brought it about, and property that is moved or hidden has been obtained before. Where all
facts of one end before those of the other begin, a date is wrong, a link is wrong, or the fact in between is missing.

Pass: the payments to the supplier from February to June, the transfer abroad of a part of them in July.
Fail: the transfer abroad in January, the payments from which the money is said to come in March.
Good: dates as the evidence has them, and a fact for each step from the first act to the result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import level_of_doubt
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Day, Period, Ref
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "DUAL-009"
KIND: Final = "dual_criminality"
READS: Final = everything(words=())

_ORIGIN = frozenset({"proceeds", "predicate"})
"""How the catalogue calls elements that tell where property comes from."""
_BEFORE_CONDUCT = Saying(
    N_("{offence}: the result comes first"),
    N_(
        "{offence}: the facts linked to “{element}” end on {end}, before the conduct begins on {start}. Correct the "
        "date that is wrong, or link the fact that belongs there."
    ),
)
_BEFORE_ORIGIN = Saying(
    N_("{offence}: property moved before it was obtained"),
    N_(
        "{offence}: the conduct ends on {end}, before the first fact linked to “{element}” begins on {start}. Correct "
        "the date that is wrong, or link the fact from which the property comes."
    ),
)
Span = tuple[Day, Day]


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each element whose facts lie wholly on the wrong side of the conduct."""
    for charge in context.charges:
        conduct = _span(context, charge.facts("conduct"))
        if conduct is None:
            continue
        for element in charge.elements:
            own = _span(context, tuple(one.fact for one in charge.links.get(element.id, ()) if one.link == "direct"))
            if own is None:
                continue
            if element.kind == "result" and _ends_before(own, conduct):
                yield _finding(context, charge, element, _BEFORE_CONDUCT, (own, conduct))
            elif element.id in _ORIGIN and _ends_before(conduct, own):
                yield _finding(context, charge, element, _BEFORE_ORIGIN, (conduct, own))


def _span(context: Context, facts: tuple[str, ...]) -> Span | None:
    """Return from when to when facts last; None where one has no time."""
    spans = [_of_fact(context.answers.get(f"facts.{one}.when")) for one in facts]
    known = [one for one in spans if one is not None]
    if not known or len(known) < len(spans):
        return None
    return min((one[0] for one in known), key=_first), max((one[1] for one in known), key=_last)


def _of_fact(when: object) -> Span | None:
    return (when.start, when.end) if isinstance(when, Period) and isinstance(when.end, Day) else None


def _first(day: Day) -> dt.date:
    return day.first


def _last(day: Day) -> dt.date:
    return day.last


def _ends_before(one: Span, other: Span) -> bool:
    return one[1].last < other[0].first


def _finding(context: Context, charge: Charge, element: Element, saying: Saying, spans: tuple[Span, Span]) -> Finding:
    (_, end), (start, _) = spans
    told = saying.about(
        offence=context.item(Ref("offences", charge.offence)),
        element=element.shown or element.text,
        end=Shown(end),
        start=Shown(start),
    )
    where = f"offences.{charge.offence}.elements.{element.id}"
    facts = {*charge.facts("conduct"), *(one.fact for one in charge.links.get(element.id, ()))}
    rests_on = (f"offences.{charge.offence}.elements", *(f"facts.{one}.when" for one in sorted(facts)))
    return Finding(CODE, KIND, level_of_doubt(context), "not_met", where, **told, rests_on=rests_on)
