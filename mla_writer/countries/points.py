"""The points of a pack: questions about one State with a closed list of answers, each with its own note and sources.

What stands here is settled by a source; what is only generally known stands in `verify` of the pack, as a question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from mla_writer.forms.model import STRICT, Only, Source

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diplomatic:
    """Whether the request goes through the diplomatic channel (`no_treaty`: where no treaty binds both States)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["yes", "no", "no_treaty", "optional", "treaty", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ByEmail:
    """Whether a request, or a copy ahead of it, is taken by e-mail (`reciprocal`: where the other State takes it too)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["yes", "no", "advance_copy", "urgent", "reciprocal", "treaty", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpol:
    """Whether a request through INTERPOL is taken."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["yes", "no", "urgent", "no_compulsion", "treaty", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Direct:
    """Whether one judicial authority may send its request straight to the one that executes it."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["yes", "no", "urgent", "treaty", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """Whether the authority wants to see a draft, or to be asked, before the request is sent."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["required", "recommended", "possible", "no", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """How many copies of request and enclosures are wanted."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: int
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authentication:
    """What makes the papers genuine: nothing, signature and seal, a certificate, an apostille, legalisation."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["none", "signature", "seal", "certificate", "apostille", "legalisation", "treaty", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who has to have issued and signed the request."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["court", "prosecutor", "judicial_authority", "competent_authority", "central_authority", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity:
    """Whether the requesting State must promise the same (`direction`: an order of the executive stands in for it)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["yes", "no_treaty", "no", "expected", "direction", "discretionary", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """Whether the requesting State must be gazetted, scheduled or designated before it is helped."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal[
        "yes", "no", "graded", "schedule", "treaty_for_coercive", "contracting_state_for_assets", "unknown"
    ]  # fmt: skip
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speciality:
    """Whether the requesting State must promise to use what it gets for this case alone."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["yes", "no", "treaty", "conditions", "on_demand", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathPenalty:
    """Whether the request has to say that no death penalty will be asked for or carried out."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["yes", "no", "unknown"]
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArabicDigits:
    """Which digits a letter in Arabic has there: 0–9 (`latn`) or ٠–٩ (`arab`)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["latn", "arab"]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HijriDate:
    """Whether the date of a letter is also given in the Hijri calendar there."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: Literal["yes", "no"]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOfRest:
    """The days of the week on which courts and offices are closed there."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    days: tuple[Weekday, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """How a request travels. `ordinary` and `urgent` say it in a sentence; the points are for what a form can ask."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    ordinary: str = ""
    urgent: str = ""
    diplomatic: Diplomatic | None = None
    email: ByEmail | None = None
    interpol: Interpol | None = None
    direct: Direct | None = None
    consultation: Consultation | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalitiesCase:
    """What the papers must look like in some cases, in place of what holds otherwise; what is left out is as otherwise."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    only: Only
    copies: Copies | None = None
    authentication: Authentication | None = None
    signatory: Signatory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formalities:
    """What the papers must look like; of several `cases` that hold, the first counts."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    copies: Copies | None = None
    authentication: Authentication | None = None
    signatory: Signatory | None = None
    cases: tuple[FormalitiesCase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fine:
    """A fine that is grave enough by itself: at least, or `more_than`, so many units of a currency, or penalty units."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    amount: int = 0
    currency: str = ""
    penalty_units: int = 0
    more_than: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The least penalty that an offence must carry for a measure.

    The figure is the highest penalty that the law threatens: at least `max_years` and `max_months`, or more than that where
    `more_than` is so; or else a `fine`. `under` says whose law counts. `for_` (`for` in YAML) holds `all`, `coercive` or types
    of assistance.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    max_years: int = 0
    max_months: int = 0
    more_than: bool = False
    under: Literal["requesting", "requested", "both", "either"] = "requested"
    for_: tuple[str, ...] = ("all",)
    fine: Fine | None = None
    note: str = ""
    sources: tuple[Source, ...] = ()


Point = (
    Diplomatic | ByEmail | Interpol | Direct | Consultation | Copies | Authentication | Signatory
    | Reciprocity | Designation | Speciality | DeathPenalty
)  # fmt: skip
"""Any point with a closed list of answers."""
