"""Because: in words, why a question is asked, and what a rule that cannot be told yet waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.conditions.explain import Explanation, explain
from mla_writer.conditions.values import UNKNOWN
from mla_writer.conditions.words import CaptionOf, Describe, why_asked, why_open
from mla_writer.forms.shapes import Shape
from mla_writer.interview.interview import Live, Step
from mla_writer.interview.rules import Outcome, conditions_of
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

_QUOTED = N_("“{caption}”")
_ANSWERED = N_("Asked because the answer to “{question}” is “{value}”.")
_YES, _NO = N_("Yes"), N_("No")
_OF_ONE_ANSWER = frozenset({"is", "is_not", "one_of", "none_of"})
"""What a condition may say of one answer; the answer itself tells more than what it is not."""
_DEMANDED_BY_STATE = N_("Asked because {state} wants it to be said.")
_DEMANDED_BY_TREATY = N_("Asked because a treaty relied on wants it to be said.")


def caption_of(shape: Shape) -> Message:
    """Return the noun phrase that names the answers at `shape`, as a message; its question, where it has no such phrase."""
    question = shape.question
    if question is None:
        return Message(shape.pattern)
    if question.caption:
        return Message(question.caption, context=f"{shape.context}.caption", domain="documents")
    return Message(question.label, context=f"{shape.context}.label", domain="forms")


@dataclass(frozen=True, slots=True)
class Because:
    """Gives reasons for one state of the interview. Values in the messages are `Shown`, for a face to word."""

    live: Live

    def asked(self, step: Step) -> tuple[Message, ...]:
        """Return why the question at `step` is asked: a sentence for each condition, none where it is always asked."""
        start = {name: child for shape in step.locals.shapes for name, child in shape.fields.items()}
        names = {**self.live.names.top, **step.locals.bound()}
        texts = (one for one in conditions_of(step.shape) if not self._holds_from_the_start(one, step))
        told = [self._asked(text, step, start, names) for text in texts]
        return (*told, *self._demanded(step))

    def open(self, outcome: Outcome) -> Message:
        """Return what the rule behind `outcome`, which cannot be told yet, waits for."""
        condition = self.live.rulebook.open_condition(outcome, self.live.names, self.live.request_date)
        home = self.live.questionnaire.root.get(outcome.rule.home)
        start: dict[str, Shape] = dict(home.fields) if home is not None else {}
        if isinstance(outcome.item, dict) and "$path" in outcome.item:
            item = self.live.questionnaire.shape(str(outcome.item["$path"]))
            start |= {outcome.variable: item} if item is not None else {}
        explanation = explain(condition, outcome.bound, self.live.names.follow, self.live.request_date)
        caption, describe = self._voice(start)
        return why_open(explanation, caption, describe)

    def _asked(self, text: str, step: Step, start: Mapping[str, Shape], names: Mapping[str, object]) -> Message:
        condition = self.live.rulebook.compiled(text, step.locals)
        explanation = explain(condition, names, self.live.names.follow, self.live.request_date)
        caption, describe = self._voice(start)
        return self._answered(explanation, start, names) or why_asked(explanation, caption, describe)

    def _answered(
        self, explanation: Explanation, start: Mapping[str, Shape], names: Mapping[str, object]
    ) -> Message | None:
        """Return the question whose choice decided and that choice, as both stand on the screen; None for anything else."""
        shape = self.live.questionnaire.reached(explanation.path, start) if explanation.path else None
        if shape is None or shape.question is None or explanation.operator not in _OF_ONE_ANSWER:
            return None
        given, options = self.live.walker.look_up(explanation.path, names).value, shape.question.options
        if isinstance(given, bool):
            value = Message(_YES if given else _NO)
        elif isinstance(given, str) and given in options:
            value = Message(options[given], context=f"{shape.context}.options.{given}", domain="forms")
        else:
            return None
        label = Message(shape.question.label, context=f"{shape.context}.label", domain="forms")
        return Message(_ANSWERED, {"question": label, "value": value})

    def _holds_from_the_start(self, text: str, step: Step) -> bool:
        """Whether a condition holds while nothing is answered: it says when a question is left out, not why it is asked."""
        condition = self.live.rulebook.compiled(text, step.locals)
        nothing = {one.partition(".")[0]: UNKNOWN for one in condition.references}
        return condition.evaluate(nothing, self.live.names.follow, self.live.request_date) is True

    def _demanded(self, step: Step) -> Iterator[Message]:
        rule = self.live.rulebook.asking(step.shape)
        if rule is None:
            return
        sort, _, name = rule.origin.partition(":")
        if sort == "country":
            state = Shown(name, self.live.questionnaire.shape("request.requested"), "request.requested")
            yield Message(_DEMANDED_BY_STATE, {"state": state})
        elif sort == "treaty":
            yield Message(_DEMANDED_BY_TREATY)

    def _voice(self, start: Mapping[str, Shape]) -> tuple[CaptionOf, Describe]:
        """Return how places and values are called, for names that begin at the shapes in `start` or at the top."""

        def caption(path: str) -> Message:
            shape = self.live.questionnaire.reached(path, start)
            return Message(_QUOTED, {"caption": caption_of(shape) if shape is not None else Message(path)})

        def describe(path: str, value: object) -> object:
            return Shown(value, self.live.questionnaire.reached(path, start), path)

        return caption, describe
