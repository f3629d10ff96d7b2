"""Reading answers from a file: every key is a question that exists, every value fits its kind, every reference its item.

All faults of a file are collected, each with its place. Nothing is guessed and nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mla_writer.answers.answers import Answers, Tree
from mla_writer.answers.kinds import ValueFault, Vocabulary, read_value
from mla_writer.answers.values import Link
from mla_writer.conditions.values import Ref
from mla_writer.countries.model import state_named_by
from mla_writer.errors import Place, Problem
from mla_writer.forms.shapes import Shape
from mla_writer.yamlio import closest

Position = tuple[str | int, ...]


@dataclass(slots=True)
class AnswerReader:
    """Reads the mappings of one file into answers; `problems` fills up on the way.

    `root` holds the shapes by top-level name, `marks` the place of each position in the file. What answers a question that a
    country pack no longer asks, or no longer so (an option that is gone), is no fault of the file: it goes into `left`, by its
    path.
    """

    root: Mapping[str, Shape]
    vocabulary: Vocabulary
    marks: Mapping[Position, Place]
    file: str
    problems: list[Problem] = field(default_factory=list)
    left: dict[str, object] = field(default_factory=dict)
    _refused: list[Problem] = field(default_factory=list)

    def read(self, data: Mapping[str, object]) -> Answers:
        """Return the answers in `data`; a name that is no form or collection is a problem with a did-you-mean."""
        tree: dict[str, object] = {}
        for name, value in data.items():
            shape = self.root.get(name)
            if shape is not None:
                tree[name] = self._node(shape, value, (name,))
            elif state_named_by(name):
                self._leave((name,), value, self._unknown_key((name,), name, self.root))
            else:
                self.problems.append(self._unknown_key((name,), name, self.root))
        return Answers(tree)

    def refuse_left(self) -> None:
        """Make faults of what a pack does not ask: in a file of answers it is a slip, not something from earlier."""
        self.problems += self._refused

    def check_references(self, answers: Answers) -> None:
        """Add a problem for every reference that points at nothing in `answers`."""
        for path, value in answers.leaves():
            for ref in _references(value):
                items = answers.records(ref.collection)
                if ref.id not in items:
                    self._fault(
                        tuple(path.split(".")),
                        "ANSWER-020",
                        value=ref.id,
                        collection=ref.collection,
                        allowed=tuple(items),
                    )

    def _node(self, shape: Shape, data: object, at: Position) -> object:
        if shape.sort == "leaf":
            return self._leaf(shape, data, at)
        if not isinstance(data, Mapping):
            if data == "":
                return {}
            self._fault(at, "ANSWER-021", name=str(at[-1]))
            return {}
        if shape.sort == "record":
            return self._record(shape, data, at)
        assert shape.item is not None
        return {str(key): self._item(shape.item, one, (*at, key)) for key, one in data.items()}

    def _item(self, shape: Shape, data: object, at: Position) -> object:
        key = str(at[-1])
        if not key.replace("_", "").isalnum() or not key.isascii():
            self._fault(at, "ANSWER-022", name=key)
        return self._node(shape, data, at)

    def _record(self, shape: Shape, data: Mapping[str, object], at: Position) -> Tree:
        record: dict[str, object] = {}
        moved: list[tuple[str, Shape, str]] = []
        for name, value in data.items():
            child = shape.fields.get(name)
            new_places = _places_formerly(shape, name) if child is None else ()
            if new_places:
                moved.extend((into, place, name) for into, place in new_places)
                continue
            if child is not None:
                node = self._node(child, value, (*at, name))
                if _path((*at, name)) not in self.left:
                    record[name] = node
                continue
            unknown = self._unknown_key((*at, name), name, shape.fields)
            if state_named_by(str(at[0])):
                self._leave((*at, name), value, unknown)
            else:
                self.problems.append(unknown)
        for into, place, name in moved:
            self._hand_down(record.get(into), place, data[name], (*at, name))
        return record

    def _hand_down(self, items: object, place: Shape, data: object, at: Position) -> None:
        """Give each item what was answered once for all of them, unless it has an answer of its own."""
        name = place.pattern.rpartition(".")[2]
        for item in items.values() if isinstance(items, Mapping) else ():
            if isinstance(item, dict):
                item.setdefault(name, self._node(place, data, at))

    def _leaf(self, shape: Shape, data: object, at: Position) -> object:
        assert shape.question is not None
        try:
            return read_value(shape.question, data, self.vocabulary)
        except ValueFault as fault:
            parameters = _without_question(fault.parameters)
            unfit = self._problem(at, fault.code, question=shape.question.id, **parameters)
            if state_named_by(str(at[0])):
                self._leave(at, data, unfit)
            else:
                self.problems.append(unfit)
            return data

    def _leave(self, at: Position, value: object, problem: Problem) -> None:
        """Set aside what does not fit the pack of today; `problem` is what it is in a file of answers."""
        self.left[_path(at)] = value
        self._refused.append(problem)

    def _unknown_key(self, at: Position, name: str, known: Iterable[str]) -> Problem:
        names = tuple(known)
        return self._problem(at, "ANSWER-023", name=name, suggestion=closest(name, names) or "")

    def _fault(self, at: Position, code: str, **parameters: object) -> None:
        self.problems.append(self._problem(at, code, **parameters))

    def _problem(self, at: Position, code: str, **parameters: object) -> Problem:
        if "allowed" in parameters:
            allowed = parameters.pop("allowed")
            assert isinstance(allowed, tuple)
            parameters["allowed"] = ", ".join(sorted(allowed)[:12])
            parameters["suggestion"] = closest(str(parameters.get("value", "")), allowed) or ""
        return Problem(code, self._place(at), parameters)

    def _place(self, at: Position) -> Place:
        while at and at not in self.marks:
            at = at[:-1]
        return self.marks.get(at, Place(self.file))


def _path(at: Position) -> str:
    return ".".join(map(str, at))


def _without_question(parameters: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in parameters.items() if key != "question"}


def _places_formerly(shape: Shape, name: str) -> tuple[tuple[str, Shape], ...]:
    """Return where the answers of a question that was moved into repeating sections stand now: the section and the place."""
    sections = (
        (into, one.item.fields.values()) for into, one in shape.fields.items() if one.sort == "items" and one.item
    )
    return tuple(
        (into, place)
        for into, places in sections
        for place in places
        if place.question is not None and place.question.formerly == name
    )


def _references(value: object) -> tuple[Ref, ...]:
    if isinstance(value, Ref):
        return (value,)
    if isinstance(value, tuple):
        return tuple(one for one in value if isinstance(one, Ref))
    if isinstance(value, Mapping):
        links = [link for many in value.values() if isinstance(many, tuple) for link in many if isinstance(link, Link)]
        return tuple(ref for link in links for ref in _link_references(link))
    return ()


def _link_references(link: Link) -> tuple[Ref, ...]:
    fact = Ref("facts", link.fact)
    return (fact, Ref("persons", link.person)) if link.person else (fact,)
