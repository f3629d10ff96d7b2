"""The same case to another State: a draft of its own without what belongs to the first State, and what differs there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mla_writer.answers.answers import Answers, without_item
from mla_writer.answers.draft import Draft, Event, Override
from mla_writer.case import Case
from mla_writer.checks.demands import demands
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import Ref
from mla_writer.countries.model import extra_name
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.forms.shapes import Shape
from mla_writer.interview.because import caption_of
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

Sort = Literal["left_behind", "treaty", "language", "demand", "new_finding", "finding_gone"]
HEADINGS: Mapping[Sort, str] = {
    "left_behind": N_("Left behind, because it belongs to the first State:"),
    "treaty": N_("Treaties:"),
    "language": N_("Languages:"),
    "demand": N_("What the other State asks for:"),
    "new_finding": N_("Findings that are new:"),
    "finding_gone": N_("Findings that are gone:"),
}
"""What stands above the differences of each sort, in the order in which they are told."""

_OF_ITEM = N_("{item}: {what}")
_TREATY_LEFT = N_("{treaty}: {why}")
_EARLIER = N_("earlier request: {item}")
_PACK = N_("what {state} asks for in addition")
_OTHER_STATE = N_("{state} among the other States asked")
_BINDS, _NOT_KNOWN = N_("{treaty} binds both States."), N_("It is not known whether {treaty} binds both States: {why}")
_NO_TREATY = N_("No treaty is known that binds both States.")
_ACCEPTED, _NO_PACK = (
    N_("{state} accepts requests in: {accepted}."),
    N_("It is not known which languages {state} accepts."),
)
_FINDING = N_("{title} ({code})")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise for the other State; `case` is the one whose wording tells it: for what is gone, the first."""

    sort: Sort
    message: Message
    case: Case
    where: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """The case for the other State, not saved yet, and what differs from the first one, in the order of `Sort`."""

    case: Case
    differences: tuple[Difference, ...]


def carry(case: Case, requested: str) -> Carried:
    """Return the same case addressed to `requested`; raise UsageError where that is no other State.

    The kind of the request and everything that is not the first State's stays; the given case is not changed.
    """
    _expect_other(case, requested)
    left: list[Difference] = []
    answers = case.answers.set("request.requested", requested)
    for step in (_without_theirs, _without_pack, _without_treaties, _without_earlier, _without_itself):
        answers = step(case, answers, requested, left)
    event = Event(str(case.today), "carried", f"{case.requested} {requested}")
    other = Case(case.content, Draft(answers, overrides=_overrides(case), history=(event,)), on=case.on)
    return Carried(other, (*left, *_treaties(other), *_languages(other), *_demands(other), *_findings(case, other)))


def _expect_other(case: Case, requested: str) -> None:
    if requested not in case.content.vocabulary.words["country"]:
        raise UsageError([Problem("USE-003", Place(requested), {"word": requested})])
    if requested in {case.requested, case.answers.text("request.requesting")}:
        raise UsageError([Problem("USE-008", Place(requested), {"word": requested})])


def _overrides(case: Case) -> dict[str, Override]:
    """Overrides of what the first State's pack demands go with it; the others lapse by themselves where answers changed."""
    return {key: one for key, one in case.draft.overrides.items() if not key.startswith(f"{case.requested}.")}


# ---- what is left behind -------------------------------------------------------------------------------------------------


def _without_theirs(case: Case, answers: Answers, _: str, left: list[Difference]) -> Answers:
    """Leave behind the answers to questions that belong to the requested State."""
    for name, shape in case.live.questionnaire.root.items():
        for path, found in _theirs(shape, answers.root.get(name), name):
            answers = answers.remove(path)
            left.append(Difference("left_behind", _named(case, path, found), case, path))
    return answers


def _theirs(shape: Shape, value: object, path: str) -> Iterator[tuple[str, Shape]]:
    if value is None:
        return
    if shape.question is not None and shape.question.theirs:
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
    left.append(Difference("left_behind", Message(_PACK, {"state": _state(case)}), case, name))
    return answers.remove(name)


def _without_treaties(case: Case, answers: Answers, requested: str, left: list[Difference]) -> Answers:
    """Leave behind the treaties to which the other State is, by their lists, no party, with what they asked for."""
    named = answers.listed("request.treaties")
    requesting = answers.text("request.requesting")
    between = case.content.treaties_between(requesting, requested, case.request_date, named)
    gone = [one for one in named if one in between and between[one].in_force == "no"]
    for treaty in gone:
        told = {"treaty": _treaty(case, treaty), "why": between[treaty].why}
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
    for key, record in answers.records("request.other_states").items():
        if record.get("state") == requested:
            path = f"request.other_states.{key}"
            told = Message(
                _OTHER_STATE, {"state": Shown(requested, case.live.questionnaire.shape("request.requested"))}
            )
            left.append(Difference("left_behind", told, case, path))
            answers = answers.remove(path)
    return answers


# ---- what differs --------------------------------------------------------------------------------------------------------


def _treaties(case: Case) -> Iterator[Difference]:
    requesting = case.answers.text("request.requesting")
    every = case.content.treaties.likely(requesting, case.requested, case.request_date) if requesting else ()
    for one in every:
        text = _BINDS if one.in_force == "yes" else _NOT_KNOWN
        told = Message(text, {"treaty": _treaty(case, one.id), "why": one.why})
        yield Difference("treaty", told, case, "request.treaties")
    if not every:
        yield Difference("treaty", Message(_NO_TREATY), case, "request.treaties")


def _languages(case: Case) -> Iterator[Difference]:
    accepted = case.pack.languages.accepted if case.pack is not None else ()
    shape = case.live.questionnaire.shape("request.letters")
    told = {"state": _state(case), "accepted": Shown(tuple(accepted), shape)}
    yield Difference("language", Message(_ACCEPTED if accepted else _NO_PACK, told), case, "request.letters")


def _demands(case: Case) -> Iterator[Difference]:
    for one in demands(case.context):
        if one.origin.startswith("country:") and not one.is_known_fact:
            yield Difference("demand", one.message, case, one.where)


def _findings(before: Case, after: Case) -> Iterator[Difference]:
    yield from _only(after, before.findings, "new_finding")
    yield from _only(before, after.findings, "finding_gone")


def _only(case: Case, others: Iterable[Finding], sort: Sort) -> Iterator[Difference]:
    known = {one.key for one in others}
    for one in case.findings:
        if one.key not in known:
            told = Message(_FINDING, {"title": one.title or one.message, "code": one.code})
            yield Difference(sort, told, case, one.where, one.level)


def _state(case: Case) -> Shown:
    return Shown(case.requested, case.live.questionnaire.shape("request.requested"), "request.requested")


def _treaty(case: Case, treaty: str) -> Shown:
    return Shown((treaty,), case.live.questionnaire.shape("request.treaties"))
