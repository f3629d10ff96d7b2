"""Omissions: what a kind of letter, such as a reminder, neither asks nor says, as the frame declares it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mla_writer.answers.answers import Answers
from mla_writer.conditions.values import Day
from mla_writer.forms.library import FRAME
from mla_writer.forms.model import Omission
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.interview.names import Names
from mla_writer.interview.rules import Locals, RuleBook


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is left out at present: places for answers, codes of findings, and blocks and annexes of the letter."""

    places: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    annexes: frozenset[str] = frozenset()

    def holds(self, path: str) -> bool:
        """Whether the place at `path`, or one above it, is left out."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return bool(path)

    def taken_from(self, answers: Answers) -> Answers:
        """Return the answers that remain; the same object where nothing is left out."""
        for place in self.places:
            answers = answers.remove(place)
        return answers


NOTHING = LeftOut()


def left_out(questionnaire: Questionnaire, rulebook: RuleBook, answers: Answers, date: Day) -> LeftOut:
    """Return what the frame leaves out for the answers as they stand; what cannot be told is not left out."""
    frame, shape = questionnaire.library.frame, questionnaire.root[FRAME]
    given = answers.root.get(FRAME)
    record = {"$path": FRAME, **(given if isinstance(given, Mapping) else {})}
    inside, names = Locals((shape,), (record,)), Names({FRAME: record})
    holding = [one for one in frame.omits if rulebook.decide(one.when, inside, names, date) is True]
    return LeftOut(
        frozenset(_places(questionnaire, holding)),
        frozenset(code for one in holding for code in one.findings),
        frozenset(block for one in holding for block in one.blocks),
        frozenset(annex for one in holding for annex in one.annexes),
    )


def _places(questionnaire: Questionnaire, holding: Iterable[Omission]) -> Iterable[str]:
    """Yield what is not asked: what only the profile of the office holds, and what the kind of letter leaves out."""
    fields = questionnaire.root[FRAME].fields
    yield from (
        f"{FRAME}.{key}" for key, shape in fields.items() if shape.question is not None and shape.question.shelf
    )
    for one in holding:
        yield from one.collections
        for key, shape in fields.items():
            if key in one.questions or (shape.section is not None and shape.section.id in one.sections):
                yield f"{FRAME}.{key}"
