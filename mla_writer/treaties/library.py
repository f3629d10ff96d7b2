"""`TreatyLibrary`: the treaties in forms/treaties/, and what is known of them between two States."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from mla_writer.conditions.values import Day
from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.forms.model import Requirement
from mla_writer.forms.questionnaire import Extra
from mla_writer.forms.reading import read_cached, read_folder
from mla_writer.translation.message import Message
from mla_writer.treaties.between import TreatyBetween, binds, lists_both, may_bind
from mla_writer.treaties.citation import renumber
from mla_writer.treaties.demands import contexts, demanded
from mla_writer.treaties.model import NOT_IN_FORCE, NOT_KNOWN, Demands, Treaty

__all__ = ["TreatyBetween", "TreatyLibrary", "treaty_texts"]

_ORDER = ("yes", "unknown", "no")
_KEPT = 16
"""Pairs of States on a day of which it is kept what binds them."""


@dataclass(frozen=True)
class TreatyLibrary:
    """The treaties that came with the program, and those that an office adds in a folder of its own.

    All of them are read at the first use. A fault of a shipped file is raised; one of an office's file only keeps that treaty
    out, and stands in `faults`: a slip in one treaty must not close every draft.
    """

    folder: Path
    office: Path | None = None
    _known: dict[tuple[str, str, Day], Mapping[str, TreatyBetween]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the treaties, which are the names of their files."""
        return tuple(self._all) if self._office_files else self._shipped_ids

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What is wrong with files of the office, each of which is left out."""
        return tuple(problem for problems in self._read[1].values() for problem in problems)

    def __iter__(self) -> Iterator[Treaty]:
        return iter(self._all.values())

    def __getitem__(self, treaty: str) -> Treaty:
        return self._all[treaty]

    def get(self, treaty: str) -> Treaty | None:
        """Return a treaty by id, or None."""
        return self._all.get(treaty)

    def file_of(self, treaty: str) -> Path:
        """Return the file of a treaty."""
        shipped = self.folder / f"{treaty}.yaml"
        return self._office_files.get(treaty, shipped) if not shipped.is_file() else shipped

    def is_of_office(self, treaty: str) -> bool:
        """Whether the office added this treaty."""
        return treaty not in self._shipped_ids

    @cached_property
    def titles(self) -> Mapping[str, Message]:
        """The full titles by id."""
        return {one.treaty: _message(one, "title", one.title) for one in self}

    @cached_property
    def names_in_citations(self) -> Mapping[str, Message]:
        """The titles as they follow "of" in a citation: "the United Nations Convention against Corruption"."""
        return {one.treaty: _message(one, "the", one.the) for one in self}

    def extras(self, state: str = "") -> tuple[Extra, ...]:
        """Return what the treaties add to a questionnaire: requirements that hold where the request names the treaty.

        With `state`, only those of treaties that may bind that State; one that asks questions of its own is always there, so
        that its answers keep their place.
        """
        return tuple(
            Extra(
                name=f"treaty_{one.treaty}",
                origin=f"treaty:{one.treaty}",
                context=f"treaties/{one.treaty}",
                domain="forms",
                requirements=(*demanded(one, self.demands), *one.requirements),
                contexts=contexts(one),
                applies=f"'{one.treaty}' in request.treaties",
                file=str(self.file_of(one.treaty)),
            )
            for one in self
            if not state or may_bind(one, state) or any(rule.ask is not None for rule in one.requirements)
        )

    @property
    def demands_file(self) -> Path:
        """The file of the rules that several treaties share."""
        return self.folder.parent / "demands.yaml"

    @cached_property
    def demands(self) -> Mapping[str, Requirement]:
        """The rules that several treaties share, by id."""
        if not self.demands_file.is_file():
            return {}
        return {one.id: one for one in read_cached(Demands, self.demands_file).demands}

    def between(self, one: str, other: str, on: Day) -> tuple[TreatyBetween, ...]:
        """Return what is known of every treaty between the States `one` and `other` (codes) on the day `on`."""
        return tuple(sorted(self.told(one, other, on).values(), key=lambda found: _ORDER.index(found.in_force)))

    def likely(self, one: str, other: str, on: Day) -> tuple[TreatyBetween, ...]:
        """Return those that bind both States, and those that may, for their list names both; the others are not worth saying."""
        every = self.between(one, other, on)
        states = (one, other)
        return tuple(
            found
            for found in every
            if found.in_force == "yes" or (found.in_force == "unknown" and lists_both(self[found.id], states))
        )

    def binding(self, treaty: str, states: tuple[str, str], on: Day) -> TreatyBetween:
        """Return what is known of one treaty between two States on a day."""
        return self.told(*states, on)[treaty]

    def told(self, one: str, other: str, on: Day) -> Mapping[str, TreatyBetween]:
        """What is known of every treaty between two States on a day; kept, for the checks ask it on each key."""
        found = self._known.get((one, other, on))
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = {treaty.treaty: binds(treaty, (one, other), on, self.get) for treaty in self}
            self._known[one, other, on] = found
        return found

    def articles(self, treaty: str, states: tuple[str, str], on: Day) -> Mapping[str, str]:
        """Return the paragraph for each type of assistance, numbered as it is between these two States."""
        found = self[treaty]
        if not all(states) or not self.is_renumbered(treaty, states, on):
            return found.assistance
        return {kind: renumber(found, ref) for kind, ref in found.assistance.items()}

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The ids of treaties in whose place another may stand."""
        return frozenset(name for one in self for name in one.replaces)

    @cached_property
    def leading(self) -> tuple[Treaty, ...]:
        """The treaties that may go before others: those on mutual assistance as such, and those that replace some."""
        return tuple(one for one in self if one.general or one.replaces)

    def is_renumbered(self, treaty: str, states: tuple[str, str], on: Day) -> bool:
        """Whether both States are bound by the protocol that gave the articles of the treaty other numbers."""
        changed = self[treaty].renumbered
        by = self.get(changed.by) if changed is not None else None
        return by is not None and self.binding(by.treaty, states, on).in_force == "yes"

    @property
    def _all(self) -> Mapping[str, Treaty]:
        return self._read[0]

    @cached_property
    def _shipped_ids(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))

    @cached_property
    def _office_files(self) -> Mapping[str, Path]:
        files = sorted(self.office.glob("*.yaml")) if self.office is not None and self.office.is_dir() else ()
        return {path.stem: path for path in files}

    @cached_property
    def _read(self) -> tuple[Mapping[str, Treaty], Mapping[str, tuple[Problem, ...]]]:
        """The treaties, and the faults of each file of the office that is left out."""
        names = [path.stem for path in sorted(self.folder.glob("*.yaml"))]
        found = dict(zip(names, read_folder(Treaty, self.folder), strict=True))
        faults: dict[str, tuple[Problem, ...]] = {}
        for name, path in self._office_files.items():
            try:
                found[name] = _of_office(path, name, found)
            except ProblemsError as error:
                faults[name] = tuple(error.problems)
        return dict(sorted(found.items())), faults


