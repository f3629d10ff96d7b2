"""The directory of authorities: every authority of every pack in one list, found by words, by State and by type of assistance.

The list is made from the packs once and kept; while no pack changes, none is read for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields

from mla_writer import cache
from mla_writer.countries.library import PackLibrary
from mla_writer.countries.model import Authority, CountryPack, OtherAuthority
from mla_writer.countries.points import Direct, Interpol
from mla_writer.countries.share import is_checked
from mla_writer.errors import Problem, ProblemsError
from mla_writer.forms.model import STRICT, Source
from mla_writer.forms.revival import fingerprint, revive
from mla_writer.translation.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One authority as the directory shows it. That of the State as a whole has no `id`; what is not known is empty.

    `interpol` and `direct` are what is said of this authority, else what holds for the State (values of the points
    `channel.interpol` and `channel.direct`, or `unknown`). `accepted` are the languages in which the State takes requests.
    `checked_on` is empty where nothing in the pack was checked against a source.
    """

    __pydantic_config__ = STRICT
    country: str
    authority: OtherAuthority
    accepted: tuple[str, ...] = ()
    accepted_sources: tuple[Source, ...] = ()
    urgent: str = ""
    interpol: str = "unknown"
    interpol_sources: tuple[Source, ...] = ()
    direct: str = "unknown"
    direct_sources: tuple[Source, ...] = ()
    checked_on: str = ""
    review_by: str = ""

    @property
    def competence(self) -> Message | None:
        """For what the authority is competent, in a sentence, or None where nobody said it."""
        return self._told("competence", self.authority.competence)

    @property
    def region(self) -> Message | None:
        """The part of the State for which it is competent, or None where there is no limit."""
        return self._told("region", self.authority.region)

    @property
    def urgent_channel(self) -> Message | None:
        """How an urgent request travels, or None where nobody said it."""
        context = f"countries/{self.country.lower()}:channel.urgent"
        return Message(self.urgent, context=context, domain="countries") if self.urgent else None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the authority, or else those in which its State takes requests."""
        return self.authority.languages or self.accepted

    def takes(self, measure: str) -> bool:
        """Whether it is competent for a type of assistance, as far as its pack limits it."""
        return not measure or not self.authority.for_ or measure in self.authority.for_

    def _told(self, name: str, text: str) -> Message | None:
        home = f"authorities.{self.authority.id}" if self.authority.id else "authority"
        context = f"countries/{self.country.lower()}:{home}.{name}"
        return Message(text, context=context, domain="countries") if text else None


@dataclass(frozen=True, slots=True)
class Directory:
    """All authorities, and what is wrong with packs that could not be read for it."""

    entries: tuple[Entry, ...]
    faults: tuple[Problem, ...] = ()


class Gathering:
    """Gathers the authorities pack by pack, so that a window can stay at hand; what was gathered before is there at once."""

    def __init__(self, packs: PackLibrary) -> None:
        self._packs = packs
        self._key = cache.cache_key("directory", fingerprint(Entry), *packs.marks())
        self._entries: list[Entry] = []
        self._faults: list[Problem] = []
        self._left = list(reversed(packs.codes))
        kept = cache.load(self._key)
        if isinstance(kept, list):
            with suppress(AttributeError, KeyError, TypeError):  # a damaged cache: read the packs themselves
                self._entries = [revive(Entry, one) for one in kept]
                self._left = []

    @property
    def is_done(self) -> bool:
        """Whether every pack has been looked at."""
        return not self._left

    @property
    def left(self) -> int:
        """How many packs have not been looked at."""
        return len(self._left)

    @property
    def directory(self) -> Directory:
        """What has been gathered so far."""
        return Directory(tuple(self._entries), tuple(self._faults))

    def step(self) -> None:
        """Look at the next pack; a faulty one is told and left out."""
        try:
            pack = self._packs.get(self._left.pop())
        except ProblemsError as error:
            self._faults += error.problems
            pack = None
        self._entries += entries_of(pack) if pack is not None else ()
        if not self._left and not self._faults:
            cache.keep(self._key, [asdict(one) for one in self._entries])


def read_directory(packs: PackLibrary) -> Directory:
    """Return the authorities of all packs by State, its own first; a pack that is faulty is told and left out."""
    gathering = Gathering(packs)
    while not gathering.is_done:
        gathering.step()
    return gathering.directory


def entries_of(pack: CountryPack) -> Iterator[Entry]:
    """Yield the authorities of a pack: that of the State, also where its name is not known, then the others."""
    yield _entry(
        pack, OtherAuthority(id="", **{one.name: getattr(pack.authority, one.name) for one in fields(Authority)})
    )
    for one in pack.authorities:
        yield _entry(pack, one)


def find(
    entries: Iterable[Entry],
    words: str,
    say: Callable[[Entry], Iterable[str]],
    *,
    measure: str = "",
    state: str = "",
) -> tuple[Entry, ...]:
    """Return the authorities in whose texts all words occur, that take a measure, of one State.

    `say` tells what of an authority is looked through besides its own name and address: names and sentences in the language
    of the reader. Where a State has authorities for the measure alone, these go before those for everything.
    """
    wanted = plain(words).split()
    found = [
        one
        for one in entries
        if one.takes(measure) and state in {"", one.country} and _holds(" ".join((*_texts(one), *say(one))), wanted)
    ]
    order = {code: number for number, code in enumerate(dict.fromkeys(one.country for one in found))}
    return tuple(sorted(found, key=lambda one: (order[one.country], not (measure and measure in one.authority.for_))))


def plain(text: str) -> str:
    """Return a text in which capitals and accents make no difference."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))


def _holds(text: str, wanted: list[str]) -> bool:
    held = plain(text) if wanted else ""
    return all(word in held for word in wanted)


def _texts(one: Entry) -> Iterator[str]:
    held = one.authority
    yield from (
        one.country,
        held.name,
        *held.names.values(),
        held.unit,
        held.address,
        held.email,
        held.phone,
        held.website,
    )


def _entry(pack: CountryPack, one: OtherAuthority) -> Entry:
    channel = pack.channel
    interpol, interpol_sources = _means(one, one.interpol, channel.interpol if channel is not None else None)
    direct, direct_sources = _means(one, one.direct, channel.direct if channel is not None else None)
    return Entry(
        country=pack.country,
        authority=one,
        accepted=pack.languages.accepted,
        accepted_sources=pack.languages.sources,
        urgent=channel.urgent if channel is not None else "",
        interpol=interpol,
        interpol_sources=interpol_sources,
        direct=direct,
        direct_sources=direct_sources,
        checked_on=pack.checked_on if is_checked(pack) else "",
        review_by=pack.review_by,
    )


def _means(one: Authority, own: str, point: Interpol | Direct | None) -> tuple[str, tuple[Source, ...]]:
    """Return what is said of an authority, else of its State, and from where."""
    if own != "unknown":
        return own, one.sources
    return (point.value, point.sources) if point is not None else ("unknown", ())
