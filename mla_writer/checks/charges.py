"""`Charge`: an offence as it is charged: its elements, who is accused of it, and the facts linked to each element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.answers.values import Link
from mla_writer.interview.element import Element
from mla_writer.interview.elements import accused_of, elements_of
from mla_writer.interview.interview import Live
from mla_writer.interview.links import bearing


@dataclass(frozen=True, slots=True)
class Charge:
    """One offence charged. `links` holds, by element, the links to facts that exist; `participation` is the id answered."""

    offence: str
    category: str
    participation: str
    elements: tuple[Element, ...]
    accused: tuple[str, ...]
    links: Mapping[str, tuple[Link, ...]]

    def bearing(self, element: Element, person: str) -> tuple[Link, ...]:
        """Return the links of an element that bear on an accused; with an empty `person`, every one."""
        return bearing(self.links.get(element.id, ()), person)

    def of_kind(self, *kinds: str) -> tuple[Element, ...]:
        """Return the elements of some kinds."""
        return tuple(one for one in self.elements if one.kind in kinds)

    def facts(self, *kinds: str) -> tuple[str, ...]:
        """Return the ids of the facts linked directly to elements of some kinds, each once."""
        links = (one for element in self.of_kind(*kinds) for one in self.links.get(element.id, ()))
        return tuple(dict.fromkeys(one.fact for one in links if one.link == "direct"))

    def is_needed(self, element: Element) -> bool:
        """Whether a fact has to be linked to an element at all: an attempt has no result, and optional ones may be missing."""
        return not element.is_optional and not (self.participation == "attempt" and element.kind == "result")


def charges_of(live: Live) -> tuple[Charge, ...]:
    """Return every offence that is charged, in order of entry."""
    return tuple(_charges(live))


def _charges(live: Live) -> Iterator[Charge]:
    facts = live.said.records("facts")
    for key, record in live.said.records("offences").items():
        held = record.get("elements")
        links = {
            element: tuple(one for one in many if one.fact in facts)
            for element, many in (held.items() if isinstance(held, Mapping) else ())
        }
        category, part = (record.get(one) for one in ("category", "participation"))
        yield Charge(
            key,
            category if isinstance(category, str) else "",
            part if isinstance(part, str) else "",
            elements_of(live, key),
            accused_of(live, key),
            links,
        )
