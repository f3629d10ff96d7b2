"""What a rule may do depends on its source: proofs over packs and treaties that no rule speaks louder than it may.

No blocker rests on a source above its cap; what was read in one treaty stands in that treaty's file, and so binds its parties
only; a list of parties says "no" only where it is complete, dated, and more than general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.errors import Problem
from mla_writer.forms.model import Requirement
from mla_writer.forms.sources import capped_level, is_current, resolve_sources
from mla_writer.linting.places import FilePlaces
from mla_writer.treaties.model import NOT_KNOWN, Treaty

_WEAK = frozenset({"general_knowledge", "unknown"})


def above_their_cap(
    content: Content, requirements: Iterable[Requirement], on: Day, places: FilePlaces
) -> Iterator[Problem]:
    """Yield each blocker whose sources carry less on the day `on`."""
    for one in requirements:
        found = capped_level(one.level, resolve_sources(one.source, content.forms.sources), on)
        if one.level == "blocker" and found != "blocker":
            yield Problem("PACK-003", places.of(one, "level"), {"id": one.id, "level": found or "nothing"})


def from_memory(treaty: Treaty, places: FilePlaces) -> Iterator[Problem]:
    """Yield each blocker of a treaty whose articles were not read, or whose numbers were not checked."""
    if treaty.prints_numbers and treaty.provisions_confidence not in _WEAK:
        return
    for one in treaty.requirements:
        if one.level == "blocker":
            yield Problem("PACK-003", places.of(one, "level"), {"id": one.id, "level": "warning"})


def says_no_without_right(treaty: Treaty, places: FilePlaces) -> Iterator[Problem]:
    """Yield a fault where absence from the list of parties means "no", and the list cannot carry that."""
    parties = treaty.parties
    if parties.absence_means != "not_party":
        return
    day = Day.parse(parties.as_of) if parties.as_of != NOT_KNOWN else None
    strong = any(one.confidence not in _WEAK and is_current(one, day) for one in parties.source) if day else False
    if not strong:
        yield Problem("TREATY-008", places.at("parties", "absence_means"))


def read_in_a_treaty(content: Content, requirements: Iterable[Requirement], places: FilePlaces) -> Iterator[Problem]:
    """Yield each rule of a pack that rests on nothing but a treaty: it would bind States that are no parties."""
    titles = {one.title: one.treaty for one in content.treaties}
    for one in requirements:
        sources = resolve_sources(one.source, content.forms.sources)
        treaties = {titles[source.title] for source in sources if source.title in titles}
        if sources and len(treaties) and all(source.title in titles for source in sources):
            yield Problem("TREATY-009", places.of(one, "source"), {"id": one.id, "treaty": min(treaties)})
