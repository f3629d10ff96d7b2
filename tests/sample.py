"""The sample case, opened for tests: with its gaps, and completed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from mla_writer.answers.answers import Answers
from mla_writer.answers.kinds import read_value
from mla_writer.case import Case
from mla_writer.content import Content
from mla_writer.forms.shapes import Shape

CONTENT = Content.shipped()
SAMPLES = CONTENT.folder / "resources" / "samples"


def gapped() -> Case:
    """Return the sample with its gaps."""
    return Case.open(CONTENT, SAMPLES / "uganda-switzerland.gaps.yaml")


def completed() -> Case:
    """Return the completed sample; the first reading is kept, the answers are immutable."""
    first = _completed()
    return Case(CONTENT, first.draft, first.path, _books=first._books)


@cache
def _completed() -> Case:
    case = gapped()
    case.fill(SAMPLES / "uganda-switzerland.completion.yaml")
    return case


def with_answers(case: Case, answers: Answers) -> Case:
    """Return a case with other answers; what was read and compiled for the first is used again."""
    return Case(CONTENT, case.draft.with_answers(answers), case.path, case.on, _books=case._books)


def answered(case: Case, path: str, data: object) -> Answers:
    """Return the answers of `case` with `data`, written as in a draft file, at `path`."""
    shape = case.live.questionnaire.shape(path)
    assert shape is not None, f"{path} leads nowhere"
    return case.answers.set(path, _value(shape, data))


def _value(shape: Shape, data: object) -> object:
    if shape.sort == "leaf":
        assert shape.question is not None
        return read_value(shape.question, data, CONTENT.vocabulary)
    assert isinstance(data, Mapping)
    children = {str(key): shape.child(str(key)) for key in data}
    assert all(children.values()), f"{shape.pattern}: {sorted(data)}"
    return {key: _value(child, data[key]) for key, child in children.items() if child is not None}


def writable(folder: Path) -> Path:
    """Return a copy of the completed sample as a draft file in `folder`."""
    case = completed()
    return case.save(folder / "draft.yaml")
