"""The sheet of a State made short: what nothing is known of in a line each, texts told once, and a summary that goes before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mla_writer.conditions.values import Day
from mla_writer.countries.limit_words import joined, listed
from mla_writer.countries.model import CountryPack
from mla_writer.countries.share import Share
from mla_writer.countries.sheet import GRANTED, SheetLine, SheetPart, measure_of, told_of_every, topics_in
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Requirement, Source
from mla_writer.forms.sources import capped_level
from mla_writer.translation.message import Message, N_

_NOTHING = N_("Nothing found yet")
_NOTHING_ON = N_("Nothing found yet on: {which}.")
_NO_MEASURE = N_("Nothing found yet on any measure.")
_MEASURES, _TOPICS = N_("Measures"), N_("Topics")
_IN_PART = N_("{part} ({topics})")
_TOLD_ELSEWHERE, _SEE = N_("See elsewhere"), N_("See under “{part}”: {topics}.")
_CHANNEL, _FORMALITIES = N_("Channel"), N_("Formalities")
_SHORTEST = 50
"""Letters of a text that is told once; what is shorter is told again where it belongs."""
_WEIGHTIEST = 5
_LEVELS = ("blocker", "warning", "advice", "verify", None)
_WAYS = {
    _CHANNEL: ("channel.ordinary", "channel.urgent", "channel.email_advance_copy", "channel.prior_consultation"),
    _FORMALITIES: ("formalities.copies", "formalities.authentication", "formalities.signatory"),
}


@dataclass(frozen=True, slots=True)
class StateSheet:
    """What the sheet of a State is made of: its pack, the whole sheet in parts, how much is told, and the day."""

    pack: CountryPack
    parts: tuple[SheetPart, ...]
    share: Share
    forms: FormLibrary
    on: Day


def shortened(parts: Iterable[SheetPart]) -> tuple[SheetPart, ...]:
    """Return the parts with every longer text told once, and what nothing is known of folded into one part at the end."""
    every = tuple(parts)
    known = tuple(one for one in _told_once(every) if one.lines)
    nothing = tuple(_nothing_found(every))
    return (*known, SheetPart(Message(_NOTHING), nothing)) if nothing else known


def weightiest(pack: CountryPack, forms: FormLibrary, on: Day) -> tuple[Requirement, ...]:
    """Return the demands that weigh most on a day: what comes back goes first, and what every request must heed."""

    def weight(one: Requirement) -> tuple[int, bool]:
        sources = (source for source in one.source if isinstance(source, Source))
        return _LEVELS.index(capped_level(one.level, sources, on)), bool(measure_of(one, forms))

    first = {one.message.partition(";")[0]: one for one in sorted(pack.requirements, key=weight, reverse=True)}
    return tuple(sorted(first.values(), key=weight)[:_WEIGHTIEST])


def ways(pack: CountryPack, forms: FormLibrary) -> Iterator[tuple[Message, tuple[SheetLine, ...]]]:
    """Yield in sentences how a request gets there, and in which form; nothing where nothing is settled."""
    settled = told_of_every(pack, forms)
    for topic, facts in _WAYS.items():
        told = [SheetLine(Message(topic), words, "", sources) for fact, words, sources in settled if fact in facts]
        yield Message(topic), tuple(told or list(_informed(pack, topic, facts[0]))[:1])


def _informed(pack: CountryPack, topic: str, fact: str) -> Iterator[SheetLine]:
    for one in pack.information:
        if one.fact == fact:
            context = f"countries/{pack.country.lower()}:information.{one.id}"
            words = Message(one.text, context=context, domain="countries")
            yield SheetLine(Message(topic), words, "", one.sources)


def _told_once(parts: tuple[SheetPart, ...]) -> Iterator[SheetPart]:
    """Yield the parts without what an earlier one tells: there stands where it is told."""
    first: dict[str, list[tuple[Message, SheetPart]]] = {}
    for part in parts:
        if part.measure and all(one.told is None for one in part.lines):
            continue
        kept, again = [], []
        for line in part.lines:
            if line.told is None:
                continue
            place = _place_of(line.told, first)
            if place is not None and place is not part:
                again.append((place, line))
                continue
            kept.append(line)
            if place is None and _is_long(line):
                first.setdefault(_inner(line.told).text, []).append((line.told, part))
        yield replace(part, lines=(*kept, *_pointers(again)))


def _place_of(told: Message, first: dict[str, list[tuple[Message, SheetPart]]]) -> SheetPart | None:
    return next((part for other, part in first.get(_inner(told).text, ()) if other == told), None)


def _is_long(line: SheetLine) -> bool:
    return line.told is not None and line.topic.text != GRANTED and len(_inner(line.told).text) > _SHORTEST


def _inner(told: Message) -> Message:
    """Return a sentence without its limits."""
    inner = told.parameters.get("told")
    return inner if isinstance(inner, Message) else told


def _pointers(again: list[tuple[SheetPart, SheetLine]]) -> Iterator[SheetLine]:
    for title in {place.title.text: place.title for place, _ in again}.values():
        lines = [line for place, line in again if place.title.text == title.text]
        topics = listed({line.topic.text: line.topic for line in lines}.values())
        sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
        told = Message(_SEE, {"part": title, "topics": topics})
        yield SheetLine(Message(_TOLD_ELSEWHERE), told, "", sources, lines[0].measure)


def _unknown_in(part: SheetPart) -> Message:
    """Return the topics of a part of which nothing is known; the part alone where it is all of them."""
    unknown = [line.topic for line in part.lines if line.told is None]
    topics = listed(unknown)
    if len(unknown) == topics_in(part):
        return part.title
    return Message(_IN_PART, {"part": part.title, "topics": topics})


def _nothing_found(parts: tuple[SheetPart, ...]) -> Iterator[SheetLine]:
    """Yield a line for all measures, and one for all topics, of which nothing is known."""
    empty = [one for one in parts if one.measure and all(line.told is None for line in one.lines)]
    measures = listed(one.title for one in empty)
    if all(one in empty for one in parts if one.measure):
        yield SheetLine(Message(_MEASURES), Message(_NO_MEASURE))
    elif measures is not None:
        yield SheetLine(Message(_MEASURES), Message(_NOTHING_ON, {"which": measures}))
    which = joined(
        _unknown_in(one) for one in parts if not one.measure and any(line.told is None for line in one.lines)
    )
    if which is not None:
        yield SheetLine(Message(_TOPICS), Message(_NOTHING_ON, {"which": which}))
    single = listed(
        one.title for one in parts if one.measure and one not in empty and one.lines and one.lines[0].told is None
    )
    if single is not None:
        yield SheetLine(Message(GRANTED), Message(_NOTHING_ON, {"which": single}))
