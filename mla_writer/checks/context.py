"""`Context`: what a check may look at: the live interview, the requested State's pack, treaties and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from mla_writer.answers.answers import Answers
from mla_writer.answers.attachment import Standing
from mla_writer.answers.values import Text
from mla_writer.checks.charges import Charge, charges_of
from mla_writer.conditions.values import UNKNOWN, Day, Ref
from mla_writer.countries.model import CountryPack
from mla_writer.forms.model import Source, Trait
from mla_writer.interview.interview import Live, Step
from mla_writer.interview.names import Record
from mla_writer.interview.shown import Shown
from mla_writer.offences.library import OffenceLibrary
from mla_writer.treaties.library import TreatyBetween, TreatyLibrary
from mla_writer.treaties.model import Told, Treaty

T = TypeVar("T")


@dataclass(frozen=True, repr=False)  # it holds all forms
class Context:
    """One state of a request, ready to be checked; all of it is read-only."""

    live: Live
    library: TreatyLibrary
    offences: OffenceLibrary
    pack: CountryPack | None = None
    pack_is_stale: bool = False
    sources: Mapping[str, Source] = field(default_factory=dict)
    treaties: Mapping[str, TreatyBetween] = field(default_factory=dict)
    relied_on: Mapping[str, Treaty] = field(default_factory=dict)
    """The treaties that the request names."""
    own_pack: CountryPack | None = None
    """What is known of the requesting State, for its own rules when it asks."""
    own_pack_is_stale: bool = False
    attached: Mapping[str, Standing] = field(default_factory=dict)
    """How the file that is attached to each document stands, by the document's id."""
    _worked_out: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def states(self) -> tuple[str, str]:
        """The codes of the requesting and the requested State; an empty text for one that is not chosen."""
        return self.answers.text("request.requesting"), self.answers.text("request.requested")

    def is_bound_by(self, origin: str) -> Told:
        """Return whether a rule from `origin` has a say between the two States: `no` if its treaty does not bind both.

        A treaty has its say while not both States are chosen.
        """
        found = self.treaties.get(origin.removeprefix("treaty:")) if origin.startswith("treaty:") else None
        return found.in_force if found is not None else "yes"

    def is_stale(self, origin: str) -> bool:
        """Whether a rule from `origin` stands in a pack that is past its review date."""
        return (
            self.pack_is_stale
            if origin.startswith("country:")
            else origin.startswith("home:") and self.own_pack_is_stale
        )

    def once(self, work: Callable[[Context], T]) -> T:
        """Return what `work` gives for this state of the request; several checks that look at the same share it."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return self._worked_out[work]  # type: ignore[return-value] # kept under the work that gave it

    def lasting(self, work: Callable[[Context], T]) -> T:
        """Return what `work` gives, which reads nothing that texts say: a key typed in a text does not ask for it anew."""
        known = self.live.lasting
        if work not in known:
            known[work] = work(self)
        return known[work]  # type: ignore[return-value] # kept under the work that gave it

    @property
    def answers(self) -> Answers:
        """All answers, hidden ones included, but for what this kind of letter leaves out."""
        return self.live.said

    @property
    def request_date(self) -> Day:
        """The date of the request."""
        return self.live.request_date

    @cached_property
    def assistance(self) -> tuple[str, ...]:
        """The ids of the types of assistance asked for."""
        known = self.live.questionnaire.library.assistance
        return tuple(one for one in self.answers.listed("request.assistance") if one in known)

    def asked_with(self, trait: Trait) -> tuple[str, ...]:
        """Return the types of assistance asked for that have a trait, by their forms."""
        known = self.live.questionnaire.library.assistance
        return tuple(one for one in self.assistance if trait in known[one].traits)

    def records(self, collection: str) -> Iterator[Record]:
        """Yield the visible records of a collection."""
        value = self.live.names.top.get(collection, ())
        yield from (one for one in value if isinstance(one, dict)) if isinstance(value, tuple) else ()

    def record(self, ref: Ref) -> Record | None:
        """Return the visible record of `ref`."""
        found = self.live.names.follow(ref)
        return found if isinstance(found, dict) else None

    def value(self, path: str) -> object:
        """Return the visible answer at `path`, or UNKNOWN."""
        value = self.answers.get(path)
        return UNKNOWN if value is UNKNOWN or self.live.is_hidden(path) else value

    @property
    def visible(self) -> Mapping[str, object]:
        """Every single answer that is not hidden, by its path, in the order of entry."""
        return self.live.visible

    @cached_property
    def texts(self) -> tuple[tuple[str, Text], ...]:
        """Every visible text with its path, in the order of entry."""
        return tuple((path, value) for path, value in self.visible.items() if isinstance(value, Text))

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """Every offence charged, with its elements, the accused and the facts linked."""
        return charges_of(self.live)

    @cached_property
    def given(self) -> Mapping[type, list[tuple[Step, object]]]:
        """The answers that are asked for at present, in their order, by the class of their values."""
        found: dict[type, list[tuple[Step, object]]] = {}
        for one in self.live.given:
            found.setdefault(one[1].__class__, []).append(one)
        return found

    def given_as(self, kind: type[T]) -> list[tuple[Step, T]]:
        """Return the questions that are answered with a value of the class `kind`, with their answers."""
        return self.given.get(kind, [])  # type: ignore[return-value] # sorted by that class

    def shown(self, path: str) -> Shown:
        """Return the visible answer at `path` with its question, for messages."""
        return Shown(self.value(path), self.live.questionnaire.shape(path), path)

    def item(self, ref: Ref) -> Shown:
        """Return an item entered once, for messages."""
        return Shown(ref, None, f"{ref.collection}.{ref.id}")

    def is_coercive(self, assistance: str) -> object:
        """Return whether the measure needs compulsion: True, False, or UNKNOWN while answers are missing."""
        form = self.live.questionnaire.library.assistance[assistance]
        record, shape = self.live.names.top.get(assistance), self.live.questionnaire.root[assistance]
        from mla_writer.interview.rules import Locals

        inside = Locals((shape,), (record,)) if isinstance(record, dict) else Locals()
        return self.live.rulebook.decide(form.coercive, inside, self.live.names, self.request_date)
