"""Whether a treaty binds two States on a day, as far as its list of parties tells: yes, no, or not known, and why.

A State that a list does not name is no party only where the list says that it is complete. A territory is bound only where
the treaty was extended to it. A list that rests on general knowledge decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mla_writer.conditions.values import Day
from mla_writer.forms.model import Source
from mla_writer.translation.catalogue import named
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.model import NOT_IN_FORCE, NOT_KNOWN, Told, Treaty
from mla_writer.treaties.territories import STATE_OF
from mla_writer.treaties.when import when

_BOTH = N_("both States are listed as parties {when}.")
_BOTH_UNDATED = N_("both States are in its list of parties, which has no date.")
_BOTH_RECALLED = N_("both States are believed to be parties, from general knowledge only.")
_ABSENT = N_("{state} is not shown as a party {when}.")
_NOT_TOLD = N_("the list of {as_of} does not show whether {state} is a party.")
_NOT_TOLD_UNDATED = N_("whether {state} is a party is not known: the list of parties is not complete or not certain.")
_UNCLEAR = N_("{state}: {note}")
_NOT_YET = N_("it entered into force only on {date}.")
_NOT_IN_FORCE, _FORCE_UNKNOWN = N_("it is not in force. {note}"), N_("it is not known whether it is in force. {note}")
_NOT_YET_THERE = N_("for {state} it enters into force only on {date}.")
_ENDED = N_("it has no longer bound {state} since {date}.")
_TERRITORY = N_("it is not known whether it was extended to {state}, a territory with its own authorities.")
_SINCE_UNKNOWN = N_("{state} is listed as a party {when}; whether it was one before is not known.")
_ONE_SIDE = N_(
    "it binds {state} on one side and the other parties on the other, but not those parties among themselves."
)
_TAKE_PART = N_(
    "both States take part, as listed {when}; it is a scheme, not a treaty, and works through the law of each."
)
_NOT_EXTENDED = N_("it was not extended to {state}.")
_NOT_OPEN = N_("{state} is not among the States to which it is open.")
_PARENT = N_("it supplements another treaty, and counts only together with that: {why}")


Standing = Literal[
    "listed", "listed_since", "later", "ended", "unclear", "perhaps_extended", "not_extended", "not_listed"
]  # fmt: skip
"""How a State stands in a list of parties; `listed_since`: on a day before that of the list, when it may not have been one."""
_DOUBTS: Mapping[Standing, tuple[Told, str]] = {
    "ended": ("no", _ENDED), "later": ("no", _NOT_YET_THERE), "unclear": ("unknown", _UNCLEAR),
    "perhaps_extended": ("unknown", _TERRITORY), "not_extended": ("no", _NOT_EXTENDED),
    "listed_since": ("unknown", _SINCE_UNKNOWN),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TreatyBetween:
    """What is known of one treaty between two States on a day: is it in force there, and why we say so.

    `is_late` tells that it is not in force yet, generally or for one of the two; `starts` is that day, where it is known.
    """

    id: str
    in_force: Told
    why: Message
    sources: tuple[Source, ...]
    is_late: bool = False


def binds(treaty: Treaty, states: tuple[str, str], on: Day, parent_of: Callable[[str], Treaty | None]) -> TreatyBetween:
    """Return whether `treaty` binds the two `states` on the day `on`; `parent_of` finds the treaty that it supplements."""
    parent = parent_of(treaty.protocol_to) if treaty.protocol_to else None
    found = _by_itself(treaty, states, on)
    if parent is None or found.in_force == "no":
        return found
    above = binds(parent, states, on, parent_of)
    if above.in_force == "no" or (above.in_force == "unknown" and found.in_force == "yes"):
        return TreatyBetween(treaty.treaty, above.in_force, Message(_PARENT, {"why": above.why}), above.sources)
    return found


def may_bind(treaty: Treaty, state: str) -> bool:
    """Return whether a State is a party to the treaty, was one or will be, or may be one for all that is known."""
    parties = treaty.parties
    if state in parties.states or state in parties.unclear or state in parties.since:
        return True
    told = parties.territories.get(state)
    return told != "no" if told is not None else _absent(treaty, state).in_force != "no"


def _by_itself(treaty: Treaty, states: tuple[str, str], on: Day) -> TreatyBetween:
    """A State that is no party is none, whether the treaty is in force or not."""
    entered = _entered(treaty, on)
    if entered is not None and entered.in_force == "no":
        return entered
    listed = _alone(treaty, states, on)
    return listed if entered is None or listed.in_force == "no" else entered


def lists_both(treaty: Treaty, states: tuple[str, str]) -> bool:
    """Whether the list of parties holds both States in whatever way: as parties, in doubt, or as a territory of a party."""
    parties = treaty.parties
    listed = (parties.states, parties.unclear, parties.territories)
    return all(any(one in some or STATE_OF.get(one) in some for some in listed) for one in states)


def _entered(treaty: Treaty, on: Day) -> TreatyBetween | None:
    """Return why the treaty is in force for nobody on the day, or None where it is in force."""
    if treaty.in_force in {NOT_IN_FORCE, NOT_KNOWN}:
        note = _note(treaty, "in_force_note", treaty.in_force_note)
        is_out = treaty.in_force == NOT_IN_FORCE
        why = Message(_NOT_IN_FORCE if is_out else _FORCE_UNKNOWN, {"note": note})
        return TreatyBetween(treaty.treaty, "no" if is_out else "unknown", why, treaty.source, is_late=is_out)
    if Day.parse(treaty.in_force).first > on.last:
        why = Message(_NOT_YET, {"date": Day.parse(treaty.in_force)})
        return TreatyBetween(treaty.treaty, "no", why, treaty.parties.source, is_late=True)
    return None


def _alone(treaty: Treaty, states: tuple[str, str], on: Day) -> TreatyBetween:
    """Return what the list of parties tells: what excludes a State goes before what is not known of the other."""
    side = treaty.parties.one_side
    if side and side not in states:
        told = Message(_ONE_SIDE, {"state": named(side)})
        return TreatyBetween(treaty.treaty, "no", told, treaty.parties.source)
    doubts = [one for state in states for one in _doubts(treaty, state, on)]
    for sure in ("no", "unknown"):
        for one in doubts:
            if one.in_force == sure:
                return one
    parties = treaty.parties
    if is_recalled(treaty):
        return TreatyBetween(treaty.treaty, "unknown", Message(_BOTH_RECALLED), parties.source)
    as_of = _as_of(treaty)
    listed = _BOTH if treaty.binding else _TAKE_PART
    why = Message(listed, {"when": when(as_of)}) if as_of else Message(_BOTH_UNDATED)
    return TreatyBetween(treaty.treaty, "yes", why, parties.source)


def standing(treaty: Treaty, state: str, on: Day) -> tuple[Standing, Day | None]:
    """Return how a State stands in the list of parties on a day, and the day that it turns on, where there is one.

    Whether the treaty is in force at all is another question.
    """
    parties = treaty.parties
    ended, begins, territory = parties.until.get(state), parties.since.get(state), parties.territories.get(state)
    if ended and Day.parse(ended).last <= on.first:
        return "ended", Day.parse(ended)
    if begins and Day.parse(begins).first > on.last:
        return "later", Day.parse(begins)
    if state in parties.unclear:
        return "unclear", None
    if territory is not None:
        return _TERRITORIES[territory], None
    if state not in parties.states:
        return "not_listed", None
    return "listed_since" if not begins and _is_before_list(treaty, on) else "listed", _as_of(treaty)


_TERRITORIES: Mapping[Told, Standing] = {"yes": "listed", "no": "not_extended", "unknown": "perhaps_extended"}


def _doubts(treaty: Treaty, state: str, on: Day) -> Iterator[TreatyBetween]:
    sort, day = standing(treaty, state, on)
    if sort == "not_listed":
        yield _absent(treaty, state)
    elif sort != "listed":
        known, text = _DOUBTS[sort]
        about: dict[str, object] = {"state": named(state)}
        if sort == "unclear":
            about["note"] = _note(treaty, f"parties.unclear.{state}", treaty.parties.unclear[state])
        if day is not None:
            about |= {"when": when(day)} if sort == "listed_since" else {"date": day}
        message = Message(text, about)
        yield TreatyBetween(treaty.treaty, known, message, treaty.parties.source, is_late=sort == "later")


def _absent(treaty: Treaty, state: str) -> TreatyBetween:
    """A State that the list does not name; a territory of a party may be bound all the same."""
    parties, above = treaty.parties, STATE_OF.get(state, "")
    if above in parties.states or above in parties.unclear:
        return TreatyBetween(treaty.treaty, "unknown", Message(_TERRITORY, {"state": named(state)}), parties.source)
    if parties.open_to and state not in parties.open_to:
        return TreatyBetween(treaty.treaty, "no", Message(_NOT_OPEN, {"state": named(state)}), parties.source)
    as_of, is_complete = _as_of(treaty), parties.absence_means == "not_party"
    if as_of is None or is_recalled(treaty):
        why = Message(_NOT_TOLD_UNDATED, {"state": named(state)})
        return TreatyBetween(treaty.treaty, "unknown", why, parties.source)
    why = Message(_ABSENT if is_complete else _NOT_TOLD, {"state": named(state), "when": when(as_of), "as_of": as_of})
    return TreatyBetween(treaty.treaty, "no" if is_complete else "unknown", why, parties.source)


def _is_before_list(treaty: Treaty, on: Day) -> bool:
    """Whether a day lies before that of a list that others may have joined meanwhile; a treaty of two binds both at once."""
    as_of = _as_of(treaty)
    return as_of is not None and on.last < as_of.first and not treaty.is_bilateral


def is_recalled(treaty: Treaty) -> bool:
    """Whether the list of parties rests on general knowledge alone."""
    return all(one.confidence in {"general_knowledge", "unknown"} for one in treaty.parties.source)


def _as_of(treaty: Treaty) -> Day | None:
    """Return the day of the list of parties; None where the list has no date, and so is not complete on any."""
    return Day.parse(treaty.parties.as_of) if treaty.parties.as_of != NOT_KNOWN else None


def _note(treaty: Treaty, part: str, text: str) -> Message | str:
    """A note of the treaty's own; nothing where it has none."""
    return Message(text, context=f"treaties/{treaty.treaty}:{part}", domain="forms") if text else ""
