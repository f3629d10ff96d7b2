"""CONS-004 Dates stand in an order that cannot be.

Acts come before the orders and the request that speak of them, hearings and deadlines after the request, a person is born
before he acts, and evidence of an act is not older than the act.

An order is measured against the first fact that is linked to what it covers; where none is, against the first of all.

Pass: the payment of 3 July 2023, statements obtained on 15 April 2025, the request of 23 November 2026.
Fail: the fact is dated 2033, after the request that reports it; the order to intercept a number is older than the call by which
the number became known.
Good: the dates on the papers, each checked against the one before and after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from mla_writer.answers.answers import Tree
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import oldest, refs_of
from mla_writer.checks.tied import orders_named, ties
from mla_writer.conditions.values import Day, Deadline, Moment, Period, Ref
from mla_writer.interview.because import caption_of
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-004"
KIND: Final = "consistency"
READS: Final = everything(words=("request.case_name",))

_AFTER_REQUEST = Saying(
    N_("Dated after the request: {what}"),
    N_("{what} is dated {date}, after the date of the request ({request}). Correct whichever date is wrong."),
)
_BEFORE_REQUEST = Saying(
    N_("{date} is already past"),
    N_("“{what}” says {date}, which is before the date of the request ({request}). Set a date that can still be met."),
)
_UNBORN = Saying(
    N_("{person} acts before being born"),
    N_("{person} acts in {fact} ({date}) before being born ({born}). Correct whichever date is wrong."),
)
_EARLY_SOURCE = Saying(
    N_("{fact}: the source is older than the fact"),
    N_(
        "The source of {fact} is dated {source}, before what it is said to show ({date}). Correct whichever date is "
        "wrong."
    ),
)
_OUT_OF_OFFICE = Saying(
    N_("{fact}: {person} held no office then"),
    N_(
        "{fact} ({date}) is outside every period in which {person} held office, but is linked to an element that "
        "refers to office. Correct the period or the date, or link another fact."
    ),
)
_ORDER_TOO_EARLY = Saying(
    N_("The order is older than every fact"),
    N_("{order} is dated {date}, before the first fact ({fact}). Correct whichever date is wrong."),
)
_ORDER_BEFORE_ITEM = Saying(
    N_("The order is older than what it covers"),
    N_(
        "{order} is dated {date}, before the first fact about {item} ({fact}). Correct whichever date is wrong, or "
        "add a fact saying what was known by then."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each pair of dates that contradict each other; partial dates count only where no reading fits."""
    yield from _facts(context)
    yield from _dated_items(context)
    yield from _future_answers(context)


def _finding(where: str, saying: Saying, rests_on: tuple[str, ...], **parameters: object) -> Finding:
    return Finding(CODE, KIND, "warning", "not_met", where, **saying.about(**parameters), rests_on=(where, *rests_on))


def _facts(context: Context) -> Iterator[Finding]:
    for key, record in context.answers.records("facts").items():
        when = record.get("when")
        if isinstance(when, Period):
            yield from _fact(context, key, when, record)


def _fact(context: Context, key: str, when: Period, record: Tree) -> Iterator[Finding]:
    where, fact = f"facts.{key}.when", context.item(Ref("facts", key))
    if when.start.first > context.request_date.last:
        yield _finding(
            where, _AFTER_REQUEST, ("request.date",), what=fact, date=Shown(when), request=Shown(context.request_date)
        )
    told = record.get("source")
    source = told.get("date") if isinstance(told, Mapping) else None
    if isinstance(source, Day) and source.last < when.start.first:
        yield _finding(
            f"facts.{key}.source.date", _EARLY_SOURCE, (where,), fact=fact, source=Shown(source), date=Shown(when)
        )
    if record.get("kind") == "act":
        for person in refs_of(record.get("actors")):
            yield from _actor(context, key, when, person.id)


def _actor(context: Context, key: str, when: Period, person: str) -> Iterator[Finding]:
    where, about = f"facts.{key}.when", partial(_deed, context, key, when, person)
    born = context.answers.get(f"persons.{person}.born")
    if isinstance(born, Day) and _end(when).last < born.first:
        yield _finding(f"persons.{person}.born", _UNBORN, (where,), born=Shown(born), **about())
    offices = context.answers.records(f"persons.{person}.offices").values()
    held = [period for one in offices if isinstance(period := one.get("period"), Period)]
    if held and not any(_overlap(when, one) for one in held) and _is_act_in_office(context, key, person):
        yield _finding(f"persons.{person}.offices", _OUT_OF_OFFICE, (where,), **about())


