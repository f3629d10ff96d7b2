"""How complete a pack is: which of the things worth knowing of a State are told with a source, wherever in the pack they stand.

The head tells them, a point, an entry of a type of assistance, an information, or a requirement; for which thing a requirement
stands is said by the marks of the research (`forms/facts/`), where there are any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.countries.facts import FactList
from mla_writer.countries.model import FACT_KEYS, CountryPack, points_of
from mla_writer.countries.point_words import FACT_OF
from mla_writer.forms.model import Requirement, Source

EVERY_KEY = tuple(f"{section}.{key}" for section, keys in FACT_KEYS.items() for key in keys)
"""The 47 things worth knowing."""
KEY_OF_MEASURE: Mapping[str, str] = {
    "search_seizure": "evidence.search_seizure",
    "bank_records": "evidence.production_bank",
    "freezing": "evidence.restraint",
    "interception": "evidence.interception",
    "subscriber_data": "evidence.subscriber_traffic",
    "traffic_data": "evidence.subscriber_traffic",
    "content_data": "evidence.content",
    "data_preservation": "e_evidence.preservation",
    "direct_provider_request": "e_evidence.direct_provider",
    "service_of_documents": "persons.service",
    "statements": "persons.witness",
    "transfer_detained": "persons.detained_transfer",
    "video_hearing": "persons.video_link",
    "confiscation": "assets.confiscation",
}
"""The thing worth knowing that is told where the pack says whether a type of assistance is granted."""
CONTACT = ("address", "phone", "fax", "email", "website")
NOT_READ = frozenset({"general_knowledge", "unknown"})
"""Confidences of what nobody has read."""


@dataclass(frozen=True, slots=True)
class Share:
    """Of the things worth knowing of a State: how many have a source, how many wait to be verified, how many are not known."""

    sourced: int
    verify: int
    unknown: int

    @property
    def completeness(self) -> float:
        """The share (0 to 1) that has a source."""
        return self.sourced / len(EVERY_KEY)


def share_of(pack: CountryPack, facts: FactList | None = None) -> Share:
    """Return how much of what is worth knowing the pack tells; `facts` are the marks of the research, where there are any.

    What is told from general knowledge waits to be verified, in the head as well as under `verify`.
    """
    told = told_keys(pack, facts)
    recalled = {key for key, sources in _entries(pack) if sources and not is_read(sources)}
    verify = (recalled | {one.fact for one in pack.verify}).intersection(EVERY_KEY) - told
    return Share(len(told), len(verify), len(EVERY_KEY) - len(told) - len(verify))


def told_keys(pack: CountryPack, facts: FactList | None = None) -> frozenset[str]:
    """Return the keys of FACT_KEYS that the pack tells with a source that was read."""
    found = {key for key, sources in _entries(pack) if is_read(sources)} | set(rules_telling(pack, facts))
    return frozenset(found.intersection(EVERY_KEY))


def spoken_keys(pack: CountryPack) -> frozenset[str]:
    """Return the keys that the pack tells, with a source that was read or from general knowledge."""
    return frozenset(key for key, sources in _entries(pack) if sources)


def is_checked(pack: CountryPack) -> bool:
    """Whether anything in the pack was checked against a source: general knowledge was not."""
    return is_read(tuple(pack.sources.values()))


def rules_telling(pack: CountryPack, facts: FactList | None) -> Mapping[str, tuple[Requirement, ...]]:
    """Return by key the requirements that tell it, as the marks of the research say."""
    told = {}
    for key, some in facts.facts.items() if facts is not None else ():
        named = {name for one in some for name in one.in_}
        rules = tuple(one for one in pack.requirements if one.id in named)
        if rules:
            told[key] = rules
    return told


def is_read(sources: tuple[Source, ...]) -> bool:
    """Whether somebody has read one of the sources: general knowledge is none."""
    return any(one.confidence not in NOT_READ for one in sources)


def _entries(pack: CountryPack) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Yield every key that an entry of the pack tells, with its sources."""
    yield from _head(pack)
    yield from _channel(pack)
    yield from _dual_criminality(pack)
    for name, point in points_of(pack):
        if point.value != "unknown":
            yield FACT_OF[name], point.sources
    for name, one in pack.assistance.items():
        if name in KEY_OF_MEASURE and one.possible != "unknown":
            yield KEY_OF_MEASURE[name], one.sources
    for told in pack.information:
        yield told.fact, told.sources


def _head(pack: CountryPack) -> Iterator[tuple[str, tuple[Source, ...]]]:
    authority, languages = pack.authority, pack.languages
    for key, is_told in (
        ("central_authority.name", bool(authority.name)),
        ("central_authority.contact", any(getattr(authority, name) for name in CONTACT)),
        ("central_authority.competence", bool(authority.competence)),
    ):
        if is_told:
            yield key, authority.sources
    if languages.accepted:
        yield "language.accepted", languages.sources
    if languages.translation != "unknown":
        yield "language.certification", languages.sources


def _channel(pack: CountryPack) -> Iterator[tuple[str, tuple[Source, ...]]]:
    if pack.channel is not None:
        if pack.channel.ordinary:
            yield "channel.ordinary", pack.channel.sources
        if pack.channel.urgent:
            yield "channel.urgent", pack.channel.sources


def _dual_criminality(pack: CountryPack) -> Iterator[tuple[str, tuple[Source, ...]]]:
    dual = pack.dual_criminality
    if dual.scope != "unknown":
        yield "dual_criminality.scope", dual.sources
    if dual.tested != "unknown":
        yield "dual_criminality.test", dual.sources
    if dual.threshold is not None:
        yield "dual_criminality.threshold", dual.threshold.sources
