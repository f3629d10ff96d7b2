"""Standards of evidence: what they are called, what showing them takes, and what each measure usually wants of the facts.

They never prove anything: a face shows what a standard asks for, and letters set out the facts, not the name of a standard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from mla_writer.forms.model import STRICT, Source
from mla_writer.forms.reading import read_folder
from mla_writer.translation.message import Message

FREE = ("none", "unknown", "")
"""What a pack says instead of a standard: none is asked for, or nothing is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One standard. `name` follows “what must be shown:”; `strength` orders them, the weakest first.

    `takes` says what showing it takes; `dated_sources` that the date of the evidence behind each linked fact counts.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    name: str
    strength: int
    meaning: str
    used: str
    takes: str
    dated_sources: bool = False
    source: tuple[Source | str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one type of assistance usually wants of its facts.

    `standard` is the usual one where the State's own is not known. Days: `stale_after` between the last linked fact and the
    request; `outruns` between the last linked fact and the end of the period asked for; `precedes` between its beginning and
    the first; 0 where the form asks by itself or nothing is known. `located_by`, `milder` and `sums` name questions of the
    form: the facts that place an item in the requested State, why nothing milder will do, and the sums by which a sum asked
    for is worked out; `explained_by` why the period is so long, `kept_by` whether somebody keeps it alive meanwhile; `danger`
    the facts that show a danger, which `danger_stale_after` days before the request no longer show it.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    assistance: str
    standard: str = ""
    show: str
    stale_after: int = 0
    outruns: int = 0
    precedes: int = 0
    located_by: tuple[str, ...] = ()
    milder: tuple[str, ...] = ()
    privilege: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    explained_by: tuple[str, ...] = ()
    kept_by: tuple[str, ...] = ()
    danger: tuple[str, ...] = ()
    danger_stale_after: int = 0
    source: tuple[Source | str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standards:
    """One file of forms/standards/."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    standards: str
    version: int
    entries: tuple[Standard, ...] = ()
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class StandardLibrary:
    """The standards of one folder; its files are read at the first use, every fault of every file reported."""

    folder: Path

    def __iter__(self) -> Iterator[Standard]:
        """Yield the standards, the weakest first."""
        return iter(sorted(self._entries.values(), key=lambda one: one.strength))

    def get(self, standard: str) -> Standard | None:
        """Return a standard by id, or None."""
        return self._entries.get(standard)

    def measure(self, assistance: str) -> Measure | None:
        """Return what a type of assistance usually wants, or None."""
        return self._measures.get(assistance)

    def file_of(self, name: str) -> Path:
        """Return the file of a group of standards."""
        return self.folder / f"{name}.yaml"

    @cached_property
    def files(self) -> tuple[Standards, ...]:
        """Every file; raises ProblemsError with the faults of all of them."""
        return read_folder(Standards, self.folder)

    @cached_property
    def _entries(self) -> Mapping[str, Standard]:
        return {one.id: one for file in self.files for one in file.entries}

    @cached_property
    def _measures(self) -> Mapping[str, Measure]:
        return {one.assistance: one for file in self.files for one in file.measures}


def text_of(one: Standard | Measure, part: str) -> Message:
    """Return a text of a standard (`name`, `meaning`, `used`, `takes`) or measure (`show`), to be translated."""
    return Message(getattr(one, part), context=f"standards/{_id(one)}:{part}", domain="forms")


def standard_texts(file: Standards) -> Iterator[tuple[str, str]]:
    """Yield context and English text of everything in a file that is translated."""
    for entry in file.entries:
        for part in ("name", "meaning", "used", "takes"):
            yield f"standards/{entry.id}:{part}", getattr(entry, part)
    for measure in file.measures:
        yield f"standards/{_id(measure)}:show", measure.show


def _id(one: Standard | Measure) -> str:
    return one.id if isinstance(one, Standard) else f"measure.{one.assistance}"
