"""Because: in words, why a question is asked, and what a rule that cannot be told yet waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mla_writer.answers.values import has_content
from mla_writer.conditions.explain import Explanation, explain
from mla_writer.conditions.values import UNKNOWN
from mla_writer.conditions.words import CaptionOf, Describe, in_words, why_open
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.forms.texts import form_context
from mla_writer.interview.interview import Live, Step
from mla_writer.interview.rules import Outcome, conditions_of
from mla_writer.interview.shown import Shown
from mla_writer.interview.signposts import section_of
from mla_writer.translation.message import Message, N_

_QUOTED = N_("“{caption}”")
_ASKED = N_("Asked because {reason}.")
_IS = N_("the answer to “{question}” is “{value}”")
_INCLUDES = N_("the answer to “{question}” includes {values}")
_GIVEN, _OPEN = N_("“{question}” has been answered"), N_("“{question}” has not been answered")
_AND = N_("{left} and {right}")
_MORE_REASONS = (N_("{first}, {second} and one more answer"), N_("{first}, {second} and {number} more answers"))
_MORE_VALUES = (N_("{first}, {second} and one more"), N_("{first}, {second} and {number} more"))
_YES, _NO = N_("Yes"), N_("No")
_OF_ONE_ANSWER = frozenset({"is", "is_not", "one_of", "none_of", "read"})
"""What a condition may say of one answer; the answer itself tells more than what it is not."""
_OF_SEVERAL = {
    "includes": True, "is": True, "one_of": True, "includes_other": False, "is_not": False, "none_of": False,
}  # fmt: skip
"""What a condition may say of some of several answers, and whether it is of those that it names, or of the others."""
_JOINED = frozenset({"and", "or", "follows"})
_DEMANDED_BY_STATE = N_("Asked because {state} requires it.")
_DEMANDED_BY_TREATY = N_("Asked because a treaty relied on requires it.")


def caption_of(shape: Shape) -> Message:
    """Return the noun phrase that names the answers at `shape`, as a message; its question, where it has no such phrase."""
    question = shape.question
    if question is None:
        return Message(shape.pattern)
    if question.caption:
        return Message(question.caption, context=f"{shape.context}.caption", domain="documents")
    return Message(question.label, context=f"{shape.context}.label", domain="forms")


def caption_at(questionnaire: Questionnaire, path: str) -> Message | str:
    """Return what the answer or item at `path` is called in the words of its form; the path where nothing is asked there."""
    shape, parent = questionnaire.shape(path), questionnaire.shape(path.rpartition(".")[0])
    if shape is not None and shape.question is not None:
        return caption_of(shape)
    if parent is not None and parent.pattern in COLLECTIONS:
        item = questionnaire.library.collections[parent.pattern].item
        return Message(item, context=f"request/{parent.pattern}:item", domain="forms")
    if parent is not None and parent.repeats is not None:
        return Message(parent.repeats.item, context=f"{parent.context}.item", domain="forms")
    return path


@dataclass(frozen=True, slots=True)
class _Scope:
    """The questions and answers that a condition names, told as they stand on the screen; `start` are the shapes of its names."""

    live: Live
    start: Mapping[str, Shape]
    names: Mapping[str, object]

    def named(self, path: str) -> Message:
        """Return the question at `path`, or the title of a list of items, in quotation marks."""
        return Message(_QUOTED, {"caption": self._question(path)})

    def described(self, path: str, value: object) -> object:
        """Return a value as its option says, or for a face to word."""
        shape = self.live.questionnaire.reached(path, self.start)
        question = shape.question if shape is not None else None
        if shape is None or question is None or not isinstance(value, str) or value not in question.options:
            return Shown(value, shape, path)
        return Message(question.options[value], context=f"{shape.context}.options.{value}", domain="forms")

    def of_one(self, explanation: Explanation) -> Message | None:
        """Return question and answer, where a single answer decided; None for anything else."""
        path, operator = explanation.path, explanation.operator
        shape = self.live.questionnaire.reached(path, self.start) if path else None
        if shape is None or shape.question is None or explanation.other:
            return None
        if operator in {"answered", "known", "not_answered", "empty"}:
            return self._whether(path, is_given=operator in {"answered", "known"})
        given = self._given(path)
        if operator not in _OF_ONE_ANSWER:
            return None
        if given is UNKNOWN and operator == "is":  # of one item of a list
            given = explanation.value
        if isinstance(given, bool):
            return self._is(path, Message(_YES if given else _NO))
        if isinstance(given, str) and (given in shape.question.options or operator != "read"):
            return self._is(path, self.described(path, given))
        return self._whether(path, is_given=has_content(given)) if operator == "read" else None

    def of_several(self, explanation: Explanation) -> Message | None:
        """Return the question and those of its several answers that decided; None for anything else."""
        path, part = explanation.path, explanation
        if explanation.operator == "some" and len(explanation.parts) == 1:
            part = explanation.parts[0]
        given, is_named = self._given(path) if path else UNKNOWN, _OF_SEVERAL.get(part.operator)
        named = part.value if isinstance(part.value, tuple) else (part.value,)
        if given is UNKNOWN and part.operator == "includes":  # of one item of a list
            given = named
        if part.path != path or part.other or is_named is None or not isinstance(given, tuple):
            return None
        told = [one for one in given if isinstance(one, str) and (one in named) is is_named]
        if not told:
            return None
        values = tuple(Message(_QUOTED, {"caption": self.described(path, one)}) for one in told)
        return Message(_INCLUDES, {"question": self._question(path), "values": _joined(values, _MORE_VALUES)})

    def _given(self, path: str) -> object:
        return self.live.walker.look_up(path, self.names).value

    def _is(self, path: str, value: object) -> Message:
        return Message(_IS, {"question": self._question(path), "value": value})

    def _whether(self, path: str, *, is_given: bool) -> Message:
        return Message(_GIVEN if is_given else _OPEN, {"question": self._question(path)})

    def _question(self, path: str) -> Message:
        shape = self.live.questionnaire.reached(path, self.start)
        if shape is not None and shape.question is not None:
            return Message(shape.question.label, context=f"{shape.context}.label", domain="forms")
        collection = self.live.questionnaire.library.collections.get(path)
        if collection is not None:
            return Message(collection.title, context=f"{form_context(path)}:title", domain="forms")
        section = section_of(self.live, path)
        if section is not None:
            return section
        return caption_of(shape) if shape is not None else Message(path)


def _is_of_an_item(explanation: Explanation) -> bool:
    """Whether what decided is an answer within an item of a list, not one of several plain answers."""
    return explanation.operator == "some" and all(one.path != explanation.path for one in explanation.parts)


def _of_one_question(parts: Sequence[Explanation]) -> Iterator[Explanation]:
    """Yield statements, those that one answer includes several of as a single one."""
    included: dict[str, list[object]] = {}
    for one in parts:
        if one.operator == "includes":
            included.setdefault(one.path, []).extend(one.value if isinstance(one.value, tuple) else (one.value,))
    for one in parts:
        values = included.pop(one.path, None) if one.operator == "includes" else []
        if values is not None:
            yield replace(one, value=tuple(values)) if values else one


def _joined(told: Sequence[Message], more: tuple[str, str]) -> Message:
    """Return two messages at most as one; how many more there are is said in the words of `more`."""
    first, *rest = told
    if not rest:
        return first
    if len(rest) == 1:
        return Message(_AND, {"left": first, "right": rest[0]})
    number = len(rest) - 1
    return Message(more[number > 1], {"first": first, "second": rest[0], "number": number})


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
        home = self.live.questionnaire.root.get(outcome.rule.home)
        start: dict[str, Shape] = dict(home.fields) if home is not None else {}
        if isinstance(outcome.item, dict) and "$path" in outcome.item:
            item = self.live.questionnaire.shape(str(outcome.item["$path"]))
            start |= {outcome.variable: item} if item is not None else {}
        caption, describe = self._voice(start)
        return why_open(self._explanation(outcome), caption, describe)

    def waited_for(self, outcome: Outcome) -> Iterator[str]:
        """Yield the places, as the rule behind `outcome` names them, of the answers that it waits for."""
        yield from _open_places(self._explanation(outcome))

    def _explanation(self, outcome: Outcome) -> Explanation:
        condition = self.live.rulebook.open_condition(outcome, self.live.names, self.live.request_date)
        return explain(condition, outcome.bound, self.live.names.follow, self.live.request_date)

    def _asked(self, text: str, step: Step, start: Mapping[str, Shape], names: Mapping[str, object]) -> Message:
        condition = self.live.rulebook.compiled(text, step.locals)
        explanation = explain(condition, names, self.live.names.follow, self.live.request_date)
        told: list[Message] = []
        for one in self._clauses(explanation, _Scope(self.live, start, names)):
            if one not in told:
                told.append(one)
        return Message(_ASKED, {"reason": _joined(told, _MORE_REASONS)})

    def _clauses(self, explanation: Explanation, scope: _Scope) -> Iterator[Message]:
        """Yield what decided, one answer each, as question and answer stand on the screen."""
        if explanation.operator in _JOINED or _is_of_an_item(explanation):
            for one in _of_one_question(explanation.parts):
                yield from self._clauses(one, scope)
            return
        told = scope.of_one(explanation) or scope.of_several(explanation)
        yield told or in_words(explanation, scope.named, scope.described)

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


def _open_places(explanation: Explanation) -> Iterator[str]:
    if explanation.path and not explanation.parts and explanation.result is UNKNOWN:
        yield explanation.path
    for one in explanation.parts:
        yield from _open_places(one)