def _of_office(path: Path, name: str, shipped: Mapping[str, Treaty]) -> Treaty:
    """Read a file of the office; raise ProblemsError also where its name is taken or differs from its id."""
    if name in shipped:
        raise ProblemsError([Problem("TREATY-003", Place(str(path)), {"id": name})])
    read = read_cached(Treaty, path)
    if read.treaty != name:
        raise ProblemsError(
            [Problem("TREATY-004", Place(str(path)), {"id": read.treaty, "name": f"{read.treaty}.yaml"})]
        )
    for day in (*_days(read), *(() if read.parties.as_of == "unknown" else (read.parties.as_of,))):
        try:
            Day.parse(day)
        except ValueError:
            raise ProblemsError([Problem("TREATY-005", Place(str(path)), {"value": day})]) from None
    return read


def _days(treaty: Treaty) -> Iterator[str]:
    """Yield every day that stands in a treaty."""
    if treaty.in_force not in {NOT_IN_FORCE, NOT_KNOWN}:
        yield treaty.in_force
    yield from treaty.parties.since.values()
    yield from treaty.parties.until.values()


def treaty_texts(treaty: Treaty) -> Iterator[tuple[str, str]]:
    """Yield context and English text of everything in a treaty that is translated, requirements apart."""
    home = f"treaties/{treaty.treaty}"
    for name in ("title", "the", "short"):
        yield f"{home}:{name}", str(getattr(treaty, name))
    for one in treaty.provisions:
        yield f"{home}:provisions.{one.id}", one.text
    for state, note in treaty.parties.unclear.items():
        yield f"{home}:parties.unclear.{state}", note
    for declared in treaty.reservations:
        yield f"{home}:reservations.{declared.id}", declared.text
    if treaty.parties.note:
        yield f"{home}:parties.note", treaty.parties.note
    if treaty.in_force_note:
        yield f"{home}:in_force_note", treaty.in_force_note
    for kind, why in treaty.assistance_unclear.items():
        yield f"{home}:assistance_unclear.{kind}", why
    if treaty.confidence_note:
        yield f"{home}:confidence_note", treaty.confidence_note


def _message(treaty: Treaty, part: str, text: str) -> Message:
    return Message(text, context=f"treaties/{treaty.treaty}:{part}", domain="forms")
