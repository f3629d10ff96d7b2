"""`Content`: everything in forms/ and translations/, found by one rule and read on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from mla_writer import paths
from mla_writer.answers.kinds import Vocabulary
from mla_writer.conditions.values import Day
from mla_writer.countries.library import PackLibrary
from mla_writer.countries.model import CountryPack, state_named_by
from mla_writer.countries.sheet import sheet_parts
from mla_writer.countries.sheet_short import StateSheet
from mla_writer.countries.treaty_lines import treaties_part
from mla_writer.forms.library import FormLibrary, load_forms
from mla_writer.forms.questionnaire import Extra, FormPart, Questionnaire
from mla_writer.forms.rule_faults import expect_conditions
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import Shape
from mla_writer.interview.element import Element
from mla_writer.offences.library import OffenceLibrary
from mla_writer.offences.model import CatalogueElement
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message
from mla_writer.translation.states import state_codes
from mla_writer.treaties.library import TreatyBetween, TreatyLibrary


@dataclass(frozen=True, repr=False)  # it holds all forms, treaties and packs
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
        return PackLibrary(self.folder / "forms" / "countries", office, self._parties, self.facts_folder)

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
        """The translations, those of the office's packs among them."""
        office = paths.office_packs() if self.folder == paths.content_dir() else None
        return Catalogues(self.folder / "translations", office)

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
        made = Questionnaire(self.forms, (*self.treaties.extras(requested), *packs), self._asked_by_forms)
        for one in packs:
            if self.packs.is_of_office(one.origin.rpartition(":")[2]):
                expect_conditions(made, one.origin)  # those that came with the program are checked before they go out
        return made

    @cached_property
    def compiler(self) -> Compiler:
        """What compiles the conditions of the forms alone, for the questionnaires of all States."""
        return Compiler(Questionnaire(self.forms, (), self._asked_by_forms))

    def root_for(self, requested: str, requesting: str, names: Iterable[str]) -> Mapping[str, Shape]:
        """Return the places for answers of a request between two States, and those under `names` that other packs ask.

        A draft keeps what the State asked before wanted to know.
        """
        root = self.questionnaire(requested, requesting).root
        states = {name: state_named_by(name) for name in names if name not in root}
        packs = [pack for code in set(states.values()) if (pack := self.pack(code)) is not None]
        every = (one for pack in packs for one in (pack.extra(), pack.asking_extra()) if one is not None)
        extras = tuple(one for one in every if one.name in states)
        more = Questionnaire(self.forms, extras, self._asked_by_forms).root if extras else {}
        return {**root, **{one.name: more[one.name] for one in extras}}

    @cached_property
    def _asked_by_forms(self) -> FormPart:
        return FormPart(self.forms)

    def with_pack(self, pack: CountryPack) -> Content:
        """Return the same content with another pack in the place of its State's, to look at; all that is read is shared."""
        other = Content(self.folder)
        packs = replace(self.packs, _read={**self.packs._read, pack.country: pack})  # noqa: SLF001 - what it has read is shared
        other.__dict__.update({**self.__dict__, "packs": packs})
        return other

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

    def sheet_of(self, pack: CountryPack, on: Day) -> StateSheet:
        """Return the sheet of a State, with its treaties as they stand on the day `on`."""
        packs, treaties = self.packs, treaties_part(pack.country, self.treaties, on)
        parts = sheet_parts(pack, self.forms, packs.facts_of(pack), treaties)
        return StateSheet(pack, parts, packs.share_of(pack), self.forms, on)

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
    return Element(
        element.id, element.kind, text, letter_text=letter, is_optional=element.optional, is_of_office=element.of_office
    )
