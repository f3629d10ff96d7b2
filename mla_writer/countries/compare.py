"""Comparing States: what each asks or grants, topic by topic, what differs first, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.countries.authority_words import AuthorityName
from mla_writer.countries.model import CountryPack
from mla_writer.countries.sheet import (
    ASKING,
    Headline,
    SheetLine,
    SheetPart,
    headlines,
    inherited,
    parts_about,
    section_part,
    sheet_parts,
    topics_apart,
)
from mla_writer.forms.library import FormLibrary
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

Sort = Literal["differs", "partly", "same"]
SORTS: tuple[Sort, ...] = ("differs", "partly", "same")
"""What goes first: what differs, then what is known of some only, then what is the same."""
_HEADLINES = 2
"""How many of the headlines are compared: the others stand among the lines too."""
_ALWAYS = ("channel", "dual_criminality", "threshold")
"""Topics that are told of a measure even where no State says anything apart for it: as for every request."""
AT_A_GLANCE = N_("At a glance")
_REACHED = {
    "unit": N_("Unit"), "address": N_("Address"), "phone": N_("Telephone"), "fax": N_("Fax"), "email": N_("E-mail"),
    "website": N_("Website"), "hours": N_("Hours"),
}  # fmt: skip
"""Where an authority is reached, by its keys in a pack."""
_OF_AUTHORITY, AS_WRITTEN = N_("{name}: {text}"), "{text}"
_WAYS = ("channel", "formalities", "dual_criminality")
"""Sections that tell how a request gets there and whether the act must be an offence."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that a State says of a topic: a sentence or languages by their codes, and the line of its sheet."""

    told: Message | tuple[str, ...]
    line: SheetLine


