"""`OffenceLibrary`: the catalogue in forms/offences/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mla_writer.forms.reading import read_folder
from mla_writer.offences.model import CatalogueOffence, Criminalisation, Labels, OffenceFamily
from mla_writer.translation.message import Message


@dataclass(frozen=True)
class OffenceLibrary:
    """The offences of one folder, by id; all families are read at the first use."""

    folder: Path

    def __iter__(self) -> Iterator[CatalogueOffence]:
        return iter(self._all.values())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all offences."""
        return tuple(self._all)

    def get(self, offence: str) -> CatalogueOffence | None:
        """Return an offence by id, or None."""
        return self._all.get(offence)

    def labels(self, offence: str) -> Labels:
        """Return the words, by language, that name an offence instead of telling what was done: its own and its family's."""
        return self._labels.get(offence, {})

    def family_of(self, offence: str) -> str:
        """Return the family of an offence, or an empty text."""
        return next((one.family for one in self.families if any(offence == each.id for each in one.offences)), "")

    def file_of(self, family: str) -> Path:
        """Return the file of a family."""
        return self.folder / f"{family}.yaml"

    @cached_property
    def families(self) -> tuple[OffenceFamily, ...]:
        """The families, file by file; raises ProblemsError with every fault of every file."""
        return read_folder(OffenceFamily, self.folder)

    @cached_property
    def titles(self) -> Mapping[str, Message]:
        """The names of the offences by id."""
        return {one.id: Message(one.name, context=f"offences/{one.id}:name", domain="forms") for one in self}

    @cached_property
    def _labels(self) -> Mapping[str, Labels]:
        return {
            one.id: {
                language: (*one.labels.get(language, ()), *family.labels.get(language, ()))
                for language in {**family.labels, **one.labels}
            }
            for family in self.families
            for one in family.offences
        }

    @cached_property
    def _all(self) -> Mapping[str, CatalogueOffence]:
        return {one.id: one for family in self.families for one in family.offences}


def article_context(offence: str, article: Criminalisation) -> str:
    """Return under which context the title of a treaty without a file stands for translators."""
    return f"offences/{offence}:criminalised_by.{article.ref}"


def offence_texts(family: OffenceFamily) -> Iterator[tuple[str, str]]:
    """Yield context and English text of everything in a family that is translated."""
    yield f"offences/{family.family}:title", family.title
    for one in family.offences:
        yield f"offences/{one.id}:name", one.name
        for article in one.criminalised_by:
            if article.title:
                yield article_context(one.id, article), article.title
        if one.note:
            yield f"offences/{one.id}:note", one.note
        for element in one.elements:
            yield f"offences/{one.id}:elements.{element.id}", element.text
            if element.in_letter:
                yield f"offences/{one.id}:elements.{element.id}.in_letter", element.in_letter
