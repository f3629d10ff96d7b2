"""Asking another State in the same draft: what would change is told before anything does."""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.case import Case
from mla_writer.differences import Difference, differences
from mla_writer.errors import Place, Problem, UsageError

REQUESTED = "request.requested"
"""Where the requested State is answered."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The case as it would be, and what differs from how it is; nothing is changed yet."""

    case: Case
    differences: tuple[Difference, ...]


def change(case: Case, requested: str) -> Changed:
    """Return the case as if `requested` were asked; raise UsageError where that is no other State. The case is not changed."""
    expect_other(case, requested)
    other = case.if_answered(REQUESTED, requested)
    return Changed(other, differences(case, other))


def expect_other(case: Case, requested: str) -> None:
    """Raise UsageError where `requested` is no State, or one of the two that the case names already."""
    if requested not in case.content.vocabulary.words["country"]:
        raise UsageError([Problem("USE-003", Place(requested), {"word": requested})])
    if requested in {case.requested, case.answers.text("request.requesting")}:
        raise UsageError([Problem("USE-008", Place(requested), {"word": requested})])


def is_begun(case: Case) -> bool:
    """Whether more stands in the draft than what a request begins with, so that another State changes something."""
    if not case.requested:
        return False
    root = case.live.questionnaire.root
    frame = case.answers.root.get("request")
    own = frame if isinstance(frame, dict) else {}
    theirs = (shape.question for name, shape in root["request"].fields.items() if name in own)
    return any(name != "request" and value for name, value in case.answers.root.items()) or any(
        one is not None and one.theirs != "false" for one in theirs
    )
