"""The model of the catalogue of offences: their elements in conduct words, and the articles that ask States to punish them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from mla_writer.forms.model import STRICT, Source

ElementKind = Literal["conduct", "circumstance", "object", "result", "mental"]
Character = Literal["fiscal", "political", "military"]
Labels = Mapping[str, tuple[str, ...]]
"""By language: the words that name an offence instead of telling what was done, such as "bribe" or "fraud"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueElement:
    """One constituent of an offence; `in_letter` is its wording there, where `text` speaks to the drafter.

    An `optional` one is part of some cases only: no fact has to be linked to it. One that speaks `of_office` wants somebody who
    held an office at the time of its facts.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    kind: ElementKind
    text: str
    in_letter: str = ""
    optional: bool = False
    of_office: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Criminalisation:
    """An article that obliges States to punish the conduct, or asks them to consider it.

    A treaty without a file in forms/treaties has a `title` instead of an id. A `ref` that is only `recalled` was not read in the
    text of the treaty. `only_with` names the family of offences to which the article is tied: that on laundering in a convention
    on drugs speaks of the proceeds of drug offences alone.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    treaty: str = ""
    title: str = ""
    ref: str
    level: Literal["mandatory", "consider"]
    only_with: str = ""
    ref_confidence: Literal["exact", "recalled"] = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueOffence:
    """One offence of the catalogue.

    `character` says as what other States may look at it; `value_matters` that they may ask how much was at stake; `labels` are
    the words that name it instead of telling what was done, besides those of its family.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    name: str
    elements: tuple[CatalogueElement, ...]
    criminalised_by: tuple[Criminalisation, ...] = ()
    character: tuple[Character, ...] = ()
    value_matters: bool = False
    labels: Labels = field(default_factory=dict)
    note: str = ""
    source: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceFamily:
    """One file of forms/offences/: offences of one family."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    family: str
    version: int
    title: str
    labels: Labels = field(default_factory=dict)
    offences: tuple[CatalogueOffence, ...]
