"""The profile of the office: answers that are the same in every request, and how they come into a new one.

The questions that belong to it are marked `office` in the form. A profile is answers to those questions; it is laid under a
new request and never touches one that exists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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


def as_written_in(office: Answers, language: str) -> Answers:
    """Return the profile for a request drafted in `language`: texts in another language keep theirs."""
    own = office.text(f"{FRAME}.written_in")
    if not own or own == language:
        return office
    return Answers(in_drafting_language(office.root, own, language))


def in_drafting_language(tree: Tree, own: str, language: str) -> Tree:
    """Return answers whose texts were drafted in `own` for a request drafted in `language`."""
    return {key: in_drafting_language(one, own, language) if isinstance(one, Mapping) else _text(one, own, language)
            for key, one in tree.items()}  # fmt: skip


def _text(value: object, own: str, language: str) -> object:
    """Return a text whose original is told to be in `own`; what exists in `language` becomes the drafted one."""
    if not isinstance(value, Text):
        return value
    names = {DRAFTED: own, language: DRAFTED}
    return Text({names.get(key, key): version for key, version in value.versions.items()})
