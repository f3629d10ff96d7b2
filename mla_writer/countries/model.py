"""The model of a country pack: what one State demands of a request, each fact with its source and age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from mla_writer.countries.points import Threshold
from mla_writer.forms.model import STRICT, Requirement, Source
from mla_writer.forms.questionnaire import Extra

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The central authority: where the request goes."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    name: str
    unit: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The languages (codes) in which a request may be written or into which it is translated, preferred first."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    accepted: tuple[str, ...] = ()
    translation: Literal["official", "certified", "plain", "unknown"] = "unknown"
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DualCriminality:
    """When this State asks whether the act is an offence there too, which elements it looks at, and from what penalty on."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    scope: Scope = "unknown"
    tested: Literal["all_elements", "objective_elements", "unknown"] = "unknown"
    threshold: Threshold | None = None
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
    """What is known of one type of assistance in this State."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    possible: Possible = "unknown"
    law: str = ""
    standard: str = ""
    note: str = ""
    dual_criminality: MeasureDualCriminality | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """Something known of this State, shown at the question `at` that it concerns, or on its sheet where `at` is empty.

    `fact` names the key of FACT_KEYS (`language.accepted`) that it speaks to.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    fact: str
    text: str
    at: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPack:
    """One State's pack. `verify` holds what is only generally known: questions to put to the central authority."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    country: str
    version: int
    status: Literal["draft", "reviewed"]
    checked_on: str
    review_by: str
    authority: Authority
    languages: Languages
    dual_criminality: DualCriminality
    reviewed_by: str = ""
    assistance: Mapping[str, Assistance] = field(default_factory=dict)
    requirements: tuple[Requirement, ...] = ()
    information: tuple[Information, ...] = ()
    verify: tuple[Information, ...] = ()

    def extra(self, *, stale: bool = False, file: str = "") -> Extra:
        """Return what the pack adds to a questionnaire."""
        code = self.country.lower()
        return Extra(
            name=extra_name(self.country),
            origin=f"country:{self.country}",
            context=f"countries/{code}",
            domain="countries",
            requirements=self.requirements,
            stale=stale,
            file=file,
        )

    @property
    def completeness(self) -> float:
        """The share (0 to 1) of the 47 keys on which the pack has something sourced."""
        every = {f"{section}.{key}" for section, keys in FACT_KEYS.items() for key in keys}
        return len({one.fact for one in self.information if one.sources} & every) / len(every)


def extra_name(state: str) -> str:
    """Return the name under which answers to the questions of a State's pack are kept."""
    return f"pack_{state.lower()}"
