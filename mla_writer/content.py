"""`Content`: everything in forms/ and translations/, found by one rule and read on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mla_writer import paths
from mla_writer.answers.kinds import Vocabulary
from mla_writer.conditions.values import Day
from mla_writer.countries.library import PackLibrary
from mla_writer.countries.model import CountryPack
from mla_writer.forms.library import FormLibrary, load_forms
from mla_writer.forms.questionnaire import Extra, Questionnaire
from mla_writer.forms.rule_faults import expect_conditions
from mla_writer.interview.element import Element
from mla_writer.offences.library import OffenceLibrary
from mla_writer.offences.model import CatalogueElement
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message
from mla_writer.translation.states import state_codes
from mla_writer.treaties.library import TreatyBetween, TreatyLibrary


@dataclass(frozen=True)
class Content:
    """The libraries below one content folder (`forms/`, `translations/`, `resources/`)."""

    folder: Path

    @classmethod
    def shipped(cls) -> Content:
        """Return the content that came with the program, from a checkout or an installed wheel."""
        return cls(paths.content_dir())

    @cached_property
    def forms(self) -> FormLibrary:
        """The forms; raises ProblemsError with the faults of every file."""
        return load_forms(self.folder / "forms")

    @cached_property
    def treaties(self) -> TreatyLibrary:
        """The treaties, with those that the office keeps in its own folder."""
        return TreatyLibrary(self.folder / "forms" / "treaties", paths.office_treaties())

    @cached_property
    def offences(self) -> OffenceLibrary:
        """The catalogue of offences."""
        return OffenceLibrary(self.folder / "forms" / "offences")

    @cached_property
    def packs(self) -> PackLibrary:
        """The country packs."""
        office = paths.office_packs() if self.folder == paths.content_dir() else None
        return PackLibrary(self.folder / "forms" / "countries", office, self._parties)

    def _parties(self, treaty: str) -> tuple[str, ...]:
        found = self.treaties.get(treaty)
        return found.parties.states if found is not None else ()

    def beside(self) -> Content:
        """Return the same content with packs of its own: what is tried there is seen by nobody else."""
        other = Content(self.folder)
        shared = {name: one for name, one in vars(self).items() if name not in {"folder", "packs"}}
        vars(other).update(shared)  # where cached properties keep what they have read
        return other

    @property
    def facts_folder(self) -> Path:
        """The folder with the lists of facts that the research found."""
        return self.folder / "forms" / "facts"

    @cached_property
    def catalogues(self) -> Catalogues:
        """The translations."""
        return Catalogues(self.folder / "translations")

    @cached_property
    def elements(self) -> Mapping[str, tuple[Element, ...]]:
        """The elements of each offence of the catalogue, by its id."""
        return {offence.id: tuple(_element(offence.id, one) for one in offence.elements) for offence in self.offences}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that closed kinds of questions accept."""
        return Vocabulary(
            {
                "country": frozenset(state_codes()),
                "assistance": frozenset(self.forms.assistance),
                "treaties": frozenset(self.treaties.ids),
                "offence_type": frozenset(self.offences.ids),
            }
        )

    @cached_property
    def kinds_of_letters(self) -> tuple[str, ...]:
        """The ids of the kinds of letters, such as new, supplement and reminder."""
        kinds = (one for section in self.forms.frame.sections for one in section.questions if one.id == "kind")
        return tuple(next(kinds).options)

    def pack(self, state: str) -> CountryPack | None:
        """Return the pack of a State, or None where there is none."""
        return self.packs.get(state) if state else None

    def questionnaire(self, requested: str, requesting: str = "") -> Questionnaire:
        """Return the questions and rules for a request between two States (codes, or empty texts).

        The requested State's pack says what it wants, that of the requesting State what its own law wants first. Raises
        ProblemsError where a pack of the office has a condition on a question that this program does not know.
        """
        packs = tuple(self._pack_extras(requested, requesting))
        made = Questionnaire(self.forms, (*self.treaties.extras(requested), *packs))
        for one in packs:
            if self.packs.is_of_office(one.origin.rpartition(":")[2]):
                expect_conditions(made, one.origin)  # those that came with the program are checked before they go out
        return made

    def has_own_rules(self, state: str) -> bool:
        """Whether a State's pack has rules for requests of its own."""
        pack = self.pack(state)
        return pack is not None and pack.asking_extra() is not None

    def _pack_extras(self, requested: str, requesting: str) -> Iterator[Extra]:
        asked, asking = self.pack(requested), self.pack(requesting)
        if asked is not None:
            yield asked.extra(file=str(self.packs.file_of(asked.country)))
        if asking is not None and requesting != requested:
            own = asking.asking_extra(file=str(self.packs.file_of(asking.country)))
            if own is not None:
                yield own

    def treaties_between(
        self, requesting: str, requested: str, on: Day, named: Iterable[str]
    ) -> Mapping[str, TreatyBetween]:
        """Return what is known of each treaty in `named` between the two States on the day."""
        if not requesting or not requested:
            return {}
        known = (one for one in named if self.treaties.get(one) is not None)
        return {one: self.treaties.binding(one, (requesting, requested), on) for one in known}


def _element(offence: str, element: CatalogueElement) -> Element:
    home = f"offences/{offence}:elements.{element.id}"
    letter = Message(element.in_letter, context=f"{home}.in_letter", domain="forms") if element.in_letter else None
    text = Message(element.text, context=home, domain="forms")
    return Element(element.id, element.kind, text, letter_text=letter, is_optional=element.optional)
