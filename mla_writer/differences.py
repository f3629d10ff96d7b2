"""What differs for a case when another State is asked: questions, legal bases, demands, findings, the way a request takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mla_writer.case import Case
from mla_writer.checks.demands import Demand, demands, wanted_alone
from mla_writer.checks.dual_criminality import need
from mla_writer.checks.finding import Finding
from mla_writer.checks.languages import taken
from mla_writer.conditions.values import UNKNOWN
from mla_writer.countries.compare import Cell, compare_ways
from mla_writer.forms.shapes import Shape
from mla_writer.interview.because import caption_of
from mla_writer.interview.interview import Live
from mla_writer.interview.shown import Shown
from mla_writer.letters import wording_for
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.between import TreatyBetween

Sort = Literal[
    "left_behind", "renew", "lies_there", "kept", "not_asked", "asked", "treaty_lost", "treaty_gained", "treaty", "language",
    "way", "new_finding", "finding_gone", "demand_open", "demand_met", "demand_gone",
]  # fmt: skip
HEADINGS: Mapping[Sort, str] = {
    "left_behind": N_("Left behind, because it belongs to the first State:"),
    "renew": N_("To be completed or replaced in this letter:"),
    "lies_there": N_("Copied, although it lies in the first State or names it; check each:"),
    "kept": N_("No longer asked; what you answered is kept:"),
    "new_finding": N_("Findings that are new:"),
    "finding_gone": N_("Findings that are gone:"),
    "treaty_lost": N_("Legal bases lost:"),
    "treaty_gained": N_("Legal bases gained:"),
    "language": N_("Languages:"),
    "way": N_("Authority, channel and dual criminality:"),
    "demand_open": N_("Requirements of the other State not yet met:"),
    "demand_met": N_("Requirements of the other State already met:"),
    "asked": N_("Asked in addition:"),
    "not_asked": N_("No longer asked:"),
    "treaty": N_("Legal bases unchanged:"),
    "demand_gone": N_("What the first State required:"),
}
"""What stands above the differences of each sort, in the order in which they are told."""

_TREATY_WHY = N_("{treaty}: {why}")
_RELIED_ON = N_("{treaty}, on which the request relies: {why}")
_BINDS, _NOT_KNOWN = N_("{treaty} binds both States."), N_("It is not known whether {treaty} binds both States: {why}")
_TAKE_PART = N_("{treaty}: both States take part; it is a scheme, not a treaty, and works through the law of each.")
_NO_TREATY = N_("No treaty is known that binds both States.")
_ACCEPTED, _NO_LANGUAGE = (
    N_("{state}: requests are accepted in {accepted}."),
    N_("{state}: it is not known in which languages requests are accepted."),
)
_ACCEPTED_FOR = N_("{state}: for {measures}, requests are accepted in {accepted}.")
_LETTERS = N_("The letters are in: {letters}.")
_NO_PACK = N_("{state}: there is no country pack, so the requirements are not known.")
_OFFENCE_THERE = N_("Must the act be an offence there too?")
SEVERAL = N_("{what} ({number} times)")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise for the other State; `case` is the one whose wording tells it: for what is gone, the first.

    `before` and `after` are what the two States say of the topic that `message` names; nothing where nothing is known. `code` is
    that of the finding, where the difference is one.
    """

    sort: Sort
    message: Message
    case: Case
    where: str = ""
    level: str = ""
    before: tuple[Message, ...] = ()
    after: tuple[Message, ...] = ()
    code: str = ""


def differences(before: Case, after: Case) -> tuple[Difference, ...]:
    """Return what differs between a case and the same one that asks another State, in the order of HEADINGS."""
    found = (
        *_questions(before, after),
        *_treaties(before, after),
        *_languages(after),
        *_ways(before, after),
        *_findings(before, after),
        *_demands(before, after),
    )
    order = list(HEADINGS)
    return tuple(sorted(found, key=lambda one: order.index(one.sort)))


def told_of(one: Difference, language: str) -> str:
    """Return a difference in words; of a demand that is met, what is wanted alone, without how a lack would be put right."""
    wording, message = wording_for(one.case, language), one.message
    if one.sort != "demand_met":
        return wording.told(message)
    what = message.parameters.get("what") if message.text == SEVERAL else None
    if isinstance(what, Message):
        return wording.told(
            Message(SEVERAL, {**message.parameters, "what": wanted_alone(wording.told(what)).rstrip(".")})
        )
    return wanted_alone(wording.told(message))


def state_of(case: Case) -> Shown:
    """Return the requested State of a case, to be named in a message."""
    return Shown(case.requested, case.live.questionnaire.shape("request.requested"), "request.requested")


def treaty_of(case: Case, treaty: str) -> Shown:
    """Return a treaty, to be named in a message."""
    return Shown((treaty,), case.live.questionnaire.shape("request.treaties"))


# ---- questions -----------------------------------------------------------------------------------------------------------


def _questions(before: Case, after: Case) -> Iterator[Difference]:
    """Yield which questions come and go; those of one kind in several items as one."""
    first, then = _asked(before.live), _asked(after.live)
    gone = {path: shape for path, shape in first.items() if path not in then}
    kept = {path: shape for path, shape in gone.items() if before.answers.get(path) is not UNKNOWN}
    open_ = {path: shape for path, shape in gone.items() if path not in kept}
    yield from _counted("kept", kept, before)
    yield from _counted("not_asked", open_, before)
    yield from _counted("asked", {path: shape for path, shape in then.items() if path not in first}, after)


def _asked(live: Live) -> dict[str, Shape]:
    return {one.path: one.shape for one in live.steps}


