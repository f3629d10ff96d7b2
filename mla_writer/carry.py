"""The same case to another State: a draft of its own without what belongs to the first State, and what differs there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from mla_writer.answers.answers import Answers, without_item
from mla_writer.answers.draft import Draft, Event, Override
from mla_writer.answers.values import DRAFTED, Text, has_content
from mla_writer.case import Case
from mla_writer.change import expect_other
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.countries.model import extra_name
from mla_writer.differences import Difference, differences, state_of, treaty_of
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.interview.because import caption_of
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

_SAID_OTHERWISE = frozenset({"kept", "not_asked", "demand_gone"})
"""What is no longer asked is left behind in a draft of its own, or said to be."""
_OTHERS = "request.other_states"
_TELLING = frozenset({"facts", "offences", "orders", "earlier_requests"})
"""Where a State is named because something happened or was decided there."""
_OF_ITEM = N_("{item}: {what}")
_TREATY_LEFT = N_("{treaty}: {why}")
_EARLIER = N_("earlier request: {item}")
_PACK = N_("additional requirements ({state})")
_OTHER_STATE = N_("{state} among the other States asked")
_FIRST_STATE = N_("{state} is named among the other States asked; say what it was asked for, and why.")
_DATE = N_("{caption}: the first letter's date is not copied; enter the day on which this one is signed.")
_REFERENCE = N_(
    "{caption}: {value} belongs to the first letter; give this one its own, so that the replies are not confused."
)


@dataclass(frozen=True, slots=True)
class Carried:
    """The case for the other State, not saved yet, and what differs from the first one, in the order of `Sort`."""

    case: Case
    differences: tuple[Difference, ...]


def carry(case: Case, requested: str) -> Carried:
    """Return the same case addressed to `requested`; raise UsageError where that is no other State.

    The kind of the request and everything that is not the first State's stays; the given case is not changed. The first State
    is named among the others asked; the date of the first letter stays behind, and its reference is told of.
    """
    expect_other(case, requested)
    left: list[Difference] = []
    answers = case.answers.set("request.requested", requested)
    for step in (_without_theirs, _without_pack, _without_treaties, _without_earlier, _without_itself, _with_first):
        answers = step(case, answers, requested, left)
    answers = _as_a_new_letter(case, answers, left)
    event = Event(str(case.today), "carried", f"{case.requested} {requested}")
    other = Case(
        case.content, Draft(answers, overrides=_overrides(case), history=(event,)), on=case.on, beside=case.folder
    )
    left += _lying_there(case, other)
    return Carried(other, (*left, *(one for one in differences(case, other) if one.sort not in _SAID_OTHERWISE)))


def _overrides(case: Case) -> dict[str, Override]:
    """Overrides of what the first State's pack demands go with it; the others lapse by themselves where answers changed."""
    return {key: one for key, one in case.draft.overrides.items() if not key.startswith(f"{case.requested}.")}


# ---- what is left behind -------------------------------------------------------------------------------------------------


def _without_theirs(case: Case, answers: Answers, _: str, left: list[Difference]) -> Answers:
    """Leave behind the answers to questions that belong to the requested State."""
    asked = {one.path: one for one in case.live.steps}
    for name, shape in case.live.questionnaire.root.items():
        for path, found in _theirs(shape, answers.root.get(name), name):
            if path in asked and not case.live.is_theirs(asked[path]):
                continue
            answers = answers.remove(path)
            left.append(Difference("left_behind", _named(case, path, found), case, path))
    return answers


def _theirs(shape: Shape, value: object, path: str) -> Iterator[tuple[str, Shape]]:
    if value is None or not has_content(value):
        return
    if shape.question is not None and shape.question.theirs != "false":
        yield path, shape
    elif isinstance(value, Mapping) and shape.sort != "leaf":
        for key, one in value.items():
            child = shape.child(key)
            if child is not None:
                yield from _theirs(child, one, f"{path}.{key}")


def _named(case: Case, path: str, shape: Shape) -> Message:
    """Return what an answer is called, with the item entered once to which it belongs."""
    head, key, *rest = path.split(".")
    caption = caption_of(shape)
    is_item = head in case.content.forms.collections and rest
    return Message(_OF_ITEM, {"item": Shown(Ref(head, key)), "what": caption}) if is_item else caption


def _without_pack(case: Case, answers: Answers, _: str, left: list[Difference]) -> Answers:
    name = extra_name(case.requested)
    if name not in answers.root:
        return answers
    left.append(Difference("left_behind", Message(_PACK, {"state": state_of(case)}), case, name))
    return answers.remove(name)


