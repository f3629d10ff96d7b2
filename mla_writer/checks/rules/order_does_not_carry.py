"""CONS-010 An order on which a measure is based has expired, or does not cover what is asked for.

Warrants and orders live for weeks or months, and cover what they name. The other State does not compel anybody for an order
that could not be carried out at home.

Pass: the production order is valid until March 2027 and names the account.
Fail: the freezing order lists one account, and another is to be frozen; the order to watch is against somebody else; the
warrant expired before the request was dated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import refs_of
from mla_writer.checks.tied import orders_named, ties
from mla_writer.conditions.values import Day, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-010"
KIND: Final = "consistency"
READS: Final = everything(words=())

_RUN_OUT = Saying(
    N_("The order has expired"),
    N_(
        "{order} expired on {until}, before the date of the request ({request}). Have it extended, or enter the one "
        "in force."
    ),
)
_NOT_COVERED = Saying(
    N_("The order does not cover it"),
    N_("{order} covers {covered}, but not {target}. Correct its entry, or say why it supports this measure too."),
)

_NAMED: Final = {"things": "things", "persons": "against"}
"""Where an order names what it covers, by what is asked for."""


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each order that is no longer valid, and for each item that the order of its measure leaves out."""
    for key in context.answers.records("orders"):
        where = f"orders.{key}.valid_until"
        until = context.value(where)
        if isinstance(until, Day) and until.last < context.request_date.first:
            told = _RUN_OUT.about(
                order=context.item(Ref("orders", key)), until=Shown(until), request=Shown(context.request_date)
            )
            yield Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=(where, "request.date"))
    yield from _coverage(context)


def _coverage(context: Context) -> Iterator[Finding]:
    orders, against_target = orders_named(context), context.asked_with("against_target")
    for tie in ties(context) if orders else ():
        for path, order in orders.get(tie.assistance, ()):
            is_its = path.rpartition(".")[0] in {tie.assistance, tie.item_path}
            for collection, named in _NAMED.items():
                if collection == "persons" and tie.assistance not in against_target:
                    continue
                covered = refs_of(context.answers.get(f"orders.{order.id}.{named}"))
                left_out = [one for one in tie.targets if one.collection == collection and one not in covered]
                if is_its and covered and left_out:
                    told = _NOT_COVERED.about(order=Shown(order), covered=Shown(covered), target=Shown(left_out[0]))
                    rests_on = (path, tie.step.path, f"orders.{order.id}.{named}")
                    yield Finding(CODE, KIND, "warning", "not_met", tie.step.path, **told, rests_on=rests_on)
