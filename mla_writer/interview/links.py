"""The links between facts and the elements of an offence: which bear on an accused, and how one is made or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Link

LinkKind = Literal["", "direct", "indirect"]
KINDS: tuple[LinkKind, ...] = ("", "direct", "indirect")
"""Not linked, linked directly, points to it: the order in which a cell of the matrix turns."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An element of an offence, for one accused (all ids); `person` is empty while nobody is accused of the offence."""

    offence: str
    element: str
    person: str = ""

    @property
    def path(self) -> str:
        """The path of all links of the offence."""
        return f"offences.{self.offence}.elements"

    @property
    def where(self) -> str:
        """The place at which findings on this element and this accused stand."""
        return ".".join(one for one in (self.path, self.element, self.person) if one)


def bearing(links: Iterable[Link], person: str) -> tuple[Link, ...]:
    """Return the links that bear on an accused: his own and those for all; every link where `person` is empty."""
    return tuple(one for one in links if not person or one.person in {"", person})


def kinds_by_fact(links: Iterable[Link], person: str) -> dict[str, LinkKind]:
    """Return how each fact is linked to an element for an accused: directly goes before an indication."""
    kinds: dict[str, LinkKind] = {}
    for one in bearing(links, person):
        kinds[one.fact] = "direct" if "direct" in (one.link, kinds.get(one.fact)) else "indirect"
    return kinds


def linked(answers: Answers, spot: Spot, accused: tuple[str, ...], fact: str, kind: LinkKind) -> Answers:
    """Return the answers with `fact` linked at `spot` as `kind` says; the links of the other accused stay as they are."""
    held = answers.get(spot.path)
    links = dict(held) if isinstance(held, Mapping) else {}
    about = [one for one in links.get(spot.element, ()) if one.fact == fact]
    others = [one for one in accused if one != spot.person]
    kept = _of_others(about, spot.person, others)
    own = "" if not others and any(not one.person for one in about) else spot.person
    rest = [one for one in links.get(spot.element, ()) if one.fact != fact]
    links[spot.element] = (*rest, *kept, *((Link(fact, own, kind),) if kind else ()))
    left = {key: one for key, one in links.items() if one}
    return answers.set(spot.path, left) if left else answers.remove(spot.path)


def _of_others(about: list[Link], person: str, others: list[str]) -> list[Link]:
    """Return what the links of one fact mean for the other accused; a link for all becomes one for each of them."""
    if not person:
        return []
    kept = [one for one in about if one.person not in {"", person}]
    named = {one.person for one in kept}
    for one in about:
        if not one.person:
            kept += [Link(one.fact, other, one.link) for other in others if other not in named]
    return kept
