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
from mla_writer.forms.model import Source

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
    """Return how much of what is worth knowing the pack tells; `facts` are the marks of the research, where there are any."""
    told = told_keys(pack, facts)
    verify = ({one.fact for one in pack.verify} & set(EVERY_KEY)) - told
    return Share(len(told), len(verify), len(EVERY_KEY) - len(told) - len(verify))


def told_keys(pack: CountryPack, facts: FactList | None = None) -> frozenset[str]:
    """Return the keys of FACT_KEYS that the pack tells with a source that was read."""
    found = {*_head(pack), *_channel(pack), *_dual_criminality(pack)}
    found |= {FACT_OF[name] for name, point in points_of(pack) if point.value != "unknown" and is_read(point.sources)}
    found |= {
        KEY_OF_MEASURE[name]
        for name, one in pack.assistance.items()
        if name in KEY_OF_MEASURE and one.possible != "unknown" and is_read(one.sources)
    }
    found |= {one.fact for one in pack.information if is_read(one.sources)}
    if facts is not None:
        rules = {one.id for one in pack.requirements}
        found |= {key for key, some in facts.facts.items() if any(rules.intersection(one.in_) for one in some)}
    return frozenset(found.intersection(EVERY_KEY))


def is_read(sources: tuple[Source, ...]) -> bool:
    """Whether somebody has read one of the sources: general knowledge is none."""
    return any(one.confidence not in NOT_READ for one in sources)


def _head(pack: CountryPack) -> Iterator[str]:
    authority, languages = pack.authority, pack.languages
    if is_read(authority.sources):
        if authority.name:
            yield "central_authority.name"
        if any(getattr(authority, name) for name in CONTACT):
            yield "central_authority.contact"
        if authority.competence:
            yield "central_authority.competence"
    if is_read(languages.sources):
        if languages.accepted:
            yield "language.accepted"
        if languages.translation != "unknown":
            yield "language.certification"


def _channel(pack: CountryPack) -> Iterator[str]:
    if pack.channel is not None and is_read(pack.channel.sources):
        if pack.channel.ordinary:
            yield "channel.ordinary"
        if pack.channel.urgent:
            yield "channel.urgent"


def _dual_criminality(pack: CountryPack) -> Iterator[str]:
    dual = pack.dual_criminality
    if is_read(dual.sources):
        if dual.scope != "unknown":
            yield "dual_criminality.scope"
        if dual.tested != "unknown":
            yield "dual_criminality.test"
    if dual.threshold is not None and is_read(dual.threshold.sources):
        yield "dual_criminality.threshold"
