"""Explanations in words: sentences of the program, untranslated, that a face shows in its language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from mla_writer.conditions.explain import Explanation
from mla_writer.translation.message import Message, N_

CaptionOf = Callable[[str], Message]
"""The noun phrase that names the question at a path."""

Describe = Callable[[str, object], object]
"""How a value of the question at a path is told: the label of an option, the name of a State."""

_CLAUSES: Mapping[str, str] = {
    "is": N_("{caption} is {value}"),
    "is_not": N_("{caption} is not {value}"),
    "one_of": N_("{caption} is one of {value}"),
    "none_of": N_("{caption} is none of {value}"),
    "includes": N_("{caption} includes {value}"),
    "includes_not": N_("{caption} does not include {value}"),
    "includes_other": N_("{caption} includes something other than {value}"),
    "includes_only": N_("{caption} includes only {value}"),
    "contains": N_("{caption} contains “{value}”"),
    "contains_not": N_("{caption} does not contain “{value}”"),
    "says": N_("{caption} says something like “{value}”"),
    "says_not": N_("{caption} says nothing like “{value}”"),
    "less": N_("{caption} is less than {value}"),
    "at_least": N_("{caption} is at least {value}"),
    "more": N_("{caption} is more than {value}"),
    "at_most": N_("{caption} is at most {value}"),
    "before": N_("{caption} is before {value}"),
    "not_before": N_("{caption} is not before {value}"),
    "after": N_("{caption} is after {value}"),
    "not_after": N_("{caption} is not after {value}"),
    "answered": N_("{caption} has been answered"),
    "not_answered": N_("{caption} has not been answered"),
    "known": N_("{caption} is known"),
    "not_known": N_("{caption} is not known"),
    "unanswered": N_("{caption} has not been answered"),
    "undecided": N_("the answer to {caption} leaves it open"),
    "read": N_("{caption}"),
    "empty": N_("{caption} is empty"),
    "holds_more": N_("the number of entries of {caption} is more than {value}"),
    "holds_at_most": N_("the number of entries of {caption} is at most {value}"),
    "every": N_("for every item of {caption}, {clause}"),
    "some": N_("for at least one item of {caption}, {clause}"),
    "follows": N_("this follows from {clause}"),
    "always": N_("this always holds"),
    "never": N_("this never holds"),
}
_OF_VALUES: Mapping[tuple[str, str], str] = {
    ("some", "is"): "includes",
    ("some", "is_not"): "includes_other",
    ("every", "is"): "includes_only",
    ("every", "is_not"): "includes_not",
    ("some", "one_of"): "includes",
    ("some", "none_of"): "includes_other",
    ("every", "one_of"): "includes_only",
    ("every", "none_of"): "includes_not",
}
"""What a walk through a list of plain values says of the list itself."""
_AND = N_("{left} and {right}")
_OR = N_("{left} or {right}")
_EITHER = N_("either {left} or {right}")
_YES, _NO = N_("yes"), N_("no")
_ONLY_IF = N_("Asked only if {reason}.")
_NEEDED_IF = N_("An answer is needed if {reason}.")
_OPEN = N_("This stays open for as long as {reason}.")


def _as_it_is(_: str, value: object) -> object:
    return value


def in_words(explanation: Explanation, caption_of: CaptionOf, describe: Describe = _as_it_is) -> Message:
    """Return `explanation` as one clause of a sentence, with messages and values as parameters."""
    explanation = _of_list(explanation)
    clauses = [in_words(one, caption_of, describe) for one in explanation.parts]
    if explanation.operator == "or":
        return _joined(clauses, _EITHER, _OR)
    if explanation.operator in {"and", "open"}:
        return _joined(clauses, _AND, _AND)
    parameters: dict[str, object] = {"clause": _joined(clauses, _AND, _AND)} if clauses else {}
    if explanation.path:
        parameters["caption"] = caption_of(explanation.path)
    if explanation.other:
        parameters["value"] = caption_of(explanation.other)
    elif explanation.value is not None:
        parameters["value"] = _told(explanation.path, explanation.value, describe)
    return Message(_CLAUSES[explanation.operator], parameters)


def _of_list(explanation: Explanation) -> Explanation:
    """Return what is said of the items of a list of plain values as said of the list: they have no caption of their own."""
    part = explanation.parts[0] if len(explanation.parts) == 1 else None
    operator = _OF_VALUES.get((explanation.operator, part.operator)) if part is not None else None
    if part is None or operator is None or part.path != explanation.path:
        return explanation
    return replace(part, operator=operator)


def only_if(explanation: Explanation, caption_of: CaptionOf, describe: Describe = _as_it_is) -> Message:
    """Return the sentence that tells when a question is asked: for a condition as it is `stated`."""
    return Message(_ONLY_IF, {"reason": in_words(explanation, caption_of, describe)})


def needed_if(explanation: Explanation, caption_of: CaptionOf, describe: Describe = _as_it_is) -> Message:
    """Return the sentence that tells when an answer is needed: for a condition as it is `stated`."""
    return Message(_NEEDED_IF, {"reason": in_words(explanation, caption_of, describe)})


def why_open(explanation: Explanation, caption_of: CaptionOf, describe: Describe = _as_it_is) -> Message:
    """Return the sentence that tells what a rule waits for: for a condition that cannot be told yet."""
    return Message(_OPEN, {"reason": in_words(explanation, caption_of, describe)})


def _told(path: str, value: object, describe: Describe) -> object:
    if isinstance(value, bool):
        return Message(_YES if value else _NO)
    if isinstance(value, tuple) and value:
        return _joined([_told(path, one, describe) for one in value], _OR, _OR)
    return describe(path, value)


def _joined(told: Iterable[object], outer: str, inner: str) -> Message:
    """Return messages or values joined two by two, from the right."""
    *before, last = told
    for number, one in enumerate(reversed(before), 1):
        last = Message(outer if number == len(before) else inner, {"left": one, "right": last})
    return last if isinstance(last, Message) else Message("{value}", {"value": last})
