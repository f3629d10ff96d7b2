"""`TreatyLibrary`: the treaties in forms/treaties/, and what is known of them between two States."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from mla_writer.conditions.values import Day
from mla_writer.errors import Problem, ProblemsError
from mla_writer.forms.model import Source
from mla_writer.forms.questionnaire import Extra
from mla_writer.forms.reading import read_cached
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.model import Treaty

Told = Literal["yes", "no", "unknown"]

_BOTH = N_("both States are listed as parties on {as_of}.")
_ABSENT = N_("{state} is not shown as a party on {as_of}.")
_NOT_TOLD = N_("whether {state} is a party cannot be told from the list of {as_of}.")
_UNCLEAR = N_("{state}: {note}")
_NOT_YET = N_("it entered into force on {date} only.")


@dataclass(frozen=True, slots=True)
class TreatyBetween:
    """What is known of one treaty between two States on a day: is it in force there, and why we say so."""

    id: str
    in_force: Told
    why: Message
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class TreatyLibrary:
    """The treaties of one folder; all of them are read at the first use, every fault of every file reported."""

    folder: Path

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the treaties, which are the names of their files."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))

    def __iter__(self) -> Iterator[Treaty]:
        return iter(self._all.values())

    def __getitem__(self, treaty: str) -> Treaty:
        return self._all[treaty]

    def get(self, treaty: str) -> Treaty | None:
        """Return a treaty by id, or None."""
        return self._all.get(treaty)

    def file_of(self, treaty: str) -> Path:
        """Return the file of a treaty."""
        return self.folder / f"{treaty}.yaml"

    @cached_property
    def titles(self) -> Mapping[str, Message]:
        """The full titles by id."""
        return {one.treaty: _message(one, "title", one.title) for one in self}

    @cached_property
    def names_in_citations(self) -> Mapping[str, Message]:
        """The titles as they follow "of" in a citation: "the United Nations Convention against Corruption"."""
        return {one.treaty: _message(one, "the", one.the) for one in self}

    def extras(self) -> tuple[Extra, ...]:
        """Return what the treaties add to a questionnaire: requirements that hold where the request names the treaty."""
        return tuple(
            Extra(
                name=f"treaty_{one.treaty}",
                origin=f"treaty:{one.treaty}",
                context=f"treaties/{one.treaty}",
                domain="forms",
                requirements=one.requirements,
                applies=f"'{one.treaty}' in request.treaties",
                file=str(self.file_of(one.treaty)),
            )
            for one in self
        )

    def between(self, one: str, other: str, on: Day) -> tuple[TreatyBetween, ...]:
        """Return what is known of every treaty between the States `one` and `other` (codes) on the day `on`."""
        told = (_between(treaty, (one, other), on) for treaty in self)
        return tuple(sorted(told, key=lambda found: ("yes", "unknown", "no").index(found.in_force)))

    @cached_property
    def _all(self) -> Mapping[str, Treaty]:
        found: dict[str, Treaty] = {}
        problems: list[Problem] = []
        for name in self.ids:
            try:
                found[name] = read_cached(Treaty, self.file_of(name))
            except ProblemsError as error:
                problems += error.problems
        if problems:
            raise ProblemsError(problems)
        return found


def _between(treaty: Treaty, states: tuple[str, str], on: Day) -> TreatyBetween:
    parties, sources = treaty.parties, treaty.parties.source
    if Day.parse(treaty.in_force).first > on.last:
        return TreatyBetween(treaty.treaty, "no", Message(_NOT_YET, {"date": Day.parse(treaty.in_force)}), sources)
    for state in states:
        if state in parties.unclear:
            note = Message(
                parties.unclear[state], context=f"treaties/{treaty.treaty}:parties.unclear.{state}", domain="forms"
            )
            why = Message(_UNCLEAR, {"state": state, "note": note})
            return TreatyBetween(treaty.treaty, "unknown", why, sources)
        if state not in parties.states:
            complete = parties.absence_means == "not_party"
            why = Message(_ABSENT if complete else _NOT_TOLD, {"state": state, "as_of": Day.parse(parties.as_of)})
            return TreatyBetween(treaty.treaty, "no" if complete else "unknown", why, sources)
    return TreatyBetween(treaty.treaty, "yes", Message(_BOTH, {"as_of": Day.parse(parties.as_of)}), sources)


def treaty_texts(treaty: Treaty) -> Iterator[tuple[str, str]]:
    """Yield context and English text of everything in a treaty that is translated, requirements apart."""
    home = f"treaties/{treaty.treaty}"
    for name in ("title", "the", "short"):
        yield f"{home}:{name}", str(getattr(treaty, name))
    for one in treaty.provisions:
        yield f"{home}:provisions.{one.id}", one.text
    for state, note in treaty.parties.unclear.items():
        yield f"{home}:parties.unclear.{state}", note


def _message(treaty: Treaty, part: str, text: str) -> Message:
    return Message(text, context=f"treaties/{treaty.treaty}:{part}", domain="forms")