Told = tuple[Message, Message, list[Cell]]
"""A part of a sheet, a topic in it, and what a State says of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a pack says no more, and what it says now, of one topic of one part of its sheet."""

    part: Message
    topic: Message
    gone: tuple[Cell, ...]
    come: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One topic of one part of the sheets, and what each State tells of it; nothing where nothing is known."""

    part: Message
    topic: Message
    cells: Mapping[str, tuple[Cell, ...]]

    @property
    def sort(self) -> Sort:
        """Whether those that say something say the same; names of States do not count, and silence is no difference."""
        if len({_said(code, told) for code, told in self.cells.items() if told}) > 1:
            return "differs"
        return "same" if all(self.cells.values()) else "partly"

    @property
    def differs(self) -> bool:
        """Whether two States say different things."""
        return self.sort == "differs"

    def differs_from(self, code: str, other: str) -> bool:
        """Whether the States `code` and `other` say different things."""
        both = [(one, self.cells[one]) for one in (code, other)]
        return all(told for _, told in both) and len({_said(*one) for one in both}) > 1


def compare(packs: Sequence[CountryPack], forms: FormLibrary, measure: str = "") -> tuple[Comparison, ...]:
    """Return what the States tell of each topic of a measure, or of what every request must heed; what differs goes first.

    What a State does not tell of the measure apart holds as for every request.
    """
    topics = dict.fromkeys((*_ALWAYS, *(topic for one in packs for topic in sorted(topics_apart(one, measure)))))
    told: dict[str, tuple[Told, ...]] = {}
    for one in packs:
        parts = parts_about(one, forms, measure)
        if measure:
            parts = tuple(replace(part, lines=(*part.lines, *inherited(one, forms, measure, topics))) for part in parts)
        told[one.country] = (*_heads(one), *_lines(parts))
    return _compared(told)


def changes(before: CountryPack, now: CountryPack, forms: FormLibrary) -> tuple[Change, ...]:
    """Return what two packs of one State say otherwise, topic by topic, in the order of the sheet."""
    first, then = (_by_topic(one, forms) for one in (before, now))
    found = []
    for key in dict.fromkeys((*then, *first)):
        part, topic, _ = then.get(key) or first[key]
        old, new = (some[key][2] if key in some else [] for some in (first, then))
        gone = tuple(one for one in old if one.told not in [other.told for other in new])
        come = tuple(one for one in new if one.told not in [other.told for other in old])
        if gone or come:
            found.append(Change(part, topic, gone, come))
    return tuple(found)


def told_of_new(pack: CountryPack, forms: FormLibrary) -> tuple[Change, ...]:
    """Return what a pack says that is the first of its State, topic by topic."""
    return tuple(
        Change(part, topic, (), tuple(cells)) for part, topic, cells in _by_topic(pack, forms).values() if cells
    )


def _by_topic(pack: CountryPack, forms: FormLibrary) -> dict[tuple[str, str], Told]:
    found: dict[tuple[str, str], Told] = {}
    for part, topic, cells in (*_heads(pack), *contacts(pack), *_lines(sheet_parts(pack, forms))):
        found.setdefault((part.text, topic.text), (part, topic, []))[2].extend(cells)
    return found


def contacts(pack: CountryPack) -> Iterator[Told]:
    """Yield where each authority is reached, topic by topic: whoever takes a pack over sends requests there."""
    for key, topic in _REACHED.items():
        cells = []
        for number, one in enumerate((pack.authority, *pack.authorities)):
            text = getattr(one, key)
            if not text:
                continue
            told = (
                Message(_OF_AUTHORITY, {"name": one.called, "text": text})
                if number
                else Message(AS_WRITTEN, {"text": text})
            )
            cells.append(Cell(told, SheetLine(Message(topic), told, "", one.sources)))
        yield Message(AT_A_GLANCE), Message(topic), cells


def compare_ways(packs: Sequence[CountryPack], forms: FormLibrary) -> tuple[Comparison, ...]:
    """Return what the States tell of where, how and in which form a request reaches them, and of dual criminality."""
    return _compared({one.country: (*_heads(one), *_lines(_way_parts(one, forms))) for one in packs})


def _way_parts(pack: CountryPack, forms: FormLibrary) -> Iterator[SheetPart]:
    return (section_part(pack, forms, name) for name in _WAYS)


def _compared(told: Mapping[str, Iterable[Told]]) -> tuple[Comparison, ...]:
    rows: dict[tuple[str, str], dict[str, list[Cell]]] = {}
    heads: dict[tuple[str, str], tuple[Message, Message]] = {}
    for code, every in told.items():
        for part, topic, cells in every:
            key = (part.text if part.text == ASKING else "", topic.text)
            heads.setdefault(key, (part, topic))
            known = rows.setdefault(key, {one: [] for one in told})[code]
            known += [one for one in cells if one.told not in [other.told for other in known]]
    found = [Comparison(*heads[key], {code: tuple(some) for code, some in row.items()}) for key, row in rows.items()]
    filled = [one for one in found if any(one.cells.values())]
    return tuple(sorted(filled, key=lambda one: SORTS.index(one.sort)))


def _heads(pack: CountryPack) -> Iterator[Told]:
    for head in headlines(pack)[:_HEADLINES]:
        yield Message(AT_A_GLANCE), head.topic, list(_headline(head))


def _lines(parts: Iterable[SheetPart]) -> Iterator[Told]:
    for part in parts:
        for line in part.lines:
            yield part.title, line.topic, [Cell(line.told, line)] if line.told is not None else []


def _headline(head: Headline) -> Iterator[Cell]:
    if head.told is not None:
        told = head.told.message if isinstance(head.told, AuthorityName) else head.told
        yield Cell(told, SheetLine(head.topic, told if isinstance(told, Message) else None, "", head.sources))


def _said(code: str, cells: Sequence[Cell]) -> tuple[object, ...]:
    return tuple(_bare(code, one.told) for one in cells)


def _bare(code: str, told: Message | tuple[str, ...]) -> object:
    """Return what is said without the name of its State: the words and what stands in their slots."""
    if isinstance(told, tuple):
        return told
    slots = tuple(
        (name, _bare(code, one) if isinstance(one, Message) else str(one)) for name, one in told.parameters.items()
    )
    return told.text.replace(state_name(code, "en"), "…"), slots
