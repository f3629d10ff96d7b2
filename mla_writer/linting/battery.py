"""The battery: every requirement of a pack is played with its examples, through the same checks as a draft.

An example is a request between two States, for the types that the rule is about, with a few answers. What passes must meet
the rule at least once and fail it nowhere; what fails must fail it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from mla_writer.answers.answers import merge
from mla_writer.answers.reading import AnswerReader
from mla_writer.case import Case
from mla_writer.conditions.values import Day, is_exact_day
from mla_writer.content import Content
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, Problem
from mla_writer.forms.model import Example, Only, Requirement
from mla_writer.forms.only import COERCIVE, compulsion_of, condition_of
from mla_writer.interview.rules import Locals
from mla_writer.linting.places import FilePlaces
from mla_writer.yamlio import Position

_NAME = re.compile(r"[a-z_]+")
_SILENT, _OPEN, _OUTSIDE = "PACK-011", "PACK-012", "PACK-064"
_LIMITS = {"for_": "for", "from_": "from"}
"""How limits are called in a file, where that is not their name in the model."""
_MET, _NOT_MET = "PACK-010", "PACK-009"


def play(content: Content, pack: CountryPack, places: FilePlaces) -> Iterator[Problem]:
    """Yield a problem for each example of the pack's requirements that does not turn out as it says, or is missing."""
    asking = pack.as_requesting.requirements if pack.as_requesting is not None else ()
    stage = Stage(content, pack, places)
    for origin, requirements in ((f"country:{pack.country}", pack.requirements), (f"home:{pack.country}", asking)):
        for one in requirements:
            yield from stage.requirement(one, origin)


@dataclass(frozen=True, slots=True)
class Played:
    """What became of an example: the code of `found` is that of PACK-010 where the rule was met, PACK-009 where it was not.

    `case` is the request that was played; `limits` are the keys of the rule's `only` outside which it is.
    `problems` tell what is wrong with its answers, and then it is without them.
    """

    case: Case
    found: str
    hidden: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether the example meets its rule."""
        return self.found == _MET

    @property
    def is_failed(self) -> bool:
        """Whether the example fails its rule."""
        return self.found == _NOT_MET


@dataclass
class Stage:
    """Plays the examples of one pack; its rules are compiled once for each side."""

    content: Content
    pack: CountryPack
    places: FilePlaces
    _begun: dict[str, Case] = field(default_factory=dict)

    def requirement(self, one: Requirement, origin: str) -> Iterator[Problem]:
        """Yield what is wrong with the examples of one requirement."""
        for name, examples, wanted in (("passes", one.passes, _MET), ("fails", one.fails, _NOT_MET)):
            if not examples:
                yield Problem("PACK-008", self.places.of(one, "id"), {"id": one.id, "key": name})
            for example in examples:
                if example.on and not is_exact_day(example.on):
                    yield Problem("PACK-006", self.places.of(example, "on"), {"value": example.on})
                    continue
                yield from self._example(one, origin, example, wanted)

    def _example(self, one: Requirement, origin: str, example: Example, wanted: str) -> Iterator[Problem]:
        played = self.played(one, origin, example)
        yield from played.problems
        if not played.problems and played.found != wanted:
            parameters = {"id": one.id, "says": example.says, "hidden": ", ".join(played.hidden) or "–"}
            code = played.found
            if played.limits:
                code, parameters["limits"] = _OUTSIDE, ", ".join(played.limits)
            yield Problem(code, self.places.of(example, "answers"), parameters)

    def played(self, one: Requirement, origin: str, example: Example) -> Played:
        """Return what becomes of an example of a requirement."""
        case = self._case(one, origin, example)
        root, marks = case.live.questionnaire.root, _Below(self.places, example)
        reader = AnswerReader(root, self.content.vocabulary, marks, str(self.places.path))
        given = reader.read(example.answers)
        if reader.problems:
            return Played(case, "", problems=tuple(reader.problems))
        case = case.with_answers(merge(case.answers, given.root))
        hidden = tuple(path for path, _ in given.leaves() if case.live.is_hidden(path))
        found = _turned_out(case, one, origin)
        return Played(case, found, hidden, self._outside(case, one, origin) if found == _SILENT else ())

    def _outside(self, case: Case, one: Requirement, origin: str) -> tuple[str, ...]:
        """Return the limits of a rule, by their keys in the file, outside which a case is."""
        live, side = case.live, "request.requested" if origin.startswith("home:") else "request.requesting"
        compulsion = compulsion_of(self.content.forms.assistance.values())
        found = []
        for limit in fields(Only):
            said = getattr(one.only, limit.name, None)
            alone = condition_of(Only(**{limit.name: said}) if said else None, side, self.pack.members, compulsion)
            if alone and live.rulebook.decide(alone, Locals(), live.names, live.request_date) is not True:
                found.append(_LIMITS.get(limit.name, limit.name))
        return tuple(found)

    def _case(self, one: Requirement, origin: str, example: Example) -> Case:
        """Return the request that an example begins with: between this State and another one, for the rule's types."""
        other = "UG" if self.pack.country != "UG" else "CH"
        asks, is_asked = (other, self.pack.country) if origin.startswith("country:") else (self.pack.country, other)
        on = Day.parse(example.on or self.pack.checked_on)
        begun = self._begun.get(origin) or Case.new(self.content, asks, is_asked, (), on)
        self._begun[origin] = begun
        answers = begun.answers.set("request.assistance", self._types(one, example)).set("request.date", on)
        return replace(begun, draft=begun.draft.with_answers(answers), on=on, _seen=None, _judged=None)

    def _types(self, one: Requirement, example: Example) -> tuple[str, ...]:
        """Return the types of assistance that an example names, or the first that its rule is about."""
        request = example.answers.get("request")
        named = request.get("assistance") if isinstance(request, Mapping) else None
        known = self.content.forms.assistance
        if isinstance(named, list | tuple):
            return tuple(word for word in map(str, named) if word in known)
        limit = types_limited_to(self.content, one.only.for_ if one.only is not None else ())
        words = _NAME.findall(f"{' '.join(example.answers)} {one.applies} {one.for_each} {one.expect} {one.at}")
        found = tuple(word for word in words if word in known)
        within = tuple(word for word in found if word in limit)
        return (within or limit or found)[:1]


def types_limited_to(content: Content, limit: Iterable[str]) -> tuple[str, ...]:
    """Return the types of assistance that a limit (`for`) holds, those that always need compulsion where it says so."""
    words, forms = tuple(limit), content.forms.assistance
    forced = (name for name, form in forms.items() if form.coercive == "true") if COERCIVE in words else ()
    return (*(word for word in words if word in forms), *forced)


def _turned_out(case: Case, one: Requirement, origin: str) -> str:
    """Return the code of the problem that says what became of a rule in a case."""
    live = case.live
    rule = next(rule for rule in live.questionnaire.rules if rule.requirement is one and rule.origin == origin)
    results = [outcome.result for outcome in live.rulebook.outcomes(rule, live.names, live.request_date)]
    if not results:
        return _SILENT
    if any(result is False for result in results):
        return _NOT_MET
    return _MET if all(result is True for result in results) else _OPEN


@dataclass(frozen=True)
class _Below(Mapping[Position, Place]):
    """The places of answers inside an example, by their position in the answers."""

    places: FilePlaces
    example: Example

    def __getitem__(self, position: Position) -> Place:
        return self.places.of(self.example, "answers", *(str(key) for key in position))

    def __contains__(self, position: object) -> bool:
        return True

    def __iter__(self) -> Iterator[Position]:
        return iter(())

    def __len__(self) -> int:
        return 0
