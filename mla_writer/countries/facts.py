"""The list of facts that the research found for a State, and where each has gone: `forms/facts/<cc>.yaml`.

It holds no texts, only marks by which a fact is known again. What is in a pack names the entry that tells it; what is not says
why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from mla_writer.countries.model import CountryPack, points_of
from mla_writer.forms.model import STRICT
from mla_writer.forms.reading import read_cached

LeftOut = Literal["", "treaty", "instrument", "member", "repeated", "superseded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact: its mark, and the ids or sections of the pack that tell it (`in_`, in YAML `in`), or why none does.

    `treaty`: it was read in one treaty and binds its Parties alone; `instrument`: it is the law of a group of States among
    themselves, and stands in the treaty or act of this id (`instrument`); `member`: it says that a request goes to a member of
    the group; `repeated`: another fact says the same; `superseded`: a later text says otherwise.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    fact: str
    in_: tuple[str, ...] = ()
    left_out: LeftOut = ""
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactList:
    """The facts of one State by their keys (`language.accepted`)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    country: str
    facts: Mapping[str, tuple[Fact, ...]]


def fact_lists(folder: Path) -> Iterator[FactList]:
    """Yield the lists in a folder, in the order of their States."""
    for path in sorted(folder.glob("*.yaml")):
        yield read_cached(FactList, path)


def told_in(pack: CountryPack) -> frozenset[str]:
    """Return everything in a pack that a fact may have gone into: ids of entries, names of sections, types and points."""
    own = pack.as_requesting
    ids = {one.id for one in (*pack.information, *pack.verify)} | {one.id for one in pack.requirements}
    ids |= {one.id for one in pack.authorities}
    if own is not None:
        ids |= {one.id for one in (*own.information, *own.verify)} | {one.id for one in own.requirements}
    sections = {"authority", "languages", "channel", "formalities", "dual_criminality", "note"}
    measures = {f"assistance.{name}" for name in pack.assistance}
    threshold = {"dual_criminality.threshold"} if pack.dual_criminality.threshold is not None else set()
    threshold |= {f"assistance.{name}.threshold" for name, one in pack.assistance.items() if one.least is not None}
    sections |= set(pack.groups) | {one.id for one in pack.times}
    return frozenset(ids | sections | measures | threshold | {name for name, _ in points_of(pack)})
