"""The names of edits, as undo tells them: what was changed, and of which fact, person or thing."""

from __future__ import annotations

from mla_writer.answers.answers import Answers
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.translation.message import Message, N_

_ANSWERED = N_("answer to “{question}”")
_OF_ITEM = N_("{question} of {item}")
_TEXT = N_("text of {item}")
_NEW = N_("new {item}")
_NEW_FACT = N_("new fact {number}")
_FACT = N_("fact {number}")
_REMOVED = N_("Remove {item}")
_MOVED = N_("Move {item}")


def edited(answers: Answers, path: str, caption: Message | str, called: str = "") -> Message:
    """Name the edit that answers at `path`, or adds an item there.

    `caption` is what the answer is called, `called` the name of the person or thing to which it belongs, if it has one.
    """
    collection, key, rest = _parts(path)
    if collection and not rest:
        number = len(answers.records("facts")) + (key not in answers.records("facts"))
        return Message(_NEW_FACT, {"number": number}) if collection == "facts" else Message(_NEW, {"item": caption})
    if collection == "facts":
        item = _number_of(answers, key)
        is_text = rest == "what"
        return Message(_TEXT, {"item": item}) if is_text else Message(_OF_ITEM, {"question": caption, "item": item})
    if called:
        return Message(_OF_ITEM, {"question": caption, "item": called})
    return Message(_ANSWERED, {"question": caption})


def removed(answers: Answers, path: str, caption: Message | str, called: str = "") -> Message:
    """Name the edit that takes away what stands at `path`; `answers` are those before."""
    return Message(_REMOVED, {"item": item_at(answers, path, caption, called)})


def moved(answers: Answers, path: str, caption: Message | str, called: str = "") -> Message:
    """Name the edit that moves the item at `path`; `answers` are those before."""
    return Message(_MOVED, {"item": item_at(answers, path, caption, called)})


def item_at(answers: Answers, path: str, caption: Message | str, called: str = "") -> Message | str:
    """Return how what stands at `path` is called in a sentence about it: a fact by its number, an item by its name."""
    collection, key, rest = _parts(path)
    if collection == "facts" and not rest:
        return _number_of(answers, key)
    return called if called and not rest else caption


def _number_of(answers: Answers, key: str) -> Message:
    facts = list(answers.records("facts"))
    return Message(_FACT, {"number": facts.index(key) + 1 if key in facts else len(facts) + 1})


def _parts(path: str) -> tuple[str, str, str]:
    """Return collection, item and the place in it; three empty texts where `path` is in no item."""
    collection, _, rest = path.partition(".")
    key, _, below = rest.partition(".")
    return (collection, key, below) if collection in COLLECTIONS and key else ("", "", "")
