"""The model of a treaty: who is bound and since when, what it names and demands, when it gives way, and how it is cited.

What each key means to the author of a file stands in docs/manual/treaties.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from mla_writer.forms.model import STRICT, Confidence, Requirement, Source

Absence = Literal["not_party", "unknown"]
Told = Literal["yes", "no", "unknown"]
NOT_IN_FORCE, NOT_KNOWN = "no", "unknown"
"""What `in_force` says in place of a date."""
OTHER = "other"
"""The key under which `assistance` has the clause on help that the treaty does not name."""
NEEDS_NO_ARTICLE = frozenset({"direct_provider_request", "spontaneous_information"})
"""What is asked of a provider, or passed on, and so needs no article that names it."""
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyList:
    """The parties as known on `as_of`. `absence_means` tells what it means that a State is not listed.

    `unclear` tells of States whose standing is in doubt, and why. `since` and `until` are the days from and up to which the
    treaty binds a State, where known. `territories` tells of territories with a code of their own whether the treaty was
    extended to them; of one that is not named, it is not known. `open_to` names the only States that can be parties, where the
    treaty is open to the members of an organisation alone; `one_side` the State between which and each of the others alone it
    binds.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    as_of: str
    absence_means: Absence
    source: tuple[Source, ...]
    states: tuple[str, ...]
    note: str = ""
    unclear: Mapping[str, str] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)
    until: Mapping[str, str] = field(default_factory=dict)
    territories: Mapping[str, Told] = field(default_factory=dict)
    open_to: tuple[str, ...] = ()
    one_side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What one paragraph says, in our own words. `kind` sorts it: duty, refusal, channel, language, costs and so on.

    `assistance` names the types that it concerns, where it does not concern all. `ways` are the channels that one on channels
    opens; none where it leaves them to others. `confidence` stands where this provision is known less well than the rest of the
    treaty.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    ref: str
    kind: Literal[
        "scope", "duty", "refusal", "not_a_ground", "contents", "channel", "language", "form", "execution",
        "dual_criminality", "confidentiality", "use", "costs", "safe_conduct", "video", "transfer", "property", "relation",
        "postponement", "consultation", "spontaneous", "time", "preservation", "safeguard",
    ]  # fmt: skip
    text: str
    assistance: tuple[str, ...] = ()
    ways: tuple[Literal["central_authority", "diplomatic", "direct", "interpol", "contact_point"], ...] = ()
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """What one State declared on becoming a party or later; `assistance` names the types it bears on, none means all.

    `kind`: a `reservation` takes something away, an `understanding` says how a rule is read; a `legal_basis` tells whether the
    State needs a treaty, or how it uses this one; an `authority` and a `language` are what it notified; a `territory` tells
    where it applies the treaty.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    state: str
    ref: str
    kind: Literal["reservation", "declaration", "understanding", "legal_basis", "authority", "language", "territory"]
    text: str
    source: tuple[Source, ...]
    assistance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivesWay:
    """The paragraphs that apply only where no treaty on mutual legal assistance binds both States; `ref` says so."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    ref: str
    paragraphs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbering:
    """Article numbers that change where both States are bound by the protocol `by`: the number before, and after it."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    by: str
    articles: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriousCrime:
    """The penalty in years from which an offence comes within the treaty without being named; `ref` says so."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    years: int
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandsAlone:
    """Whether a request can rest on the treaty with no other treaty beside it; `ref` is the paragraph that tells."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    told: Told
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyDualCriminality:
    """What the treaty says of dual criminality; `ref` is the paragraph.

    `coercive_only` says that help without compulsion is owed all the same. `same_conduct` is the paragraph by which it counts as
    met where the conduct is an offence in both States, whatever it is called. `max_years` is the highest penalty that the laws
    of both States must threaten at least, where the treaty asks for one.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    ref: str
    need: Literal["required", "may_refuse", "no", "unknown"]
    coercive_only: bool = False
    same_conduct: str = ""
    max_years: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """One treaty. `title` is its full name, `the` the name with article as it stands in a citation.

    `in_force` is the day of its entry into force, or `no`, or `unknown`. `assistance` maps types of assistance to the paragraph
    that names them; which article obliges or invites parties to criminalise an offence is told in forms/offences. `other_says`
    tells which help the clause `other` means. `assistance_unclear` has the types that the treaty may name as well, and why that
    could not be decided. `covers` tells of which offences it speaks: those `named` in it, `any`, or those
    named and electronic evidence of any. `paragraphs` says whether numbers may be printed: only those that were checked
    (`exact`). `demands` maps rules that several treaties share (forms/demands.yaml) to the treaty's own paragraph.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    treaty: str
    version: int
    title: str
    the: str
    short: str
    adopted: str
    in_force: str
    depositary: str
    basis: str
    paragraphs: Literal["exact", "recalled", "uncertain"]
    source: tuple[Source, ...]
    parties: PartyList
    in_force_note: str = ""
    provisions_confidence: Confidence = "copy"
    confidence_note: str = ""
    binding: bool = True
    covers: Literal["named", "any", "named_and_electronic_evidence"] = "named"
    serious_crime: SeriousCrime | None = None
    general: bool = False
    stands_alone: StandsAlone | None = None
    protocol_to: str = ""
    replaces: Mapping[str, str] = field(default_factory=dict)
    gives_way: GivesWay | None = None
    renumbered: Renumbering | None = None
    assistance: Mapping[str, str] = field(default_factory=dict)
    assistance_unclear: Mapping[str, str] = field(default_factory=dict)
    other_says: Literal["not_contrary", "allowed", "agreed", "widest"] | None = None
    provisions: tuple[Provision, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    demands: Mapping[str, str] = field(default_factory=dict)
    requirements: tuple[Requirement, ...] = ()
    dual_criminality: TreatyDualCriminality | None = None

    @property
    def prints_numbers(self) -> bool:
        """Whether the numbers of its articles were checked, so that they may be printed."""
        return self.paragraphs == "exact"

    @property
    def is_bilateral(self) -> bool:
        """Whether it binds two States and can bind no third, so that both were bound from its first day."""
        return len(self.parties.states) == _TWO and not self.parties.unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """forms/demands.yaml: rules that several treaties ask in the same words; none has a source of its own."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    demands: tuple[Requirement, ...]
