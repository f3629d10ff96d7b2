"""Linting what kinds of letters leave out: conditions, and that everything named is there to be left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.checks.rules import RULES
from mla_writer.errors import Problem
from mla_writer.forms.library import FRAME, FormLibrary
from mla_writer.forms.model import Block, Omission
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.linting.conditions import ConditionLinter
from mla_writer.linting.places import FilePlaces
from mla_writer.yamlio import closest


def lint_omissions(library: FormLibrary, questionnaire: Questionnaire, linter: ConditionLinter) -> Iterator[Problem]:
    """Yield the faults of the frame's omissions: a condition that cannot be read, and names of things that are not there."""
    places = FilePlaces(library.file_of(FRAME), library.frame)
    for number, one in enumerate(library.frame.omits):
        yield from linter.condition(one.when, (questionnaire.root[FRAME],), places.at("omits", number, "when"))
        for key, known in _known(library, questionnaire).items():
            for at, name in enumerate(_named(one, key)):
                if name not in known:
                    place = places.at("omits", number, key, at)
                    yield Problem("FORM-039", place, {"name": name, "suggestion": closest(name, known) or ""})


def _named(omission: Omission, key: str) -> tuple[str, ...]:
    named: tuple[str, ...] = getattr(omission, key)
    return named


def _known(library: FormLibrary, questionnaire: Questionnaire) -> dict[str, frozenset[str]]:
    frame = library.frame
    return {
        "sections": frozenset(one.id for one in frame.sections),
        "questions": frozenset(questionnaire.root[FRAME].fields),
        "collections": frozenset(library.collections),
        "findings": frozenset(RULES) | {one.code for one in questionnaire.rules},
        "blocks": frozenset(_ids(block for one in library.outlines for part in one.parts for block in part.blocks)),
        "annexes": frozenset(one.id for one in library.outline.annexes),
    }


def _ids(blocks: Iterable[Block]) -> Iterator[str]:
    for one in blocks:
        yield one.id
        yield from _ids((*one.points, *one.blocks))
