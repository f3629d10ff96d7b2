"""The model of the catalogue of offences: their elements in conduct words, and the articles that ask States to punish them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from mla_writer.forms.model import STRICT, Source

ElementKind = Literal["conduct", "circumstance", "object", "result", "mental"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueElement:
    """One constituent of an offence; `in_letter` is its wording there, where `text` speaks to the drafter.

    An `optional` one is part of some cases only: no fact has to be linked to it.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    kind: ElementKind
    text: str
    in_letter: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Criminalisation:
    """An article that obliges States to punish the conduct, or asks them to consider it."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    treaty: str
    ref: str
    level: Literal["mandatory", "consider"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueOffence:
    """One offence of the catalogue."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    name: str
    elements: tuple[CatalogueElement, ...]
    criminalised_by: tuple[Criminalisation, ...] = ()
    note: str = ""
    source: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceFamily:
    """One file of forms/offences/: offences of one family."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    family: str
    version: int
    title: str
    offences: tuple[CatalogueOffence, ...]
