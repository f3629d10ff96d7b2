"""The treaties of a State as a part of its sheet: which bind it and as of when, and what it notified under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.conditions.values import Day
from mla_writer.countries.sheet import SheetLine, SheetPart
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.between import is_recalled, standing
from mla_writer.treaties.model import NOT_IN_FORCE, NOT_KNOWN, Treaty
from mla_writer.treaties.named import short_of
from mla_writer.treaties.when import when

_TITLE = N_("Treaties")
_LISTED, _UNDATED = N_("It is listed as a party {when}."), N_("It is in the list of parties, which has no date.")
_RECALLED = N_("It is believed to be a party, from general knowledge only.")
_TAKES_PART = N_(
    "It takes part, as listed {when}; this is a scheme, not a treaty, and works through the law of each State."
)
_LATER = N_("It has been bound since {date}.")
_UNCLEAR = N_("Whether it is a party is not certain: {note}.")
_TERRITORY = N_("Whether the treaty was extended to it is not known.")
_AUTHORITY, _LANGUAGE = N_("Authority notified: {text}."), N_("Language notified: {text}.")
_NOTIFIED = {"authority": _AUTHORITY, "language": _LANGUAGE}


def treaties_part(state: str, treaties: Iterable[Treaty], on: Day) -> SheetPart:
    """Return the treaties in force that bind a State on a day, or may, and the authorities and languages that it notified."""
    return SheetPart(Message(_TITLE), tuple(line for one in treaties for line in _lines(state, one, on)))


def _lines(state: str, treaty: Treaty, on: Day) -> Iterator[SheetLine]:
    told = _standing(state, treaty, on)
    if told is None:
        return
    name = short_of(treaty)
    yield SheetLine(name, told, "", treaty.parties.source)
    for one in treaty.reservations:
        if one.state == state and one.kind in _NOTIFIED:
            context = f"treaties/{treaty.treaty}:reservations.{one.id}"
            text = Message(one.text.rstrip("."), context=context, domain="forms")
            yield SheetLine(name, Message(_NOTIFIED[one.kind], {"text": text}), "", one.source)


def _standing(state: str, treaty: Treaty, on: Day) -> Message | None:
    """Return how the treaty stands for a State, or None where it does not bind it, as far as is known."""
    if treaty.in_force == NOT_IN_FORCE:
        return None
    sort, day = standing(treaty, state, on)
    if sort == "unclear":
        context = f"treaties/{treaty.treaty}:parties.unclear.{state}"
        return Message(_UNCLEAR, {"note": Message(treaty.parties.unclear[state], context=context, domain="forms")})
    if sort == "perhaps_extended":
        return Message(_TERRITORY)
    if sort == "later":
        return Message(_LATER, {"date": day})
    return _listed(treaty, on) if sort in {"listed", "listed_since"} else None


def _listed(treaty: Treaty, on: Day) -> Message:
    """Return what being in the list of parties means on a day."""
    begins = Day.parse(treaty.in_force) if treaty.in_force != NOT_KNOWN else None
    if begins is not None and begins.first > on.last:
        return Message(_LATER, {"date": begins})
    if is_recalled(treaty):
        return Message(_RECALLED)
    if treaty.parties.as_of == NOT_KNOWN:
        return Message(_UNDATED)
    return Message(_LISTED if treaty.binding else _TAKES_PART, {"when": when(Day.parse(treaty.parties.as_of))})
