"""CONS-021 An order on which a measure is based expires before the assistance is wanted.

The other State asks whether the measure could be ordered at home on the day on which it acts. An order that is valid today and
over when the assistance is wanted leaves it with nothing.

Pass: the production order is valid until March, the records are wanted by the end of January.
Fail: the warrant is valid until 1 December, the assistance is wanted by 15 January.
Good: an order for as long as the request may take, or a day on which the court extends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.days import wanted
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.tied import orders_named
from mla_writer.conditions.values import Day, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-021"
KIND: Final = "deadline"
READS: Final = everything(words=())

_TOO_SOON = Saying(
    N_("The order expires before assistance is wanted"),
    N_(
        "{order} is valid until {until}, but the assistance based on it is wanted only by {deadline}. Have the order "
        "extended in time, or ask for the assistance earlier."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each order that is over on the day by which a measure that rests on it is wanted."""
    orders, days = orders_named(context), tuple(wanted(context))
    seen = set[Ref]()
    for assistance in context.assistance:
        mine = [one for one in days if one[0] == "request.deadline" or one[0].startswith(f"{assistance}.")]
        for path, order in orders.get(assistance, ()):
            where = f"orders.{order.id}.valid_until"
            until = context.value(where)
            if order in seen or not isinstance(until, Day) or until.last < context.request_date.first:
                continue  # what has run out already is told by CONS-010
            late = next((one for one in mine if until.last < one[1].first), None)
            if late is not None:
                seen.add(order)
                told = _TOO_SOON.about(order=Shown(order), until=Shown(until), deadline=Shown(late[1]))
                rests_on = (where, path, late[0], "request.date")
                yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=rests_on)