def _counted(sort: Sort, found: Mapping[str, Shape], case: Case) -> Iterator[Difference]:
    alike: dict[str, list[str]] = {}
    for path, shape in found.items():
        alike.setdefault(shape.pattern, []).append(path)
    for paths in alike.values():
        caption = caption_of(found[paths[0]])
        yield Difference(sort, _several(caption, len(paths)), case, paths[0])


def _several(what: Message, number: int) -> Message:
    return Message(SEVERAL, {"what": what, "number": number}) if number > 1 else what


# ---- law -----------------------------------------------------------------------------------------------------------------


def _treaties(before: Case, after: Case) -> Iterator[Difference]:
    first, then = _likely(before), _likely(after)
    named = before.answers.listed("request.treaties")
    for one in first:
        if one not in then:
            why = after.content.treaties.binding(one, _states(after), after.request_date).why
            told = Message(_RELIED_ON if one in named else _TREATY_WHY, {"treaty": treaty_of(before, one), "why": why})
            yield Difference("treaty_lost", told, before, "request.treaties")
    for name, found in then.items():
        known = _BINDS if after.content.treaties[name].binding else _TAKE_PART
        text = known if found.in_force == "yes" else _NOT_KNOWN
        told = Message(text, {"treaty": treaty_of(after, name), "why": found.why})
        yield Difference("treaty" if name in first else "treaty_gained", told, after, "request.treaties")
    if not then:
        yield Difference("treaty_lost", Message(_NO_TREATY), after, "request.treaties")


def _states(case: Case) -> tuple[str, str]:
    return case.answers.text("request.requesting"), case.requested


def _likely(case: Case) -> dict[str, TreatyBetween]:
    """Return the treaties that bind both States of a case, or may."""
    one, other = _states(case)
    every = case.content.treaties.likely(one, other, case.request_date) if one and other else ()
    return {found.id: found for found in every}


def _languages(case: Case) -> Iterator[Difference]:
    """Yield in which languages the other State takes this very request, and that no letter is in one of them."""
    every = [one for one in taken(case.context) if one.accepted]
    letters = set(case.answers.listed("request.letters"))
    if not every:
        yield Difference("language", Message(_NO_LANGUAGE, {"state": state_of(case)}), case, "request.letters")
    for one in every:
        asked = Shown(one.measures, case.live.questionnaire.shape("request.assistance"))
        told = {"state": state_of(case), "accepted": _in_words(case, one.accepted), "measures": asked}
        text = _ACCEPTED_FOR if one.measures else _ACCEPTED
        yield Difference("language", Message(text, told), case, "request.letters")
    if letters and any(not letters & set(one.accepted) for one in every):
        told = {"letters": _in_words(case, case.answers.listed("request.letters"))}
        yield Difference("language", Message(_LETTERS, told), case, "request.letters")


def _in_words(case: Case, languages: Iterable[str]) -> Shown:
    return Shown(tuple(languages), case.live.questionnaire.shape("request.letters"))


def _ways(before: Case, after: Case) -> Iterator[Difference]:
    """Yield what the two States say of authority, channel and dual criminality, where that is not the same."""
    if after.pack is None:
        yield Difference("way", Message(_NO_PACK, {"state": state_of(after)}), after)
    first, then = need(before.context), need(after.context)
    if (first.needed, first.text.text) != (then.needed, then.text.text):
        yield Difference("way", Message(_OFFENCE_THERE), after, before=(first.text,), after=(then.text,))
    if before.pack is None or after.pack is None or before.pack.country == after.pack.country:
        return
    for row in compare_ways((before.pack, after.pack), after.content.forms):
        if row.sort != "same":
            first_said, then_said = (
                tuple(_said(case, one) for one in row.cells[case.requested]) for case in (before, after)
            )
            yield Difference("way", row.topic, after, before=first_said, after=then_said)


def _said(case: Case, cell: Cell) -> Message:
    if isinstance(cell.told, Message):
        return cell.told
    return Message("{languages}", {"languages": _in_words(case, cell.told)})


# ---- demands and findings ------------------------------------------------------------------------------------------------


def _demands(before: Case, after: Case) -> Iterator[Difference]:
    for one in _of_state(after):
        if not one.is_met:
            yield Difference("demand_open", one.message, after, one.where)
    yield from _at_once("demand_met", (one for one in _of_state(after) if one.is_met), after)
    yield from _at_once("demand_gone", _of_state(before), before)


def _at_once(sort: Sort, found: Iterable[Demand], case: Case) -> Iterator[Difference]:
    """Yield demands; what is asked of several items, such as each document, once."""
    alike: dict[str, list[Demand]] = {}
    for one in found:
        alike.setdefault(one.message.text, []).append(one)
    for some in alike.values():
        yield Difference(sort, _several(some[0].message, len(some)), case, some[0].where)


def _of_state(case: Case) -> Iterator[Demand]:
    """Yield what the requested State's own law asks of the case."""
    every = demands(case.context)
    return (one for one in every if one.origin.startswith("country:") and not one.is_known_fact)


def _findings(before: Case, after: Case) -> Iterator[Difference]:
    yield from only_findings(after, before.findings, "new_finding")
    yield from only_findings(before, after.findings, "finding_gone")


def only_findings(case: Case, others: Iterable[Finding], sort: Sort) -> Iterator[Difference]:
    """Yield the findings of a case that are not among the `others`."""
    known = {one.key for one in others}
    for one in case.findings:
        if one.key not in known:
            yield Difference(sort, one.title or one.message, case, one.where, one.level, code=one.code)
