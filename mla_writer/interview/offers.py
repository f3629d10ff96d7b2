"""Offers: identifiers found in a free text that are not yet entered as things, sums or dates, ready to be taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.answers.answers import Answers, new_id
from mla_writer.answers.narrative import days_offered
from mla_writer.answers.recognise import Recognised, Sort, compact, recognise
from mla_writer.answers.values import Text
from mla_writer.answers.written import day_comes_first_in
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Period, Ref
from mla_writer.interview.interview import Live

_THINGS: Mapping[Sort, tuple[str, str]] = {
    "iban": ("account", "iban"),
    "account": ("account", "number"),
    "ip": ("ip", "ip"),
    "email": ("email", "email"),
    "phone": ("phone", "number_phone"),
    "imei": ("device", "imei"),
}
"""The kind of thing that each identifier names, and the field of the thing that holds it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One identifier in the text at `path`. `thing` is set where it is entered already and only not linked here.

    `target` is the answer that taking it would add to: the things, sums or date of the fact; empty elsewhere.
    """

    found: Recognised
    path: str
    thing: Ref | None = None
    target: str = ""

    @property
    def is_thing(self) -> bool:
        """Whether the identifier names a thing; else it is a sum or a date."""
        return self.found.sort in _THINGS


def offers(live: Live, path: str) -> tuple[Offer, ...]:
    """Return what the free text answered at `path` holds that is not yet entered, in the order of the text."""
    text = live.answers.get(path)
    if not isinstance(text, Text) or live.is_hidden(path):
        return ()
    known = {compact(value): ref for ref, value in _entered(live.answers)}
    first = day_comes_first_in(live.answers.text("request.written_in", "en"))
    found = [one for one in recognise(text.plain) if one.sort != "date"] + days_offered(text.plain, day_first=first)
    every = (_offer(live, path, one, known) for one in sorted(found, key=lambda one: one.start))
    return tuple(one for one in every if one is not None)


def taken(answers: Answers, offer: Offer) -> Answers:
    """Return the answers with the offer taken: the thing entered, and linked or filled in at its target."""
    if not offer.is_thing:
        return _filled(answers, offer)
    ref = offer.thing
    if ref is None:
        kind, name = _THINGS[offer.found.sort]
        ref = Ref("things", new_id(answers.records("things"), "t"))
        answers = answers.set(f"things.{ref.id}.kind", kind).set(f"things.{ref.id}.{name}", offer.found.value)
        if offer.found.port:
            answers = answers.set(f"things.{ref.id}.port", offer.found.port)
    return answers.set(offer.target, (*_listed(answers, offer.target), ref)) if offer.target else answers


def _offer(live: Live, path: str, found: Recognised, known: Mapping[str, Ref]) -> Offer | None:
    collection, _, rest = path.partition(".")
    fact = f"facts.{rest.partition('.')[0]}" if collection == "facts" else ""
    if found.sort in _THINGS:
        ref = known.get(found.key)
        target = f"{fact}.things" if fact else ""
        is_done = ref is not None and (not target or ref in _listed(live.answers, target))
        return None if is_done else Offer(found, path, ref, target)
    if not fact:
        return None
    if found.sort == "amount":
        target = f"{fact}.amounts"
        return None if Amount.parse(found.value) in _listed(live.answers, target) else Offer(found, path, None, target)
    target = f"{fact}.when"
    return Offer(found, path, None, target) if live.answers.get(target) is UNKNOWN else None


def _filled(answers: Answers, offer: Offer) -> Answers:
    if offer.found.sort == "amount":
        return answers.set(offer.target, (*_listed(answers, offer.target), Amount.parse(offer.found.value)))
    day = Day.parse(offer.found.value)
    return answers.set(offer.target, Period(day, day))


def _entered(answers: Answers) -> Iterator[tuple[Ref, str]]:
    fields = {name for _, name in _THINGS.values()}
    for key, record in answers.records("things").items():
        for name in fields & set(record):
            yield Ref("things", key), str(record[name])


def _listed(answers: Answers, path: str) -> tuple[object, ...]:
    value = answers.get(path)
    return value if isinstance(value, tuple) else ()
