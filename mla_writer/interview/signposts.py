"""Signposts: in words, where in the request a question stands: section, item, question."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.conditions.values import Ref
from mla_writer.forms.library import FRAME
from mla_writer.forms.shapes import Shape
from mla_writer.forms.texts import form_context
from mla_writer.interview.interview import Live
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

WITHIN = N_("{whole} – {part}")
NUMBERED = N_("{item} {number}")
AT_ITEM = N_("{section}, {item}")
_AT_QUESTION = N_("{place}: “{question}”")


def place_in_words(live: Live, path: str) -> Message | None:
    """Return section, item and question at `path`; None where a State or treaty brings the question."""
    section, item = section_of(live, path), item_of(live, path)
    if section is None:
        return None
    place = section if item is None else Message(AT_ITEM, {"section": section, "item": item})
    shape, around = live.questionnaire.shape(path), live.questionnaire.shape(path.rpartition(".")[0])
    if shape is None or shape.question is None:
        return place
    return Message(_AT_QUESTION, {"place": place, "question": question_of(shape, around)})


def section_of(live: Live, path: str) -> Message | None:
    """Return the title of the section in which the question at `path` is asked; None for questions that a State brings."""
    name = path.partition(".")[0]
    collection = live.questionnaire.library.collections.get(name)
    if collection is not None:
        return Message(collection.title, context=f"{form_context(name)}:title", domain="forms")
    section = next((shape.section for shape in _down(live, path) if shape.section is not None), None)
    form = live.questionnaire.library.assistance.get(name)
    home = form_context(name)
    if section is None:
        return None if form is None else Message(form.title, context=f"{home}:title", domain="forms")
    title = Message(section.title, context=f"{home}:{section.id}.title", domain="forms")
    if name == FRAME or form is None or form.title == section.title:
        return title
    return Message(WITHIN, {"whole": Message(form.title, context=f"{home}:title", domain="forms"), "part": title})


def item_of(live: Live, path: str) -> object:
    """Return what tells the item around `path` from its neighbours: an item entered once, a tied thing or a number; or None."""
    keys = path.split(".")
    if keys[0] in live.questionnaire.library.collections:
        return Shown(Ref(keys[0], keys[1]), None, f"{keys[0]}.{keys[1]}") if len(keys) > 1 else None
    for length in range(len(keys) - 1, 1, -1):
        shape = live.questionnaire.shape(".".join(keys[:length]))
        around = live.questionnaire.shape(".".join(keys[: length - 1]))
        if shape is not None and around is not None and around.sort == "items":
            return _of_list(live, keys[:length], around)
    return None


def numbered_item(live: Live, path: str) -> Message | None:
    """Return the word for the item at `path` with its number in its list ("person 2"); None where there is no such item.

    So an item is called that has no name yet.
    """
    listed, _, key = path.rpartition(".")
    order = list(live.answers.records(listed)) if listed else []
    if key not in order:
        return None
    collection = live.questionnaire.library.collections.get(listed)
    if collection is not None:
        word = Message(collection.item, context=f"{form_context(listed)}:item", domain="forms")
    else:
        around = live.questionnaire.shape(listed)
        if around is None or around.repeats is None:
            return None
        word = Message(around.repeats.item, context=f"{around.context}.item", domain="forms")
    return Message(NUMBERED, {"item": word, "number": order.index(key) + 1})


def question_of(shape: Shape, around: Shape | None) -> Message:
    """Return the question at `shape`; a part of an answer (the name of an authority) after the question it belongs to."""
    question = Message(_question(shape), context=f"{shape.context}.label", domain="forms")
    if around is None or around.question is None or around.sort != "record":
        return question
    whole = Message(around.question.label, context=f"{around.context}.label", domain="forms")
    return Message(WITHIN, {"whole": whole, "part": question})


def _question(shape: Shape) -> str:
    return shape.question.label if shape.question is not None else shape.pattern


def _of_list(live: Live, keys: list[str], around: Shape) -> object:
    """The thing or person that a measure is about, where it was named; else the word for an item with its number."""
    record = live.answers.get(".".join(keys))
    held = record if isinstance(record, dict) else {}
    named = next((one for one in held.values() if isinstance(one, Ref) and one.collection != "facts"), None)
    if named is not None:
        return Shown(named)
    order = list(live.answers.records(".".join(keys[:-1])))
    number = order.index(keys[-1]) + 1 if keys[-1] in order else len(order) + 1
    word = around.repeats.item if around.repeats is not None else ""
    return Message(
        NUMBERED, {"item": Message(word, context=f"{around.context}.item", domain="forms"), "number": number}
    )


def _down(live: Live, path: str) -> Iterator[Shape]:
    keys = path.split(".")
    for length in range(1, len(keys) + 1):
        shape = live.questionnaire.shape(".".join(keys[:length]))
        if shape is not None:
            yield shape
