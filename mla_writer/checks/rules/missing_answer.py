"""COMP-001 A required answer is missing.

A question that every request of this kind answers has no answer. A request with such a gap is returned or lies still until
the gap is closed. Where it depends on another open answer whether the question is required, that is said as "cannot be told".

Pass: the purpose of the evidence is stated.
Fail: the section on the proceedings says nothing about the purpose.
Good: what you know, in one or two sentences; where nothing is known, "not known" and why, if the question allows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mla_writer.answers.values import has_content as has_content
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.forms.shapes import is_many
from mla_writer.interview.because import Because, caption_of
from mla_writer.interview.interview import Step
from mla_writer.interview.reads import everything
from mla_writer.interview.signposts import AT_ITEM, item_of, question_of, section_of
from mla_writer.translation.catalogue import named
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.named import short_of

CODE: Final = "COMP-001"
KIND: Final = "completeness"
READS: Final = everything(words=())

_MISSING = Saying(N_("Not answered: {what}"), N_("{place}: answer “{question}”."))
_UNTOLD = Saying(
    N_("Perhaps needed: {what}"),
    N_("{place}: whether “{question}” is needed depends on answers that are still open."),
)
_MISSING_OF = Saying(N_("Not answered: {what} ({item})"), _MISSING.text)
_UNTOLD_OF = Saying(N_("Perhaps needed: {what} ({item})"), _UNTOLD.text)
"""The same of one of several items, which the list of findings does not show otherwise."""

_ANSWER, _CHOOSE = N_("Needed: write the answer."), N_("Needed: choose an answer.")
_HERE = {
    "yes_no": _CHOOSE, "choice": _CHOOSE, "country": _CHOOSE, "language": _CHOOSE, "offence_type": _CHOOSE,
    "person": _CHOOSE, "thing": _CHOOSE, "fact": _CHOOSE, "order": _CHOOSE, "document": _CHOOSE, "offence": _CHOOSE,
    "choices": N_("Needed: choose at least one."), "date": N_("Needed: enter the date."),
    "period": N_("Needed: enter the period."), "amount": N_("Needed: enter the amount."),
    "number": N_("Needed: enter the number."), "attachment": N_("Needed: attach the file."),
}  # fmt: skip
"""What is to be done at the question itself, by its kind."""
_OR_UNKNOWN = N_("{what} Or tick that you do not know.")
_UNTOLD_HERE = N_("Perhaps needed: that depends on answers that are still open.")


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each required question without an answer.

    What is missing in an item that depends on nothing but itself is worked out once, as long as the item stays as it is.
    """
    live, because = context.live, Because(context.live)
    for name in live.forms:
        known = live.settled.get(name)
        if known is None:
            yield from _missing(context, because, live.steps_of(name))
            continue
        for one in known.values():
            if CODE not in one.judged:
                one.judged[CODE] = tuple(_missing(context, because, live.steps_in(one, name)))
            yield from one.judged[CODE]  # type: ignore[misc] # checks alone put anything there


def _missing(context: Context, because: Because, steps: Iterable[Step]) -> Iterator[Finding]:
    for step in steps:
        if step.required is False or is_answered(context, step) or _is_inside_unanswered(context, step):
            continue
        told = step.required is True
        signs = _signs(context, step)
        alone, of_item = (_MISSING, _MISSING_OF) if told else (_UNTOLD, _UNTOLD_OF)
        yield Finding(
            CODE,
            KIND,
            "blocker" if told else "advice",
            "not_met" if told else "cannot_tell",
            step.path,
            **(of_item if "item" in signs else alone).about(**signs),
            origin=origin_of(context, step.path),
            rests_on=(step.path,),
            note=next(iter(because.asked(step)), None) or _why(step),
            here=_here(step) if told else Message(_UNTOLD_HERE),
        )


def _here(step: Step) -> Message:
    """What is to be done, told where the question stands: it needs no name there."""
    kind = step.question.kind
    what = Message(_HERE.get(kind, _HERE["choices"] if is_many(kind) else _ANSWER))
    return Message(_OR_UNKNOWN, {"what": what}) if step.question.unknown_allowed else what


def _signs(context: Context, step: Step) -> dict[str, object]:
    """What is missing and where it stands, in words."""
    around = context.live.questionnaire.shape(step.path.rpartition(".")[0])
    question = question_of(step.shape, around)
    inner = around is not None and around.question is not None and around.sort == "record"
    section, item = section_of(context.live, step.path), item_of(context.live, step.path)
    place = section or _brought_by(context, step.path)
    signs: dict[str, object] = {"what": question if inner else caption_of(step.shape), "question": question}
    if item is None:
        return signs | {"place": place}
    return signs | {"item": item, "place": Message(AT_ITEM, {"section": place, "item": item})}


def _why(step: Step) -> Message | None:
    """Why an experienced colleague asks it, where the form says so."""
    why = step.question.why
    return Message(why, context=f"{step.shape.context}.why", domain="forms") if why else None


def is_answered(context: Context, step: Step) -> bool:
    """Whether the question has an answer: a value, "not known", or at least one answered part."""
    value = context.answers.get(step.path)
    return has_content(value)


def origin_of(context: Context, path: str) -> str:
    """Return who asks the question at `path`: a form, a collection, or a pack or treaty."""
    head = path.partition(".")[0]
    for extra in context.live.questionnaire.extras:
        if extra.name == head:
            return extra.origin
    return f"form:{head}"


def _brought_by(context: Context, path: str) -> Message:
    """Return who asks a question that stands in no section: a State by its pack, or a treaty."""
    kind, _, name = origin_of(context, path).partition(":")
    if kind == "treaty":
        return short_of(context.library[name])
    return named(name)


def _is_inside_unanswered(context: Context, step: Step) -> bool:
    """Whether the question is part of a record (an authority, a place) that as a whole is optional and not begun."""
    parent = step.path.rpartition(".")[0]
    shape = context.live.questionnaire.shape(parent)
    if shape is None or shape.question is None or shape.sort != "record":
        return False
    return not has_content(context.answers.get(parent))