def _deed(context: Context, fact: str, when: Period, person: str) -> dict[str, object]:
    """Return what messages name: the fact, who acted and when."""
    named = {"fact": context.item(Ref("facts", fact)), "person": context.item(Ref("persons", person))}
    return {**named, "date": Shown(when)}


def _is_act_in_office(context: Context, fact: str, person: str) -> bool:
    """Whether the fact is linked to an element that speaks of office for this person."""
    return any(
        one.fact == fact and one.person in {"", person}
        for charge in context.charges
        for element in charge.elements
        if element.is_of_office
        for one in charge.links.get(element.id, ())
    )


def _overlap(one: Period, other: Period) -> bool:
    return one.start.first <= _end(other).last and other.start.first <= _end(one).last


def _end(period: Period) -> Day:
    return period.end if isinstance(period.end, Day) else Day(9999)


def _dated_items(context: Context) -> Iterator[Finding]:
    """Orders, documents and earlier requests cannot be younger than the request, nor orders older than every fact."""
    dated = [
        (when.start.first, key)
        for key in context.answers.records("facts")
        if isinstance(when := context.answers.get(f"facts.{key}.when"), Period)
    ]
    for collection in ("orders", "documents", "earlier_requests"):
        for key in context.answers.records(collection):
            where, item = f"{collection}.{key}.date", context.item(Ref(collection, key))
            date = context.answers.get(where)
            if not isinstance(date, Day):
                continue
            if date.first > context.request_date.last:
                yield _finding(
                    where,
                    _AFTER_REQUEST,
                    ("request.date",),
                    what=item,
                    date=Shown(date),
                    request=Shown(context.request_date),
                )
            elif collection == "orders" and dated and date.last < min(dated)[0]:
                first = context.item(Ref("facts", min(dated)[1]))
                yield _finding(where, _ORDER_TOO_EARLY, (), order=item, date=Shown(date), fact=first)
            elif collection == "orders":
                yield from _order_on_items(context, key, date)


def _order_on_items(context: Context, order: str, date: Day) -> Iterator[Finding]:
    """Yield a finding where the order is older than every fact on something that it covers."""
    for thing in _covered(context, order):
        first = oldest(context, context.once(_facts_on_things).get(thing, ()))
        if first is not None and date.last < first[1].start.first:
            where, fact = f"orders.{order}.date", context.item(first[0])
            shown = {"order": context.item(Ref("orders", order)), "date": Shown(date), "item": context.item(thing)}
            yield _finding(where, _ORDER_BEFORE_ITEM, (f"facts.{first[0].id}.when",), fact=fact, **shown)
            return


def _facts_on_things(context: Context) -> Mapping[Ref, list[Ref]]:
    """Return the facts on each thing: those that name it, and those linked to it in a measure."""
    found: dict[Ref, list[Ref]] = {}
    for key, record in context.answers.records("facts").items():
        for thing in refs_of(record.get("things")):
            found.setdefault(thing, []).append(Ref("facts", key))
    for tie in ties(context):
        for target in tie.targets:
            found.setdefault(target, []).extend(tie.facts)
    return found


def _covered(context: Context, order: str) -> tuple[Ref, ...]:
    """Return the things that an order covers: those in its entry, else those of the measures that rest on it."""
    named = refs_of(context.answers.get(f"orders.{order}.things"))
    if named:
        return named
    carried = {
        path.rpartition(".")[0]
        for some in orders_named(context).values()
        for path, one in some
        if one == Ref("orders", order)
    }
    targets = (one for tie in ties(context) if {tie.assistance, tie.item_path} & carried for one in tie.targets)
    return tuple(one for one in targets if one.collection == "things")


def _future_answers(context: Context) -> Iterator[Finding]:
    """Deadlines and hearings lie after the request; the opening of the file before it."""
    ahead = [(step, value.day) for step, value in context.given_as(Deadline)]
    ahead += [(step, value.day) for step, value in context.given_as(Moment) if not step.question.past]
    for step, day in ahead:
        if day is not None and day.last < context.request_date.first:
            parameters = {"date": Shown(day), "request": Shown(context.request_date)}
            yield _finding(step.path, _BEFORE_REQUEST, ("request.date",), what=caption_of(step.shape), **parameters)
    opened = context.answers.get("request.opened_on")
    if isinstance(opened, Day) and opened.first > context.request_date.last:
        what = context.shown("request.case_name")
        yield _finding(
            "request.opened_on",
            _AFTER_REQUEST,
            ("request.date",),
            what=what,
            date=Shown(opened),
            request=Shown(context.request_date),
        )
