"""The model of a country pack: what one State demands of a request, each fact with its source and age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from mla_writer.countries.authority_words import AuthorityName
from mla_writer.countries.points import (
    ArabicDigits,
    Channel,
    DaysOfRest,
    DeathPenalty,
    Designation,
    Formalities,
    HijriDate,
    Point,
    Reciprocity,
    Speciality,
    Threshold,
)
from mla_writer.forms.model import STRICT, Only, Requirement, Source
from mla_writer.forms.questionnaire import Extra, members_of

PACK_FORMAT = 1
"""The format of packs that this program reads."""
Possible = Literal["yes", "no", "partly", "unknown"]
Scope = Literal["all", "coercive", "none", "discretionary", "treaty", "varies", "unknown"]

FACT_KEYS: Mapping[str, tuple[str, ...]] = {
    "central_authority": ("name", "contact", "competence"),
    "channel": ("ordinary", "urgent", "email_advance_copy", "prior_consultation"),
    "language": ("accepted", "certification"),
    "formalities": ("copies", "authentication", "signatory"),
    "legal_basis": ("statute", "treaty_need", "reciprocity"),
    "dual_criminality": ("scope", "threshold", "test"),
    "evidence": ("general", "search_seizure", "production_bank", "restraint", "interception", "subscriber_traffic", "content"),
    "contents": ("minimum", "extras"),
    "refusal": ("grounds", "death_penalty", "political_military_fiscal", "ne_bis_in_idem", "de_minimis"),
    "use": ("speciality", "confidentiality", "notification"),
    "time_cost": ("duration", "urgency", "costs"),
    "e_evidence": ("preservation", "contact_24_7", "direct_provider"),
    "persons": ("service", "witness", "detained_transfer", "video_link"),
    "assets": ("restraint_orders", "confiscation"),
}  # fmt: skip
"""The 47 things worth knowing of a requested State, by section; completeness is counted over them."""


Translation = Literal["official", "certified", "plain", "unknown"]
TimeEvent = Literal[
    "advance", "oral", "electronic", "preservation", "measure", "receipt", "decision", "notice"
]  # fmt: skip
Stage = Literal["investigation", "trial", "enforcement"]

POINTS: Mapping[str, tuple[str, ...]] = {
    "channel": ("diplomatic", "email", "interpol", "direct", "consultation"),
    "formalities": ("copies", "authentication", "signatory"),
    "": ("reciprocity", "designation", "speciality", "death_penalty"),
}
"""The points with a closed list of answers, by the section of the file in which they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """States to which the law of this one gives the same place: those of a schedule, of an organisation.

    `states` names them by code; `parties_of` takes them from the list of parties of a treaty or scheme (its id).
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    title: str
    states: tuple[str, ...] = ()
    parties_of: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The central authority: where the request goes. `competence` says in a sentence for what it is competent.

    `names` are those by which its State itself calls it, by the code of the language: `{de: Bundesamt für Justiz}`.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    name: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    competence: str = ""
    interpol: Literal["yes", "no", "unknown"] = "unknown"
    direct: Literal["yes", "no", "unknown"] = "unknown"
    sources: tuple[Source, ...] = ()

    @property
    def called(self) -> AuthorityName:
        """What it is called, to be said in any language."""
        return AuthorityName(self.name, self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAuthority(Authority):
    """One of several authorities: for some types of assistance (`for_`, in YAML `for`), stages or offences, or one region.

    What is left empty is no limit. `offences` are ids of the catalogue, `region` a part of the State.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    for_: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    offences: tuple[str, ...] = ()
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageCase:
    """The languages that are taken in some cases, in place of those that are taken otherwise."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    only: Only
    accepted: tuple[str, ...]
    translation: Translation = "unknown"
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The languages (codes) in which a request may be written or into which it is translated, preferred first.

    Of several `cases` that hold for a measure, the first counts. `digits` and `hijri_date` say how letters in Arabic are
    written there, where that is known.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    accepted: tuple[str, ...] = ()
    translation: Translation = "unknown"
    digits: ArabicDigits | None = None
    hijri_date: HijriDate | None = None
    cases: tuple[LanguageCase, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt:
    """When this State does not look at dual criminality, whatever it asks otherwise: for offences, measures, States."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    only: Only
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DualCriminality:
    """When this State asks whether the act is an offence there too, which elements it looks at, and from what penalty on."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    scope: Scope = "unknown"
    tested: Literal["all_elements", "objective_elements", "unknown"] = "unknown"
    threshold: Threshold | None = None
    exempt: tuple[Exempt, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDualCriminality:
    """Whether one type of assistance needs dual criminality, where it differs from what holds in general."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    needed: Literal["yes", "no", "discretionary", "treaty", "unknown"]
    threshold: Threshold | None = None
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistance:
    """What is known of one type of assistance in this State.

    `channel`, `form` and `time` are sentences, `annexes` noun phrases for what has to be enclosed. What is left out holds
    as for every request. `threshold` is what an offence must carry for this measure, dual criminality needed or not.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    possible: Possible = "unknown"
    law: str = ""
    standard: str = ""
    note: str = ""
    dual_criminality: MeasureDualCriminality | None = None
    threshold: Threshold | None = None
    reciprocity: Reciprocity | None = None
    designation: Designation | None = None
    speciality: Speciality | None = None
    channel: str = ""
    form: str = ""
    annexes: tuple[str, ...] = ()
    time: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def least(self) -> Threshold | None:
        """The least penalty for this measure: its own, or that of its dual criminality."""
        own = self.dual_criminality
        return self.threshold or (own.threshold if own is not None else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A time that begins to run with an event after which something has to be done, or what was done is lost.

    `after` is the event: the message ahead (`advance`), what was asked by word of mouth (`oral`), by e-mail or fax
    (`electronic`), the `preservation` of data, the provisional `measure`, `receipt` there, the `decision`, or `notice` of it.
    `text` says in a sentence what has to be done in time, and what happens otherwise.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    after: TimeEvent
    text: str
    hours: int = 0
    days: int = 0
    months: int = 0
    only: Only | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """Something known of this State, shown at the question `at` that it concerns, or on its sheet where `at` is empty.

    `fact` names the key of FACT_KEYS (`language.accepted`) that it speaks to. `also` names further questions or types that it
    concerns, `states` the requesting States for which alone it holds (codes; empty: for all).
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    fact: str
    text: str
    at: str = ""
    also: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The questions and types that it concerns."""
        return (self.at, *self.also) if self.at else self.also


@dataclass(frozen=True, slots=True, kw_only=True)
class AsRequesting:
    """What this State's own law wants when it asks another one: who may ask and sign, orders needed at home first."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    requirements: tuple[Requirement, ...] = ()
    information: tuple[Information, ...] = ()
    verify: tuple[Information, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPack:
    """One State's pack. `verify` holds what is only generally known: questions to put to the central authority.

    `sources` is the table at the head of the file: whatever has sources names their keys there, with a place where needed
    (`imac:art. 63`); the reader puts the whole source in. `groups` names States for whatever has `states`.
    `note` says what one must know of this State before all else. `format` is that of the file; left out, it is the first.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    country: str
    version: int
    status: Literal["draft", "reviewed"]
    checked_on: str
    review_by: str
    authority: Authority = field(default_factory=Authority)
    languages: Languages = field(default_factory=Languages)
    dual_criminality: DualCriminality = field(default_factory=DualCriminality)
    format: int = PACK_FORMAT
    reviewed_by: str = ""
    note: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    authorities: tuple[OtherAuthority, ...] = ()
    channel: Channel | None = None
    formalities: Formalities | None = None
    reciprocity: Reciprocity | None = None
    designation: Designation | None = None
    speciality: Speciality | None = None
    death_penalty: DeathPenalty | None = None
    days_of_rest: DaysOfRest | None = None
    assistance: Mapping[str, Assistance] = field(default_factory=dict)
    times: tuple[TimeLimit, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    information: tuple[Information, ...] = ()
    verify: tuple[Information, ...] = ()
    as_requesting: AsRequesting | None = None

    def extra(self, *, file: str = "") -> Extra:
        """Return what the pack adds to a questionnaire."""
        code = self.country.lower()
        return Extra(
            name=extra_name(self.country),
            origin=f"country:{self.country}",
            context=f"countries/{code}",
            domain="countries",
            requirements=self.requirements,
            file=file,
            groups=self.states_of_groups,
        )

    def asking_extra(self, *, file: str = "") -> Extra | None:
        """Return what the pack adds where this State is the one that asks, or None where it adds nothing."""
        own = self.as_requesting
        if own is None or not own.requirements:
            return None
        name = asking_name(self.country)
        context = f"countries/{self.country.lower()}:as_requesting"
        return Extra(
            name=name,
            origin=f"home:{self.country}",
            context=context,
            domain="countries",
            requirements=own.requirements,
            file=file,
            groups=self.states_of_groups,
        )

    @property
    def states_of_groups(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of the States of each group."""
        return {name: one.states for name, one in self.groups.items()}

    def members(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the codes of States that `names` mean: codes, and names of groups."""
        return members_of(self.states_of_groups, names)


def extra_name(state: str) -> str:
    """Return the name under which answers to the questions of a State's pack are kept."""
    return f"pack_{state.lower()}"


def asking_name(state: str) -> str:
    """Return the name under which answers to the questions of the requesting State's own pack are kept."""
    return f"asking_{state.lower()}"


def state_named_by(name: str) -> str:
    """Return the code of the State whose pack asks what is answered under a top-level name; an empty text for other names."""
    prefix, _, code = name.partition("_")
    return code.upper() if prefix in {"pack", "asking"} else ""


def points_of(pack: CountryPack) -> Iterator[tuple[str, Point]]:
    """Yield the points that a pack settles for every request, each with its place in the file (`channel.diplomatic`)."""
    for section, names in POINTS.items():
        holder = getattr(pack, section) if section else pack
        for name in names if holder is not None else ():
            found = getattr(holder, name)
            if found is not None:
                yield (f"{section}.{name}" if section else name), found


def measure_points(entry: Assistance) -> Iterator[tuple[str, Point | MeasureDualCriminality]]:
    """Yield the points that a pack settles for one type of assistance."""
    for name in ("dual_criminality", "reciprocity", "designation", "speciality"):
        found = getattr(entry, name)
        if found is not None:
            yield name, found