def _without_treaties(case: Case, answers: Answers, requested: str, left: list[Difference]) -> Answers:
    """Leave behind the treaties to which the other State is, by their lists, no party, with what they asked for."""
    named = answers.listed("request.treaties")
    requesting = answers.text("request.requesting")
    between = case.content.treaties_between(requesting, requested, case.request_date, named)
    gone = [one for one in named if one in between and between[one].in_force == "no"]
    for treaty in gone:
        told = {"treaty": treaty_of(case, treaty), "why": between[treaty].why}
        left.append(Difference("left_behind", Message(_TREATY_LEFT, told), case, "request.treaties"))
        answers = answers.remove(f"treaty_{treaty}")
    return answers.set("request.treaties", tuple(one for one in named if one not in gone)) if gone else answers


def _without_earlier(case: Case, answers: Answers, _: str, left: list[Difference]) -> Answers:
    """Leave behind earlier requests to the first State: those that say so, and those that the request names without a State."""
    referred = case.answers.get("request.earlier")
    names = {one.id for one in referred if isinstance(one, Ref)} if isinstance(referred, tuple) else set()
    for key, record in case.answers.records("earlier_requests").items():
        if record.get("state", case.requested if key in names else "") == case.requested:
            ref = Ref("earlier_requests", key)
            left.append(
                Difference("left_behind", Message(_EARLIER, {"item": Shown(ref)}), case, f"earlier_requests.{key}")
            )
            answers = without_item(answers, ref)
    return answers


def _without_itself(case: Case, answers: Answers, requested: str, left: list[Difference]) -> Answers:
    """The State now asked is no longer among the others that are asked in the same case."""
    for key, record in answers.records(_OTHERS).items():
        if record.get("state") == requested:
            path = f"{_OTHERS}.{key}"
            told = Message(
                _OTHER_STATE, {"state": Shown(requested, case.live.questionnaire.shape("request.requested"))}
            )
            left.append(Difference("left_behind", told, case, path))
            answers = answers.remove(path)
    return answers


# ---- what comes along, and may still be the first State's ----------------------------------------------------------------


def _lying_there(case: Case, other: Case) -> Iterator[Difference]:
    """Yield what was copied although it lies in the first State, or names it: whether it suits the other, the drafter decides."""
    own, requested = other.answers.text("request.written_in"), case.requested
    for step in other.live.steps:
        head, value = step.path.partition(".")[0], other.answers.get(step.path)
        if head in _TELLING or not requested:
            continue
        is_there = isinstance(value, Mapping) and value.get("country") == requested
        is_named = isinstance(value, Text) and head not in COLLECTIONS and _names(value, requested, own)
        if is_there or is_named:
            yield Difference("lies_there", _named(other, step.path, step.shape), other, step.path)


def _names(value: Text, state: str, own: str) -> bool:
    return any(
        state_name(state, own if language == DRAFTED else language) in version.text
        for language, version in value.versions.items()
    )


# ---- what is added, or has to be made new --------------------------------------------------------------------------------


def _with_first(case: Case, answers: Answers, _: str, told: list[Difference]) -> Answers:
    """Name the first State among the others that are asked in the same case; why it was asked is left to be said."""
    held = answers.records(_OTHERS)
    if not case.requested or any(one.get("state") == case.requested for one in held.values()):
        return answers
    key = next(one for one in (f"s{number}" for number in count(1)) if one not in held)
    message = Message(_FIRST_STATE, {"state": state_of(case)})
    told.append(Difference("renew", message, case, f"{_OTHERS}.{key}.reason"))
    return answers.set(f"{_OTHERS}.{key}.state", case.requested)


def _as_a_new_letter(case: Case, answers: Answers, told: list[Difference]) -> Answers:
    """Leave the date of the first letter behind, and tell of its reference, which stays until there is another."""
    if answers.get("request.date") is not UNKNOWN:
        answers = answers.remove("request.date")
        told.append(Difference("renew", _about(case, "request.date", _DATE), case, "request.date"))
    if answers.get("request.reference") is not UNKNOWN:
        told.append(Difference("renew", _about(case, "request.reference", _REFERENCE), case, "request.reference"))
    return answers


def _about(case: Case, path: str, words: str) -> Message:
    """Return a message about one answer of the frame."""
    shape = case.live.questionnaire.shape(path)
    assert shape is not None
    return Message(words, {"caption": caption_of(shape), "value": Shown(case.answers.get(path), shape, path)})
