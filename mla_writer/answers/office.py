"""The profile of the office: answers that are the same in every request, and how they come into a new one.

The questions that belong to it are marked `office` in the form. A profile is answers to those questions; it is laid under a
new request and never touches one that exists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.answers.answers import Answers, Tree
from mla_writer.answers.values import DRAFTED, Text
from mla_writer.conditions.values import UNKNOWN
from mla_writer.forms.library import FRAME
from mla_writer.forms.shapes import Shape


def office_shapes(root: Mapping[str, Shape]) -> Iterator[tuple[str, Shape]]:
    """Yield path and shape of every question of the profile, in the order of the form."""
    for key, shape in root[FRAME].fields.items():
        if shape.question is not None and shape.question.office:
            yield f"{FRAME}.{key}", shape


def only_office(answers: Answers, root: Mapping[str, Shape]) -> Answers:
    """Return those of the answers that belong to the profile of the office."""
    kept = Answers()
    for path, _ in office_shapes(root):
        value = answers.get(path)
        if value is not UNKNOWN:
            kept = kept.set(path, value)
    return kept


def without_shelves(office: Answers, root: Mapping[str, Shape]) -> Answers:
    """Return what a request begins with: the profile without the lists from which it only takes."""
    for path, shape in office_shapes(root):
        office = office.remove(path) if shape.question is not None and shape.question.shelf else office
    return office


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry of a list of the profile that fits a question: what it is called, and the answer that it would give there."""

    title: str
    path: str
    value: object


def shelved(office: Answers, root: Mapping[str, Shape], path: str, target: Shape) -> Iterator[Shelved]:
    """Yield the entries that the profile offers for the answer at `path`, in their order.

    An entry that says what it is `about` is offered at that question only. A question made of several takes what the entry
    has of its parts, any other one the entry's answer of the same kind.
    """
    name = path.rpartition(".")[2]
    for place, shape in office_shapes(root):
        if shape.question is None or name not in shape.question.shelf:
            continue
        for record in office.records(place).values():
            value = _fitting(record, shape, target)
            if record.get("about", name) == name and value is not UNKNOWN:
                yield Shelved(_title(record), path, value)


def _fitting(record: Tree, shape: Shape, target: Shape) -> object:
    if target.sort == "record":
        return {key: one for key, one in record.items() if key in target.fields} or UNKNOWN
    fields = shape.item.fields if shape.item is not None else {}
    wanted = target.question.kind if target.question is not None else ""
    kinds = {key: one.question.kind for key, one in fields.items() if one.question is not None}
    return next((record[key] for key, kind in kinds.items() if kind == wanted and key in record), UNKNOWN)


def _title(record: Tree) -> str:
    """Return what the entry calls itself: the first words that it says."""
    said = (one.plain if isinstance(one, Text) else one for key, one in record.items() if key != "about")
    return next((one for one in said if isinstance(one, str)), "")


def as_written_in(office: Answers, language: str) -> Answers:
    """Return the profile, or other answers, for whoever drafts in `language`: texts in another language keep theirs."""
    own = office.text(f"{FRAME}.written_in")
    if not own or language in {"", own}:
        return office
    return Answers(said_in(own, office.root))


def said_in(language: str, tree: Tree) -> Tree:
    """Return answers whose texts say that `language` is the one in which they were drafted."""
    return {key: said_in(language, one) if isinstance(one, Mapping) else _text(one, language)
            for key, one in tree.items()}  # fmt: skip


def _text(value: object, language: str) -> object:
    return value.keyed({DRAFTED: language}) if isinstance(value, Text) else value
