"""PROC-005 A time limit of the requested State runs from what has been sent, and would be missed.

Many States take an advance message, a call or an e-mail only if something follows within a fixed time; what they froze or
kept until then they let go.

Pass: an advance message on 1 December, the formal request announced for the 15th, and thirty days to send it.
Fail: the same message, the formal request announced for the middle of January.
Good: a day on which the paper is there, not on which it leaves; and the original sent on the day of the e-mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.days import later
from mla_writer.checks.finding import Finding, Saying, Told
from mla_writer.checks.levels import capped
from mla_writer.checks.limits import holds
from mla_writer.conditions.values import Day
from mla_writer.countries.model import CountryPack, TimeLimit
from mla_writer.forms.model import Level
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

CODE: Final = "PROC-005"
KIND: Final = "deadline"
READS: Final = everything(words=())
_KIND, _DATE, _FORMAL_BY, _SENT_BY, _EARLIER = (
    "request.kind", "request.date", "request.formal_by", "request.sent_by", "request.earlier",
)  # fmt: skip
_AHEAD: Final = frozenset({"advance", "measure", "preservation"})
"""Times that begin with a message ahead, or with what is done on it."""
_OF_STEP: Final = {"oral": "oral", "preservation": "preservation", "police": "advance", "request": "electronic"}
"""The event with which an earlier step, by its kind, lets a time begin."""
_ON_PAPER: Final = frozenset({"post", "bag", "hand"})
_BY_WIRE: Final = frozenset({"email", "fax"})

_ANNOUNCED_LATE = Saying(
    N_("The formal request comes too late"),
    N_(
        "{rule} Counted from this message, that period ends on {end}; the formal request is announced for {day}. Send "
        "it earlier, or ask for more time."
    ),
)
_SENT_LATE = Saying(
    N_("The time limit since then has passed"),
    N_(
        "{rule} Counted from {begin}, that period ended on {end}. Ask whether the earlier measure still stands, and "
        "have it renewed if not."
    ),
)
_TO_FOLLOW = Saying(
    N_("The original has to follow"),
    N_(
        "{rule} Counted from the date of the request, that period ends on {end}. Say that the request is sent on "
        "paper too."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each time of the requested State that the dates of the request would miss."""
    pack = context.pack
    for one in pack.times if pack is not None else ():
        measures = context.assistance or ("",)
        if one.only is None or any(holds(context, one.only, measure) for measure in measures):
            assert pack is not None
            yield from _judged(context, pack, one)


def end_of(begin: Day, time: TimeLimit) -> Day:
    """Return the last day of a time that begins on a day; a day that is not exact counts from its last."""
    day = later(later(begin.last, time.months, "M"), time.days + -(-time.hours // 24), "D")
    return Day(day.year, day.month, day.day)


def _judged(context: Context, pack: CountryPack, time: TimeLimit) -> Iterator[Finding]:
    kind, on = context.value(_KIND), context.request_date
    rule = Message(time.text, context=f"countries/{pack.country.lower()}:times.{time.id}", domain="countries")
    announced = context.value(_FORMAL_BY)
    if kind == "advance" and time.after in _AHEAD and isinstance(announced, Day):
        end = end_of(on, time)
        if announced.first > end.last:
            told = _ANNOUNCED_LATE.about(rule=rule, end=Shown(end), day=Shown(announced))
            yield from _finding(context, pack, time, told, _FORMAL_BY, "warning")
    elif kind in {"confirmation", "follow_up"}:
        yield from _since_earlier(context, pack, time, rule)
    elif time.after == "electronic" and kind == "new":
        sent = frozenset(context.answers.listed(_SENT_BY))
        if sent & _BY_WIRE and not sent & _ON_PAPER:
            told = _TO_FOLLOW.about(rule=rule, end=Shown(end_of(on, time)))
            yield from _finding(context, pack, time, told, _SENT_BY, "advice")


def _since_earlier(context: Context, pack: CountryPack, time: TimeLimit, rule: Message) -> Iterator[Finding]:
    """Look at the earlier steps that this letter confirms or follows up."""
    steps = context.answers.get(_EARLIER)
    for ref in steps if isinstance(steps, tuple) else ():
        step = context.record(ref) or {}
        begin = step.get("date")
        if not isinstance(begin, Day) or _OF_STEP.get(str(step.get("kind"))) != time.after:
            continue
        end = end_of(begin, time)
        if context.request_date.first > end.last:
            told = _SENT_LATE.about(rule=rule, begin=Shown(begin), end=Shown(end))
            yield from _finding(context, pack, time, told, _EARLIER, "warning", f"{step['$path']}.date")


def _finding(
    context: Context, pack: CountryPack, time: TimeLimit, told: Told, where: str, wanted: Level, *more: str
) -> Iterator[Finding]:
    level, note = capped(wanted, time.sources, context, stale=context.pack_is_stale)
    if level is not None:
        rests_on = (where, _KIND, _DATE, "request.requested", *more)
        origin = f"country:{pack.country}"
        yield Finding(
            CODE,
            KIND,
            level,
            "not_met",
            where,
            **told,
            origin=origin,
            sources=time.sources,
            rests_on=rests_on,
            note=note,
        )
