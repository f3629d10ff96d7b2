"""The points of a pack: questions about one State with a closed list of answers, each with its own note and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from mla_writer.forms.model import STRICT, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The least penalty that an offence must carry for a measure.

    The figure is the highest penalty that the law threatens: at least `max_years` and `max_months`, or more than that where
    `more_than` is so. `under` says whose law counts. `for_` holds `all`, `coercive` or types of assistance.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    max_years: int = 0
    max_months: int = 0
    more_than: bool = False
    under: Literal["requesting", "requested", "both", "either"] = "requested"
    for_: tuple[str, ...] = ("all",)
    note: str = ""
    sources: tuple[Source, ...] = ()
