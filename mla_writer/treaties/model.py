"""The model of a treaty: who is bound, what it names and demands, when it lets a State refuse, and how it is cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from mla_writer.forms.model import STRICT, Requirement, Source

Absence = Literal["not_party", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyList:
    """The parties as known on `as_of`. `absence_means` tells what it means that a State is not listed."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    as_of: str
    absence_means: Absence
    source: tuple[Source, ...]
    states: tuple[str, ...]
    note: str = ""
    unclear: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What one paragraph says, in our own words. `kind` sorts it: duty, refusal, channel, language, costs and so on."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    ref: str
    kind: Literal[
        "scope", "duty", "refusal", "not_a_ground", "contents", "channel", "language", "form", "execution",
        "dual_criminality", "confidentiality", "use", "costs", "safe_conduct", "video", "transfer", "property", "relation",
        "postponement", "consultation", "spontaneous",
    ]  # fmt: skip
    text: str


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

    `assistance` maps types of assistance to the paragraph that names them; `offences` maps catalogue offences to the article
    that obliges or invites parties to criminalise them is told in forms/offences. `paragraphs` says whether numbers may be
    printed.
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
    assistance: Mapping[str, str] = field(default_factory=dict)
    provisions: tuple[Provision, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    dual_criminality: TreatyDualCriminality | None = None
